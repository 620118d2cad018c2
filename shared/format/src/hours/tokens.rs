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
    Time(u16),
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
    /// `mattina`: changes nothing beside hours, and without them nobody knows which are meant.
    Part,
    /// What changes nothing.
    Nothing,
}

/// Names of days and holidays, eight in each language; a word is the beginning of one.
const DAYS: &str = "lunedi martedi mercoledi giovedi venerdi sabato domenica festivi \
                    montag dienstag mittwoch donnerstag freitag samstag sonntag feiertage \
                    monday tuesday wednesday thursday friday saturday sunday holidays";

/// Two letters: those of OpenStreetMap, then German where they differ, each in the place of its day; `-` is no word.
/// `Mi` and `Do` are no Italian words.
const SHORT: &str = "mo tu we th fr sa su ph - - mi do - - so";

/// Words that mean something else than a day.
const WORDS: &[(Token, &str)] = &[
    (
        Token::Nothing,
        "il la le i lo l nei nelle nel di del giorno giorni ore ora orario h dalle dal dalla da uhr von from the on \
         am anche hours orari",
    ),
    (Token::Part, "mattino mattina pomeriggio"),
    (Token::To, "a ad al alle alla all ai fino bis to till until through"),
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
        let mut length = sign.len_utf8();
        let token = match sign {
            '0'..='9' => {
                let (token, digits) = time(rest)?;
                length = digits;
                token
            }
            'a'..='z' => {
                let end = rest.bytes().position(|it| !it.is_ascii_alphabetic());
                length = end.unwrap_or(rest.len());
                match word(&rest[..length])? {
                    // `tutti i giorni`, `fino alle`: said twice is said once.
                    Token::Days(days) => Token::Days(days),
                    again if tokens.last() == Some(&again) => Token::Nothing,
                    token => token,
                }
            }
            '-' | '\u{2013}' | '\u{2014}' | '\u{2192}' => Token::To,
            ',' | '+' | '&' | '/' => Token::And,
            ';' | '\n' | '|' => Token::End,
            ' ' | '\t' | '\r' | ':' | '.' | '\'' | '\u{a0}' | '(' | ')' | '*' => Token::Nothing,
            _ => return None,
        };
        // `ogni sabato`, `tutti i festivi`: every one of these, not every day.
        if matches!(token, Token::Days(_)) && tokens.last() == Some(&Token::Days(Days::WEEK)) {
            tokens.pop();
        }
        if token != Token::Nothing {
            tokens.push(token);
        }
        rest = &rest[length..];
    }
    Some(tokens)
}

/// What a word means, in small letters and without accents.
pub(super) fn word(word: &str) -> Option<Token> {
    match WORDS.iter().find(|it| rank(it.1, word).is_some()) {
        Some((token, _)) => Some(*token),
        None => day(word).map(Token::Days),
    }
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

/// Numbers that are a word of their own.
const ALWAYS: &[&str] = &["24/7", "24h", "7/7"];

/// `9`, `9:00`, `09.00`, `9,30`, `09h00`, `0900`? no: that is a year. `24/7` is a word of its own.
fn time(text: &str) -> Option<(Token, usize)> {
    if let Some(always) = ALWAYS.iter().find(|it| text.starts_with(**it)) {
        return Some((Token::Always, always.len()));
    }
    let bytes = text.as_bytes();
    let (hour, first) = digits(bytes);
    if 2 < first {
        return None;
    }
    let is_colon = matches!(bytes.get(first), Some(b':' | b'.' | b'h' | b','));
    let (minute, minutes) = if is_colon { digits(&bytes[first + 1..]) } else { (0, 0) };
    // `9-12,14-18`: the comma was none of a clock.
    let (minute, mut length) = if minutes == 2 { (minute, first + 3) } else { (0, first) };
    // `09:00:00`, as schema.org writes it.
    if minutes == 2 && bytes[length..].starts_with(b":00") {
        length += 3;
    }
    // `1.5.` is a day of a month, and so is `9/12`; in `12.30/14.00` the slash stands between hours.
    let is_date = minutes == 1 && bytes.get(first) != Some(&b',')
        || minutes != 2 && bytes.get(length) == Some(&b'/');
    let real = !is_date && (hour < 24 && minute < 60 || (hour, minute) == (24, 0));
    real.then_some((Token::Time((hour * 60 + minute) as u16), length))
}

/// The number at the beginning, and how many digits it has.
fn digits(bytes: &[u8]) -> (u32, usize) {
    let (mut number, mut count) = (0u32, 0);
    while let Some(byte @ b'0'..=b'9') = bytes.get(count) {
        number = number.wrapping_mul(10).wrapping_add(u32::from(byte - b'0'));
        count += 1;
    }
    (number, count)
}
