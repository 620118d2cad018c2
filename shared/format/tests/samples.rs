//! Recorded answers of real hosts, where the folder with them stands beside the repository; they are
//! not ours to publish. Elsewhere our own fixtures of the same shapes take their place.

use std::fs;
use std::path::{Path, PathBuf};

use cw_format::{Context, FormatError, places, read_events, tables};
use cw_model::table::Cells;
use cw_model::text::Language;

/// File, how many events it gives, and what could not be read: problems, or the reason for none at all.
type Expected = (&'static str, usize, &'static [&'static str]);

const SAMPLES: &[Expected] = &[
    ("ocopendata/riva_associazione_content_read.json", 0, &["ASSOCIAZIONE NUSANTARA: has no date"]),
    ("ocopendata/storo_lodrino_trimmed_hits.json", 0, &["the answer has no known shape"]),
    ("ocopendata/openservices_content_INVALID.json", 0, &["Ciao mondo: has no date"]),
    ("ics/CHIERI3B_2026.ics", 189, &[]),
];

const FIXTURES: &[Expected] = &[
    ("content-read.json", 0, &["ASSOCIAZIONE ESEMPIO: has no date"]),
    (
        "collection.ics",
        4,
        &[
            "Corso di italiano: repeats; only its first date is shown",
            "Al contrario: ends before it starts",
        ],
    ),
];

/// Places: file, rows, those with a position, problems.
const PLACES: &[(&str, usize, usize, usize)] = &[
    ("ocopendata/riva_associazione_content_read.json", 1, 0, 0),
    ("csv/ski_rental_data.csv", 5, 5, 0),
    ("csv/PAT_strutture_alberghiere.csv", 1548, 0, 0),
    ("json/DatiOpenSkiSlopes.json", 445, 445, 1),
];

#[test]
fn recorded_places_are_read_where_they_are_at_hand() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    for (name, rows, placed, problems) in PLACES.iter().filter(|_| samples.exists()) {
        let bytes = fs::read(samples.join(name)).expect("readable");
        let context = Context { language: Language::Italian, base: "https://a.example/x" };
        let page = places::read(bytes, None, &context).expect("places");
        let positions = (0..page.len()).filter(|it| page.position(*it).is_some()).count();
        assert_eq!((page.len(), positions), (*rows, *placed), "{name}");
        assert_eq!(page.problems.count, *problems, "{name}: {:?}", page.problems.examples);
        assert!((0..page.len()).all(|it| !page.place(it).name.is_empty()));
    }
}

/// Tables: file, rows, columns of numbers, of moments and of words, problems.
const TABLES: &[(&str, usize, [usize; 3], usize)] = &[
    ("istat/filtro_esempio02.csv", 18, [1, 1, 14], 0),
    ("istat/filtro_esempio03.csv", 36, [1, 1, 14], 0),
    ("ckan/datastore-search-success.json", 3, [1, 1, 1], 0),
    ("json/DatiOpenSkiSlopes.json", 445, [8, 0, 4], 0),
    ("csv/ski_rental_data.csv", 5, [2, 0, 8], 0),
    // One hotel wrote words where its VAT number belongs.
    ("csv/PAT_strutture_alberghiere.csv", 1548, [15, 0, 22], 1),
];

#[test]
fn recorded_tables_are_read_where_they_are_at_hand() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    for (name, rows, columns, problems) in TABLES.iter().filter(|_| samples.exists()) {
        let bytes = fs::read(samples.join(name)).expect("readable");
        let context = Context { language: Language::Italian, base: "https://a.example/x" };
        let page = tables::read(bytes, None, &context).expect("a table");
        let mut kinds = [0; 3];
        for column in &page.table.columns {
            let kind = match column.cells {
                Cells::Numbers(_) => 0,
                Cells::Moments(..) => 1,
                Cells::Words(_) => 2,
            };
            kinds[kind] += 1;
        }
        assert_eq!((page.table.rows, kinds), (*rows, *columns), "{name}");
        assert_eq!(page.problems.count, *problems, "{name}: {:?}", page.problems.examples);
    }
}

#[test]
fn recorded_answers_are_read_and_what_could_not_be_read_is_named() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let samples = here.join("../../../shared/samples");
    let (folder, files) =
        if samples.exists() { (samples, SAMPLES) } else { (here.join("fixtures"), FIXTURES) };
    for (name, events, missing) in files {
        let (read, problems) = read_file(folder.join(name));
        assert_eq!(
            (read, problems),
            (*events, missing.iter().map(ToString::to_string).collect()),
            "{name}"
        );
    }
}

fn read_file(path: PathBuf) -> (usize, Vec<String>) {
    let bytes = fs::read(path).expect("readable");
    let context = Context { language: Language::Italian, base: "https://a.example/x" };
    match read_events(&bytes, None, &context) {
        Ok(page) => {
            let problems = page.parsed.problems.iter().map(ToString::to_string);
            (page.parsed.items.len(), problems.collect())
        }
        Err(error @ FormatError::Refused(_)) => panic!("{error}"),
        Err(error) => (0, vec![error.to_string()]),
    }
}
