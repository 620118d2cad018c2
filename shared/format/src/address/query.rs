//! Sentences of the OCOpenData query language.

use cw_model::time::Date;

/// Where a site keeps the time of its events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeField {
    /// OpenCity sites: one attribute `time_interval`.
    Interval,
    /// Legacy ComunWeb sites: `from_time` and `to_time`.
    FromTo,
}

/// Events, narrowed by the webmaster's own conditions and sorted by `field`.
pub(crate) fn events(query: Option<&str>, field: &str) -> String {
    sentence(query, "", field)
}

/// Events that touch the days from `first` to `last`.
///
/// The server reads days in UTC, so we ask one more on each side; the widget shows its own window anyway.
pub(crate) fn window(query: Option<&str>, field: TimeField, first: Date, last: Date) -> String {
    let (fields, sort) = match field {
        TimeField::Interval => ("time_interval", "time_interval"),
        TimeField::FromTo => ("from_time,to_time", "from_time"),
    };
    let (from, to) = (first.add_days(-1).to_string(), last.add_days(1).to_string());
    let condition = ["calendar[", fields, "] = ['", &from, "','", &to, "']"].concat();
    sentence(query, &condition, sort)
}

fn sentence(query: Option<&str>, condition: &str, sort: &str) -> String {
    let query = query.unwrap_or_default().trim();
    let (conditions, sorting) = split_sorting(query);
    let mut parts = Vec::new();
    if !has_word(conditions, &["classes", "class"]) {
        parts.push("classes [event]".to_owned());
    }
    if has_word(conditions, &["or"]) {
        // The language refuses `and` beside `or` on one level.
        parts.push(["(", conditions, ")"].concat());
    } else if !conditions.is_empty() {
        parts.push(conditions.to_owned());
    }
    if !condition.is_empty() {
        parts.push(condition.to_owned());
    }
    let sorting = match sorting {
        "" => ["sort [", sort, "=>asc]"].concat(),
        given => given.to_owned(),
    };
    [&parts.join(" and "), " ", &sorting].concat()
}

/// The conditions, and the `sort …` the webmaster may have written at the end.
fn split_sorting(query: &str) -> (&str, &str) {
    match query.find("sort [") {
        Some(0) => ("", query),
        Some(at) if query.as_bytes()[at - 1] == b' ' => (query[..at].trim_end(), &query[at..]),
        _ => (query, ""),
    }
}

/// Whether one of `words` stands in the query outside quotes.
fn has_word(query: &str, words: &[&str]) -> bool {
    let unescaped = query.replace("\\'", "");
    let outside = unescaped.split('\'').step_by(2);
    let mut found = outside.flat_map(|it| it.split([' ', '(', ')', '[', ']', '\n', '\t']));
    found.any(|it| words.iter().any(|word| it.eq_ignore_ascii_case(word)))
}

/// A reader's text as a quoted value: `q = 'carta d\'identità'`. An odd apostrophe would be an error 400.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("'");
    for char in text.trim().chars() {
        match char {
            '\'' | '(' | ')' => quoted.extend(['\\', char]),
            // No escape is known for these; a space finds the same words.
            '[' | ']' | '\\' | '{' | '}' => quoted.push(' '),
            it if it.is_control() => quoted.push(' '),
            it => quoted.push(it),
        }
    }
    quoted.push('\'');
    quoted
}

/// Percent-encodes all but the unreserved characters of RFC 3986; `+` too, which servers read as a space.
pub fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len() * 3 / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let digits = [byte >> 4, byte & 15].map(|it| char::from(HEX[usize::from(it)]));
            encoded.push('%');
            encoded.extend(digits);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: &str) {
        assert_eq!(events(Some(query), "time_interval"), expected);
    }

    #[test]
    fn a_query_narrows_the_events() {
        check("", "classes [event] sort [time_interval=>asc]");
        check(
            "subtree [65] and state in [moderation.accepted]",
            "classes [event] and subtree [65] and state in [moderation.accepted] sort [time_interval=>asc]",
        );
    }

    #[test]
    fn what_the_webmaster_says_wins() {
        check("classes [iniziativa] sort [name=>asc]", "classes [iniziativa] sort [name=>asc]");
        check("class = [event]", "class = [event] sort [time_interval=>asc]");
        check("sort [name=>asc]", "classes [event] sort [name=>asc]");
    }

    #[test]
    fn alternatives_are_put_in_parentheses() {
        let expected = "classes [event] and (a = 1 or b = 2) sort [time_interval=>asc]";
        check("a = 1 or b = 2", expected);
    }

    #[test]
    fn a_word_inside_a_value_is_not_a_keyword() {
        check(
            "q = 'dell\\'arte or classes'",
            "classes [event] and q = 'dell\\'arte or classes' sort [time_interval=>asc]",
        );
    }

    #[test]
    fn trap_13_apostrophes_and_brackets_do_not_break_the_query() {
        assert_eq!(quote("carta d'identità"), r"'carta d\'identità'");
        assert_eq!(quote("sala (piano 1)"), r"'sala \(piano 1\)'");
        assert_eq!(quote("a[b]\\\n"), "'a b  '");
        assert_eq!(quote(r"\' or 1"), r"' \' or 1'");
    }

    #[test]
    fn a_plus_survives_the_way_to_the_server() {
        assert_eq!(encode("a+b c/è"), "a%2Bb%20c%2F%C3%A8");
    }
}
