//! The Rust types and `www/analysis.d.ts` are one contract: same names, same optional and nullable fields.
#![allow(
    clippy::disallowed_methods,
    reason = "reads files of the checkout, and fails where they are not as they should be"
)]

#[path = "support/dts.rs"]
mod dts;
#[path = "support/introspect.rs"]
mod introspect;

use dts::Contract;
use introspect::names;
use nutgraf::{
    Act, Analysis, Answer, Article, Block, BlockKind, Bound, Corrections, Dateline, Entity, EntityCorrection,
    Event, EventKind, FiveW, Given, Hidden, KeySentence, Label, Language, Mention, MentionKind, Modality,
    OffsetUnit, Options, Participant, ParticipantRole, Place, PlaceKind, Polarity, Precision, PublishedFrom,
    Quantity, QuantityKind, Quote, QuoteKind, Role, RoleStatus, Sentence, Span, Stats, Summary, TimeAnchor,
    TimeExpression, TimeRange, TimeType, TimelineEntry, Warning, WarningCode,
};
use serde_json::{Value, json};

#[test]
fn interfaces_have_the_same_fields() {
    let contract = Contract::read();
    let interfaces = [
        ("Span", names::<Span>()),
        ("Analysis", names::<Analysis>()),
        ("Options", names::<Options>()),
        ("Article", names::<Article>()),
        ("Mention", names::<Mention>()),
        ("Entity", names::<Entity>()),
        ("Place", names::<Place>()),
        ("Role", names::<Role>()),
        ("TimeExpression", names::<TimeExpression>()),
        ("Quantity", names::<Quantity>()),
        ("Quote", names::<Quote>()),
        ("Event", names::<Event>()),
        ("TimelineEntry", names::<TimelineEntry>()),
        ("FiveW", names::<FiveW>()),
        ("Answer", names::<Answer>()),
        ("Summary", names::<Summary>()),
        ("Warning", names::<Warning>()),
        ("Corrections", names::<Corrections>()),
    ];
    for (name, fields) in interfaces {
        assert_eq!(fields, contract.fields(name), "{name}");
    }
}

#[test]
fn unions_have_the_same_members() {
    let contract = Contract::read();
    let named = [
        ("BlockKind", names::<BlockKind>()),
        ("Label", names::<Label>()),
        ("EventKind", names::<EventKind>()),
    ];
    for (name, variants) in named {
        assert_eq!(variants, contract.literals(contract.get(name)), "{name}");
    }
    let inline = [
        ("Analysis", "offsetUnit", names::<OffsetUnit>()),
        ("Article", "publishedFrom", names::<PublishedFrom>()),
        ("Mention", "kind", names::<MentionKind>()),
        ("Place", "kind", names::<PlaceKind>()),
        ("Role", "status", names::<RoleStatus>()),
        ("TimeExpression", "type", names::<TimeType>()),
        ("TimeExpression", "given", names::<Given>()),
        ("TimeExpression", "anchor", names::<TimeAnchor>()),
        ("Quantity", "kind", names::<QuantityKind>()),
        ("Quantity", "bound", names::<Bound>()),
        ("Quote", "kind", names::<QuoteKind>()),
        ("Quote", "act", names::<Act>()),
        ("Event", "polarity", names::<Polarity>()),
        ("Event", "modality", names::<Modality>()),
        ("TimelineEntry", "precision", names::<Precision>()),
        ("Warning", "code", names::<WarningCode>()),
    ];
    for (interface, field, variants) in inline {
        assert_eq!(variants, contract.literals(contract.field(interface, field)), "{interface}.{field}");
    }
    // One that stands inside an inline object.
    let text = format!("{:?}", contract.field("Event", "participants"));
    for role in names::<ParticipantRole>() {
        assert!(text.contains(&format!("Literal({role:?})")), "participants: {role}");
    }
}

#[test]
fn everything_filled_in_is_as_the_contract_says() {
    let contract = Contract::read();
    let value = serde_json::to_value(full()).expect("serialises");
    assert_eq!(contract.violations(&value, contract.get("Analysis"), true), [""; 0]);
    let back: Analysis = serde_json::from_value(value).expect("reads its own output");
    assert_eq!(back, full());
}

#[test]
fn optional_is_left_out_and_nullable_is_null() {
    let contract = Contract::read();
    for text in [
        "",
        "Peru voted on Sunday, March 3, 2024, and 12 people won $5 million in Lima.",
        "Это не английский текст. ".repeat(20).as_str(),
    ] {
        let analysis = nutgraf::analyze(text, &Options::default()).expect("valid options");
        let value = serde_json::to_value(analysis).expect("serialises");
        assert_eq!(contract.violations(&value, contract.get("Analysis"), false), [""; 0], "{text}");
        let article = value["article"].as_object().expect("an object");
        for nullable in ["headline", "published", "publishedFrom", "dateline", "byline"] {
            assert!(article.contains_key(nullable), "{nullable}");
        }
        let five_w = value["fiveW"].as_object().expect("an object");
        for question in ["who", "what", "when", "where", "why", "how"] {
            assert!(five_w.contains_key(question), "{question}");
        }
        assert!(five_w["how"].is_null() && (text.starts_with("Peru") || five_w.values().all(Value::is_null)));
        assert!(value.get("corrections").is_none() && value["stats"].get("milliseconds").is_none());
    }
}

#[test]
fn options_are_as_the_contract_says() {
    let contract = Contract::read();
    let blocks = Some(vec![Block { kind: BlockKind::Headline, start: 0, end: 4 }]);
    let options = Options { published: Some("2024-03-05".into()), blocks, ..Options::default() };
    let value = serde_json::to_value(&options).expect("serialises");
    assert_eq!(contract.violations(&value, contract.get("Options"), true), [""; 0]);
    let unknown =
        serde_json::from_value::<Options>(json!({ "publshed": "2024-03-05" })).expect_err("refused");
    assert!(
        unknown.to_string().contains("`publshed`") && unknown.to_string().contains("`published`"),
        "{unknown}"
    );
}

/// An analysis in which every list has a member and every optional field a value.
fn full() -> Analysis {
    let span = || Span { start: 0, end: 4, text: "Peru".into() };
    let answer = || {
        Some(Answer {
            span: span(),
            entity: Some("e1".into()),
            time: Some(0),
            event: Some("v1".into()),
            confidence: 0.5,
        })
    };
    Analysis {
        schema: "nutgraf/1".into(),
        generator: "nutgraf 0 none".into(),
        text_hash: "fnv1a64:cbf29ce484222325".into(),
        offset_unit: OffsetUnit::Utf16,
        language: Language { code: "en".into(), supported: true },
        article: Article {
            headline: Some(span()),
            published: Some("2024-03-05".into()),
            published_from: Some(PublishedFrom::Text),
            dateline: Some(Dateline { place: Some(span()), agency: Some(span()) }),
            byline: Some(span()),
            blocks: vec![Block { kind: BlockKind::ListItem, start: 0, end: 4 }],
            sentences: vec![Sentence { start: 0, end: 4, block: 0 }],
        },
        entities: vec![Entity {
            id: "e1".into(),
            label: Label::Gpe,
            name: "Peru".into(),
            aliases: vec!["the country".into()],
            salience: 1.0,
            confidence: 0.9,
            mentions: vec![0],
            roles: vec![Role {
                title: "Minister".into(),
                of: Some("e1".into()),
                country: Some("PE".into()),
                status: RoleStatus::Acting,
                evidence: span(),
                confidence: 0.5,
            }],
            place: Some(Place {
                kind: PlaceKind::Country,
                country: Some("PE".into()),
                lat: Some(-9.2),
                lon: Some(-75.0),
                approximate: Some(true),
                population: Some(34_000_000),
                geonames: Some(3_932_488),
                confidence: 0.9,
            }),
            country: Some("PE".into()),
        }],
        mentions: vec![Mention {
            start: 0,
            end: 4,
            text: "Peru".into(),
            label: Label::Gpe,
            kind: MentionKind::Name,
            entity: "e1".into(),
            confidence: 0.9,
            title: Some(span()),
        }],
        times: vec![TimeExpression {
            start: 0,
            end: 4,
            text: "2024".into(),
            kind: TimeType::Date,
            value: "2024".into(),
            range: Some(TimeRange { from: Some("2024-01-01".into()), to: None }),
            given: vec![Given::Year],
            anchor: Some(TimeAnchor::Explicit),
            confidence: 0.9,
        }],
        quantities: vec![Quantity {
            start: 0,
            end: 4,
            text: "$5".into(),
            kind: QuantityKind::Money,
            value: Some(5.0),
            high: Some(6.0),
            bound: Some(Bound::Min),
            approximate: Some(true),
            unit: Some("km".into()),
            currency: Some("USD".into()),
            of: Some(span()),
            clause: span(),
            confidence: 0.9,
        }],
        quotes: vec![Quote {
            kind: QuoteKind::Mixed,
            act: Act::Speech,
            content: span(),
            parts: Some(vec![span()]),
            cue: Some(span()),
            source: Some(span()),
            speaker: Some("e1".into()),
            confidence: 0.9,
            speaker_confidence: 0.9,
        }],
        events: vec![Event {
            id: "v1".into(),
            kind: EventKind::Vote,
            trigger: span(),
            sentence: 0,
            participants: vec![Participant {
                role: ParticipantRole::Agent,
                entity: Some("e1".into()),
                span: span(),
            }],
            place: Some("e1".into()),
            time: Some(0),
            polarity: Polarity::Positive,
            modality: Modality::Asserted,
            text: span(),
            confidence: 0.9,
        }],
        timeline: vec![TimelineEntry {
            date: "2024".into(),
            precision: Precision::Year,
            sentence: 0,
            event: Some("v1".into()),
            time: 0,
            confidence: 0.9,
        }],
        five_w: FiveW {
            who: answer(),
            what: answer(),
            when: answer(),
            where_: answer(),
            why: answer(),
            how: answer(),
        },
        summary: Summary {
            nutgraf: Some(0),
            key_sentences: vec![KeySentence { sentence: 0, score: 0.5, covers: vec!["e1".into()] }],
        },
        warnings: vec![Warning {
            code: WarningCode::NoText,
            message: "no text".into(),
            params: Some([("n".to_owned(), nutgraf::Param::Number(1))].into()),
        }],
        corrections: Some(Corrections {
            entities: Some(vec![EntityCorrection {
                id: "e1".into(),
                name: Some("Peru".into()),
                label: Some(Label::Gpe),
                hidden: Some(false),
                merge_into: Some("e2".into()),
                note: Some("Checked by the desk".into()),
            }]),
            hidden: Some(Hidden {
                quotes: Some(vec![0]),
                events: Some(vec!["v1".into()]),
                times: Some(vec![0]),
                quantities: Some(vec![0]),
            }),
            note: Some("Checked by the desk".into()),
        }),
        stats: Stats {
            characters: 4,
            tokens: 1,
            sentences: 1,
            model: "none".into(),
            milliseconds: Some(1.5),
        },
    }
}
