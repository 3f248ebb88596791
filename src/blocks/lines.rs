//! Text to lines of one block each: hard-wrapped lines are joined where the text shows that it was wrapped.

use super::lists::is_blank;
use crate::span::ByteSpan;

/// Widths, in characters, at which people and programs wrap plain text (mail 72, terminals 80, some editors 100).
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=100;
/// A text counts as wrapped where at least one line break in this many stands in mid-sentence: of the breaks of a
/// wrapped English text six in ten do, of one line a paragraph next to none.
const MID_SENTENCE: usize = 4;
/// Columns of further indentation that open a paragraph.
const INDENT: usize = 2;

#[derive(Clone, Copy)]
struct Line {
    /// Without surrounding white space; never empty.
    span: ByteSpan,
    /// Whether an empty line, or nothing, stands before it.
    opens: bool,
    /// Characters before its first word.
    indent: usize,
    /// Characters from first to last word.
    width: usize,
    words: usize,
}

/// The blocks of `text` within `span`, without surrounding white space, in order.
pub(super) fn pieces(text: &str, span: ByteSpan) -> Vec<ByteSpan> {
    let lines = lines(text, span);
    let wrap = wrap_width(text, &lines);
    let mut pieces: Vec<ByteSpan> = Vec::new();
    let mut previous: Option<Line> = None;
    for line in lines {
        let joined = match (wrap, previous) {
            (Some(width), Some(before)) => continues(text, before, line, width),
            _ => false,
        };
        match pieces.last_mut() {
            Some(piece) if joined => piece.end = line.span.end,
            _ => pieces.push(line.span),
        }
        previous = Some(line);
    }
    pieces
}

/// `span` without white space and invisible characters at both ends; empty where there is nothing else.
pub(super) fn trimmed(text: &str, span: ByteSpan) -> ByteSpan {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(is_blank).len());
    let end = start.max(span.start + words.trim_end_matches(is_blank).len());
    ByteSpan::new(start, end)
}

/// Length in bytes of the bullet or number that opens a list item, with the white space after it.
pub(super) fn marker(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let after = match first {
        '\u{2022}' | '\u{2023}' | '\u{25E6}' | '\u{25AA}' | '\u{25AB}' | '\u{25CF}' | '\u{25CB}'
        | '\u{25A0}' | '\u{25A1}' | '\u{25BA}' | '\u{25B6}' | '\u{25B8}' | '\u{2043}' | '\u{2219}'
        | '\u{B7}' | '\u{27A4}' | '\u{2794}' | '\u{2756}' | '\u{2714}' | '\u{2713}' | '\u{F0B7}' => {
            return Some(after_blank(words, first.len_utf8()));
        }
        '-' | '*' | '+' | '\u{2013}' | '\u{2014}' => first.len_utf8(),
        '0'..='9' => {
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            let stop = words[digits..].chars().next().filter(|&c| c == '.' || c == ')')?;
            (digits <= 2).then_some(digits + stop.len_utf8())?
        }
        '(' => {
            let close = words.char_indices().take(4).find(|&(_, c)| c == ')')?.0;
            let inside = &words[1..close];
            let short =
                !inside.is_empty() && (inside.len() == 1 || inside.bytes().all(|b| b.is_ascii_digit()));
            (short && inside.is_ascii()).then_some(close + 1)?
        }
        _ => return None,
    };
    let spaced = after_blank(words, after);
    (spaced > after && spaced < words.len()).then_some(spaced)
}

fn after_blank(words: &str, from: usize) -> usize {
    words.len() - words[from..].trim_start_matches(is_blank).len()
}

fn lines(text: &str, span: ByteSpan) -> Vec<Line> {
    let words = span.of(text);
    let mut lines = Vec::new();
    let mut opens = true;
    let mut start = 0;
    while start < words.len() {
        let rest = &words[start..];
        let length = rest.find(is_break).unwrap_or(rest.len());
        let whole = ByteSpan::new(span.start + start, span.start + start + length);
        let inner = trimmed(text, whole);
        if inner.is_empty() {
            opens = true;
        } else {
            let (indent, visible) = (ByteSpan::new(whole.start, inner.start).of(text), inner.of(text));
            lines.push(Line {
                span: inner,
                opens,
                indent: indent.chars().map(|c| if c == '\t' { INDENT } else { 1 }).sum(),
                width: visible.chars().count(),
                words: visible.split_whitespace().take(3).count(),
            });
            opens = false;
        }
        start += length + break_length(&rest[length..]);
    }
    lines
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Bytes of the line break at the start of `rest`: CR and LF together are one.
fn break_length(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) }
}

/// The width at which the text was wrapped, in characters; `None` where every line is a block of its own.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let inner = || lines.windows(2).filter(|pair| !pair[1].opens);
    let width = inner().filter(|pair| pair[0].words >= 3).map(|pair| pair[0].width + pair[0].indent).max()?;
    let broken = inner().filter(|pair| mid_sentence(text, pair[0], pair[1])).count();
    (WRAPPED.contains(&width) && broken > 0 && broken * MID_SENTENCE >= inner().count()).then_some(width)
}

/// Whether the second line goes on with the sentence of the first.
fn mid_sentence(text: &str, first: Line, second: Line) -> bool {
    let open = !first
        .span
        .of(text)
        .trim_end_matches(['"', '\'', ')', '\u{201D}', '\u{2019}'])
        .ends_with(['.', '!', '?', ':']);
    open && second.span.of(text).starts_with(char::is_lowercase)
}

fn continues(text: &str, before: Line, line: Line, width: usize) -> bool {
    if line.opens {
        return false;
    }
    let item = marker(before.span.of(text)).is_some();
    if marker(line.span.of(text)).is_some() || (line.indent >= before.indent + INDENT && !item) {
        return false;
    }
    let first_word = line.span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    // A line that had no room for the next word was broken by its width, not by its writer.
    let full = before.indent + before.width + 1 + first_word > width;
    full || mid_sentence(text, before, line)
}
