//! What a query means on this site: from words to a question for the database.

use cw_model::time::Timestamp;
use thiserror::Error;

use crate::query::{self, Condition, Operator, Query, Sentence, instant};
use crate::site::Site;
use crate::store::{Order, Search, Test};
use crate::vocabulary::{Dialect, Kind};

const EXAMPLE: &str = "(e.g: calendar[from_time, to_time] = [yesterday, today])";

/// Values of a facet when the query says nothing.
const FACETS: u32 = 100;

/// A query that was read and makes no sense; the messages are those of the original.
#[derive(Debug, Error, PartialEq)]
#[error("{0}")]
pub struct Nonsense(pub String);

impl Nonsense {
    /// A calendar without its two bounds.
    pub fn two_elements() -> Self {
        Nonsense(format!(
            "The value of function field 'calendar' requires a two elements array {EXAMPLE}"
        ))
    }
}

/// How many contents an environment gives.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// When the query says nothing.
    pub default: u32,
    /// More than this is cut without a word.
    pub max: u32,
}

/// The site that is asked, and when.
#[derive(Clone, Copy, Debug)]
pub struct Planner {
    /// Whose it is.
    pub site: &'static Site,
    /// Its vocabulary.
    pub dialect: Dialect,
    /// What `now` and `today` mean.
    pub now: Timestamp,
    /// Of the environment.
    pub limits: Limits,
}

type Planned<T> = Result<T, Nonsense>;

impl Planner {
    /// The question `query` asks.
    pub fn search(&self, query: &Query) -> Planned<Search> {
        let mut tests = vec![Test::Site(self.site.id), self.classes(query)?, self.subtree(query)];
        if self.dialect == Dialect::Legacy {
            // There an event had one date; what repeats was not published, and services did not exist.
            tests.push(Test::Once);
        }
        if let Some(condition) = &query.condition {
            tests.push(self.condition(condition)?);
        }
        if let Some(language) = query.parameter("language") {
            tests.push(Test::Value("language", query::unquoted(language)));
        }
        Ok(Search {
            test: Test::All(tests),
            order: self.order(query)?,
            limit: self.number(query, "limit")?.unwrap_or(self.limits.default).min(self.limits.max),
            offset: self.number(query, "offset")?.unwrap_or(0),
        })
    }

    /// The fields to count, as they were called and as they are stored, and how many values of each.
    ///
    /// `field|alpha|20`; the order is nobody's business, because an object has none.
    pub fn facets(&self, query: &Query) -> Planned<Vec<(String, &'static str, u32)>> {
        let wanted = query::values(query.parameter("facets").unwrap_or_default());
        let field = |wanted: String| {
            let mut parts = wanted.split('|').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let most = parts.nth(1).and_then(|it| it.parse().ok()).unwrap_or(FACETS);
            match self.dialect.field(name) {
                Some(field) => Ok((name.to_owned(), field.stored, most)),
                None => Err(not_found(name)),
            }
        };
        wanted.into_iter().map(field).collect()
    }

    /// What overlaps `from` and `to`, as the calendar environment asks beside the query.
    pub fn window(&self, from: &str, to: &str) -> Planned<(i64, i64)> {
        Ok((self.bound(from, i64::MIN)?, self.bound(to, i64::MAX)?))
    }

    fn classes(&self, query: &Query) -> Planned<Test> {
        let classes = match query.parameter("classes") {
            Some(classes) => query::values(&query::unquoted(classes)),
            None => self.dialect.classes().iter().map(|it| it.identifier.to_owned()).collect(),
        };
        let class = |it: String| match self.dialect.class(&it) {
            Some(class) => Ok(Test::Class(class.stored)),
            None => nonsense(format!("Class {it} not found")),
        };
        Ok(Test::Any(classes.into_iter().map(class).collect::<Planned<_>>()?))
    }

    /// Every content of a site hangs under its root node, and under none of another site.
    fn subtree(&self, query: &Query) -> Test {
        let Some(subtree) = query.parameter("subtree") else { return Test::Known(true) };
        let nodes = query::values(&query::unquoted(subtree));
        let root = self.site.root.to_string();
        Test::Known(nodes.iter().any(|it| *it == root || it == "2"))
    }

    fn condition(&self, condition: &Condition) -> Planned<Test> {
        let each = |all: &[Condition]| {
            all.iter().map(|it| self.condition(it)).collect::<Planned<Vec<Test>>>()
        };
        match condition {
            Condition::All(all) => Ok(Test::All(each(all)?)),
            Condition::Any(all) => Ok(Test::Any(each(all)?)),
            Condition::Is(sentence) => {
                let test = self.sentence(sentence)?;
                let test = if sentence.negated { Test::Not(Box::new(test)) } else { test };
                Ok(self.among_owners(&sentence.field, test))
            }
        }
    }

    /// A sentence about an attribute is about the classes that have one, denied or not.
    fn among_owners(&self, field: &str, test: Test) -> Test {
        if ["id", "remote_id", "class", "name"].contains(&field) {
            return test;
        }
        let identifier = field.split('.').next().unwrap_or_default();
        let owners: Vec<Test> = self.dialect.owners(identifier).map(Test::Class).collect();
        if owners.is_empty() { test } else { Test::All(vec![Test::Any(owners), test]) }
    }

    fn sentence(&self, sentence: &Sentence) -> Planned<Test> {
        let field = sentence.field.as_str();
        match field {
            "q" | "ez_all_texts" => return self.words(sentence),
            // Every content here is published, in the standard section and under every subtree.
            "state" | "section" | "owner_id" => return Ok(Test::Known(true)),
            "published" => return self.range(sentence, Test::Published),
            "modified" => return self.range(sentence, Test::Modified),
            "raw[meta_language_code_ms]" => {
                return self.any(sentence, &|it| Test::Value("language", it));
            }
            _ => {}
        }
        if let Some(fields) = field.strip_prefix("calendar") {
            return self.calendar(fields, sentence);
        }
        if field.starts_with("raw") {
            let field = field.trim_start_matches("raw[").trim_end_matches(']');
            return nonsense(format!("Search engine error: undefined field {field}"));
        }
        if self.is_dates(field) {
            return self.range(sentence, Test::Begins);
        }
        self.known(field)?;
        self.any(sentence, &|value| match field {
            "id" => Test::Id(value.parse().unwrap_or(-1)),
            "remote_id" => Test::RemoteId(value),
            "class" => {
                self.dialect.class(&value).map_or(Test::Known(false), |it| Test::Class(it.stored))
            }
            "name" => Test::Part("title", value),
            _ => self.value(field, value),
        })
    }

    fn known(&self, field: &str) -> Planned<()> {
        if ["id", "remote_id", "class", "name"].contains(&field) {
            return Ok(());
        }
        let (name, part) = field.split_once('.').unwrap_or((field, ""));
        match self.dialect.field(name) {
            Some(it) if it.kind == Kind::Opaque => Err(not_found(field)),
            Some(_) if ["", "id", "name"].contains(&part) => Ok(()),
            _ => Err(not_found(field)),
        }
    }

    fn is_dates(&self, field: &str) -> bool {
        self.dialect.field(field).is_some_and(|it| it.kind == Kind::Dates)
    }

    fn value(&self, field: &str, value: String) -> Test {
        let (name, part) = field.split_once('.').unwrap_or((field, ""));
        match self.dialect.field(name).map(|it| (it.stored, it.kind)) {
            Some(("place", _)) if part == "id" => Test::Value("place.id", value),
            Some(("organizer", _)) if part == "id" => Test::Value("organizer.id", value),
            Some(("venue", _)) if part == "id" => Test::Value("venue.id", value),
            Some((stored, Kind::Text)) => Test::Part(stored, value),
            Some((stored, _)) => Test::Value(stored, value),
            None => Test::Known(false),
        }
    }

    fn words(&self, sentence: &Sentence) -> Planned<Test> {
        if sentence.operator != Operator::Equal || sentence.negated {
            return nonsense("Operator of query field (q) must be =");
        }
        if sentence.value.starts_with('[') {
            return nonsense("Value of query field (q) must be a string");
        }
        Ok(Test::Words(query::unquoted(&sentence.value)))
    }

    /// One test for each value: one must hold, or all of them for `contains`.
    fn any(&self, sentence: &Sentence, test: &dyn Fn(String) -> Test) -> Planned<Test> {
        let values = query::values(&sentence.value).into_iter().map(test).collect();
        match sentence.operator {
            Operator::Contains => Ok(Test::All(values)),
            Operator::Equal | Operator::In => Ok(Test::Any(values)),
            Operator::Range => nonsense("Range require an array value"),
        }
    }

    fn range(&self, sentence: &Sentence, test: fn(i64, i64) -> Test) -> Planned<Test> {
        match (sentence.operator, query::values(&sentence.value).as_slice()) {
            (Operator::Range, [from, to]) => {
                let (from, to) = self.window(from, to)?;
                Ok(test(from, to))
            }
            (Operator::Range, _) => nonsense("Range require an array value"),
            (_, [day]) => {
                let at = self.bound(day, 0)?;
                Ok(test(at, at))
            }
            _ => nonsense(format!("Problem with date {}", sentence.value)),
        }
    }

    fn calendar(&self, fields: &str, sentence: &Sentence) -> Planned<Test> {
        let equal = sentence.operator == Operator::Equal && !sentence.negated;
        if !equal {
            return nonsense(format!(
                "The operator of function field 'calendar' must be '=' {EXAMPLE}"
            ));
        }
        for field in query::values(fields) {
            match self.dialect.field(&field) {
                Some(it) if it.kind == Kind::Dates => {}
                Some(_) => {
                    return nonsense(
                        "Function field 'calendar' arguments must be a date or recurrence identifier",
                    );
                }
                None => return Err(not_found(&field)),
            }
        }
        match query::values(&sentence.value).as_slice() {
            [from, to] => {
                let (from, to) = self.window(from, to)?;
                Ok(Test::Overlaps(from, to))
            }
            _ => Err(Nonsense::two_elements()),
        }
    }

    fn order(&self, query: &Query) -> Planned<Vec<(Order, bool)>> {
        let Some(sort) = query.parameter("sort") else { return Ok(vec![(Order::Published, true)]) };
        let Some(pairs) = sort.strip_prefix('[').and_then(|it| it.strip_suffix(']')) else {
            return nonsense("Sort parameter require an hash value");
        };
        let mut order = Vec::new();
        for pair in pairs.split(',') {
            let Some((field, direction)) = pair.split_once("=>") else {
                return nonsense("Sort parameter require an hash value");
            };
            let down = match direction.trim() {
                "asc" => false,
                "desc" => true,
                other => return nonsense(format!("Can not convert sort order value: {other}")),
            };
            order.push((self.column(field.trim())?, down));
        }
        Ok(order)
    }

    fn column(&self, field: &str) -> Planned<Order> {
        match field {
            "name" => Ok(Order::Name),
            "published" | "score" => Ok(Order::Published),
            "modified" => Ok(Order::Modified),
            "id" => Ok(Order::Id),
            _ => match self.dialect.field(field).map(|it| it.stored) {
                Some("dates") if field == "to_time" => Ok(Order::End),
                Some("dates") => Ok(Order::Start),
                Some("title") => Ok(Order::Name),
                Some(_) => Ok(Order::Id),
                None => Err(not_found(field)),
            },
        }
    }

    fn number(&self, query: &Query, key: &str) -> Planned<Option<u32>> {
        let Some(value) = query.parameter(key) else { return Ok(None) };
        if value.starts_with('[') {
            let name = if key == "limit" { "Limit" } else { "Offset" };
            return nonsense(format!("{name} parameter require an integer value"));
        }
        // `intval`: what is no number is zero.
        Ok(Some(query::unquoted(value).parse().unwrap_or(0)))
    }

    fn bound(&self, text: &str, open: i64) -> Planned<i64> {
        if instant::is_open(text) {
            return Ok(open);
        }
        let problem = || Nonsense(format!("Problem with date {text}"));
        instant::instant(text, self.now).map(|it| it.0).ok_or_else(problem)
    }
}

fn not_found(field: &str) -> Nonsense {
    Nonsense(format!("Field {field} not found or not searchable in query class range"))
}

fn nonsense<T>(message: impl Into<String>) -> Planned<T> {
    Err(Nonsense(message.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site;

    fn search(dialect: Dialect, text: &str) -> Planned<Search> {
        let limits = Limits { default: 30, max: 300 };
        let query = Query::parse(text, &|it| dialect.is_field(it)).expect(text);
        Planner { site: site::ours(), dialect, now: Timestamp(0), limits }.search(&query)
    }

    fn refused(dialect: Dialect, text: &str, expected: &str) {
        let message = search(dialect, text).expect_err(text).0;
        assert!(message.starts_with(expected), "{text}: {message}");
    }

    #[test]
    fn a_limit_over_the_maximum_is_cut_without_a_word() {
        let limit = |text| search(Dialect::OpenCity, text).expect(text).limit;
        assert_eq!(limit("classes [event]"), 30);
        assert_eq!(limit("classes [event] limit 12"), 12);
        assert_eq!(limit("classes [event] limit '12'"), 12);
        assert_eq!(limit("classes [event] limit 5000"), 300);
    }

    #[test]
    fn what_makes_no_sense_is_refused_in_the_words_of_the_original() {
        let check = |text, expected| refused(Dialect::OpenCity, text, expected);
        check("classes [evento]", "Class evento not found");
        check("classes [event] sort [name=>up]", "Can not convert sort order value: up");
        check("classes [event] sort 'name'", "Sort parameter require an hash value");
        check("calendar[time_interval] = [now]", "The value of function field 'calendar'");
        check("calendar[event_title] = [now,today]", "Function field 'calendar' arguments");
        check("calendar[time_interval] in [now,today]", "The operator of function field");
        check("published range [whenever,now]", "Problem with date whenever");
        check("q in ['coro']", "Operator of query field (q) must be =");
        check("raw[foo] = 1", "Search engine error: undefined field foo");
        check("image = 'a'", "Field image not found");
    }

    #[test]
    fn each_vocabulary_knows_its_own_dates() {
        assert!(search(Dialect::OpenCity, "calendar[time_interval] = [now,today]").is_ok());
        assert!(search(Dialect::Legacy, "calendar[from_time,to_time] = [now,today]").is_ok());
        refused(Dialect::OpenCity, "calendar[from_time,to_time] = [now,today]", "Field from_time");
        refused(Dialect::Legacy, "calendar[time_interval] = [now,today]", "Field time_interval");
        refused(
            Dialect::Legacy,
            "classes [event] sort [time_interval=>asc]",
            "Field time_interval",
        );
    }
}
