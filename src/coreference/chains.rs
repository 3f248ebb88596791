//! Who and what the story is about, and every place where it says so.

use crate::analysis::{Label, MentionKind};
use crate::order;
use crate::span::TokenRange;
use crate::titles::Role;

/// Someone or something that the story names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entity {
    pub(crate) label: Label,
    /// The fullest form that the text gives; of a country that only its adjective names, the country's own name.
    pub(crate) name: String,
    /// The other forms, in the order in which they come.
    pub(crate) aliases: Vec<String>,
    /// In [0, 1].
    pub(crate) salience: f32,
    /// Indices into the mentions, ascending.
    pub(crate) mentions: Vec<usize>,
    /// Offices, ranks and occupations of a person.
    pub(crate) roles: Vec<Role>,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<[u8; 2]>,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    pub(crate) tokens: TokenRange,
    pub(crate) label: Label,
    pub(crate) kind: MentionKind,
    /// Index of the entity.
    pub(crate) entity: usize,
    /// Of span and label; of a nominal and a pronoun, of the link.
    pub(crate) confidence: f32,
    /// The run of title words directly before a name.
    pub(crate) title: Option<TokenRange>,
    /// Index of the name, of a mention by name.
    pub(crate) name: Option<usize>,
}

/// The entities of a story and their mentions.
#[derive(Debug, Default)]
pub(crate) struct Chains {
    /// Most salient first.
    pub(crate) entities: Vec<Entity>,
    /// In text order; every one belongs to one entity, no two of a kind overlap.
    pub(crate) mentions: Vec<Mention>,
    /// For each name of the story the index of its entity.
    pub(crate) names: Vec<usize>,
}

impl Chains {
    /// The chains with further mentions, whose entities are theirs.
    pub(crate) fn with(mut self, further: Vec<Mention>) -> Self {
        self.mentions.extend(further);
        order::sort_by_key(&mut self.mentions, |it| (it.tokens.start, it.tokens.end, it.kind));
        for entity in &mut self.entities {
            entity.mentions.clear();
        }
        for (at, mention) in self.mentions.iter().enumerate() {
            if let Some(entity) = self.entities.get_mut(mention.entity) {
                entity.mentions.push(at);
            }
        }
        self
    }
}
