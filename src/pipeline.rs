//! The map: text goes in at the top, the analysis comes out at the bottom, one line a stage.

use crate::analysis::{self, Analysis};
use crate::lexicon::Lexicon;
use crate::options::Settings;
use crate::story::Story;
use crate::{
    atoms, attribution, blocks, coreference, digest, events, language, names, places, quantities, quotes,
    sentences, tagger, text, times, titles, tokens,
};

/// Reads one story.
pub(crate) fn run(whole: &str, settings: &Settings<'_>) -> Analysis {
    let text = text::limit(whole, settings.max_characters);
    let lexicon = Lexicon::open();
    let blocks = blocks::split(text, settings, &lexicon);
    let language = language::identify(text, &blocks);
    if !language.supported {
        return analysis::unread(whole, text, &blocks, &language, settings);
    }
    let published = settings.published.as_ref().or(blocks.published.as_ref());
    let sentences = sentences::segment(text, &blocks);
    let tokens = tokens::tokenize(text, &sentences);
    let tags = tagger::tag(text, &blocks, &sentences, &tokens, &lexicon);
    let atoms = atoms::split(text, &tokens);
    let times = times::recognize(&atoms, published);
    let quantities = quantities::recognize(&atoms, &times);
    let names = names::recognize(text, &tokens, &tags, &times, &quantities, blocks.dateline, &lexicon);
    let story = Story {
        text,
        blocks: &blocks,
        sentences: &sentences,
        tokens: &tokens,
        tags: &tags,
        lexicon: &lexicon,
    };
    let roles = titles::read(&story, &names);
    let chains = coreference::link(&story, &names, roles);
    let places = places::locate(&story, &names, &chains);
    let statements = quotes::find(&story);
    let (speakers, first_persons) = attribution::attribute(&story, &statements, &chains);
    let chains = chains.with(first_persons);
    let events = events::read(&story, &times, &chains, &places);
    let facts = digest::Facts { times: &times, chains: &chains, places: &places, events: &events };
    let digest = digest::compose(&story, &facts);
    let layers = analysis::Layers {
        blocks,
        language,
        sentences,
        tokens,
        times,
        quantities,
        chains,
        places,
        statements,
        speakers,
        events,
        digest,
    };
    analysis::assemble(whole, text, &layers, settings)
}
