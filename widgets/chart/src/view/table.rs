//! The table: every value of the chart, in the words of the reader; sorted by any column.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::{Tag, Value};
use cw_model::chart::plot::{Plot, Series};

use super::{button, does};
use crate::app::KpiChart;
use crate::messages::{Message, caption, page_of, sort_by};
use crate::state::{Action, NAMES, PAGE, PRINTED, Sort};
use crate::words::Words;

impl KpiChart {
    /// How many rows the table has.
    pub(crate) fn rows(&self, plot: &Plot) -> usize {
        plot.axis.len() - plot.absent.len()
    }
}

/// The table, a page of it.
pub fn table(chart: &KpiChart, page: &Page<KpiChart>, plot: &Plot) -> Tag {
    let Some(words) = &chart.words else { return tag!("div") };
    let all = chart.rows(plot);
    let (first, most) = if chart.printing { (0, PRINTED) } else { (chart.state.first, PAGE) };
    let last = all.min(first + most);
    let mut head = tag!("tr");
    let names = plot.names.as_ref();
    if let Some(names) = names {
        head.add(column(chart, page, (NAMES, ""), &names.column));
    }
    head.add(column(chart, page, (0, if names.is_some() { "number" } else { "" }), &plot.x_name));
    for (index, series) in plot.series.iter().enumerate() {
        head.add(column(chart, page, (index + 1, "number"), &words.head(&series.name)));
    }
    let mut body = tag!("tbody");
    for row in first..last {
        let at = chart.order.get(row).map_or(row, |it| *it as usize);
        body.add(line(chart, words, plot, at, row == first));
    }
    let heading = chart.heading().unwrap_or_default();
    let label = caption(&heading, chart.numbers.language());
    let table = tag!("table", "part": "table")
        .with(tag!("caption", "class": "hidden").with(&label))
        .with(tag!("thead").with(head))
        .with(body);
    // What scrolls by itself is reached by key, too (WCAG 2.1.1).
    let scroll =
        tag!("div", "class": "scroll", "role": "region", "tabindex": "0", "aria-label": label)
            .with(table);
    let pager = (last - first < all).then(|| pager(chart, page, (first, last, all)));
    tag!("div", "class": "tabled").with(scroll).with(pager).with(provisional(chart, plot))
}

/// The head of a column: 0 is that of the positions, then come the series, and last the names of points.
fn column(
    chart: &KpiChart,
    page: &Page<KpiChart>,
    (column, class): (usize, &'static str),
    name: &String,
) -> Tag {
    let sorted = chart.state.sort.filter(|it| it.column == column);
    let (order, mark): (Option<&'static str>, &'static str) = match sorted {
        Some(Sort { descending: true, .. }) => (Some("descending"), "▼"),
        Some(_) => (Some("ascending"), "▲"),
        None => (None, ""),
    };
    let title = sort_by(name, chart.numbers.language());
    let button = tag!("button", "class": "sort", "part": "button sort", "title": title)
        .on_click(does(page, Action::Sort(column)))
        .with(name)
        .with(tag!("span", "class": "order", "aria-hidden": "true").with(mark));
    let order: Value = order.into();
    tag!("th", "scope": "col", "class": class, "aria-sort": order).with(button)
}

fn line(chart: &KpiChart, words: &Words, plot: &Plot, at: usize, is_first: bool) -> Tag {
    let focusable: Option<&'static str> = is_first.then_some("-1");
    let head = tag!("th", "scope": "row", "tabindex": focusable);
    let place = words.row(plot, at);
    let mut row = tag!("tr");
    match &plot.names {
        Some(names) => {
            row.add(head.with(&names.texts[at]));
            row.add(tag!("td", "class": "number").with(place));
        }
        None => row.add(head.with(place)),
    }
    for series in &plot.series {
        row.add(cell(chart, words, series, at));
    }
    row
}

fn cell(chart: &KpiChart, words: &Words, series: &Series, at: usize) -> Tag {
    let cell = tag!("td", "class": "number");
    match series.value(at) {
        Some(value) => {
            let cell = cell.with(words.cell(value));
            match series.is_provisional(at) {
                true => cell
                    .with(tag!("span", "aria-hidden": "true").with(" (p)"))
                    .unseen(chart.say(Message::Provisional)),
                false => cell,
            }
        }
        None => cell
            .with(tag!("span", "aria-hidden": "true").with("–"))
            .unseen(chart.say(Message::NoValue)),
    }
}

/// What the star means, where there is one.
fn provisional(chart: &KpiChart, plot: &Plot) -> Option<Tag> {
    let is_there = plot.series.iter().any(|it| !it.provisional.is_empty());
    is_there.then(|| tag!("p", "class": "small").with(chart.say(Message::ProvisionalMark)))
}

fn pager(
    chart: &KpiChart,
    page: &Page<KpiChart>,
    (first, last, all): (usize, usize, usize),
) -> Tag {
    let turn = |part: &'static str, glyph: Glyph, label: Message, to: Option<usize>| {
        let button = button(part, glyph, chart.say(label));
        to.map(|it| button.on_click(does(page, Action::Page(it))))
    };
    let before = first.checked_sub(PAGE).or((0 < first).then_some(0));
    let after = (last < all).then_some(last);
    let words = page_of(first + 1, last, all, chart.numbers.language());
    tag!("nav", "class": "pager", "aria-label": chart.titled(Message::Pages))
        .with(turn("button previous", Glyph::PREVIOUS, Message::Previous, before))
        .with(tag!("p").with(words))
        .with(turn("button next", Glyph::NEXT, Message::Next, after))
}
