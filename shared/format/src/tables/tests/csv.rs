//! Tables as text.

use super::*;

#[test]
fn an_italian_table_is_read_whatever_its_bytes() {
    let text = "Anno;Quantità;Comune\r\n2023;1.234,5;Ala\r\n2024;98;Arco\r\n";
    let expected = ["@Anno: 2023|2024", "#Quantità: 1234.5|98", "Comune: Ala|Arco"];
    check(text, &expected);
    check(&["\u{feff}", text].concat(), &expected);
    let latin: Vec<u8> = text.chars().map(|it| it as u8).collect();
    assert_eq!(lines(&try_read(latin, None).expect("a table")), expected);
    for (mark, bytes) in
        [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
    {
        let wide: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
        // Two bytes a sign are no text here, and are not read as something else.
        let read = try_read([&mark[..], &wide].concat(), None);
        assert_eq!(read.err(), Some(FormatError::Unexpected));
    }
}

#[test]
fn quotes_hold_line_ends_and_names_are_one_line() {
    check(
        "\"Tipo di\nrifiuto\";n\n\"Carta \"\"mista\"\"\ne cartone\";12\n",
        &["Tipo di rifiuto: Carta \"mista\" e cartone", "#n: 12"],
    );
}

#[test]
fn the_chart_module_leaves_the_first_name_empty() {
    let text = ",Ala,Arco\n2023,1,2\n2024,3,4\n";
    check(text, &["@: 2023|2024", "#Ala: 1|3", "#Arco: 2|4"]);
    check(";a;\nx;1;2\n", &[": x", "#a: 1", "#3: 2"]);
}

#[test]
fn names_are_never_empty_and_never_the_same() {
    check("a;a;;a\nx;1;2;3\n", &["a: x", "#a (2): 1", "#3: 2", "#a (3): 3"]);
}

#[test]
fn a_title_above_and_a_source_below_are_no_rows() {
    let page = check(
        "Rifiuti, in tonnellate;;\n;;\nAnno;Carta;Vetro\n2023;1;2\n2024;3;4\n;;\nFonte: ISPRA;;\n",
        &["@Anno: 2023|2024", "#Carta: 1|3", "#Vetro: 2|4"],
    );
    assert_eq!(page.meta.title.as_deref(), Some("Rifiuti, in tonnellate"));
    assert_eq!(page.meta.organisation.as_deref(), Some("ISPRA"));
    assert_eq!(page.problems.count, 0);
}

#[test]
fn columns_nobody_filled_are_dropped_and_named_ones_are_kept() {
    check("a;b;;\nx;1;;\ny;2;;\n", &["a: x|y", "#b: 1|2"]);
    check("a;b;c\nx;;1\n", &["a: x", "b: ", "#c: 1"]);
}

#[test]
fn torn_rows_are_left_out_and_named_by_their_line() {
    let page = check(
        "a;b;c\nx;1;2\n\ny;1\nz;1;2;3\nv;\"1\"2;3\nw;5;6;;\n;;\nu;7;\n",
        &["a: x|w|u", "#b: 1|5|7", "#c: 2|6|"],
    );
    assert_eq!(
        problems(&page),
        [
            "line 4: has too few fields",
            "line 5: has too many fields",
            "line 6: has a quote too many or too few",
        ]
    );
    assert_eq!((page.problems.left_out, page.problems.incomplete), (3, 0));
}

#[test]
fn a_row_that_is_cut_off_is_told() {
    let page = check("a;b;c\nx;1;2\ny;1", &["a: x", "#b: 1", "#c: 2"]);
    assert_eq!(problems(&page), ["line 3: is cut off"]);
    let page = check("a;b;c\nx;1;2\ny;1;\"3", &["a: x", "#b: 1", "#c: 2"]);
    assert_eq!(problems(&page), ["line 3: has a quote too many or too few"]);
}

#[test]
fn lines_are_counted_below_a_title() {
    let page = read("Titolo\n\na;b\nx;1\ny\n");
    assert_eq!(problems(&page), ["line 5: has too few fields"]);
}

#[test]
fn a_table_without_rows_is_empty_and_a_total_stays() {
    assert_eq!(check("Anno,Numero\n", &["Anno: ", "Numero: "]).table.rows, 0);
    check("a;n\nx;1\nTotale;1\n", &["a: x|Totale", "#n: 1|1"]);
}

#[test]
fn one_column_is_a_table_if_it_has_numbers() {
    check("valore\n1\n2,5\n", &["#valore: 1|2.5"]);
    let words = "nome\nAla\nArco\n";
    assert!(try_read(words, None).is_err());
    assert_eq!(lines(&try_read(words, Some(Kind::Csv)).expect("a list")), ["nome: Ala|Arco"]);
}

#[test]
fn a_row_is_provisional_where_a_cell_or_another_column_says_so() {
    check(
        "Anno;n;m;stato\n2023;1;5;\n2024;2 (p);6;\n2025;3;7;p\n",
        &["@Anno: 2023|2024|2025", "#n: 1|2|3 p1 p2", "#m: 5|6|7 p2", "stato: ||p"],
    );
    check(
        "Anno,n,provvisorio\n2023,1,no\n2024,2,sì\n",
        &["@Anno: 2023|2024", "#n: 1|2 p1", "provvisorio: no|sì"],
    );
}

#[test]
fn statistics_of_istat_are_read() {
    let page = read(
        "DATAFLOW,FREQ,ITTER107,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n\
         IT1:41_983(1.0),A,082053,2001,3764,\nIT1:41_983(1.0),A,082053,2002,3454,p\n",
    );
    assert_eq!(
        lines(&page)[2..],
        [
            "ITTER107: 082053|082053",
            "@TIME_PERIOD: 2001|2002",
            "#OBS_VALUE: 3764|3454 p1",
            "OBS_STATUS: |p"
        ]
    );
}
