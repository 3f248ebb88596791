//! The opening of a story to the answers who, what, when and where: the subject, clause, date and place of its main event.
//!
//! An answer is words of the story; where the opening does not say, there is none.

use super::tree::{Tree, mention_at};
use super::{Answer, Facts, FiveW, features, reasons};
use crate::analysis::{BlockKind, Label, MentionKind, Modality, ParticipantRole, TimeType};
use crate::coreference::Mention;
use crate::span::TokenRange;
use crate::story::Story;
use crate::tagger::syntax::PartOfSpeech;

/// Sentences of the opening that are asked, one after the other.
const OPENING: usize = 3;
/// Tokens of the words of `what`, at most; longer clauses are cut at a joint.
const CLAUSE: usize = 26;
/// Days that a date may cover and still say when something happened.
const SPAN: i64 = 31;

/// Salience from which an entity is one that the story is about.
const SALIENT: f32 = 0.3;

/// What an answer is worth that only the second or third sentence of the opening gives, beside one of the first.
const LATER: [f32; 3] = [1.0, 0.85, 0.75];
/// What the place of the dateline is worth: the desk may be far from what happened.
const DATELINE: f32 = 0.55;
/// Confidence below which a date or place is no answer. Raising it answers less.
const ASKED: f32 = 0.5;

const SUBJECT: &[&str] = &["nsubj", "nsubj:pass"];
/// What reports, so that the news is what is reported.
const REPORTING: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "announced",
    "reported",
    "reports",
    "warned",
    "claimed",
    "added",
    "confirmed",
    "declared",
    "stated",
    "believe",
    "believes",
    "according",
    "showed",
    "shows",
    "found",
    "finds",
    "suggests",
    "hopes",
];

/// The clause that the story begins with.
pub(super) struct Main<'s> {
    pub(super) tree: Tree<'s>,
    /// The head of what is told: of "He said prices rose", "rose".
    pub(super) head: usize,
    /// The head of the sentence: of the same, "said".
    pub(super) root: usize,
    pub(super) sentence: usize,
}

/// Answers the five questions and how; `nutgraf` says what the story is about where its first sentence does not.
pub(super) fn answer(story: &Story<'_>, facts: &Facts<'_>, nutgraf: Option<usize>) -> FiveW {
    let opening: Vec<Main<'_>> = opening(story, nutgraf);
    let Some(lead) = opening.first() else { return FiveW::default() };
    let event = main_event(lead, facts);
    FiveW {
        who: who(lead, event, facts),
        what: what(lead, event, facts),
        when: opening.iter().enumerate().find_map(|(at, it)| when(it, at, event, facts)),
        where_: opening.iter().enumerate().find_map(|(at, it)| where_(it, at, event, facts)),
        why: opening.iter().find_map(reasons::why),
        how: reasons::how(lead),
    }
}

/// The main clauses of the nut graf and of the first sentences of paragraphs that are neither questions nor quotations.
fn opening<'s>(story: &Story<'s>, nutgraf: Option<usize>) -> Vec<Main<'s>> {
    let told = |at: &usize| {
        let block = story.blocks.list.get(story.sentences[*at].block);
        block.is_some_and(|it| it.kind == BlockKind::Paragraph)
    };
    let main = |sentence: usize| {
        let tree = Tree::of(story, sentence);
        let opens = story.word(tree.range.start);
        let asks = tree.range.end > 0 && story.word(tree.range.end - 1) == "?";
        if asks || matches!(opens, "\"" | "“" | "‘" | "'") || tree.range.len() < 5 {
            return None;
        }
        let root = tree.root()?;
        Some(Main { tree, head: reported(&tree, root), root, sentence })
    };
    let first = (0..story.sentences.len()).filter(told).take(2 * OPENING).filter(|it| Some(*it) != nutgraf);
    nutgraf.into_iter().chain(first).filter_map(main).take(OPENING).collect()
}

/// The head of what a reporting verb reports, or the verb itself.
fn reported(tree: &Tree<'_>, root: usize) -> usize {
    let reports = REPORTING.contains(&&*tree.story.key(root));
    let content = tree.child(root, &["ccomp"]).filter(|&at| tree.child(at, SUBJECT).is_some());
    content.filter(|_| reports).unwrap_or(root)
}

/// The event that the main clause tells: the one of its head, or the surest one of the sentence.
fn main_event(main: &Main<'_>, facts: &Facts<'_>) -> Option<usize> {
    let events = features::events(facts, main.sentence);
    let holds = |at: usize, token: usize| facts.events[at].trigger.indices().contains(&token);
    let by_head = |token: usize| events.clone().find(|&at| holds(at, token));
    let told = |&at: &usize| facts.events[at].modality != Modality::Hypothetical;
    let near = |&at: &usize| {
        let trigger = facts.events[at].trigger.start;
        main.tree.head(trigger) == Some(main.head)
    };
    by_head(main.head).or_else(|| by_head(main.root)).or_else(|| events.clone().filter(told).find(near))
}

fn who(main: &Main<'_>, event: Option<usize>, facts: &Facts<'_>) -> Option<Answer> {
    let tree = &main.tree;
    // What is told before who tells it, unless that is a pronoun: "The firm said it had …".
    let noun = |at: &usize| {
        matches!(tree.story.part_of_speech(*at), Some(PartOfSpeech::Noun | PartOfSpeech::ProperNoun))
    };
    let subject = |head: usize| tree.child(head, SUBJECT);
    let told = subject(main.head).filter(|&at| noun(&at) || named(main, at, facts).is_some());
    let at = told.or_else(|| subject(main.root));
    if let Some(mention) = at.and_then(|at| named(main, at, facts)) {
        let salience = facts.chains.entities.get(mention.entity).map_or(0.0, |it| it.salience);
        let confidence = if salience >= SALIENT { 0.92 } else { 0.8 };
        return Some(of_mention(mention, event, confidence));
    }
    let agent = event.and_then(|at| {
        let parties = &facts.events[at].participants;
        let named = |role| parties.iter().find(|it| it.role == role && it.entity.is_some());
        named(ParticipantRole::Agent).or_else(|| named(ParticipantRole::Target))
    });
    if let Some(agent) = agent {
        return Some(Answer { words: agent.words, entity: agent.entity, time: None, event, confidence: 0.8 });
    }
    // No name: the words themselves, where they are a noun, with what stands before it.
    let words = at.filter(noun).map(|at| {
        tree.extent(at, &["acl", "acl:relcl", "appos", "conj", "cc", "parataxis", "punct", "case", "advcl"])
    })?;
    Some(Answer { words, entity: None, time: None, event, confidence: 0.75 })
}

/// The mention that the subject at a word is: of this word, or of a name that stands beside it ("payments company Lumivoo").
fn named<'f>(main: &Main<'_>, at: usize, facts: &'f Facts<'_>) -> Option<&'f Mention> {
    let beside = |it: &usize| {
        matches!(main.tree.relation(*it), "appos" | "flat" | "compound" | "nmod:desc" | "nmod:unmarked")
    };
    let names = |it: usize| {
        let mention = mention_at(facts.chains, it)?;
        (mention.kind != MentionKind::Adjective).then_some(mention)
    };
    let near = || main.tree.children(at).filter(beside);
    names(at)
        .or_else(|| near().filter(|it| *it > at).find_map(names))
        .or_else(|| names(at + 1).filter(|it| it.tokens.start == at + 1 && it.label == Label::Person))
        .or_else(|| near().find_map(names).filter(|it| it.label == Label::Person))
}

fn what(main: &Main<'_>, event: Option<usize>, facts: &Facts<'_>) -> Option<Answer> {
    let tree = &main.tree;
    tree.child(main.head, SUBJECT).or_else(|| tree.child(main.head, &["obj"]))?;
    let whole = tree.extent(main.head, &["parataxis", "mark", "advcl", "discourse"]);
    let words = shortened(tree, main.head, whole)?;
    // "as prices rose": a clause that leans on another one says too little.
    if matches!(
        tree.story.part_of_speech(words.start),
        Some(PartOfSpeech::Subordinator | PartOfSpeech::Coordinator)
    ) {
        return None;
    }
    let confidence = match event {
        Some(at) => 0.9_f32.max(facts.events[at].confidence),
        None => 0.85,
    };
    Some(Answer { words, entity: None, time: None, event, confidence })
}

/// The words of a clause up to a joint after which a part follows that can be left out; nothing where there is no such joint.
fn shortened(tree: &Tree<'_>, head: usize, whole: TokenRange) -> Option<TokenRange> {
    if whole.len() <= CLAUSE {
        return Some(whole);
    }
    let near = whole.start + CLAUSE;
    let joints = || (head + 1..whole.end).filter(|&end| is_joint(tree, whole, end));
    let mut end =
        joints().take_while(|&it| it <= near).last().or_else(|| joints().next()).unwrap_or(whole.end);
    // "on Tuesday, five months | after": the piece behind the last comma may be the measure of what was cut off.
    let comma = (head + 1..end).rev().find(|&it| tree.story.word(it) == ",");
    if let Some(comma) = comma.filter(|&it| end < whole.end && is_joint(tree, whole, it)) {
        let leads = tree.story.part_of_speech(comma + 1);
        let led = matches!(leads, Some(PartOfSpeech::Adposition | PartOfSpeech::Subordinator));
        if !led && !(comma + 1..end).any(|it| tree.is_verb(it)) {
            end = comma;
        }
    }
    let words = tree.trimmed(TokenRange::new(whole.start, end));
    (words.len() <= CLAUSE + CLAUSE / 2).then_some(words)
}

/// Whether a clause can end before this word: no word before it is a part of what follows, and what follows is no part that the words
/// before it need.
fn is_joint(tree: &Tree<'_>, whole: TokenRange, end: usize) -> bool {
    let kept = |at: usize| whole.start <= at && at < end;
    let cut = |at: usize| end <= at && at < whole.end;
    let open = (whole.start..end).any(|at| tree.head(at).is_some_and(cut));
    let needed = (end..whole.end).any(|at| {
        let part = matches!(
            tree.relation(at),
            "obj"
                | "iobj"
                | "xcomp"
                | "ccomp"
                | "nsubj"
                | "nsubj:pass"
                | "obl:agent"
                | "flat"
                | "fixed"
                | "compound"
        );
        part && tree.head(at).is_some_and(kept)
    });
    let last = end - 1;
    let loose = matches!(tree.relation(last), "advcl" | "acl" | "acl:relcl") && last + 1 < whole.end;
    !open
        && !needed
        && !loose
        && (tree.story.tokens.list[last].span.end < tree.story.tokens.list[end].span.start)
}

fn when(main: &Main<'_>, place: usize, event: Option<usize>, facts: &Facts<'_>) -> Option<Answer> {
    let of_event = event.filter(|_| place == 0).and_then(|at| facts.events[at].time);
    let range = main.tree.range;
    let first = facts.times.partition_point(|it| it.tokens.start < range.start);
    let after = facts.times.partition_point(|it| it.tokens.start < range.end);
    let dated = |at: &usize| {
        let Some(time) = facts.times.get(*at) else { return false };
        let days = time.range.map(|(from, to)| crate::calendar::distance(from, to).abs());
        matches!(time.kind, TimeType::Date | TimeType::Time)
            && time.confidence >= 0.6
            && days.is_some_and(|it| it <= SPAN)
    };
    let (at, sure) = match of_event.filter(dated) {
        Some(at) => (at, 0.9),
        None => {
            let candidates = (first..after).filter(dated);
            most(candidates.map(|at| (at, attached(main, facts.times[at].tokens))))?
        }
    };
    let time = &facts.times[at];
    let confidence = sure * LATER[place.min(2)] * time.confidence;
    let answer = Answer { words: time.tokens, entity: None, time: Some(at), event: None, confidence };
    (confidence >= ASKED).then_some(answer)
}

/// How surely words belong to the main clause, by the way up from them: in [0, 1].
fn attached(main: &Main<'_>, words: TokenRange) -> f32 {
    let tree = &main.tree;
    let top = words.indices().find(|&at| tree.story.head(at).is_none_or(|it| !words.indices().contains(&it)));
    let mut sure = 0.95;
    let mut last = "";
    for (step, at) in tree.upward(top.unwrap_or(words.start)).enumerate() {
        if step > 0 && (at == main.head || at == main.root) {
            return if at == main.head || last.starts_with("obl") { sure } else { sure * 0.95 };
        }
        last = tree.relation(at);
        sure *= match last {
            "acl" | "acl:relcl" | "parataxis" => 0.6,
            "advcl" | "conj" | "ccomp" => 0.85,
            "nmod" | "nmod:poss" | "compound" | "nmod:unmarked" => 0.9,
            _ => 1.0,
        };
    }
    sure * 0.7
}

fn where_(main: &Main<'_>, place: usize, event: Option<usize>, facts: &Facts<'_>) -> Option<Answer> {
    let range = main.tree.range;
    let mentions = &facts.chains.mentions;
    let of_event = event.filter(|_| place == 0).and_then(|at| facts.events[at].place);
    let first = mentions.partition_point(|it| it.tokens.start < range.start);
    let inside = mentions[first..].iter().take_while(|it| it.tokens.start < range.end);
    let is_place = |it: &&Mention| {
        matches!(it.label, Label::Gpe | Label::Loc | Label::Fac) && it.kind == MentionKind::Name
    };
    let sure = |it: &Mention| match of_event == Some(it.entity) {
        true => 0.92,
        false => located(main, it, facts) * LATER[place.min(2)],
    };
    let dateline = dateline(main, facts).filter(|_| place == 0).map(|it| (it, DATELINE));
    let best = most(dateline.into_iter().chain(inside.filter(is_place).map(|it| (it, sure(it)))))?;
    (best.1 >= ASKED).then(|| of_mention(best.0, None, best.1))
}

/// The surest one, the first of several.
fn most<T>(candidates: impl Iterator<Item = (T, f32)>) -> Option<(T, f32)> {
    candidates
        .fold(None, |best, it| if best.as_ref().is_none_or(|best| it.1 > best.1) { Some(it) } else { best })
}

/// How surely a name says where the main clause happens, by its preposition and the way up to the clause: in [0, 1].
fn located(main: &Main<'_>, mention: &Mention, facts: &Facts<'_>) -> f32 {
    let (story, words) = (&main.tree.story, mention.tokens);
    let outside = |at: &usize| story.head(*at).is_none_or(|it| !words.indices().contains(&it));
    let head = words.indices().find(outside).unwrap_or(words.start);
    let preposition = main.tree.child(head, &["case"]).map(|at| story.key(at)).unwrap_or_default();
    let place = match &*preposition {
        "in" | "at" | "near" | "off" | "outside" | "across" | "around" | "inside" | "throughout" => 1.0,
        "on" | "along" | "between" | "over" => 0.85,
        "of" | "to" | "from" | "into" | "for" | "through" => 0.6,
        _ => 0.5,
    };
    // Where something is said is not where it happens; a name that no map has may be none of a place.
    let reporting = main.root != main.head && story.head(head) == Some(main.root);
    let known = facts.places.get(mention.entity).is_some_and(Option::is_some);
    place * attached(main, words) * if reporting { 0.6 } else { 1.0 } * if known { 1.0 } else { 0.85 }
}

/// The place of the dateline, where it is a name.
fn dateline<'f>(main: &Main<'_>, facts: &'f Facts<'_>) -> Option<&'f Mention> {
    let story = &main.tree.story;
    let place = story.blocks.dateline?.place?;
    let first = facts.chains.mentions.partition_point(|it| story.tokens.span(it.tokens).end <= place.start);
    facts.chains.mentions.get(first).filter(|it| story.tokens.span(it.tokens).overlaps(place))
}

fn of_mention(mention: &Mention, event: Option<usize>, confidence: f32) -> Answer {
    Answer { words: mention.tokens, entity: Some(mention.entity), time: None, event, confidence }
}
