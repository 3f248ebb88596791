//! The contract's people, organisations and places, and where the text mentions them.

use serde::{Deserialize, Serialize};

use super::Span;

/// The class of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "OntoNotes' names")]
pub enum Label {
    Person,
    Org,
    Gpe,
    Loc,
    Fac,
    Norp,
    Event,
    Law,
    Product,
    Work,
    Misc,
}

/// How an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MentionKind {
    /// By its name.
    Name,
    /// "the minister".
    Nominal,
    /// "she".
    Pronoun,
    /// "Iraqi", which leads to Iraq.
    Adjective,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Offset of its first unit.
    pub start: usize,
    /// Offset after its last unit.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// Its class.
    pub label: Label,
    /// Name, nominal, pronoun or adjective.
    pub kind: MentionKind,
    /// Id of the entity.
    pub entity: String,
    /// Of span and label; for nominal and pronoun, of the link.
    pub confidence: f64,
    /// The run of title words directly before the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Span>,
}

/// Someone or something that the story names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// `e1`, `e2`, …
    pub id: String,
    /// Its class, by all its mentions.
    pub label: Label,
    /// The fullest form that the text gives, without title.
    pub name: String,
    /// The other forms.
    pub aliases: Vec<String>,
    /// In [0, 1].
    pub salience: f64,
    /// The highest of its name mentions.
    pub confidence: f64,
    /// Indices into [`Analysis::mentions`](super::Analysis::mentions).
    pub mentions: Vec<usize>,
    /// Offices, ranks, occupations of a person.
    pub roles: Vec<Role>,
    /// Where it lies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// ISO 3166-1 alpha-2, of a person, organisation or group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum PlaceKind {
    Country,
    Region,
    City,
    Water,
    Landform,
    Area,
}

/// A place on the globe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Latitude in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// An area, or a point that stands for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approximate: Option<bool>,
    /// Inhabitants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<u64>,
    /// GeoNames id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonames: Option<u64>,
    /// That it is this place and no namesake.
    pub confidence: f64,
}

/// Whether a role is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum RoleStatus {
    Current,
    Former,
    Acting,
    Designate,
    Deputy,
}

/// An office, rank or occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Without country adjective and organisation in front.
    pub title: String,
    /// Entity id of the organisation or place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether it is held.
    pub status: RoleStatus,
    /// The words, whole.
    pub evidence: Span,
    /// That the person has it.
    pub confidence: f64,
}
