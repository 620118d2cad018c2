//! What holds for any hours: a state that is announced comes, and nothing comes before it.

use proptest::prelude::*;

use super::*;

fn any_hours() -> impl Strategy<Value = Hours> {
    let spans = || prop::collection::vec((0u32..1440, 1u32..1440), 0..3);
    let spans = move || {
        spans().prop_map(|all| {
            all.iter().filter_map(|it| Span::new(it.0, it.0 + it.1)).collect::<Vec<_>>()
        })
    };
    let rule = (0u32..8, 0u32..7, spans()).prop_map(|(first, last, spans)| Rule {
        days: if first == 7 { Days::HOLIDAYS } else { Days::range(first, last) },
        spans,
        note: None,
    });
    let limit = || prop::option::of((20_500i32..20_900).prop_map(Date::from_days));
    let rules = prop::collection::vec(rule, 0..4);
    let season = (limit(), limit(), rules, prop::bool::weighted(0.2)).prop_map(
        |(valid_from, valid_through, rules, doubtful)| Season {
            name: None,
            valid_from,
            valid_through,
            rules,
            doubtful,
        },
    );
    let exception =
        (20_500i32..20_900, 0i32..9, spans()).prop_map(|(first, more, spans)| Exception {
            first: Date::from_days(first),
            last: Date::from_days(first + more),
            spans,
            reason: None,
            again: [Again::Never, Again::Yearly, Again::WithEaster][first as usize % 3],
        });
    let holidays =
        prop_oneof![Just(Holidays::Unsaid), Just(Holidays::Closed), Just(Holidays::AsUsual)];
    let parts =
        (prop::collection::vec(season, 0..4), prop::collection::vec(exception, 0..4), holidays);
    parts.prop_map(|(seasons, exceptions, holidays)| Hours { seasons, exceptions, holidays })
}

proptest! {
    #[test]
    fn instants_of_a_day_are_those_of_the_clock(days in 20_000i32..21_500, opens in 0u32..1440, more in 1u32..1440) {
        let span = Span::new(opens, opens + more).expect("a span");
        let midnight = DateTime::midnight(Date::from_days(days));
        let clock = |minutes: u32| {
            midnight.from_utc().add_seconds(i64::from(minutes) * 60).in_utc().from_rome()
        };
        let instants = Civil::new(midnight.date, None).instants(span);
        prop_assert_eq!(instants, (clock(span.opens()), clock(span.closes())));
    }

    #[test]
    fn what_a_state_announces_happens_and_nothing_happens_before(
        hours in any_hours(), seconds in 1_771_200_000i64..1_805_760_000
    ) {
        let now = Timestamp(seconds);
        let open = |at: Timestamp| hours.is_open(&Now::new(at, VIGILIO));
        match hours.state(&Now::new(now, VIGILIO)) {
            State::Unknown => prop_assert_eq!(open(now), None),
            State::Open { until } => {
                prop_assert_eq!(open(now), Some(true));
                let Some(until) = until else { return Ok(()) };
                prop_assert_ne!(open(until), Some(true));
                let mut steps = (seconds..until.0).step_by(1799);
                prop_assert!(steps.all(|it| open(Timestamp(it)) == Some(true)));
            }
            State::Closed { opens } => {
                prop_assert_eq!(open(now), Some(false));
                let Some(opens) = opens else { return Ok(()) };
                prop_assert_eq!(open(opens), Some(true));
                let mut steps = (seconds..opens.0).step_by(1799).take(2000);
                prop_assert!(steps.all(|it| open(Timestamp(it)) == Some(false)));
            }
        }
    }
}
