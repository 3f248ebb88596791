//! Numbers in digits and words: "1,500", "1,23,456", "2.5 lakh", "twenty-five", "half a million", "two-thirds".
//!
//! Digits and powers of ten are joined as whole numbers, so that "5.39 crore" is 53900000 exactly.

use crate::atoms::{AtomKind, Sentence};
use crate::times::is_dash;

/// One number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// `None` for "millions" and "dozens".
    pub(super) value: Option<f64>,
    /// Atom after its last one.
    pub(super) end: usize,
    /// Power of ten of the scale words read: 6 for "million".
    pub(super) scale: u8,
    /// Whether it is written in digits.
    pub(super) digits: bool,
}

/// What lets a scale be abbreviated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// After a currency: `$40m`, `£3k`, `R2b`.
    Money,
    /// Elsewhere: only `bn`, `mn`, `tn`.
    Plain,
}

/// The number that begins at `at`.
#[inline(never)]
pub(super) fn read(s: &Sentence<'_>, at: usize, short: Short) -> Option<Numeral> {
    if s.is(at, AtomKind::Number) || fraction_sign(s.sign(at)).is_some() {
        return in_digits(s, at, short);
    }
    vague(s, at).or_else(|| half(s, at)).or_else(|| in_words(s, at))
}

/// Power of ten of a scale word; plural only as "crores", "lakhs".
#[inline(never)]
pub(crate) fn scale(word: &str) -> Option<u8> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "lakh" | "lakhs" => 5,
        "million" => 6,
        "crore" | "crores" => 7,
        "billion" => 9,
        "trillion" => 12,
        "quadrillion" => 15,
        _ => return None,
    })
}

fn short_scale(word: &str, glued: bool, short: Short) -> Option<u8> {
    Some(match word {
        "bn" => 9,
        "tn" => 12,
        "mn" => 6,
        "m" | "mil" | "mln" if short == Short::Money => 6,
        "b" if short == Short::Money && glued => 9,
        "t" if short == Short::Money && glued => 12,
        "k" if short == Short::Money && glued => 3,
        "cr" if short == Short::Money => 7,
        _ => return None,
    })
}

fn in_digits(s: &Sentence<'_>, at: usize, short: Short) -> Option<Numeral> {
    let slashed = half_slash(s, at).filter(|_| !s.is(at + 3, AtomKind::Number) && !s.glued(at + 3));
    if let Some(fraction) = slashed {
        let (power, end) = scales(s, at + 3, short);
        return Some(Numeral {
            value: decimal(&format!("0{fraction}"), power),
            end,
            scale: power,
            digits: true,
        });
    }
    let (mut mantissa, mut end) = match fraction_sign(s.sign(at)) {
        Some(fraction) => (format!("0{fraction}"), at + 1),
        None => (plain_digits(s.word(at))?, at + 1),
    };
    // "R120 000": groups of three behind spaces, only where a currency leads.
    while short == Short::Money && group_of_three(s, end) && mantissa.len() <= 12 {
        mantissa.push_str(s.word(end));
        end += 1;
    }
    if let Some(fraction) =
        fraction_sign(s.sign(end)).filter(|_| s.is(at, AtomKind::Number) && !mantissa.contains('.'))
    {
        mantissa.push_str(fraction);
        end += 1;
    } else if let Some(fraction) = half_slash(s, end).filter(|_| !mantissa.contains('.')) {
        mantissa.push_str(fraction);
        end += 3;
    }
    let (power, end) = scales(s, end, short);
    Some(Numeral { value: decimal(&mantissa, power), end, scale: power, digits: true })
}

fn group_of_three(s: &Sentence<'_>, at: usize) -> bool {
    let plain =
        |at: usize| s.is(at, AtomKind::Number) && s.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let first = at.checked_sub(1).is_some_and(|first| plain(first) && s.word(first).len() <= 3);
    first && plain(at) && s.word(at).len() == 3 && !s.glued(at)
}

/// The scale words from `at` on, multiplied: "lakh crore" is 12.
fn scales(s: &Sentence<'_>, at: usize, short: Short) -> (u8, usize) {
    let (mut power, mut end) = (0_u8, at);
    // Two scale words at most: "hundred million", "lakh crore".
    for _ in 0..2 {
        let word = end + usize::from(is_dash(s.sign(end)) && s.glued(end) && s.glued(end + 1));
        let next = scale(s.lower(word)).or_else(|| {
            let whole = !s.glued(word + 1) || s.is(word + 1, AtomKind::Sign);
            short_scale(s.lower(word), s.glued(word), short).filter(|_| whole)
        });
        let Some(next) = next else { break };
        power += next;
        end = word + 1;
    }
    (power, end)
}

/// The value of digits times a power of ten, exact where it is a whole number; `None` beyond 38 digits.
fn decimal(mantissa: &str, power: u8) -> Option<f64> {
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut digits: u128 = 0;
    for digit in whole.chars().chain(fraction.chars()) {
        digits = digits.checked_mul(10)?.checked_add(digit.to_digit(10)?.into())?;
    }
    let places = i32::try_from(fraction.len()).ok()?;
    let value = match i32::from(power) - places {
        // The quotient of two exact numbers is the nearest to the decimal.
        below @ ..0 => digits as f64 / power_of_ten(below.unsigned_abs())? as f64,
        power => digits.checked_mul(power_of_ten(power.unsigned_abs())?)? as f64,
    };
    (whole.len() + fraction.len() > 0).then_some(value)
}

fn power_of_ten(power: u32) -> Option<u128> {
    10u128.checked_pow(power)
}

/// A value times a power of ten: 1.1 and 6 give 1,100,000 and not the product of the nearest binary fraction.
pub(super) fn shifted(value: f64, power: u8) -> f64 {
    let product = value * power_of_ten(power.into()).map_or(f64::INFINITY, |it| it as f64);
    let whole = product.round();
    if (product - whole).abs() <= product.abs() * (2.0 * f64::EPSILON) { whole } else { product }
}

/// The digits without their grouping, Western or Indian; `None` for "192.168.1.2", "1,5".
fn plain_digits(word: &str) -> Option<String> {
    let (whole, fraction) = match word.split_once(',') {
        // The decimal comma of southern Africa: "2,6 million".
        Some((whole, fraction)) if fraction.len() < 3 && whole.bytes().all(|byte| byte.is_ascii_digit()) => {
            (whole, fraction)
        }
        _ => word.split_once('.').unwrap_or((word, "")),
    };
    let grouped = whole.contains(',');
    let mut groups = whole.split(',').rev();
    let sound = !grouped || {
        let last = groups.next().is_some_and(|group| group.len() == 3);
        let count = whole.split(',').count();
        let inner = |size: usize| whole.split(',').skip(1).take(count - 2).all(|group| group.len() == size);
        let first = whole.split(',').next().is_some_and(|group| (1..=3).contains(&group.len()));
        last && first && (inner(3) || inner(2))
    };
    if !sound || fraction.contains(['.', ',']) {
        return None;
    }
    let mut digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if !fraction.is_empty() {
        digits.push('.');
        digits.push_str(fraction);
    }
    Some(digits)
}

fn fraction_sign(sign: Option<char>) -> Option<&'static str> {
    Some(match sign? {
        '½' => ".5",
        '¼' => ".25",
        '¾' => ".75",
        _ => return None,
    })
}

/// "1/2", "1/4", "3/4" as three atoms.
fn half_slash(s: &Sentence<'_>, at: usize) -> Option<&'static str> {
    let tight = s.glued(at + 1) && s.glued(at + 2) && s.sign(at + 1) == Some('/') && !s.glued(at);
    match (s.word(at), s.word(at + 2)) {
        ("1", "2") if tight => Some(".5"),
        ("1", "4") if tight => Some(".25"),
        ("3", "4") if tight => Some(".75"),
        _ => None,
    }
}

/// "millions", "tens of thousands", "dozens", "several million": no value.
fn vague(s: &Sentence<'_>, at: usize) -> Option<Numeral> {
    let few = usize::from(s.lower(at) == "a" && s.lower(at + 1) == "few") + 1;
    if few == 2 || matches!(s.lower(at), "several" | "few" | "many") {
        let scale = scale(s.lower(at + few))?;
        return Some(Numeral { value: None, end: at + few + 1, scale, digits: false });
    }
    let plural = |at: usize| match s.lower(at) {
        "dozens" | "scores" | "tens" => Some(1),
        word => word.strip_suffix('s').and_then(scale),
    };
    let mut power = plural(at)?;
    let mut end = at + 1;
    while let Some(next) = plural(end + 1).filter(|_| s.lower(end) == "of" && end < at + 6) {
        power += next;
        end += 2;
    }
    let counted = s.lower(end) == "of" && !matches!(s.lower(at), "tens" | "scores");
    (counted || end > at + 1).then_some(Numeral { value: None, end, scale: power, digits: false })
}

/// "half a million", "half a dozen", "half million", "a quarter of a million", "three quarters of a billion".
fn half(s: &Sentence<'_>, at: usize) -> Option<Numeral> {
    if let Some(numeral) = part_of_scale(s, at) {
        return Some(numeral);
    }
    if let Some((value, end)) = fraction(s, at, at + 1, 1.0).filter(|_| s.lower(at) == "a") {
        return Some(Numeral { value: Some(value), end, scale: 0, digits: false });
    }
    let joined = s.lower(at) == "half" && matches!(s.lower(at + 1), "a" | "an" | "-");
    let (value, scale) = match s.lower(at + 2) {
        "dozen" => (6.0, 0),
        // "half a percentage point", "half a mile": the unit follows.
        "percent" | "percentage" | "per" | "mile" | "kilometer" | "kilometre" | "meter" | "metre"
        | "inch" | "ounce" | "ton" | "tonne" | "acre" | "liter" | "litre" | "degree"
            if joined =>
        {
            return Some(Numeral { value: Some(0.5), end: at + 2, scale: 0, digits: false });
        }
        word => (decimal("0.5", scale(word)?)?, scale(word)?),
    };
    joined.then_some(Numeral { value: Some(value), end: at + 3, scale, digits: false })
}

/// "quarter million", "a quarter of a million", "half million", "three quarters of a billion".
fn part_of_scale(s: &Sentence<'_>, at: usize) -> Option<Numeral> {
    let word = at + usize::from(matches!(s.lower(at), "a" | "one" | "three"));
    let parts = match (s.lower(at), s.lower(word)) {
        ("three", "quarters") => "0.75",
        ("three", _) => return None,
        (_, "quarter") => "0.25",
        (_, "half") => "0.5",
        _ => return None,
    };
    let of = word + 1 + usize::from(s.lower(word + 1) == "of" && s.lower(word + 2) == "a") * 2;
    let scale = scale(s.lower(of)).filter(|scale| *scale >= 3)?;
    Some(Numeral { value: decimal(parts, scale), end: of + 1, scale, digits: false })
}

fn small(word: &str) -> Option<u8> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |list: &[&str]| list.iter().position(|it| *it == word).and_then(|at| u8::try_from(at).ok());
    at(&SMALL).or_else(|| at(&TENS).map(|tens| tens * 10 + 20))
}

/// "twenty-five", "two hundred and fifty thousand", "a hundred", "a dozen", "one and a half million", "two-thirds".
fn in_words(s: &Sentence<'_>, at: usize) -> Option<Numeral> {
    let mut sum = Sum { total: 0, current: 0, ceiling: u8::MAX, scale: 0 };
    let mut end = at;
    if matches!(s.lower(at), "a" | "an") {
        if s.lower(at + 1) == "dozen" {
            return Some(Numeral { value: Some(12.0), end: at + 2, scale: 0, digits: false });
        }
        scale(s.lower(at + 1))?;
        sum.current = 1;
        end += 1;
    }
    loop {
        let hyphen = end > at && is_dash(s.sign(end)) && s.glued(end) && s.glued(end + 1);
        let and = end > at && s.lower(end) == "and" && sum.after_hundred();
        let word = s.lower(end + usize::from(hyphen || and));
        if !sum.add(word, and) {
            break;
        }
        end += 1 + usize::from(hyphen || and);
    }
    if end == at {
        return None;
    }
    if s.lower(end) == "dozen" && s.lower(at) != "a" {
        return Some(Numeral {
            value: Some(sum.value() as f64 * 12.0),
            end: end + 1,
            scale: 0,
            digits: false,
        });
    }
    if let Some((value, end)) = fraction(s, at, end, sum.value() as f64) {
        return Some(Numeral { value: Some(value), end, scale: 0, digits: false });
    }
    let half =
        s.lower(end) == "and" && s.lower(end + 1) == "a" && s.lower(end + 2) == "half" && sum.scale == 0;
    if half {
        let (power, end) = scales(s, end + 3, Short::Plain);
        return Some(Numeral {
            value: decimal(&format!("{}.5", sum.value()), power),
            end,
            scale: power,
            digits: false,
        });
    }
    Some(Numeral { value: Some(sum.value() as f64), end, scale: sum.scale, digits: false })
}

/// The running value of a number in words.
struct Sum {
    total: u64,
    current: u64,
    /// The last scale read: the next one must be smaller.
    ceiling: u8,
    scale: u8,
}

impl Sum {
    fn value(&self) -> u64 {
        self.total.saturating_add(self.current)
    }

    fn after_hundred(&self) -> bool {
        self.value() >= 100 && self.current.is_multiple_of(100)
    }

    /// Takes in one more word; false where the number ends before it.
    fn add(&mut self, word: &str, and: bool) -> bool {
        if let Some(small) = small(word) {
            let low = self.current % 100;
            let fits = low == 0 || (low >= 20 && low.is_multiple_of(10) && (1..10).contains(&small));
            if fits {
                self.current += u64::from(small);
                return true;
            }
            return false;
        }
        match scale(word) {
            Some(2) if !and && (1..100).contains(&self.current) => {
                self.current *= 100;
                self.scale = self.scale.max(2);
                true
            }
            Some(power) if power > 2 && !and && self.current > 0 && power < self.ceiling => {
                let scaled = self.current.saturating_mul(10u64.saturating_pow(power.into()));
                self.total = self.total.saturating_add(scaled);
                (self.current, self.ceiling, self.scale) = (0, power, self.scale.max(power));
                true
            }
            _ => false,
        }
    }
}

/// "two-thirds", "three quarters", "one-fifth".
fn fraction(s: &Sentence<'_>, at: usize, end: usize, value: f64) -> Option<(f64, usize)> {
    let word = end + usize::from(is_dash(s.sign(end)) && s.glued(end) && s.glued(end + 1));
    let parts = match s.lower(word) {
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    };
    let plural = s.lower(word).ends_with('s');
    let joined = word > end || s.lower(word + 1) == "of";
    let whole = end == at + 1 && (value == 1.0) != plural && value < parts && joined;
    whole.then_some((value / parts, word + 1))
}
