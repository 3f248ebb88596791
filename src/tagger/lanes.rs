//! Four numbers that are computed at once, in one order everywhere, so that every machine gives the same bits.
//!
//! Written with the machine's own instructions for WebAssembly: what a reader downloads is compiled for size, and compilers make
//! them of plain loops only where they compile for speed, as natively. The only file beside `kernel.rs` that may be `unsafe`.

/// How many.
pub(crate) const FOUR: usize = 4;

/// Adding it to a number below 2^22 leaves the number, rounded half to even, in the lowest bits.
pub(crate) const ROUND: f32 = 12_582_912.0;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(crate) use plain::Four;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(crate) use simd128::Four;

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128"))))]
mod plain {
    use super::{FOUR, ROUND};

    /// The numbers.
    #[derive(Clone, Copy)]
    pub(crate) struct Four([f32; FOUR]);

    impl Four {
        /// Four times the same.
        #[inline(always)]
        pub(crate) fn all(value: f32) -> Self {
            Self([value; FOUR])
        }

        #[inline(always)]
        pub(crate) fn load(from: &[f32; FOUR]) -> Self {
            Self(*from)
        }

        /// Small numbers with a sign.
        #[inline(always)]
        pub(crate) fn of_symbols(from: [u8; FOUR]) -> Self {
            Self(from.map(|it| f32::from(it.cast_signed())))
        }

        #[inline(always)]
        pub(crate) fn array(self) -> [f32; FOUR] {
            self.0
        }

        #[inline(always)]
        fn with(self, other: Self, of: impl Fn(f32, f32) -> f32) -> Self {
            let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
            Self([of(a, e), of(b, f), of(c, g), of(d, h)])
        }

        #[inline(always)]
        pub(crate) fn plus(self, other: Self) -> Self {
            self.with(other, |a, b| a + b)
        }

        #[inline(always)]
        pub(crate) fn minus(self, other: Self) -> Self {
            self.with(other, |a, b| a - b)
        }

        #[inline(always)]
        pub(crate) fn times(self, other: Self) -> Self {
            self.with(other, |a, b| a * b)
        }

        /// Each, or the limit where it is not below it.
        #[inline(always)]
        pub(crate) fn below(self, limit: f32) -> Self {
            self.with(Self::all(limit), |a, limit| if a < limit { a } else { limit })
        }

        /// Each, or the limit where it is not above it.
        #[inline(always)]
        pub(crate) fn above(self, limit: f32) -> Self {
            self.with(Self::all(limit), |a, limit| if a > limit { a } else { limit })
        }

        /// Two to the power of each whole number, to which [`ROUND`] was added.
        #[inline(always)]
        pub(crate) fn power_of_two(self) -> Self {
            let power = |it: f32| it.to_bits().wrapping_sub(ROUND.to_bits()).wrapping_add(127) << 23;
            Self(self.0.map(|it| f32::from_bits(power(it))))
        }

        /// Whole numbers of 16 bits, to which [`ROUND`] was added.
        #[inline(always)]
        #[allow(clippy::cast_possible_truncation, reason = "16 bits by its promise")]
        pub(crate) fn whole(self, other: Self) -> [i16; 2 * FOUR] {
            let whole = |it: f32| it.to_bits().wrapping_sub(ROUND.to_bits()).cast_signed() as i16;
            let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
            [whole(a), whole(b), whole(c), whole(d), whole(e), whole(f), whole(g), whole(h)]
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[allow(unsafe_code, reason = "the loads and stores of SIMD")]
mod simd128 {
    use core::arch::wasm32::{
        f32x4_add, f32x4_convert_i32x4, f32x4_mul, f32x4_pmax, f32x4_pmin, f32x4_splat, f32x4_sub,
        i16x8_extend_low_i8x16, i16x8_narrow_i32x4, i32x4_add, i32x4_extend_low_i16x8, i32x4_shl,
        i32x4_splat, i32x4_sub, u32x4, v128, v128_load, v128_store,
    };

    use super::{FOUR, ROUND};

    /// The numbers.
    #[derive(Clone, Copy)]
    pub(crate) struct Four(v128);

    impl Four {
        #[inline(always)]
        pub(crate) fn all(value: f32) -> Self {
            Self(f32x4_splat(value))
        }

        #[inline(always)]
        pub(crate) fn load(from: &[f32; FOUR]) -> Self {
            // SAFETY: reads the 16 bytes of `from`, at any alignment.
            Self(unsafe { v128_load(from.as_ptr().cast()) })
        }

        #[inline(always)]
        pub(crate) fn of_symbols(from: [u8; FOUR]) -> Self {
            let symbols = u32x4(u32::from_le_bytes(from), 0, 0, 0);
            Self(f32x4_convert_i32x4(i32x4_extend_low_i16x8(i16x8_extend_low_i8x16(symbols))))
        }

        #[inline(always)]
        pub(crate) fn array(self) -> [f32; FOUR] {
            let mut out = [0.0; FOUR];
            // SAFETY: writes the 16 bytes of `out`, at any alignment.
            unsafe { v128_store(out.as_mut_ptr().cast(), self.0) };
            out
        }

        #[inline(always)]
        pub(crate) fn plus(self, other: Self) -> Self {
            Self(f32x4_add(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn minus(self, other: Self) -> Self {
            Self(f32x4_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn times(self, other: Self) -> Self {
            Self(f32x4_mul(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn below(self, limit: f32) -> Self {
            Self(f32x4_pmin(f32x4_splat(limit), self.0))
        }

        #[inline(always)]
        pub(crate) fn above(self, limit: f32) -> Self {
            Self(f32x4_pmax(f32x4_splat(limit), self.0))
        }

        #[inline(always)]
        pub(crate) fn power_of_two(self) -> Self {
            let whole = i32x4_sub(self.0, f32x4_splat(ROUND));
            Self(i32x4_shl(i32x4_add(whole, i32x4_splat(127)), 23))
        }

        #[inline(always)]
        pub(crate) fn whole(self, other: Self) -> [i16; 2 * FOUR] {
            let whole = |it: v128| i32x4_sub(it, f32x4_splat(ROUND));
            let mut out = [0; 2 * FOUR];
            // SAFETY: writes the 16 bytes of `out`, at any alignment.
            unsafe { v128_store(out.as_mut_ptr().cast(), i16x8_narrow_i32x4(whole(self.0), whole(other.0))) };
            out
        }
    }
}
