//! JSON text to a tree.

use std::borrow::Cow;

use super::value::Value;

/// An analysis nests six deep; what nests far deeper is none, and would use up the stack.
const DEEPEST: usize = 32;

/// Reads what `JSON.stringify` writes; `None` for anything that is not JSON. A lone surrogate becomes U+FFFD, which is as long
/// in UTF-16.
pub(crate) fn read(json: &str) -> Option<Value> {
    let mut reader = Reader { json, at: 0 };
    let value = reader.value(0)?;
    reader.space();
    (reader.at == json.len()).then_some(value)
}

struct Reader<'j> {
    json: &'j str,
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        match self.peek()? {
            _ if depth > DEEPEST => None,
            b'"' => self.string().map(Value::Text),
            b'[' => {
                let mut items = Vec::new();
                self.all(b']', |reader| {
                    items.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Value::List(items))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.all(b'}', |reader| {
                    reader.space();
                    let name = reader.string()?;
                    reader.space();
                    reader.eat(":")?;
                    fields.push((Cow::Owned(name), reader.value(depth + 1)?));
                    Some(())
                })?;
                Some(Value::Object(fields))
            }
            b't' => self.eat("true").map(|()| Value::Bool(true)),
            b'f' => self.eat("false").map(|()| Value::Bool(false)),
            b'n' => self.eat("null").map(|()| Value::Null),
            _ => self.number(),
        }
    }

    /// Items between brackets, by commas.
    fn all(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.peek()? == close {
            self.at += 1;
            return Some(());
        }
        loop {
            item(self)?;
            self.space();
            let next = self.peek()?;
            self.at += 1;
            match next {
                b',' => {}
                _ => return (next == close).then_some(()),
            }
        }
    }

    fn number(&mut self) -> Option<Value> {
        let is_part = |it: u8| it.is_ascii_digit() || matches!(it, b'-' | b'+' | b'.' | b'e' | b'E');
        let rest = self.json.get(self.at..)?;
        let length = rest.bytes().position(|it| !is_part(it)).unwrap_or(rest.len());
        self.at += length;
        let digits = rest.get(..length)?;
        digits.bytes().any(|it| it.is_ascii_digit()).then(|| Value::Number(digits.to_owned()))
    }

    fn string(&mut self) -> Option<String> {
        self.eat("\"")?;
        let mut text = String::new();
        loop {
            let rest = self.json.get(self.at..)?;
            let plain = rest.bytes().position(|it| matches!(it, b'"' | b'\\'))?;
            text.push_str(rest.get(..plain)?);
            self.at += plain + 1;
            if rest.as_bytes()[plain] == b'"' {
                return Some(text);
            }
            text.push(self.escape()?);
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Option<char> {
        let kind = self.peek()?;
        self.at += 1;
        Some(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.code_point()?,
            _ => return None,
        })
    }

    /// Four digits, or eight with `\u` between where two surrogates make one character.
    fn code_point(&mut self) -> Option<char> {
        let high = self.hex()?;
        let after = self.at;
        if (0xD800..0xDC00).contains(&high) && self.eat("\\u").is_some() {
            if let Some(low) = self.hex().filter(|it| (0xDC00..0xE000).contains(it)) {
                return char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
            }
            self.at = after;
        }
        Some(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.json.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, token: &str) -> Option<()> {
        self.json.get(self.at..)?.starts_with(token).then(|| self.at += token.len())
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|it| matches!(it, b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }
}
