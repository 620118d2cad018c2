//! What went wrong, what is missing, how old the data are.

use cw_format::Problem;
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::alert::alert;
use cw_kit::ui::tag::Tag;
use cw_model::chart::choose::Refusal;
use cw_model::scan::cut;

use crate::app::{KpiChart, Told, tells};
use crate::messages::{
    self, Message, aggregated, averaged, bad_wish, broken, doubles, incomplete, join, left_out,
    listed, unused, updated, without_position, without_series,
};

/// Notices above the chart. Without any data, the page's own fallback is shown too.
pub fn notices(chart: &KpiChart, page: &Page<KpiChart>) -> Tag {
    let language = chart.numbers.language();
    let several = 1 < chart.layers.len();
    let mut notices = tag!("div", "class": "notices");
    let mut failed = 0;
    for (index, layer) in chart.layers.iter().enumerate() {
        let Some(failure) = layer.failure() else { continue };
        failed += 1;
        let title = chart.sources[index].title.as_str();
        let (name, colon) = if several { (title, ": ") } else { ("", "") };
        let reason = join(&[name, colon, failure.message(language), &chart.since(index)]);
        let on_retry = tells(page, Told::Retry(Some(index)));
        let heading = chart.heading().unwrap_or_default();
        let of = if several { title } else { &heading };
        notices.add(alert(language, of, reason, failure.words(), on_retry));
    }
    if let Some(refusal) = &chart.refusal {
        let words = refused(chart, refusal);
        notices.add(tag!("p", "role": "alert", "class": "notice", "part": "notice").with(words));
    }
    if chart.plot.is_none() && (failed == chart.layers.len() || chart.refusal.is_some()) {
        notices.add(tag!("slot"));
    }
    if chart.plot.is_none() && chart.slow {
        notices.add(tag!("p", "class": "notice").with(chart.say(Message::Loading)));
    }
    for sentence in shortcomings(chart) {
        notices.add(tag!("p", "class": "notice", "part": "notice").with(sentence));
    }
    notices
}

fn refused(chart: &KpiChart, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty if !chart.wish.ask.filter.is_empty() => {
            chart.say(Message::NothingPasses).to_owned()
        }
        _ => messages::refused(refusal, chart.numbers.language()),
    }
}

/// What is missing from what is shown, or was chosen for the reader.
fn shortcomings(chart: &KpiChart) -> Vec<String> {
    let language = chart.numbers.language();
    let mut sentences = Vec::new();
    for list in [&chart.wish.refused, &chart.lost] {
        for it in list {
            sentences.push(bad_wish(it, language));
        }
    }
    if chart.layers.iter().any(|it| it.truncated) {
        sentences.push(chart.say(Message::Truncated).to_owned());
    }
    let (mut gone, mut short) = (0, 0);
    let (mut gone_rows, mut short_rows): (Vec<&str>, Vec<&str>) = Default::default();
    for layer in chart.layers.iter() {
        for page in &layer.pages {
            gone += page.problems.left_out;
            short += page.problems.incomplete;
            for Problem { record, incomplete, .. } in &page.problems.examples {
                let rows = if *incomplete { &mut short_rows } else { &mut gone_rows };
                // "line 4, Museo": the sentence says of what the number is.
                rows.push(cut(record, b' ').map_or(record.as_str(), |it| it.1));
            }
        }
    }
    if 0 < gone {
        sentences.push(broken(gone, &gone_rows, language));
    }
    if 0 < short {
        sentences.push(incomplete(short, &short_rows, language));
    }
    if let Some(plot) = &chart.plot {
        if 0 < plot.without_position {
            sentences.push(without_position(plot.without_position, &plot.x_name, language));
        }
        if 0 < plot.doubles {
            sentences.push(doubles(plot.doubles, language));
        }
        if 0 < plot.without_series {
            sentences.push(without_series(plot.without_series, language));
        }
        for (on, message) in
            [(0 < plot.totals, Message::Totals), (plot.of_period.is_some(), Message::OfPeriod)]
        {
            if on {
                sentences.push(chart.say(message).to_owned());
            }
        }
        if let (Some((grain, at)), Some(words)) = (plot.of_period, &chart.words) {
            let period = words.moment_of(grain, at);
            if let Some(last) = sentences.last_mut() {
                last.push_str(&[" ", &period, "."].concat());
            }
        }
        if !plot.unused.is_empty() {
            sentences.push(unused(&listed(&plot.unused, ", "), language));
        }
        if 0 < plot.left_out {
            sentences.push(left_out(plot.left_out, language));
        }
        if let Some(how) = plot.how {
            sentences.push(aggregated(how, language).to_owned());
        }
        if !plot.means.is_empty() {
            sentences.push(averaged(&listed(&plot.means, ", "), language));
        }
    }
    sentences
}

impl KpiChart {
    /// How old the data are that stay on the page.
    fn since(&self, layer: usize) -> String {
        let Some(time) = self.layers[layer].updated else { return String::new() };
        let words = self.numbers.words();
        let (date, time) = (words.long_date(time.in_rome().date), words.time(time));
        updated(&date, &time, self.numbers.language())
    }
}
