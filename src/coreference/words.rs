//! Words by what they can refer to: pronouns, and nouns of people, bodies, places and things.

use crate::analysis::Label;

/// Which pronouns can stand for the same thing: "he" and "his", "it" and "its".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    He,
    She,
    It,
    They,
}

/// What a pronoun is in its clause, as far as its letters say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Plain,
    Possessive,
    Reflexive,
}

/// The pronouns of the third person.
const PRONOUNS: [(&str, Form, Case); 17] = [
    ("he", Form::He, Case::Plain),
    ("him", Form::He, Case::Plain),
    ("his", Form::He, Case::Possessive),
    ("himself", Form::He, Case::Reflexive),
    ("she", Form::She, Case::Plain),
    ("her", Form::She, Case::Plain),
    ("hers", Form::She, Case::Plain),
    ("herself", Form::She, Case::Reflexive),
    ("it", Form::It, Case::Plain),
    ("its", Form::It, Case::Possessive),
    ("itself", Form::It, Case::Reflexive),
    ("they", Form::They, Case::Plain),
    ("them", Form::They, Case::Plain),
    ("their", Form::They, Case::Possessive),
    ("theirs", Form::They, Case::Plain),
    ("themselves", Form::They, Case::Reflexive),
    ("themself", Form::They, Case::Reflexive),
];

pub(super) fn pronoun(key: &str) -> Option<(Form, Case)> {
    PRONOUNS.iter().find(|(word, ..)| *word == key).map(|&(_, form, case)| (form, case))
}

/// What a noun is a noun of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    /// A body of people: it and they.
    Body,
    /// A place that is governed.
    Place,
    Thing,
}

const PEOPLE: &str = "man woman boy girl person mother father son daughter brother sister wife husband uncle aunt nephew \
    niece grandmother grandfather grandson granddaughter cousin widow widower bride groom partner friend colleague child baby \
    teenager adult suspect defendant accused victim survivor witness driver passenger pilot captain player striker midfielder \
    defender goalkeeper keeper winger batsman batter bowler spinner paceman pitcher forward coach manager boss star singer actor actress artist author \
    writer poet novelist director producer musician composer dancer model designer architect chef historian scientist \
    researcher expert analyst economist engineer professor lecturer teacher student pupil graduate doctor surgeon nurse \
    patient lawyer attorney solicitor barrister counsel prosecutor judge justice magistrate juror officer policeman policewoman \
    detective inspector constable sergeant soldier general commander colonel admiral marshal lieutenant major private guard \
    official minister president premier chancellor secretary ambassador envoy diplomat governor mayor senator lawmaker \
    legislator politician candidate nominee leader chief chair chairman chairwoman chairperson chairwoman spokesman \
    spokeswoman spokesperson activist campaigner protester rebel militant dissident prisoner inmate detainee hostage migrant \
    refugee resident villager farmer fisherman worker employee executive founder owner investor trader entrepreneur \
    billionaire businessman businesswoman banker customer client journalist reporter editor photographer broadcaster \
    presenter host veteran champion winner runner swimmer cyclist boxer golfer footballer cricketer king queen prince princess \
    duke duchess sultan emir monarch heir pope cardinal archbishop bishop priest pastor imam cleric rabbi monk nun saint \
    shopkeeper neighbour neighbor gunman attacker killer murderer thief teen youngster pensioner aide adviser advisor assistant \
    successor predecessor rival opponent deputy head guardian caretaker operator mp pm ceo speaker whistleblower citizen";
const BODIES: &str = "company firm group organisation organization agency bank club team side party union university college \
    school ministry court airline carrier manufacturer maker carmaker retailer lender broadcaster newspaper watchdog regulator \
    institute charity foundation commission committee council authority force army navy government administration cabinet \
    parliament senate house board association federation league corporation developer operator supplier startup start-up giant \
    brand chain conglomerate utility insurer publisher network station channel department office bureau police coalition \
    alliance movement militia tribunal jury panel hospital church museum band orchestra squad crew business employer \
    consortium exchange body opposition service cooperative co-operative studio label subsidiary";
const PLACES: &str = "country nation state city town capital village province district region county municipality republic \
    kingdom territory island islands port area suburb neighbourhood neighborhood archipelago enclave";

/// What a noun in small letters is; things are the rest.
pub(super) fn sort(key: &str) -> Sort {
    let among = |list: &str| list.split_ascii_whitespace().any(|it| it == key);
    let ending = |end: &str| key.len() > end.len() + 2 && key.ends_with(end);
    if among(PEOPLE) || ["man", "woman", "person", "ologist", "ician"].into_iter().any(ending) {
        Sort::Person
    } else if among(BODIES) {
        Sort::Body
    } else if among(PLACES) {
        Sort::Place
    } else {
        Sort::Thing
    }
}

/// Bodies by kind: of a body with one kind's word in its name no word of another kind is said. Businesses come first.
const KINDS: [&str; 9] = [
    "company firm group airline carrier manufacturer maker carmaker retailer lender bank corporation developer operator supplier \
     startup start-up giant brand chain conglomerate utility insurer business employer consortium exchange plc ltd limited inc \
     corp co llc holdings industries technologies airlines airways motors lines subsidiary publisher network broadcaster bank \
     label studio",
    "ministry department agency authority commission office bureau government council administration watchdog regulator body \
     service board",
    "court tribunal",
    "party movement alliance coalition",
    "university college school institute academy",
    "club team side squad united city fc rovers wanderers athletic",
    "force army navy guard guards police militia corps brigade forces",
    "charity foundation trust organisation organization group association federation union league body committee",
    "newspaper channel station broadcaster network agency daily times post herald gazette tribune news",
];

/// The kinds of a body, a bit each, that a word says.
pub(super) fn body_kinds(key: &str) -> u16 {
    let bit = |(at, list): (usize, &&str)| u16::from(list.split_ascii_whitespace().any(|it| it == key)) << at;
    KINDS.iter().enumerate().map(bit).sum()
}

/// Things that carry names, by label and the words that are said of them.
const THINGS: [(Label, &str); 6] = [
    (
        Label::Fac,
        "airport port hospital stadium building hotel prison dam bridge plant factory school church mosque museum station \
         tunnel road highway canal mine refinery park tower palace temple",
    ),
    (
        Label::Loc,
        "river lake sea mountain volcano island peninsula valley strait bay ocean gulf desert forest archipelago region",
    ),
    (
        Label::Event,
        "tournament festival storm cyclone hurricane typhoon summit championship championships event election competition cup \
         league games race conference war festival",
    ),
    (
        Label::Law,
        "bill act law treaty agreement accord pact deal legislation convention resolution charter protocol code",
    ),
    (
        Label::Product,
        "ship vessel ferry boat aircraft plane jet car vehicle phone app drug vaccine game software device",
    ),
    (Label::Work, "film movie book novel album song series show documentary play newspaper magazine paper"),
];

/// The label of what a thing's noun can be said of.
pub(super) fn thing_labels(key: &str) -> impl Iterator<Item = Label> {
    THINGS
        .iter()
        .filter(move |(_, list)| list.split_ascii_whitespace().any(|it| it == key))
        .map(|(label, _)| *label)
}

const MEN: &str = "man boy father son brother husband uncle nephew grandfather grandson widower groom king prince duke emperor \
    lord baron earl viscount count sultan emir sir mr gentleman monk priest monsignor sheikh pope imam \
    godfather stepfather stepson schoolboy landlord tsar";
const WOMEN: &str = "woman girl mother daughter sister wife aunt niece grandmother granddaughter widow bride queen princess \
    duchess empress lady baroness countess mrs ms miss madam mme actress nun heiress hostess waitress sheikha dame \
    stepmother stepdaughter schoolgirl landlady heroine businesswoman ballerina";

/// The pronoun of a person by a word said of them, where the word tells: "Mrs", "spokesman", "mother".
pub(super) fn gendered(key: &str) -> Option<Form> {
    let key = key.trim_end_matches('.');
    let among = |list: &str| list.split_ascii_whitespace().any(|it| it == key);
    if among(WOMEN) || key.len() > 5 && key.ends_with("woman") {
        return Some(Form::She);
    }
    let man = key.len() > 4 && key.ends_with("man") && key != "human" && key != "german" && key != "woman";
    (among(MEN) || man).then_some(Form::He)
}

/// Whether a noun in small letters stands for several.
pub(super) fn is_plural(key: &str) -> bool {
    const IRREGULAR: [&str; 7] = ["people", "men", "women", "children", "police", "media", "staff"];
    let single =
        ["ss", "us", "is", "'s", "series", "news", "species", "s."].iter().any(|it| key.ends_with(it));
    IRREGULAR.contains(&key)
        || key.len() > 3 && key.ends_with('s') && !single
        || key.ends_with("women")
        || key.ends_with("men") && key.len() > 4
}
