//! Takes out of the WebAssembly what a panic would print: nobody sees it there, for a module has no standard error, and it
//! weighs some 15 KB. A panic stays what it was for the caller, a trap.

use std::collections::BTreeMap;

use walrus::ir::{Unreachable, Value};
use walrus::{ConstExpr, Data, DataId, DataKind, FunctionKind, Module};

/// The functions of the standard library that begin a panic and never return, by the beginnings of their names. Where a later
/// library calls them otherwise, they stay: the size says so.
const BEGINNINGS: &[&str] = &[
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::handle_error",
    "core::cell::panic_already_",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::slice::sort::shared::smallsort::panic_on_ord_violation",
    "core::str::slice_error_fail",
    "std::panicking::panic_handler",
    "std::panicking::panic_with_hook",
    "std::sync::lazy_lock::panic_poisoned",
    "__rustc::rust_begin_unwind",
    "__rustc::rust_panic",
];

/// Makes traps of the functions that begin a panic, and zeros of the places in the source that they would name.
pub(super) fn silence(module: &mut Module) {
    for function in module.funcs.iter_mut() {
        let begins = |name: &String| BEGINNINGS.iter().any(|it| without_hashes(name).starts_with(it));
        if let FunctionKind::Local(local) = &mut function.kind
            && function.name.as_ref().is_some_and(begins)
        {
            let entry = local.entry_block();
            let body = &mut local.block_mut(entry).instrs;
            body.clear();
            body.push((Unreachable {}.into(), Default::default()));
        }
    }
    forget_locations(module);
}

/// `core[c5930c85]::panicking::panic` without what is in brackets.
fn without_hashes(name: &str) -> String {
    let mut depth = 0;
    let mut kept = |letter: &char| {
        depth += i32::from(*letter == '[');
        let outside = depth == 0;
        depth -= i32::from(*letter == ']');
        outside
    };
    name.chars().filter(|letter| kept(letter)).collect()
}

/// Bytes of a `core::panic::Location`: address and length of its file's name, line and column.
const LOCATION: usize = 16;
/// What no line and no column is.
const FAR: u32 = 100_000;

/// Zeros for all locations in the data, and for the names of files that they point to.
fn forget_locations(module: &mut Module) {
    let mut segments: Vec<Segment> = module.data.iter().filter_map(segment).collect();
    let mut names: BTreeMap<usize, usize> = BTreeMap::new();
    let mut locations = Vec::new();
    for Segment { start, bytes, .. } in &segments {
        let aligned =
            (start.next_multiple_of(4) - start..bytes.len().saturating_sub(LOCATION - 1)).step_by(4);
        for at in aligned {
            let field = |index: usize| {
                let bytes: [u8; 4] = bytes[at + 4 * index..][..4].try_into().unwrap_or_default();
                u32::from_le_bytes(bytes)
            };
            let (address, length) = (field(0) as usize, field(1) as usize);
            let text = found(&segments, address, length);
            if field(2) < FAR && field(3) < FAR && text.is_some_and(|it| it.ends_with(b".rs")) {
                names.insert(address, length);
                locations.push((start + at, LOCATION));
            }
        }
    }
    for (address, length) in names.into_iter().chain(locations) {
        for Segment { start, bytes, .. } in &mut segments {
            if let Some(place) = address.checked_sub(*start)
                && let Some(bytes) = bytes.get_mut(place..place + length)
            {
                bytes.fill(0);
            }
        }
    }
    segments.into_iter().for_each(|it| module.data.get_mut(it.id).value = it.bytes);
}

/// Data at an address.
struct Segment {
    id: DataId,
    start: usize,
    bytes: Vec<u8>,
}

fn segment(data: &Data) -> Option<Segment> {
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else { return None };
    Some(Segment { id: data.id(), start: usize::try_from(start).ok()?, bytes: data.value.clone() })
}

/// What lies at an address, if it is as short as a file's name.
fn found(segments: &[Segment], address: usize, length: usize) -> Option<&[u8]> {
    let within = |it: &Segment| {
        let place = address.checked_sub(it.start)?;
        Some(place..place.checked_add(length)?)
    };
    let found = |it: &&Segment| within(it).is_some_and(|range| it.bytes.get(range).is_some());
    let segment = segments.iter().find(found).filter(|_| (4..200).contains(&length))?;
    segment.bytes.get(within(segment)?)
}
