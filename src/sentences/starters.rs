//! Words that open sentences and, with a capital, hardly ever continue a name.

/// Determiners, pronouns, conjunctions, prepositions and adverbs, in order.
#[rustfmt::skip] // one word a line would be 250 lines
const STARTERS: &[&str] = &[
    "A", "About", "Above", "According", "Across", "Additionally", "After", "Afterward", "Afterwards",
    "Again", "Against", "Ahead", "All", "Almost", "Along", "Already", "Also", "Although", "Amid", "Among",
    "An", "Analysts", "And", "Another", "Any", "Anyone", "Are", "Around", "As", "Asked", "At",
    "Authorities", "Because", "Before", "Below", "Besides", "Between", "Beyond", "Both", "But", "By", "Can",
    "Could", "Critics", "Currently", "Despite", "Did", "Do", "Does", "Due", "During", "Each", "Earlier",
    "Either", "Elsewhere", "Even", "Eventually", "Ever", "Every", "Everyone", "Experts", "Few", "Finally",
    "Five", "Following", "For", "Former", "Four", "From", "Further", "Furthermore", "Given", "Had", "Has",
    "Have", "He", "Her", "Here", "His", "How", "However", "Hundreds", "I", "If", "Immediately", "In",
    "Indeed", "Instead", "Interestingly", "Ironically", "Is", "It", "Its", "Just", "Last", "Late", "Later",
    "Like", "Likewise", "Local", "Many", "Meanwhile", "Millions", "More", "Moreover", "Most", "Mr", "Mrs",
    "Ms", "Much", "My", "Near", "Nearly", "Neither", "Nevertheless", "Next", "No", "Nobody", "None",
    "Nonetheless", "Nor", "Not", "Nothing", "Now", "Of", "Officials", "On", "Once", "One", "Only", "Or",
    "Other", "Others", "Our", "Out", "Over", "Overall", "People", "Per", "Perhaps", "Police", "Previously",
    "Rather", "Recently", "Residents", "Sadly", "Separately", "Several", "She", "Should", "Similarly",
    "Since", "Six", "So", "Some", "Sometimes", "Soon", "Speaking", "Still", "Such", "Supporters", "Tens",
    "Than", "Thanks", "That", "The", "Their", "Then", "There", "Thereafter", "Therefore", "These", "They",
    "This", "Those", "Though", "Thousands", "Three", "Through", "Throughout", "Thus", "To", "Today",
    "Together", "Toward", "Towards", "Two", "Under", "Unfortunately", "Unless", "Unlike", "Until", "Up",
    "Upon", "Via", "Was", "We", "Were", "What", "Whatever", "When", "Where", "Whether", "Which", "While",
    "Who", "Whose", "Why", "Will", "With", "Within", "Without", "Witnesses", "Would", "Yes", "Yesterday",
    "Yet", "You", "Your",
];

/// Whether `word`, capital included, opens sentences.
pub(super) fn opens(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// What follows `a.m.` inside a sentence: days, months and zones.
#[rustfmt::skip] // as above
const AFTER_TIME: &[&str] = &[
    "AEST", "April", "August", "BST", "Beijing", "CEST", "CET", "CST", "Central", "December", "EAT", "EDT",
    "EST", "ET", "Eastern", "February", "Friday", "GMT", "Greenwich", "IST", "January", "July", "June",
    "March", "May", "Monday", "Mountain", "November", "October", "PDT", "PKT", "PST", "PT", "Pacific",
    "Saturday", "September", "Sunday", "Thursday", "Tuesday", "UTC", "WAT", "Wednesday",
];

/// Whether `word` goes on with a time of day.
pub(super) fn continues_time(word: &str) -> bool {
    AFTER_TIME.binary_search(&word).is_ok()
}

/// Verbs that follow a quoted question or exclamation and its speaker: `?" Alvarez asked.`
pub(super) fn reports(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "added"
            | "told"
            | "wrote"
            | "cried"
            | "shouted"
            | "exclaimed"
            | "replied"
            | "wondered"
            | "recalled"
            | "tweeted"
            | "continued"
            | "yelled"
            | "joked"
            | "quipped"
    )
}

/// Whether `word` only ever ends a name.
pub(super) fn continues_name(word: &str) -> bool {
    matches!(word, "Inc" | "Ltd" | "Corp" | "Plc" | "LLC" | "Jr" | "Sr")
}

/// Whether `word` opens sentences and can open the speaker of a quotation all the same.
pub(super) fn speaks(word: &str) -> bool {
    matches!(word, "I" | "Mr" | "Mrs" | "Ms")
}

#[cfg(test)]
mod tests {
    #[test]
    fn tables_are_in_order() {
        assert!(
            super::STARTERS.is_sorted() && super::AFTER_TIME.is_sorted(),
            "help: binary search needs order"
        );
    }
}
