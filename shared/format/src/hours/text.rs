//! From words to hours: `lun-ven 8:30-12:30 e 14-17`, `Mo-Fr 09:00-12:00; PH off`, `chiuso il lunedì`.

use cw_model::hours::{Days, Holidays, Hours, Rule, Season, Span};
use cw_model::scan::{cut, piece};

use super::section::Section;
use super::tokens::{self, Token};

/// One statement: on these days, from when to when.
#[derive(Clone, Debug, Default)]
struct Clause {
    days: Days,
    spans: Vec<Span>,
    closed: bool,
    /// Whether it takes back what was said before about its days, as `;` does for OpenStreetMap.
    replaces: bool,
}

/// Reads hours in words; `None` unless all of them are understood and say when something is open.
///
/// What stands after `dal 1/6/2026 al 30/9/2026:` holds for these days, up to the next that begins so.
pub fn read(text: &str) -> Option<Hours> {
    let (mut hours, mut section, mut said) = (Hours::default(), Section::default(), String::new());
    let mut rest = Some(text);
    while let Some(statement) = piece(&mut rest, b";\n|") {
        match cut(statement, b':').and_then(|it| Some((Section::read(it.0)?, it.1))) {
            Some((next, words)) => {
                section.close(&said, &mut hours)?;
                (section, said) = (next, words.to_owned());
            }
            None => {
                said.push(';');
                said.push_str(statement);
            }
        }
    }
    section.close(&said, &mut hours)?;
    (!hours.seasons.is_empty()).then_some(hours)
}

/// The same of several texts that hold all the year, which add up.
pub(super) fn together(texts: &[&str]) -> Option<Hours> {
    let mut hours = Hours::default();
    let mut all = Vec::new();
    for text in texts {
        rules(text, &mut all, &mut hours.holidays)?;
    }
    hours.seasons.push(Season::always(all));
    Some(hours)
}

/// Adds what a text says; `None` unless something opens.
pub(super) fn rules(text: &str, all: &mut Vec<Rule>, holidays: &mut Holidays) -> Option<()> {
    let tokens = tokens::read(text)?;
    let first = tokens.iter().position(|it| *it != Token::End).unwrap_or(0);
    let tokens = &tokens[first..];
    if let [Token::Always] | [Token::Open, Token::Always] | [Token::Always, Token::Open] = tokens {
        all.push(Rule { days: Days::WEEK, spans: vec![Span::DAY], note: None });
        *holidays = Holidays::AsUsual;
        return Some(());
    }
    let mut clauses = clauses(tokens, is_shorthand(text))?;
    settle(&mut clauses)?;
    let mut opens = false;
    for Clause { days, spans, closed, .. } in &mut clauses {
        if !days.is_empty() && (!*closed || days.names_holidays()) {
            opens |= !spans.is_empty();
            all.push(Rule { days: *days, spans: std::mem::take(spans), note: None });
        }
    }
    opens.then_some(())
}

/// Reads the spans of one day: `09.00-12.00`, `9-12 / 14-17`. `chiuso` has none; `None` if not understood.
pub fn spans(text: &str) -> Option<Vec<Span>> {
    let tokens = tokens::read(text)?;
    let clauses = clauses(&tokens, false)?;
    // `aperto` alone says nothing about hours.
    if clauses.is_empty() {
        return None;
    }
    let mut spans = Vec::new();
    for clause in &clauses {
        if !clause.days.is_empty() {
            return None;
        }
        spans.extend_from_slice(&clause.spans);
    }
    Some(spans)
}

/// Whether days have two letters, as OpenStreetMap and schema.org write them: then later statements replace.
fn is_shorthand(text: &str) -> bool {
    let mut start = 0;
    for at in 0..text.len() + 1 {
        if !text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic) {
            if start + 2 == at && tokens::day(&text[start..at].to_ascii_lowercase()).is_some() {
                return true;
            }
            start = at + 1;
        }
    }
    false
}

fn clauses(tokens: &[Token], shorthand: bool) -> Option<Vec<Clause>> {
    let mut clauses = Vec::new();
    let mut clause = Clause { replaces: shorthand, ..Clause::default() };
    let mut at = 0;
    let mut before = Token::Nothing;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match *token {
            Token::Days(first) => {
                let (named, length) = range(first, &tokens[at..])?;
                at += length;
                let complete = !clause.spans.is_empty() || (clause.closed && before != Token::And);
                if complete && !clause.days.is_empty() {
                    finish(&mut clause, &mut clauses);
                    clause.replaces = shorthand && before != Token::And;
                }
                clause.days = clause.days.and(named);
            }
            Token::Time(opens) => {
                let [Token::To, Token::Time(closes), ..] = tokens[at..] else { return None };
                at += 2;
                if clause.closed {
                    return None;
                }
                clause.spans.push(Span::new(opens.into(), closes.into())?);
            }
            Token::Closed => {
                if !clause.spans.is_empty() {
                    finish(&mut clause, &mut clauses);
                    clause.replaces = shorthand;
                }
                clause.closed = true;
            }
            Token::End => {
                finish(&mut clause, &mut clauses);
                clause.replaces = shorthand;
            }
            Token::And | Token::Open | Token::Nothing => {}
            // Right before hours, or right after them; `pomeriggio chiuso` is a part of a day that has no hours.
            Token::Part => match (before, tokens.get(at)) {
                (_, Some(Token::Time(_))) => {}
                (_, Some(Token::Closed)) => return None,
                (Token::Time(_), _) => {}
                _ => return None,
            },
            Token::To | Token::Always => return None,
        }
        before = *token;
    }
    finish(&mut clause, &mut clauses);
    Some(clauses)
}

/// The days from one to another, and how many tokens that takes.
fn range(first: Days, rest: &[Token]) -> Option<(Days, usize)> {
    let [Token::To, Token::Days(last), ..] = *rest else { return Some((first, 0)) };
    Some((Days::range(first.single()?, last.single()?), 2))
}

fn finish(clause: &mut Clause, clauses: &mut Vec<Clause>) {
    if !clause.days.is_empty() || !clause.spans.is_empty() || clause.closed {
        clauses.push(std::mem::take(clause));
    }
}

/// Gives every statement its days, and takes from those before what it says anew; `None` if nobody knows which of two
/// holds.
fn settle(clauses: &mut [Clause]) -> Option<()> {
    for index in 0..clauses.len() {
        let (before, rest) = clauses.split_at_mut(index);
        let clause = &mut rest[0];
        if clause.days.is_empty() {
            // Only a statement that stands alone is about every day.
            if clause.closed || index != 0 {
                return None;
            }
            clause.days = Days::WEEK;
        }
        // `lunedì 9-12; lunedì 14-17`: in words nobody knows whether the second is instead or besides.
        let overlaps = before.iter().any(|it| it.days.meets(clause.days) && !it.closed);
        if overlaps && !clause.closed && !clause.replaces && !follow(before, clause) {
            return None;
        }
        if clause.closed || clause.replaces {
            before.iter_mut().for_each(|it| it.days = it.days.without(clause.days));
        }
        if clause.spans.is_empty() && !clause.closed {
            return None;
        }
    }
    Some(())
}

/// Whether new spans come after those said before for the same days: the afternoon after the morning.
fn follow(before: &[Clause], clause: &Clause) -> bool {
    let mut closes = 0;
    for it in before {
        if !it.days.meets(clause.days) || it.closed {
            continue;
        }
        if it.days != clause.days {
            return false;
        }
        it.spans.iter().for_each(|it| closes = closes.max(it.closes()));
    }
    clause.spans.iter().all(|it| closes <= it.opens())
}

#[cfg(test)]
mod tests;
