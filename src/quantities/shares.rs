//! Shares of a whole: "one in five adults", "nine out of 10 voters", "61 of 120 seats".

use super::Found;
use super::amounts::{self, Amount};
use super::context::noun_after_of;
use super::counts::{BARE, is_plural, is_time, names_something};
use crate::analysis::QuantityKind;
use crate::atoms::Sentence;

/// "one in five adults", "nine out of 10 voters": a share.
pub(super) fn share(s: &Sentence<'_>, amount: &Amount) -> Option<Found> {
    let out = usize::from(s.lower(amount.end) == "out" && s.lower(amount.end + 1) == "of") * 2;
    let joint = amount.end + out.max(1);
    let joined = out > 0 || s.lower(amount.end) == "in";
    let whole =
        amounts::read(s, joint).filter(|_| joined && amount.high.is_none() && !s.glued(amount.end))?;
    let (part, all) = (amount.low?, whole.low?);
    let plain =
        whole.high.is_none() && (1.0..all).contains(&part) && (out > 0 || part < 10.0) && all <= 1000.0;
    let noun = is_plural(s, whole.end) || s.lower(whole.end) == "of";
    if !plain || !noun || is_time(s, whole.end) || names_something(s, amount) {
        return None;
    }
    let of = is_plural(s, whole.end).then_some((whole.end, whole.end + 1));
    Some(Found {
        start: amount.start,
        end: whole.end,
        kind: QuantityKind::Cardinal,
        value: Some(part / all),
        high: None,
        unit: None,
        currency: None,
        of: of.or_else(|| noun_after_of(s, whole.end)),
        confidence: BARE,
    })
}

/// "(61) of 120 seats", "(12) of the 15 members".
pub(super) fn of_so_many(s: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let number = at + usize::from(matches!(s.lower(at), "the" | "its" | "their" | "all"));
    let whole = amounts::read(s, number)?;
    is_plural(s, whole.end).then_some((whole.end, whole.end + 1))
}
