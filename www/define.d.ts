// The script-tag entry has no exports; it makes `<nutgraf-card>` known.
import "./nutgraf.d.ts";
