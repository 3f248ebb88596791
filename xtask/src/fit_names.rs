//! `cargo xtask fit-names`: fits the weights of the first recogniser to the Worldwide training stories and writes
//! `src/names/table.rs`. A maximum-entropy model, stochastic gradient with decaying steps in a fixed order.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::Result;
use nutgraf::internals;

use crate::eval::worldwide;

const CLASSES: [&str; 7] = ["", "Person", "Location", "Organization", "NORP", "Facility", "Misc"];
/// Passes over the data.
const PASSES: usize = 14;
/// The first step, and the strength of the pull towards zero at each example.
const STEP: f64 = 0.1;
const PULL: f64 = 2e-4;
/// One nat is this many units of the table.
const UNIT: f64 = 16.0;
/// Width of a step of the confidence table, in units of the table, and how many there are.
const MARGIN: i32 = 8;
const MARGINS: usize = 12;

struct Example {
    bits: Vec<usize>,
    class: usize,
    /// Which half of the stories it is from.
    half: usize,
}

pub(crate) fn run() -> Result<()> {
    let names = internals::name_evidence_names();
    let examples = examples()?;
    println!("{} candidates", examples.len());
    let weights = fit(&examples.iter().collect::<Vec<_>>(), names.len());
    // Confidence from halves that did not train the weights.
    let mut counts = vec![[(0usize, 0usize); MARGINS]; CLASSES.len()];
    for half in 0..2 {
        let (own, other): (Vec<_>, Vec<_>) = examples.iter().partition(|it| it.half == half);
        let weights = rounded(&fit(&other, names.len()));
        for example in own {
            let (best, margin) = decide(&weights, &example.bits);
            let step = usize::try_from(margin / MARGIN)?.min(MARGINS - 1);
            counts[best][step].0 += usize::from(best == example.class);
            counts[best][step].1 += 1;
        }
    }
    fs::write(crate::sh::root().join("src/names/table.rs"), table(&names, &rounded(&weights), &counts))?;
    Ok(())
}

fn examples() -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for (number, story) in worldwide::stories("train")?.iter().enumerate() {
        let bytes: Vec<usize> = story.text.char_indices().map(|it| it.0).chain([story.text.len()]).collect();
        let gold: BTreeMap<_, _> = story
            .names
            .iter()
            .map(|(start, end, class)| {
                ((bytes[*start], bytes[*end]), CLASSES.iter().position(|it| it == class))
            })
            .collect();
        for (start, end, evidence) in internals::name_evidence(&story.text) {
            let class = match gold.get(&(start, end)) {
                Some(Some(class)) => *class,
                Some(None) => continue,
                None => 0,
            };
            let bits = (0..128).filter(|bit| evidence >> bit & 1 == 1).collect();
            examples.push(Example { bits, class, half: number % 2 });
        }
    }
    Ok(examples)
}

type Weights = Vec<[f64; CLASSES.len()]>;

/// The last row is the bias.
fn fit(examples: &[&Example], evidences: usize) -> Weights {
    let mut weights = vec![[0.0; CLASSES.len()]; evidences + 1];
    let mut mean = weights.clone();
    // A fixed walk through all examples: the stride has no divisor in common with their number.
    let stride = (7919..).find(|it| gcd(*it, examples.len()) == 1).unwrap_or(1);
    let mut at = 0;
    for pass in 0..PASSES {
        let step = STEP / (1.0 + pass as f64);
        for _ in 0..examples.len() {
            at = (at + stride) % examples.len();
            let example = examples[at];
            let mut sums = weights[evidences];
            for &bit in &example.bits {
                for (sum, weight) in sums.iter_mut().zip(weights[bit]) {
                    *sum += weight;
                }
            }
            let top = sums.iter().copied().fold(f64::MIN, f64::max);
            let powers = sums.map(|sum| (sum - top).exp());
            let total: f64 = powers.iter().sum();
            for &row in example.bits.iter().chain([&evidences]) {
                for (class, weight) in weights[row].iter_mut().enumerate() {
                    let truth = f64::from(u8::from(class == example.class));
                    *weight += step * (truth - powers[class] / total - PULL * *weight);
                }
            }
        }
        if pass + 4 >= PASSES {
            for (sum, weight) in mean.iter_mut().flatten().zip(weights.iter().flatten()) {
                *sum += weight / 4.0;
            }
        }
    }
    mean
}

fn gcd(first: usize, second: usize) -> usize {
    if second == 0 { first } else { gcd(second, first % second) }
}

fn rounded(weights: &Weights) -> Vec<[i32; CLASSES.len()]> {
    weights.iter().map(|row| row.map(|it| (it * UNIT).round().clamp(-127.0, 127.0) as i32)).collect()
}

fn decide(weights: &[[i32; CLASSES.len()]], bits: &[usize]) -> (usize, i32) {
    let mut sums = weights[weights.len() - 1];
    for &bit in bits {
        for (sum, weight) in sums.iter_mut().zip(weights[bit]) {
            *sum += weight;
        }
    }
    let best = (0..sums.len()).max_by_key(|&class| (sums[class], std::cmp::Reverse(class))).unwrap_or(0);
    let next = (0..sums.len()).filter(|&class| class != best).map(|class| sums[class]).max().unwrap_or(0);
    (best, sums[best] - next)
}

fn table(names: &[String], weights: &[[i32; CLASSES.len()]], counts: &[[(usize, usize); MARGINS]]) -> String {
    let mut out = String::from(
        "//! The weights of the evidences, made by `cargo xtask fit-names`: do not edit.\n//!\n\
         //! A maximum-entropy model of the candidates of the Worldwide training stories; one nat is 16 units.\n\n",
    );
    let classes = CLASSES.len();
    let (bias, rows) = weights.split_last().unwrap_or((&[0; CLASSES.len()], &[]));
    let _ = writeln!(
        out,
        "/// None, person, place, organisation, group, facility, other: where nothing is known."
    );
    let _ = writeln!(out, "pub(super) const BIAS: [i32; {classes}] = {bias:?};\n");
    let _ = writeln!(out, "/// A row an evidence, in the order of their bits.");
    let _ = writeln!(out, "#[rustfmt::skip]\npub(super) static WEIGHTS: &[[i8; {classes}]] = &[");
    for (name, row) in names.iter().zip(rows) {
        let numbers: Vec<_> = row.iter().map(|it| format!("{it:4}")).collect();
        let _ = writeln!(out, "    [{}], // {name}", numbers.join(","));
    }
    let _ = writeln!(out, "];\n");
    let _ = writeln!(out, "/// Units of one step of the lead over the next class.");
    let _ = writeln!(out, "pub(super) const STEP: i32 = {MARGIN};\n");
    let _ = writeln!(
        out,
        "/// How often a class was right at each step of its lead, on stories that were not fitted."
    );
    let _ = writeln!(out, "#[rustfmt::skip]\npub(super) static SURE: [[f32; {MARGINS}]; {classes}] = [");
    for row in counts {
        let mut least = 0.0f64;
        let cells = row.iter().map(|&(right, found)| {
            // Two doubts more where there is little to count; never falling.
            least = least.max((right as f64 + 1.0) / (found as f64 + 2.0));
            format!("{least:.2}")
        });
        let _ = writeln!(out, "    [{}],", cells.collect::<Vec<_>>().join(", "));
    }
    out.push_str("];\n");
    out
}
