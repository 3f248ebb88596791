//! The weights of the evidences, made by `cargo xtask fit-names`: do not edit.
//!
//! A maximum-entropy model of the candidates of the Worldwide training stories; one nat is 16 units.

/// None, person, place, organisation, group, facility, other: where nothing is known.
pub(super) const BIAS: [i32; 7] = [23, 2, 3, 7, -12, -20, -4];

/// A row an evidence, in the order of their bits.
#[rustfmt::skip]
pub(super) static WEIGHTS: &[[i8; 7]] = &[
    [  23, -59,  73, -27,   6,  -3, -13], // country
    [   3, -12,  30,  -9,   6,  -7, -12], // city
    [  12, -11,  27, -12,  -9,   2,  -9], // region
    [  10, -42,  57, -20,  12,  -5, -11], // area
    [   9, -45, -22, -18,  85,  -6,  -2], // demonym
    [  -4, -22, -14,  57, -13,  -1,  -1], // organisation
    [  -1,  -2,  -5,  -3,  -2,   6,   8], // facility
    [ -10, -17,  -9, -17,   5,  -4,  52], // event, law, product or work
    [  -2,   3,  -2,   0,  -1,   1,   3], // given name alone
    [   1,  18,  -8,   1,   4,  -6, -10], // surname alone
    [  16, -12,  -7,  21,  -1,  -3, -14], // title alone
    [  28, -20, -13,   9, -16,  -7,  19], // ordinary word alone
    [  24,  -7, -31,  28, -15,  -5,   7], // head alone
    [  44, -24, -28, -14, -13,  -4,  40], // calendar
    [  -9,  -3,  -2,   9,   5,  -1,   1], // unknown word alone
    [   8, -38,  -9,  39,  -4,  16, -12], // ends in a head of organisations
    [  -9, -49,  27,  -5, -10,  68, -22], // ends in a head of facilities
    [   7, -23,  42, -12,  -4,   2, -12], // ends in a head of places
    [  10,  -5, -21,  -9,  -4, -11,  39], // ends in a head of events
    [  12,  -2, -13, -20,   2,  -6,  27], // ends in a head of laws
    [  16,  -9, -19,  36,  -1,  -7, -16], // head of organisations before of
    [  -1,  -3,   7, -18,  -1,  23,  -5], // head of facilities before of
    [  -1,  -2,  24,  -2,  -3,   1, -16], // head of places before of
    [   3,  -2,  -5,   1,  -1,  -6,   9], // head of events before of
    [   2,   0,  -5, -11,   0,  -1,  16], // head of laws before of
    [   9, -26,  20,  -7,  -4,  22, -13], // begins as places do
    [   6, -17,   1,  12, -12,   5,   6], // begins with a head
    [  -5,  35,   3,   2, -24,  -1,  -9], // begins with a given name
    [  -4,  -3,  -1,  -4,  10,   0,   1], // begins with a surname
    [  -4,  18,   4,  -5,  -8,   4,  -8], // ends in a surname
    [   5,   8,   4,   2, -23,  -4,   8], // ends in a given name
    [   4, -13,  -5,  14,  -7,   8,  -1], // begins with a nationality
    [  21, -47,   3,  21,  -4,  -2,   8], // begins with a country
    [   1,  -6,   7,   2,  -5,   5,  -4], // begins with a city or region
    [  15, -16, -18,  17,  -1,  -6,  10], // begins with a known organisation
    [   4, -21,   4,   7,  -1,  -3,  10], // begins with an ordinary word
    [   7, -24,  -2,   7, -19,  10,  20], // ends in an ordinary word
    [  16,  -6,  -6,   0,   2, -14,   9], // has ordinary words only
    [  -6,   9,  -1,  -5, -11,   7,   6], // ends in an unknown word
    [  -5,  13,  -2,   4, -10,   2,  -2], // begins with an unknown word
    [ -13, -10,  19,   1,  -3,   4,   3], // has a particle of persons
    [  14,  10, -17, -14,  -5,   3,   8], // has an initial
    [   4,  10,  -2,  -5,  11, -11,  -7], // has a hyphen
    [  11, -23, -19,  18,   3,  -5,  17], // has an ampersand or and
    [   3, -14,   3,   6,  -6,   4,   3], // has of
    [  28, -22,  -7,  -8,  -4,  -4,  17], // has a digit
    [   8,  12,  13, -14,  -5, -10,  -4], // one word
    [   1,   9,   5,  -1,   4, -11,  -6], // two words
    [   1,   3,   4,   3,  -8,  -7,   5], // three words
    [  18,  -7, -18,   7,  -2,  -8,  10], // more than four words
    [  14, -25,  -5,  23, -31,   7,  17], // short word all in capitals
    [   6, -22, -12,  31,  -4,  -2,   3], // long word all in capitals
    [  -6, -10,  12,  -6,   2,  -3,  10], // words all in capitals
    [  13, -19, -21,  17,  -3,   7,   5], // begins with an acronym
    [  12, -10, -21,  22, -22,  -7,  25], // a capital inside the word
    [  25, -10, -22,  -7,   8,  -4,  10], // unknown, ends as ordinary words do
    [   4,   0, -21,  -9,  13,  12,   1], // ends as nationalities do
    [   1,  -9,   4,   4, -14,  -3,  18], // ends as places do
    [  21,  18, -15,  -6,  -7,  -4,  -8], // title before
    [  -7, -10,  12,  -2,   5,   9,  -6], // locative preposition before
    [  -3,  -8,   4,   5,   0,   5,  -2], // of before
    [  -2,  -8,   9,   6,  -5,   4,  -4], // the before
    [  -2,  -9,   3,   3,  12,  -6,  -1], // a before
    [  -4,   1,  -1,   9,  -3,  -4,   1], // by or with before
    [  -6,  18,   0,  14, -14,  -4,  -8], // reporting verb before
    [  36,   5,   2,  -1, -46,  -2,   6], // nationality before
    [  10,  -5,  10,  -5,  -4,   2,  -8], // place noun before
    [   6,  -3,  -4,  13,  -3,  -1,  -8], // actor noun before
    [   7,  15,   2,  -2, -10,  -1, -11], // reporting verb after
    [   8,  -4,   0,  -2,   1,  -2,  -2], // possessive after
    [  16,   4,  -6,  -8, -14,  -4,  12], // place listed after
    [   4,  -9,   4,   0,  -1,   3,   0], // place listed before
    [  -5,   9,  -2,   6,  -3,  -5,   1], // person listed after
    [   0,   0,   2,   5,   2,  -5,  -2], // person listed before
    [   4,   3,  -1,  13,  -1,  -7, -11], // organisation listed beside
    [   2,   7,   2,  -5,  -1,  -1,  -4], // age after
    [  -6,  11,  -6,   3,   6,  -3,  -5], // who after
    [   4,   8,   0,  -2,  -3,  -2,  -6], // actor noun after
    [  23,  -9,   3,  -8,   1,  -2,  -8], // place noun after
    [  -3,  -2,  -3,   4,   2,   2,   1], // ordinary small word before
    [   1,  -3,  -2,   0,  11, -11,   3], // ordinary small word after
    [  -3,   3,   2,  -2,   3,   0,  -3], // function word after
    [  -5,  12,   4,   5,   3, -14,  -5], // opening
    [   9,   1,  -4,   8,  -2,  -3, -10], // loud
    [  -2, -21,  -2,  16,  -6,   7,   9], // bracket before
    [   9, -17,  -8,  -4,  -5,   5,  20], // quotation mark before
    [  17, -47,  13,   7,   2,  11,  -2], // hyphen after
    [  -1,   5,   1,  11, -11, -11,   5], // bracket after
    [  20, -22,   7,   1,   6,  -5,  -7], // title after
    [  30,   0,  24,  -8, -35, -10,  -1], // other capital after
    [  -3,  40, -14, -12,  -9,  -7,   6], // part of a longer person's name
    [   1, -14,   7,  16,   0,  -8,  -3], // part of a longer name of a body
    [ -22, -17, -10,  26,  -8,  16,  14], // acronym of a body
    [  25, -29,  -5,  -4,  12,  -3,   4], // also in small letters
    [  -3,  -1,  -1,   6,   0,  -3,   2], // several times
    [   0,   3,   1,  -1,   1,  -2,  -2], // with a capital elsewhere
    [  12,  37,  -6, -19,  -9,  -5,  -9], // anywhere: title before
    [   5,  -7,  10,   3,  -7,   0,  -4], // anywhere: locative preposition before
    [   3,  -3,   0,  -1,   7,  -8,   2], // anywhere: of before
    [   1, -29,  -5,   2,  10,  13,   9], // anywhere: the before
    [  12, -20,  -5,   1,   8, -11,  14], // anywhere: a before
    [  -6,   9,   1,  13,   3, -10,  -9], // anywhere: by or with before
    [   1,   5,  -3,   6,  13,  -7, -15], // anywhere: reporting verb before
    [   8,   1,  -7, -24,   5,  13,   4], // anywhere: nationality before
    [   3,  -7,  18, -14, -12,   9,   4], // anywhere: place noun before
    [   5, -20,  -8,  40,  -2,  -2, -13], // anywhere: actor noun before
    [   3,  20,  -7,  12, -18,  -3,  -8], // anywhere: reporting verb after
    [  -9,  20,  -4,   7, -13,   5,  -6], // anywhere: possessive after
    [  -3,  -3,  17,   9, -14,  -7,   1], // anywhere: place listed after
    [   0,   4,   9,   2,  -6,  -1,  -9], // anywhere: place listed before
    [   2,   5,   4,  -3,   6,  -8,  -5], // anywhere: person listed after
    [   2,  14,   1,   0,   2,  -4, -15], // anywhere: person listed before
    [   5,   4,  -2,   3,  -4, -11,   5], // anywhere: organisation listed beside
    [  -2,  25,   0, -13,  -3,  -1,  -6], // anywhere: age after
    [  -1,  16,  -2,   7,   0,  -5, -14], // anywhere: who after
    [  -4,  17,   6,  11, -13,  10, -28], // anywhere: actor noun after
    [   9, -14,  38, -24,  12,  -4, -19], // anywhere: place noun after
    [   0,   2,  -3,  -6,   2,  -2,   7], // anywhere: ordinary small word before
    [  -7,   6,  -4,   6,   1,  -4,   1], // anywhere: ordinary small word after
];

/// Units of one step of the lead over the next class.
pub(super) const STEP: i32 = 8;

/// How often a class was right at each step of its lead, on stories that were not fitted.
#[rustfmt::skip]
pub(super) static SURE: [[f32; 12]; 7] = [
    [0.37, 0.47, 0.60, 0.70, 0.79, 0.87, 0.95, 0.95, 0.96, 0.98, 0.98, 0.98],
    [0.34, 0.51, 0.68, 0.77, 0.87, 0.87, 0.92, 0.94, 0.97, 0.98, 0.98, 0.98],
    [0.55, 0.66, 0.81, 0.86, 0.88, 0.90, 0.94, 0.95, 0.95, 0.96, 0.96, 0.96],
    [0.38, 0.49, 0.66, 0.80, 0.86, 0.86, 0.87, 0.93, 0.95, 0.95, 0.96, 0.98],
    [0.28, 0.79, 0.83, 0.88, 0.90, 0.91, 0.91, 0.96, 0.96, 0.96, 0.96, 0.96],
    [0.43, 0.59, 0.59, 0.59, 0.71, 0.71, 0.71, 0.71, 0.71, 0.71, 0.71, 0.71],
    [0.33, 0.55, 0.66, 0.73, 0.93, 0.93, 0.93, 0.95, 0.95, 0.95, 0.95, 0.95],
];
