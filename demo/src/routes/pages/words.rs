//! Dates in Italian words, for pages made without a browser.

use cw_model::time::{Date, DateTime, Timestamp};

use crate::event::Span;

const WEEKDAYS: [&str; 7] =
    ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"];
const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// `venerdì 20 novembre 2026, dalle 20:45 alle 22:50`.
pub fn span(Span { start, end }: Span) -> String {
    let (from, to) = (Timestamp(start).in_rome(), Timestamp(end).in_rome());
    let whole = from.seconds == 0 && to.hour() == 23 && to.minute() == 59;
    match (from.date == to.date, whole) {
        (true, true) => date(from.date),
        (true, false) => format!("{}, {} {}", date(from.date), at("dall", from), at("all", to)),
        (false, true) => format!("da {} a {}", date(from.date), date(to.date)),
        (false, false) if end - start < 86_400 => {
            format!("{}, {} {} del giorno dopo", date(from.date), at("dall", from), at("all", to))
        }
        (false, false) => {
            format!("da {}, {} a {}, {}", date(from.date), clock(from), date(to.date), clock(to))
        }
    }
}

fn date(date: Date) -> String {
    format!("{} {} {}", WEEKDAYS[date.weekday() as usize], day(date), date.year())
}

/// `1º agosto`.
pub fn day(date: Date) -> String {
    let day = if date.day() == 1 { "1º".to_owned() } else { date.day().to_string() };
    format!("{day} {}", MONTHS[date.month() as usize - 1])
}

/// `dall` and `20:45` are `dalle 20:45`; the hour of one is singular: `dall’1:30`.
fn at(preposition: &str, moment: DateTime) -> String {
    let ending = if moment.hour() == 1 { "’" } else { "e " };
    format!("{preposition}{ending}{}", clock(moment))
}

fn clock(moment: DateTime) -> String {
    format!("{}:{:02}", moment.hour(), moment.minute())
}

#[cfg(test)]
mod tests {
    use cw_model::time::parse_instant;

    use super::*;

    fn check(start: &str, end: &str, expected: &str) {
        let seconds = |it| parse_instant(it).expect("an instant").instant().0;
        assert_eq!(span(Span { start: seconds(start), end: seconds(end) }), expected);
    }

    #[test]
    fn dates_read_as_people_say_them() {
        check(
            "2026-11-20T20:45",
            "2026-11-20T22:50",
            "venerdì 20 novembre 2026, dalle 20:45 alle 22:50",
        );
        check("2026-08-01T00:00", "2026-08-01T23:59", "sabato 1º agosto 2026");
        check(
            "2026-08-14T00:00",
            "2026-08-17T23:59",
            "da venerdì 14 agosto 2026 a lunedì 17 agosto 2026",
        );
        check(
            "2026-12-31T21:00",
            "2027-01-01T02:00",
            "giovedì 31 dicembre 2026, dalle 21:00 alle 2:00 del giorno dopo",
        );
    }

    #[test]
    fn one_in_the_night_is_singular() {
        check(
            "2026-12-31T21:00",
            "2027-01-01T01:30",
            "giovedì 31 dicembre 2026, dalle 21:00 all’1:30 del giorno dopo",
        );
        check(
            "2027-01-01T01:00",
            "2027-01-01T11:00",
            "venerdì 1º gennaio 2027, dall’1:00 alle 11:00",
        );
    }
}
