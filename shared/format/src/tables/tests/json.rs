//! JSON in every shape that tables come in.

use super::*;

#[test]
fn records_are_rows() {
    let expected = ["@anno: 2023|2024", "#n: 1.5|", "comune: Ala|Arco"];
    let list = r#"[{"anno":2023,"n":1.5,"comune":"Ala","x":{"y":1}},{"comune":"Arco","anno":2024,"n":null}]"#;
    check(list, &expected);
    for name in ["data", "records", "items", "result", "results", "rows"] {
        check(&format!("{{\"count\":2,\"{name}\":{list}}}"), &expected);
    }
    check(&format!("{{\"title\":\"T\",\"data\":{{\"rows\":{list}}}}}"), &expected);
}

#[test]
fn a_member_that_comes_late_is_a_column_all_the_same() {
    check(r#"[{"a":"x"},{"a":"y","b":2},{"b":3,"b":4}]"#, &["a: x|y|", "#b: |2|4"]);
}

#[test]
fn what_is_no_record_is_left_out_and_named() {
    let page = check(r#"[{"a":1},null,"x",{"a":2}]"#, &["#a: 1|2"]);
    assert_eq!(problems(&page), ["row 2: is no record", "row 3: is no record"]);
}

#[test]
fn numbers_in_strings_are_numbers_and_escapes_are_read() {
    check(
        r#"[{"a":"1.234,5","b":"citt\u00e0"},{"a":"3","b":"x"}]"#,
        &["#a: 1234.5|3", "b: città|x"],
    );
    check(r#"[{"a":1.234},{"a":"12,5"}]"#, &["#a: 1.234|12.5"]);
}

#[test]
fn lists_of_lists_have_their_names_above_or_none() {
    check(r#"[["Anno","n"],["2023",1],["2024",2]]"#, &["@Anno: 2023|2024", "#n: 1|2"]);
    check(r#"[["x",1],["y",2]]"#, &["1: x|y", "#2: 1|2"]);
    for rows in ["rows", "data", "records"] {
        let text = format!(r#"{{"columns":["Anno",{{"title":"n"}}],"{rows}":[[2023,1],[2024]]}}"#);
        let page = check(&text, &["@Anno: 2023", "#n: 1"]);
        assert_eq!(problems(&page), ["row 2: has too few or too many cells"]);
    }
}

#[test]
fn columns_are_read_as_they_stand() {
    let page = check(
        r#"{"title":"Consumo (kW)","unit":"kW","t":[1767225600,1767225660],"v":[60,60.25]}"#,
        &["@t: 2026-01-01T01:00:00|2026-01-01T01:01:00", "#v: 60|60.25"],
    );
    assert_eq!(page.meta.title.as_deref(), Some("Consumo (kW)"));
    assert_eq!(page.meta.unit.as_deref(), Some("kW"));
    check(r#"{"anno":[2023,2024],"n":[1,null]}"#, &["@anno: 2023|2024", "#n: 1|"]);
    check(r#"{"x":["a","b"],"n":[1,2,3]}"#, &["x: a|b|", "#n: 1|2|3"]);
    check(r#"{"n":[1,"2"],"m":[3,4]}"#, &["#n: 1|2", "#m: 3|4"]);
}

#[test]
fn a_long_list_may_hold_anything_a_number_can_be() {
    check(r#"{"v":[1,-2.5,0.5e1,3]}"#, &["#v: 1|-2.5|5|3"]);
    check(
        r#"{"v":[1, 2 ,3.25 , null,NaN,-0.125,12345678901234567890,7,]}"#,
        &["#v: 1|2|3.25|||-0.125|12345678901234567000|7"],
    );
    for text in [r#"{"v":[1,.5,2]}"#, r#"{"v":[1,5.,2]}"#, r#"{"v":[1,,2]}"#, r#"{"v":[1,-,2]}"#] {
        assert_eq!(try_read(text, None).err(), Some(FormatError::NotJson), "{text}");
    }
    check(r#"{"v":[1,2,"3"],"w":[1,2,true],"x":[4]}"#, &["#v: 1|2|3", "w: 1|2|true", "#x: 4||"]);
}

#[test]
fn seconds_and_milliseconds_are_the_wall_clock_of_rome() {
    let expected = "@time: 2026-07-01T02:01:00|2026-01-01T01:01:00";
    check(r#"{"time":[1782864060,1767225660],"v":[1,2]}"#, &[expected, "#v: 1|2"]);
    check(r#"[{"time":1782864060000,"v":1},{"time":1767225660000,"v":2}]"#, &[expected, "#v: 1|2"]);
    check(r#"{"v":[1782864000,1782864060]}"#, &["#v: 1782864000|1782864060"]);
}

#[test]
fn midnights_of_machines_are_days() {
    let days = "@t: 2024-07-01|2024-07-02";
    check(r#"{"t":[1719792000000,1719878400000],"v":[1,2]}"#, &[days, "#v: 1|2"]);
    check(r#"{"t":[1719784800,1719871200],"v":[1,2]}"#, &[days, "#v: 1|2"]);
    let instants = "@t: 2024-07-01T02:00:00|2024-07-02T02:00:01";
    check(r#"{"t":[1719792000,1719878401],"v":[1,2]}"#, &[instants, "#v: 1|2"]);
}

#[test]
fn clocks_move_at_the_second_they_move() {
    let text = r#"{"t":[1774745999,1774746000,1774746001,1774800000],"v":[1,2,3,4]}"#;
    check(
        text,
        &[
            "@t: 2026-03-29T01:59:59|2026-03-29T03:00:00|2026-03-29T03:00:01|2026-03-29T18:00:00",
            "#v: 1|2|3|4",
        ],
    );
}

#[test]
fn the_hour_that_comes_twice_is_two_hours() {
    // 02:30 in summer, and an hour later 02:30 in winter.
    let page = read(r#"{"t":[1729989000,1729992600],"v":[1,2]}"#);
    let Cells::Moments(grain, seconds) = &page.table.columns[0].cells else { panic!("moments") };
    assert_eq!(seconds[1] - seconds[0], 3600.0);
    assert_eq!(grain.wall(seconds[0]), grain.wall(seconds[1]));
}

#[test]
fn series_stand_beside_their_labels() {
    let text = r#"{"title":"Rifiuti","labels":["Gen","Feb"],"series":[{"name":"Carta","data":[1,2]},{"name":"Vetro","data":[3,null]}]}"#;
    check(text, &[": Gen|Feb", "#Carta: 1|2", "#Vetro: 3|"]);
    let text = r#"{"data":{"labels":["2023","2024"],"datasets":[{"label":"a","data":[1,2]}]}}"#;
    check(text, &["@: 2023|2024", "#a: 1|2"]);
}

#[test]
fn facets_are_counts_by_field() {
    let text = r#"{"searchHits":[{"metadata":{}}],"totalCount":5,"facets":[{"name":"vuoto","data":[]},
        {"name":"topics","data":{"Sport":3,"Cultura":2}},{"name":"altro","data":{"x":1}}]}"#;
    let page = check(text, &["topics: Sport|Cultura", "#n: 3|2"]);
    assert_eq!(
        (page.meta.others.as_slice(), page.problems.count),
        (["altro".to_owned()].as_slice(), 0)
    );
    check(
        r#"{"facets":[{"name":"anno","data":{"2023":3,"2024":2}}]}"#,
        &["@anno: 2023|2024", "#n: 3|2"],
    );
    let empty = try_read(r#"{"searchHits":[],"facets":[]}"#, Some(Kind::Facets)).expect("facets");
    assert_eq!((empty.table.rows, empty.table.columns.len()), (0, 0));
}

fn ckan(records: &str, rest: &str) -> String {
    format!(
        r#"{{"help":"x","success":true,"result":{{"fields":[{{"id":"_id","type":"int4"}},
        {{"id":"anno","type":"int4"}},{{"id":"valore","type":"numeric"}},{{"id":"nome","type":"text"}},
        {{"id":"quando","type":"timestamp"}}],"records":{records},{rest}}}}}"#
    )
}

const ROWS: &str = r#"[{"_id":1,"anno":2023,"valore":"1.234","nome":"Ala","quando":"2024-01-01T00:00:00"},
    {"_id":2,"anno":2024,"valore":null,"nome":"Arco","quando":"2024-01-02T00:00:00"}]"#;

#[test]
fn the_datastore_says_what_its_columns_are() {
    let expected =
        ["@anno: 2023|2024", "#valore: 1.234|", "nome: Ala|Arco", "@quando: 2024-01-01|2024-01-02"];
    check(&ckan(ROWS, r#""total":2"#), &expected);
    let lists = r#"[[1,2023,"1.234","Ala","2024-01-01T00:00:00"],[2,2024,null,"Arco","2024-01-02T00:00:00"]]"#;
    check(&ckan(lists, r#""records_format":"lists","total":2"#), &expected);
}

#[test]
fn pages_are_asked_for_until_the_end() {
    let next = |rest: &str| read(&ckan(ROWS, rest)).next;
    let further = |offset: usize| {
        let address = "https://dati.example/api/3/action/datastore_search?resource_id=r1&limit=2";
        Some(format!("{address}&offset={offset}"))
    };
    assert_eq!(next(r#""total":9,"offset":2,"limit":2"#), further(4));
    assert_eq!(next(r#""total":9,"limit":2"#), further(4));
    assert_eq!(next(r#""total":4,"offset":2,"limit":2"#), None);
    assert_eq!(next(r#""limit":2"#), further(4));
    assert_eq!(next(r#""limit":100"#), None);
    assert_eq!(next(r#""total":3,"total_was_estimated":true,"limit":2"#), further(4));
    let empty = read(&ckan("[]", r#""total":9,"offset":8"#));
    assert_eq!((empty.next, empty.total, empty.table.rows), (None, Some(9), 0));
    assert_eq!(empty.table.columns.len(), 4);
}

#[test]
fn broken_rows_are_named_by_their_number_in_the_whole_answer() {
    let record = |value: &str| format!(r#"{{"_id":1,"valore":{value},"nome":"Ala"}}"#);
    let mut records = vec![record("1"); 8];
    records[4] = "null".to_owned();
    records[6] = record(r#""x""#);
    let page = |rest: &str| read(&ckan(&format!("[{}]", records.join(",")), rest));
    // The rows that are left out are not counted below.
    let expected =
        ["row 32005: is no record", "row 32006, valore: has words where its column has numbers"];
    assert_eq!(problems(&page(r#""offset":32000,"total":32008"#)), expected);
    let expected = ["row 7: is no record", "row 8, valore: has words where its column has numbers"];
    assert_eq!(problems(&page(r#""total":32008"#)), expected);
}

fn package(resources: &str) -> String {
    format!(
        r#"{{"success":true,"result":{{"title":"Rifiuti","license_title":"CC BY","metadata_modified":"2024-05-01",
        "organization":{{"title":"Comune di Ala"}},"resources":[{resources}]}}}}"#
    )
}

#[test]
fn the_best_resource_of_a_package_is_named() {
    let csv = r#"{"id":"c","format":"CSV","url":"http://dati.example/a.csv"}"#;
    let json = r#"{"id":"j","format":"JSON","url":"https://altrove.example/a.json"}"#;
    let active = r#"{"id":"a b","format":"XLS","datastore_active":true,"url":"x"}"#;
    let zip = r#"{"id":"z","format":"ZIP CSV","url":"https://dati.example/a.zip"}"#;
    let evil = r#"{"id":"e","format":"CSV","url":"javascript:alert(1)"}"#;
    let best = |resources: &[&str]| read(&package(&resources.join(","))).best;
    let datastore =
        "https://dati.example/api/3/action/datastore_search?resource_id=a%20b&limit=32000";
    assert_eq!(best(&[zip, evil, json, csv, active]).as_deref(), Some(datastore));
    assert_eq!(best(&[evil, json, csv]).as_deref(), Some("https://dati.example/a.csv"));
    assert_eq!(best(&[evil, json]).as_deref(), Some("https://altrove.example/a.json"));
    let none = try_read(package(&[zip, evil].join(",")), Some(Kind::Package));
    assert_eq!(none.err(), Some(FormatError::Unexpected));
    let meta = read(&package(csv)).meta;
    assert_eq!(meta.licence.as_deref(), Some("CC BY"));
    assert_eq!(meta.organisation.as_deref(), Some("Comune di Ala"));
    assert_eq!(meta.updated.as_deref(), Some("2024-05-01"));
}

#[test]
fn of_a_search_the_first_package_counts() {
    let one = package(r#"{"format":"CSV","url":"/a.csv"}"#);
    let inner = &one[one.find("{\"title\"").expect("a package")..one.len() - 1];
    let text = format!(r#"{{"success":true,"result":{{"count":1,"results":[{inner}]}}}}"#);
    let page = read(&text);
    assert_eq!(page.best.as_deref(), Some("https://dati.example/a.csv"));
    assert_eq!(page.meta.title.as_deref(), Some("Rifiuti"));
}

#[test]
fn an_empty_list_is_an_empty_table() {
    for text in ["[]", r#"{"items":[]}"#, r#"{"result":{"records":[]}}"#] {
        assert_eq!(read(text).table.rows, 0, "{text}");
    }
}

#[test]
fn latin_1_is_read_in_json_too() {
    let page = try_read(b"[{\"citt\xe0\":\"Al\xe0\",\"n\":1}]".to_vec(), None).expect("JSON");
    assert_eq!(lines(&page)[0], "città: Alà");
}

#[test]
fn no_prefix_passes_for_the_whole() {
    for text in [
        ckan(ROWS, r#""total":9"#),
        package(r#"{"format":"CSV","url":"/a.csv"}"#),
        r#"{"t":[1767225600,1767225660],"v":[60,60.25]}"#.to_owned(),
        r#"{"facets":[{"name":"a","data":{"x":1}}]}"#.to_owned(),
        r#"[["a","b"],[1,2]]"#.to_owned(),
        r#"{"labels":["Gen"],"series":[{"name":"à","data":[1]}]}"#.to_owned(),
    ] {
        assert!(try_read(text.as_str(), None).is_ok());
        for end in 1..text.len() {
            let read = try_read(&text.as_bytes()[..end], None);
            assert_eq!(read.err(), Some(FormatError::Truncated), "{end}: {text}");
        }
    }
}
