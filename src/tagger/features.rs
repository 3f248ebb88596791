//! Tokens to what the network reads: the distinct words as rows of its tables, and flags of every token.
//!
//! Training reads the same numbers, written by `nutgraf features`.

use crate::analysis::BlockKind;
use crate::blocks::Blocks;
use crate::lexicon::hashed::{self, HashedSet};
use crate::lexicon::{Entry, Kind, Lexicon, Walk};
use crate::order;
use crate::sentences::Sentence;
use crate::span::TokenRange;
use crate::tokens::{TokenKind, Tokens};

use super::words::{self, Word};

/// What the network reads of a story.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Features {
    /// The distinct words, in order of their first occurrence.
    pub(crate) words: Vec<Word>,
    /// One for each token.
    pub(crate) tokens: Vec<Token>,
    /// Each group of [`Token::group`] has at least two tokens.
    pub(crate) groups: usize,
}

/// What the network reads of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Token {
    /// Index into [`Features::words`].
    pub(crate) word: usize,
    /// A set of [`Flag`]s.
    pub(crate) flags: u64,
    /// The occurrences of one name in the story share a number from 1; 0 for all other tokens.
    pub(crate) group: usize,
}

impl Token {
    /// Whether its capital is due to its place, and the story writes the word small elsewhere.
    pub(crate) fn is_ordinary(&self) -> bool {
        let has = |flag: Flag| self.flags & flag.bit() != 0;
        has(Flag::Opening) && has(Flag::SeenSmall) && !has(Flag::SeenCapital)
    }
}

/// One bit of [`Token::flags`]; the order is part of the model's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    FirstInBlock,
    /// First word of a sentence, a quotation or after a colon.
    Opening,
    /// The story also has the word in small letters.
    SeenSmall,
    /// The story has the word with a capital inside a sentence.
    SeenCapital,
    /// In a block whose words nearly all have capitals.
    TitleCase,
    /// In a block in capitals.
    AllCapitals,
    /// In one of the first two blocks.
    Early,
    /// The word stands at least twice.
    Twice,
    /// The word stands at least four times.
    Often,
    ShortBlock,
    Capital,
    Capitals,
    /// No white space before it.
    Glued,
    Headline,
    /// In a caption, list item or subhead.
    Aside,
    // What the lists say of the word.
    Country,
    City,
    Region,
    Area,
    Demonym,
    Given,
    Surname,
    Organisation,
    OrganisationHead,
    FacilityHead,
    LocationHead,
    PlaceFront,
    EventHead,
    LawHead,
    TitleHead,
    TitleModifier,
    Particle,
    Calendar,
    Function,
    Common,
    Reporting,
    PlaceNoun,
    ActorNoun,
    RareGiven,
    RareSurname,
    RareCity,
    // Of an entry of several words that covers the token.
    EntryBegins,
    EntryGoesOn,
    EntryOfPlace,
    EntryOfBody,
    EntryOfOther,
}

impl Flag {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::EntryOfOther as usize + 1;

    const fn bit(self) -> u64 {
        1 << self as u64
    }

    fn when(self, condition: bool) -> u64 {
        if condition { self.bit() } else { 0 }
    }
}

/// The kinds of the lists that are flags of a word.
const KINDS: [(Kind, Flag); 23] = [
    (Kind::Country, Flag::Country),
    (Kind::City, Flag::City),
    (Kind::Region, Flag::Region),
    (Kind::Area, Flag::Area),
    (Kind::Demonym, Flag::Demonym),
    (Kind::Given, Flag::Given),
    (Kind::Surname, Flag::Surname),
    (Kind::Organisation, Flag::Organisation),
    (Kind::OrganisationHead, Flag::OrganisationHead),
    (Kind::FacilityHead, Flag::FacilityHead),
    (Kind::LocationHead, Flag::LocationHead),
    (Kind::PlaceFront, Flag::PlaceFront),
    (Kind::EventHead, Flag::EventHead),
    (Kind::LawHead, Flag::LawHead),
    (Kind::TitleHead, Flag::TitleHead),
    (Kind::TitleModifier, Flag::TitleModifier),
    (Kind::Particle, Flag::Particle),
    (Kind::Calendar, Flag::Calendar),
    (Kind::Function, Flag::Function),
    (Kind::Common, Flag::Common),
    (Kind::Reporting, Flag::Reporting),
    (Kind::PlaceNoun, Flag::PlaceNoun),
    (Kind::ActorNoun, Flag::ActorNoun),
];

/// A block is read as Title Case from this share of words with a capital on, and with more than two words.
const TITLE_CASE: f32 = 0.65;
/// A block is read as in capitals from this share of words in capitals on.
const ALL_CAPITALS: f32 = 0.6;
/// Tokens of a block that is not short.
const LONG_BLOCK: usize = 12;

/// The rarer words of the tagger's gazetteer.
#[derive(Default)]
pub(crate) struct Gazetteer<'g> {
    words: HashedSet,
    kinds: &'g [u8],
}

impl<'g> Gazetteer<'g> {
    /// Reads `model/gazetteer.bin`; none where it is malformed, which a test rules out.
    pub(crate) fn read(bytes: &'g [u8]) -> Option<Self> {
        let (words, kinds) = HashedSet::read(bytes)?;
        (kinds.len() == words.len()).then_some(Self { words, kinds })
    }

    fn flags(&self, word: &str) -> u64 {
        let kinds =
            self.words.find(hashed::hash(word)).and_then(|at| self.kinds.get(at)).copied().unwrap_or(0);
        [Flag::RareGiven, Flag::RareSurname, Flag::RareCity]
            .iter()
            .enumerate()
            .fold(0, |flags, (bit, flag)| flags | flag.when(kinds >> bit & 1 == 1))
    }
}

/// Reads the features of the story.
pub(crate) fn read(
    text: &str,
    blocks: &Blocks,
    sentences: &[Sentence],
    tokens: &Tokens,
    lexicon: &Lexicon,
    gazetteer: &Gazetteer<'_>,
) -> Features {
    let (words, index) = words::distinct(text, tokens);
    let known: Vec<u64> = words.iter().map(|word| known(word, lexicon, gazetteer)).collect();
    let mut list: Vec<Token> = index
        .iter()
        .enumerate()
        .map(|(at, &word)| {
            let flags = known[word]
                | Flag::Capital.when(words[word].capital)
                | Flag::Capitals.when(words[word].capitals)
                | Flag::Glued.when(!tokens.spaced(at));
            Token { word, flags, group: 0 }
        })
        .collect();
    for (block, range) in by_block(sentences, tokens) {
        let kind = blocks.list.get(block).map_or(BlockKind::Paragraph, |it| it.kind);
        let flags = of_block(&words, &list, range, kind, block);
        for at in range.indices() {
            list[at].flags |= flags;
        }
        list[range.start].flags |= Flag::FirstInBlock.bit();
    }
    for &sentence in &tokens.sentences {
        mark_openings(text, tokens, sentence, &mut list);
        mark_entries(text, tokens, &words, sentence, lexicon, &mut list);
    }
    let groups = mark_occurrences(&words, &mut list);
    Features { words, tokens: list, groups }
}

/// What the lists say of a word.
fn known(word: &Word, lexicon: &Lexicon, gazetteer: &Gazetteer<'_>) -> u64 {
    if !word.letters {
        return 0;
    }
    let entry = spelled(lexicon.entry(&word.text), word);
    let kinds = KINDS.iter().fold(0, |flags, &(kind, flag)| flags | flag.when(entry.is(kind)));
    kinds | if word.capital { gazetteer.flags(&word.key) } else { 0 }
}

/// What is left of an entry for the word's spelling: "US" is no spelling of "us".
fn spelled(entry: Entry, word: &Word) -> Entry {
    match (word.capitals, entry.is(Kind::Capitals)) {
        (false, _) => entry.spelled_small(),
        (true, true) => entry.spelled_in_capitals(),
        (true, false) => entry,
    }
}

/// The tokens of each block that has any.
fn by_block(sentences: &[Sentence], tokens: &Tokens) -> Vec<(usize, TokenRange)> {
    let mut ranges: Vec<(usize, TokenRange)> = Vec::new();
    for (sentence, &range) in sentences.iter().zip(&tokens.sentences).filter(|(_, range)| !range.is_empty()) {
        match ranges.last_mut() {
            Some((block, last)) if *block == sentence.block => last.end = range.end,
            _ => ranges.push((sentence.block, range)),
        }
    }
    ranges
}

fn of_block(words: &[Word], list: &[Token], range: TokenRange, kind: BlockKind, block: usize) -> u64 {
    let mut counts = (0u32, 0u32, 0u32);
    for word in range.indices().map(|at| &words[list[at].word]).filter(|word| word.begins_with_letter) {
        counts.0 += 1;
        counts.1 += u32::from(word.capital);
        counts.2 += u32::from(word.shouted);
    }
    let (all, capital, shouted) = counts;
    let share = |part: u32| part as f32 / all.max(1) as f32;
    Flag::TitleCase.when(share(capital) > TITLE_CASE && all > 2)
        | Flag::AllCapitals.when(share(shouted) > ALL_CAPITALS && all > 1)
        | Flag::Early.when(block < 2)
        | Flag::ShortBlock.when(range.len() < LONG_BLOCK)
        | Flag::Headline.when(kind == BlockKind::Headline)
        | Flag::Aside.when(matches!(kind, BlockKind::Caption | BlockKind::ListItem | BlockKind::Subhead))
}

fn mark_openings(text: &str, tokens: &Tokens, sentence: TokenRange, list: &mut [Token]) {
    let mut opening = true;
    for at in sentence.indices() {
        list[at].flags |= Flag::Opening.when(opening);
        let mark = matches!(
            tokens.word(text, at),
            ":" | "\u{201c}"
                | "\""
                | "\u{2018}"
                | "\u{2022}"
                | "-"
                | "\u{2013}"
                | "\u{2014}"
                | "|"
                | "*"
                | ";"
        );
        opening = (opening && tokens.list[at].kind != TokenKind::Word) || mark;
    }
}

/// Marks the longest entries of several words, first and last word with a capital.
fn mark_entries(
    text: &str,
    tokens: &Tokens,
    words: &[Word],
    sentence: TokenRange,
    lexicon: &Lexicon,
    list: &mut [Token],
) {
    let mut at = sentence.start;
    while at < sentence.end {
        let Some((end, entry)) = longest(text, tokens, words, list, at, sentence.end, lexicon) else {
            at += 1;
            continue;
        };
        let place = [Kind::Country, Kind::City, Kind::Region, Kind::Area];
        let body = [Kind::Organisation, Kind::Facility];
        let flags = Flag::EntryOfPlace.when(entry.any(&place))
            | Flag::EntryOfBody.when(entry.any(&body))
            | Flag::EntryOfOther.when(!entry.any(&place) && !entry.any(&body));
        list[at].flags |= flags | Flag::EntryBegins.bit();
        list[at + 1..end].iter_mut().for_each(|it| it.flags |= flags | Flag::EntryGoesOn.bit());
        at = end;
    }
}

/// The kinds that an entry of several words can have as the name of something.
const NAMED: [Kind; 11] = [
    Kind::Country,
    Kind::City,
    Kind::Region,
    Kind::Area,
    Kind::Demonym,
    Kind::Organisation,
    Kind::Facility,
    Kind::Event,
    Kind::Law,
    Kind::Product,
    Kind::Work,
];

fn longest(
    text: &str,
    tokens: &Tokens,
    words: &[Word],
    list: &[Token],
    at: usize,
    limit: usize,
    lexicon: &Lexicon,
) -> Option<(usize, Entry)> {
    let capital = |at: usize| words[list[at].word].capital;
    if !capital(at) {
        return None;
    }
    let mut walk = Walk::new(lexicon);
    let mut best = None;
    let mut small = false;
    for next in at..limit {
        let spaced = next > at && tokens.spaced(next);
        if (spaced && !walk.space()) || !walk.feed(tokens.word(text, next)) {
            break;
        }
        small |= !words[list[next].word].capitals;
        let entry = if small { walk.entry().spelled_small() } else { walk.entry() };
        if next > at && capital(next) && entry.any(&NAMED) {
            best = Some((next + 1, entry));
        }
    }
    best
}

/// Marks how often and how each word stands in the story, numbers the occurrences of each name, and counts the numbers.
fn mark_occurrences(words: &[Word], list: &mut [Token]) -> usize {
    #[derive(Clone, Copy, Default)]
    struct Count {
        all: usize,
        small: usize,
        capital: usize,
        group: usize,
    }
    // All spellings of a word share a count.
    let mut keys: Vec<u32> = words.iter().map(|word| word.key_hash).collect();
    order::sort_by_key(&mut keys, |key| *key);
    keys.dedup();
    let key_of: Vec<usize> =
        words.iter().map(|word| keys.partition_point(|&key| key < word.key_hash)).collect();
    let mut counts = vec![Count::default(); keys.len()];
    for token in list.iter() {
        let word = &words[token.word];
        let count = &mut counts[key_of[token.word]];
        count.all += 1;
        count.small += usize::from(word.letters && !word.capital && !word.any_capital);
        count.capital += usize::from(word.capital && token.flags & Flag::Opening.bit() == 0);
    }
    let mut groups = 0;
    for token in list.iter_mut() {
        let word = &words[token.word];
        let count = &mut counts[key_of[token.word]];
        token.flags |= Flag::SeenSmall.when(count.small > 0)
            | Flag::SeenCapital.when(count.capital > 0)
            | Flag::Twice.when(count.all > 1)
            | Flag::Often.when(count.all > 3);
        let named = word.capital || count.capital > 0;
        let ordinary = count.small >= count.capital && count.small > 0;
        if word.begins_with_letter && !word.single && named && count.all > 1 && !ordinary {
            if count.group == 0 {
                groups += 1;
                count.group = groups;
            }
            token.group = count.group;
        }
    }
    groups
}
