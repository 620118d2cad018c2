//! How wide words are, without asking the page: from the widths of average letters. And how they are broken into lines.

/// From space to tilde, in hundredths of the size of the type.
const WIDTHS: [u8; 95] = [
    28, 28, 36, 56, 56, 89, 67, 22, 34, 34, 39, 58, 28, 40, 28, 32, 56, 56, 56, 56, 56, 56, 56, 56,
    56, 56, 28, 28, 58, 58, 58, 56, 100, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72,
    78, 67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56, 33, 56, 56, 52, 56, 56, 30,
    56, 56, 24, 24, 52, 24, 83, 56, 56, 56, 56, 35, 50, 30, 56, 50, 72, 50, 50, 50, 34, 26, 34, 58,
];
/// Typefaces differ; a little room is better than words that touch.
const CAUTION: f64 = 1.12;
const ELLIPSIS: char = '…';

/// How wide words are in type of this size.
pub fn width(words: &str, size: f64) -> f64 {
    words.chars().map(|it| letter(it, size)).sum()
}

fn letter(it: char, size: f64) -> f64 {
    let known = (it as usize).checked_sub(32).and_then(|it| WIDTHS.get(it));
    let hundredths = match (known, it) {
        (Some(width), _) => f64::from(*width),
        (_, '\u{a0}' | '\u{2009}' | '\u{202f}') => 28.0,
        (_, ELLIPSIS | '\u{2e80}'..) => 100.0,
        _ => 60.0,
    };
    hundredths * size * CAUTION / 100.0
}

/// Words on at most so many lines; `None` if they need more, or if one of them is wider than a line.
pub fn wrap(words: &str, room: f64, size: f64, most: usize) -> Option<Vec<String>> {
    let (mut lines, mut rest) = (Vec::new(), words.trim_ascii());
    while !rest.is_empty() {
        let end = line_end(rest, room, size)?;
        if lines.len() == most {
            return None;
        }
        rest = take(rest, end, &mut lines);
    }
    Some(lines)
}

/// The same, with an ellipsis where there is no room for more.
pub fn fit(words: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    if let Some(lines) = wrap(words, room, size, most) {
        return lines;
    }
    let (mut lines, mut rest) = (Vec::new(), words.trim_ascii());
    while lines.len() + 1 < most {
        let Some(end) = line_end(rest, room, size).filter(|it| *it < rest.len()) else { break };
        rest = take(rest, end, &mut lines);
    }
    lines.push(shortened(rest, room, size));
    lines
}

/// Makes a line of the first words, and gives the others.
fn take<'t>(words: &'t str, end: usize, lines: &mut Vec<String>) -> &'t str {
    let (line, rest) = words.split_at_checked(end).unwrap_or((words, ""));
    lines.push(String::from(line.trim_ascii_end()));
    rest.trim_ascii_start()
}

/// Where the longest line ends that has room: at a space, or at the end. `None` if there is none.
fn line_end(words: &str, room: f64, size: f64) -> Option<usize> {
    let (mut wide, mut end) = (0.0, None);
    for (at, it) in words.char_indices() {
        if it == ' ' {
            end = Some(at);
        }
        wide += letter(it, size);
        if room < wide {
            return end.filter(|it| *it != 0);
        }
    }
    Some(words.len())
}

fn shortened(words: &str, room: f64, size: f64) -> String {
    if width(words, size) <= room {
        return String::from(words);
    }
    let (mut text, mut wide) = (String::new(), letter(ELLIPSIS, size));
    for it in words.chars() {
        wide += letter(it, size);
        if room < wide {
            break;
        }
        text.push(it);
    }
    text.truncate(text.trim_ascii_end().len());
    text.push(ELLIPSIS);
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_break_at_spaces_and_end_in_an_ellipsis() {
        let text = "Comune di Valdaria sul Noce";
        assert_eq!(
            wrap(text, 100.0, 14.0, 3),
            Some(vec!["Comune di".into(), "Valdaria sul".into(), "Noce".into()])
        );
        assert_eq!(wrap(text, 100.0, 14.0, 2), None);
        assert_eq!(fit(text, 100.0, 14.0, 2), ["Comune di", "Valdaria sul…"]);
        assert_eq!(fit("Precipitevolissimevolmente", 100.0, 14.0, 2), ["Precipitevol…"]);
        assert_eq!(fit("", 100.0, 14.0, 2), [""; 0]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "[a-zà ]{0,40}", room in 20.0f64..200.0, most in 1usize..4) {
            let lines = fit(&text, room, 14.0, most);
            prop_assert!(lines.len() <= most);
            for it in lines {
                prop_assert!(width(&it, 14.0) <= room, "{it}");
            }
        }
    }
}
