//! The core alone, natively, on one thread: an 800-word story stage by stage, and texts up to 100 times as long.
#![allow(clippy::disallowed_methods, reason = "a bench has a clock and files")]

use std::time::{Duration, Instant};

use nutgraf::{Analysis, Options, analyze, internals};

/// Three golden stories, one after another, are the 800 words; `benches/rivals.js` takes the same.
const STORIES: [&str; 3] = ["arequipa-quake", "koshi-flood", "tashkent-water-talks"];

/// A figure is the median of this many runs.
const ROUNDS: usize = 101;

/// How often the story is repeated for the longer texts.
const LENGTHS: [usize; 4] = [1, 5, 20, 100];

fn main() {
    let story = story();
    let words = story.split_whitespace().count();
    let analysis = read(&story);
    assert!(analysis.mentions.iter().any(|it| it.text == "Peru"), "the answer is right");
    assert!(!analysis.times.is_empty() && !analysis.quantities.is_empty(), "the answer is right");
    println!("stages of an {words}-word story, median of {ROUNDS} runs");
    stages(&story, &analysis);
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

fn stages(story: &str, expected: &Analysis) {
    let mut times: Vec<(&str, Vec<Duration>)> = Vec::new();
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
    for (name, runs) in times {
        println!("{name:>12} {:>8.3} ms", milliseconds(median(runs)));
    }
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
