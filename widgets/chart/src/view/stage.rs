//! The drawing, and what lies upon it: the value in focus, the part that is drawn out, the buttons for parts.

use std::rc::Rc;

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::{Held, Tag};
use cw_model::chart::plot::{Kind, Plot};
use cw_model::number::{digits, whole};
use web_sys::{Element, HtmlInputElement};
use yew::html::{oninput, onkeydown, onpointerdown, onpointermove, onpointerup};
use yew::{Callback, InputEvent, KeyboardEvent, PointerEvent, TargetCast};

use super::key::key;
use super::{cursor, told};
use crate::app::{Act, Hand, KpiChart, Panel, Told, Zoom, hears, indices, tells};
use crate::messages::{Message, append, join, share_of_total, spoken};
use crate::scene::reach;
use crate::summary::{is_whole, sum};

/// The stage, with one drawing or several.
pub fn stage(chart: &KpiChart, page: &Page<KpiChart>, plot: &Rc<Plot>) -> Tag {
    let class = if chart.has_panels() { "stage panels" } else { "stage" };
    let mut stage = tag!("div", "class": class, "part": "stage").node(&chart.stage);
    stage.add(above(chart, plot).map(name));
    stage.add(values(chart, page, plot));
    for (index, panel) in chart.panels.iter().enumerate() {
        stage.add(drawing(chart, page, (index, panel), plot));
    }
    if chart.panels.is_empty() || !chart.shown().contains(&true) {
        stage.add(tag!("p", "class": "notice").with(chart.say(Message::NothingLeft)));
    }
    let is_cloud = plot.kind == Kind::Scatter;
    stage.add(is_cloud.then(|| name(plot.x_name.clone())));
    let zoom = chart.is_zoomable().then(|| zoom(chart, page));
    tag!("div", "class": "staged").with(stage).with(zoom)
}

/// The name of an axis.
fn name(words: String) -> Tag {
    tag!("p", "class": "axis-name", "aria-hidden": "true").with(words)
}

/// What the axis of values counts, where that does not stand at every value.
fn above(chart: &KpiChart, plot: &Plot) -> Option<String> {
    let unit = chart.words.as_ref()?.axis_unit();
    match (&plot.y_name, unit) {
        (Some(name), _) if plot.kind == Kind::Scatter => Some(chart.words.as_ref()?.head(name)),
        (_, unit) => unit.filter(|_| plot.kind != Kind::Tile).map(str::to_owned),
    }
}

/// What the keyboard moves through the values: the browser's own slider, whose value is read out in words.
fn values(chart: &KpiChart, page: &Page<KpiChart>, plot: &Plot) -> Tag {
    let window = chart.window();
    let at = chart.state.point.map_or(window.end.saturating_sub(1), |it| it.index);
    let on_input = hears(page, |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Told::Values(digits(&text).unwrap_or(0) as usize)
    });
    let number = |it: usize| whole(it as i64);
    let input = tag!(
        "input", "type": "range", "class": "values", "part": "values", "step": "1", "aria-describedby": "keys",
        "min": number(window.start), "max": number(window.end.saturating_sub(1)),
        "aria-label": chart.titled(Message::Values), "aria-valuetext": read_out(chart, plot, at), "value": Held(number(at)),
    );
    let input = input
        .listen(Rc::new(oninput::Wrapper::new(on_input)))
        .listen(Rc::new(onkeydown::Wrapper::new(keys(chart, page, plot))));
    tag!("div", "class": "keys")
        .with(input)
        .with(tag!("p", "id": "keys", "class": "hint").with(hint(chart, plot)))
}

/// How to go on, as far as it goes here.
fn hint(chart: &KpiChart, plot: &Plot) -> String {
    let ways = [
        (true, Message::HintKeys),
        (has_other_series(plot), Message::HintSeries),
        (chart.is_zoomable(), Message::HintZoom),
    ];
    let mut hint = String::new();
    for (_, message) in ways.into_iter().filter(|(is_there, _)| *is_there) {
        hint.push_str(chart.say(message));
    }
    hint
}

/// Whether a position has values of several series; those of a cloud have one each.
fn has_other_series(plot: &Plot) -> bool {
    1 < plot.series.len() && plot.kind != Kind::Scatter
}

fn keys(chart: &KpiChart, page: &Page<KpiChart>, plot: &Plot) -> Callback<KeyboardEvent> {
    let sender = page.sender();
    let several = has_other_series(plot);
    let zooms = chart.is_zoomable();
    let points = chart.state.point.is_some() && !chart.state.hushed;
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let heard = match event.key().as_str() {
            "ArrowUp" if several => Told::Other(true),
            "ArrowDown" if several => Told::Other(false),
            "+" if zooms => Told::Zoom(Zoom::In),
            "-" if zooms => Told::Zoom(Zoom::Out),
            "Enter" => Told::Choose,
            "Escape" if points => Told::Away,
            _ => return,
        };
        event.prevent_default();
        sender.emit(told(heard));
    })
}

/// "Ala, 2024, 12 giorni": what is heard of a position.
fn read_out(chart: &KpiChart, plot: &Plot, at: usize) -> String {
    let shown = chart.shown();
    let Some(rank) = chart.series_at(at) else {
        return chart.say(Message::NothingLeft).to_owned();
    };
    let (Some(words), Some(series)) = (&chart.words, plot.series.get(rank)) else {
        return String::new();
    };
    let value = chart.value_of(plot, &shown, rank, at);
    // A point of a cloud that has no value is of no series we know.
    let is_told = has_other_series(plot) || series.value(at).is_some();
    let name = if 1 < plot.series.len() && is_told { series.name.as_str() } else { "" };
    let provisional = if series.is_provisional(at) { chart.say(Message::Provisional) } else { "" };
    let met = chart.goal().filter(|_| !matches!(plot.kind, Kind::Stack | Kind::Share));
    let met = met.zip(series.value(at)).and_then(|(goal, value)| goal.is_met(value));
    let (target, met) = match met {
        None => ("", ""),
        Some(true) => (chart.say(Message::Target), chart.say(Message::Met)),
        Some(false) => (chart.say(Message::Target), chart.say(Message::NotMet)),
    };
    let goal = join(&[target, if met.is_empty() { "" } else { " " }, met]);
    let total = chart.total(plot, &shown, at).unwrap_or_default();
    let mut line = spoken(&[&words.position(plot, at), &value, name, provisional, &goal, &total]);
    for note in chart.guides.notes.iter().filter(|it| it.index == at) {
        append(&mut line, ", ", &note.name);
    }
    line
}

impl KpiChart {
    /// "Totale 520 kg": how high bars upon each other are, where all of them are known.
    fn total(&self, plot: &Plot, shown: &[bool], at: usize) -> Option<String> {
        let all = indices(shown);
        let total = sum(plot, &all, at);
        let is_known = 1 < all.len() && is_whole(plot, &all) && total.is_finite();
        let is_sum = plot.kind == Kind::Stack && is_known;
        let words = self.words.as_ref().filter(|_| is_sum)?;
        Some(join(&[self.say(Message::Total), " ", &words.value(total)]))
    }

    /// "180 kg"; where parts of a whole are drawn "180 kg, 34% del totale".
    fn value_of(&self, plot: &Plot, shown: &[bool], series: usize, at: usize) -> String {
        let Some((words, value)) = self.words.as_ref().zip(plot.series[series].value(at)) else {
            return self.say(Message::NoValue).to_owned();
        };
        let said = words.value(value);
        let part = reach(plot, shown, series, at).filter(|_| plot.kind == Kind::Share);
        let Some((from, to)) = part else { return said };
        join(&[&said, ", ", &share_of_total(&words.share(to - from), self.numbers.language())])
    }
}

fn drawing(
    chart: &KpiChart,
    page: &Page<KpiChart>,
    (index, panel): (usize, &Panel),
    plot: &Rc<Plot>,
) -> Tag {
    let hand = |act: Act| {
        let sender = page.sender();
        Callback::from(move |event: PointerEvent| {
            // A finger that slides scrolls the page: parts are drawn out by mouse or pen.
            if event.pointer_type() == "touch" && act != Act::Move && act != Act::Release {
                return;
            }
            // What is drawn out may end beyond the drawing.
            if let (Act::Press, Some(drawing)) = (act, event.target_dyn_into::<Element>()) {
                let _ = drawing.set_pointer_capture(event.pointer_id()); // fails for a pointer that is gone
            }
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            sender.emit(told(Told::Pointer(Hand { panel: index, x, y, act })));
        })
    };
    let mut holder = tag!("div", "class": "drawing", "part": "drawing")
        .node(&panel.node)
        .listen(Rc::new(onpointermove::Wrapper::new(hand(Act::Move))))
        .listen(Rc::new(onpointerdown::Wrapper::new(hand(Act::Press))))
        .listen(Rc::new(onpointerup::Wrapper::new(hand(Act::Release))));
    match &panel.nodes {
        Some(nodes) => holder.add(nodes.clone()),
        None => holder.add(tag!("canvas", "aria-hidden": "true")),
    }
    holder.add(cursor::cursor(chart, panel, plot));
    holder.add(tooltip(chart, panel, plot));
    let name = panel.series.and_then(|it| plot.series.get(it)).map(|it| &it.name);
    let level = page.heading(usize::from(chart.heading().is_some()));
    let title = name.map(|it| tag!(level, "class": "panel-title").with(it));
    tag!("div", "class": "panel", "part": "panel").with(title).with(holder)
}

/// The values at the position in focus. What is read out is said by the slider.
fn tooltip(chart: &KpiChart, panel: &Panel, plot: &Plot) -> Option<Tag> {
    let point = chart.state.point.filter(|_| !chart.state.hushed)?;
    let words = chart.words.as_ref()?;
    if panel.series.is_some_and(|it| it != point.series) || chart.state.brush.is_some() {
        return None;
    }
    let frame = &panel.drawing.frame;
    let shown = chart.shown_on(panel.series);
    let (x, y) = frame.point(plot, &shown, point.series, point.index).or_else(|| {
        let [left, top, right, _] = frame.inner;
        Some(((left + right) / 2.0, top))
    })?;
    let mut lines = tag!("ul");
    // Of a cloud, each position is of one series.
    let is_cloud = plot.kind == Kind::Scatter;
    let is_told = |it: usize| shown[it] && (!is_cloud || it == point.series);
    for (index, series) in plot.series.iter().enumerate().filter(|(it, _)| is_told(*it)) {
        let value = chart.value_of(plot, &shown, index, point.index);
        let note = chart.mark(series.is_provisional(point.index));
        let class = if index == point.series { "chosen" } else { "" };
        let mut line = tag!("li", "class": class);
        if 1 < plot.series.len() {
            line = line.with(key(plot.kind, index)).with(&series.name).with(" ");
        }
        lines.add(line.with(tag!("strong").with(join(&[&value, &note]))));
    }
    let total = chart.total(plot, &shown, point.index);
    lines.add(total.map(|it| tag!("li").with(it)));
    let title = tag!("p").with(words.position(plot, point.index));
    // Where it stands is written once it is on the page: a policy may forbid `style` attributes.
    let at = [&whole(x as i64), ",", &whole(y as i64)].concat();
    Some(
        tag!("div", "part": "tooltip", "aria-hidden": "true", "class": "tooltip", "data-at": at)
            .with(title)
            .with(lines),
    )
}

fn zoom(chart: &KpiChart, page: &Page<KpiChart>) -> Tag {
    let mut group =
        tag!("div", "role": "group", "class": "zoom", "aria-label": chart.titled(Message::Part));
    let is_part = chart.state.window.is_some();
    let (before, after) = chart.hidden();
    let parts = [
        (Zoom::Earlier, "button earlier", Message::Earlier, Glyph::PREVIOUS, is_part),
        (Zoom::Later, "button later", Message::Later, Glyph::NEXT, is_part),
        (Zoom::In, "button zoom-in", Message::ZoomIn, Glyph::PLUS, true),
        (Zoom::Out, "button zoom-out", Message::ZoomOut, Glyph::MINUS, is_part),
        (Zoom::All, "button zoom-all", Message::ZoomAll, Glyph::HOME, is_part),
    ];
    for (zoom, part, label, glyph, on) in parts {
        // At an end, the button stays where the focus is, and says that it leads nowhere.
        let is_end = match zoom {
            Zoom::Earlier => before == 0,
            Zoom::Later => after == 0,
            _ => false,
        };
        let label = chart.say(label);
        let off: Option<&'static str> = is_end.then_some("true");
        let it = tag!("button", "class": "button icon-only", "part": part, "title": label, "aria-disabled": off);
        let it = it.icon(glyph).unseen(label).on_click(tells(page, Told::Zoom(zoom)));
        group.add(on.then_some(it));
    }
    // For hands that hold a mouse.
    let brush = tag!("p", "class": "hint", "aria-hidden": "true");
    group.with(brush.with(chart.say(Message::HintBrush)))
}
