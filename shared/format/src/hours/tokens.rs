//! Words and numbers about hours, in Italian, German, English and the shorthand of OpenStreetMap.

use cw_model::hours::Days;
use cw_model::scan::{pieces, rank};
use cw_model::search::fold;

/// A word that means something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// Days of the week, holidays.
    Days(Days),
    /// Minutes after midnight.
    Time(u32),
    /// `-`, `al`, `alle`, `bis`: from one to another.
    To,
    /// `,`, `e`: and also.
    And,
    /// `;`, the end of a line or a sentence.
    End,
    Closed,
    Open,
    /// `24/7`
    Always,
}

/// Names of days and holidays, eight in each language; a word is the beginning of one.
const DAYS: &str = "lunedi martedi mercoledi giovedi venerdi sabato domenica festivi \
                    montag dienstag mittwoch donnerstag freitag samstag sonntag feiertage \
                    monday tuesday wednesday thursday friday saturday sunday holidays";

/// Two letters: those of OpenStreetMap, then German where they differ, each in the place of its day; `-` is no word.
/// `Mi` and `Do` are no Italian words.
const SHORT: &str = "mo tu we th fr sa su ph - - mi do - - so";

/// Words that change nothing.
const EMPTY: &str = "il la le i lo l nei nelle nel di del giorno giorni ore ora orario h dalle dal dalla da uhr von \
                     from the on am mattino mattina pomeriggio anche hours orari";

/// Words that mean something else than a day.
const WORDS: [(Token, &str); 8] = [
    (Token::To, "a al alle alla all ai fino bis to till until through"),
    (Token::And, "e ed und and o"),
    (Token::Closed, "chiuso chiusa chiusi chiusura closed off geschlossen ruhetag"),
    (Token::Open, "aperto aperta aperti apertura open geoffnet"),
    (Token::Days(Days::WEEK), "tutti tutte taglich daily ogni"),
    (Token::Always, "sempre"),
    (Token::Days(Days::WEEKEND), "weekend"),
    (Token::Days(Days::HOLIDAYS), "festivo festivita feiertag feiertagen"),
];

/// Everything a text says; `None` if there is a word nobody knows.
pub(super) fn read(text: &str) -> Option<Vec<Token>> {
    let mut folded = String::new();
    fold(text.trim_ascii(), &mut folded);
    let mut rest = &*folded;
    let mut tokens = Vec::new();
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '0'..='9' => {
                let (token, length) = time(rest)?;
                tokens.push(token);
                length
            }
            'a'..='z' => {
                let end = rest.bytes().position(|it| !it.is_ascii_alphabetic());
                let length = end.unwrap_or(rest.len());
                word(&rest[..length], &mut tokens)?;
                length
            }
            _ => {
                match sign {
                    '-' | '\u{2013}' | '\u{2014}' | '\u{2192}' => tokens.push(Token::To),
                    ',' | '+' | '&' | '/' => tokens.push(Token::And),
                    ';' | '\n' | '|' => tokens.push(Token::End),
                    ' ' | '\t' | '\r' | ':' | '.' | '\'' | '\u{a0}' | '(' | ')' | '*' => {}
                    _ => return None,
                }
                sign.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    Some(tokens)
}

fn word(word: &str, tokens: &mut Vec<Token>) -> Option<()> {
    if rank(EMPTY, word).is_some() {
        return Some(());
    }
    let token = match WORDS.iter().find(|it| rank(it.1, word).is_some()) {
        Some((token, _)) => *token,
        None => Token::Days(day(word)?),
    };
    // `tutti i giorni`, `fino alle`: said twice is said once.
    if tokens.last() != Some(&token) || matches!(token, Token::Days(_)) {
        tokens.push(token);
    }
    Some(())
}

/// The day a word names: whole, or its first three letters or more.
pub(super) fn day(word: &str) -> Option<Days> {
    let long = || {
        let names = pieces(DAYS, b" ");
        names.iter().position(|name| 3 <= word.len() && name.starts_with(word))
    };
    let number = rank(SHORT, word).or_else(long)? as u32 % 8;
    Some(if number == 7 { Days::HOLIDAYS } else { Days::on(number) })
}

/// `9`, `9:00`, `09.00`, `9,30`, `09h00`, `0900`? no: that is a year. `24/7` is a word of its own.
fn time(text: &str) -> Option<(Token, usize)> {
    if text.starts_with("24/7") || text.starts_with("24h") || text.starts_with("7/7") {
        return Some((Token::Always, if text.starts_with("24/7") { 4 } else { 3 }));
    }
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|it| it.is_ascii_digit()).count();
    let number = |from: usize, to: usize| {
        bytes[from..to].iter().fold(0, |n, it| n * 10 + u32::from(it - b'0'))
    };
    let first = digits(0);
    if 2 < first {
        return None;
    }
    let hour = number(0, first);
    let is_colon = matches!(bytes.get(first), Some(b':' | b'.' | b'h' | b','));
    let minutes = if is_colon { digits(first + 1) } else { 0 };
    let (minute, mut length) = match minutes {
        2 => (number(first + 1, first + 3), first + 3),
        // `9-12,14-18`: the comma was none of a clock.
        _ => (0, first),
    };
    // `09:00:00`, as schema.org writes it.
    if minutes == 2 && bytes[length..].starts_with(b":00") {
        length += 3;
    }
    // `1.5.` is a day of a month, and so is `9/12`.
    let is_date =
        minutes == 1 && bytes.get(first) != Some(&b',') || bytes.get(length) == Some(&b'/');
    let real = !is_date && (hour < 24 && minute < 60 || (hour, minute) == (24, 0));
    real.then_some((Token::Time(hour * 60 + minute), length))
}
