//! The map: text goes in at the top, the analysis comes out at the bottom, one line a stage.

use crate::analysis::{self, Analysis};
use crate::lexicon::Lexicon;
use crate::options::Settings;
use crate::{
    atoms, blocks, coreference, digest, language, names, quantities, sentences, tagger, text, times, tokens,
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
    let entities = coreference::link(text, &tokens, &names, blocks.headline, &lexicon);
    let digest = digest::compose(&blocks, &sentences, &tokens, &times);
    let layers =
        analysis::Layers { blocks, language, sentences, tokens, times, quantities, names, entities, digest };
    analysis::assemble(whole, text, &layers, settings)
}
