//! The names that serde knows of a type's fields or variants.

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};

/// The names of the fields of a struct or the variants of an enum, sorted.
pub(crate) fn names<'de, T: Deserialize<'de>>() -> Vec<String> {
    let mut names: &'static [&'static str] = &[];
    let _ = T::deserialize(Recorder(&mut names));
    let mut names: Vec<String> = names.iter().map(ToString::to_string).collect();
    names.sort();
    names
}

/// Asked to deserialise, it notes what names are asked for and fails.
struct Recorder<'a>(&'a mut &'static [&'static str]);

type Failure = serde::de::value::Error;

impl<'de> Deserializer<'de> for Recorder<'_> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Failure> {
        Err(Failure::custom("only names are recorded"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        *self.0 = variants;
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}
