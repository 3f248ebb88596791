//! Large sets of words as sorted hashes, Rice-coded: what a spelling costs is 6 to 14 bits, and it cannot be read back.
//!
//! `cargo xtask lexicon` includes this file for its writer, so it uses the standard library only.

/// Hash of a word for the sets: FNV-1a with a final mix, 32 bit.
pub(crate) fn hash(word: &str) -> u32 {
    mix(word.bytes().fold(FNV, step))
}

/// First value of [`step`].
pub(crate) const FNV: u32 = 0x811C_9DC5;

/// FNV-1a, one byte.
pub(crate) const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Spreads the bits of an FNV hash, so that any of them serve.
pub(crate) const fn mix(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D);
    hash ^ (hash >> 12)
}

/// A set of words, each with a number: its place in the order of the hashes.
#[derive(Default)]
pub(crate) struct HashedSet {
    /// Bits of a hash that are kept.
    bits: u32,
    /// Sorted, without doubles.
    hashes: Vec<u32>,
    /// Bits of a hash below its bucket's number.
    below: u32,
    /// Where each bucket begins in `hashes`: a look-up reads a few neighbours.
    buckets: Vec<u32>,
}

impl HashedSet {
    /// Reads `count` hashes of `bits` bits from the front of `bytes`, and returns what follows them; none where the
    /// bytes are cut or malformed.
    pub(crate) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (header, rest) = bytes.split_first_chunk::<8>()?;
        let [c0, c1, c2, bits, rice, l0, l1, l2] = *header;
        let count = usize::from(c0) | usize::from(c1) << 8 | usize::from(c2) << 16;
        let length = usize::from(l0) | usize::from(l1) << 8 | usize::from(l2) << 16;
        let (coded, rest) = rest.split_at_checked(length)?;
        if bits > 32 || rice > 31 || count > length.checked_mul(8)? {
            return None;
        }
        let mut reader = Bits { bytes: coded, at: 0 };
        let mut hashes = Vec::with_capacity(count);
        let mut last = 0u32;
        // The gaps' low bits are about as many as make a bucket of one hash; two more make one of a few.
        let below = u32::from(rice) + 2;
        let mut buckets = Vec::new();
        for at in 0..count {
            last = last.checked_add(reader.rice(u32::from(rice))?)?;
            let bucket = last.checked_shr(below).unwrap_or(0) as usize;
            if bucket >= buckets.len() {
                if bucket > length * 8 {
                    return None;
                }
                buckets.resize(bucket + 1, u32::try_from(at).ok()?);
            }
            hashes.push(last);
        }
        Some((Self { bits: u32::from(bits), hashes, below, buckets }, rest))
    }

    /// The number of a word, by its [`hash`].
    pub(crate) fn find(&self, hash: u32) -> Option<usize> {
        let hash = hash.checked_shr(32 - self.bits).unwrap_or(0);
        let bucket = hash.checked_shr(self.below).unwrap_or(0) as usize;
        let mut at = *self.buckets.get(bucket)? as usize;
        while at < self.hashes.len() {
            if self.hashes[at] >= hash {
                return (self.hashes[at] == hash).then_some(at);
            }
            at += 1;
        }
        None
    }

    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }
}

struct Bits<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Bits<'_> {
    fn next(&mut self) -> Option<u32> {
        let bit = self.bytes.get(self.at / 8)? >> (self.at % 8) & 1;
        self.at += 1;
        Some(u32::from(bit))
    }

    /// A number with its upper part in ones up to a zero, and `low` bits after it.
    fn rice(&mut self, low: u32) -> Option<u32> {
        let mut high = 0u32;
        while self.next()? == 1 {
            high += 1;
        }
        let mut value = high.checked_shl(low).filter(|it| it >> low == high)?;
        for bit in 0..low {
            value |= self.next()? << bit;
        }
        Some(value)
    }
}

/// Codes sorted hashes, without doubles, for [`HashedSet::read`]: `cargo xtask lexicon` and tests.
#[allow(dead_code, reason = "the core only reads")]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bits, and sizes of 24 bits")]
pub(crate) fn write(hashes: &[u32], bits: u8) -> Vec<u8> {
    let mean = (1u64 << bits) as f64 / hashes.len().max(1) as f64;
    let low = (mean * 0.69).log2().clamp(0.0, 31.0) as u32;
    let mut coded: Vec<u8> = Vec::new();
    let mut at = 0usize;
    let mut push = |bit: u32| {
        if at.is_multiple_of(8) {
            coded.push(0);
        }
        coded[at / 8] |= (bit as u8) << (at % 8);
        at += 1;
    };
    let mut last = 0;
    for &hash in hashes {
        let gap = hash - last;
        last = hash;
        (0..gap >> low).for_each(|_| push(1));
        push(0);
        (0..low).for_each(|bit| push(gap >> bit & 1));
    }
    let number = |value: usize| [value as u8, (value >> 8) as u8, (value >> 16) as u8];
    let mut out = number(hashes.len()).to_vec();
    out.extend([bits, low as u8]);
    out.extend(number(coded.len()));
    out.extend(coded);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_written_and_nothing_else() {
        for bits in [18u8, 26, 32] {
            let words: Vec<String> = (0..500).map(|at| format!("word{at}")).collect();
            let mut hashes: Vec<u32> = words.iter().map(|it| hash(it) >> (32 - u32::from(bits))).collect();
            hashes.sort_unstable();
            hashes.dedup();
            let bytes = [write(&hashes, bits), vec![7]].concat();
            let (set, rest) = HashedSet::read(&bytes).expect("it was written so");
            assert_eq!((set.len(), rest), (hashes.len(), &[7][..]));
            assert!(words.iter().all(|it| set.find(hash(it)).is_some()));
            let strangers = (0..500).filter(|at| set.find(hash(&format!("other{at}"))).is_some()).count();
            assert!(strangers < 10, "help: {strangers} of 500 other words found at {bits} bits");
        }
    }

    #[test]
    fn cut_or_foreign_bytes_are_refused() {
        let bytes = write(&[3, 90, 4000], 12);
        assert!(HashedSet::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(HashedSet::read(&[]).is_none());
        assert!(HashedSet::read(&[255; 40]).is_none());
    }
}
