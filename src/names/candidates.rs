//! Where a name could stand: runs of capitals, joined by what stands inside names, cut at titles and nationalities.

use super::words::{Match, Shape, Words};
use crate::lexicon::Kind;
use crate::span::TokenRange;

/// A run of words that could be a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) tokens: TokenRange,
    /// The run of title words directly before it.
    pub(crate) title: Option<TokenRange>,
}

/// The longest run that is read as one name, in tokens: longer ones are headlines or lists.
const LONGEST: usize = 14;

/// Finds the candidates of the story, in text order, not overlapping.
pub(super) fn find(words: &Words<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for &sentence in &words.tokens.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            match run(words, at, sentence.end) {
                Some(run) => {
                    cut(words, run, sentence.start, &mut candidates);
                    at = run.end;
                }
                None => at += 1,
            }
        }
    }
    candidates
}

/// The run that begins at `at`.
fn run(words: &Words<'_>, at: usize, limit: usize) -> Option<TokenRange> {
    let limit = limit.min(at + LONGEST);
    let mut end = begin(words, at, limit)?;
    while end < limit {
        let Some(next) = proceed(words, at, end, limit) else { break };
        end = next;
    }
    Some(TokenRange::new(at, end))
}

/// The end of the first word or entry of a run.
fn begin(words: &Words<'_>, at: usize, limit: usize) -> Option<usize> {
    let word = words.get(at)?;
    if word.claimed {
        return None;
    }
    if let Some(found) = matched(words, at, limit) {
        return Some(found.tokens.end);
    }
    if particle_name(words, at, limit) {
        return Some(at + 3);
    }
    let article = word.is(Kind::Function) && word.shape != Shape::Capitals;
    if !word.capital() || article || (word.is(Kind::Calendar) && !word.is(Kind::Given)) {
        return None;
    }
    if word.shape == Shape::Initial
        && !words.get(at + 1).is_some_and(|next| next.capital() || words.letters(at + 1) == ".")
    {
        return None;
    }
    (!ordinary(words, at, limit)).then_some(at + 1)
}

/// Whether the capital of this word is due to its place and the story does not support it as a name.
fn ordinary(words: &Words<'_>, at: usize, limit: usize) -> bool {
    let Some(word) = words.get(at) else { return true };
    if !(word.opening || word.loud) || !word.is(Kind::Common) {
        return false;
    }
    if words.seen_capital(word.hash) > words.seen_lower(word.hash) {
        return false;
    }
    let Some(next) = words.get(at + 1).filter(|_| at + 1 < limit) else { return true };
    if word.loud {
        return !words.seen_pair(word.hash, next.hash);
    }
    let title = word.is(Kind::TitleHead) || word.is(Kind::TitleModifier);
    let headed = (at + 1..limit)
        .take_while(|&later| words.get(later).is_some_and(super::words::Word::capital))
        .any(|later| words.get(later).is_some_and(|it| it.entry.any(&HEADS)));
    let of = word.entry.any(&HEADS) && matches!(words.letters(at + 1), "of" | "for");
    !(next.capital() && (title || headed || words.seen_pair(word.hash, next.hash)) || of)
}

/// The end of the next part of a run that reaches from `start` to `end`.
fn proceed(words: &Words<'_>, start: usize, end: usize, limit: usize) -> Option<usize> {
    let next = words.get(end)?;
    if next.claimed {
        return None;
    }
    let glue = !next.spaced;
    let letters = words.letters(end);
    match letters {
        "-" | "\u{2010}" | "\u{2011}" if glue => return hyphen(words, end, limit),
        "." if glue && words.get(end - 1)?.shape == Shape::Initial => return Some(end + 1),
        "&" => return inner(words, end + 1, limit),
        "'s" | "\u{2019}s" if of_a_kind(words, end - 1) => return inner(words, end + 1, limit),
        "of" | "for" | "and" | "on" => return link(words, start, end, limit),
        _ => {}
    }
    if glue && next.shape == Shape::Other {
        return None;
    }
    if next.shape == Shape::Lower {
        return if next.is(Kind::Particle) { particles(words, end, limit) } else { None };
    }
    inner(words, end, limit)
}

/// Whether the word is one whose possessive stands inside names: "People's Party", "Prosecutor's Office".
fn of_a_kind(words: &Words<'_>, at: usize) -> bool {
    let own = [Kind::Given, Kind::Surname, Kind::Country, Kind::City, Kind::Region, Kind::Organisation];
    let kind =
        |it: &super::words::Word| it.is(Kind::TitleHead) || (it.is(Kind::Common) && !it.entry.any(&own));
    words.get(at).is_some_and(|it| !it.loud && kind(it))
}

/// The end of a word with a capital, or of an entry, inside a run.
fn inner(words: &Words<'_>, at: usize, limit: usize) -> Option<usize> {
    if at >= limit {
        return None;
    }
    let word = words.get(at)?;
    if word.claimed || !word.capital() {
        return None;
    }
    if let Some(found) = matched(words, at, limit) {
        return Some(found.tokens.end);
    }
    // "Johnathan How"
    let surname = !word.loud
        && at > 0
        && words.get(at - 1).is_some_and(|it| it.is(Kind::Given) && !it.is(Kind::Common));
    let small = word.is(Kind::Function) && word.shape == Shape::Capital && !surname;
    let quiet = word.loud && ordinary(words, at, limit);
    let date = word.is(Kind::Calendar) && !word.is(Kind::Given);
    (!(small || quiet || date || word.opening)).then_some(at + 1)
}

/// What follows a hyphen inside a word: another name, or the small second half of a given name ("Suk-yeol").
fn hyphen(words: &Words<'_>, at: usize, limit: usize) -> Option<usize> {
    let after = words.get(at + 1).filter(|it| at + 1 < limit && !it.spaced && !it.claimed)?;
    let before = words.get(at - 1)?;
    if after.capital() {
        let sides = [Kind::Country, Kind::Demonym];
        let pair = before.entry.any(&sides) && after.entry.any(&sides);
        return (!pair).then_some(at + 2);
    }
    if after.shape == Shape::Other {
        // "G-20", "COVID-19", "F-16"
        let number = words.letters(at + 1).chars().all(|letter| letter.is_ascii_digit());
        return (number && before.shape != Shape::Capital).then_some(at + 2);
    }
    if after.is(Kind::Particle) && words.get(at + 2).is_some_and(|it| !it.spaced) {
        // "Deir-al-Zor"
        return (at + 4 <= limit && words.get(at + 3).is_some_and(super::words::Word::capital))
            .then_some(at + 4);
    }
    let plain = after.is(Kind::Common) || after.is(Kind::Function) || after.is(Kind::Reporting);
    (!plain && !before.entry.any(&[Kind::Country, Kind::Demonym, Kind::City, Kind::Region])).then_some(at + 2)
}

/// Small words between the parts of a person's or place's name, up to a capital: "van der", "bin", "al-".
fn particles(words: &Words<'_>, at: usize, limit: usize) -> Option<usize> {
    for next in at + 1..limit.min(at + 5) {
        let word = words.get(next)?;
        if word.capital() {
            return inner(words, next, limit);
        }
        let hyphen = words.letters(next) == "-" && !word.spaced;
        let particle = word.is(Kind::Particle) && word.shape == Shape::Lower;
        if !(hyphen || particle) {
            return None;
        }
    }
    None
}

/// "of", "for", "and" and "on" inside the name of a body, facility, event or law.
fn link(words: &Words<'_>, start: usize, at: usize, limit: usize) -> Option<usize> {
    let before = words.get(at - 1)?;
    let letters = words.letters(at);
    let the = usize::from(words.letters(at + 1) == "the" && letters != "and");
    let end = inner(words, at + 1 + the, limit)?;
    let after = words.get(at + 1 + the)?;
    let headed = |range: std::ops::Range<usize>| {
        range.clone().any(|it| words.get(it).is_some_and(|it| it.entry.any(&HEADS)))
    };
    if letters == "and" {
        let plain = |word: &super::words::Word| {
            word.is(Kind::Common) && !word.entry.any(&[Kind::Given, Kind::Country])
        };
        let linked = (start..at)
            .any(|it| matches!(words.letters(it), "of" | "for" | "on") || words.letters(it) == "&");
        let ahead =
            headed(end..limit.min(end + 3)) && words.get(end).is_some_and(super::words::Word::capital);
        let joined = plain(before)
            && plain(after)
            && (headed(start..at) && linked || ahead && !before.entry.any(&HEADS));
        return joined.then_some(end);
    }
    let holder =
        after.is(Kind::TitleHead) && words.get(end).is_some_and(|it| it.capital() && !it.is(Kind::Common));
    let office = (before.is(Kind::TitleHead) && !before.entry.any(&HEADS)) || holder;
    let place = letters == "of" && before.entry.any(&[Kind::PlaceFront, Kind::LocationHead]) && !before.loud;
    let body = before.entry.any(&HEADS) || place;
    let known = after.is(Kind::Common) && before.is(Kind::Common) && !before.loud && headed(start..at);
    (!office && (body || known)).then_some(end)
}

/// A small particle that begins a name: "al-Abbasi", "bin Laden".
fn particle_name(words: &Words<'_>, at: usize, limit: usize) -> bool {
    at + 2 < limit
        && words.get(at).is_some_and(|it| it.is(Kind::Particle) && it.shape == Shape::Lower)
        && words.letters(at + 1) == "-"
        && !words.get(at + 1).is_some_and(|it| it.spaced)
        && words.get(at + 2).is_some_and(|it| it.capital() && !it.spaced)
}

/// An entry of several words; an acronym or a word alone is left to the run.
fn matched(words: &Words<'_>, at: usize, limit: usize) -> Option<Match> {
    let found = words.longest(at, limit)?;
    let first = words.get(at)?;
    let begins = first.capital() || (first.is(Kind::Particle) && !first.is(Kind::Function));
    let free = found.tokens.indices().all(|it| words.get(it).is_some_and(|it| !it.claimed));
    (begins && free).then_some(found)
}

/// Heads of things that are no person.
pub(super) const HEADS: [Kind; 4] =
    [Kind::OrganisationHead, Kind::FacilityHead, Kind::EventHead, Kind::LawHead];

/// Cuts a run at its titles and nationalities, and adds what is left.
fn cut(words: &Words<'_>, run: TokenRange, sentence: usize, out: &mut Vec<Candidate>) {
    // A title inside the run ends one name and stands before the next: "UN Secretary-General Antonio Guterres".
    let inside = (run.start + 1..run.end).find(|&at| is_head(words, at, run.end) && split_at(words, run, at));
    let Some(head) = inside.filter(|&at| !is_titled(words, run.start, at)) else {
        return cut_front(words, run, sentence, out);
    };
    let mut first = head;
    while first > run.start + 1 && is_titled(words, first - 1, run.end) {
        first -= 1;
    }
    cut_front(words, trimmed(words, TokenRange::new(run.start, first)), sentence, out);
    let rest = TokenRange::new(titles_end(words, first, run.end), run.end);
    push(words, rest, Some(TokenRange::new(extended(words, run.start, sentence), rest.start)), out);
}

/// Cuts what stands in front of a name: nationalities, which are names themselves, and titles.
fn cut_front(words: &Words<'_>, run: TokenRange, sentence: usize, out: &mut Vec<Candidate>) {
    let mut start = run.start;
    // "Interior" of "Minister of Interior Abdul Amir"
    let mut office = start >= sentence + 2
        && matches!(words.letters(start - 1), "of" | "for")
        && is_titled(words, start - 2, run.end);
    while start < run.end && !body(words, TokenRange::new(start, run.end)) {
        if words.get(start).is_some_and(|it| it.is(Kind::Demonym)) && words.longest(start, run.end).is_none()
        {
            push(words, TokenRange::new(start, start + 1), None, out);
            office = true;
            start += 1;
        } else {
            let end = titles_end(words, start, run.end);
            if end == start || !(office || (start..end).any(|at| is_head(words, at, run.end))) {
                break;
            }
            start = end;
        }
        if start < run.end && matches!(words.letters(start), "-" | ".") {
            start += 1;
        }
    }
    let first = extended(words, start, sentence);
    let headed = (first..start).any(|at| words.get(at).is_some_and(|it| it.is(Kind::TitleHead)));
    push(words, TokenRange::new(start, run.end), headed.then(|| TokenRange::new(first, start)), out);
}

/// Where the title words from `at` on end: "Secretary-General".
fn titles_end(words: &Words<'_>, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit {
        let hyphen = usize::from(end > at && words.letters(end) == "-");
        if end + hyphen >= limit || !is_titled(words, end + hyphen, limit) {
            break;
        }
        end += hyphen + 1;
    }
    end
}

/// Whether a word is one of titles and no entry of several words begins at it.
fn is_titled(words: &Words<'_>, at: usize, end: usize) -> bool {
    words.get(at).is_some_and(|it| it.entry.any(&[Kind::TitleHead, Kind::TitleModifier]))
        && words.longest(at, end).is_none()
}

fn is_head(words: &Words<'_>, at: usize, end: usize) -> bool {
    words.get(at).is_some_and(|it| it.is(Kind::TitleHead)) && is_titled(words, at, end)
}

/// Where the title begins that reaches to `start`: "Iraqi Minister of Interior", "foreign minister".
fn extended(words: &Words<'_>, start: usize, sentence: usize) -> usize {
    let part = |at: usize| {
        words.get(at).is_some_and(|it| it.entry.any(&[Kind::TitleHead, Kind::TitleModifier, Kind::Demonym]))
    };
    let mut first = start;
    while first > sentence {
        let link = (sentence..first)
            .rev()
            .take_while(|&at| matches!(words.letters(at), "of" | "for" | "the"))
            .count();
        let hyphen = usize::from(first < start && words.letters(first - 1) == "-");
        let next = first - link - hyphen;
        let linked = link == 0 || words.letters(next) != "the";
        if next == sentence || !part(next - 1) || !linked {
            break;
        }
        first = next - 1;
    }
    first
}

/// Whether the title at `at` parts a run: not where it may be the surname of what stands before it ("Stephen King").
fn split_at(words: &Words<'_>, run: TokenRange, at: usize) -> bool {
    let (Some(before), Some(title)) = (words.get(at - 1), words.get(at)) else { return false };
    let things = [Kind::Country, Kind::Demonym, Kind::City, Kind::Region, Kind::Organisation, Kind::Common];
    let thing = before.entry.any(&things) || before.entry.any(&HEADS) || before.shape == Shape::Capitals;
    let person = !thing && title.entry.any(&[Kind::Given, Kind::Surname]);
    let linked = matches!(words.letters(at - 1), "of" | "for" | "and" | "&" | "-" | "the");
    !person && !linked && !body(words, run)
}

/// Whether the run is the name of a body: its last word is a head, or a head stands before "of".
fn body(words: &Words<'_>, run: TokenRange) -> bool {
    let head = |at: usize| words.get(at).is_some_and(|it| it.entry.any(&HEADS) && !it.is(Kind::TitleHead));
    let last = run.end.checked_sub(1).is_some_and(head) && run.len() > 1;
    let of = run.indices().skip(1).any(|at| matches!(words.letters(at), "of" | "for") && head(at - 1));
    last || of
}

/// The range without links and stops at its end.
fn trimmed(words: &Words<'_>, mut range: TokenRange) -> TokenRange {
    while range.len() > 1
        && matches!(words.letters(range.end - 1), "of" | "for" | "and" | "&" | "-" | "the" | "on")
    {
        range.end -= 1;
    }
    range
}

fn push(words: &Words<'_>, tokens: TokenRange, title: Option<TokenRange>, out: &mut Vec<Candidate>) {
    let known = words
        .get(tokens.start)
        .is_some_and(|it| it.is(Kind::Function) && tokens.len() == 1 && !it.entry.any(&super::words::NAMED));
    if !tokens.is_empty() && !known {
        out.push(Candidate { tokens, title });
    }
}
