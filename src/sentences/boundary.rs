//! Where a sentence ends: at a stop whose surroundings do not speak against it.

use super::abbreviations::{Abbreviations, Class, is_initial};
use super::starters;
use crate::normalize::is_invisible;
use crate::tokens::chars::{
    is_closing_bracket, is_closing_quote, is_dash, is_opening_bracket, is_opening_quote, is_word,
};

/// Bytes looked at before and after a stop at most, so that the time stays linear whatever the text.
const WINDOW: usize = 96;

/// The byte of `block` at which the sentence that begins at or after `start` ends; the block's end if no stop ends it.
pub(super) fn next(block: &str, start: usize, abbreviations: &Abbreviations) -> usize {
    let first = start + block[start..].find(|it: char| !it.is_whitespace()).unwrap_or(0);
    let mut at = first;
    while let Some(found) = block[at..].find(|it| is_stop(it) || it == '\n') {
        let stop = at + found;
        let run = Run::at(block, stop);
        if run.kind == Kind::Line {
            if run.end > stop + 1 {
                return run.end;
            }
        } else if ends(&Context { block, first, stop, run }, abbreviations) {
            return run.end;
        }
        at = run.end;
    }
    block.len()
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।')
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One stop.
    Stop,
    /// Several stops, close or spaced.
    Ellipsis,
    /// With a question or exclamation mark.
    Mark,
    /// Line breaks; two or more part a block that the caller gave as one.
    Line,
}

/// Stops in a row, and the closing marks after them.
#[derive(Clone, Copy, Debug)]
struct Run {
    kind: Kind,
    /// After the last closing mark.
    end: usize,
    /// Whether a quotation mark closes after the stops.
    quoted: bool,
}

impl Run {
    fn at(block: &str, start: usize) -> Self {
        let rest = &block[start..];
        if rest.starts_with('\n') {
            let blank = &rest[..rest.find(|it: char| !it.is_whitespace()).unwrap_or(rest.len())];
            // One break is a space; the run then ends behind it.
            let end = start + if blank.matches('\n').count() > 1 { blank.len() } else { 1 };
            return Self { kind: Kind::Line, end, quoted: false };
        }
        let (mut stops, mut count, mut marked) = (start, 0, false);
        let mut characters = rest.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let spaced = character == ' ' && count > 0 && characters.peek().is_some_and(|it| it.1 == '.');
            if is_stop(character) {
                count += if character == '…' { 3 } else { 1 };
                marked |= !matches!(character, '.' | '…');
                stops = start + at + character.len_utf8();
            } else if !spaced {
                break;
            }
        }
        let (end, quoted) = closed(block, stops);
        let kind = match count {
            _ if marked => Kind::Mark,
            1 => Kind::Stop,
            _ => Kind::Ellipsis,
        };
        Self { kind, end, quoted }
    }
}

/// After the closing marks that follow `stops`, and whether a quotation mark is among them.
fn closed(block: &str, stops: usize) -> (usize, bool) {
    let (mut end, mut quoted) = (stops, false);
    let mut rest = block[stops..].chars();
    while let Some(character) = rest.next() {
        let quote = is_closing_quote(character);
        // A typewritten mark with a letter directly after it opens.
        let opens = matches!(character, '"' | '\'') && rest.clone().next().is_some_and(is_word);
        if !(quote || is_closing_bracket(character)) || opens {
            break;
        }
        quoted |= quote;
        end += character.len_utf8();
    }
    // A closing mark set apart: `home. " The`
    let apart = block[end..].strip_prefix(" \"").or_else(|| block[end..].strip_prefix(" ”"));
    if let Some(after) = apart.filter(|it| it.is_empty() || it.starts_with(char::is_whitespace)) {
        return (block.len() - after.len(), true);
    }
    (end, quoted)
}

/// A run of stops, and the text around it.
struct Context<'b> {
    block: &'b str,
    /// Where the sentence begins.
    first: usize,
    /// The first stop.
    stop: usize,
    run: Run,
}

fn ends(context: &Context<'_>, abbreviations: &Abbreviations) -> bool {
    let rest = &context.block[context.run.end..];
    if rest.trim_start().is_empty() {
        return true;
    }
    if !rest.starts_with(|it: char| it.is_whitespace() || is_invisible(it)) {
        return lacks_space(context, rest);
    }
    let next = Next::of(rest);
    match context.run.kind {
        // `A name.” — Its author`
        _ if context.run.quoted && next.dashed => false,
        // `Yahoo! Inc.`, `Ent. Ltd.`
        _ if !next.quoted && starters::continues_name(next.word) => false,
        Kind::Mark => next.capital() && !(context.run.quoted && reported(next.rest)),
        Kind::Ellipsis => next.capital() && !next.bracketed,
        Kind::Stop => after_stop(context, &next, abbreviations),
        Kind::Line => false,
    }
}

/// What stands after the white space behind the stops.
struct Next<'b> {
    /// From the first letter or digit on, opening marks and dashes skipped.
    rest: &'b str,
    word: &'b str,
    quoted: bool,
    bracketed: bool,
    dashed: bool,
}

impl<'b> Next<'b> {
    fn of(rest: &'b str) -> Self {
        let mut rest = rest.trim_start_matches(|it: char| it.is_whitespace() || is_invisible(it));
        let (mut quoted, mut bracketed, mut dashed) = (false, false, false);
        for _ in 0..WINDOW {
            let Some(character) = rest.chars().next() else { break };
            if is_word(character) {
                break;
            }
            quoted |= is_opening_quote(character);
            bracketed |= is_opening_bracket(character);
            dashed |= is_dash(character);
            rest = &rest[character.len_utf8()..];
        }
        let end = rest.char_indices().take(WINDOW).find(|it| !is_word(it.1)).map_or(rest.len(), |it| it.0);
        Self { rest, word: rest.get(..end).unwrap_or_default(), quoted, bracketed, dashed }
    }

    /// Whether a sentence can begin here: a capital, a digit, a script without capitals, or `iPhone`, `al-Shabaab`.
    fn capital(&self) -> bool {
        let Some(first) = self.word.chars().next() else { return self.rest.is_empty() || !self.dashed };
        if !first.is_lowercase() {
            return true;
        }
        let piece =
            self.rest.char_indices().take(WINDOW).take_while(|it| is_word(it.1) || is_dash(it.1)).skip(1);
        let mut letters = piece.map(|it| it.1);
        letters.any(char::is_uppercase)
    }

    fn number(&self) -> bool {
        self.word.starts_with(char::is_numeric)
    }

    /// Whether the word is all that is quoted: `G.B. "Sonny" Hall`.
    fn nickname(&self) -> bool {
        self.rest[self.word.len()..].starts_with(is_closing_quote)
    }
}

fn after_stop(context: &Context<'_>, next: &Next<'_>, abbreviations: &Abbreviations) -> bool {
    if !next.capital() {
        return false;
    }
    let before = word_before(context.block, context.first, context.stop);
    if is_enumerator(context, before) {
        return false;
    }
    let class = abbreviations.class(before).or_else(|| is_initial(before).then_some(Class::Suffix));
    match class {
        None => true,
        // What closes before the next word: `the U.S.” Troops`.
        Some(_) if context.run.quoted => !next.bracketed && !next.dashed,
        Some(Class::Title | Class::Never) => false,
        Some(Class::Number) => !next.number(),
        Some(Class::Suffix | Class::Word) => {
            let opens = starters::opens(next.word) || (next.quoted && !next.nickname());
            opens && !next.bracketed && !next.dashed
        }
        Some(Class::Clause) => {
            !next.bracketed && !next.dashed && !next.number() && !starters::continues_time(next.word)
        }
    }
}

/// The word before the stop at byte `stop`, inner stops included: `U.S`.
fn word_before(block: &str, first: usize, stop: usize) -> &str {
    let sentence = block.get(first..stop).unwrap_or_default();
    let inside = |it: &(usize, char)| is_word(it.1) || matches!(it.1, '.' | '\'' | '’' | '&');
    let start = sentence.char_indices().rev().take(WINDOW).take_while(inside).last();
    start.map_or("", |(at, _)| sentence[at..].trim_start_matches(['.', '\'', '’']))
}

/// Whether the sentence is a list's number so far: `1.`, `a.`, `IV.`
fn is_enumerator(context: &Context<'_>, before: &str) -> bool {
    if context.stop - context.first > WINDOW {
        return false;
    }
    let whole = context.block[context.first..context.stop].trim_start_matches(['(', '"', '“', '•', '-', ' ']);
    whole == before
        && (before.len() < 4 && before.bytes().all(|it| it.is_ascii_digit())
            || before.len() == 1
            || (!before.is_empty() && before.len() < 5 && before.bytes().all(|it| b"IVX".contains(&it))))
}

/// Whether the speaker of a quoted question follows it: `?" Prime Minister Okello asked.`
fn reported(rest: &str) -> bool {
    let near = rest.char_indices().nth(WINDOW).map_or(rest, |(end, _)| &rest[..end]);
    for (index, word) in near.split(' ').enumerate() {
        let bare = word.trim_end_matches([',', '.', ':']);
        if index > 0 && starters::reports(bare) {
            return bare.len() < word.len();
        }
        if !word.starts_with(char::is_uppercase) || starters::opens(word) && !starters::speaks(word) {
            return false;
        }
    }
    false
}

/// Whether a sentence ends although no space follows: `said.The port`, `home.”The port`.
fn lacks_space(context: &Context<'_>, rest: &str) -> bool {
    let next = Next::of(rest);
    let capital = rest.starts_with(char::is_uppercase) || rest.starts_with('“');
    if !capital || context.run.kind != Kind::Stop {
        return false;
    }
    let before = word_before(context.block, context.first, context.stop);
    let plain = |it: &str| it.chars().take(WINDOW).skip(1).all(char::is_lowercase);
    let after = &next.rest[next.word.len()..];
    let spaced = after.is_empty() || after.starts_with([' ', ',', '’', '\'']);
    let words = before.chars().nth(2).is_some() && plain(before) && plain(next.word);
    words && spaced && !matches!(next.word, "Com" | "Net" | "Org")
}
