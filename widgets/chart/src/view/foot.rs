//! Below the chart: notes, how to read it, whose data they are, what can be taken away.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::tag::Tag;
use cw_model::chart::plot::{Kind, Plot};
use cw_model::number::whole;
use cw_model::time::Date;

use super::files::files;
use super::toolbar::views;
use crate::app::KpiChart;
use crate::messages::{Message, append, join};
use crate::scene::MOST_LYING;
use crate::state::View;

/// The foot; nothing where nothing is shown.
pub fn foot(chart: &KpiChart, page: &Page<KpiChart>) -> Option<Tag> {
    let plot = chart.plot.as_ref()?;
    let how_to = chart.wish.how_to.as_ref().map(|words| {
        tag!("details", "class": "how-to", "part": "how-to")
            .with(tag!("summary").with(chart.say(Message::HowTo)).unseen(chart.of_title()))
            .with(tag!("p").with(words))
    });
    let views = (plot.kind == Kind::Tile).then(|| views(chart, page));
    let source = chart.source_line();
    let source = source.map(|it| tag!("p", "class": "small", "part": "source").with(it));
    Some(
        tag!("footer", "class": "foot")
            .with(guides(chart))
            .with(notes(chart))
            .with(chosen(chart, plot))
            .with(source)
            .with(tag!("div", "class": "more").with(views).with(how_to).with(files(chart, page))),
    )
}

/// The measures of the drawing, in words: who sees them finds them named, where there is room.
fn guides(chart: &KpiChart) -> Option<Tag> {
    let line = chart.measures_line()?;
    Some(tag!("p", "class": "small", "part": "measures").with(line))
}

/// The numbered words of the drawing.
fn notes(chart: &KpiChart) -> Option<Tag> {
    let is_shown = !chart.guides.notes.is_empty() && chart.view == View::Chart;
    let list = || {
        let mut list = tag!("ol", "class": "notes", "aria-label": chart.say(Message::Notes));
        for (index, words) in chart.note_lines().into_iter().enumerate() {
            let number = whole(index as i64 + 1);
            let line = tag!("li")
                .with(tag!("span", "class": "note-number", "aria-hidden": "true").with(number))
                .with(words);
            list.add(line);
        }
        list
    };
    is_shown.then(list)
}

/// That nobody said how to draw, and that not every value is a mark.
fn chosen(chart: &KpiChart, plot: &Plot) -> Option<Tag> {
    let mut line = String::new();
    let mut say = |message: Message| append(&mut line, " ", chart.say(message));
    if plot.chosen && chart.wish.ask.kind.is_none() {
        say(Message::Chosen);
    }
    if chart.panels.iter().any(|it| it.is_thinned) {
        say(Message::Thinned);
    }
    if chart.panels.iter().any(|it| it.drawing.frame.lying && MOST_LYING < chart.window().len()) {
        say(Message::FirstOnly);
    }
    let is_drawn = chart.view == View::Chart && plot.kind != Kind::Tile;
    if is_drawn && plot.series.iter().any(|it| !it.provisional.is_empty()) {
        say(Message::ProvisionalForm);
    }
    if chart.has_panels() && chart.view == View::Chart {
        say(Message::SameScale);
    }
    let is_said = !line.is_empty();
    is_said.then(|| tag!("p", "class": "small").with(line))
}

impl KpiChart {
    /// "Riferimenti: Obiettivo: 20 giorni · Buono: 0 – 20 giorni"
    pub(crate) fn measures_line(&self) -> Option<String> {
        let (words, guides) = (self.words.as_ref()?, &self.guides);
        let mut told = String::new();
        for it in guides.lines() {
            append(&mut told, " · ", &it.name);
        }
        for it in &guides.bands {
            let range = [&*it.name, ": ", &words.aim(it.from), " – ", &words.aim(it.to)];
            append(&mut told, " · ", &join(&range));
        }
        let is_said = !told.is_empty() && self.plot.as_ref()?.kind != Kind::Tile;
        is_said.then(|| join(&[self.say(Message::Measures), ": ", &told]))
    }

    /// "2020: Chiusura", in the order of the numbers of the drawing.
    pub(crate) fn note_lines(&self) -> Vec<String> {
        self.guides.notes.iter().map(|it| it.name.clone()).collect()
    }

    /// "Fonte: Comune di Ala. Licenza: CC BY 4.0. Dati aggiornati al 31 marzo 2026."
    pub(crate) fn source_line(&self) -> Option<String> {
        let mut line = String::new();
        let mut add = |label: Message, colon: &str, words: Option<String>| {
            if let Some(words) = words {
                append(&mut line, " · ", &join(&[self.say(label), colon, &words]));
            }
        };
        let wish = &self.wish;
        let origin = wish.origin.clone().or_else(|| self.meta(|it| it.meta.organisation.as_ref()));
        let licence = wish.licence.clone().or_else(|| self.meta(|it| it.meta.licence.as_ref()));
        let updated = wish.updated.or_else(|| {
            let text = self.meta(|it| it.meta.updated.as_ref())?;
            Date::parse(text.get(..10)?)
        });
        add(Message::Source, ": ", origin);
        add(Message::License, ": ", licence);
        add(Message::Updated, " ", updated.map(|it| self.numbers.words().long_date(it)));
        (!line.is_empty()).then_some(line)
    }
}
