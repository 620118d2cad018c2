//! One number, large: its unit, how it changed, and whether it is where it should be.

use cw_kit::tag;
use cw_kit::ui::tag::Tag;
use cw_model::chart::plot::Kind;

use crate::app::KpiChart;
use crate::messages::join;
use crate::summary::{target_line, trend};

/// The number of a tile; nothing for other charts.
pub fn tile(chart: &KpiChart) -> Option<Tag> {
    let plot = chart.plot.as_ref().filter(|it| it.kind == Kind::Tile)?;
    let words = chart.words.as_ref()?;
    let shown = chart.shown();
    let speaks = |it: &usize| shown[*it] && plot.series[*it].values.iter().any(|it| it.is_finite());
    let series = &plot.series[(0..shown.len()).find(speaks)?];
    let index = (0..plot.axis.len()).rev().find(|it| series.value(*it).is_some())?;
    // Which of several series it is, nobody could tell.
    let (name, comma) = if 1 < plot.series.len() { (&*series.name, ", ") } else { ("", "") };
    let value = words.value(series.value(index)?);
    let when = join(&[name, comma, &words.position(plot, index)]);
    let note = chart.mark(series.is_provisional(index));
    let number = tag!("p", "class": "number", "part": "tile-value")
        .with(tag!("strong").with(value))
        .with(" ")
        .with(tag!("span").with(join(&[&when, &note])));
    let line = |it: String| tag!("p", "class": "trend").with(it);
    let goal = chart.goal();
    let target = goal.map(|it| target_line(plot, &shown, it, &chart.wish.target_name, words));
    Some(
        tag!("div", "class": "figure")
            .with(number)
            .with(trend(plot, &shown, words).map(line))
            .with(target.map(line)),
    )
}
