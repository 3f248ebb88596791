//! The weights of the evidences, made by `cargo xtask fit-names`: do not edit.
//!
//! A maximum-entropy model of the candidates of the Worldwide training stories; one nat is 16 units.

/// None, person, place, organisation, group, facility, other: where nothing is known.
pub(super) const BIAS: [i32; 7] = [16, 3, 4, 1, -6, -14, -4];

/// A row an evidence, in the order of their bits.
#[rustfmt::skip]
pub(super) static WEIGHTS: &[[i8; 7]] = &[
    [  22, -51,  71, -26,   0,  -3, -12], // country
    [   4, -11,  30, -10,   6,  -8, -11], // city
    [  11, -10,  28, -12,  -8,   1, -10], // region
    [  17, -35,  65, -14, -16,  -5, -11], // area
    [   7, -39, -18, -19,  80,  -8,  -4], // demonym
    [  -6, -22, -15,  58, -13,  -2,   0], // organisation
    [  -1,  -3,  -6,  -7,  -4,   9,  11], // facility
    [  -7, -20, -11, -19,  10,  -5,  53], // event, law, product or work
    [  -1,   5,  -2,  -1,  -1,  -2,   3], // given name alone
    [   1,  19,  -8,   0,   5,  -7, -10], // surname alone
    [  17, -14,  -6,  22,   1,  -4, -16], // title alone
    [  29, -18, -19,  11, -13,  -9,  18], // ordinary word alone
    [  25,  -5, -32,  27, -16,  -7,   8], // head alone
    [  44, -21, -28, -15, -16,  -5,  40], // calendar
    [  -6,  -3,  -1,   8,   5,  -6,   2], // unknown word alone
    [   8, -37,  -9,  39,  -4,  14, -10], // ends in a head of organisations
    [  -7, -53,  30,  -3, -12,  67, -22], // ends in a head of facilities
    [   7, -24,  43, -12,  -5,   4, -12], // ends in a head of places
    [  13,  -7, -25,  -6,  -4, -14,  41], // ends in a head of events
    [  15,  -2, -15, -23,   4,  -8,  29], // ends in a head of laws
    [  16, -12, -18,  37,   0,  -8, -15], // head of organisations before of
    [  -2,  -3,   8, -22,  -1,  28,  -7], // head of facilities before of
    [   1,  -2,  26,  -4,  -5,   1, -18], // head of places before of
    [   0,  -2,  -6,   6,  -2,  -6,  11], // head of events before of
    [   4,   0,  -8, -14,  -1,  -1,  20], // head of laws before of
    [  10, -30,  21,  -6,  -5,  26, -16], // begins as places do
    [   7, -19,   2,  13, -14,   4,   7], // begins with a head
    [  -5,  35,   2,   1, -20,  -4,  -9], // begins with a given name
    [  -4,  -3,   0,  -2,   9,  -2,   2], // begins with a surname
    [  -4,  17,   3,  -6,  -6,   3,  -8], // ends in a surname
    [   5,   8,   4,   3, -24,  -3,   7], // ends in a given name
    [   5, -16,  -3,  14,  -8,   9,  -1], // begins with a nationality
    [  23, -51,   3,  22,  -5,  -1,  10], // begins with a country
    [   3,  -6,   7,   2,  -5,   4,  -5], // begins with a city or region
    [  17, -17, -21,  17,  -1,  -8,  12], // begins with a known organisation
    [   5, -21,   4,   8,  -1,  -4,  10], // begins with an ordinary word
    [   8, -24,  -2,   8, -18,   7,  21], // ends in an ordinary word
    [  14,  -4,  -6,  -1,   2, -14,   8], // has ordinary words only
    [  -5,  10,   0,  -5, -11,   5,   6], // ends in an unknown word
    [  -2,  12,  -1,   4, -10,  -3,   0], // begins with an unknown word
    [ -12, -10,  18,   2,  -5,   5,   2], // has a particle of persons
    [  17,   8, -22, -13,  -6,   5,  11], // has an initial
    [   6,   9,  -3,  -4,  12, -12,  -7], // has a hyphen
    [  14, -27, -22,  19,   4,  -7,  19], // has an ampersand or and
    [   6, -15,   1,   6,  -6,   3,   5], // has of
    [  29, -28,  -5,  -5,  -4,  -5,  18], // has a digit
    [  11,   9,  10, -13,  -6,  -8,  -3], // one word
    [   4,   7,   3,  -1,   3, -10,  -6], // two words
    [   1,   0,   3,   4,  -8,  -6,   6], // three words
    [  19,  -8, -17,   8,  -1,  -9,   9], // more than four words
    [  11, -23,  -5,  24, -28,   4,  17], // short word all in capitals
    [   6, -23, -12,  32,  -6,  -3,   5], // long word all in capitals
    [  -9,  -9,  16,  -7,   3,  -4,  10], // words all in capitals
    [  12, -17, -23,  19,  -3,  10,   3], // begins with an acronym
    [  12,  -8, -21,  23, -23,  -9,  27], // a capital inside the word
    [   5,   0, -20, -10,  14,  11,   0], // ends as nationalities do
    [   0,  -9,   5,   3, -15,  -4,  19], // ends as places do
    [  20,  16, -16,  -3,  -6,  -4,  -8], // title before
    [  -7,  -9,  11,   0,   3,   7,  -5], // locative preposition before
    [  -4,  -7,   5,   6,   0,   3,  -2], // of before
    [  -2,  -8,   9,   6,  -4,   3,  -5], // the before
    [  -1, -11,   4,   4,  12,  -8,   0], // a before
    [  -4,   2,  -1,  10,  -5,  -4,   3], // by or with before
    [  -5,  17,   1,  15, -15,  -5,  -8], // reporting verb before
    [  36,   6,   0,   5, -51,  -3,   8], // nationality before
    [  12,  -4,  11,  -8,  -4,   2,  -9], // place noun before
    [   7,   1,  -3,  10,  -4,  -2,  -9], // actor noun before
    [   9,  14,   2,  -3,  -9,  -1, -11], // reporting verb after
    [   9,  -3,   1,  -2,  -1,  -2,  -2], // possessive after
    [  14,   4,  -5,  -7, -16,  -5,  14], // place listed after
    [   3, -10,   4,   1,  -1,   2,   1], // place listed before
    [  -5,   8,  -2,   9,  -5,  -6,   2], // person listed after
    [   0,   2,   4,   4,  -1,  -9,  -1], // person listed before
    [   7,   4,  -2,  14,   1, -10, -12], // organisation listed beside
    [   4,   7,   2,  -6,  -1,  -2,  -5], // age after
    [  -7,  10,  -7,   4,   8,  -4,  -4], // who after
    [   5,   9,   3,  -3,  -2,  -5,  -6], // actor noun after
    [  21,  -8,   3,  -7,   1,  -2,  -8], // place noun after
    [  -1,  -1,  -3,   4,   1,  -1,   1], // ordinary small word before
    [   1,  -2,  -2,  -3,  11,  -9,   3], // ordinary small word after
    [  -3,   2,   2,   0,   3,  -1,  -3], // function word after
    [  -1,  11,   4,   4,   2, -15,  -5], // opening
    [  10,   4,  -1,   9,  -2,  -8, -12], // loud
    [  -3, -20,  -2,  18,  -8,   5,  10], // bracket before
    [   8, -14,  -7,  -4,  -6,   5,  19], // quotation mark before
    [  19, -53,  13,   6,   3,  14,  -3], // hyphen after
    [   1,   5,   1,  12, -13, -11,   6], // bracket after
    [  20, -22,   8,   2,   6,  -7,  -8], // title after
    [  31,   0,  23,  -6, -34, -12,  -2], // other capital after
    [  -4,  39, -14, -13,  -8,  -7,   6], // part of a longer person's name
    [   2, -12,   6,  16,   0,  -9,  -3], // part of a longer name of a body
    [ -22, -18,  -8,  26,  -9,  19,  13], // acronym of a body
    [  27, -34,  -4,  -2,  12,  -4,   5], // also in small letters
    [  -3,  -1,  -1,   3,   1,  -2,   3], // several times
    [  -1,   3,   0,  -1,   2,  -2,  -1], // with a capital elsewhere
    [   9,  34,  -6, -13, -10,  -5,  -8], // anywhere: title before
    [   3,  -7,   9,   4,  -6,   0,  -3], // anywhere: locative preposition before
    [   2,  -3,   1,   0,   6,  -8,   2], // anywhere: of before
    [  -1, -26,  -4,   3,   8,  11,   8], // anywhere: the before
    [  10, -15,  -5,   1,   8, -12,  14], // anywhere: a before
    [  -6,   9,   1,  12,   3, -10, -10], // anywhere: by or with before
    [   0,   7,  -3,   6,  12,  -8, -15], // anywhere: reporting verb before
    [   8,  -1,  -8, -23,   7,  15,   3], // anywhere: nationality before
    [   1,  -8,  17, -15, -14,  11,   7], // anywhere: place noun before
    [   5, -18,  -9,  42,  -2,  -3, -16], // anywhere: actor noun before
    [   3,  18,  -7,  13, -17,  -3,  -8], // anywhere: reporting verb after
    [  -8,  19,  -3,   5, -11,   3,  -5], // anywhere: possessive after
    [  -5,  -2,  17,   8,  -9,  -8,  -1], // anywhere: place listed after
    [   1,   6,   9,   3,  -6,  -1, -11], // anywhere: place listed before
    [   4,   5,   3,  -3,   7,  -9,  -6], // anywhere: person listed after
    [   2,  14,   1,   0,   4,  -6, -14], // anywhere: person listed before
    [   4,   6,   0,   3,  -5, -14,   7], // anywhere: organisation listed beside
    [   0,  26,   3, -15,  -5,  -2,  -8], // anywhere: age after
    [   0,  17,  -1,   7,  -1,  -7, -16], // anywhere: who after
    [  -5,  14,   4,  11, -10,  11, -26], // anywhere: actor noun after
    [   9, -13,  38, -22,  12,  -4, -21], // anywhere: place noun after
    [  -2,   1,  -3,  -5,   3,  -1,   7], // anywhere: ordinary small word before
    [  -7,   6,  -3,   4,   1,  -3,   2], // anywhere: ordinary small word after
];

/// Units of one step of the lead over the next class.
pub(super) const STEP: i32 = 8;

/// How often a class was right at each step of its lead, on stories that were not fitted.
#[rustfmt::skip]
pub(super) static SURE: [[f32; 12]; 7] = [
    [0.42, 0.53, 0.65, 0.77, 0.80, 0.94, 0.95, 0.95, 0.95, 0.97, 0.97, 0.97],
    [0.37, 0.51, 0.64, 0.77, 0.83, 0.88, 0.90, 0.92, 0.97, 0.97, 0.98, 0.98],
    [0.49, 0.70, 0.73, 0.83, 0.88, 0.88, 0.93, 0.94, 0.95, 0.96, 0.97, 0.97],
    [0.39, 0.46, 0.63, 0.80, 0.83, 0.88, 0.88, 0.92, 0.95, 0.95, 0.95, 0.98],
    [0.63, 0.63, 0.63, 0.90, 0.90, 0.90, 0.91, 0.92, 0.97, 0.97, 0.97, 0.97],
    [0.38, 0.48, 0.48, 0.63, 0.67, 0.67, 0.67, 0.67, 0.67, 0.67, 0.67, 0.67],
    [0.29, 0.42, 0.58, 0.73, 0.76, 0.93, 0.93, 0.93, 0.93, 0.93, 0.93, 0.93],
];
