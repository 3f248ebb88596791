//! Web and mail addresses, handles and hashtags.

/// What looking for addresses has ruled out, so that no stretch of text is searched twice.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ruled {
    /// No mail address begins before this byte.
    mail: usize,
    /// No bare domain begins before this byte.
    domain: usize,
}

/// Endings that make a bare name with stops an address. Short ones that are words (`in`, `is`, `it`, `so`, `to`, `us`,
/// `my`, `no`, `me`, `am`) need a path after them.
const DOMAINS: [&str; 46] = [
    "ac", "ae", "ar", "au", "br", "ca", "ch", "cn", "co", "com", "cz", "de", "edu", "eg", "es", "eu", "fr",
    "gov", "gr", "id", "il", "info", "int", "io", "ir", "jp", "ke", "kr", "lk", "mil", "mx", "net", "ng",
    "nl", "nz", "org", "ph", "pk", "pl", "ru", "se", "sg", "tr", "tv", "uk", "za",
];

/// The end of the address that begins at byte `at` of `text`, a word's first byte or a sign's.
pub(super) fn end(text: &str, at: usize, ruled: &mut Ruled) -> Option<usize> {
    let rest = &text[at..];
    match rest.as_bytes().first()? {
        b'@' => tag_end(rest, |it| it.is_ascii_alphanumeric() || it == '_').map(|end| at + end),
        b'#' => hashtag(rest).map(|end| at + end),
        first if first.is_ascii_alphanumeric() => web(rest)
            .map(|end| at + end)
            .or_else(|| mail(text, at, ruled))
            .or_else(|| domain(text, at, ruled)),
        _ => None,
    }
}

fn tag_end(rest: &str, inside: impl Fn(char) -> bool) -> Option<usize> {
    let end = 1 + rest[1..].find(|it| !inside(it)).unwrap_or(rest.len() - 1);
    (end > 1).then_some(end)
}

/// A hashtag has a letter: `#1` is none.
fn hashtag(rest: &str) -> Option<usize> {
    let end = tag_end(rest, |it| it.is_alphanumeric() || it == '_' || super::chars::is_mark(it))?;
    rest[1..end].contains(char::is_alphabetic).then_some(end)
}

/// `https://…`, `www.…`: to the next space, without the stops and brackets after it.
fn web(rest: &str) -> Option<usize> {
    let head = ["http://", "https://", "ftp://", "www."]
        .iter()
        .find(|head| rest.get(..head.len()).is_some_and(|it| it.eq_ignore_ascii_case(head)))?;
    let end = path_end(rest);
    (end > head.len()).then_some(end)
}

/// The end of an address in `rest`: what closes the sentence or a bracket around it is left out.
fn path_end(rest: &str) -> usize {
    let ends =
        |it: char| it.is_whitespace() || it.is_control() || matches!(it, '<' | '>' | '"' | '“' | '”' | '»');
    let whole = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let open = whole.contains('(');
    let closing =
        |it: char| matches!(it, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']') || (it == ')' && !open);
    whole.trim_end_matches(closing).len()
}

fn mail(text: &str, at: usize, ruled: &mut Ruled) -> Option<usize> {
    if at < ruled.mail {
        return None;
    }
    let local =
        run(&text[at..], |it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'_' | b'%' | b'+' | b'-'));
    let host = at + local + 1;
    if text.as_bytes().get(at + local) != Some(&b'@') {
        ruled.mail = at + local;
        return None;
    }
    let end = host + run(&text[host..], is_host);
    let name = text[host..end].trim_end_matches(['.', '-']);
    ruled.mail = end;
    name.contains('.').then_some(host + name.len())
}

/// `example.org`, `bbc.co.uk/news`: names between stops, the last one a known ending.
fn domain(text: &str, at: usize, ruled: &mut Ruled) -> Option<usize> {
    if at < ruled.domain {
        return None;
    }
    let end = at + run(&text[at..], is_host);
    ruled.domain = end;
    let name = text[at..end].trim_end_matches(['.', '-']);
    let (labels, ending) = name.rsplit_once('.')?;
    let last = labels.rsplit('.').next().unwrap_or_default();
    let path = text[at + name.len()..].starts_with('/');
    let known = DOMAINS.binary_search(&ending).is_ok();
    let written = last.len() > 1 && !labels.contains("..") && last.bytes().any(|it| it.is_ascii_alphabetic());
    (known && written).then(|| if path { at + path_end(&text[at..]) } else { at + name.len() })
}

fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

fn run(rest: &str, inside: impl Fn(u8) -> bool) -> usize {
    rest.bytes().position(|byte| !inside(byte)).unwrap_or(rest.len())
}
