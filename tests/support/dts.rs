//! The contract as `www/analysis.d.ts` states it: a reader for the small part of TypeScript that it is written in.

use std::collections::BTreeMap;

use serde_json::Value;

/// A type of the contract.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Text,
    Number,
    Flag,
    Null,
    Literal(String),
    Named(String),
    Array(Box<Type>),
    Union(Vec<Type>),
    Object(Vec<Field>),
    /// `Record<string, T>`.
    Record(Box<Type>),
}

/// A field of an interface.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) optional: bool,
    pub(crate) of: Type,
}

/// Every interface (as [`Type::Object`]) and type alias by name.
pub(crate) struct Contract(BTreeMap<String, Type>);

impl Contract {
    pub(crate) fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/analysis.d.ts");
        let source = std::fs::read_to_string(path).expect("the contract");
        let mut parser = Parser { tokens: tokens(&source), at: 0 };
        let mut types = BTreeMap::new();
        while parser.at < parser.tokens.len() {
            let (name, of) = parser.declaration(&types);
            types.insert(name, of);
        }
        Self(types)
    }

    pub(crate) fn get(&self, name: &str) -> &Type {
        self.0.get(name).unwrap_or_else(|| panic!("no {name} in analysis.d.ts"))
    }

    /// The names of an interface's fields, sorted.
    pub(crate) fn fields(&self, name: &str) -> Vec<String> {
        let Type::Object(fields) = self.get(name) else { panic!("{name} is no interface") };
        sorted(fields.iter().map(|it| it.name.clone()))
    }

    /// The literals of a union, sorted.
    pub(crate) fn literals(&self, of: &Type) -> Vec<String> {
        match of {
            Type::Named(name) => self.literals(self.get(name)),
            Type::Array(item) => self.literals(item),
            Type::Literal(it) => vec![it.clone()],
            Type::Union(of) => sorted(of.iter().flat_map(|it| self.literals(it))),
            _ => Vec::new(),
        }
    }

    /// The type of a field.
    pub(crate) fn field(&self, interface: &str, name: &str) -> &Type {
        let Type::Object(fields) = self.get(interface) else { panic!("{interface} is no interface") };
        &fields.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("no {interface}.{name}")).of
    }

    /// What in `value` is not as `of` says, as paths; `complete` asks for the optional fields too.
    pub(crate) fn violations(&self, value: &Value, of: &Type, complete: bool) -> Vec<String> {
        let mut out = Vec::new();
        self.check(value, of, complete, "$", &mut out);
        out
    }

    fn check(&self, value: &Value, of: &Type, complete: bool, path: &str, out: &mut Vec<String>) {
        let fits = match of {
            Type::Named(name) => return self.check(value, self.get(name), complete, path, out),
            Type::Text => value.is_string(),
            Type::Number => value.is_number(),
            Type::Flag => value.is_boolean(),
            Type::Null => value.is_null(),
            Type::Literal(it) => value.as_str() == Some(it),
            Type::Union(of) => of.iter().any(|it| self.violations(value, it, complete).is_empty()),
            Type::Array(item) => match value {
                Value::Array(items) => {
                    for (at, it) in items.iter().enumerate() {
                        self.check(it, item, complete, &format!("{path}[{at}]"), out);
                    }
                    true
                }
                _ => false,
            },
            Type::Record(item) => match value {
                Value::Object(items) => {
                    items.values().all(|it| self.violations(it, item, complete).is_empty())
                }
                _ => false,
            },
            Type::Object(fields) => {
                let Value::Object(object) = value else {
                    return out.push(format!("{path}: {value} is no object"));
                };
                for name in object.keys().filter(|name| !fields.iter().any(|it| it.name == **name)) {
                    out.push(format!("{path}.{name} is not in the contract"));
                }
                for field in fields {
                    match object.get(&field.name) {
                        Some(it) => {
                            self.check(it, &field.of, complete, &format!("{path}.{}", field.name), out);
                        }
                        None if field.optional && !complete => {}
                        None => out.push(format!("{path}.{} is missing", field.name)),
                    }
                }
                true
            }
        };
        if !fits {
            out.push(format!("{path}: {value} is not {of:?}"));
        }
    }
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

struct Parser {
    tokens: Vec<String>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> &str {
        self.tokens.get(self.at).map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }

    fn accept(&mut self, token: &str) -> bool {
        let found = self.peek() == token;
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &str) {
        let rest = &self.tokens[self.at..self.tokens.len().min(self.at + 8)];
        assert_eq!(self.peek(), token, "analysis.d.ts, before {rest:?}");
        self.at += 1;
    }

    /// `export interface X extends Y { … }` or `export type X = …;`
    fn declaration(&mut self, known: &BTreeMap<String, Type>) -> (String, Type) {
        self.expect("export");
        if self.accept("type") {
            let name = self.next();
            self.expect("=");
            let of = self.union();
            self.expect(";");
            return (name, of);
        }
        self.expect("interface");
        let name = self.next();
        let mut fields = Vec::new();
        if self.accept("extends") {
            let base = self.next();
            let Some(Type::Object(inherited)) = known.get(&base) else { panic!("{name} extends {base}") };
            fields.extend(inherited.iter().cloned());
        }
        let Type::Object(own) = self.object() else { unreachable!() };
        fields.extend(own);
        (name, Type::Object(fields))
    }

    fn object(&mut self) -> Type {
        self.expect("{");
        let mut fields = Vec::new();
        while !self.accept("}") {
            let name = self.next();
            let optional = self.accept("?");
            self.expect(":");
            fields.push(Field { name, optional, of: self.union() });
            let _ = self.accept(";") || self.accept(",");
        }
        Type::Object(fields)
    }

    fn union(&mut self) -> Type {
        let _ = self.accept("|");
        let mut of = vec![self.postfix()];
        while self.accept("|") {
            of.push(self.postfix());
        }
        if of.len() == 1 { of.remove(0) } else { Type::Union(of) }
    }

    fn postfix(&mut self) -> Type {
        let mut of = self.primary();
        while self.accept("[") {
            self.expect("]");
            of = Type::Array(Box::new(of));
        }
        of
    }

    fn primary(&mut self) -> Type {
        if self.peek() == "{" {
            return self.object();
        }
        if self.accept("(") {
            let of = self.union();
            self.expect(")");
            return of;
        }
        match self.next().as_str() {
            "string" => Type::Text,
            "number" => Type::Number,
            "boolean" => Type::Flag,
            "null" => Type::Null,
            "Record" => {
                self.expect("<");
                self.expect("string");
                self.expect(",");
                let of = self.union();
                self.expect(">");
                Type::Record(Box::new(of))
            }
            literal if literal.starts_with('"') => Type::Literal(literal.trim_matches('"').to_owned()),
            name => Type::Named(name.to_owned()),
        }
    }
}

/// Names, literals and single signs; comments left out.
fn tokens(source: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = source.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if first == '"' {
            rest[1..].find('"').expect("a closing quotation mark") + 2
        } else if first.is_alphanumeric() {
            rest.find(|it: char| !it.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        if !rest.starts_with("//") && !rest.starts_with("/*") {
            out.push(rest[..length].to_owned());
        }
        rest = rest[length..].trim_start();
    }
    out
}
