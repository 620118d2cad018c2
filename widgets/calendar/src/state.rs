//! What the visitor has done so far. Pure: every rule here is tested without a browser.

use std::rc::Rc;

use cw_model::event::Event;
use cw_model::time::Date;

/// How the events of a month are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A grid of weeks.
    Month,
    /// A list by day.
    List,
}

/// What stands open above the calendar.
#[derive(Debug, PartialEq)]
pub enum Open {
    /// All events of a day.
    Day(Date),
    /// One event.
    Event(Rc<Event>),
}

/// Where the focus goes once what was asked for stands on the page: the control that had it may be gone.
#[derive(Clone, Debug, PartialEq)]
pub enum Aim {
    /// The cell of a day.
    Day(Date),
    /// A row of the list, counted from the first.
    Row(usize),
    /// The name of the first day in the list.
    FirstDay,
    /// The name of the month.
    Month,
    /// The check box of a layer, counted from the first.
    Layer(usize),
    /// A button that asks again, counted from the first.
    Retry(usize),
    /// The title of the dialog.
    Title,
    /// The row of an event in the dialog of a day.
    Event(Date, Rc<Event>),
}

/// The visitor's place in the calendar.
#[derive(Debug)]
pub struct State {
    /// First day of the month shown.
    pub month: Date,
    /// The day that holds the grid's one tab stop.
    pub day: Date,
    /// Where the focus goes next.
    pub aim: Option<Aim>,
    /// The view chosen by hand; before that, the width decides.
    pub view: Option<View>,
    /// Text looked for.
    pub query: String,
    /// How many events the list shows.
    pub shown: usize,
    /// Whether the list begins with the month, whatever day was asked for.
    pub earlier: bool,
    /// The day the visitor asked for: the list begins with it.
    pub asked: Option<Date>,
    /// The file of the event on top was handed out.
    pub saved: bool,
    /// What is open; the last one is on top.
    pub open: Vec<Open>,
}

/// What the visitor may do.
#[derive(Clone)]
pub enum Action {
    /// Show a day.
    Go(Date),
    /// Show a day, and move the focus there.
    Jump(Date),
    /// The file of an event was handed out.
    Saved,
    /// Show the month so many months away.
    Turn(i32),
    /// Move the tab stop, by key.
    Move(Date),
    /// Choose a view.
    View(View),
    /// Look for text.
    Search(String),
    /// Show more of the list.
    More,
    /// Show the days before today.
    Earlier,
    /// Open a day.
    OpenDay(Date),
    /// Open an event.
    OpenEvent(Rc<Event>),
    /// Close what is on top.
    Back,
    /// Close everything.
    Close,
}

/// How many more events one press of the button shows.
pub const PAGE: usize = 25;

impl State {
    /// A calendar open at `day`.
    pub fn at(day: Date) -> Self {
        State {
            month: day.first_of_month(),
            day,
            aim: None,
            view: None,
            query: String::new(),
            shown: PAGE,
            earlier: false,
            asked: None,
            saved: false,
            open: Vec::new(),
        }
    }

    /// Does what the visitor did.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Go(day) | Action::Jump(day) => {
                self.aim = matches!(action, Action::Jump(_)).then_some(Aim::Day(day));
                self.show(day);
                self.earlier = false;
                self.asked = Some(day);
            }
            Action::Turn(months) => {
                self.show(self.day_of_month().add_months(months));
                self.asked = None;
            }
            Action::Move(day) => {
                self.show(day);
                self.asked = None;
                self.aim = Some(Aim::Day(day));
            }
            Action::Saved => self.saved = true,
            Action::View(view) => self.view = Some(view),
            Action::Search(query) => {
                self.query = query;
                self.asked = None;
                self.shown = PAGE;
            }
            Action::More => {
                self.aim = Some(Aim::Row(self.shown));
                self.shown += PAGE;
            }
            Action::Earlier => {
                self.aim = Some(Aim::FirstDay);
                self.earlier = true;
            }
            Action::OpenDay(day) => {
                self.day = day; // it may belong to a neighbouring month: the grid shows it, and stays
                self.open = vec![Open::Day(day)];
            }
            Action::OpenEvent(event) => {
                self.aim = (!self.open.is_empty()).then_some(Aim::Title);
                self.saved = false;
                self.open.push(Open::Event(event));
            }
            Action::Back => {
                let closed = self.open.pop();
                self.aim = match (closed, self.open.last()) {
                    (Some(Open::Event(event)), Some(Open::Day(day))) => {
                        Some(Aim::Event(*day, event))
                    }
                    _ => Some(Aim::Title),
                };
            }
            Action::Close => self.open.clear(),
        }
    }

    /// The day of the tab stop, or the first one when that belongs to a neighbouring month.
    fn day_of_month(&self) -> Date {
        if self.day.first_of_month() == self.month { self.day } else { self.month }
    }

    fn show(&mut self, day: Date) {
        if day.first_of_month() != self.month {
            self.shown = PAGE;
            self.earlier = false;
        }
        self.day = day;
        self.month = day.first_of_month();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn after(start: &str, actions: Vec<Action>) -> State {
        let mut state = State::at(date(start));
        actions.into_iter().for_each(|it| state.apply(it));
        state
    }

    #[test]
    fn turning_the_page_keeps_the_day_of_the_month_where_there_is_one() {
        let state = after("2026-01-31", vec![Action::Turn(1)]);
        assert_eq!((state.day, state.month), (date("2026-02-28"), date("2026-02-01")));
    }

    #[test]
    fn a_day_of_a_neighbouring_month_opens_without_turning_the_page() {
        let state = after("2026-06-10", vec![Action::OpenDay(date("2026-05-31")), Action::Close]);
        assert_eq!((state.month, state.day), (date("2026-06-01"), date("2026-05-31")));
        let state = after("2026-06-10", vec![Action::OpenDay(date("2026-05-31")), Action::Turn(1)]);
        assert_eq!(state.month, date("2026-07-01"));
    }

    #[test]
    fn a_key_that_leaves_the_month_turns_the_page_and_takes_the_focus_along() {
        let state = after("2026-06-30", vec![Action::Move(date("2026-07-01"))]);
        let july = date("2026-07-01");
        assert_eq!((state.month, state.aim), (july, Some(Aim::Day(july))));
    }

    #[test]
    fn an_event_opened_from_a_day_goes_back_to_the_day() {
        let day = date("2026-06-10");
        let event = Rc::new(Event {
            uid: "sagra".into(),
            summary: "Sagra".into(),
            when: cw_model::event::When::AllDay { first: day, last: day },
            details: Rc::default(),
        });
        let open = Action::OpenEvent(event.clone());
        let state = after("2026-06-10", vec![Action::OpenDay(day), open, Action::Back]);
        assert_eq!(state.open, [Open::Day(day)]);
        assert_eq!(state.aim, Some(Aim::Event(day, event)));
    }

    #[test]
    fn a_button_that_goes_away_hands_the_focus_to_what_it_brought() {
        assert_eq!(after("2026-06-10", vec![Action::Earlier]).aim, Some(Aim::FirstDay));
        assert_eq!(after("2026-06-10", vec![Action::More]).aim, Some(Aim::Row(PAGE)));
    }

    #[test]
    fn the_list_begins_with_the_day_asked_for_until_the_visitor_goes_on() {
        let day = date("2026-12-24");
        assert_eq!(after("2026-06-10", vec![Action::Go(day)]).asked, Some(day));
        assert_eq!(after("2026-06-10", vec![Action::Go(day), Action::Turn(1)]).asked, None);
        let jumped = after("2026-06-10", vec![Action::Jump(day)]);
        assert_eq!((jumped.asked, jumped.aim), (Some(day), Some(Aim::Day(day))));
    }

    #[test]
    fn a_new_month_starts_with_a_short_list() {
        let state = after("2026-06-10", vec![Action::More, Action::Earlier, Action::Turn(1)]);
        assert_eq!((state.shown, state.earlier), (PAGE, false));
    }
}
