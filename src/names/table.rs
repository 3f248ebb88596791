//! The weights of the evidences, made by `cargo xtask fit-names`: do not edit.
//!
//! A maximum-entropy model of the candidates of the Worldwide training stories; one nat is 16 units.

use super::evidence::COUNT;

/// None, person, place, organisation, group, facility, other: where nothing is known.
pub(super) const BIAS: [i32; 7] = [17, 3, 6, 1, -6, -14, -6];

/// A row an evidence, in the order of their bits.
#[rustfmt::skip]
pub(super) static WEIGHTS: [[i8; 7]; COUNT] = [
    [  18, -49,  73, -27,   1,  -3, -13], // country
    [   2, -11,  30,  -6,   5,  -9, -12], // city
    [  11,  -8,  28, -11, -10,   1, -10], // region
    [  16, -36,  65, -13, -14,  -5, -12], // area
    [   7, -38, -19, -21,  81,  -7,  -3], // demonym
    [  -5, -24, -13,  58, -12,  -3,  -1], // organisation
    [  -2,  -2,  -7,  -3,  -5,   8,  11], // facility
    [  -7, -19, -11, -18,   8,  -5,  52], // event, law, product or work
    [  -2,   5,  -2,  -1,   0,  -3,   3], // given name alone
    [   2,  16,  -8,   3,   4,  -8,  -8], // surname alone
    [  17, -11,  -9,  22,   1,  -3, -17], // title alone
    [  30, -21, -10,   8, -10, -10,  13], // ordinary word alone
    [  26,  -5, -33,  28, -17,  -6,   8], // head alone
    [  44, -22, -27, -15, -16,  -3,  40], // calendar
    [  -5,  -1,  -3,   9,   6,  -7,   1], // unknown word alone
    [   9, -36, -12,  39,  -4,  13, -10], // ends in a head of organisations
    [  -7, -52,  26,  -3, -12,  68, -20], // ends in a head of facilities
    [   7, -22,  41, -13,  -5,   4, -11], // ends in a head of places
    [  12,  -5, -26,  -5,  -5, -13,  42], // ends in a head of events
    [  16,  -3, -17, -21,   3,  -9,  30], // ends in a head of laws
    [  19, -12, -15,  36,  -1,  -9, -18], // head of organisations before of
    [  -3,  -4,  10, -23,  -2,  28,  -8], // head of facilities before of
    [ -17,   0,   9,  11,  -1,   2,  -3], // head of places before of
    [   2,  -1,  -6,   4,  -1,  -7,  10], // head of events before of
    [   9,   0,  -5, -19,  -1,  -1,  17], // head of laws before of
    [  12, -27,  23,  -8,  -3,  22, -20], // begins as places do
    [   9, -15,  -1,  12, -14,   2,   6], // begins with a head
    [  -3,  36,   0,   0, -19,  -5, -10], // begins with a given name
    [  -4,  -2,   1,  -4,   8,   0,   1], // begins with a surname
    [  -2,  15,   4,  -6,  -8,   4,  -7], // ends in a surname
    [   6,   6,   5,   3, -23,  -3,   6], // ends in a given name
    [   3, -12,  -7,  15,  -8,  10,  -2], // begins with a nationality
    [  24, -53,   4,  23,  -8,   0,   9], // begins with a country
    [   1,  -6,   6,   1,  -5,   6,  -4], // begins with a city or region
    [  18, -17, -24,  18,  -1,  -9,  14], // begins with a known organisation
    [   4, -21,   5,   7,   0,  -4,  10], // begins with an ordinary word
    [   8, -24,  -3,   8, -18,   8,  20], // ends in an ordinary word
    [  14,  -5,  -5,  -1,   4, -13,   7], // has ordinary words only
    [  -5,  12,  -2,  -3, -11,   5,   5], // ends in an unknown word
    [  -2,  12,  -3,   6, -10,  -1,  -1], // begins with an unknown word
    [ -11, -10,  17,   1,  -5,   6,   2], // has a particle of persons
    [  15,  11, -22, -12,  -7,   5,   9], // has an initial
    [   6,   7,  -4,  -2,  11, -11,  -6], // has a hyphen
    [  15, -31, -22,  22,   4,  -8,  20], // has an ampersand or and
    [   2, -15,  -2,   8,  -4,   2,   8], // has of
    [  31, -27,  -8,  -5,  -5,  -5,  20], // has a digit
    [  11,   7,  12, -10,  -6, -10,  -4], // one word
    [   5,   6,   4,   0,   3, -12,  -6], // two words
    [   4,   0,   2,   5,  -8,  -8,   5], // three words
    [  19,  -7, -12,   6,  -1, -14,   9], // more than four words
    [  11, -21,   0,  22, -30,   3,  14], // short word all in capitals
    [   6, -25, -10,  32,  -5,  -3,   6], // long word all in capitals
    [  -7, -10,  18, -11,   2,  -4,  12], // words all in capitals
    [  11, -17, -24,  18,  -4,  14,   2], // begins with an acronym
    [  13,  -8, -20,  20, -21,  -9,  25], // a capital inside the word
    [  15, -12,  -1,  -1,   0,   0,  -1], // one letter
    [   6,  -8, -21,  -9,  18,  12,   2], // ends as nationalities do
    [   1,  -8,   4,   5, -16,  -5,  18], // ends as places do
    [  18,   9,  -9,   2,  -6,  -9,  -5], // title before
    [  -7,  -7,   8,  -1,   5,   7,  -5], // locative preposition before
    [  -2,  -8,   0,   6,   1,   3,   0], // of before
    [   0,  -8,   7,   4,  -5,   5,  -2], // the before
    [   0, -13,   2,   5,  13,  -7,   1], // a before
    [  -4,   3,  -3,   5,  -2,  -2,   4], // by before
    [  -6,  -2,  -1,  16,  -5,  -5,   3], // with before
    [  -9,  16,   0,  14,  -9,  -5,  -8], // reporting verb before
    [  26,  -4,  11,  10, -54,  -2,  14], // nationality before
    [  -3,  -1,  -5,   5,   1,   1,   2], // ordinary small word before
    [  16,  -8,  12,  -5,  -6,   2, -11], // place noun before
    [  13,   0,  -5,   7,  -5,  -2,  -8], // actor noun before
    [   7,   1,   4,   1,   4, -13,  -3], // opening
    [   9,  -6,   0,   6,   4,  -5,  -8], // loud
    [  -1,  -4,   7,   4,   0,  -4,  -2], // bracket before
    [  17,  -5,  -1,  -6, -13,   2,   6], // quotation mark before
    [   7,  14,   1,   1,  -9,  -1, -13], // reporting verb after
    [   9, -11,   8,  -2,   2,  -4,  -2], // possessive after
    [  12,  -2, -16,   7,  -5,  -6,  10], // comma and place after
    [  12,  -2,   2,  -6,  -2,  -1,  -3], // comma and number after
    [  10,  -5,   2,  -3,  -1,   1,  -4], // comma and place before
    [  -7,   8,  -4,   3,   7,  -4,  -3], // who after
    [   3,   9,   2,  -2,  -2,  -4,  -6], // actor noun after
    [  21, -10,   5,  -8,   0,  -2,  -7], // place noun after
    [   2,  -2,  -2,   0,   9, -10,   4], // ordinary small word after
    [  22, -27,   9,  -3,  -6,  10,  -5], // hyphen after
    [   4,  -1,  -7,  13,  -3, -13,   8], // bracket after
    [  27, -11,   7,  -6, -13, -10,   5], // capital after
    [  -3,  40, -12, -13,  -7,  -8,   4], // part of a longer person's name
    [   1, -14,   6,  15,   3,  -9,  -2], // part of a longer name of a body
    [ -19,  -7,  -6,  21,  -6,   9,   7], // acronym of a body
    [  26, -35,   1,  -3,  10,  -4,   5], // also in small letters
    [   0,  -3,   0,   5,   0,  -2,   0], // several times
    [   0,   2,   2,  -1,   2,  -2,  -3], // with a capital elsewhere
    [   3,  30, -12, -21,  -6,   4,   1], // anywhere: title before
    [   6,  -8,  11,   3,  -7,   1,  -6], // anywhere: locative preposition before
    [   5,  -7,   1,  -1,   7,  -7,   2], // anywhere: of before
    [  -1, -26,  -6,   3,  10,  12,   9], // anywhere: the before
    [   7, -14,  -3,   3,   6, -12,  13], // anywhere: a before
    [  -8,   4,  -1,  18,  11,  -7, -17], // anywhere: by before
    [   0,  15,   5,   5,  -8, -10,  -7], // anywhere: with before
    [   2,   7,  -3,   6,  10,  -8, -14], // anywhere: reporting verb before
    [   6, -20,   0,  -6,   3,  15,   1], // anywhere: nationality before
    [   0,  -1,  -2,  -4,   2,  -1,   6], // anywhere: ordinary small word before
    [   2,  -7,  14, -14, -14,  12,   7], // anywhere: place noun before
    [   2, -19,  -9,  45,  -1,  -3, -14], // anywhere: actor noun before
    [  -8,  13,  -1,   3,  -1,  -4,  -1], // anywhere: opening
    [   0,  11,  -4,   1,   2,  -6,  -5], // anywhere: loud
    [  -1, -21, -13,  15, -11,  17,  15], // anywhere: bracket before
    [ -11, -12,  -9,   2,   5,  10,  13], // anywhere: quotation mark before
    [   4,  20,  -5,  10, -17,  -3, -10], // anywhere: reporting verb after
    [  -5,  16,  -3,   7, -12,   2,  -5], // anywhere: possessive after
    [  -1,  -2,  24,  -8,  -5,  -9,   2], // anywhere: comma and place after
    [   2,  24,   0, -13,  -4,  -2,  -7], // anywhere: comma and number after
    [  -4,  -2,   2,  12,   1,  -1,  -8], // anywhere: comma and place before
    [   0,  17,  -3,   8,   0,  -7, -15], // anywhere: who after
    [  -4,  13,   3,  11,  -9,  12, -26], // anywhere: actor noun after
    [  11, -12,  38, -25,  15,  -5, -23], // anywhere: place noun after
    [  -6,   5,  -3,   5,   2,  -3,   0], // anywhere: ordinary small word after
    [  -5, -28,   2,  10,   8,  11,   2], // anywhere: hyphen after
    [  -3,   5,  10,   2, -18,   3,   0], // anywhere: bracket after
    [   5,   0,  10,   9,  -9,  -6,  -8], // anywhere: capital after
];

/// Units of one step of the lead over the next class.
pub(super) const STEP: i32 = 8;

/// How often a class was right at each step of its lead, on stories that were not fitted.
#[rustfmt::skip]
pub(super) static SURE: [[f32; 12]; 7] = [
    [0.38, 0.48, 0.61, 0.72, 0.77, 0.88, 0.96, 0.96, 0.96, 0.97, 0.97, 0.97],
    [0.33, 0.53, 0.68, 0.77, 0.87, 0.87, 0.94, 0.96, 0.97, 0.97, 0.97, 0.97],
    [0.50, 0.63, 0.73, 0.82, 0.86, 0.90, 0.93, 0.94, 0.94, 0.96, 0.96, 0.96],
    [0.37, 0.46, 0.66, 0.78, 0.83, 0.89, 0.89, 0.89, 0.93, 0.95, 0.95, 0.99],
    [0.50, 0.69, 0.74, 0.77, 0.91, 0.91, 0.92, 0.94, 0.96, 0.96, 0.96, 0.99],
    [0.47, 0.57, 0.57, 0.61, 0.70, 0.70, 0.70, 0.70, 0.70, 0.70, 0.70, 0.70],
    [0.32, 0.47, 0.58, 0.74, 0.78, 0.78, 0.93, 0.93, 0.93, 0.93, 0.93, 0.93],
];
