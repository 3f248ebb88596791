//! The inner loop of the network: rows of 16-bit numbers times a matrix of weights, summed in 32 bits.
//!
//! Sums of integers are exact, so the SIMD kernels and their scalar twin give the same bits. It is written out, for what a
//! reader downloads is compiled for size. With `lanes.rs` the only file that may be `unsafe`, for the loads of the SIMD kernels.

/// Inputs that are multiplied at once: a step; every row is padded to whole steps.
const LANES: usize = 8;
type Step = [i16; LANES];
/// Outputs that are computed together.
const TILE: usize = 4;
/// Rows that share a load of the weights.
const PAIR: usize = 2;
/// Rows that are finished before the next weights are loaded: these, unlike all weights, fit the smallest cache.
pub(crate) const CHUNK: usize = 32;

/// `length` rounded up to whole steps.
pub(crate) const fn padded(length: usize) -> usize {
    length.next_multiple_of(LANES)
}

/// The weights of a matrix in the order in which the kernel reads them, with the factor and bias of every output.
pub(crate) struct Weights {
    outputs: usize,
    /// Inputs of one piece, padded.
    pub(crate) wide: usize,
    /// Tile of outputs, piece, step, output of the tile, input of the step.
    packed: Vec<[Step; TILE]>,
    factors: Vec<[f32; TILE]>,
    biases: Vec<[f32; TILE]>,
}

impl Weights {
    /// Packs `symbols`, an output a row, whose inputs are `pieces` pieces of equal length. An output of the matrix is
    /// its sum times its factor plus its bias.
    pub(crate) fn pack(symbols: &[u8], pieces: usize, factors: &[f32], biases: &[f32]) -> Self {
        let outputs = biases.len();
        let inputs = symbols.len() / outputs;
        let length = inputs / pieces;
        let steps = padded(length) / LANES;
        let mut packed = vec![[[0; LANES]; TILE]; outputs.div_ceil(TILE) * pieces * steps];
        for (output, row) in symbols.chunks_exact(inputs).enumerate() {
            for (piece, row) in row.chunks_exact(length).enumerate() {
                let first = (output / TILE * pieces + piece) * steps;
                for (to, from) in packed[first..].iter_mut().zip(row.chunks(LANES)) {
                    let to = &mut to[output % TILE];
                    to.iter_mut().zip(from).for_each(|(to, from)| *to = i16::from(from.cast_signed()));
                }
            }
        }
        Self { outputs, wide: padded(length), packed, factors: tiles(factors), biases: tiles(biases) }
    }

    /// Multiplies `count` rows that follow each other in `x`; `pieces` says where each piece of the first row begins.
    /// Writes the outputs row after row.
    pub(crate) fn multiply<const PIECES: usize>(
        &self,
        x: &[i16],
        pieces: [usize; PIECES],
        count: usize,
        out: &mut [f32],
    ) {
        self.multiply_with::<Best, PIECES>(x, pieces, count, out);
    }

    fn multiply_with<D: Dot, const PIECES: usize>(
        &self,
        x: &[i16],
        pieces: [usize; PIECES],
        count: usize,
        out: &mut [f32],
    ) {
        let steps = self.wide / LANES;
        let pieces = pieces.map(|it| x[it..][..count * self.wide].as_chunks().0);
        let (mut first, mut weights) = (0, &self.packed[..]);
        while first < self.outputs {
            let (factors, biases) = (&self.factors[first / TILE], &self.biases[first / TILE]);
            let mut row = 0;
            while row < count {
                // The last one of an odd number is paired with itself.
                let second = if row + 1 < count { row + 1 } else { row };
                let [a, b] = tile_of::<D, PIECES>(&pieces, [row * steps, second * steps], steps, weights);
                write(&mut out[row * self.outputs..][..self.outputs], first, D::finish(a, factors, biases));
                write(
                    &mut out[second * self.outputs..][..self.outputs],
                    first,
                    D::finish(b, factors, biases),
                );
                row += PAIR;
            }
            first += TILE;
            weights = &weights[PIECES * steps..];
        }
    }
}

/// Writes a tile of outputs, as far as there are outputs.
#[inline(always)]
fn write(out: &mut [f32], first: usize, values: [f32; TILE]) {
    if let Some(out) = out[first..].first_chunk_mut() {
        *out = values;
    } else {
        let rest = out.len() - first;
        out[first..].copy_from_slice(&values[..rest]);
    }
}

/// The sums of two rows, which begin at these steps of each piece, with the weights of one tile of outputs.
#[inline(always)]
fn tile_of<D: Dot, const PIECES: usize>(
    pieces: &[&[Step]; PIECES],
    [first, second]: [usize; PAIR],
    steps: usize,
    weights: &[[Step; TILE]],
) -> [[D::Sums; TILE]; PAIR] {
    let [mut a, mut b, mut c, mut d] = [D::ZERO; TILE];
    let [mut e, mut f, mut g, mut h] = [D::ZERO; TILE];
    let mut piece = 0;
    while piece < PIECES {
        let weights = &weights[piece * steps..][..steps];
        // Cut to one length, so that no index below needs a check.
        let one = &pieces[piece][first..][..weights.len()];
        let other = &pieces[piece][second..][..weights.len()];
        let mut step = 0;
        while step < weights.len() {
            let (x, y) = (D::load(&one[step]), D::load(&other[step]));
            let tile = &weights[step];
            let weights = D::load(&tile[0]);
            (a, e) = (D::add_products(a, x, weights), D::add_products(e, y, weights));
            let weights = D::load(&tile[1]);
            (b, f) = (D::add_products(b, x, weights), D::add_products(f, y, weights));
            let weights = D::load(&tile[2]);
            (c, g) = (D::add_products(c, x, weights), D::add_products(g, y, weights));
            let weights = D::load(&tile[3]);
            (d, h) = (D::add_products(d, x, weights), D::add_products(h, y, weights));
            step += 1;
        }
        piece += 1;
    }
    [[a, b, c, d], [e, f, g, h]]
}

fn tiles(values: &[f32]) -> Vec<[f32; TILE]> {
    let tile = |values: &[f32]| std::array::from_fn(|at| values.get(at).copied().unwrap_or(0.0));
    values.chunks(TILE).map(tile).collect()
}

/// What the kernel needs of a machine. Sums would wrap; the reader refuses weights that could make them.
trait Dot {
    type Inputs: Copy;
    type Sums: Copy;
    const ZERO: Self::Sums;

    fn load(from: &Step) -> Self::Inputs;

    /// Adds the products of neighbouring inputs, two to each of four sums.
    fn add_products(sums: Self::Sums, inputs: Self::Inputs, weights: Self::Inputs) -> Self::Sums;

    /// The total of each of four sums of four, times its factor, plus its bias.
    fn finish(sums: [Self::Sums; TILE], factors: &[f32; TILE], biases: &[f32; TILE]) -> [f32; TILE];
}

/// The twin: for machines without a kernel of their own, and what the tests hold the others to.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
struct Scalar;

#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
impl Dot for Scalar {
    type Inputs = Step;
    type Sums = [i32; 4];
    const ZERO: Self::Sums = [0; 4];

    fn load(from: &Step) -> Self::Inputs {
        *from
    }

    fn add_products(sums: Self::Sums, inputs: Self::Inputs, weights: Self::Inputs) -> Self::Sums {
        let product = |at: usize| i32::from(inputs[at]) * i32::from(weights[at]);
        std::array::from_fn(|at| sums[at].wrapping_add(product(2 * at).wrapping_add(product(2 * at + 1))))
    }

    fn finish(sums: [Self::Sums; TILE], factors: &[f32; TILE], biases: &[f32; TILE]) -> [f32; TILE] {
        let total = |at: usize| sums[at].into_iter().fold(0, i32::wrapping_add);
        std::array::from_fn(|at| total(at) as f32 * factors[at] + biases[at])
    }
}

#[cfg(target_arch = "x86_64")]
type Best = sse2::Sse2;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
type Best = simd128::Simd128;
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
type Best = Scalar;

#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code, reason = "the intrinsics of SSE2, which every x86_64 has")]
mod sse2 {
    use core::arch::x86_64::{
        __m128i, _mm_add_epi32, _mm_add_ps, _mm_cvtepi32_ps, _mm_loadu_ps, _mm_loadu_si128, _mm_madd_epi16,
        _mm_mul_ps, _mm_storeu_ps, _mm_unpackhi_epi32, _mm_unpackhi_epi64, _mm_unpacklo_epi32,
        _mm_unpacklo_epi64,
    };

    use super::{Dot, Step, TILE};

    pub(super) struct Sse2;

    impl Dot for Sse2 {
        type Inputs = __m128i;
        type Sums = __m128i;
        // SAFETY: any 16 bytes are a value of this type.
        const ZERO: __m128i = unsafe { core::mem::transmute([0_i32; 4]) };

        #[inline(always)]
        fn load(from: &Step) -> __m128i {
            // SAFETY: reads the 16 bytes of `from`, at any alignment.
            unsafe { _mm_loadu_si128(from.as_ptr().cast()) }
        }

        #[inline(always)]
        fn add_products(sums: __m128i, inputs: __m128i, weights: __m128i) -> __m128i {
            // SAFETY: SSE2 is part of x86_64.
            unsafe { _mm_add_epi32(sums, _mm_madd_epi16(inputs, weights)) }
        }

        #[inline(always)]
        fn finish(sums: [__m128i; TILE], factors: &[f32; TILE], biases: &[f32; TILE]) -> [f32; TILE] {
            let [a, b, c, d] = sums;
            let mut out = [0.0; TILE];
            // SAFETY: SSE2 is part of x86_64; loads and the store are of arrays of 16 bytes, at any alignment.
            unsafe {
                let ab = _mm_add_epi32(_mm_unpacklo_epi32(a, b), _mm_unpackhi_epi32(a, b));
                let cd = _mm_add_epi32(_mm_unpacklo_epi32(c, d), _mm_unpackhi_epi32(c, d));
                let all = _mm_add_epi32(_mm_unpacklo_epi64(ab, cd), _mm_unpackhi_epi64(ab, cd));
                let scaled = _mm_mul_ps(_mm_cvtepi32_ps(all), _mm_loadu_ps(factors.as_ptr()));
                _mm_storeu_ps(out.as_mut_ptr(), _mm_add_ps(scaled, _mm_loadu_ps(biases.as_ptr())));
            }
            out
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[allow(unsafe_code, reason = "the loads and stores of SIMD")]
mod simd128 {
    use core::arch::wasm32::{
        f32x4_add, f32x4_convert_i32x4, f32x4_mul, i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_shuffle,
        i64x2_shuffle, v128, v128_load, v128_store,
    };

    use super::{Dot, Step, TILE};

    pub(super) struct Simd128;

    impl Dot for Simd128 {
        type Inputs = v128;
        type Sums = v128;
        const ZERO: v128 = i32x4(0, 0, 0, 0);

        #[inline(always)]
        fn load(from: &Step) -> v128 {
            // SAFETY: reads the 16 bytes of `from`, at any alignment.
            unsafe { v128_load(from.as_ptr().cast()) }
        }

        #[inline(always)]
        fn add_products(sums: v128, inputs: v128, weights: v128) -> v128 {
            i32x4_add(sums, i32x4_dot_i16x8(inputs, weights))
        }

        #[inline(always)]
        fn finish(sums: [v128; TILE], factors: &[f32; TILE], biases: &[f32; TILE]) -> [f32; TILE] {
            let [a, b, c, d] = sums;
            let ab = i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(a, b), i32x4_shuffle::<2, 6, 3, 7>(a, b));
            let cd = i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(c, d), i32x4_shuffle::<2, 6, 3, 7>(c, d));
            let all = i32x4_add(i64x2_shuffle::<0, 2>(ab, cd), i64x2_shuffle::<1, 3>(ab, cd));
            let mut out = [0.0; TILE];
            // SAFETY: loads and the store are of arrays of 16 bytes, at any alignment.
            unsafe {
                let scaled = f32x4_mul(f32x4_convert_i32x4(all), v128_load(factors.as_ptr().cast()));
                let biased = f32x4_add(scaled, v128_load(biases.as_ptr().cast()));
                v128_store(out.as_mut_ptr().cast(), biased);
            }
            out
        }
    }
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "random bits")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_kernel_gives_the_bits_of_its_twin(
            outputs in 1_usize..20,
            length in 1_usize..40,
            pieces in prop::sample::select(vec![1_usize, 3]),
            count in 0_usize..9,
            seed in any::<u64>(),
        ) {
            let mut state = seed | 1;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) as u32
            };
            let symbols: Vec<u8> = (0..outputs * pieces * length).map(|_| next() as u8).collect();
            let factors: Vec<f32> = (0..outputs).map(|_| next() as f32 * 1e-12).collect();
            let biases: Vec<f32> = (0..outputs).map(|_| next() as f32 * 1e-9).collect();
            let weights = Weights::pack(&symbols, pieces, &factors, &biases);
            let x: Vec<i16> =
                (0..(count + 2) * weights.wide).map(|_| (next() as i16).max(-i16::MAX)).collect();
            let (mut ours, mut twins) = (vec![0.0; count * outputs], vec![0.0; count * outputs]);
            if pieces == 3 {
                let starts = [0, 1, 2].map(|at| at * weights.wide);
                weights.multiply(&x, starts, count, &mut ours);
                weights.multiply_with::<Scalar, 3>(&x, starts, count, &mut twins);
            } else {
                weights.multiply(&x, [0], count, &mut ours);
                weights.multiply_with::<Scalar, 1>(&x, [0], count, &mut twins);
            }
            prop_assert_eq!(&ours, &twins);
            // And the twin gives what the definition says.
            for (at, &value) in twins.iter().enumerate() {
                let (row, output) = (at / outputs, at % outputs);
                let sum: i32 = (0..pieces * length)
                    .map(|input| {
                        let symbol = symbols[output * pieces * length + input].cast_signed();
                        let x = x[(row + input / length) * weights.wide + input % length];
                        i32::from(symbol) * i32::from(x)
                    })
                    .sum();
                prop_assert_eq!(value, sum as f32 * factors[output] + biases[output]);
            }
        }
    }
}
