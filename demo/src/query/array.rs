//! The same query as parameters of an address: `?classes=event&sort[published]=desc&filter[id]=1`.

use super::parser::is_parameter;
use super::{QueryError, lexer};

/// The query that `pairs` spell, in the language of [`super::Query::parse`].
///
/// As on the original, a quote inside a value is not escaped, so that `L'estate` is refused later.
pub fn query(pairs: &[(String, String)]) -> Result<String, QueryError> {
    let mut parts = Vec::new();
    let mut sort = Vec::new();
    for (key, value) in pairs {
        let (name, field) = match key.split_once('[') {
            Some((name, field)) => (name, field.trim_end_matches(']')),
            None => (key.as_str(), ""),
        };
        match name {
            "filter" if field.is_empty() => {}
            "filter" => parts.push(format!("{field} = '{value}'")),
            "sort" if field.is_empty() => {}
            "sort" => sort.push(format!("{field}=>{value}")),
            name if is_parameter(name) => parts.push(format!("{name} {}", bracketed(name, value))),
            _ => {}
        }
    }
    if !sort.is_empty() {
        parts.push(format!("sort [{}]", sort.join(",")));
    }
    if parts.is_empty() { Err(QueryError::WrongParameters) } else { Ok(parts.join(" and ")) }
}

fn bracketed(name: &str, value: &str) -> String {
    match name {
        "classes" if !value.starts_with('[') => {
            format!("[{}]", lexer::split(value, ',').join(","))
        }
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(&str, &str)], expected: Result<&str, QueryError>) {
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        assert_eq!(query(&pairs), expected.map(str::to_owned));
    }

    #[test]
    fn each_parameter_becomes_a_clause() {
        check(&[("classes", "event"), ("limit", "5")], Ok("classes [event] and limit 5"));
        check(
            &[("filter[id]", "7"), ("sort[published]", "desc")],
            Ok("id = '7' and sort [published=>desc]"),
        );
    }

    #[test]
    fn without_a_known_parameter_nothing_is_asked() {
        check(&[("page", "2")], Err(QueryError::WrongParameters));
        check(&[], Err(QueryError::WrongParameters));
    }
}
