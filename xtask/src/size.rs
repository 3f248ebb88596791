//! `cargo xtask size`: the bytes of everything that a reader downloads, against the limits and the record in `budget.toml`.

mod downloads;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Error, Result, bail};
use flate2::{Compression, write::GzEncoder};
use serde::{Deserialize, Serialize};

use crate::build::{self, Optimise};
use crate::{package, sh};

/// Where the limits and the last recorded sizes stand.
const BUDGET: &str = "xtask/budget.toml";

/// Share of a recorded size by which the real one may differ unrecorded, smaller or larger.
const TOLERANCE: f64 = 0.01;

/// Brotli as content networks precompress: the best quality, a window of 4 MB.
const BROTLI_QUALITY: i32 = 11;
const BROTLI_WINDOW: i32 = 22;
/// Blocks of 1 MB (as a power of two): with the crate's default of a quarter it packs a long file 4 % worse than the encoder in C
/// that servers run; so it comes within 1 % of that one.
const BROTLI_BLOCK: i32 = 20;

const HEADER: &str = "\
# Bytes on the wire (brotli) of what a reader downloads. `limit` is decided by people, `recorded` is written by
# `cargo xtask size --update`; `cargo xtask size` fails above the limit, and on an unrecorded change of more than 1 %.
";

#[derive(Serialize, Deserialize)]
struct Budget {
    artefact: Vec<Artefact>,
}

#[derive(Serialize, Deserialize)]
struct Artefact {
    name: String,
    what: String,
    limit: usize,
    recorded: usize,
    /// Bytes by which it is known to miss its limit: printed as a miss every time, and no leave to grow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    excess: Option<usize>,
}

/// Bytes of a file, or of several.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Measures, prints and checks; `--update` records what was measured.
///
/// # Errors
/// Where something is above its limit, or differs from the record.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let update = match arguments {
        [] => false,
        [flag] if flag == "--update" => true,
        other => bail!("unknown arguments {}; only --update is known", other.join(" ")),
    };
    build::bindings(Optimise::Always)?;
    let measured = measure(&package::write()?)?;
    let path = sh::root().join(BUDGET);
    let mut budget: Budget = toml::from_str(&fs::read_to_string(&path)?).context(BUDGET)?;
    let faults = check(&mut budget, &measured, update)?;
    if update {
        fs::write(&path, format!("{HEADER}\n{}", toml::to_string(&budget)?))?;
    }
    if faults.is_empty() { Ok(()) } else { bail!("sizes:\n  {}", faults.join("\n  ")) }
}

/// Prints a line for each file of the npm package that a reader downloads, and returns the sizes by the names in `budget.toml`.
fn measure(package: &Path) -> Result<BTreeMap<&'static str, Size>> {
    let downloads = downloads::find(package)?;
    println!("{:>9} {:>9} {:>9}  file", "raw", "gzip", "brotli");
    let mut sizes: BTreeMap<&'static str, Size> = BTreeMap::new();
    for (group, files) in [
        ("loader", &downloads.loader),
        ("front-end", &downloads.rest),
        ("map", &downloads.map),
        ("exports", &downloads.exports),
        ("on-demand", &downloads.on_demand),
    ] {
        for file in files {
            let size = size_of(&package.join(file))?;
            print_line(size, file);
            sizes.entry(group).or_default().add(size);
        }
    }
    let mut stored = Size::default();
    for file in downloads.before_a_stored_card() {
        stored.add(size_of(&package.join(file))?);
    }
    let whole = size_of(&package.join(&downloads.wasm))?;
    print_line(whole, &downloads.wasm);
    let mut all = whole;
    ["loader", "front-end", "map"]
        .iter()
        .filter_map(|group| sizes.get(group))
        .for_each(|size| all.add(*size));
    let mut code = whole;
    for (group, size) in data_sizes()? {
        code = code.without(size);
        sizes.insert(group, size);
    }
    sizes.extend([("stored", stored), ("wasm-code", code), ("all", all)]);
    Ok(sizes)
}

/// The data inside the WebAssembly: the networks, the tagger's gazetteer, and the lexicons with the places.
fn data_sizes() -> Result<[(&'static str, Size); 5]> {
    let model = fs::read(sh::root().join("model/tagger.bin")).context("model/tagger.bin")?;
    let begins = nutgraf::internals::syntax_begins().map_err(Error::msg).context("model/tagger.bin")?;
    let names = size_of_bytes(model.get(..begins).context("model/tagger.bin: not what was built in")?)?;
    // What it adds to the file that has all before it.
    let clauses = size_of_bytes(&model)?.without(names);
    let statements = size_of(&sh::root().join("model/statements.bin"))?;
    let gazetteer = size_of(&sh::root().join("model/gazetteer.bin"))?;
    let mut lexicons = size_of(&sh::root().join("model/lexicon.bin"))?;
    let places = size_of(&sh::root().join("model/places.bin"))?;
    for (size, file) in [
        (names, "tagger.bin up to its network of syntax"),
        (clauses, "tagger.bin from there on"),
        (statements, "statements.bin"),
        (gazetteer, "gazetteer.bin"),
        (lexicons, "lexicon.bin"),
        (places, "places.bin"),
    ] {
        print_line(size, &format!("  of that model/{file}"));
    }
    lexicons.add(places);
    lexicons.add(text_size()?);
    Ok([
        ("names", names),
        ("clauses", clauses),
        ("statements", statements),
        ("gazetteer", gazetteer),
        ("lexicons", lexicons),
    ])
}

/// The word lists that the sources of the core take in as text.
fn text_size() -> Result<Size> {
    let mut sources = String::new();
    for path in files(&sh::root().join("src"), "rs")? {
        // The story of an HTML page is found by the command line; the browser has its own copy of the rules.
        if !path.starts_with(sh::root().join("src/html")) {
            sources.push_str(&fs::read_to_string(path)?);
        }
    }
    let mut lists = Vec::new();
    for path in files(&sh::root().join("lexicon"), "txt")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if sources.contains(&format!("lexicon/{name}\")")) {
            lists.extend(fs::read(path)?);
        }
    }
    let size = size_of_bytes(&lists)?;
    print_line(size, "  of that word lists taken in as text");
    Ok(size)
}

/// Every file below `folder` with this ending, in order.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Prints a line for each artefact of the budget, and says what is wrong.
fn check(budget: &mut Budget, measured: &BTreeMap<&str, Size>, update: bool) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    println!("\n{:>9} {:>9} {:>9} {:>9}  artefact", "raw", "gzip", "brotli", "limit");
    for artefact in &mut budget.artefact {
        let Artefact { name, what, limit, recorded, excess } = artefact;
        let size =
            *measured.get(name.as_str()).with_context(|| format!("{BUDGET}: unknown artefact {name}"))?;
        println!("{:>9} {:>9} {:>9} {limit:>9}  {name}: {what}", size.raw, size.gzip, size.brotli);
        let known = excess.unwrap_or(0);
        if known > 0 {
            println!(
                "{:>39}  MISSED: {name} is {} bytes over its limit",
                "",
                size.brotli.saturating_sub(*limit)
            );
        }
        if size.brotli > *limit + known {
            faults.push(format!("{name}: {} bytes, the limit is {limit}", size.brotli));
        }
        if update {
            *recorded = size.brotli;
        } else if size.brotli.abs_diff(*recorded) as f64 > TOLERANCE * *recorded as f64 {
            let advice = "record it with `cargo xtask size --update` and say why in the commit";
            faults.push(format!("{name}: {} bytes, recorded are {recorded}; {advice}", size.brotli));
        }
    }
    Ok(faults)
}

fn print_line(Size { raw, gzip, brotli }: Size, name: &str) {
    println!("{raw:>9} {gzip:>9} {brotli:>9}  {name}");
}

fn size_of(path: &Path) -> Result<Size> {
    size_of_bytes(&fs::read(path).with_context(|| path.display().to_string())?)
}

fn size_of_bytes(bytes: &[u8]) -> Result<Size> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        lgblock: BROTLI_BLOCK,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(Size { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: packed.len() })
}

impl Size {
    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }

    fn without(self, other: Self) -> Self {
        Self {
            raw: self.raw.saturating_sub(other.raw),
            gzip: self.gzip.saturating_sub(other.gzip),
            brotli: self.brotli.saturating_sub(other.brotli),
        }
    }
}
