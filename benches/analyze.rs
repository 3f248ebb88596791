//! The core alone, natively, on one thread: an 800-word story stage by stage, and texts up to 100 times as long.
#![allow(clippy::disallowed_methods, reason = "a bench has a clock and files")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use nutgraf::{Analysis, Options, analyze, internals};

/// Three golden stories, one after another, are the 800 words; `benches/rivals.js` takes the same.
const STORIES: [&str; 3] = ["arequipa-quake", "koshi-flood", "tashkent-water-talks"];

/// A figure is the median of this many runs.
const ROUNDS: usize = 101;

/// Runs of the kernel for one figure of its peak: some ten milliseconds.
const KERNEL_ROUNDS: usize = 1000;

/// How often the story is repeated for the longer texts.
const LENGTHS: [usize; 4] = [1, 5, 20, 100];

fn main() {
    let story = story();
    let words = story.split_whitespace().count();
    let analysis = read(&story);
    assert!(analysis.mentions.iter().any(|it| it.text == "Peru"), "the answer is right");
    assert!(!analysis.times.is_empty() && !analysis.quantities.is_empty(), "the answer is right");
    println!("stages of an {words}-word story, median of {ROUNDS} runs");
    let times = stages(&story, &analysis);
    println!("\nnetworks of the tagger");
    networks(&story, words, &times);
    println!("\nwhole texts");
    for repeats in LENGTHS {
        let text = story.repeat(repeats);
        let rounds = (ROUNDS / repeats).max(5);
        let time = median((0..rounds).map(|_| timed(|| drop(read(&text)))).collect());
        let rate = (words * repeats) as f64 / time.as_secs_f64();
        println!("{:>8} words {:>10.3} ms {rate:>10.0} words/s", words * repeats, milliseconds(time));
    }
}

fn story() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let read = |name| std::fs::read_to_string(format!("{folder}/{name}/story.txt")).expect("a golden story");
    STORIES.map(|name| read(name) + "\n\n").concat()
}

fn read(text: &str) -> Analysis {
    let options = Options { max_characters: usize::MAX, ..Options::default() };
    analyze(text, &options).expect("valid options")
}

/// The networks' speed, with the products that they add up in a second beside what the kernel reaches where no memory is slow.
fn networks(story: &str, words: usize, times: &[(&str, Duration)]) {
    let of = |wanted: &str| times.iter().find(|(name, _)| *name == wanted).expect("a stage").1;
    let (features, names, syntax) = (of("features"), of("names, network"), of("syntax, network"));
    let rate = |time: Duration| words as f64 / time.as_secs_f64();
    println!("{:>18} {:>10.0} words/s", "names, network", rate(names));
    println!("{:>18} {:>10.0} words/s", "names and features", rate(features + names));
    let peak = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let products = internals::exercise(black_box(KERNEL_ROUNDS));
        billions(products, start.elapsed())
    });
    let peak = peak.fold(0.0, f64::max);
    println!("{:>18} {peak:>10.2} billion multiply-adds/s: the machine's peak with this kernel", "kernel");
    for (name, products, time) in internals::products(story)
        .into_iter()
        .zip([("names", names), ("syntax", syntax)])
        .map(|(it, (name, time))| (name, it, time))
    {
        if products == 0 {
            println!("{name:>18}       none: the model has no such network");
            continue;
        }
        let rate = billions(products, time);
        let million = products as f64 / 1e6;
        println!(
            "{name:>18} {rate:>10.2} billion multiply-adds/s, {:.0} % of it, {million:.0} million in all",
            100.0 * rate / peak
        );
    }
}

fn billions(products: usize, time: Duration) -> f64 {
    products as f64 / time.as_secs_f64() / 1e9
}

/// Prints the median of each stage, and returns them.
fn stages(story: &str, expected: &Analysis) -> Vec<(&'static str, Duration)> {
    let mut times: Vec<(&'static str, Vec<Duration>)> = Vec::new();
    for _ in 0..ROUNDS {
        let mut stage = 0;
        let mut start = Instant::now();
        let analysis = internals::read_by_stages(story, |name| {
            if times.len() == stage {
                times.push((name, Vec::new()));
            }
            times[stage].1.push(start.elapsed());
            stage += 1;
            start = Instant::now();
        });
        assert_eq!(&analysis, expected, "the stages give what analyze gives");
    }
    let medians: Vec<_> = times.into_iter().map(|(name, runs)| (name, median(runs))).collect();
    for (name, time) in &medians {
        println!("{name:>18} {:>8.3} ms", milliseconds(*time));
    }
    medians
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
