//! The middle of each country from TopoJSON outlines: the centroid of its largest ring.
//!
//! Source of the format: the TopoJSON specification (delta-coded, quantised arcs).

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::eval::data;

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<(f64, f64)>>,
    transform: Transform,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    properties: Properties,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Deserialize)]
struct Properties {
    /// Absent of what has no code.
    #[serde(rename = "isoA2")]
    iso: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// Latitude and longitude of each country's middle, by ISO code.
pub(super) fn middles(name: &str) -> Result<BTreeMap<String, (f64, f64)>> {
    let text = fs::read_to_string(data::directory().join(name)).with_context(|| name.to_owned())?;
    let topology: Topology = serde_json::from_str(&text)?;
    let middle = |geometry: &Geometry| {
        let outer: Vec<&Vec<i64>> = match &geometry.shape {
            Shape::Polygon(rings) => rings.iter().take(1).collect(),
            Shape::MultiPolygon(parts) => parts.iter().filter_map(|it| it.first()).collect(),
        };
        let centroids = outer.into_iter().map(|ring| centroid(&topology.ring(ring)));
        let (_, lat, lon) = centroids.max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some((geometry.properties.iso.clone()?, (lat, lon)))
    };
    Ok(topology.objects.countries.geometries.iter().filter_map(middle).collect())
}

impl Topology {
    /// The points (longitude, latitude) of a ring; a negative arc runs backwards.
    fn ring(&self, arcs: &[i64]) -> Vec<(f64, f64)> {
        let mut points = Vec::new();
        for &arc in arcs {
            let index = usize::try_from(if arc < 0 { !arc } else { arc }).unwrap_or(usize::MAX);
            let mut decoded = Vec::new();
            let (mut x, mut y) = (0.0, 0.0);
            for (dx, dy) in self.arcs.get(index).into_iter().flatten() {
                (x, y) = (x + dx, y + dy);
                let Transform { scale, translate } = &self.transform;
                decoded.push((x * scale.0 + translate.0, y * scale.1 + translate.1));
            }
            if arc < 0 {
                decoded.reverse();
            }
            points.extend(decoded);
        }
        points
    }
}

/// Area in square degrees, shrunk towards the poles as the globe is, and the middle's latitude and longitude.
fn centroid(ring: &[(f64, f64)]) -> (f64, f64, f64) {
    let (mut double, mut x, mut y) = (0.0, 0.0, 0.0);
    // Over the date line the longitudes go on beyond 180.
    let mut ring = ring.to_vec();
    for at in 1..ring.len() {
        ring[at].0 += 360.0 * ((ring[at - 1].0 - ring[at].0) / 360.0).round();
    }
    for pair in ring.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let cross = x0 * y1 - x1 * y0;
        double += cross;
        x += (x0 + x1) * cross;
        y += (y0 + y1) * cross;
    }
    if double == 0.0 {
        let (x, y) = ring.first().copied().unwrap_or_default();
        return (0.0, y, x);
    }
    let (lon, lat) = (x / (3.0 * double), y / (3.0 * double));
    let lon = lon - 360.0 * (lon / 360.0).round();
    (double.abs() / 2.0 * lat.to_radians().cos(), lat, lon)
}
