//! Functions of numbers that give the same bits everywhere: only +, -, *, / and square roots, in a fixed order.

/// Adding it to a number below 2^22 leaves the number, rounded half to even, in the lowest bits.
const ROUND: f32 = 12_582_912.0;
/// The largest number that a quantised input has.
const LARGEST: f32 = 32_767.0;
/// Sums are made in this many lanes, so that they can be made at once.
const LANES: usize = 8;

/// The exponential function, to about 1e-7 of its value; arguments beyond ±87 count as ±87.
pub(crate) fn exp(x: f32) -> f32 {
    let x = if x < 87.0 { x } else { 87.0 };
    let x = if x > -87.0 { x } else { -87.0 };
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    // The logarithm of 2 in two parts, so that nothing is lost.
    let r = (x - whole * 0.693_359_4) + whole * 2.121_944_4e-4;
    // Cephes' polynomial.
    let p = 1.987_569_1e-4_f32;
    let p = p * r + 1.398_2e-3;
    let p = p * r + 8.333_452e-3;
    let p = p * r + 4.166_579_6e-2;
    let p = p * r + 1.666_666_5e-1;
    let p = p * r + 0.5;
    let p = p * (r * r) + r + 1.0;
    let power = shifted.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23;
    p * f32::from_bits(power)
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
    let total = ln(sum(scores, |it| exp(it - most)));
    scores.iter_mut().for_each(|it| *it = *it - most - total);
}

/// The largest of the scores and where it stands, the first one of several.
pub(crate) fn best(scores: &[f32]) -> (usize, f32) {
    scores
        .iter()
        .enumerate()
        .fold((0, f32::MIN), |best, (at, &score)| if score > best.1 { (at, score) } else { best })
}

/// The sum of a function of the values.
pub(crate) fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for values in chunks.iter().map(|it| &it[..]).chain([rest]) {
        lanes.iter_mut().zip(values).for_each(|(lane, &value)| *lane += of(value));
    }
    total(lanes)
}

/// The sum of the products of the values.
pub(crate) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        lanes.iter_mut().zip(a.iter().zip(b)).for_each(|(lane, (a, b))| *lane += a * b);
    }
    lanes.iter_mut().zip(a_rest.iter().zip(b_rest)).for_each(|(lane, (a, b))| *lane += a * b);
    total(lanes)
}

fn total([a, b, c, d, e, f, g, h]: [f32; LANES]) -> f32 {
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// Writes the values times `factor`, rounded half to even, as 16-bit numbers; what is too large becomes the largest.
pub(crate) fn quantise(values: &[f32], factor: f32, out: &mut [i16]) {
    for (out, &value) in out.iter_mut().zip(values) {
        let value = value * factor;
        let value = if value < LARGEST { value } else { LARGEST };
        let value = if value > -LARGEST { value } else { -LARGEST };
        let bits = (value + ROUND).to_bits().wrapping_sub(ROUND.to_bits());
        #[allow(clippy::cast_possible_truncation, reason = "clamped above")]
        let small = bits.cast_signed() as i16;
        *out = small;
    }
}

/// Adds to each value the one beside it.
pub(crate) fn add(to: &mut [f32], values: &[f32]) {
    to.iter_mut().zip(values).for_each(|(to, value)| *to += value);
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
