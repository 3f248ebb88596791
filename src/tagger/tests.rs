//! The networks as a whole: files and their damage, the definition of the network, stories of all lengths.

use proptest::prelude::*;

use super::model::Model;
use super::reader::Fault;
use super::testing::{Encoding, Layer, Normed, RELATIONS, SMALL, Written, sealed};
use super::words::Word;
use super::{FILE, Features, Tags, features, model_id, run as tag, syntax_begins, tree};
use crate::lexicon::Lexicon;
use crate::options::Options;
use crate::testing::hostile_text;
use crate::tokens::{Tokens, tokenize};
use crate::{blocks, sentences};

const STORY: &str = "Koshi river rises\n\nBIRATNAGAR, Nepal (AP) — The Koshi rose on Monday, said Maya Rai. \
    Rai, 41, runs the Koshi gauge; Nepal asked the World Bank for help.\n\nThe bank did not answer Rai.";

fn read(text: &str) -> (Features, Tokens) {
    let options = Options::default();
    let settings = options.validate().unwrap();
    let lexicon = Lexicon::open();
    let blocks = blocks::split(text, &settings, &lexicon);
    let sentences = sentences::segment(text, &blocks);
    let tokens = tokenize(text, &sentences);
    (features(text, &blocks, &sentences, &tokens, &lexicon), tokens)
}

fn written(seed: u64) -> Written {
    Written::random(seed, &SMALL, &["koshi", "river", "rai", "bank", "the", ","])
}

fn tags_of(text: &str, bytes: &[u8]) -> (Tags, Features, Tokens) {
    let (features, tokens) = read(text);
    let model = Model::read(bytes).unwrap();
    let tags = tag(&features, &tokens, &model, model.syntax.as_ref(), |_| {});
    (tags, features, tokens)
}

fn fault(bytes: &[u8]) -> Fault {
    Model::read(bytes).err().expect("it is no model")
}

#[test]
fn a_written_model_is_read() {
    let bytes = written(1).bytes();
    let model = Model::read(&bytes).unwrap();
    assert_eq!((model.id, model.names.encoder.width), ("random-1", SMALL.width));
    assert_eq!(model.syntax.unwrap().relations, RELATIONS);
    let without = Written { syntax: None, ..written(1) }.bytes();
    assert!(Model::read(&without).unwrap().syntax.is_none());
    let mut unsealed = bytes.clone();
    unsealed[8] ^= 1;
    assert_eq!(Model::embedded(&unsealed).unwrap().id, "random-1");
}

#[test]
fn the_shipped_model_is_whole() {
    let model = Model::read(FILE).unwrap();
    assert_eq!(model.id, model_id());
    let begins = syntax_begins().unwrap();
    assert_eq!(
        FILE[begins],
        u8::from(model.syntax.is_some()),
        "help: the part of syntax begins with its presence"
    );
    let without = [&FILE[12..begins], &[0]].concat();
    assert!(Model::read(&sealed(&without)).unwrap().syntax.is_none());
    assert_eq!(Model::read(&FILE[..begins]).err(), Some(Fault::Checksum));
}

#[test]
fn the_gazetteer_is_whole() {
    assert!(features::Gazetteer::read(include_bytes!("../../model/gazetteer.bin")).is_some());
}

#[test]
fn damage_is_refused() {
    let bytes = written(2).bytes();
    let changed = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x10;
        fault(&bytes)
    };
    assert_eq!((changed(0), fault(b"NGT")), (Fault::Magic, Fault::Magic));
    assert_eq!((changed(7), fault(&bytes[..9])), (Fault::Version(17), Fault::Cut("header")));
    assert!((8..bytes.len()).step_by(97).all(|at| changed(at) == Fault::Checksum));
    assert_eq!(fault(&bytes[..bytes.len() - 1]), Fault::Checksum);
    let body = written(2).body();
    assert_eq!(fault(&sealed(&[&body[..], b"x"].concat())), Fault::Left(1));
    for end in (0..body.len()).step_by(61).chain([body.len() - 1]) {
        let fault = fault(&sealed(&body[..end]));
        assert!(matches!(fault, Fault::Cut(_)), "help: cut at {end}, it says: {fault}");
    }
}

#[test]
fn sizes_and_values_that_do_not_fit_are_refused() {
    let seal = |change: &dyn Fn(&mut Written)| {
        let mut written = written(3);
        change(&mut written);
        fault(&written.bytes())
    };
    let names = Fault::Size("network of names");
    assert_eq!(seal(&|it| it.vocabulary.truncate(1)), Fault::Size("embeddings"));
    assert_eq!(seal(&|it| it.names.width += 1), names);
    assert_eq!(seal(&|it| it.names.memory.as_mut().unwrap().0 = 3), names);
    assert_eq!(seal(&|it| it.names.first.gain.truncate(2)), names);
    assert_eq!(seal(&|it| it.output.weights.columns = 4), names);
    assert_eq!(seal(&|it| it.output.bias[0] = f32::NAN), Fault::Value("network of names"));
    assert_eq!(seal(&|it| it.syntax.as_mut().unwrap().label.weights.columns = 3), Fault::Size("syntax"));
    assert_eq!(seal(&|it| it.syntax.as_mut().unwrap().root_bias = f32::INFINITY), Fault::Value("syntax"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_break_the_reader(at in 0_usize..30_000, byte in any::<u8>()) {
        let mut body = written(4).body();
        let at = at % body.len();
        body[at] = byte;
        let _ = Model::read(&sealed(&body));
    }

    #[test]
    fn spans_and_trees_are_well_formed_in_any_text(text in hostile_text(), seed in any::<u64>()) {
        assert_well_formed(&text, seed);
    }
}

#[test]
fn long_and_empty_stories_are_read() {
    for text in ["", "Koshi", &STORY.repeat(20), &"Koshi and Rai ".repeat(150)] {
        assert_well_formed(text, 5);
    }
}

fn assert_well_formed(text: &str, seed: u64) {
    let (tags, features, tokens) = tags_of(text, &written(seed).bytes());
    assert_eq!(tags.log_probabilities.len(), features.tokens.len());
    assert_eq!(tags.syntax.len(), features.tokens.len());
    let mut end = 0;
    for name in &tags.names {
        assert!(name.tokens.start >= end && !name.tokens.is_empty(), "help: {name:?} begins before {end}");
        end = name.tokens.end;
        let inside = |it: &&crate::span::TokenRange| it.start <= name.tokens.start && end <= it.end;
        assert!(tokens.sentences.iter().any(|it| inside(&it)), "help: {name:?} is in no sentence");
        assert!((0.0..=1.0).contains(&name.confidence), "help: {name:?}");
    }
    for range in &tokens.sentences {
        let words = &tags.syntax[range.indices()];
        let head = |head: usize| head.checked_sub(range.start).filter(|&it| it < range.len()).unwrap();
        let heads: Vec<Option<usize>> = words.iter().map(|it| it.head.map(head)).collect();
        assert!(tree::is_tree(&heads), "help: {heads:?}");
        let probabilities = |it: &super::Parsed| {
            [it.part_of_speech_probability, it.head_probability, it.relation_probability]
        };
        assert!(words.iter().flat_map(probabilities).all(|it| (0.0..=1.000_001).contains(&it)));
    }
}

/// The network as it is defined, in plain floats.
mod reference {
    use super::*;
    use crate::span::TokenRange;

    pub(super) fn linear(layer: &Layer, x: &[f32]) -> Vec<f32> {
        let product = |row: usize| layer.weights.row(row).zip(x).map(|(w, x)| w * x).sum::<f32>();
        layer.bias.iter().enumerate().map(|(row, bias)| product(row) + bias).collect()
    }

    fn norm(norm: &Normed, x: &[f32]) -> Vec<f32> {
        let count = x.len() as f32;
        let mean = x.iter().sum::<f32>() / count;
        let variance = x.iter().map(|it| (it - mean).powi(2)).sum::<f32>() / count;
        let scaled = x.iter().map(|it| (it - mean) / (variance + 1e-5).sqrt());
        scaled.zip(norm.gain.iter().zip(&norm.bias)).map(|(x, (gain, bias))| x * gain + bias).collect()
    }

    pub(super) fn relu(x: Vec<f32>) -> Vec<f32> {
        x.into_iter().map(|it| it.max(0.0)).collect()
    }

    fn embed(model: &Written, word: &Word) -> Vec<f32> {
        let row = model.vocabulary.iter().position(|&it| it == word.plain_hash).map_or(0, |at| at + 1);
        let [words, parts, shapes, lengths] = &model.tables;
        let mut sum = vec![0.0; parts.columns];
        for &part in &word.parts {
            sum.iter_mut().zip(parts.row(part as usize)).for_each(|(sum, it)| *sum += it);
        }
        let root = (word.parts.len() as f32).sqrt();
        let parts = sum.into_iter().map(|it| it / root);
        words
            .row(row)
            .chain(parts)
            .chain(shapes.row(word.shape as usize))
            .chain(lengths.row(word.length))
            .collect()
    }

    pub(super) fn encode(
        model: &Written,
        net: &Encoding,
        features: &Features,
        sentences: &[TokenRange],
    ) -> Vec<Vec<f32>> {
        let mut x: Vec<Vec<f32>> = Vec::new();
        for token in &features.tokens {
            let mut row = linear(&net.input, &embed(model, &features.words[token.word]));
            for flag in (0..64).filter(|bit| token.flags >> bit & 1 == 1) {
                row.iter_mut().zip(net.flags.row(flag)).for_each(|(x, it)| *x += it);
            }
            x.push(relu(norm(&net.first, &row)));
        }
        for (at, ((before, layer), &dilation)) in net.blocks.iter().zip(&net.dilations).enumerate() {
            let h: Vec<Vec<f32>> = x.iter().map(|row| norm(before, row)).collect();
            for range in sentences {
                for token in range.indices() {
                    let seen = [-1, 0, 1].map(|side| {
                        let other = token as isize + side * isize::from(dilation);
                        let inside = (range.start as isize..range.end as isize).contains(&other);
                        if inside { h[other as usize].clone() } else { vec![0.0; net.width] }
                    });
                    let y = relu(linear(layer, &seen.concat()));
                    x[token].iter_mut().zip(y).for_each(|(x, y)| *x += y);
                }
            }
            if let Some((_, read, write)) = net.memory.as_ref().filter(|it| usize::from(it.0) == at) {
                for group in 1..=features.groups {
                    let members: Vec<usize> =
                        (0..x.len()).filter(|&at| features.tokens[at].group == group).collect();
                    let said: Vec<Vec<f32>> = members.iter().map(|&at| relu(linear(read, &x[at]))).collect();
                    let column = |of: usize| said.iter().map(move |row| row[of]);
                    let most = (0..read.bias.len()).map(|of| column(of).fold(0.0, f32::max));
                    let mean = (0..read.bias.len()).map(|of| column(of).sum::<f32>() / said.len() as f32);
                    let y = linear(write, &most.chain(mean).collect::<Vec<f32>>());
                    for at in members {
                        x[at].iter_mut().zip(&y).for_each(|(x, y)| *x += y);
                    }
                }
            }
        }
        x.iter().map(|row| norm(&net.last, row)).collect()
    }

    #[allow(clippy::disallowed_methods, reason = "the definition may use the platform's functions")]
    pub(super) fn log_softmax(x: Vec<f32>) -> Vec<f32> {
        let total = x.iter().map(|it| it.exp()).sum::<f32>().ln();
        x.into_iter().map(|it| it - total).collect()
    }
}

#[test]
fn the_networks_do_what_their_definition_says() {
    for seed in 10..14 {
        let written = written(seed);
        let text = format!("{STORY}\n\n{STORY}");
        let (tags, features, tokens) = tags_of(&text, &written.bytes());
        assert!(features.groups > 2, "help: the memory has nothing to do");
        let story = [crate::span::TokenRange::new(0, features.tokens.len())];
        let x = reference::encode(&written, &written.names, &features, &story);
        for (x, ours) in x.iter().zip(&tags.log_probabilities) {
            let expected = reference::log_softmax(reference::linear(&written.output, x));
            for (expected, ours) in expected.into_iter().zip(ours) {
                assert!((expected - ours).abs() < 1e-2, "help: {ours} for {expected}");
            }
        }
        assert_syntax(&written, &features, &tokens, &tags);
    }
}

fn assert_syntax(written: &Written, features: &Features, tokens: &Tokens, tags: &Tags) {
    let net = written.syntax.as_ref().unwrap();
    let x = reference::encode(written, &net.encoding, features, &tokens.sentences);
    let near = |logs: &[f32], at: usize, ours: f32| {
        #[allow(clippy::disallowed_methods, reason = "the definition may use the platform's functions")]
        let expected = logs[at].exp();
        assert!((expected - ours).abs() < 1e-2, "help: {ours} for {expected}");
    };
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    for range in &tokens.sentences {
        for at in range.indices() {
            let ours = &tags.syntax[at];
            let tag = ours.part_of_speech as usize;
            near(
                &reference::log_softmax(reference::linear(&net.upos, &x[at])),
                tag,
                ours.part_of_speech_probability,
            );
            let d = reference::linear(&net.dependent, &x[at]);
            let root = dot(&d, &net.root) / (net.root.len() as f32).sqrt() + net.root_bias;
            let others = range.indices().filter(|&it| it != at);
            let score = |head: usize| {
                let distance = (head as isize - at as isize).clamp(-20, 20) + 20;
                dot(&d, &reference::linear(&net.head, &x[head])) / (net.root.len() as f32).sqrt()
                    + net.distance[distance as usize]
            };
            let scores: Vec<f32> = [root].into_iter().chain(others.clone().map(score)).collect();
            let place = ours.head.map_or(0, |head| 1 + others.clone().position(|it| it == head).unwrap());
            near(&reference::log_softmax(scores), place, ours.head_probability);
            let of_head =
                ours.head.map_or(net.label_root.clone(), |it| reference::linear(&net.label_head, &x[it]));
            let of_word = reference::linear(&net.label_dependent, &x[at]);
            let v = reference::relu(of_word.iter().zip(&of_head).map(|(a, b)| a + b).collect());
            near(
                &reference::log_softmax(reference::linear(&net.label, &v)),
                ours.relation,
                ours.relation_probability,
            );
        }
    }
}
