//! One number for all that the networks read of a story and said of it: machines that agree on it agree on every bit.

use super::Tags;

/// The fingerprint: FNV-1a of 64 bits over all numbers in their order.
pub(crate) fn fingerprint(tags: &Tags) -> u64 {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for word in &tags.features.words {
        [word.plain_hash, word.key_hash, word.shape].iter().for_each(|&it| hash.add(u64::from(it)));
        hash.add(word.length as u64);
        word.parts.iter().for_each(|&it| hash.add(u64::from(it)));
    }
    for token in &tags.features.tokens {
        [token.word as u64, token.flags, token.group as u64].iter().for_each(|&it| hash.add(it));
    }
    for value in tags.log_probabilities.as_flattened() {
        hash.add(u64::from(value.to_bits()));
    }
    for name in &tags.names {
        let bits = u64::from(name.confidence.to_bits());
        [name.tokens.start as u64, name.tokens.end as u64, name.class as u64, bits]
            .iter()
            .for_each(|&it| hash.add(it));
    }
    for word in &tags.syntax {
        let head = word.head.map_or(0, |head| head as u64 + 1);
        [word.part_of_speech as u64, head, word.relation as u64].iter().for_each(|&it| hash.add(it));
        [word.part_of_speech_probability, word.head_probability, word.relation_probability]
            .iter()
            .for_each(|it| hash.add(u64::from(it.to_bits())));
    }
    hash.0
}

struct Fnv(u64);

impl Fnv {
    /// Kept out of line: its callers are many, and no reader waits for them.
    #[inline(never)]
    fn add(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
