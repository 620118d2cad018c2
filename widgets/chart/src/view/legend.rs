//! The series: each has its colour and form, and is switched on and off.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::tag::Tag;

use super::does;
use super::key::key;
use crate::app::KpiChart;
use crate::messages::Message;
use crate::state::{Action, View};

/// Native check boxes, where there are several series.
pub fn legend(chart: &KpiChart, page: &Page<KpiChart>) -> Option<Tag> {
    // The table holds all of them.
    let is_drawn = chart.view == View::Chart;
    let plot = chart.plot.as_ref().filter(|it| is_drawn && 1 < it.series.len())?;
    let shown = chart.shown();
    let name = chart.titled(Message::Series);
    let mut legend =
        tag!("div", "role": "group", "class": "legend", "part": "legend", "aria-label": name);
    for (index, series) in plot.series.iter().enumerate() {
        let toggle = does(page, Action::Series(series.name.clone()));
        let label = tag!("label", "class": "layer", "part": "layer")
            .with(tag!("input", "type": "checkbox").checked(shown[index]).on_click(toggle))
            .with(key(plot.kind, index))
            .with(&series.name);
        legend.add(label);
    }
    Some(legend)
}
