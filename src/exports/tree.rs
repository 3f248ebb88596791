//! An analysis to the tree that the exports read: what its JSON would hold, without the detour.

use std::borrow::Cow;
use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize};

use super::value::Value;

/// The tree of an analysis.
pub(super) fn tree_of(analysis: &crate::Analysis) -> Value {
    analysis.serialize(Planter).unwrap_or(Value::Null)
}

/// The contract has no type that cannot be planted; for all others there has to be an error.
#[derive(Debug)]
pub(super) struct Unknown;

impl Display for Unknown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no type of the contract")
    }
}

impl std::error::Error for Unknown {}

impl ser::Error for Unknown {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

struct Planter;

/// A list or an object that is being filled.
#[derive(Default)]
struct Items {
    list: Vec<Value>,
    names: Vec<Cow<'static, str>>,
}

impl Items {
    fn object(self) -> Value {
        Value::Object(self.names.into_iter().zip(self.list).collect())
    }
}

impl ser::Serializer for Planter {
    type Ok = Value;
    type Error = Unknown;
    type SerializeSeq = Items;
    type SerializeTuple = Impossible<Value, Unknown>;
    type SerializeTupleStruct = Impossible<Value, Unknown>;
    type SerializeTupleVariant = Impossible<Value, Unknown>;
    type SerializeMap = Items;
    type SerializeStruct = Items;
    type SerializeStructVariant = Impossible<Value, Unknown>;

    fn serialize_bool(self, value: bool) -> Result<Value, Unknown> {
        Ok(Value::Bool(value))
    }

    fn serialize_i8(self, value: i8) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_i16(self, value: i16) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_i32(self, value: i32) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_i64(self, value: i64) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_u8(self, value: u8) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_u16(self, value: u16) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_u32(self, value: u32) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_u64(self, value: u64) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_f32(self, value: f32) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_f64(self, value: f64) -> Result<Value, Unknown> {
        Ok(Value::Number(value.to_string()))
    }

    fn serialize_char(self, value: char) -> Result<Value, Unknown> {
        Ok(Value::Text(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Result<Value, Unknown> {
        Ok(value.into())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Value, Unknown> {
        Err(Unknown)
    }

    fn serialize_none(self) -> Result<Value, Unknown> {
        Ok(Value::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, Unknown> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value, Unknown> {
        Ok(Value::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, Unknown> {
        Err(Unknown)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<Value, Unknown> {
        Ok(name.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value, Unknown> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Value, Unknown> {
        Err(Unknown)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Unknown> {
        Ok(Items::default())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unknown> {
        Err(Unknown)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unknown> {
        Err(Unknown)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unknown> {
        Err(Unknown)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items, Unknown> {
        Ok(Items::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items, Unknown> {
        Ok(Items::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unknown> {
        Err(Unknown)
    }
}

impl ser::SerializeSeq for Items {
    type Ok = Value;
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.list.push(value.serialize(Planter)?);
        Ok(())
    }

    fn end(self) -> Result<Value, Unknown> {
        Ok(Value::List(self.list))
    }
}

impl ser::SerializeMap for Items {
    type Ok = Value;
    type Error = Unknown;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Unknown> {
        self.names.push(Cow::Owned(name.serialize(Planter)?.text().to_owned()));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.list.push(value.serialize(Planter)?);
        Ok(())
    }

    fn end(self) -> Result<Value, Unknown> {
        Ok(self.object())
    }
}

impl ser::SerializeStruct for Items {
    type Ok = Value;
    type Error = Unknown;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unknown> {
        self.names.push(Cow::Borrowed(name));
        self.list.push(value.serialize(Planter)?);
        Ok(())
    }

    fn end(self) -> Result<Value, Unknown> {
        Ok(self.object())
    }
}
