//! What people see. No network, no clock of its own.

use std::rc::Rc;

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::button::{button, yes_or_no};
use cw_kit::ui::status::status;
use cw_kit::ui::tag::{Tag, Value};
use cw_model::chart::plot::Kind;
use yew::{Callback, Html, MouseEvent};

use crate::app::{KpiChart, Told, tells};
use crate::messages::{Message, text};
use crate::state::{Action, View};

mod cursor;
mod files;
mod foot;
mod key;
mod legend;
mod notices;
mod stage;
mod table;
mod tile;
mod toolbar;

impl KpiChart {
    /// A sentence in the reader's language.
    pub(crate) fn say(&self, message: Message) -> &'static str {
        text(message, self.numbers.language())
    }

    /// "Tabella – Giorni per rispondere": of which chart, where a page has several.
    fn titled(&self, message: Message) -> String {
        [self.say(message), &self.of_title()].concat()
    }

    /// " – Giorni per rispondere", unseen behind the names of buttons: lists of them say nothing else.
    fn of_title(&self) -> String {
        self.heading().map_or(String::new(), |it| [" – ", &it].concat())
    }

    /// Behind a value that may still change.
    fn mark(&self, provisional: bool) -> String {
        match provisional {
            true => [" (", self.say(Message::Provisional), ")"].concat(),
            false => String::new(),
        }
    }

    /// The title: the page's, else that of the data.
    pub(crate) fn heading(&self) -> Option<String> {
        self.wish.heading.clone().or_else(|| self.meta(|it| it.meta.title.as_ref()))
    }
}

/// Does something on a click.
fn does(page: &Page<KpiChart>, action: Action) -> Callback<MouseEvent> {
    tells(page, Told::Action(action))
}

/// The whole.
pub fn chart(chart: &KpiChart, page: &Page<KpiChart>) -> Html {
    let heading = chart.heading();
    let label: Value = match &heading {
        Some(heading) => heading.into(),
        None => chart.say(Message::Chart).into(),
    };
    let is_tile = chart.plot.as_ref().is_some_and(|it| it.kind == Kind::Tile);
    let is_bare = chart.plot.is_none() && !chart.layers.are_loading();
    let class = match (is_tile, is_bare) {
        (true, _) => "chart tile",
        (_, true) => "chart bare",
        _ => "chart",
    };
    let body = match (&chart.plot, chart.view) {
        (None, _) => None,
        (Some(plot), View::Table) => Some(table::table(chart, page, plot)),
        (Some(plot), View::Chart) if chart.printing => Some(
            tag!("div").with(stage::stage(chart, page, plot)).with(table::table(chart, page, plot)),
        ),
        (Some(plot), View::Chart) => Some(stage::stage(chart, page, plot)),
    };
    tag!("section", "part": "chart", "aria-label": label, "class": class)
        .with(toolbar::toolbar(chart, page, heading))
        .with(status(&chart.said))
        .with(notices::notices(chart, page))
        .with(tile::tile(chart))
        .with(sentence(chart))
        .with(legend::legend(chart, page))
        .with(body)
        .with(foot::foot(chart, page))
        .into()
}

/// The summary, where there is one.
fn sentence(chart: &KpiChart) -> Option<Tag> {
    let is_said = !chart.summary.is_empty() && chart.plot.is_some();
    let line =
        || tag!("p", "class": "summary", "part": "summary", "tabindex": "-1").with(&chart.summary);
    is_said.then(line)
}

/// One message for each time it is told.
fn told(told: Told) -> Rc<Told> {
    Rc::new(told)
}
