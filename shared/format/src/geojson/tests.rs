//! What is written is read back equal.

use std::rc::Rc;

use cw_model::text::Language;
use proptest::prelude::*;

use super::*;
use crate::Context;
use crate::places::{self, PlacesPage};

/// In Italy, so that nothing looks exchanged.
fn position() -> impl Strategy<Value = Coordinates> {
    (360_000_000i64..470_000_000, 70_000_000i64..180_000_000)
        .prop_map(|(y, x)| Coordinates { latitude: y as f64 / 1e7, longitude: x as f64 / 1e7 })
}

fn words() -> impl Strategy<Value = Option<String>> {
    prop::option::of(
        "[a-zA-Zàè][-a-z \"\\\\;,=+@'àè𝄞]{0,10}[a-z]"
            .prop_map(|it| it.split_ascii_whitespace().collect::<Vec<_>>().join(" ")),
    )
}

fn shape() -> impl Strategy<Value = Option<Geometry>> {
    let path = || prop::collection::vec(position(), 2..5);
    let polygon = prop::collection::vec(path(), 1..3);
    let parts = (
        prop::collection::vec(position(), 0..3),
        prop::collection::vec(path(), 0..3),
        prop::collection::vec(polygon, 0..3),
    );
    prop::option::of(parts.prop_map(|(points, lines, polygons)| Geometry {
        points,
        lines,
        polygons,
    }))
}

fn place() -> impl Strategy<Value = Place> {
    let categories = prop::collection::vec(words(), 0..4);
    let texts = (words(), categories, words(), words(), words());
    let said = prop::option::of(Just("lun-ven, ma non sempre".to_owned()));
    (prop::option::of(position()), shape(), texts, said, any::<Option<bool>>()).prop_map(
        |(
            position,
            geometry,
            (name, categories, address, municipality, phone),
            said,
            accessible,
        )| {
            let details = PlaceDetails {
                categories: categories.into_iter().flatten().collect(),
                address,
                municipality,
                phone,
                hours_note: said,
                accessible,
                ..PlaceDetails::default()
            };
            let name = name.unwrap_or_else(|| "Luogo".into());
            Place {
                uid: ["b.example#", &name].concat(),
                name,
                position,
                geometry: geometry.map(Rc::new),
                details,
            }
        },
    )
}

/// Each with an identifier of its own.
fn places(least: usize) -> impl Strategy<Value = Vec<Place>> {
    prop::collection::vec(place(), least..5).prop_map(|mut places| {
        for (index, place) in places.iter_mut().enumerate() {
            place.uid += &index.to_string();
        }
        places
    })
}

fn read(text: String) -> PlacesPage {
    let context = Context { language: Language::Italian, base: "https://a.example/x" };
    places::read(text.into_bytes(), None, &context).expect("what we write")
}

proptest! {
    #[test]
    fn geojson_is_read_back_equal(places in places(0)) {
        let page = read(write(&mut places.iter()));
        prop_assert_eq!(page.len(), places.len());
        for (row, place) in places.iter().enumerate() {
            let back = page.place(row);
            prop_assert_eq!((&back.uid, &back.name), (&place.uid, &place.name));
            prop_assert_eq!(&back.details, &place.details);
            match place.geometry.as_ref().filter(|it| !it.is_empty()) {
                // A single point is a mark and no shape.
                Some(shape) if shape.points.len() == 1 && shape.lines.is_empty() && shape.polygons.is_empty() => {
                    prop_assert!(back.geometry.is_none());
                }
                Some(shape) => prop_assert_eq!(back.geometry.as_ref(), Some(shape), "{:?}", page.problems),
                None => prop_assert_eq!(back.position, place.position),
            }
        }
    }

    #[test]
    fn a_table_is_read_back_equal(places in places(1)) {
        let mut places = places;
        for place in &mut places {
            place.geometry = None;
        }
        let page = read(places::write_csv(&mut places.iter()));
        prop_assert_eq!(page.len(), places.len());
        for (row, place) in places.iter().enumerate() {
            let back = page.place(row);
            prop_assert_eq!((&back.uid, back.position), (&place.uid, place.position));
            prop_assert_eq!(&back.name, &place.name);
            prop_assert_eq!(&back.details, &place.details);
            let category = page.category(row).map(|it| &page.categories()[it]);
            prop_assert_eq!(category, place.details.categories.first());
        }
    }
}

#[test]
fn an_export_holds_no_formula_and_no_script() {
    let details = PlaceDetails {
        phone: Some("+39 0461".into()),
        address: Some("=HYPERLINK(\"x\")".into()),
        description: Some("</script>".into()),
        ..PlaceDetails::default()
    };
    let place =
        Place { uid: "-1".into(), name: "@x".into(), position: None, geometry: None, details };
    let table = places::write_csv(&mut [&place].into_iter());
    assert!(table.starts_with("\u{feff}id;nome;"));
    assert!(table.contains("\r\n'-1;'@x;;\"'=HYPERLINK(\"\"x\"\")\";;;;;'+39 0461;"), "{table}");
    assert!(!write(&mut [&place].into_iter()).contains("</script"));
}

#[test]
fn hours_of_some_days_are_exported_after_these_days() {
    for said in [
        "dal 2026-09-01 al 2027-05-31: Mo 09:00-12:00,14:30-18:00; Sa 09:00-12:00; Su,PH off; \
         dal 2026-06-01 al 2026-08-31: Mo,We 08:00-13:00; 2026-12-24: off; 25/12: off",
        "Mo 09:00-12:00; dal 2026-07-01 al 2026-08-31: Mo 08:00-13:00; dal 24/12 al 6/1: off",
        "dal 2026-06-01 in poi: Mo 09:00-12:00; dal venerdi santo al pasquetta: 10:00-12:00",
        "fino al 2026-06-01: Mo 09:00-12:00; dal 2026-12-24 al 2026-12-26: 09:00-11:00",
    ] {
        let hours = crate::hours::read(said).expect(said);
        assert_eq!(crate::hours::write(&hours).as_deref(), Some(said));
    }
}

#[test]
fn hours_come_before_what_is_told_of_them_in_words() {
    let place = |note: Option<&str>| PlaceDetails {
        hours: crate::hours::read("Mo 09:00-12:00"),
        hours_note: note.map(str::to_owned),
        ..PlaceDetails::default()
    };
    assert_eq!(said(&place(None)).as_deref(), Some("Mo 09:00-12:00"));
    let both = said(&place(Some("chiuso prefestivi"))).expect("words");
    assert_eq!(both, "Mo 09:00-12:00; chiuso prefestivi");
    assert_eq!(crate::hours::read(&both), None);
}

#[test]
fn hours_of_all_the_year_are_exported_as_openstreetmap_writes_them() {
    for said in
        ["Mo,Tu,We 09:00-12:00,14:00-18:00; Sa 10:00-24:00; Su,PH off", "24/7", "Fr 22:00-02:00"]
    {
        let hours = crate::hours::read(said).expect("hours");
        let written = crate::hours::write(&hours).expect("one line");
        assert_eq!(crate::hours::read(&written), Some(hours), "{written}");
    }
}
