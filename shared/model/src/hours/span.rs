//! One stretch of opening hours.

/// Minutes.
pub(super) const DAY: u32 = 24 * 60;

/// From one minute of a day to another, on that day or the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    // Invariant: opens < DAY, opens < closes <= 2 * DAY.
    opens: u32,
    closes: u32,
}

impl Span {
    /// The whole day.
    pub const DAY: Span = Span { opens: 0, closes: DAY };

    /// In minutes after midnight. What closes earlier than it opens closes on the next day; 23:59 means midnight.
    /// `None` for no length at all, as in `00:00-00:00`, and for what no clock shows.
    pub fn new(opens: u32, closes: u32) -> Option<Self> {
        let closes = match closes {
            closes if closes % DAY == DAY - 1 => closes + 1,
            closes if closes < opens => closes + DAY,
            closes => closes,
        };
        let real = opens < DAY && opens < closes && closes - opens <= DAY;
        real.then_some(Span { opens, closes })
    }

    /// Minutes after midnight.
    pub fn opens(self) -> u32 {
        self.opens
    }

    /// Minutes after the midnight before it opens: 26 × 60 for two at night.
    pub fn closes(self) -> u32 {
        self.closes
    }

    /// The clock when it opens and when it closes, both 0 to 1439.
    pub fn clock(self) -> (u32, u32) {
        (self.opens, self.closes % DAY)
    }

    /// Adds it to a list that is in order and without overlaps, and leaves it so.
    pub(super) fn join(self, spans: &mut Vec<Span>) {
        let (mut joined, mut at) = (self, 0);
        while let Some(span) = spans.get(at)
            && span.opens <= self.closes
        {
            if span.closes < self.opens {
                at += 1;
                continue;
            }
            joined.opens = joined.opens.min(span.opens);
            joined.closes = joined.closes.max(span.closes);
            spans.remove(at);
        }
        spans.insert(at, joined);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(opens: &str, closes: &str, expected: Option<(u32, u32)>) {
        let minutes = |text: &str| {
            let (hour, minute) = text.split_once(':').expect("a time");
            hour.parse::<u32>().expect("hours") * 60 + minute.parse::<u32>().expect("minutes")
        };
        let span = Span::new(minutes(opens), minutes(closes));
        assert_eq!(span.map(|it| (it.opens(), it.closes())), expected, "{opens}-{closes}");
    }

    #[test]
    fn what_closes_before_it_opens_closes_on_the_next_day() {
        check("09:00", "12:30", Some((540, 750)));
        check("22:00", "02:00", Some((1320, 1560)));
        check("22:00", "26:00", Some((1320, 1560)));
        check("22:00", "00:00", Some((1320, 1440)));
    }

    #[test]
    fn a_minute_before_midnight_means_midnight() {
        check("00:00", "23:59", Some((0, 1440)));
        check("20:00", "23:59", Some((1200, 1440)));
        assert_eq!(Span::new(0, 1440), Some(Span::DAY));
    }

    #[test]
    fn what_has_no_length_or_no_sense_is_no_span() {
        check("00:00", "00:00", None);
        check("09:00", "09:00", None);
        check("24:00", "26:00", None);
        check("08:00", "60:00", None);
        assert_eq!(Span::new(u32::MAX, u32::MAX), None);
    }

    proptest! {
        #[test]
        fn joined_spans_are_open_exactly_when_one_of_them_is(
            pairs in prop::collection::vec((0u32..1440, 1u32..1440), 0..12)
        ) {
            let spans: Vec<Span> = pairs.iter().filter_map(|it| Span::new(it.0, it.0 + it.1)).collect();
            let mut joined = Vec::new();
            spans.iter().for_each(|it| it.join(&mut joined));
            let open = |spans: &[Span], at| spans.iter().any(|it| it.opens <= at && at < it.closes);
            prop_assert!((0..2880).all(|it| open(&spans, it) == open(&joined, it)));
            prop_assert!(joined.windows(2).all(|it| it[0].closes < it[1].opens));
        }
    }
}
