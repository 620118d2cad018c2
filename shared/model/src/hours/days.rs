//! Which days of the week a rule is about.

/// A set of weekdays, 0 for Monday to 6 for Sunday, and of holidays as an eighth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(u8);

const HOLIDAY: u32 = 7;

impl Days {
    /// Monday to Sunday, holidays not named.
    pub const WEEK: Days = Days(0x7f);
    /// Saturday and Sunday.
    pub const WEEKEND: Days = Days(0x60);
    /// Holidays only.
    pub const HOLIDAYS: Days = Days(1 << HOLIDAY);

    /// One day of the week; nothing for a number that is none.
    pub fn on(weekday: u32) -> Self {
        Days(if weekday < HOLIDAY { 1 << weekday } else { 0 })
    }

    /// From one weekday to another, both included: 4 to 0 is Friday to Monday.
    pub fn range(first: u32, last: u32) -> Self {
        let count = (last + HOLIDAY - first % HOLIDAY) % HOLIDAY;
        (0..=count).fold(Days::default(), |days, it| days.and(Days::on((first + it) % HOLIDAY)))
    }

    /// The days of both.
    pub fn and(self, other: Days) -> Self {
        Days(self.0 | other.0)
    }

    /// The days that are not among the others.
    pub fn without(self, other: Days) -> Self {
        Days(self.0 & !other.0)
    }

    /// Whether a day of one is a day of the other.
    pub fn meets(self, other: Days) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is no day at all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The weekday, if it is one and no more.
    pub fn single(self) -> Option<u32> {
        (0..HOLIDAY).find(|it| self == Days::on(*it))
    }

    /// Whether the weekday is one of them.
    pub fn contains(self, weekday: u32) -> bool {
        self.0 & Days::on(weekday).0 != 0
    }

    /// Whether holidays are named.
    pub fn names_holidays(self) -> bool {
        self.0 & Days::HOLIDAYS.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(days: Days, expected: &[u32]) {
        let found: Vec<u32> = (0..9).filter(|it| days.contains(*it)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_range_may_run_over_the_end_of_the_week() {
        check(Days::range(0, 4), &[0, 1, 2, 3, 4]);
        check(Days::range(4, 0), &[0, 4, 5, 6]);
        check(Days::range(2, 2), &[2]);
        check(Days::WEEKEND, &[5, 6]);
        check(Days::range(0, 6), &[0, 1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn days_are_a_set() {
        let (weekend, work) = (Days::range(5, 6), Days::range(0, 4));
        check(Days::WEEK.without(weekend), &[0, 1, 2, 3, 4]);
        assert!(weekend.meets(Days::on(6)) && !weekend.meets(work));
        assert!(weekend.without(Days::WEEK).is_empty() && !weekend.is_empty());
        assert_eq!((Days::on(3).single(), weekend.single()), (Some(3), None));
        assert_eq!((Days::HOLIDAYS.single(), Days::default().single()), (None, None));
    }

    #[test]
    fn a_holiday_is_a_day_of_its_own() {
        let days = Days::on(6).and(Days::HOLIDAYS);
        check(days, &[6]);
        assert!(days.names_holidays() && !Days::WEEK.names_holidays());
        check(Days::on(7), &[]);
    }
}
