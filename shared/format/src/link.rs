//! Untrusted addresses: made absolute and https where that is safe, refused where they could run code.

/// An address a reader may follow: absolute http or https, `mailto:` or `tel:`. `None` for all else.
///
/// `raw` is resolved against `base`, the address the answer came from, and becomes https when the
/// answer came from the same host by https.
pub fn safe(raw: &str, base: &str) -> Option<String> {
    absolute(raw, base, false)
}

/// Like [`safe`], for pictures: http and https only, and https whenever the answer came by https,
/// because a browser blocks or upgrades the rest anyway.
pub fn image(raw: &str, base: &str) -> Option<String> {
    absolute(raw, base, true).filter(|it| it.starts_with("http"))
}

/// The public page of a content, from its alias (`/Eventi/Sagra`, sometimes without the slash).
pub fn page(alias: &str, base: &str) -> Option<String> {
    let alias = alias.trim();
    if alias.is_empty() {
        return None;
    }
    let rooted =
        alias.starts_with(['/', '\\']) || alias.starts_with("www.") || scheme(alias).is_some();
    let address = if rooted { safe(alias, base) } else { safe(&["/", alias].concat(), base) };
    address.filter(|it| it.starts_with("http"))
}

/// Scheme and host: `https://www.comune.ala.tn.it` of any address there. `None` if it is not http(s).
pub fn origin(address: &str) -> Option<&str> {
    let start = match scheme(address)? {
        ("https", _) => 8,
        ("http", _) => 7,
        _ => return None,
    };
    let rest = address.get(start..).filter(|_| address[..start].ends_with("://"))?;
    let host = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    (0 < host).then(|| &address[..start + host])
}

/// Host and port, without scheme.
pub fn host(address: &str) -> Option<&str> {
    origin(address)?.split_once("://").map(|(_, host)| host)
}

fn absolute(raw: &str, base: &str, picture: bool) -> Option<String> {
    let raw = cleaned(raw)?;
    match scheme(&raw) {
        Some(("http" | "https", rest)) => {
            let rest = rest.trim_start_matches(['/', '\\']);
            let secure = raw.as_bytes()[4].eq_ignore_ascii_case(&b's');
            let scheme = if secure { "https://" } else { "http://" };
            web([scheme, rest].concat(), base, picture)
        }
        Some(("mailto" | "tel", rest)) if !rest.is_empty() => Some(raw),
        // `localhost:8080/…` and `javascript:…` look alike: neither is worth the risk.
        Some(_) => None,
        None => web(resolved(raw, base)?, base, picture),
    }
}

fn web(address: String, base: &str, picture: bool) -> Option<String> {
    let here = host(base);
    let there = host(&address)?.to_ascii_lowercase();
    let same = here.is_some_and(|it| it.eq_ignore_ascii_case(&there));
    let upgrade = base.starts_with("https:") && (same || picture);
    match address.strip_prefix("http://") {
        Some(rest) if upgrade => Some(["https://", rest].concat()),
        _ => Some(address),
    }
}

/// An address without scheme, made absolute. Browsers take `\` for `/`, so we do too.
fn resolved(raw: String, base: &str) -> Option<String> {
    let origin = origin(base)?;
    let forward = raw.replace('\\', "/");
    let parts = if forward.starts_with("//") {
        [&origin[..origin.find("//")?], &forward]
    } else if forward.starts_with("www.") {
        ["https://", &forward]
    } else if forward.starts_with('/') {
        [origin, &forward]
    } else {
        let path = &base[..base.find(['?', '#']).unwrap_or(base.len())];
        let folder =
            path.rfind('/').filter(|it| origin.len() <= *it).map_or(origin, |it| &path[..it]);
        return match forward.as_bytes().first()? {
            b'#' | b'?' => Some([path, &forward].concat()),
            _ => Some([folder, "/", &forward].concat()),
        };
    };
    Some(parts.concat())
}

/// Without what browsers ignore (tabs, line ends, spaces around), spaces encoded; `None` if empty or
/// with other control characters, which only an attacker writes.
fn cleaned(raw: &str) -> Option<String> {
    let mut clean = String::with_capacity(raw.len());
    for char in raw.trim_matches(|it: char| it <= ' ' || it == '\u{a0}').chars() {
        match char {
            '\t' | '\n' | '\r' | '\u{200b}' | '\u{feff}' => {}
            ' ' => clean.push_str("%20"),
            it if it.is_control() => return None,
            it => clean.push(it),
        }
    }
    (!clean.is_empty()).then_some(clean)
}

/// The scheme in small letters, if it is one we know, and what follows the colon.
/// An unknown scheme is `("", …)`.
fn scheme(address: &str) -> Option<(&'static str, &str)> {
    let end = address.find(|it: char| !(it.is_ascii_alphanumeric() || "+-.".contains(it)))?;
    let rest = address[end..].strip_prefix(':')?;
    let known = ["https", "http", "mailto", "tel"];
    let name = known.into_iter().find(|it| address[..end].eq_ignore_ascii_case(it));
    Some((name.unwrap_or_default(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://www.comune.ala.tn.it/api/opendata/v2/content/search/q?x=1";

    fn check(raw: &str, expected: &str) {
        assert_eq!(safe(raw, BASE).as_deref(), Some(expected), "{raw}");
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
