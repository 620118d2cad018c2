//! Title and view: everything above the drawing.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::tag::Tag;

use super::{does, yes_or_no};
use cw_model::chart::plot::Kind;

use crate::app::KpiChart;
use crate::messages::Message;
use crate::state::{Action, View};

/// Strokes on a 24 by 24 grid, beside the names of the views.
const CHART: &str = "M4 4v16h16M8 15l4-5 3 3 5-7";
const TABLE: &str = "M4 5h16v14H4zM4 10h16M10 5v14";

/// The toolbar.
pub fn toolbar(chart: &KpiChart, page: &Page<KpiChart>, heading: Option<String>) -> Tag {
    let level = page.heading(0);
    let title = heading.map(|it| tag!(level, "class": "heading", "part": "heading").with(it));
    // A tile is small: its other view is offered below.
    let views = chart.plot.as_ref().filter(|it| it.kind != Kind::Tile).map(|_| views(chart, page));
    tag!("header", "class": "toolbar", "part": "toolbar").with(title).with(views)
}

/// The buttons of the views.
pub fn views(chart: &KpiChart, page: &Page<KpiChart>) -> Tag {
    let view = |view: View, label: Message, part: &'static str, path: &'static str| {
        let pressed = yes_or_no(chart.view == view);
        let icon = tag!("svg", "class": "icon", "viewBox": "0 0 24 24", "aria-hidden": "true")
            .with(tag!("path", "d": path));
        tag!("button", "class": "button", "part": part, "aria-pressed": pressed)
            .on_click(does(page, Action::View(view)))
            .with(icon)
            .with(chart.say(label))
            .unseen(chart.of_title())
    };
    tag!("div", "role": "group", "class": "switch", "aria-label": chart.say(Message::View))
        .with(view(View::Chart, Message::Chart, "button view-chart", CHART))
        .with(view(View::Table, Message::Table, "button view-table", TABLE))
}
