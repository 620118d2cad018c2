//! The scanner reads what serde_json reads, and a little more.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::*;

/// What serde_json reads.
fn general(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// The same as a value of serde_json's, where the last of two equal keys wins.
fn generalised(value: &Json<'_>) -> Value {
    match value {
        Json::Null => Value::Null,
        Json::Bool(it) => Value::Bool(*it),
        Json::Number(it) => Value::from(*it),
        Json::Text(it) => Value::String(it.to_string()),
        Json::List(them) => them.iter().map(generalised).collect(),
        Json::Object(members) => {
            let members = members.iter().map(|(key, it)| (key.to_string(), generalised(it)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

fn scanned(text: &str) -> Found<Json<'_>> {
    let mut scanner = Scanner::new(text, 0);
    let value = scanner.value()?;
    match scanner.peek() {
        None => Ok(value),
        Some(_) => Err(Fault::Broken),
    }
}

/// Equal, numbers but for the last digit; below the normal ones that is a larger part of them.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap_or(f64::NAN), b.as_f64().unwrap_or(f64::NAN));
            let last = (4.0 * f64::EPSILON * a.abs()).max(f64::from_bits(1));
            (a - b).abs() <= last || a == b
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            let same = |(key, a): (&String, &Value)| b.get(key).is_some_and(|b| alike(a, b));
            a.len() == b.len() && a.iter().all(same)
        }
        (a, b) => a == b,
    }
}

fn check(text: &str) {
    let expected = general(text).expect("JSON");
    let read = scanned(text).expect("JSON");
    assert!(alike(&generalised(&read), &expected), "{text}: {read:?} {expected:?}");
    let mut scanner = Scanner::new(text, 0);
    assert!(scanner.skip().is_ok() && scanner.peek().is_none(), "{text}");
}

#[test]
fn every_kind_of_value_is_read_as_the_general_reader_reads_it() {
    for text in [
        "null",
        " [ ] ",
        "{}",
        "[true,false,null]",
        "-0",
        "0.1",
        "123456789012345678901234567890",
        "1e-7",
        "2.5E+3",
        "5e-324",
        "4.1434145435305e-310",
        "1.7976931348623157e308",
        r#""""#,
        r#""\"\\\/\b\f\n\r\t\u00e0\ud834\udd1e""#,
        r#"{"a":{"b":[1,[2,{"c":""}]]},"a":2,"\u0061":3}"#,
        "[\n\t1 ,\r\n 2 ]",
        r#""eight by eight, and then \\ a quote \" near the end""#,
        r#""àèìòù 𝄞""#,
    ] {
        check(text);
    }
}

#[test]
fn what_people_write_by_hand_is_read_as_it_was_meant() {
    let number = |it: f64| Json::Number(it);
    assert_eq!(scanned("[1,2,]"), Ok(Json::List(vec![number(1.0), number(2.0)])));
    assert_eq!(scanned("[NaN,Infinity]"), Ok(Json::List(vec![Json::Null, Json::Null])));
    assert_eq!(scanned("\"a\nb\""), Ok(Json::Text("a\nb".into())));
    assert_eq!(scanned(r#""\q\ud83d!""#), Ok(Json::Text("q\u{fffd}!".into())));
}

#[test]
fn what_is_no_json_is_told_apart_from_what_is_cut_off() {
    for text in
        ["]", "}", "[1 2]", "{1:2}", "{\"a\" 1}", "[,]", "01x ", "tru ", "--1 ", "[1}", "'a'"]
    {
        assert_eq!(scanned(text), Err(Fault::Broken), "{text}");
        assert_eq!(
            Scanner::new(text, 0).skip().and_then(|_| scanned(text).map(|_| "")),
            Err(Fault::Broken)
        );
    }
    for text in ["", " ", "[", "[1,", "{\"a", "{\"a\":", "\"\\", "tru", "[1,{\"b\":[", "-"] {
        assert_eq!(scanned(text), Err(Fault::Cut), "{text}");
        assert_eq!(Scanner::new(text, 0).skip(), Err(Fault::Cut), "{text}");
    }
}

#[test]
fn brackets_are_counted_and_too_many_refused() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(scanned(&nested(DEEPEST)).is_ok());
    assert!(Scanner::new(&nested(DEEPEST), 0).skip().is_ok());
    for depth in [DEEPEST + 1, 100_000] {
        assert_eq!(scanned(&nested(depth)), Err(Fault::Broken));
        assert_eq!(Scanner::new(&nested(depth), 0).skip(), Err(Fault::Broken));
    }
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        any::<f64>().prop_filter("finite", |it| it.is_finite()).prop_map(|it| format!("{it:e}")),
        any::<i64>().prop_map(|it| it.to_string()),
        (-180.0f64..180.0).prop_map(|it| it.to_string()),
        "\"([a-z\"àè𝄞 ]|\\\\[nrtbf\"/]|\\\\\\\\|\\\\u00[0-9a-f]{2}){0,20}\"".prop_map(|it| [
            "\"",
            &it[1..it.len() - 1].replace('"', "\\\""),
            "\""
        ]
        .concat()),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6)
                .prop_map(|it| format!("[{}]", it.join(" , "))),
            prop::collection::vec(("[a-c]{0,2}", inner), 0..6).prop_map(|it| {
                let members: Vec<String> =
                    it.iter().map(|(k, v)| format!("\"{k}\": {v}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_as_the_general_reader_reads_it(text in json()) {
        if general(&text).is_some() {
            check(&text);
        }
    }

    #[test]
    fn what_the_general_reader_accepts_we_accept(text in "[\\[\\]{}\",:0-9a-e\\\\ .u-]{0,24}") {
        if let Some(expected) = general(&text) {
            let read = scanned(&text);
            let same = read.as_ref().is_ok_and(|it| alike(&generalised(it), &expected));
            prop_assert!(same, "{}", text);
        }
    }

    #[test]
    fn a_prefix_of_json_is_cut_off(text in json(), share in 0.0f64..1.0) {
        let end = text.floor_char_boundary((text.len() as f64 * share) as usize);
        let starts = text.starts_with(['[', '{', '"']);
        if starts && scanned(&text).is_ok() {
            prop_assert_eq!(scanned(&text[..end]), Err(Fault::Cut));
            prop_assert_eq!(Scanner::new(&text[..end], 0).skip(), Err(Fault::Cut));
        }
    }
}
