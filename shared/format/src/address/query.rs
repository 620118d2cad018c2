//! Sentences of the OCOpenData query language.

use cw_model::scan::{find, is_one_of};
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
    sentence("event", query, "", field)
}

/// Places of a class, narrowed by the webmaster's own conditions and sorted so that pages do not overlap.
pub(crate) fn places(query: Option<&str>, class: &str) -> String {
    sentence(class, query, "", "name")
}

/// Events that touch the days from `first` to `last`.
///
/// The server reads days in UTC, so we ask one more on each side; the widget shows its own window anyway.
pub(crate) fn window(query: Option<&str>, field: TimeField, first: Date, last: Date) -> String {
    let (fields, sort) = match field {
        TimeField::Interval => ("time_interval", "time_interval"),
        TimeField::FromTo => ("from_time,to_time", "from_time"),
    };
    let (from, to) = (first.add_days(-1).iso(), last.add_days(1).iso());
    let condition = ["calendar[", fields, "] = ['", &from, "','", &to, "']"].concat();
    sentence("event", query, &condition, sort)
}

fn sentence(class: &str, query: Option<&str>, condition: &str, sort: &str) -> String {
    let query = query.unwrap_or_default().trim_ascii();
    let (conditions, sorting) = query.split_at(sorting_at(query));
    let conditions = conditions.trim_ascii_end();
    let mut sentence = String::new();
    if !has_word(conditions, "classes") && !has_word(conditions, "class") {
        ["classes [", class, "]"].iter().for_each(|it| sentence.push_str(it));
    }
    // The language refuses `and` beside `or` on one level.
    let (open, close) = if has_word(conditions, "or") { ("(", ")") } else { ("", "") };
    for (open, part, close) in [(open, conditions, close), ("", condition, "")] {
        if part.is_empty() {
            continue;
        }
        if !sentence.is_empty() {
            sentence.push_str(" and ");
        }
        [open, part, close].iter().for_each(|it| sentence.push_str(it));
    }
    sentence.push(' ');
    if sorting.is_empty() {
        ["sort [", sort, "=>asc]"].iter().for_each(|it| sentence.push_str(it));
    }
    sentence.push_str(sorting);
    sentence
}

/// Where the `sort …` begins that the webmaster may have written at the end.
fn sorting_at(query: &str) -> usize {
    match find(query, "sort [") {
        Some(at) if at == 0 || query.as_bytes()[at - 1] == b' ' => at,
        _ => query.len(),
    }
}

/// Whether `word` stands in the query outside quotes.
fn has_word(query: &str, word: &str) -> bool {
    let (mut quoted, mut escaped, mut start) = (false, false, 0);
    for index in 0..query.len() + 1 {
        let byte = query.as_bytes().get(index).copied().unwrap_or(b' ');
        if !(byte.is_ascii_alphanumeric() || is_one_of(byte, b"_.") || 0x80 <= byte) {
            if !quoted && query[start..index].eq_ignore_ascii_case(word) {
                return true;
            }
            start = index + 1;
        }
        quoted ^= byte == b'\'' && !escaped;
        escaped = byte == b'\\';
    }
    false
}

/// Appends `text`, all but the unreserved characters of RFC 3986 percent-encoded; `+` too, which servers
/// read as a space.
pub fn encode(text: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || is_one_of(byte, b"-_.~") {
            into.push(char::from(byte));
        } else {
            into.push('%');
            into.push(char::from(HEX[usize::from(byte >> 4)]));
            into.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// The text behind percent signs; what is no escape stays as it is.
pub fn decode(text: &str) -> String {
    let digit = |it: Option<&u8>| char::from(*it?).to_digit(16);
    let bytes = text.as_bytes();
    let (mut plain, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let escape = digit(bytes.get(at + 1)).zip(digit(bytes.get(at + 2)));
        match escape.filter(|_| bytes[at] == b'%') {
            Some((high, low)) => {
                plain.push((high * 16 + low) as u8);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(plain)
        .unwrap_or_else(|it| crate::encoding::decode(it.as_bytes()).into_owned())
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
    fn a_plus_survives_the_way_to_the_server() {
        let mut encoded = String::new();
        encode("a+b c/è", &mut encoded);
        assert_eq!(encoded, "a%2Bb%20c%2F%C3%A8");
    }
}
