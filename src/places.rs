//! Entities to places on the globe.

use crate::analysis::PlaceKind;
use crate::coreference::Chains;
use crate::names::Name;
use crate::story::Story;

/// Where an entity lies.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) kind: PlaceKind,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<[u8; 2]>,
    /// Latitude and longitude in degrees.
    pub(crate) point: Option<(f32, f32)>,
    /// An area, or a point that stands for one.
    pub(crate) approximate: bool,
    /// Inhabitants.
    pub(crate) population: Option<u32>,
    /// GeoNames id.
    pub(crate) geonames: Option<u32>,
    /// That it is this place and no namesake.
    pub(crate) confidence: f32,
}

/// Finds the places among the entities, one for each entity, in their order.
pub(crate) fn locate(_story: &Story<'_>, _names: &[Name], chains: &Chains) -> Vec<Option<Place>> {
    vec![None; chains.entities.len()]
}
