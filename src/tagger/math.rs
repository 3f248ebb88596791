//! Functions of numbers that give the same bits everywhere: only +, -, *, / and square roots, in a fixed order.

use super::lanes::{FOUR, Four, ROUND};

/// The largest number that a quantised input has.
const LARGEST: f32 = 32_767.0;
/// Sums are made in this many lanes, so that they can be made at once.
const LANES: usize = 8;

/// The exponential function, to about 1e-7 of its value; arguments beyond ±87 count as ±87.
pub(crate) fn exp(x: f32) -> f32 {
    exponential(Four::all(x)).array()[0]
}

/// The same of four numbers.
#[inline(always)]
fn exponential(x: Four) -> Four {
    let x = x.below(87.0).above(-87.0);
    let shifted = x.times(Four::all(std::f32::consts::LOG2_E)).plus(Four::all(ROUND));
    let whole = shifted.minus(Four::all(ROUND));
    // The logarithm of 2 in two parts, so that nothing is lost.
    let r = x.minus(whole.times(Four::all(0.693_359_4))).plus(whole.times(Four::all(2.121_944_4e-4)));
    // Cephes' polynomial.
    let p = Four::all(1.987_569_1e-4).times(r).plus(Four::all(1.398_2e-3));
    let p = p.times(r).plus(Four::all(8.333_452e-3));
    let p = p.times(r).plus(Four::all(4.166_579_6e-2));
    let p = p.times(r).plus(Four::all(1.666_666_5e-1));
    let p = p.times(r).plus(Four::all(0.5));
    let p = p.times(r.times(r)).plus(r).plus(Four::all(1.0));
    p.times(shifted.power_of_two())
}

/// The natural logarithm of a positive number, to about 1e-7; that of the smallest one for others.
pub(crate) fn ln(x: f32) -> f32 {
    let x = if x > f32::MIN_POSITIVE { x } else { f32::MIN_POSITIVE };
    // The fraction in [1/sqrt(2), sqrt(2)), and the power of two that is left.
    let offset = x.to_bits().wrapping_sub(std::f32::consts::FRAC_1_SQRT_2.to_bits());
    let power = (offset.cast_signed() >> 23) as f32;
    let fraction = f32::from_bits((offset & 0x007F_FFFF) + std::f32::consts::FRAC_1_SQRT_2.to_bits());
    let m = fraction - 1.0;
    let z = m * m;
    // Cephes' polynomial.
    let p = 7.037_683_6e-2_f32;
    let p = p * m - 1.151_461e-1;
    let p = p * m + 1.167_699_9e-1;
    let p = p * m - 1.242_014_1e-1;
    let p = p * m + 1.424_932_3e-1;
    let p = p * m - 1.666_805_8e-1;
    let p = p * m + 2.000_071_5e-1;
    let p = p * m - 2.499_999_4e-1;
    let p = p * m + 3.333_333e-1;
    let p = p * m * z - power * 2.121_944_4e-4 - 0.5 * z;
    m + p + power * 0.693_359_4
}

/// 1 / (1 + e^-x).
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// The inverse of [`sigmoid`]; probabilities of 0 and 1 count as nearly so.
pub(crate) fn logit(p: f32) -> f32 {
    let p = p.clamp(1e-6, 1.0 - 1e-6);
    ln(p) - ln(1.0 - p)
}

/// Makes the logarithms of probabilities of scores.
pub(crate) fn log_softmax(scores: &mut [f32]) {
    let most = scores.iter().fold(f32::MIN, |most, &it| if it > most { it } else { most });
    let total = ln(sum(scores, &Exponentials(most)));
    scores.iter_mut().for_each(|it| *it = *it - most - total);
}

/// The largest of the scores and where it stands, the first one of several.
pub(crate) fn best(scores: &[f32]) -> (usize, f32) {
    scores
        .iter()
        .enumerate()
        .fold((0, f32::MIN), |best, (at, &score)| if score > best.1 { (at, score) } else { best })
}

/// A function of four numbers.
pub(crate) trait Function {
    /// Its values.
    fn of(&self, values: Four) -> Four;
}

/// The number itself.
pub(crate) struct Itself;
/// The square of the distance from a number.
pub(crate) struct Squares(pub(crate) f32);
/// The exponential function of the difference from a number.
struct Exponentials(f32);

impl Function for Itself {
    #[inline(always)]
    fn of(&self, values: Four) -> Four {
        values
    }
}

impl Function for Squares {
    #[inline(always)]
    fn of(&self, values: Four) -> Four {
        let distance = values.minus(Four::all(self.0));
        distance.times(distance)
    }
}

impl Function for Exponentials {
    #[inline(always)]
    fn of(&self, values: Four) -> Four {
        exponential(values.minus(Four::all(self.0)))
    }
}

/// The sum of a function of the values.
pub(crate) fn sum(values: &[f32], function: &impl Function) -> f32 {
    let fours = values.as_chunks::<FOUR>().0;
    let pairs = fours.len() / 2;
    let (mut low, mut high) = (Four::all(0.0), Four::all(0.0));
    let mut at = 0;
    while at < pairs {
        low = low.plus(function.of(Four::load(&fours[2 * at])));
        high = high.plus(function.of(Four::load(&fours[2 * at + 1])));
        at += 1;
    }
    let mut lanes = lanes(low, high);
    let rest = &values[pairs * LANES..];
    for (lanes, rest) in lanes.chunks_mut(FOUR).zip(rest.chunks(FOUR)) {
        let values = function.of(Four::load(&filled(rest))).array();
        add(&mut lanes[..rest.len()], &values);
    }
    total(lanes)
}

/// The sum of the products of the values.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (fours, others) = (a.as_chunks::<FOUR>().0, b.as_chunks::<FOUR>().0);
    let pairs = fours.len().min(others.len()) / 2;
    let (mut low, mut high) = (Four::all(0.0), Four::all(0.0));
    let mut at = 0;
    while at < pairs {
        low = low.plus(Four::load(&fours[2 * at]).times(Four::load(&others[2 * at])));
        high = high.plus(Four::load(&fours[2 * at + 1]).times(Four::load(&others[2 * at + 1])));
        at += 1;
    }
    let mut lanes = lanes(low, high);
    let (a, b) = (&a[pairs * LANES..], &b[pairs * LANES..]);
    lanes.iter_mut().zip(a.iter().zip(b)).for_each(|(lane, (a, b))| *lane += a * b);
    total(lanes)
}

fn lanes(low: Four, high: Four) -> [f32; LANES] {
    let ([a, b, c, d], [e, f, g, h]) = (low.array(), high.array());
    [a, b, c, d, e, f, g, h]
}

/// At most four numbers, with zeros after them.
fn filled(values: &[f32]) -> [f32; FOUR] {
    let mut all = [0.0; FOUR];
    all.iter_mut().zip(values).for_each(|(all, value)| *all = *value);
    all
}

fn total([a, b, c, d, e, f, g, h]: [f32; LANES]) -> f32 {
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// Writes the values times `factor`, rounded half to even, as 16-bit numbers; what is too large becomes the largest.
pub(crate) fn quantise(values: &[f32], factor: f32, out: &mut [i16]) {
    let length = values.len().min(out.len());
    let (values, out) = (&values[..length], &mut out[..length]);
    let fours = values.as_chunks::<FOUR>().0;
    let eights = out.as_chunks_mut::<LANES>().0;
    let mut at = 0;
    while at < eights.len() && 2 * at + 1 < fours.len() {
        eights[at] = small(&fours[2 * at], factor).whole(small(&fours[2 * at + 1], factor));
        at += 1;
    }
    let (values, out) = (&values[at * LANES..], &mut out[at * LANES..]);
    for (values, out) in values.chunks(FOUR).zip(out.chunks_mut(FOUR)) {
        let four = small(&filled(values), factor);
        out.iter_mut().zip(four.whole(four)).for_each(|(out, value)| *out = value);
    }
}

#[inline(always)]
fn small(four: &[f32; FOUR], factor: f32) -> Four {
    Four::load(four).times(Four::all(factor)).below(LARGEST).above(-LARGEST).plus(Four::all(ROUND))
}

/// Adds to each value the one beside it.
pub(crate) fn add(to: &mut [f32], values: &[f32]) {
    combine(to, values, Four::plus);
}

/// Adds to each value what [`relu`] makes of the one beside it.
pub(crate) fn add_positive(to: &mut [f32], values: &[f32]) {
    combine(to, values, |to, value| to.plus(value.above(0.0)));
}

/// Writes the normalised values: less `mean`, times `scale`, times the gain and plus the bias of each.
pub(crate) fn normalise(
    values: &[f32],
    [mean, scale]: [f32; 2],
    gain: &[f32],
    bias: &[f32],
    out: &mut [f32],
) {
    let length = out.len().min(values.len()).min(gain.len()).min(bias.len());
    let fours = out[..length].as_chunks_mut::<FOUR>().0;
    let [others, gains, biases] = [values, gain, bias].map(|it| it[..length].as_chunks::<FOUR>().0);
    let (mut at, count) = (0, fours.len().min(others.len()).min(gains.len()).min(biases.len()));
    while at < count {
        let normal = Four::load(&others[at]).minus(Four::all(mean)).times(Four::all(scale));
        fours[at] = normal.times(Four::load(&gains[at])).plus(Four::load(&biases[at])).array();
        at += 1;
    }
    for at in count * FOUR..length {
        out[at] = (values[at] - mean) * scale * gain[at] + bias[at];
    }
}

/// Makes every value what [`relu`] makes of it.
pub(crate) fn rectify(values: &mut [f32]) {
    let (fours, rest) = values.as_chunks_mut::<FOUR>();
    let mut at = 0;
    while at < fours.len() {
        fours[at] = Four::load(&fours[at]).above(0.0).array();
        at += 1;
    }
    rest.iter_mut().for_each(|it| *it = relu(*it));
}

/// Adds to each value the symbol beside it times `scale`.
pub(crate) fn add_symbols(to: &mut [f32], symbols: &[u8], scale: f32) {
    let fours = to.as_chunks_mut::<FOUR>().0;
    let symbols_of = symbols.as_chunks::<FOUR>().0;
    let count = fours.len().min(symbols_of.len());
    let mut at = 0;
    while at < count {
        let symbols = Four::of_symbols(symbols_of[at]).times(Four::all(scale));
        fours[at] = Four::load(&fours[at]).plus(symbols).array();
        at += 1;
    }
    let rest = to[count * FOUR..].iter_mut().zip(&symbols[count * FOUR..]);
    rest.for_each(|(to, symbol)| *to += f32::from(symbol.cast_signed()) * scale);
}

/// Writes of each value and the one beside it what `of` makes of them.
fn combine(to: &mut [f32], values: &[f32], of: impl Fn(Four, Four) -> Four) {
    let (fours, others) = (to.as_chunks_mut::<FOUR>().0, values.as_chunks::<FOUR>().0);
    let count = fours.len().min(others.len());
    let mut at = 0;
    while at < count {
        fours[at] = of(Four::load(&fours[at]), Four::load(&others[at])).array();
        at += 1;
    }
    let (to, values) = (&mut to[count * FOUR..], &values[count * FOUR..]);
    let made = of(Four::load(&filled(to)), Four::load(&filled(values))).array();
    to.iter_mut().zip(values).zip(made).for_each(|((to, _), made)| *to = made);
}

/// Zero for what is below it.
pub(crate) fn relu(value: f32) -> f32 {
    if value > 0.0 { value } else { 0.0 }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "compares with the platform's functions")]
mod tests {
    use super::*;

    #[test]
    fn exponentials_and_logarithms_are_right() {
        for step in -8000..8000_i16 {
            let x = f32::from(step) * 0.01;
            let expected = f64::from(x).exp();
            assert!((f64::from(exp(x)) / expected - 1.0).abs() < 3e-7, "help: exp({x}) is {}", exp(x));
            let x = exp(x);
            let expected = f64::from(x).ln();
            let error = (f64::from(ln(x)) - expected).abs();
            assert!(error < 2e-7 * expected.abs().max(1.0), "help: ln({x}) is {}", ln(x));
        }
        assert_eq!((exp(0.0), ln(1.0), exp(f32::NAN)), (1.0, 0.0, exp(87.0)));
    }

    #[test]
    fn quantises_half_to_even_within_bounds() {
        let mut out = [0; 9];
        quantise(&[0.5, 1.5, 2.5, -0.5, -1.5, 1e9, -1e9, f32::NAN, 0.124], 1.0, &mut out);
        assert_eq!(out, [0, 2, 2, 0, -2, 32767, -32767, 32767, 0]);
    }

    #[test]
    fn logits_are_the_inverse_of_sigmoids() {
        for p in [0.001, 0.3, 0.5, 0.99] {
            assert!((sigmoid(logit(p)) - p).abs() < 1e-6);
        }
        assert!(logit(1.0).is_finite() && logit(0.0).is_finite());
    }
}
