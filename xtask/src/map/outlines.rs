//! The outlines of `../shared/data`: which rings are kept, in how many points, and the string that holds them.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::simplify::{Point, narrowing, simplify};
use crate::eval::data;

/// Natural Earth 5.1.2, 1:50m, countries as the United Nations draw them.
const SOURCE: &str = "places/countries-50m.topo.json";

/// Degrees of a step of the packed lines: half a pixel on a map of one large country.
pub(super) const STEP: f64 = 0.05;
/// A line loses triangles smaller than this share of the root of the smaller neighbour's area (both in degrees), within the limits
/// after it: small countries are seen at close range. Raising it makes the file smaller and coasts rougher.
const COARSENESS: f64 = 0.004;
const FINEST: f64 = 0.003;
const COARSEST: f64 = 0.1;
/// An island is kept from this share of its country's area on, within the limits after it; the largest always.
const ISLAND: f64 = 0.003;
const SMALLEST_ISLAND: f64 = 0.003;
const LARGEST_ISLAND: f64 = 0.25;
/// The land at the bottom of the map that no story is about: coarser than all.
const ANTARCTICA: &str = "AQ";
const ANTARCTIC_COARSENESS: f64 = 0.5;

/// A map of a country shows its largest land, and what is at least this share of it and no farther from it than this (degrees).
const FRAME_SHARE: f64 = 0.04;
const FRAME_GAP: f64 = 6.0;
/// Countries whose frame is their largest land alone: Alaska would make a map of the States one of the Arctic.
const FRAME_ALONE: &[&str] = &["US"];

/// What the file calls otherwise, or not at all: name there, code here.
const CODES: &[(&str, &str)] =
    &[("France", "FR"), ("Norway", "NO"), ("Taiwan", "TW"), ("Siachen Glacier", NOBODY)];
/// Land without a country: drawn, never tinted.
const NOBODY: &str = "--";

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<(i64, i64)>>,
    objects: Objects,
    transform: Transform,
}

#[derive(Deserialize)]
struct Objects {
    countries: Countries,
}

#[derive(Deserialize)]
struct Countries {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Transform {
    scale: Point,
    translate: Point,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(flatten)]
    shape: Shape,
    properties: Properties,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Polygon),
    MultiPolygon(Vec<Polygon>),
}

/// The outer ring, then holes; a ring is numbers of arcs, the complement of one that is walked backwards.
type Polygon = Vec<Vec<i64>>;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    name: String,
    iso_a2: Option<String>,
}

/// A country's rings that are kept; the first `framing` of them say what a map of it shows.
struct Country {
    code: String,
    rings: Vec<Vec<i64>>,
    framing: usize,
}

/// Everything packed: for each country its code, then how many rings, how many of them frame it, and each ring's arcs; a full stop;
/// then each arc in the order of its first use.
pub(super) fn pack() -> Result<String> {
    let text = fs::read_to_string(data::directory().join(SOURCE)).context(SOURCE)?;
    let source: Topology = serde_json::from_str(&text).context(SOURCE)?;
    let arcs: Vec<Vec<Point>> = source.arcs.iter().map(|arc| degrees(arc, &source.transform)).collect();
    let mut tolerances: BTreeMap<usize, f64> = BTreeMap::new();
    let mut countries = Vec::new();
    for geometry in source.objects.countries.geometries {
        countries.extend(country(geometry, &arcs, &mut tolerances));
    }
    Ok(write(&countries, &arcs, &tolerances))
}

fn degrees(arc: &[(i64, i64)], Transform { scale, translate }: &Transform) -> Vec<Point> {
    let (mut x, mut y) = (0, 0);
    let mut points = Vec::new();
    for (dx, dy) in arc {
        x += dx;
        y += dy;
        let point = (x as f64 * scale.0 + translate.0, y as f64 * scale.1 + translate.1);
        follow(&mut points, [point].iter());
    }
    points
}

/// Adds points on the side of the date line where the last one is: a line goes on beyond 180 degrees.
fn follow<'a>(points: &mut Vec<Point>, more: impl Iterator<Item = &'a Point>) {
    for (x, y) in more {
        let turns = points.last().map_or(0.0, |last: &Point| ((last.0 - x) / 360.0).round());
        points.push((x + turns * 360.0, *y));
    }
}

/// What is kept of a country; notes how finely each of its arcs must be drawn.
fn country(
    geometry: Geometry,
    arcs: &[Vec<Point>],
    tolerances: &mut BTreeMap<usize, f64>,
) -> Option<Country> {
    let Properties { name, iso_a2 } = geometry.properties;
    let own = CODES.iter().find(|(other, _)| *other == name).map(|(_, code)| (*code).to_owned());
    let code = own.or(iso_a2)?;
    let mut polygons = match geometry.shape {
        Shape::Polygon(one) => vec![one],
        Shape::MultiPolygon(several) => several,
    };
    let outer = |polygon: &Polygon| ring(&polygon[0], arcs);
    polygons.sort_by(|a, b| area(&outer(b)).total_cmp(&area(&outer(a))));
    let whole: f64 = polygons.iter().map(|it| area(&outer(it))).sum();
    let polar = code == ANTARCTICA;
    let tolerance =
        if polar { ANTARCTIC_COARSENESS } else { (COARSENESS * whole.sqrt()).clamp(FINEST, COARSEST) };
    let island = if polar { 1.0 } else { (ISLAND * whole).clamp(SMALLEST_ISLAND, LARGEST_ISLAND) };
    let largest = polygons.first().map(&outer)?;
    let alone = FRAME_ALONE.contains(&code.as_str());
    let framing = |points: &[Point]| {
        !alone && area(points) >= FRAME_SHARE * area(&largest) && gap(&largest, points) <= FRAME_GAP
    };
    let (mut near, mut far) = (Vec::new(), Vec::new());
    for (at, polygon) in polygons.iter().enumerate() {
        let points = outer(polygon);
        if at > 0 && area(&points) * narrowing(points[0].1) < island {
            continue;
        }
        let kept =
            polygon.iter().enumerate().filter(|(hole, it)| *hole == 0 || area(&ring(it, arcs)) > FINEST);
        let target = if at == 0 || framing(&points) { &mut near } else { &mut far };
        target.extend(kept.map(|(_, it)| it.clone()));
    }
    let framing = near.len();
    near.extend(far);
    for arc in near.iter().flatten() {
        let least = tolerances.entry(index(*arc)).or_insert(tolerance);
        *least = least.min(tolerance);
    }
    Some(Country { code, rings: near, framing })
}

fn index(arc: i64) -> usize {
    usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or_default()
}

fn ring(numbers: &[i64], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points = Vec::new();
    for number in numbers {
        let arc = &arcs[index(*number)];
        if *number < 0 { follow(&mut points, arc.iter().rev()) } else { follow(&mut points, arc.iter()) }
    }
    points
}

/// In square degrees.
fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice: f64 = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    twice.abs() / 2.0
}

/// Degrees between the boxes around two rings, the larger of the two directions.
fn gap(a: &[Point], b: &[Point]) -> f64 {
    let span = |points: &[Point], of: fn(&Point) -> f64| {
        points.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(it), high.max(it)))
    };
    let apart = |of| {
        let ((low, high), (other_low, other_high)) = (span(a, of), span(b, of));
        (other_low - high).max(low - other_high)
    };
    apart(|it| it.0).max(apart(|it| it.1))
}

fn write(countries: &[Country], arcs: &[Vec<Point>], tolerances: &BTreeMap<usize, f64>) -> String {
    let mut out = String::new();
    let mut order: Vec<usize> = Vec::new();
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for Country { code, rings, framing } in countries {
        out.push_str(code);
        push(&mut out, rings.len());
        push(&mut out, *framing);
        for ring in rings {
            push(&mut out, ring.len());
            for number in ring {
                // Nought is the next new one, others are counted back from it.
                let arc = index(*number);
                let back = places.get(&arc).map_or(0, |place| order.len() - place);
                if back == 0 {
                    places.insert(arc, order.len());
                    order.push(arc);
                }
                push(&mut out, back * 2 + usize::from(*number < 0));
            }
        }
    }
    out.push('.');
    let mut last = (0, 0);
    for arc in order {
        let mut points: Vec<(i64, i64)> = simplify(&arcs[arc], tolerances[&arc])
            .iter()
            .map(|(x, y)| ((x / STEP).round() as i64, (y / STEP).round() as i64))
            .collect();
        points.dedup();
        push(&mut out, points.len());
        for (x, y) in points {
            push(&mut out, zigzag(x - last.0));
            push(&mut out, zigzag(y - last.1));
            last = (x, y);
        }
    }
    out
}

fn zigzag(value: i64) -> usize {
    usize::try_from(if value < 0 { -value * 2 - 1 } else { value * 2 }).unwrap_or_default()
}

/// Numbers of one character; larger ones begin with one of the sixteen after these, which holds their last four bits.
const SHORT: usize = 75;
/// The first character of the alphabet, which has no quotation mark; a backslash is skipped.
const FIRST: u8 = b'#';

fn push(out: &mut String, value: usize) {
    let mut symbol = |value: usize| {
        let code = FIRST + u8::try_from(value).unwrap_or_default();
        out.push(char::from(if code >= b'\\' { code + 1 } else { code }));
    };
    let mut rest = value;
    while rest >= SHORT {
        symbol(SHORT + rest % 16);
        rest /= 16;
    }
    symbol(rest);
}
