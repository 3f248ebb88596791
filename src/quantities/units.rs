//! Currencies (ISO 4217) and measures (UCUM), from `lexicon/currencies.txt` and `lexicon/units.txt`.

use crate::order;

use std::sync::LazyLock;

/// How a form stands to its number; the lexicons' headers say what each kind means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A sign or code before the number.
    Sign,
    /// A letter glued to the number after it.
    GluedSign,
    /// A currency word.
    Money,
    /// A currency word that is also an ordinary one.
    DoubtfulMoney,
    /// An ISO 4217 code.
    Code,
    /// A country and a currency word.
    CountryMoney,
    /// A measure in words.
    Measure,
    /// An abbreviated measure.
    ShortMeasure,
    /// An abbreviated measure that counts only glued to its number.
    GluedMeasure,
}

/// One form; `code` is `None` where the words do not say which.
#[derive(Clone, Copy, Debug)]
struct Form {
    kind: Kind,
    form: &'static str,
    code: Option<&'static str>,
}

/// All forms, sorted by kind and form: the words never change, so they are parsed once.
static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let mut forms = Vec::new();
    read(include_str!("../../lexicon/currencies.txt"), money_kind, &mut forms);
    read(include_str!("../../lexicon/units.txt"), measure_kind, &mut forms);
    order::sort_by_key(&mut forms, |it| (it.kind, it.form));
    forms
});

fn read(lexicon: &'static str, kind_of: fn(&str) -> Option<Kind>, forms: &mut Vec<Form>) {
    for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(code), Some(kind), Some(written)) =
            (columns.next(), columns.next().and_then(kind_of), columns.next())
        else {
            continue;
        };
        forms.extend(written.split(',').map(|form| {
            let code = match code {
                "-" => None,
                "*" => Some(form),
                code => Some(code),
            };
            Form { kind, form, code }
        }));
    }
}

fn money_kind(name: &str) -> Option<Kind> {
    Some(match name {
        "sign" => Kind::Sign,
        "glued" => Kind::GluedSign,
        "word" => Kind::Money,
        "only" => Kind::DoubtfulMoney,
        "code" => Kind::Code,
        "of" => Kind::CountryMoney,
        _ => return None,
    })
}

fn measure_kind(name: &str) -> Option<Kind> {
    Some(match name {
        "word" => Kind::Measure,
        "short" => Kind::ShortMeasure,
        "glued" => Kind::GluedMeasure,
        _ => return None,
    })
}

/// The code of a form of this kind: `None` where there is no such form, `Some(None)` where it does not say which.
pub(super) fn find(kind: Kind, form: &str) -> Option<Option<&'static str>> {
    let at = FORMS.binary_search_by(|it| (it.kind, it.form).cmp(&(kind, form))).ok()?;
    FORMS.get(at).map(|it| it.code)
}

/// The currency word that `form` is, in the plural, where it does not say which country's: "Rs" and "rupee" are "rupees".
pub(super) fn bare_money(form: &str) -> Option<&'static str> {
    let word = if matches!(form, "rs" | "re") { "rupees" } else { form };
    let found = |word: &str| {
        let at = FORMS.binary_search_by(|it| (it.kind, it.form).cmp(&(Kind::Money, word))).ok()?;
        FORMS.get(at).filter(|it| it.code.is_none()).map(|it| it.form)
    };
    found(&format!("{word}s")).or_else(|| found(word))
}

/// Whether a country's money of this name has the code: "rupees" and INR.
pub(super) fn is_named(money: &str, code: &str) -> bool {
    let of = |it: &&Form| it.kind == Kind::CountryMoney && it.code == Some(code);
    FORMS.iter().filter(of).any(|it| it.form.split(' ').next_back() == Some(money))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_forms_by_kind() {
        assert_eq!(find(Kind::Sign, "HK$"), Some(Some("HKD")));
        assert_eq!(find(Kind::Money, "pesos"), Some(None));
        assert_eq!(find(Kind::CountryMoney, "sri lankan rupees"), Some(Some("LKR")));
        assert_eq!(find(Kind::Code, "KES"), Some(Some("KES")));
        assert_eq!(find(Kind::Measure, "kilometers"), Some(Some("km")));
        assert_eq!(find(Kind::Measure, "km"), None);
    }

    #[test]
    fn every_line_is_read_and_no_form_is_said_twice() {
        for (lexicon, kinds) in [
            (include_str!("../../lexicon/currencies.txt"), money_kind as fn(&str) -> Option<Kind>),
            (include_str!("../../lexicon/units.txt"), measure_kind),
        ] {
            for line in lexicon.lines().filter(|line| !line.starts_with('#')) {
                let columns: Vec<&str> = line.split('\t').collect();
                assert!(columns.len() == 3 && kinds(columns[1]).is_some(), "{line:?}");
            }
        }
        for pair in FORMS.windows(2) {
            assert!((pair[0].kind, pair[0].form) != (pair[1].kind, pair[1].form), "{:?}", pair[0]);
        }
    }
}
