//! Recorded answers of real hosts, where the folder with them stands beside the repository; they are
//! not ours to publish. Elsewhere our own fixtures of the same shapes take their place.

use std::fs;
use std::path::{Path, PathBuf};

use cw_format::{Context, FormatError, read_events};
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
