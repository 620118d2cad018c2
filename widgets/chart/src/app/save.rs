//! The chart as a file, and the table in order.

use cw_format::tables::write;
use cw_kit::{download, page::Page};
use cw_model::chart::plot::Axis;
use cw_model::number::whole;
use cw_model::order::{key_of, sorted};
use cw_model::place::by_name;

use super::panels::indices;
use super::{File, KpiChart, Told, hears};
use crate::messages::join;
use crate::sheet::caption::{Caption, captioned};
use crate::sheet::{canvas, file};

/// Pixels of a picture for each of CSS.
const RATIO: f64 = 2.0;

impl KpiChart {
    /// Hands out what is shown.
    pub(super) fn save(&self, page: &Page<Self>, kind: File) {
        let Some(plot) = &self.plot else { return };
        let heading = self.heading().unwrap_or_else(|| plot.x_name.clone());
        let name = |extension: &str| [&file_name(&heading), extension].concat();
        match kind {
            File::Csv => {
                let text = write::wide(plot, page.language);
                download::save(&name(".csv"), "text/csv;charset=utf-8", &text);
            }
            File::Tidy => {
                let text = write::tidy(plot);
                download::save(&name("-dati.csv"), "text/csv;charset=utf-8", &text);
            }
            File::Svg | File::Png => {
                let Some(drawing) = self.poster() else { return };
                let on_end = hears(page, Told::Saved);
                let caption = Caption {
                    title: heading.clone(),
                    summary: self.summary.clone(),
                    measures: self.measures_line().unwrap_or_default(),
                    notes: self.numbered_notes(),
                    source: self.source_line().unwrap_or_default(),
                    legend: self.legend(),
                };
                if kind == File::Svg {
                    let text = file::svg_file(&drawing.sheet, &caption);
                    download::save(&name(".svg"), "image/svg+xml", &text);
                } else if let Some(picture) =
                    canvas::picture(&captioned(&drawing.sheet, &caption), RATIO)
                {
                    download::save_picture(&name(".png"), &picture, on_end);
                } else {
                    on_end.emit(false);
                }
            }
        }
    }

    /// "1 – 2020: Chiusura"
    fn numbered_notes(&self) -> Vec<String> {
        let lines = self.note_lines().into_iter().enumerate();
        lines.map(|(rank, it)| join(&[&whole(rank as i64 + 1), " – ", &it])).collect()
    }

    /// Which series are drawn, and their names.
    fn legend(&self) -> Vec<(usize, String)> {
        let Some(plot) = self.plot.as_ref().filter(|it| 1 < it.series.len()) else {
            return Vec::new();
        };
        let shown = self.shown();
        let named = |it: usize| (it, plot.series[it].name.clone());
        indices(&shown).into_iter().map(named).collect()
    }

    /// Puts the rows of the table in the order that was asked for; what has no value comes last.
    pub(super) fn sort(&mut self) {
        self.order.clear();
        let Some(plot) = &self.plot else { return };
        let rows = plot.axis.len();
        let is_row = |it: &u32| plot.absent.binary_search(it).is_err();
        let Some(wanted) = self.state.sort else {
            for row in 0..if plot.absent.is_empty() { 0 } else { rows as u32 } {
                if is_row(&row) {
                    self.order.push(row);
                }
            }
            return;
        };
        let key = |value: Option<f64>| match value {
            Some(value) if wanted.descending => !key_of(value) - 1,
            Some(value) => key_of(value),
            None => u64::MAX,
        };
        let series = wanted.column.checked_sub(1).map(|it| plot.series.get(it));
        let words = match (series, &plot.axis, &plot.names) {
            (None, Axis::Categories(it), _) => ranks(it),
            (Some(None), _, Some(it)) => ranks(&it.texts),
            _ => Vec::new(),
        };
        let value = |it: usize| match series {
            _ if !words.is_empty() => Some(words[it]),
            Some(series) => series?.value(it),
            None => Some(plot.axis.at(it)),
        };
        let sorted = sorted(rows, &|it| key(value(it)));
        for (_, row) in sorted {
            if is_row(&row) {
                self.order.push(row);
            }
        }
    }
}

/// The rank of each name among all.
fn ranks(names: &[String]) -> Vec<f64> {
    let mut ranks = vec![0.0; names.len()];
    for (rank, at) in by_name(&mut names.iter().map(|it| &**it)).into_iter().enumerate() {
        ranks[at as usize] = rank as f64;
    }
    ranks
}

/// Letters, digits and hyphens. Tables of what is a letter cost kilobytes; what no file system takes is ASCII.
fn file_name(heading: &str) -> String {
    let mut name = String::new();
    for sign in heading.chars() {
        // Beyond ASCII, signs that are no letters stand in ranges of their own.
        let is_dressing = matches!(sign, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}');
        if sign.is_ascii_alphanumeric() || !sign.is_ascii() && !is_dressing {
            name.push(sign);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    if name.ends_with('-') {
        name.pop();
    }
    if name.is_empty() { "grafico".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_for_a_file() {
        for (heading, expected) in [
            ("Giorni per rispondere", "Giorni-per-rispondere"),
            ("Rifiuti (kg/abitante): 2024", "Rifiuti-kg-abitante-2024"),
            ("…", "grafico"),
            ("Rifiuti, però «à» 2024", "Rifiuti-però-à-2024"),
        ] {
            assert_eq!(file_name(heading), expected);
        }
    }
}
