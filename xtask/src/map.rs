//! `cargo xtask map`: packs the outlines, the names of countries and the disputed areas of the card's map into `www/card/outlines.js`. With
//! `--check` it compares instead of writing.

mod outlines;
mod simplify;

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, bail, ensure};

use crate::{eval::data, sh};

const FILE: &str = "www/card/outlines.js";

/// Packs or checks.
///
/// # Errors
/// Where the data is not there, or the committed file is not what it packs to. A check without the data passes: a clone has only the file.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        _ => bail!("cargo xtask map [--check]"),
    };
    if check && !data::directory().exists() {
        println!("{FILE} is not compared: the data it is made of is not here");
        return Ok(());
    }
    let packed = pack()?;
    let path = sh::root().join(FILE);
    if !check {
        println!("{FILE}: {} bytes", packed.len());
        return fs::write(path, packed).context(FILE);
    }
    let committed = fs::read_to_string(path).context(FILE)?;
    ensure!(committed == packed, "{FILE} is not what the data packs to: run `cargo xtask map`");
    Ok(())
}

fn pack() -> Result<String> {
    let mut script = String::from(
        "/** Data of the map. Made by `cargo xtask map` from Natural Earth (public domain) and lexicon/map-*.txt: do not edit. */\n",
    );
    let steps = (1.0 / outlines::STEP).round();
    writeln!(script, "/** Steps of the packed lines in a degree. */\nexport const STEPS = {steps};")?;
    let text = [
        ("OUTLINES", "Countries and their lines: xtask/src/map/outlines.rs says how.", outlines::pack()?),
        (
            "NAMES",
            "Code and name of a country, a line each.",
            lines("map-countries", |line| line.replace(" | ", " "))?,
        ),
        (
            "DISPUTED",
            "Names, latitude, longitude, half the height, half the width: a line an area.",
            lines("map-disputed", |line| line.replace(" | ", "|").replace(", ", ",").to_lowercase())?,
        ),
    ];
    for (name, what, value) in text {
        ensure!(!value.contains(['"', '\\']), "{name} has a character that ends a string");
        writeln!(script, "/** {what} */\nexport const {name} = \"{}\";", value.replace('\n', "\\n"))?;
    }
    Ok(script)
}

/// The lines of a list that are no comment, each rewritten, as one string.
fn lines(list: &str, rewrite: impl Fn(&str) -> String) -> Result<String> {
    let path = sh::root().join("lexicon").join(format!("{list}.txt"));
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let kept = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(rewrite);
    Ok(kept.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_data_packs_to_the_committed_file() {
        super::run(&["--check".to_owned()]).unwrap();
    }
}
