//! Whether a clause says that something happened, did not, is to happen, might, or is only said to have.

use crate::analysis::{Modality, Polarity};

use super::tree::Tree;

/// Verbs whose complement is still to come.
const AHEAD: &[&str] = &[
    "agree",
    "agreed",
    "agrees",
    "aim",
    "aims",
    "asked",
    "called",
    "decided",
    "due",
    "expect",
    "expected",
    "expects",
    "going",
    "hope",
    "hopes",
    "hoped",
    "intend",
    "intends",
    "likely",
    "offered",
    "ordered",
    "plan",
    "planned",
    "planning",
    "plans",
    "pledged",
    "pledges",
    "poised",
    "prepare",
    "prepared",
    "prepares",
    "preparing",
    "promise",
    "promised",
    "promises",
    "proposed",
    "ready",
    "scheduled",
    "seek",
    "seeking",
    "seeks",
    "set",
    "slated",
    "threatened",
    "threatens",
    "urged",
    "vow",
    "vowed",
    "vows",
    "want",
    "wanted",
    "wants",
    "about",
    "invited",
    "allow",
    "allowed",
    "asks",
    "urges",
    "calls",
    "tried",
    "trying",
    "try",
    "attempted",
    "attempting",
];
/// Verbs whose complement did not come true.
const UNTRUE: &[&str] = &[
    "deny",
    "denied",
    "denies",
    "denying",
    "refuse",
    "refused",
    "refuses",
    "fail",
    "failed",
    "fails",
    "declined",
    "declines",
    "cancelled",
    "canceled",
    "avoid",
    "avoided",
    "prevented",
    "rejected",
    "ruled",
    "stopped",
    "scrapped",
    "postponed",
    "blocked",
];
/// Verbs of saying whose complement is the sayer's word.
const SAID: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "reported",
    "reports",
    "claimed",
    "claims",
    "alleged",
    "alleges",
    "accused",
    "accuses",
    "believed",
    "thought",
    "announced",
    "confirmed",
    "added",
    "according",
    "suspected",
    "adding",
    "stated",
    "tweeted",
    "wrote",
];

/// Verbs whose complement somebody is only accused of.
const ACCUSED: &[&str] = &[
    "accused",
    "accuses",
    "accusing",
    "suspected",
    "charged",
    "alleged",
    "blamed",
    "indicted",
    "denied",
    "denies",
];
/// Verbs whose infinitive came true: "managed to win".
const DONE: &[&str] = &[
    "managed",
    "began",
    "begun",
    "started",
    "continued",
    "continues",
    "went",
    "helped",
    "came",
    "used",
    "made",
    "forced",
    "led",
    "caused",
    "beat",
    "found",
    "shown",
    "known",
    "got",
    "chose",
    "chosen",
    "voted",
    "proceeded",
    "happened",
    "proved",
    "allowed",
    "enabled",
    "required",
];

/// Whether a verb says that somebody says so.
pub(super) fn is_said(key: &str) -> bool {
    SAID.contains(&key)
}

/// What a trigger's clause says of it; `verb` is the verb that tells it.
pub(super) fn of(tree: &Tree<'_>, trigger: usize, verb: Option<usize>) -> (Polarity, Modality) {
    let mut negative = is_negated(tree, trigger);
    let mut modality = noun_modality(tree, trigger);
    if let Some(verb) = verb {
        negative |= is_negated(tree, verb);
        modality = stronger(modality, verb_modality(tree, verb));
        let mut at = verb;
        // "a plot to kill", "efforts to sign": what is in the infinitive has not happened, if nothing says so.
        if is_open(tree, verb) && !is_done(tree, verb) {
            modality = stronger(modality, Some(Modality::Hypothetical));
        }
        for head in tree.heads(verb) {
            let key = tree.story.key(head);
            match tree.relation(at) {
                "xcomp" | "acl" | "advcl" | "csubj" | "ccomp" | "obl"
                    if AHEAD.contains(&&*key) && is_open(tree, at) =>
                {
                    // What somebody agreed or plans to do is planned, though it stands in the infinitive.
                    let open = modality.is_none()
                        || at == verb
                            && modality == Some(Modality::Hypothetical)
                            && !tree.children(verb).any(|it| tree.relation(it) == "aux");
                    modality = if open { Some(Modality::Planned) } else { modality };
                    negative |= is_negated(tree, head);
                }
                "advcl" | "obl" | "acl" | "ccomp" | "xcomp" | "nmod" if ACCUSED.contains(&&*key) => {
                    modality = stronger(modality, Some(Modality::Reported));
                    negative |= key.starts_with("den");
                }
                "xcomp" | "ccomp" | "obj" | "obl" | "advcl" if UNTRUE.contains(&&*key) => negative = true,
                "ccomp" | "parataxis" if SAID.contains(&&*key) => {
                    let asked = tree
                        .children(at)
                        .any(|it| matches!(&*tree.story.key(it), "whether" | "if" | "which"));
                    let said = if asked { Modality::Hypothetical } else { Modality::Reported };
                    modality = stronger(modality, Some(said));
                    break;
                }
                // "was due to open", "helped to arrest": the verb above says when.
                "xcomp" => modality = stronger(modality, verb_modality(tree, head)),
                "conj" if tree.is_verb(head) && tree.child(at, &["nsubj", "nsubj:pass", "aux"]).is_none() => {
                    modality = stronger(modality, verb_modality(tree, head));
                }
                _ => break,
            }
            at = head;
        }
    }
    let polarity = if negative { Polarity::Negative } else { Polarity::Positive };
    (polarity, modality.unwrap_or(Modality::Asserted))
}

/// Whether the infinitive of a verb came true or is told otherwise: "managed to win", "won to reach the final", "is to open".
fn is_done(tree: &Tree<'_>, verb: usize) -> bool {
    let Some(head) = tree.head(verb) else { return true };
    let be = matches!(&*tree.story.key(head), "is" | "are" | "was" | "were");
    let done = DONE.contains(&&*tree.story.key(head));
    be || done || tree.children(verb).any(|it| matches!(&*tree.story.key(it), "is" | "are" | "was" | "were"))
}

/// Whether the clause of a verb is something that has to be done.
pub(super) fn is_duty(tree: &Tree<'_>, verb: usize) -> bool {
    const DUTIES: &[&str] = &[
        "promised",
        "pledged",
        "vowed",
        "agreed",
        "ordered",
        "told",
        "asked",
        "urged",
        "required",
        "given",
        "demanded",
        "promises",
        "pledges",
        "orders",
        "asks",
        "urges",
        "requires",
        "demands",
        "agree",
        "has",
        "have",
        "had",
        "needs",
        "need",
        "expected",
        "obliged",
        "instructed",
        "directed",
        "committed",
        "undertook",
        "invited",
        "called",
        "must",
        "should",
        "deadline",
        "ultimatum",
    ];
    let duty = |at: usize| DUTIES.contains(&&*tree.story.key(at));
    let above = || is_open(tree, verb) && tree.head(verb).is_some_and(duty);
    above()
        || tree
            .children(verb)
            .any(|it| tree.relation(it) == "aux" && matches!(&*tree.story.key(it), "must" | "should"))
}

fn stronger(one: Option<Modality>, other: Option<Modality>) -> Option<Modality> {
    let weight = |it: Option<Modality>| match it {
        None | Some(Modality::Asserted) => 0,
        Some(Modality::Reported) => 1,
        Some(Modality::Planned) => 2,
        Some(Modality::Hypothetical) => 3,
    };
    if weight(other) > weight(one) { other } else { one }
}

/// Whether the clause of a verb stands in the infinitive: "agreed to sign", not "agreed, ending the strike".
fn is_open(tree: &Tree<'_>, verb: usize) -> bool {
    tree.children(verb).any(|it| it < verb && &*tree.story.key(it) == "to")
}

fn is_negated(tree: &Tree<'_>, at: usize) -> bool {
    let denies = |it: usize| {
        matches!(
            &*tree.story.key(it),
            "not" | "n't" | "never" | "no" | "nobody" | "without" | "neither" | "nor" | "none"
        )
    };
    tree.children(at).any(|it| {
        let relation = tree.relation(it);
        let subject = relation.starts_with("nsubj") || relation == "obj";
        matches!(relation, "advmod" | "det" | "case" | "cc:preconj" | "mark") && denies(it)
            || subject
                && (denies(it)
                    || tree.children(it).any(|below| tree.relation(below) == "det" && denies(below)))
    })
}

fn verb_modality(tree: &Tree<'_>, verb: usize) -> Option<Modality> {
    let mut modality = None;
    let be = |it: usize| matches!(&*tree.story.key(it), "is" | "are" | "was" | "were");
    if is_open(tree, verb) && tree.head(verb).is_some_and(be) {
        modality = Some(Modality::Planned);
    }
    for child in tree.children(verb) {
        let key = tree.story.key(child);
        let found = match (tree.relation(child), &*key) {
            ("aux" | "aux:pass", "will" | "'ll" | "shall" | "wo") => Some(Modality::Planned),
            // "said it would sell" is what "will sell" becomes.
            ("aux", "would") if tree.relation(verb) == "ccomp" => Some(Modality::Planned),
            // "The president is to open": the parser makes it a copula or an auxiliary.
            ("mark" | "aux" | "aux:pass" | "cop", "is" | "are" | "was" | "were") if is_open(tree, verb) => {
                Some(Modality::Planned)
            }
            ("advmod", "allegedly" | "reportedly" | "apparently") => Some(Modality::Reported),
            ("aux", "would" | "could" | "may" | "might" | "should" | "must" | "can" | "ca")
            | ("mark", "if" | "unless" | "whether")
            | ("advmod", "possibly" | "perhaps" | "maybe") => Some(Modality::Hypothetical),
            ("obl" | "advmod" | "advcl", _)
                if tree.children(child).any(|it| &*tree.story.key(it) == "according")
                    || &*key == "according" =>
            {
                Some(Modality::Reported)
            }
            _ => None,
        };
        modality = stronger(modality, found);
    }
    modality
}

fn noun_modality(tree: &Tree<'_>, noun: usize) -> Option<Modality> {
    let mut modality = None;
    for child in tree.children(noun).filter(|it| *it < noun) {
        let found = match &*tree.story.key(child) {
            "planned" | "upcoming" | "scheduled" | "forthcoming" | "future" | "proposed" | "next"
            | "coming" | "expected" => Some(Modality::Planned),
            "possible" | "potential" | "likely" | "any" | "threatened" | "further" => {
                Some(Modality::Hypothetical)
            }
            "alleged" | "suspected" | "reported" | "apparent" => Some(Modality::Reported),
            _ => None,
        };
        modality = stronger(modality, found);
    }
    modality
}
