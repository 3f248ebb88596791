//! Who says, thinks or intends what: statements with their words, the cue and the words for the speaker.

pub(crate) mod cues;
pub(crate) mod features;
pub(crate) mod marks;
