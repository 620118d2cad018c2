//! What `datastore_search` can be asked: filters, words, order, columns, a page.

use cw_model::search::fold;
use serde_json::{Map, Value};

use super::{Cell, Field, Kind, Table, number};

/// Rows when nothing is said, and at most; more is cut without a word.
const LIMIT: (usize, usize) = (100, 32_000);

/// A question about one table.
pub struct Question {
    /// Columns, and the values one of which must stand there.
    filters: Vec<(usize, Vec<String>)>,
    /// Words that must stand somewhere, without accents.
    words: Vec<String>,
    /// Columns to sort by, and whether downwards.
    pub sort: Vec<(usize, bool)>,
    /// Columns wanted, in this order.
    pub columns: Vec<usize>,
    /// How many rows.
    pub limit: usize,
    /// After how many.
    pub offset: usize,
}

/// A parameter that makes no sense.
#[derive(Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The parameter.
    pub parameter: &'static str,
    /// What is wrong with it, as CKAN says it.
    pub message: String,
}

type Asked<T> = Result<T, Invalid>;

impl Question {
    /// Reads the parameters of an address; `parameter` finds them by name.
    pub fn read<'a>(
        table: &Table,
        parameter: impl Fn(&'static str) -> Option<&'a str>,
    ) -> Asked<Self> {
        let columns = match parameter("fields").filter(|it| !it.is_empty()) {
            Some(names) => names.split(',').map(|it| column(table, "fields", it)).collect(),
            None => Ok((0..table.fields.len()).collect()),
        };
        let limit = whole("limit", parameter("limit"))?.unwrap_or(LIMIT.0);
        Ok(Question {
            filters: filters(table, parameter("filters").unwrap_or_default())?,
            words: folded(parameter("q").unwrap_or_default()),
            sort: sort(table, parameter("sort").unwrap_or_default())?,
            columns: columns?,
            limit: limit.min(LIMIT.1),
            offset: whole("offset", parameter("offset"))?.unwrap_or(0),
        })
    }

    /// Whether a row fulfils all that is asked.
    pub fn accepts(&self, row: &[Cell], fields: &[Field]) -> bool {
        let is = |column: usize, wanted: &String| match (&row[column], fields[column].kind) {
            (None, _) => false,
            (Some(it), Kind::Integer | Kind::Numeric) => number(it) == number(wanted),
            (Some(it), Kind::Text | Kind::Timestamp) => it == wanted,
        };
        let filtered = |(column, wanted): &(usize, Vec<String>)| {
            wanted.iter().any(|wanted| is(*column, wanted))
        };
        let said = |word: &String| row.iter().flatten().any(|it| folded(it).contains(word));
        self.filters.iter().all(filtered) && self.words.iter().all(said)
    }
}

/// The words of `text`, without accents and capitals.
fn folded(text: &str) -> Vec<String> {
    let mut folded = String::new();
    fold(text, &mut folded);
    folded.split_whitespace().map(str::to_owned).collect()
}

/// `{"Comune":"Valdaria","Anno":[2024,2025]}`
fn filters(table: &Table, text: &str) -> Asked<Vec<(usize, Vec<String>)>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let Ok(filters) = serde_json::from_str::<Map<String, Value>>(text) else {
        return invalid("filters", "Cannot parse JSON".to_owned());
    };
    let each = |(name, wanted): (String, Value)| {
        let wanted = match wanted {
            Value::Array(all) => all.iter().map(plain).collect(),
            one => vec![plain(&one)],
        };
        Ok((column(table, "filters", &name)?, wanted))
    };
    filters.into_iter().map(each).collect()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// `Anno desc, Comune`
fn sort(table: &Table, text: &str) -> Asked<Vec<(usize, bool)>> {
    let each = |part: &str| match part.trim().rsplit_once(' ') {
        Some((name, "desc")) => Ok((column(table, "sort", name)?, true)),
        Some((name, "asc")) => Ok((column(table, "sort", name)?, false)),
        _ => Ok((column(table, "sort", part)?, false)),
    };
    text.split(',').filter(|it| !it.trim().is_empty()).map(each).collect()
}

/// A column may stand in quotes.
fn column(table: &Table, parameter: &'static str, name: &str) -> Asked<usize> {
    let name = name.trim().trim_matches('"');
    match table.position(name) {
        Some(column) => Ok(column),
        None => invalid(parameter, format!("field \"{name}\" not in table")),
    }
}

fn whole(parameter: &'static str, text: Option<&str>) -> Asked<Option<usize>> {
    match text.map(str::parse::<usize>).transpose() {
        Ok(number) => Ok(number),
        Err(_) => invalid(parameter, "Invalid integer".to_owned()),
    }
}

fn invalid<T>(parameter: &'static str, message: String) -> Asked<T> {
    Err(Invalid { parameter, message })
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    fn read(parameters: &'static [(&str, &str)]) -> Asked<Vec<String>> {
        let table = table("giorni-risposta").expect("there");
        let find = |name| parameters.iter().find(|it| it.0 == name).map(|it| it.1);
        let question = Question::read(table, find)?;
        let rows = table.found(&question);
        let shown = |row: &&[Cell]| {
            let cells = question.columns.iter().map(|it| row[*it].clone().unwrap_or_default());
            cells.collect::<Vec<_>>().join(" ")
        };
        let page = rows.iter().skip(question.offset).take(question.limit);
        Ok(page.map(shown).collect())
    }

    #[test]
    fn numbers_are_filtered_as_numbers_and_words_as_words() {
        let asked: &[_] = &[
            ("filters", r#"{"Comune":["Valdaria","Tovaia"],"Anno":"2025"}"#),
            ("fields", "_id,Giorni"),
        ];
        assert_eq!(read(asked), Ok(vec!["46 16.9".to_owned(), "48 30.8".to_owned()]));
    }

    #[test]
    fn what_says_nothing_comes_last_upwards_and_first_downwards() {
        let asked: &[_] =
            &[("sort", "Giorni desc, Anno"), ("limit", "2"), ("fields", "Anno, Comune")];
        assert_eq!(read(asked), Ok(vec!["2018 Lasterno".to_owned(), "2020 Tovaia".to_owned()]));
        let asked: &[_] = &[("sort", "\"Giorni\" asc"), ("offset", "49"), ("fields", "Comune")];
        assert_eq!(read(asked), Ok(vec!["Lasterno".to_owned()]));
    }

    #[test]
    fn words_are_found_whatever_their_capitals() {
        let asked: &[_] = &[("q", "VALDARIA 2019"), ("fields", "Giorni")];
        assert_eq!(read(asked), Ok(vec!["30.4".to_owned()]));
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        let check = |asked: &'static [(&str, &str)], parameter: &str, message: &str| {
            let invalid = read(asked).expect_err(parameter);
            assert_eq!((invalid.parameter, invalid.message.as_str()), (parameter, message));
        };
        check(&[("limit", "-1")], "limit", "Invalid integer");
        check(&[("offset", "tanti")], "offset", "Invalid integer");
        check(&[("sort", "Colore")], "sort", "field \"Colore\" not in table");
        check(&[("filters", "[]")], "filters", "Cannot parse JSON");
        check(&[("filters", r#"{"Colore":1}"#)], "filters", "field \"Colore\" not in table");
    }
}
