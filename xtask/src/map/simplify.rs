//! Fewer points for a line: Visvalingam and Whyatt, "Line generalisation by repeated elimination of points" (1993).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Longitude and latitude in degrees.
pub(super) type Point = (f64, f64);

/// The area of triangles is taken as on the map of the place, but no smaller than at this share of the equator's.
const NARROWEST: f64 = 0.1;

/// Leaves out the points whose triangle with their neighbours is smaller than `tolerance` square degrees, smallest first. The ends
/// stay, and of a closed line at least a triangle.
pub(super) fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    let last = points.len().saturating_sub(1);
    let least = if points.first() == points.last() { 4 } else { 2 };
    let mut neighbours: Vec<(usize, usize)> =
        (0..points.len()).map(|at| (at.saturating_sub(1), (at + 1).min(last))).collect();
    let area =
        |at: usize, (before, after): (usize, usize)| triangle(points[before], points[at], points[after]);
    let mut areas: Vec<f64> = (0..points.len()).map(|at| area(at, neighbours[at])).collect();
    // Areas are not negative: as whole numbers their bits have the same order.
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> =
        (1..last).map(|at| Reverse((areas[at].to_bits(), at))).collect();
    let mut kept = vec![true; points.len()];
    let mut left = points.len();
    while let Some(Reverse((bits, at))) = heap.pop() {
        if bits != areas[at].to_bits() || !kept[at] {
            continue;
        }
        if areas[at] >= tolerance || left <= least {
            break;
        }
        kept[at] = false;
        left -= 1;
        let (before, after) = neighbours[at];
        neighbours[before].1 = after;
        neighbours[after].0 = before;
        for other in [before, after].into_iter().filter(|&it| it > 0 && it < last) {
            areas[other] = area(other, neighbours[other]).max(areas[at]);
            heap.push(Reverse((areas[other].to_bits(), other)));
        }
    }
    points.iter().zip(kept).filter_map(|(point, kept)| kept.then_some(*point)).collect()
}

fn triangle(a: Point, b: Point, c: Point) -> f64 {
    let twice = (b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1);
    twice.abs() / 2.0 * narrowing(b.1)
}

/// How much narrower a degree of longitude is at this latitude than at the equator.
pub(super) fn narrowing(latitude: f64) -> f64 {
    latitude.to_radians().cos().max(NARROWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_keeps_its_ends_and_a_ring_its_triangle() {
        let line: Vec<Point> = (0..9).map(|at| (f64::from(at), 0.0)).collect();
        assert_eq!(simplify(&line, 0.01), [(0.0, 0.0), (8.0, 0.0)]);
        let corner = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (2.0, 2.0)];
        assert_eq!(simplify(&corner, 0.01), [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]);
        let ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.01), (0.0, 1.0), (0.0, 0.0)];
        assert_eq!(simplify(&ring, 9.0).len(), 4);
    }
}
