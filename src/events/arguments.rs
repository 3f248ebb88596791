//! The arguments of a trigger: which phrase stands where, as in the active voice.

use crate::lexicon::Kind;
use crate::tagger::syntax::PartOfSpeech;

use super::frames::FRAMES;
use super::frames::Part;
use super::modality;
use super::tree::Tree;

/// A phrase, by its place in the sentence and its head.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Argument {
    /// `subj`, `obj`, `mod`, `poss`, `that`, or a preposition.
    pub(super) at: String,
    pub(super) head: usize,
    /// Whether it stands beside the trigger itself, and was not fetched from another clause.
    pub(super) near: bool,
}

/// What is known of a trigger's clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Arguments {
    pub(super) list: Vec<Argument>,
    /// The verb whose clause tells it: the trigger itself, or the one that governs a noun.
    pub(super) verb: Option<usize>,
    /// Whether that verb only carries the noun: "held talks".
    pub(super) light: bool,
    /// Other words that carry it: "a round of talks", "talks held in Rome".
    pub(super) carriers: Vec<usize>,
    pub(super) passive: bool,
}

impl Arguments {
    fn add(&mut self, at: &str, head: usize, near: bool) {
        if !self.list.iter().any(|it| it.head == head && it.at == at) {
            self.list.push(Argument { at: at.to_owned(), head, near });
        }
    }

    pub(super) fn at(&self, place: &str) -> impl Iterator<Item = &Argument> + '_ {
        let place = place.to_owned();
        self.list.iter().filter(move |it| it.at == place)
    }
}

/// The arguments of a verb.
pub(super) fn of_verb(tree: &Tree<'_>, verb: usize) -> Arguments {
    let mut all = Arguments { verb: Some(verb), ..Arguments::default() };
    all.passive = is_passive(tree, verb);
    let (subject, object) = if all.passive { ("obj", "by-object") } else { ("subj", "obj") };
    let nearest = nearest_subject(tree, verb);
    for child in tree.children(verb) {
        match tree.relation(child) {
            "nsubj" | "nsubj:pass" | "csubj" if nearest != Some(child) => {}
            "nsubj" | "nsubj:pass" | "csubj" => all.add(subject, antecedent(tree, verb, child), true),
            "obj" | "iobj" if tree.is(child, PartOfSpeech::Pronoun) && is_relative(tree, child) => {
                all.add(object, antecedent(tree, verb, child), true);
            }
            "obj" | "iobj" => all.add(object, child, true),
            "obl:agent" => all.add("subj", child, true),
            "obl" | "nmod" | "advmod" | "obl:tmod" => oblique(tree, child, &mut all),
            "xcomp" => all.add(complement(tree, child), child, true),
            "advcl" if complement(tree, child) == "inf" => all.add("inf", child, false),
            "ccomp" => all.add("that", child, true),
            _ => {}
        }
        // "signed an agreement with Peru": the parser may hang the partner on what is signed.
        if matches!(tree.relation(child), "obj" | "nsubj:pass") {
            for below in tree.children(child).filter(|&it| tree.relation(it) == "nmod") {
                let preposition = tree.preposition(below);
                if matches!(
                    &*preposition,
                    "with" | "against" | "on" | "to" | "from" | "between" | "as" | "in" | "at"
                ) {
                    all.add(&preposition, below, false);
                }
            }
        }
    }
    if let Some(noun) = nearest.filter(|&it| tree.head(it) != Some(verb)) {
        all.add(subject, noun, true);
    }
    let lent = if all.at(subject).next().is_none() { lent(tree, verb, all.passive, 0) } else { None };
    if let Some(found) = lent {
        all.add(subject, found, false);
    }
    all
}

/// The arguments of a noun, with those of a verb that carries it.
pub(super) fn of_noun(tree: &Tree<'_>, noun: usize) -> Arguments {
    let mut all = Arguments::default();
    for child in tree.children(noun) {
        match tree.relation(child) {
            "nmod:poss" => all.add("poss", child, true),
            "amod" | "compound" | "nmod" if child < noun && tree.preposition(child).is_empty() => {
                all.add("mod", child, true);
            }
            "nmod" | "obl" => oblique(tree, child, &mut all),
            "acl" | "acl:relcl" if FRAMES.holds("light", &tree.story.key(child), Part::Verb) => {
                all.carriers.push(child);
                for below in tree.children(child).filter(|&it| tree.relation(it).starts_with("obl")) {
                    oblique(tree, below, &mut all);
                }
            }
            _ => {}
        }
    }
    let Some(head) = tree.head(noun) else { return all };
    let relation = tree.relation(noun);
    // "the first round of talks was held", "the signing of the agreement".
    let (noun, head, relation) =
        if relation == "nmod" && &*tree.preposition(noun) == "of" && !tree.is_verb(head) {
            match tree.head(head) {
                Some(verb) => {
                    all.carriers.push(head);
                    let held = |it: &usize| {
                        tree.relation(*it).starts_with("acl")
                            && FRAMES.holds("light", &tree.story.key(*it), Part::Verb)
                    };
                    all.carriers.extend(tree.children(head).filter(held));
                    (head, verb, tree.relation(head))
                }
                None => return all,
            }
        } else {
            (noun, head, relation)
        };
    if !tree.is_verb(head) {
        // "made the announcement in a meeting with": a noun on the object of a verb.
        if relation == "nmod" && is_occasion(&tree.preposition(noun)) {
            all.verb = tree.verb_of(head);
            occasion(tree, &mut all);
        }
        return all;
    }
    all.verb = Some(head);
    // "A magnitude 6.8 quake struck": the parser may take the last noun before a verb for a part of it.
    let relation = if relation == "compound" && noun < head { "nsubj" } else { relation };
    match relation {
        "obj" | "nsubj:pass" | "nsubj" => {
            let key = tree.story.key(head);
            all.light = if relation == "nsubj" {
                FRAMES.holds("happens", &key, Part::Verb)
            } else {
                FRAMES.holds("light", &key, Part::Verb)
            };
            if all.light {
                let carrier = of_verb(tree, head);
                // "An earthquake struck Chile": what it struck is where it was.
                let struck = carrier.at("obj").filter(|it| relation == "nsubj" && it.near);
                let struck: Vec<usize> = struck.map(|it| it.head).collect();
                struck.into_iter().for_each(|it| all.add("in", it, true));
                for argument in carrier.list.iter().filter(|it| it.head != noun && it.at != "obj") {
                    // Who holds talks is whose talks they are.
                    let at = if argument.at == "subj" { "poss" } else { &argument.at };
                    let told = at == "poss" && (relation == "nsubj" || all.at("poss").next().is_some());
                    if !told {
                        all.add(at, argument.head, argument.near);
                    }
                }
            }
        }
        _ if is_occasion(&tree.preposition(noun)) => occasion(tree, &mut all),
        _ => {}
    }
    all
}

/// "In a meeting with the envoy, he said": who speaks takes part in it, and the parser may hang the partner on the verb.
fn occasion(tree: &Tree<'_>, all: &mut Arguments) {
    let Some(verb) = all.verb else { return };
    let carrier = of_verb(tree, verb);
    if all.at("poss").next().is_some() || all.at("between").next().is_some() {
        return;
    }
    for argument in &carrier.list {
        if argument.at == "subj" {
            all.add("poss", argument.head, false);
        } else if argument.at == "with" && all.at("with").next().is_none() {
            all.add("with", argument.head, false);
        }
    }
}

fn is_occasion(preposition: &str) -> bool {
    matches!(preposition, "in" | "during" | "at" | "after" | "following" | "before" | "ahead")
}

fn oblique(tree: &Tree<'_>, head: usize, all: &mut Arguments) {
    let preposition = tree.preposition(head);
    match &*preposition {
        "" => {}
        "by" if all.passive => all.add("subj", head, true),
        other => all.add(other, head, true),
    }
}

/// Under which name an open complement stands: "inf" where "to" that leads it, else "as" ("was named director").
fn complement(tree: &Tree<'_>, head: usize) -> &'static str {
    let marked = tree.children(head).any(|it| &*tree.story.key(it) == "to");
    if marked { "inf" } else { "as" }
}

/// Whether the verb's subject is what is acted on.
fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    if tree.child(verb, &["nsubj:pass", "aux:pass"]).is_some() {
        return true;
    }
    let key = tree.story.key(verb);
    if key.ends_with("ing") || tree.child(verb, &["nsubj", "aux", "cop"]).is_some() {
        return false;
    }
    let marked = tree.children(verb).any(|it| &*tree.story.key(it) == "to");
    if marked || tree.child(verb, &["obj"]).is_some() {
        return false;
    }
    match tree.relation(verb) {
        "acl" => true,
        // "was arrested and charged"
        "conj" => tree.head(verb).is_some_and(|head| tree.child(head, &["nsubj:pass", "aux:pass"]).is_some()),
        "advcl" => tree.child(verb, &["mark"]).is_none() && (key.ends_with("ed") || key.ends_with('n')),
        _ => false,
    }
}

/// A verb has one subject: where the parser sees more, the last one before it that no preposition leads.
fn nearest_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let subjects =
        || tree.children(verb).filter(|&it| matches!(tree.relation(it), "nsubj" | "nsubj:pass" | "csubj"));
    let bare = subjects().rfind(|&it| it < verb && tree.preposition(it).is_empty());
    bare.or_else(|| subjects().rfind(|&it| it < verb))
        .or_else(|| beside(tree, verb))
        .or_else(|| subjects().next())
}

/// "In Borgou, two clerks were hurt", "at the end of the talks the two ministers toured it": the parser may hang the noun before a
/// verb on one before it, to which no preposition joins it.
fn beside(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    const AUXILIARIES: usize = 4;
    let helps = |&it: &usize| {
        matches!(tree.relation(it), "aux" | "aux:pass" | "advmod") && tree.head(it) == Some(verb)
    };
    let first = (verb.saturating_sub(AUXILIARIES)..verb).rev().take_while(helps).last().unwrap_or(verb);
    let finite = matches!(tree.relation(verb), "root" | "ccomp" | "conj" | "advcl" | "parataxis")
        && !tree.story.key(verb).ends_with("ing");
    let noun = first.checked_sub(1).filter(|_| finite)?;
    let hangs =
        matches!(tree.relation(noun), "appos" | "nmod" | "obl" | "dep") && tree.preposition(noun).is_empty();
    let counted = tree.child(noun, &["det", "nummod"]).is_some_and(|it| it < noun);
    (hangs && counted && tree.is(noun, PartOfSpeech::Noun)).then_some(noun)
}

fn is_relative(tree: &Tree<'_>, at: usize) -> bool {
    matches!(&*tree.story.key(at), "who" | "whom" | "which" | "that")
}

/// What a relative pronoun stands for; any other word stands for itself.
fn antecedent(tree: &Tree<'_>, verb: usize, subject: usize) -> usize {
    let clause = std::iter::once(verb).chain(tree.heads(verb)).find(|&it| tree.relation(it) == "acl:relcl");
    match clause.and_then(|it| tree.head(it)) {
        Some(noun) if is_relative(tree, subject) && noun < subject => {
            // "the mayor of Lima, who": a place is no "who".
            let person = matches!(&*tree.story.key(subject), "who" | "whom");
            let outer = tree.head(noun).filter(|_| person && !tree.preposition(noun).is_empty());
            match outer {
                Some(outer) if is_place(tree, noun) && !tree.is_verb(outer) => outer,
                _ => noun,
            }
        }
        _ => subject,
    }
}

/// The subject that a verb without one has from the clause around it.
fn lent(tree: &Tree<'_>, verb: usize, passive: bool, depth: usize) -> Option<usize> {
    const DEEPEST: usize = 4;
    let head = tree.head(verb)?;
    let relation = tree.relation(verb);
    let subject = |of: usize| nearest_subject(tree, of).map(|it| antecedent(tree, of, it));
    if depth > DEEPEST {
        return None;
    }
    match relation {
        // "the man arrested on Monday", "a ferry carrying 40 people"
        "acl" if passive || tree.story.key(verb).ends_with("ing") => Some(head),
        "xcomp" if !passive || tree.is_verb(head) => {
            // "ordered the firm to pay": the object pays; "promised to pay", "agreed to pay": the subject.
            let object = tree.child(head, &["obj", "iobj"]).filter(|it| *it < verb);
            object.or_else(|| subject(head)).or_else(|| lent(tree, head, false, depth + 1))
        }
        "conj" | "advcl" if tree.is_verb(head) || tree.child(head, &["cop"]).is_some() => {
            let led = tree.child(verb, &["mark"]).is_some() && relation == "advcl";
            let reason = led
                && !tree.story.key(verb).ends_with("ing")
                && !tree.children(verb).any(|it| &*tree.story.key(it) == "to");
            // "Police said it hit a school, killing two": who says it did not do it.
            let said = modality::is_said(&tree.story.key(head));
            if reason || said { None } else { subject(head).or_else(|| lent(tree, head, false, depth + 1)) }
        }
        // A relative clause has its own subject.
        _ => None,
    }
}

/// Whether the lists know a word as a place.
fn is_place(tree: &Tree<'_>, at: usize) -> bool {
    let entry = tree.story.lexicon.entry(tree.story.word(at));
    entry.any(&[Kind::Country, Kind::City, Kind::Region, Kind::Area])
}
