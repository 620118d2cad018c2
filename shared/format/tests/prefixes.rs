//! Promise D3: an answer cut off anywhere is an error or says that it is partial.

use cw_format::places::{self, PlacesPage};
use cw_format::{Context, FormatError, read_events, tables};
use cw_model::text::Language;

const CONTEXT: Context<'_> = Context { language: Language::Italian, base: "https://a.example/x" };

#[test]
fn no_prefix_of_a_json_answer_passes_for_the_whole() {
    let fixtures: [&[u8]; 5] = [
        include_bytes!("../fixtures/content-opencity.json"),
        include_bytes!("../fixtures/content-legacy.json"),
        include_bytes!("../fixtures/calendar-opencity.json"),
        include_bytes!("../fixtures/calendar-simple.json"),
        include_bytes!("../fixtures/content-read.json"),
    ];
    for fixture in fixtures {
        let whole = fixture.trim_ascii_end();
        assert!(read_events(whole, None, &CONTEXT).is_ok());
        assert_eq!(read_events(b"", None, &CONTEXT), Err(FormatError::Empty));
        for end in 1..whole.len() {
            let read = read_events(&whole[..end], None, &CONTEXT);
            assert_eq!(read, Err(FormatError::Truncated), "{end}");
        }
    }
}

#[test]
fn a_prefix_of_a_calendar_file_keeps_what_is_whole_and_says_so() {
    let whole = include_bytes!("../fixtures/collection.ics").trim_ascii_end();
    let full = read_events(whole, None, &CONTEXT).expect("a calendar");
    let told = |it: &cw_format::Problem| it.reason == "is cut off";
    assert!(!full.parsed.problems.iter().any(told));
    let mut kept = 0;
    for end in 1..whole.len() {
        match read_events(&whole[..end], None, &CONTEXT) {
            Ok(page) => {
                assert!(page.parsed.problems.iter().any(told), "{end}");
                assert!(kept <= page.parsed.items.len(), "{end}");
                kept = page.parsed.items.len();
                assert_eq!(page.parsed.items, full.parsed.items[..kept]);
            }
            Err(error) => assert_eq!(error, FormatError::Truncated, "{end}"),
        }
    }
    assert_eq!(kept, full.parsed.items.len());
}

#[test]
fn a_prefix_of_a_refusal_is_cut_off_too() {
    let whole = br#"{"error_type":"x","error_message":"unbalanced quotes"}"#;
    for end in 1..whole.len() {
        let read = read_events(&whole[..end], None, &CONTEXT);
        assert_eq!(read, Err(FormatError::Truncated), "{end}");
    }
}

fn read_places(bytes: &[u8]) -> Result<PlacesPage, FormatError> {
    places::read(bytes.to_vec(), None, &CONTEXT)
}

#[test]
fn no_prefix_of_places_in_json_passes_for_the_whole() {
    let fixtures: [&[u8]; 6] = [
        include_bytes!("../fixtures/geo.json"),
        include_bytes!("../fixtures/extrageo.json"),
        include_bytes!("../fixtures/places-content.json"),
        include_bytes!("../fixtures/places-openapi.json"),
        include_bytes!("../fixtures/shapes.geojson"),
        include_bytes!("../fixtures/places.jsonld"),
    ];
    for fixture in fixtures {
        let whole = fixture.trim_ascii_end();
        assert!(read_places(whole).is_ok());
        for end in 1..whole.len() {
            assert_eq!(read_places(&whole[..end]).err(), Some(FormatError::Truncated), "{end}");
        }
    }
}

#[test]
fn a_prefix_of_a_table_keeps_whole_rows_and_tells_of_a_torn_one() {
    let whole = include_bytes!("../fixtures/places.csv").trim_ascii_end();
    let full = read_places(whole).expect("a table");
    for end in 1..whole.len() {
        let Some(page) = read_places(&whole[..end]).ok().filter(|it| !it.is_empty()) else {
            continue;
        };
        // Nobody can see that a table ends at the end of a row, or inside its last field.
        let last = page.record(page.len() - 1);
        let fields = last.bytes().filter(|it| *it == b';').count() + 1;
        let told = page
            .problems
            .examples
            .iter()
            .any(|it| matches!(it.reason, "is cut off" | "has a quote too many or too few"));
        // A torn quote gives its lines back as rows.
        for row in 0..page.len() - if told { page.len().min(2) } else { 1 } {
            assert_eq!(page.place(row), full.place(row), "{end}");
        }
        assert!(9 <= fields || told, "{end}: {last}");
    }
}

#[test]
fn no_prefix_of_a_table_in_json_passes_for_the_whole() {
    let fixtures: [&[u8]; 3] = [
        include_bytes!("../fixtures/datastore.json"),
        include_bytes!("../fixtures/package.json"),
        include_bytes!("../fixtures/statistics.json"),
    ];
    for fixture in fixtures {
        let whole = fixture.trim_ascii_end();
        assert!(tables::read(whole.to_vec(), None, &CONTEXT).is_ok());
        for end in 1..whole.len() {
            let read = tables::read(whole[..end].to_vec(), None, &CONTEXT);
            assert_eq!(read.err(), Some(FormatError::Truncated), "{end}");
        }
    }
}

#[test]
fn a_prefix_of_a_table_of_numbers_keeps_whole_rows_and_tells_of_a_torn_one() {
    let whole = include_bytes!("../fixtures/indicators.csv");
    let full = tables::read(whole.to_vec(), None, &CONTEXT).expect("a table");
    assert_eq!((full.table.rows, full.problems.count), (4, 0));
    for end in 1..whole.len() {
        let Ok(page) = tables::read(whole[..end].to_vec(), None, &CONTEXT) else { continue };
        let rows = page.table.rows;
        assert!(rows <= full.table.rows, "{end}");
        // Nobody can see that a table ends between two rows, or inside its last field.
        let text = String::from_utf8_lossy(&whole[..end]).into_owned();
        let last = text.trim_end().rsplit("\r\n").next().unwrap_or_default();
        let fields = last.bytes().filter(|it| *it == b';').count();
        let is_row = last.starts_with("20");
        assert!(!is_row || 3 <= fields || page.problems.left_out == 1, "{end}: {last}");
    }
}
