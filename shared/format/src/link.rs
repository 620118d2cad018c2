//! Untrusted addresses: made absolute and https where that is safe, refused where they could run code.

use cw_model::scan::{find, is_one_of, span};

/// An address a reader may follow: absolute http or https, `mailto:` or `tel:`. `None` for all else.
///
/// `raw` is resolved against `base`, the address the answer came from, and becomes https when the
/// answer came from the same host by https.
pub fn safe(raw: &str, base: &str) -> Option<String> {
    absolute(raw, base, Use::Link)
}

/// Like [`safe`], for pictures: http and https only, and https whenever the answer came by https,
/// because a browser blocks or upgrades the rest anyway.
pub fn image(raw: &str, base: &str) -> Option<String> {
    absolute(raw, base, Use::Picture)
}

/// `tel:` and the number that a text begins with (RFC 3966): of two numbers the first, without the words before it.
/// `None` if there is none that could be dialled (ITU-T E.164: 15 digits).
pub fn telephone(text: &str) -> Option<String> {
    let mut number = String::new();
    // What stands before a sign, and how many digits the last group of them has.
    let (mut before, mut group) = (0u8, 0);
    for (at, sign) in text.bytes().enumerate() {
        let digits = number.len() - usize::from(number.starts_with('+'));
        match sign {
            b'0'..=b'9' => {
                group = if before.is_ascii_digit() { group + 1 } else { 1 };
                number.push(char::from(sign));
            }
            b'+' if number.is_empty() => number.push('+'),
            b'/' | b'-' => {
                let after = &text[at + 1..];
                let more = after.bytes().take_while(u8::is_ascii_digit).count();
                // `0464/671120` is one number, `0464 671120 / 347 1234567` and `112 / 118` are two.
                let is_apart = before == b' ' && after.starts_with(' ');
                let ends = is_apart && (5 < digits || number.starts_with('1'));
                // `0464 671120-21` are two that differ in the end.
                if ends || 5 < group && more < 3 {
                    break;
                }
            }
            b' ' | b'.' | b'(' | b')' => {}
            _ if 4 < digits => break,
            _ => number.clear(),
        }
        before = sign;
    }
    let digits = number.len() - usize::from(number.starts_with('+'));
    (3..=15).contains(&digits).then(|| ["tel:", &number].concat())
}

/// `mailto:` and the address in a text, without spaces.
pub fn mail(text: &str) -> String {
    let mut href = String::from("mailto:");
    text.split_ascii_whitespace().for_each(|it| href.push_str(it));
    href
}

/// The public page of a content, from its alias (`/Eventi/Sagra`, sometimes without the slash).
pub fn page(alias: &str, base: &str) -> Option<String> {
    let alias = alias.trim_ascii();
    let rooted = match alias.as_bytes() {
        [] => return None,
        [first, ..] => is_one_of(*first, b"/\\"),
    };
    let rooted = rooted || alias.starts_with("www.") || scheme(alias).is_some();
    absolute(&[if rooted { "" } else { "/" }, alias].concat(), base, Use::Page)
}

/// What an address is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Link,
    Page,
    Picture,
}

/// Scheme and host: `https://www.comune.ala.tn.it` of any address there. `None` if it is not http(s).
pub fn origin(address: &str) -> Option<&str> {
    let start = match scheme(address)? {
        it if it.eq_ignore_ascii_case("https") => 8,
        it if it.eq_ignore_ascii_case("http") => 7,
        _ => return None,
    };
    let (front, rest) = address.split_at_checked(start)?;
    let host = span(rest, b"/?#\\");
    (front.ends_with("://") && 0 < host).then(|| &address[..start + host])
}

/// Host and port, without scheme.
pub fn host(address: &str) -> Option<&str> {
    let origin = origin(address)?;
    Some(&origin[origin.len().min(find(origin, "//")? + 2)..])
}

fn absolute(raw: &str, base: &str, purpose: Use) -> Option<String> {
    let raw = cleaned(raw)?;
    let mut address = match scheme(&raw) {
        None => joined(&raw, base)?,
        Some(name) => {
            let mut rest = &raw[name.len() + 1..];
            let is = |it| name.eq_ignore_ascii_case(it);
            let front = if is("https") {
                "https://"
            } else if is("http") {
                "http://"
            } else {
                // `localhost:8080/…` and `javascript:…` look alike: neither is worth the risk.
                let calls = (is("mailto") || is("tel")) && !rest.is_empty();
                return (calls && purpose == Use::Link).then_some(raw);
            };
            while let Some(after) = rest.strip_prefix("/") {
                rest = after;
            }
            [front, rest].concat()
        }
    };
    let there = host(&address)?;
    let same = host(base).is_some_and(|it| it.eq_ignore_ascii_case(there));
    let upgrades = same || purpose == Use::Picture;
    if upgrades && base.starts_with("https:") && address.starts_with("http:") {
        address.insert(4, 's');
    }
    Some(address)
}

/// An address without scheme, made absolute.
fn joined(reference: &str, base: &str) -> Option<String> {
    let origin = origin(base)?;
    let (front, slash) = if reference.starts_with("//") {
        (&origin[..=span(origin, b":")], "")
    } else if reference.starts_with("www.") {
        ("https://", "")
    } else if reference.starts_with("/") {
        (origin, "")
    } else {
        let path = &base[..span(base, b"?#")];
        let slash = path.bytes().rposition(|it| it == b'/').filter(|it| origin.len() <= *it);
        match (reference.as_bytes()[0], slash) {
            (b'?' | b'#', _) => (path, ""),
            (_, Some(slash)) => (&path[..=slash], ""),
            (_, None) => (origin, "/"),
        }
    };
    Some([front, slash, reference].concat())
}

/// Without what browsers ignore (tabs, line ends, spaces around), with spaces encoded and `\` as the `/`
/// browsers take it for; `None` if empty or with other control characters, which only an attacker writes.
fn cleaned(raw: &str) -> Option<String> {
    let (mut clean, mut is_odd) = (String::new(), false);
    for char in raw.trim_ascii().chars() {
        match char {
            '\t' | '\n' | '\r' | '\u{200b}' | '\u{feff}' => {}
            ' ' | '\u{a0}' => clean.push_str("%20"),
            '\\' => clean.push('/'),
            '\0'..='\x1f' | '\x7f'..='\u{9f}' => is_odd = true,
            it => clean.push(it),
        }
    }
    (!is_odd && !clean.is_empty()).then_some(clean)
}

/// What stands before the colon, if it can be a scheme.
fn scheme(address: &str) -> Option<&str> {
    let end =
        address.bytes().position(|it| !(it.is_ascii_alphanumeric() || is_one_of(it, b"+-.")))?;
    (address.as_bytes()[end] == b':').then(|| &address[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://www.comune.ala.tn.it/api/opendata/v2/content/search/q?x=1";

    fn check(raw: &str, expected: &str) {
        assert_eq!(safe(raw, BASE).as_deref(), Some(expected), "{raw}");
    }

    #[test]
    fn the_first_number_of_a_text_is_dialled() {
        for (text, number) in [
            ("0464 671120", "0464671120"),
            ("+39 0464 67.11.20", "+390464671120"),
            ("Tel. 0464/671120", "0464671120"),
            ("0464 671120 / 347 1234567", "0464671120"),
            ("0464 671120 - 347 1234567", "0464671120"),
            ("0464 671120, int. 3", "0464671120"),
            ("0464 671120 (segreteria)", "0464671120"),
            ("ufficio 2: 0464671120", "0464671120"),
            ("112", "112"),
            ("112 / 118", "112"),
            ("112 - 118", "112"),
            ("0464 671120-21", "0464671120"),
            ("0464 671120/21", "0464671120"),
            ("0464 671120 -21", "0464671120"),
            ("+39 0464 671120-1", "+390464671120"),
            ("0464-67-11-20", "0464671120"),
            ("347-123-45-67", "3471234567"),
            ("199-123456", "199123456"),
        ] {
            assert_eq!(telephone(text), Some(["tel:", number].concat()), "{text}");
        }
        for text in ["", "nessuno", "12", "+", "0464671120 04646711210464"] {
            assert_eq!(telephone(text), None, "{text}");
        }
    }

    #[test]
    fn every_kind_of_reference_becomes_absolute() {
        check("/Eventi/Sagra", "https://www.comune.ala.tn.it/Eventi/Sagra");
        check("//cdn.example/x", "https://cdn.example/x");
        check("\\\\cdn.example\\x", "https://cdn.example/x");
        check("altro", "https://www.comune.ala.tn.it/api/opendata/v2/content/search/altro");
        check("?y=2", "https://www.comune.ala.tn.it/api/opendata/v2/content/search/q?y=2");
        check("#qui", "https://www.comune.ala.tn.it/api/opendata/v2/content/search/q#qui");
        check("www.example.it/a", "https://www.example.it/a");
        check(" HTTPS://Example.it/a b ", "https://Example.it/a%20b");
        check("https:example.it", "https://example.it");
        check("mailto:a@b.it", "mailto:a@b.it");
        check("TEL:+39 0464", "TEL:+39%200464");
    }

    #[test]
    fn http_becomes_https_on_the_same_host_and_for_pictures() {
        check("http://www.comune.ala.tn.it/a", "https://www.comune.ala.tn.it/a");
        check("http://WWW.comune.ala.tn.it/a", "https://WWW.comune.ala.tn.it/a");
        check("http://altrove.it/a", "http://altrove.it/a");
        let picture = image("http://altrove.it/a.jpg", BASE);
        assert_eq!(picture.as_deref(), Some("https://altrove.it/a.jpg"));
        let plain = safe("http://a.it/", "http://a.it/x");
        assert_eq!(plain.as_deref(), Some("http://a.it/"));
        assert_eq!(image("mailto:a@b.it", BASE), None);
    }

    #[test]
    fn what_could_run_code_is_refused() {
        for raw in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "java\0script:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "blob:x",
            "file:///etc/passwd",
            "localhost:80",
            "",
            "   ",
            "http://",
            "https:",
            "tel:",
            "view-source:x",
            "javascript\u{200b}:alert(1)",
            "feed:javascript:x",
            "\u{7f}https://a.it",
        ] {
            assert_eq!(safe(raw, BASE), None, "{raw:?}");
        }
    }

    #[test]
    fn a_page_alias_is_resolved_against_the_host() {
        for alias in ["/Eventi/Sagra", "Eventi/Sagra"] {
            let expected = Some("https://www.comune.ala.tn.it/Eventi/Sagra");
            assert_eq!(page(alias, BASE).as_deref(), expected);
        }
        assert_eq!(page("", BASE), None);
        assert_eq!(page("mailto:a@b.it", BASE), None);
        assert_eq!(page("javascript:x", BASE), None);
    }

    #[test]
    fn without_a_base_only_absolute_addresses_are_links() {
        assert_eq!(safe("/a", ""), None);
        assert_eq!(safe("a", "file:///x"), None);
        assert_eq!(safe("https://a.it/", "").as_deref(), Some("https://a.it/"));
    }

    #[test]
    fn the_host_ends_where_the_path_begins() {
        for address in
            ["https://a.it:81", "https://a.it:81/b", "https://a.it:81?c", "https://a.it:81#d"]
        {
            assert_eq!(origin(address), Some("https://a.it:81"));
            assert_eq!(host(address), Some("a.it:81"));
        }
        for address in ["https://", "https:a.it", "ftp://a.it", "a.it", "https:///x", ""] {
            assert_eq!(origin(address), None, "{address}");
        }
    }
}
