//! Tables as they come, and as we write them.

use proptest::prelude::*;

use super::*;

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut table = Table::new(text, separator(text));
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while table.next(&mut record) {
        assert_eq!(Table::row(text, record.range.clone(), table.separator).fields, record.fields);
        rows.push(record.fields.iter().map(ToString::to_string).collect());
    }
    rows
}

fn check(text: &str, expected: &[&[&str]]) {
    assert_eq!(rows(text), expected, "{text:?}");
}

#[test]
fn the_separator_is_found_by_looking() {
    check("a;b\n1,5;2\n", &[&["a", "b"], &["1,5", "2"]]);
    check("a,b\r\n1;x,2\r\n", &[&["a", "b"], &["1;x", "2"]]);
    check("a\tb\n1,2\t3", &[&["a", "b"], &["1,2", "3"]]);
    check("a|b\n1|2", &[&["a", "b"], &["1", "2"]]);
    check("sep=;\na;b\n", &[&["a", "b"]]);
    check("a\n1\n", &[&["a"], &["1"]]);
    check("\"a;b\",c\n1,2", &[&["a;b", "c"], &["1", "2"]]);
    check("\"\",\";\",\"\",\";;\"\n1,2,3,4", &[&["", ";", "", ";;"], &["1", "2", "3", "4"]]);
    check(";\"||\";;\"||=\"\n1;2;3;4", &[&["", "||", "", "||="], &["1", "2", "3", "4"]]);
}

#[test]
fn quotes_hold_separators_line_ends_and_quotes() {
    check("a;b\n\"x;\ny\";\"\"\"z\"\"\"\n", &[&["a", "b"], &["x;\ny", "\"z\""]]);
    check("a;b\n\"\";\n", &[&["a", "b"], &["", ""]]);
}

#[test]
fn empty_lines_are_no_rows_and_lines_are_counted() {
    let text = "a;b\n\n\"x\ny\";1\r\n\r\nz;2";
    let mut table = Table::new(text, b';');
    let mut record = Record::default();
    let mut lines = Vec::new();
    while table.next(&mut record) {
        lines.push((record.line, record.is_last));
    }
    assert_eq!(lines, [(1, false), (3, false), (6, true)]);
}

#[test]
fn a_quote_nobody_closes_spoils_one_row_only() {
    let text = "a;b\n\"x;1\ny;2\n\"z\";3\n";
    let mut table = Table::new(text, b';');
    let mut record = Record::default();
    // The quote of the next row closes it: nobody can tell. What follows is read right again.
    let mut broken = Vec::new();
    while table.next(&mut record) {
        broken.push(record.is_broken);
    }
    assert_eq!(broken, [false, true]);
    let text = "a;b\n\"x;1\ny;2\nz;3\n";
    let mut table = Table::new(text, b';');
    let mut rows = 0;
    while table.next(&mut record) {
        rows += 1;
        assert_eq!(record.is_broken, rows == 2);
    }
    assert_eq!(rows, 4);
}

#[test]
fn what_follows_a_closing_quote_is_kept_and_told() {
    let mut record = Record::default();
    let mut table = Table::new("\"Bar\" Sport;1", b';');
    assert!(table.next(&mut record) && record.is_broken);
    assert_eq!(record.fields, ["Bar Sport", "1"]);
}

#[test]
fn a_cell_is_never_a_formula() {
    for (cell, written) in [
        ("=1+1", "'=1+1"),
        ("+39 0461", "'+39 0461"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "\"'\tx\""),
        ("'=x", "''=x"),
        ("a=b", "a=b"),
        ("a;\"b\"", "\"a;\"\"b\"\"\""),
    ] {
        let mut row = String::new();
        push_field(cell, &mut row);
        assert_eq!(row, written);
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        table in prop::collection::vec(prop::collection::vec("[-a=+@;,\"'\n\r\t à]{0,6}", 2..4), 1..5)
    ) {
        let mut text = String::new();
        for row in &table {
            for (index, cell) in row.iter().enumerate() {
                if index != 0 {
                    text.push(';');
                }
                push_field(cell, &mut text);
            }
            text.push_str("\r\n");
        }
        let mut read = Table::new(&text, b';');
        let mut record = Record::default();
        for row in &table {
            prop_assert!(read.next(&mut record) && !record.is_broken);
            let fields: Vec<&str> = record.fields.iter().map(|it| unguarded(it)).collect();
            prop_assert_eq!(&fields, row);
        }
        prop_assert!(!read.next(&mut record));
    }

    #[test]
    fn any_text_is_some_table(text in "[a\";,\n\r]{0,40}") {
        let mut table = Table::new(&text, separator(&text));
        let (mut record, mut end) = (Record::default(), 0);
        while table.next(&mut record) {
            prop_assert!(end <= record.range.start && record.range.end <= text.len());
            end = record.range.end;
        }
    }
}
