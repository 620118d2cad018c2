//! The root: owns the state, loads the events, hands both to the views.

use std::rc::Rc;

use cw_format::address::Source;
use cw_kit::emit::{Field, Host};
use cw_kit::intl::{self, Words};
use cw_kit::load::{Failure, Load};
use cw_kit::ui::status::status;
use cw_kit::watch::{use_lasting, use_width};
use cw_model::event::Event;
use cw_model::search::Search;
use cw_model::text::Language;
use cw_model::time::Date;
use yew::prelude::*;

use crate::feed::{Plan, use_feed};
use crate::messages::{Message, text};
use crate::report::use_reports;
use crate::scene::Scene;
use crate::state::{Action, State, View};
use crate::view::list::list;
use crate::view::month::{month, use_focus};
use crate::view::notices::notices;
use crate::view::toolbar::toolbar;

/// Below this width, in CSS pixels of the container, a list reads better than a grid.
const NARROW: f64 = 560.0;
/// Milliseconds of waiting before the reader is told.
const PATIENCE: u32 = 300;
/// The last of the grid's cells, counted from the first.
const LAST_CELL: i32 = 41;

/// What the page says.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Where events go out.
    pub host: Host,
    /// Where the events come from; an error when the page's `src` and `type` do not say.
    pub source: Result<Source, Failure>,
    /// Narrows what a bare host is asked for.
    pub query: Option<AttrValue>,
    /// The view the page asks for.
    pub view: Option<View>,
    /// The day shown first.
    pub date: Date,
    /// A visible title.
    pub heading: Option<AttrValue>,
    /// Words and dates.
    pub language: Language,
    /// How often the page asked for fresh data.
    pub refresh: u32,
}

/// The calendar.
#[component]
pub fn App(props: &Props) -> Html {
    let state = use_reducer(|| State::at(props.date));
    let node = use_node_ref();
    let grid = use_node_ref();
    use_focus(&grid, state.day, state.moves);
    let width = use_width(&node);
    let words = (*use_memo(props.language, |it| Words::new(*it))).clone();
    let narrow = width.is_some_and(|it| it < NARROW);
    let by_width = if narrow { View::List } else { View::Month };
    let view = state.view.or(props.view).unwrap_or(by_width);

    let first = state.month.first_of_week();
    let feed = use_feed(plan(props), (first, first.add_days(LAST_CELL)));
    let catalog = feed.catalog.clone();
    let found = use_memo((catalog.timeline.clone(), state.query.clone()), |(timeline, query)| {
        timeline.filtered(&Search::new(query))
    });
    use_reports(&props.host, &props.source, &catalog, &state, view);
    let slow = use_lasting(catalog.load == Load::Loading, PATIENCE);

    let on_action = {
        let state = state.dispatcher();
        Callback::from(move |action| state.dispatch(action))
    };
    let scene = Scene {
        words,
        found: (*found).clone(),
        today: intl::today(),
        state: (*state).clone(),
        on_select: select(&props.host, &on_action),
        on_action,
    };
    let label = props.heading.clone().unwrap_or_else(|| text(Message::Calendar, props.language).into());
    html! {
        <section ref={node} part="calendar" aria-label={label} class={classes!("calendar", narrow.then_some("narrow"))}>
            { toolbar(&scene, props.heading.as_ref(), view) }
            { status(scene.status(&catalog, slow)) }
            { notices(&scene, &catalog, &feed.on_retry) }
            <div class={classes!("stage", slow.then_some("loading"))}>
                { if view == View::Month { month(&scene, &grid) } else { list(&scene, &catalog) } }
            </div>
            { scene.dialog() }
        </section>
    }
}

fn plan(props: &Props) -> Plan {
    let Props { source, query, language, refresh, .. } = props.clone();
    Plan { source, query, language, refresh }
}

/// Asks the page first: a listener may cancel, and show the event in its own way.
fn select(host: &Host, on_action: &Callback<Action>) -> Callback<Rc<Event>> {
    let (host, on_action) = (host.clone(), on_action.clone());
    Callback::from(move |event: Rc<Event>| {
        let url = event.details.url.as_deref().unwrap_or_default();
        if host.ask("cw-select", &[("uid", Field::Text(&event.uid)), ("url", Field::Text(url))]) {
            on_action.emit(Action::OpenEvent(event));
        }
    })
}
