//! The weights of the evidences, made by `cargo xtask fit-names`: do not edit.
//!
//! A maximum-entropy model of the candidates of the Worldwide training stories; one nat is 16 units.

/// None, person, place, organisation, group, facility, other: where nothing is known.
pub(super) const BIAS: [i32; 7] = [23, 2, 4, 5, -11, -20, -3];

/// A row an evidence, in the order of their bits.
#[rustfmt::skip]
pub(super) static WEIGHTS: &[[i8; 7]] = &[
    [  18, -62,  74, -25,   6,  -3,  -9], // country
    [   3, -13,  29,  -9,   6,  -7, -10], // city
    [  11, -10,  28, -13,  -9,   1, -10], // region
    [   8, -41,  56, -20,  12,  -5, -11], // area
    [   8, -45, -21, -19,  84,  -6,  -1], // demonym
    [  -4, -22, -16,  57, -14,  -1,   0], // organisation
    [  -2,  -2,  -5,  -3,  -3,   6,   8], // facility
    [  -7, -18, -14, -17,   6,  -4,  53], // event, law, product or work
    [  -1,   4,  -3,   0,  -1,   2,  -1], // given name alone
    [  -1,  17,  -9,   1,   3,  -6,  -5], // surname alone
    [  15, -12,  -7,  21,   0,  -2, -14], // title alone
    [  29, -19, -14,   9, -17,  -8,  19], // ordinary word alone
    [  23,  -6, -31,  27, -15,  -5,   6], // head alone
    [   5,   2,  -4,   0,  -4,  -1,   1], // calendar
    [  -9,  -2,  -4,   8,   5,  -1,   2], // unknown word alone
    [   8, -39,  -9,  39,  -3,  15, -12], // ends in a head of organisations
    [  -9, -50,  28,  -4, -10,  67, -23], // ends in a head of facilities
    [   7, -23,  42, -12,  -4,   3, -13], // ends in a head of places
    [  10,  -4, -22,  -8,  -4, -10,  39], // ends in a head of events
    [  12,  -2, -13, -17,   2,  -6,  24], // ends in a head of laws
    [  17,  -9, -18,  36,  -1,  -8, -16], // head of organisations before of
    [  -2,  -2,   6, -18,  -1,  22,  -4], // head of facilities before of
    [   1,  -2,  24,  -3,  -3,   1, -18], // head of places before of
    [   1,  -1,  -4,   2,  -1,  -5,   9], // head of events before of
    [   3,   0,  -6, -12,   0,  -1,  16], // head of laws before of
    [  10, -27,  22,  -6,  -4,  22, -16], // begins as places do
    [   6, -18,   0,  12, -12,   6,   6], // begins with a head
    [  -4,  36,   2,   1, -25,  -1,  -9], // begins with a given name
    [  -4,  -3,  -1,  -4,  10,   0,   3], // begins with a surname
    [  -2,  17,   3,  -5,  -8,   4,  -9], // ends in a surname
    [   5,   6,   4,   2, -22,  -5,  11], // ends in a given name
    [   4, -12,  -7,  15,  -7,   8,  -2], // begins with a nationality
    [  21, -47,   2,  21,  -4,  -2,   8], // begins with a country
    [   2,  -6,   6,   3,  -6,   6,  -4], // begins with a city or region
    [  14, -16, -17,  16,  -1,  -6,   9], // begins with a known organisation
    [   4, -23,   5,   5,   1,  -3,  11], // begins with an ordinary word
    [   7, -24,  -1,   7, -19,  10,  21], // ends in an ordinary word
    [  15,  -6,  -6,  -1,   1, -13,   9], // has ordinary words only
    [  -6,  10,   0,  -5, -11,   8,   5], // ends in an unknown word
    [  -5,  12,  -2,   5, -10,   2,  -1], // begins with an unknown word
    [ -11,  -8,  18,  -1,  -3,   3,   2], // has a particle of persons
    [  13,   8, -17, -12,  -4,   3,   9], // has an initial
    [   5,  10,  -2,  -4,  12, -11,  -8], // has a hyphen
    [  12, -22, -20,  17,   2,  -6,  17], // has an ampersand or and
    [   5, -13,   3,   6,  -6,   4,   2], // has of
    [  23, -22,  -7,  -6,  -3,  -4,  18], // has a digit
    [   9,  10,  14, -13,  -3, -10,  -7], // one word
    [   1,   9,   4,  -1,   4, -11,  -6], // two words
    [   0,   2,   3,   3,  -8,  -6,   5], // three words
    [  16,  -6, -18,   6,  -2,  -7,  11], // more than four words
    [  10, -25,   0,  23, -32,   8,  17], // short word all in capitals
    [   7, -20, -14,  31,  -5,  -2,   4], // long word all in capitals
    [  -6, -10,  12,  -6,   1,  -3,  12], // words all in capitals
    [  13, -18, -21,  18,  -4,   8,   3], // begins with an acronym
    [  15, -12, -21,  21, -21,  -7,  25], // a capital inside the word
    [  24,  -9, -22,  -7,   7,  -3,  10], // unknown, ends as ordinary words do
    [   4,   0, -21,  -8,  13,  11,   0], // ends as nationalities do
    [   2, -13,   4,   6, -14,  -3,  18], // ends as places do
    [  13,  17,   0,  -3,  -9,  -9, -10], // title before
    [  -7, -11,  10,  -2,   5,   9,  -4], // locative preposition before
    [  -3, -11,   5,   6,  -1,   5,  -1], // of before
    [  -2, -10,   9,   5,  -5,   5,  -2], // the before
    [  -2, -12,   4,   4,  12,  -6,  -1], // a before
    [  -4,   1,  -2,   9,  -4,  -4,   4], // by or with before
    [  -7,  15,   1,  14, -12,  -4,  -8], // reporting verb before
    [  36,   1,   0,   3, -46,  -2,   8], // nationality before
    [  11,  -6,   9,  -5,  -4,   2,  -6], // place noun before
    [   7,   0,  -5,  10,  -4,  -1,  -7], // actor noun before
    [   6,  12,   4,  -2, -10,  -1,  -9], // reporting verb after
    [   7,  -4,   0,  -2,   3,  -2,  -2], // possessive after
    [  16,   3,  -6,  -5, -15,  -4,  11], // place listed after
    [   6,  -8,   2,  -2,   0,   3,   0], // place listed before
    [  -6,   7,  -2,   7,  -4,  -5,   4], // person listed after
    [   0,  -1,   2,   3,   1,  -6,   0], // person listed before
    [  13,   2,  -8,  13,  -2,  -8, -10], // organisation listed beside
    [   1,   8,   1,  -5,  -1,  -1,  -3], // age after
    [  -5,  10,  -6,   4,   6,  -4,  -5], // who after
    [   4,   8,   1,  -2,  -4,  -2,  -5], // actor noun after
    [  22,  -9,   4,  -9,   0,  -2,  -7], // place noun after
    [  -4,  -2,  -4,   3,   1,   2,   3], // ordinary small word before
    [   3,  -2,  -2,  -1,  12, -11,   1], // ordinary small word after
    [  -1,   2,   1,  -3,   4,   0,  -3], // function word after
    [  -4,  13,   4,   4,   3, -14,  -5], // opening
    [  10,   2,  -1,   6,  -2,  -3, -13], // loud
    [  -2, -23,   1,  15,  -7,   7,   9], // bracket before
    [   9, -17,  -8,  -4,  -6,   5,  21], // quotation mark before
    [  20, -46,  11,   5,   2,  11,  -5], // hyphen after
    [   2,   4,   0,  12, -11, -11,   4], // bracket after
    [  22, -22,   5,   2,   7,  -5,  -9], // title after
    [  32,   0,  22,  -4, -36, -11,  -4], // other capital after
    [  -1,  38, -11,  -9, -18,  -3,   4], // part of a longer person's name
    [   1, -14,   9,  16,  -1,  -8,  -2], // part of a longer name of a body
    [ -21, -16, -14,  27,  -8,  17,  15], // acronym of a body
    [  24, -29,  -3,  -4,  11,  -3,   4], // also in small letters
    [  -3,  -1,  -1,   6,   0,  -4,   3], // several times
    [  -1,   1,   0,  -2,   2,   0,  -1], // with a capital elsewhere
    [   4,  21,   1,  13, -15, -11, -11], // anywhere: title before
    [   6,  -8,   9,   3,  -8,   1,  -4], // anywhere: locative preposition before
    [   2,  -7,   1,   0,   7,  -8,   4], // anywhere: of before
    [   0, -30,  -5,   1,  10,  14,   9], // anywhere: the before
    [  11, -17,  -4,   1,   6, -11,  15], // anywhere: a before
    [  -6,   7,   1,  13,   4, -10,  -9], // anywhere: by or with before
    [  -1,   8,  -4,   7,  11,  -7, -15], // anywhere: reporting verb before
    [   8,   0,  -6, -23,   5,  13,   4], // anywhere: nationality before
    [   4,  -8,  18, -16, -12,   8,   5], // anywhere: place noun before
    [   6, -15,  -9,  36,  -2,  -2, -14], // anywhere: actor noun before
    [   4,  21,  -8,  11, -18,  -3,  -8], // anywhere: reporting verb after
    [  -6,  19,  -4,   7, -13,   5,  -7], // anywhere: possessive after
    [  -2,  -1,  17,   7, -13,  -7,   0], // anywhere: place listed after
    [  -1,   4,  10,   5,  -8,  -1,  -8], // anywhere: place listed before
    [   5,   5,   2,  -4,   7,  -8,  -7], // anywhere: person listed after
    [   2,  14,   0,   0,   4,  -5, -14], // anywhere: person listed before
    [  -3,   5,   4,   3,  -4, -11,   5], // anywhere: organisation listed beside
    [  -2,  26,  -1, -14,  -2,  -1,  -5], // anywhere: age after
    [   0,  17,  -3,   6,  -1,  -5, -14], // anywhere: who after
    [  -4,  16,   4,  11, -10,  10, -26], // anywhere: actor noun after
    [   9, -16,  39, -21,  12,  -4, -19], // anywhere: place noun after
    [  -2,   2,  -3,  -6,   2,  -2,   8], // anywhere: ordinary small word before
    [  -5,   5,  -4,   5,   1,  -3,   1], // anywhere: ordinary small word after
];

/// Units of one step of the lead over the next class.
pub(super) const STEP: i32 = 8;

/// How often a class was right at each step of its lead, on stories that were not fitted.
#[rustfmt::skip]
pub(super) static SURE: [[f32; 12]; 7] = [
    [0.35, 0.43, 0.61, 0.70, 0.78, 0.87, 0.89, 0.91, 0.98, 0.98, 0.98, 0.98],
    [0.44, 0.61, 0.74, 0.80, 0.87, 0.88, 0.94, 0.95, 0.97, 0.97, 0.98, 0.98],
    [0.48, 0.67, 0.80, 0.83, 0.88, 0.92, 0.92, 0.94, 0.95, 0.96, 0.96, 0.96],
    [0.40, 0.48, 0.69, 0.78, 0.86, 0.87, 0.88, 0.91, 0.93, 0.94, 0.96, 0.99],
    [0.59, 0.59, 0.63, 0.82, 0.92, 0.92, 0.92, 0.94, 0.95, 0.97, 0.97, 0.97],
    [0.34, 0.56, 0.56, 0.56, 0.78, 0.78, 0.78, 0.78, 0.78, 0.78, 0.78, 0.78],
    [0.55, 0.61, 0.70, 0.84, 0.84, 0.84, 0.92, 0.94, 0.94, 0.94, 0.94, 0.94],
];
