//! What the value type makes of the habits of real servers.

use super::*;
use crate::FormatError;

fn read(text: &str) -> (Vec<Json<'_>>, Result<Json<'_>, FormatError>) {
    let mut found = Vec::new();
    let rest = records(text, &mut |it| found.push(it));
    (found, rest)
}

fn value(text: &str) -> Json<'_> {
    match read(text) {
        (_, Ok(Json::Object(mut members))) if members.len() == 1 => members.remove(0).1,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_records_of_every_envelope_are_handed_over() {
    for text in [
        "[1,2]",
        r#"{"searchHits":[1,2],"totalCount":2}"#,
        r#"{"totalCount":2,"searchHits":{"0":1,"2":2}}"#,
        r#" {"events" : [1 , 2]} "#,
    ] {
        let (found, rest) = read(text);
        assert_eq!(found, [Json::Number(1.0), Json::Number(2.0)], "{text}");
        assert!(rest.is_ok());
    }
}

#[test]
fn only_the_outer_list_is_the_list_of_records() {
    let (found, rest) = read(r#"{"data":{"searchHits":[1]},"facets":[]}"#);
    assert_eq!(found, []);
    assert_eq!(rest.expect("JSON").get("facets"), &Json::List(Vec::new()));
}

#[test]
fn an_envelope_tells_whether_there_were_records() {
    let check = |text, expected| {
        assert_eq!(read(text).1.expect("JSON").get("searchHits"), &expected, "{text}");
    };
    check(r#"{"searchHits":[]}"#, Json::Bool(true));
    check(r#"{"searchHits":{}}"#, Json::Bool(true));
    check(r#"{"searchHits":null}"#, Json::Null);
    check("{}", Json::Null);
}

#[test]
fn trap_1_an_empty_object_written_as_a_list_has_no_members() {
    let value = value(r#"{"v":[]}"#);
    assert_eq!(value.members(), []);
    assert_eq!(value.get("anything"), &Json::Null);
    assert!(value.is_empty());
}

#[test]
fn trap_12_yes_and_no_in_every_spelling() {
    let flag = |text: &str| value(&format!(r#"{{"v":{text}}}"#)).flag();
    for yes in ["true", "1", "\"1\"", "\"true\""] {
        assert_eq!(flag(yes), Some(true), "{yes}");
    }
    for no in ["false", "0", "\"0\"", "\"false\""] {
        assert_eq!(flag(no), Some(false), "{no}");
    }
    for neither in ["null", "[]", "\"\"", "\"forse\""] {
        assert_eq!(flag(neither), None, "{neither}");
    }
}

#[test]
fn trap_21_false_is_an_empty_value() {
    let value = value(r#"{"v":false}"#);
    assert!(value.is_empty());
    assert_eq!(value.text(), None);
}

#[test]
fn numbers_are_numbers_also_in_strings() {
    let number = |text: &str| value(&format!(r#"{{"v":{text}}}"#)).number();
    assert_eq!(number("46.05"), Some(46.05));
    assert_eq!(number("\"46.05\""), Some(46.05));
    assert_eq!(number("-3"), Some(-3.0));
    assert_eq!(number("\"via Roma\""), None);
    assert_eq!(value(r#"{"v":172434}"#).identifier().as_deref(), Some("172434"));
    assert_eq!(value(r#"{"v":" a "}"#).identifier().as_deref(), Some("a"));
}

#[test]
fn what_stops_in_the_middle_is_cut_off_and_not_wrong() {
    let whole = r#"[{"a":"\u00e8 \"b\"","c":[1.5e3,true,null]},{"d":{}}]"#;
    for (end, _) in whole.char_indices().skip(1) {
        assert_eq!(read(&whole[..end]).1, Err(FormatError::Truncated), "{}", &whole[..end]);
    }
}

#[test]
fn what_is_wrong_is_not_json() {
    for text in ["[,1]", "{]", "Notice: x [1]", "[1] [2]", "{'a':1}", "[tru]"] {
        assert_eq!(read(text).1, Err(FormatError::NotJson), "{text}");
    }
    let deep = "[".repeat(10_000);
    assert_eq!(read(&deep).1, Err(FormatError::NotJson));
}
