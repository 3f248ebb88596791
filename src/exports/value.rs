//! An analysis as a tree of JSON values: what the exports read, and what they write.
//!
//! One small type instead of the contract's forty: with those, a reader who asks for an export would download their
//! deserialisers first. A number keeps the digits it came with.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Index;

/// Spaces a level of what is written.
const INDENT: usize = 2;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Value>),
    /// In the order in which it is written.
    Object(Vec<(Cow<'static, str>, Value)>),
}

impl Value {
    pub(crate) fn is_null(&self) -> bool {
        *self == Value::Null
    }

    /// The string, or an empty one.
    pub(crate) fn text(&self) -> &str {
        if let Value::Text(text) = self { text } else { "" }
    }

    /// The items, or none.
    pub(crate) fn list(&self) -> &[Value] {
        if let Value::List(items) = self { items } else { &[] }
    }

    /// The number's digits, or an empty string.
    pub(crate) fn digits(&self) -> &str {
        if let Value::Number(digits) = self { digits } else { "" }
    }

    /// The number; 0 where it is none.
    ///
    /// By hand, since the library's parser with its tables would be a third of the module. Exact for confidences: both
    /// their digits and the power of ten are.
    pub(crate) fn number(&self) -> f64 {
        let (mantissa, exponent) = self.digits().split_once(['e', 'E']).unwrap_or((self.digits(), "0"));
        let (mut value, mut places) = (0.0, 0);
        let mut fraction = false;
        for byte in mantissa.bytes() {
            fraction |= byte == b'.';
            if byte.is_ascii_digit() {
                value = value * 10.0 + f64::from(byte - b'0');
                places += i32::from(fraction);
            }
        }
        let scale = exponent.trim_start_matches('+').parse::<i32>().unwrap_or(0).saturating_sub(places);
        let ten = |power: i32| (0..power.min(400)).fold(1.0_f64, |all, _| all * 10.0);
        let size = if scale < 0 { value / ten(-scale) } else { value * ten(scale) };
        if mantissa.starts_with('-') { -size } else { size }
    }

    /// The number as an offset or index; beyond every text where it is none.
    pub(crate) fn offset(&self) -> usize {
        self.digits().parse().unwrap_or(usize::MAX)
    }

    /// Indented JSON that can stand inside a `<script>`: what would end it, or turn the direction of what a person sees of
    /// it, is escaped.
    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        self.write_at(0, &mut out);
        out.push('\n');
        out
    }

    fn write_at(&self, depth: usize, out: &mut String) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Number(digits) => out.push_str(digits),
            Value::Text(text) => quote(text, out),
            Value::List(items) => {
                write_all(items, ['[', ']'], depth, out, |item, out| item.write_at(depth + 1, out));
            }
            Value::Object(fields) => write_all(fields, ['{', '}'], depth, out, |(name, value), out| {
                quote(name, out);
                out.push_str(": ");
                value.write_at(depth + 1, out);
            }),
        }
    }
}

/// A field, or null.
impl Index<&str> for Value {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        let Value::Object(fields) = self else { return &Value::Null };
        fields.iter().find(|(own, _)| own == name).map_or(&Value::Null, |(_, value)| value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Value::Number(number.to_string())
    }
}

/// An object of these fields, without those that are null.
pub(crate) fn object(fields: Vec<(&'static str, Value)>) -> Value {
    let some = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(some.map(|(name, value)| (Cow::Borrowed(name), value)).collect())
}

/// A list, or null where it is empty.
pub(crate) fn some(items: Vec<Value>) -> Value {
    if items.is_empty() { Value::Null } else { Value::List(items) }
}

fn write_all<T>(
    items: &[T],
    [open, close]: [char; 2],
    depth: usize,
    out: &mut String,
    write: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.extend(std::iter::repeat_n(' ', (depth + 1) * INDENT));
        write(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth * INDENT));
    }
    out.push(close);
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => escape(character, out),
            _ if steers(character) => escape(character, out),
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// All that are escaped have four digits.
fn escape(character: char, out: &mut String) {
    let _ = write!(out, "\\u{:04x}", u32::from(character));
}

/// Whether a character steers a terminal or turns the direction of the line.
pub(crate) fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
