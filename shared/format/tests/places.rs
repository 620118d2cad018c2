//! What real answers about places do that a careful reader would not expect: each trap is a test that names it.

use cw_format::json::{self, Json};
use cw_format::places::{self, Kind, PlacesPage, Shape};
use cw_format::{Context, FormatError};
use cw_model::geo::{Coordinates, metres_between};
use cw_model::hours::{Again, Days, Holidays, Hours, Now, Opening, Rule, Span};
use cw_model::text::Language;
use cw_model::time::{Date, parse_instant};
use proptest::prelude::*;

const GEO: &str = include_str!("../fixtures/geo.json");
const EXTRAGEO: &str = include_str!("../fixtures/extrageo.json");
const CONTENT: &str = include_str!("../fixtures/places-content.json");
const OPENAPI: &str = include_str!("../fixtures/places-openapi.json");
const SHAPES: &str = include_str!("../fixtures/shapes.geojson");
const CSV: &str = include_str!("../fixtures/places.csv");
const JSONLD: &str = include_str!("../fixtures/places.jsonld");
const BASE: &str = "https://www.comune.pietrachiara.example/api/opendata/v2/content/search/x";

fn read_as(language: Language, text: impl Into<Vec<u8>>) -> PlacesPage {
    places::read(text.into(), None, &Context { language, base: BASE }).expect("readable")
}

fn read(text: impl Into<Vec<u8>>) -> PlacesPage {
    read_as(Language::Italian, text)
}

fn refused(text: &str) -> FormatError {
    let context = Context { language: Language::Italian, base: BASE };
    places::read(text.into(), None, &context).expect_err("no places")
}

fn names(page: &PlacesPage) -> Vec<&str> {
    (0..page.len()).map(|it| page.name(it)).collect()
}

fn problems(page: &PlacesPage) -> Vec<String> {
    page.problems.examples.iter().map(ToString::to_string).collect()
}

fn at(latitude: f64, longitude: f64) -> Option<Coordinates> {
    Some(Coordinates { latitude, longitude })
}

fn features(features: &str) -> String {
    ["{\"type\":\"FeatureCollection\",\"features\":[", features, "]}"].concat()
}

fn feature(name: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","geometry":{geometry},"properties":{{"name":"{name}"}}}}"#)
}

fn point(name: &str, coordinates: &str) -> String {
    feature(name, &format!(r#"{{"type":"Point","coordinates":{coordinates}}}"#))
}

#[test]
fn a_geo_answer_becomes_rows_and_whole_records() {
    let page = read(GEO);
    assert_eq!((page.kind, page.total), (Kind::Geo, Some(612)));
    let next = page.next.clone().expect("a next page");
    assert!(next.ends_with("/search/classes+%5Bluogo%5D+limit+500+offset+500"), "{next}");
    assert_eq!(
        names(&page),
        [
            "Biblioteca civica",
            "Malga \"Alta\" & rifugio",
            "Sportello itinerante",
            "Museo «delle acque»"
        ]
    );
    assert_eq!(page.position(0), at(46.0123456, 11.2345678));
    assert_eq!(page.categories(), ["luogo", "ufficio"]);
    assert_eq!(page.category(2), Some(1));
    let library = page.place(0);
    assert_eq!(library.uid, "www.comune.pietrachiara.example#501");
    assert_eq!(library.details.address.as_deref(), Some("Piazza del Comune 3"));
    let url = "https://www.comune.pietrachiara.example/Luoghi/Biblioteca-civica";
    assert_eq!(library.details.url.as_deref(), Some(url));
}

#[test]
fn trap_10_zero_zero_and_null_are_no_position_and_still_listed() {
    let page = read(GEO);
    assert_eq!((page.position(2), page.position(3)), (None, None));
    assert_eq!((page.shape(2), page.shape(3)), (Shape::None, Shape::None));
    assert_eq!(problems(&page), [""; 0]);
}

#[test]
fn trap_11_numbers_in_strings_are_numbers() {
    assert_eq!(read(GEO).position(1), at(46.02, 11.24));
}

#[test]
fn trap_27_one_content_in_several_places_is_a_row_for_each() {
    let page = read(EXTRAGEO);
    assert_eq!((page.len(), page.total), (4, Some(9)));
    let uids: Vec<String> = (0..4).map(|it| page.uid(it)).collect();
    let own = "www.comune.pietrachiara.example#601";
    assert_eq!(uids[0], own);
    assert!(uids[1].starts_with(&[own, "@46"].concat()) && uids[1] != uids[2]);
    assert_eq!(uids[3], "www.comune.pietrachiara.example#602");
}

#[test]
fn a_uid_does_not_depend_on_what_else_is_in_the_answer() {
    let (one, two) = (point("Fontana", "[11,46]"), point("Malga", "[11.1,46.1]"));
    let first = read(features(&[&*one, &*two].join(",")));
    let second = read(features(&[&*two, &*one].join(",")));
    assert_eq!(first.uid(0), second.uid(1));
    let twice = read(features(&[&*one, &*one].join(",")));
    assert_eq!(twice.uid(0), first.uid(0));
    assert_ne!(twice.uid(0), twice.uid(1));
}

#[test]
fn a_content_is_read_in_both_vocabularies_and_with_every_geo_field() {
    let page = read(CONTENT);
    assert_eq!(page.kind, Kind::OpenData);
    assert_eq!(
        names(&page),
        ["Biblioteca civica", "Piscina", "Associazione Esempio", "Anagrafe", "Anagrafe"]
    );
    let positions: Vec<_> = (0..5).map(|it| page.position(it)).collect();
    assert_eq!(
        positions,
        [at(46.0123456, 11.2345678), at(46.05, 11.25), None, at(46.0, 11.1), at(46.1, 11.2)]
    );
    assert_eq!(
        page.categories(),
        ["Biblioteca", "Impianto sportivo", "ASSOCIAZIONI SPORTIVE", "Servizio"]
    );
    assert!(page.next.is_some());
    let library = page.place(0).details;
    assert_eq!(library.categories, ["Biblioteca", "Sala studio"]);
    assert_eq!(library.abstract_text.as_deref(), Some("Libri & giornali"));
    assert_eq!(library.phone.as_deref(), Some("0461 000111"));
    assert_eq!(library.email.as_deref(), Some("biblioteca@pietrachiara.example"));
    assert_eq!(library.accessibility.as_deref(), Some("Ingresso senza gradini"));
    assert_eq!(library.image.map(|it| it.alt).as_deref(), Some("La sala"));
    let pool = page.place(1).details;
    assert_eq!(pool.address.as_deref(), Some("via Lago 2, 38099 Pietrachiara"));
    assert_eq!((pool.accessible, pool.hours.is_some()), (Some(true), true));
    assert_eq!(page.place(2).details.hours_note.as_deref(), Some("su appuntamento"));
}

#[test]
fn a_content_speaks_the_language_of_the_reader() {
    let page = read_as(Language::German, CONTENT);
    let library = page.place(0);
    assert_eq!((page.name(0), library.details.lang.as_deref()), ("Stadtbibliothek", Some("de")));
    assert_eq!(library.position, at(46.0123456, 11.2345678));
    assert!(library.details.url.is_some_and(|it| it.ends_with("/de/Orte/Bibliothek")));
    assert_eq!(page.name(1), "Piscina");
}

#[test]
fn opening_hours_of_opencity_keep_their_seasons_breaks_and_closures() {
    let details = read(CONTENT).place(0).details;
    let hours = details.hours.expect("hours");
    let [winter, summer] = &hours.seasons[..] else { panic!("{hours:?}") };
    assert_eq!(winter.name.as_deref(), Some("Orario invernale"));
    assert_eq!(winter.valid_from.map(|it| it.to_string()).as_deref(), Some("2026-09-01"));
    assert_eq!(winter.valid_through.map(|it| it.to_string()).as_deref(), Some("2027-05-31"));
    let span = |opens, closes| Span::new(opens, closes).expect("a span");
    let monday =
        Rule { days: Days::on(0), spans: vec![span(540, 720), span(870, 1080)], note: None };
    assert_eq!((winter.rules.len(), &winter.rules[0]), (4, &monday));
    assert_eq!(summer.rules.len(), 2);
    let closures: Vec<_> = hours.exceptions.iter().map(|it| (it.first.civil(), it.again)).collect();
    assert_eq!(closures, [((2026, 12, 24), Again::Never), ((2026, 12, 25), Again::Never)]);
    assert!(details.hours_note.expect("a note").contains("prefestivi"));
}

/// An office, open every day from 9 to 12, with these closures; and the note about it.
fn closed_on(language: Language, closures: &str) -> (Hours, Option<String>) {
    let cells: Vec<String> = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
        .map(|it| format!(r#""{it}":"9-12""#))
        .into();
    let text = format!(
        r#"{{"uri":"x","id":"1","name":"Ufficio","opening_hours_specification":[{{"data":{{"opening_hours":[{{{}}}],"closure":[{closures}]}}}}]}}"#,
        cells.join(",")
    );
    let details = read_as(language, format!("[{text}]")).place(0).details;
    (details.hours.expect("hours"), details.hours_note)
}

/// Whether hours that are known on a day have spans on it.
fn assert_opens(hours: &Hours, day: &str, opens: bool) {
    let opening = hours.day(Date::parse(day).expect("a day"), None).opening;
    assert_eq!(matches!(opening, Opening::Open(_)), opens, "{day}");
    assert_ne!(opening, Opening::Unknown, "{day}");
}

#[test]
fn closures_hold_on_the_days_they_name() {
    let (hours, note) = closed_on(
        Language::Italian,
        r#"{"day":"sabato e festivi"},{"day":"25/12 e 1/1","reason":"Feste"},{"day":"","reason":"Pasquetta"}"#,
    );
    assert_eq!(note, None);
    for (day, opens) in [
        ("2026-11-26", true),
        ("2026-11-28", false),
        ("2026-12-08", false),
        ("2026-12-25", false),
        ("2027-01-01", false),
        ("2027-03-29", false),
        ("2027-03-30", true),
    ] {
        assert_opens(&hours, day, opens);
    }
}

#[test]
fn a_closure_without_a_year_holds_in_its_season_only() {
    let season = |from: &str, through: &str, closed: &str| {
        format!(
            r#"{{"data":{{"valid_from":"{from}","valid_through":"{through}","opening_hours":[{{"saturday":"9-12"}}],"closure":[{{"day":"{closed}"}}]}}}}"#
        )
    };
    let text = format!(
        r#"[{{"uri":"x","id":"1","name":"Ufficio","opening_hours_specification":[{},{}]}}]"#,
        season("2026-01-01", "2026-12-31", "Ferragosto"),
        season("2027-01-01", "2027-12-31", "dal 24/12 al 6/1")
    );
    let hours = read(text).place(0).details.hours.expect("hours");
    let hours = Hours { holidays: Holidays::AsUsual, ..hours };
    for (day, opens) in [
        ("2026-08-15", false),
        ("2026-12-26", true),
        ("2027-01-02", false),
        ("2027-12-25", false),
        ("2027-01-09", true),
    ] {
        assert_opens(&hours, day, opens);
    }
    assert!(hours.exceptions.iter().all(|it| it.again == Again::Never));
}

#[test]
fn where_a_closure_is_not_understood_nothing_is_told_as_open() {
    let closure = r#"{"day":"seconda settimana di agosto","reason":"Ferie"}"#;
    for (language, said) in [
        (Language::Italian, "chiuso seconda settimana di agosto (Ferie)"),
        (Language::German, "geschlossen seconda settimana di agosto (Ferie)"),
        (Language::English, "closed seconda settimana di agosto (Ferie)"),
    ] {
        let (hours, note) = closed_on(language, closure);
        assert_eq!(note.as_deref(), Some(said));
        let monday = parse_instant("2026-11-23T10:00").expect("a moment").instant();
        assert_eq!(hours.is_open(&Now::new(monday, None)), None);
    }
}

#[test]
fn a_cell_that_is_not_understood_is_told_in_the_language_of_the_content() {
    let content = |locale: &str| {
        format!(
            r#"[{{"metadata":{{"id":1,"classIdentifier":"place"}},"data":{{"{locale}":{{"title":"A","opening_hours_specification":[{{"data":{{"opening_hours":[{{"friday":"?"}}]}}}}]}}}}}}]"#
        )
    };
    for (locale, said) in [("ger-DE", "Fr ?"), ("ita-IT", "ven ?"), ("fre-FR", "Fri ?")] {
        let details = read_as(Language::English, content(locale)).place(0).details;
        assert_eq!(details.hours_note.as_deref(), Some(said), "{locale}");
    }
}

#[test]
fn items_of_openapi_are_places() {
    let page = read(OPENAPI);
    assert_eq!((page.kind, page.total, page.len()), (Kind::OpenApi, Some(5), 2));
    assert!(page.next.as_deref().is_some_and(|it| it.ends_with("limit=2&offset=2")));
    assert_eq!((page.position(0), page.position(1)), (at(46.0123456, 11.2345678), None));
    assert_eq!(page.uid(0), "www.comune.pietrachiara.example#luogo-701");
    assert_eq!(page.place(0).details.address.as_deref(), Some("Piazza del Comune 3"));
    // A relation is no picture.
    assert_eq!(page.place(0).details.image, None);
    assert!(page.place(1).details.image.is_some());
}

#[test]
fn every_geometry_has_a_mark_and_keeps_its_shape() {
    let page = read(SHAPES);
    let shapes: Vec<Shape> = (0..page.len()).map(|it| page.shape(it)).collect();
    use Shape::{Area, Line, Mixed, Points};
    assert_eq!(shapes, [Line, Area, Points, Line, Area, Mixed, Line]);
    assert!((0..page.len()).all(|it| page.position(it).is_some()));
    assert_eq!(page.name(2), "#3");
    let lake = page.place(1).geometry.expect("a shape");
    assert_eq!((lake.polygons.len(), lake.polygons[0].len()), (1, 2));
    let mixed = page.place(5).geometry.expect("a shape");
    assert_eq!((mixed.points.len(), mixed.lines.len()), (1, 1));
    assert_eq!(problems(&page), ["Angolo perso: has corners that cannot be drawn"]);
    assert_eq!(page.place(0).details.url.as_deref(), Some("https://www.sentieri.example"));
    assert_eq!(page.place(0).details.municipality.as_deref(), Some("Ala"));
}

#[test]
fn geojson_comes_as_a_list_a_feature_a_geometry_or_lines() {
    let (one, two) = (point("a", "[11,46]"), point("b", "[11.1,46.1]"));
    for text in [
        format!("[{one},{two}]"),
        format!("let puntiJson = [{one},{two}];"),
        format!("callback({{\"features\":[{one},{two}]}});"),
        format!("{one}\n{two}\n"),
        format!("\u{1e}{one}\n\u{1e}{two}\n"),
        format!("{{\"features\":{{\"0\":{one},\"4\":{two}}}}}"),
    ] {
        assert_eq!(names(&read(&*text)), ["a", "b"], "{text}");
    }
    assert_eq!(names(&read(&*one)), ["a"]);
    let alone =
        read(r#"{"type":"Polygon","coordinates":[[[11,46],[11.2,46],[11.1,46.2],[11,46]]]}"#);
    assert_eq!((alone.shape(0), alone.place(0).geometry.is_some()), (Shape::Area, true));
    assert_eq!(read(r#"{"type":"Point","coordinates":[11,46]}"#).position(0), at(46.0, 11.0));
}

#[test]
fn members_come_in_any_order_twice_and_with_escapes() {
    let text = r#"{"properties":{"n\u0061me":"à\u00e0 <b>x</b>"},"geometry":{"coordinates":[11,46],"type":"Point"},"\u0074ype":"Feature","type":"Feature"}"#;
    let page = read(features(text));
    assert_eq!((page.name(0), page.position(0)), ("àà x", at(46.0, 11.0)));
}

#[test]
fn one_broken_feature_hides_no_other() {
    let (one, two) = (point("a", "[11,46]"), point("b", "[11.1,46.1]"));
    for broken in [
        r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[11,}},"properties":{}}"#,
        r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[11,46},"properties":{}}"#,
        r#"{"type":"Feature","properties":{"name":"c}}"#,
        r#"{"type":"Feature","properties":{"name":"c""#,
        r#"{"type":"Feature","properties":{"name":'c'}}"#,
        r#"{"type":"Feature","properties":{name:1}}}}"#,
    ] {
        let text = features(&[&*one, broken, &*two].join(","));
        let page = read(&*text);
        assert_eq!(names(&page), ["a", "b"], "{broken}");
        assert_eq!(page.problems.count, 1, "{broken}: {:?}", problems(&page));
    }
    let text = features(&[&*one, "7", "null", &*point("c", "[\"x\",{}]"), &*two].join(","));
    let page = read(&*text);
    assert_eq!(names(&page), ["a", "c", "b"]);
    assert_eq!(page.problems.count, 3);
}

#[test]
fn a_record_that_is_too_deep_hides_no_other() {
    let deep = ["{\"name\":\"Pozzo\",\"x\":", &"[".repeat(128), &"]".repeat(128), "}"].concat();
    let good = r#"{"name":"Fontana","lat":46.0,"lon":11.0}"#;
    for text in [[good, "\n", &deep].concat(), ["[", good, ",", &deep, ",", good, "]"].concat()] {
        let page = read(text);
        assert_eq!(names(&page)[0], "Fontana");
        assert_eq!(page.problems.left_out, 1, "{:?}", problems(&page));
    }
}

#[test]
fn an_empty_identifier_is_none() {
    let with = |id: &str| {
        let text = point("Fontana", "[11.0,46.0]").replace("\"properties\":{", id);
        read(features(&text)).place(0).uid
    };
    let plain = with("\"properties\":{");
    assert_eq!(with(r#""id":"","properties":{"#), plain);
    let numbered = with(r#""id":"7","properties":{"#);
    assert!(numbered != plain);
    assert_eq!(with(r#""id":"","id":"7","properties":{"#), numbered);
    assert_eq!(with(r#""id":"","properties":{"id":"7","#), numbered);
}

#[test]
fn an_empty_type_is_none() {
    let text = point("Fontana", "[11.0,46.0]").replacen("\"type\":\"Feature\"", "\"type\":\"\"", 1);
    assert_eq!(names(&read(features(&text))), ["Fontana"]);
}

#[test]
fn a_bare_string_among_features_is_one_bad_record() {
    let (one, two) = (point("a", "[11,46]"), point("b", "[11.1,46.1]"));
    for list in [["\"x\"", &*one, &*two], [&*one, "\"x\"", &*two]] {
        let page = read(features(&list.join(",")));
        assert_eq!(names(&page), ["a", "b"]);
        assert_eq!((page.problems.count, page.problems.left_out), (1, 1), "{:?}", problems(&page));
    }
    let page = read(features("\"x\""));
    assert_eq!((page.len(), problems(&page)), (0, vec!["#1: is no record".to_owned()]));
}

#[test]
fn a_bare_false_answers_whether_a_place_is_accessible() {
    let accessible = |properties: &str| {
        let text = [r#"{"type":"Feature","geometry":null,"properties":"#, properties, "}"].concat();
        read(text).place(0).details.accessible
    };
    assert_eq!(accessible(r#"{"nome":"a","accessibile":false}"#), Some(false));
    assert_eq!(accessible(r#"{"nome":"a","accessibile":true}"#), Some(true));
    assert_eq!(accessible(r#"{"nome":"a","accessibile":null}"#), None);
    assert_eq!(accessible(r#"{"nome":"a","sito":false}"#), None);
}

#[test]
fn half_a_million_broken_features_are_counted_and_not_listed() {
    let broken = vec![r#"{"type":"Feature","geometry":[}"#; 50_000].join(",");
    let page = read(features(&[&*point("a", "[11,46]"), &*broken].join(",")));
    assert_eq!((page.len(), page.problems.count), (1, 50_001));
    assert_eq!((page.problems.left_out, page.problems.incomplete), (50_001, 0));
    assert!(page.problems.examples.len() < 100);
}

#[test]
fn a_legacy_crs_is_honoured_where_it_is_known() {
    let with = |crs: &str, geometry: &str| {
        let crs = format!(r#""crs":{{"type":"name","properties":{{"name":"{crs}"}}}}"#);
        read(format!(
            r#"{{"type":"FeatureCollection","features":[{}],{crs}}}"#,
            feature("a", geometry)
        ))
    };
    let trento = Coordinates { latitude: 46.06667, longitude: 11.11667 };
    for (crs, geometry) in [
        ("urn:ogc:def:crs:EPSG::4326", r#"{"type":"Point","coordinates":[11.11667,46.06667]}"#),
        ("EPSG:25832", r#"{"type":"Point","coordinates":[663700.358,5103633.086]}"#),
        ("EPSG:3857", r#"{"type":"Point","coordinates":[1237502.04,5791039.6]}"#),
        (
            "EPSG:32632",
            r#"{"type":"LineString","coordinates":[[663700.358,5103633.086],[663700.358,5103633.086]]}"#,
        ),
    ] {
        let page = with(crs, geometry);
        let found = page.position(0).expect("a position");
        assert!(metres_between(found, trento) < 5.0, "{crs}: {found:?}");
        assert_eq!((page.problems.count, page.has_unknown_system()), (0, false));
    }
    let page = with(
        "urn:ogc:def:crs:EPSG::3003",
        r#"{"type":"Point","coordinates":[1681474.224,4849348.769]}"#,
    );
    assert_eq!((page.len(), page.position(0), page.has_unknown_system()), (1, None, true));
    assert_eq!(problems(&page), [": unknown coordinate system; nothing can be drawn"]);
}

#[test]
fn a_source_with_latitude_first_is_put_right_and_a_single_mistake_told() {
    let all = ["[46,11]", "[46.1,11.1]", "[45.9,11.2]"].map(|it| point("a", it)).join(",");
    let page = read(features(&all));
    assert_eq!(page.position(0), at(46.0, 11.0));
    assert_eq!(problems(&page), [": latitude and longitude are exchanged throughout; put right"]);

    let one = ["[11,46]", "[46.1,11.1]", "[11.2,45.9]"].map(|it| point("a", it)).join(",");
    let page = read(features(&one));
    assert_eq!(page.position(1), at(11.1, 46.1));
    assert_eq!(problems(&page), ["a: latitude and longitude look exchanged"]);
}

#[test]
fn lines_and_areas_with_latitude_first_or_in_metres_are_put_right_too() {
    let line = |it: &str| feature("a", &format!(r#"{{"type":"LineString","coordinates":{it}}}"#));
    let area =
        |it: &str| feature("b", &format!(r#"{{"coordinates":[[{it}]],"type":"MultiPolygon"}}"#));
    for all in [
        [line("[[46,11],[46.2,11.1]]"), line("[[46.1,11],[46.2,11.2]]")],
        [area("[[46,11],[46.2,11.1],[46,11.1]]"), line("[[46.1,11],[46.2,11.2]]")],
    ] {
        let page = read(features(&all.join(",")));
        assert_eq!(
            problems(&page),
            [": latitude and longitude are exchanged throughout; put right"]
        );
        for row in 0..2 {
            let found = page.position(row).expect("a position");
            assert!((46.0..46.3).contains(&found.latitude), "{found:?}");
        }
        let shape = page.geometry(1).expect("a shape");
        assert_eq!(shape.lines[0][0], Coordinates { latitude: 46.1, longitude: 11.0 });
    }
    let metres = [
        line("[[663700.3578,5103633.0863],[663800,5103700]]"),
        area("[[663700,5103600],[663800,5103700],[663700,5103700]]"),
    ];
    let page = read(features(&metres.join(",")));
    assert_eq!(problems(&page), [": coordinates are in metres; read as UTM zone 32"]);
    let trento = Coordinates { latitude: 46.066_67, longitude: 11.116_67 };
    for row in 0..2 {
        let found = page.position(row).expect("a position");
        assert!(metres_between(found, trento) < 200.0, "{found:?}");
        assert!(page.shape(row).is_drawn());
    }
    let one = [line("[[11,46],[11.1,46.2]]"), line("[[46.1,11],[46.2,11.2]]")];
    let page = read(features(&one.join(",")));
    assert_eq!(problems(&page), ["a: latitude and longitude look exchanged"]);
}

#[test]
fn what_is_not_on_the_earth_is_listed_and_told() {
    let page = read(features(&point("a", "[11,460]")));
    assert_eq!((page.position(0), page.shape(0)), (None, Shape::None));
    assert_eq!(problems(&page), ["a: has a position that is not on the earth"]);
}

#[test]
fn flat_records_with_coordinates_are_places() {
    let text = "[{\"LOCALITA'\":\"Alba\",\"NOME\":\"Ciampac\",\"CODICE\":\"79.0000000000\",\"X_COORD\":\"713643.837233\",\"Y_COORD\":\"5148043.56472\"}]";
    let page = read(text);
    assert_eq!(names(&page), ["Ciampac"]);
    let found = page.position(0).expect("a position");
    assert!((46.4..46.5).contains(&found.latitude) && (11.7..11.8).contains(&found.longitude));
    assert_eq!(problems(&page), [": coordinates are in metres; read as UTM zone 32"]);
}

#[test]
fn a_table_is_read_as_municipalities_write_it() {
    let page = read(CSV);
    assert_eq!(page.kind, Kind::Csv);
    assert_eq!(names(&page), ["Bar \"Sport\"", "Rifugio Alto", "Fontana", "Errata"]);
    assert_eq!((page.position(0), page.position(1)), (at(45.7601, 11.0012), at(45.8, 11.1)));
    assert_eq!((page.position(2), page.position(3)), (None, None));
    assert_eq!(problems(&page), ["Errata: has a position that cannot be read"]);
    let bar = page.place(0);
    assert_eq!(bar.uid, "www.comune.pietrachiara.example#1");
    assert_eq!(bar.details.phone.as_deref(), Some("+39 0464 000"));
    assert_eq!(bar.details.municipality.as_deref(), Some("Ala"));
    assert!(bar.details.hours.is_some());
    assert_eq!(page.place(1).details.hours_note.as_deref(), Some("chiuso il lunedì"));
}

#[test]
fn a_table_in_latin_1_with_other_separators_and_other_names() {
    let text = b"name,coordinates\r\nCitt\xe0,\"[11.7258401, 46.5569714]\"\r\n";
    let page = read(&text[..]);
    assert_eq!((page.name(0), page.position(0)), ("Città", at(46.5569714, 11.7258401)));
    for text in [
        "nome\tlat\tlng\nA\t46,5\t11,7\n",
        "Titolo;X;Y\nA;11.7;46.5\n",
        "Titolo,posizione\nA,\"46.5, 11.7\"\n",
        "remoteId,Titolo,lat,lon,address\nx,A,46.5,11.7,via\n",
        "sep=;\r\nNOME;COORD\r\nA;46,5 11,7\r\n",
        "nome;wkt\nA;POINT(11.7 46.5)\n",
    ] {
        let page = read(text);
        assert_eq!((page.name(0), page.position(0)), ("A", at(46.5, 11.7)), "{text}");
    }
}

#[test]
fn a_table_may_begin_with_a_quote() {
    let page = read("\"nome\";\"lat\";\"lon\"\n\"Rocca\";\"45,7\";\"11,0\"\n");
    assert_eq!((names(&page), page.position(0)), (vec!["Rocca"], at(45.7, 11.0)));
    assert_eq!(refused(" \"no such class\" "), FormatError::Refused("no such class".to_owned()));
}

#[test]
fn a_table_that_is_a_sentence_is_a_refusal() {
    let said = "Multiple class export not allowed";
    assert_eq!(refused(said), FormatError::Refused(said.into()));
    let said = r#"{"error_message":"Syntax error"}"#;
    assert_eq!(refused(said), FormatError::Refused("Syntax error".into()));
    assert_eq!(
        refused(r#"["Service not found"]"#),
        FormatError::Refused("Service not found".into())
    );
    assert_eq!(refused("<html>"), FormatError::Html);
    assert_eq!(refused(" \n"), FormatError::Empty);
    assert_eq!(refused("{\"a\":1}"), FormatError::Unexpected);
    assert_eq!(refused("a;b\n1;2\n"), FormatError::Unexpected);
}

#[test]
fn a_table_cut_off_inside_a_row_says_so() {
    let page = read("nome;lat;lon\nA;46;11\nB;46");
    assert_eq!(names(&page), ["A", "B"]);
    assert_eq!(problems(&page)[0], "line 3: is cut off");
}

#[test]
fn places_of_schema_org_are_found_in_their_graph() {
    let page = read(JSONLD);
    assert_eq!(page.kind, Kind::JsonLd);
    assert_eq!(names(&page), ["Museo", "Bar", "Senza posizione"]);
    assert_eq!(page.position(0), at(46.07, 11.12));
    let museum = page.place(0).details;
    assert_eq!(museum.address.as_deref(), Some("via Roma 1, 38122 Trento"));
    assert_eq!(museum.categories, ["Museo", "Attrazione turistica"]);
    assert_eq!(page.categories(), ["Museo", "Bar", "Luogo"]);
    let german = read_as(Language::German, JSONLD);
    assert_eq!(german.categories(), ["Museum", "Bar", "Ort"]);
    assert!(museum.image.is_some());
    let hours = museum.hours.expect("hours");
    assert_eq!((hours.seasons[0].rules.len(), hours.exceptions.len()), (2, 1));
    let bar = page.place(1).details.hours.expect("hours");
    assert_eq!(bar.seasons[0].rules.len(), 2);
    assert_eq!(page.place(2).details.hours_note.as_deref(), Some("a volte"));
}

/// Hours of schema.org: Monday to Friday from 9 to 18, and what these specifications say.
fn specified(more: &str) -> Option<Hours> {
    let week = r#"{"dayOfWeek":["Monday","Tuesday","Wednesday","Thursday","Friday"],"opens":"09:00","closes":"18:00"}"#;
    let place = format!(
        r#"{{"@type":"Place","name":"A","openingHoursSpecification":[{week}],"specialOpeningHoursSpecification":[{more}]}}"#
    );
    read(place).place(0).details.hours
}

#[test]
fn special_hours_of_some_days_leave_the_others_as_they_are() {
    let special = |days: &str, from: &str, through: &str, clock: &str| {
        let (opens, closes) = clock.split_once('-').expect("a span");
        specified(&format!(
            r#"{{"dayOfWeek":[{days}],"validFrom":"{from}","validThrough":"{through}","opens":"{opens}","closes":"{closes}"}}"#
        ))
    };
    let check = |hours: &Option<Hours>, day: &str, expected: &str| {
        let hours = hours.as_ref().expect("hours");
        let found = match hours.day(Date::parse(day).expect("a day"), None).opening {
            Opening::Open(spans) => spans[0].opens().to_string(),
            Opening::Closed => "closed".to_owned(),
            Opening::Unknown => "?".to_owned(),
        };
        assert_eq!(found, expected, "{day}");
    };
    const WORK: &str = r#""Monday","Tuesday","Wednesday","Thursday","Friday""#;
    let christmas = special(WORK, "2026-12-21", "2026-12-27", "10:00-12:00");
    for (day, expected) in [
        ("2026-12-18", "540"),
        ("2026-12-21", "600"),
        ("2026-12-24", "600"),
        ("2026-12-27", "closed"),
        ("2026-12-28", "540"),
    ] {
        check(&christmas, day, expected);
    }
    let all = [WORK, r#","Saturday","Sunday""#].concat();
    for august in [
        special(&all, "2026-08-01", "2026-08-31", "00:00-00:00"),
        special(WORK, "2026-08-01", "2026-08-31", "00:00-00:00"),
    ] {
        for (day, expected) in [
            ("2026-07-31", "540"),
            ("2026-08-03", "closed"),
            ("2026-08-31", "closed"),
            ("2026-09-01", "540"),
        ] {
            check(&august, day, expected);
        }
    }
    let mondays = special(r#""Monday""#, "2026-08-01", "2026-08-31", "00:00-00:00");
    check(&mondays, "2026-08-03", "closed");
    check(&mondays, "2026-08-04", "540");
    assert_eq!(special(r#""Monday""#, "2000-01-01", "2026-08-31", "00:00-00:00"), None);
    let holidays = special(r#""PublicHolidays""#, "2026-01-01", "2026-12-31", "00:00-00:00");
    check(&holidays, "2026-06-02", "?");
    check(&holidays, "2026-06-03", "540");
    let from_now_on = r#"{"validFrom":"2026-08-01","opens":"00:00","closes":"00:00"}"#;
    assert_eq!(specified(from_now_on), None);
    let place = format!(
        r#"{{"@type":"Place","name":"A","openingHours":"Mo-Fr 09:00-18:00","openingHoursSpecification":[{from_now_on}]}}"#
    );
    let details = read(place).place(0).details;
    assert_eq!((details.hours, details.hours_note.as_deref()), (None, Some("Mo-Fr 09:00-18:00")));
}

#[test]
fn a_single_place_and_a_list_of_items_are_schema_org_too() {
    let place = r#"{"@type":"Place","name":"A","geo":{"latitude":46,"longitude":11}}"#;
    for text in [
        place.to_owned(),
        format!("[{place}]"),
        format!(
            r#"{{"@type":"ItemList","itemListElement":[{{"@type":"ListItem","position":1,"item":{place}}}]}}"#
        ),
    ] {
        let page = read(&*text);
        assert_eq!((page.name(0), page.position(0)), ("A", at(46.0, 11.0)), "{text}");
    }
}

#[test]
fn an_address_that_could_run_code_is_no_link() {
    let text = r#"{"type":"Feature","geometry":null,"properties":{"name":"<script>x</script>a","url":"javascript:x","image":"data:x"}}"#;
    let place = read(text).place(0);
    assert_eq!((place.name.as_str(), place.details.url, place.details.image), ("a", None, None));
}

/// Name and position of each feature, as the general reader of JSON sees them.
fn generally(text: &str) -> Vec<(String, Option<(f64, f64)>)> {
    let mut rows = Vec::new();
    let list = &text[text.find('[').expect("a list")..=text.rfind(']').expect("a list")];
    let read = json::records(list, &mut |it| {
        let numbers = it.get("geometry").get("coordinates").elements();
        let number = |index: usize| numbers.get(index).and_then(Json::number);
        let name = it.get("properties").get("name").text().expect("a name");
        rows.push((name.to_owned(), number(0).zip(number(1))));
    });
    read.expect("JSON");
    rows
}

fn any_feature() -> impl Strategy<Value = String> {
    let name = r#"[a-z]([a-zà"\\/]|\\u00e8){0,8}[a-z]"#.prop_map(|it| {
        it.replace('\\', "\\\\").replace("\\\\u00e8", "\\u00e8").replace('"', "\\\"")
    });
    let number = |range: std::ops::Range<i64>| range.prop_map(|it| it as f64 / 1e6);
    let position = (number(7_000_000..18_000_000), number(36_000_000..47_000_000));
    let orders = Just(vec![0, 1, 2, 3]).prop_shuffle();
    (name, position, any::<bool>(), orders).prop_map(|(name, (x, y), quoted, order)| {
        let numbers = if quoted { format!("\"{x}\",\"{y}\"") } else { format!("{x} , {y},1e2") };
        let members = [
            "\"type\":\"Feature\"".to_owned(),
            format!(
                "\"geometry\":{{\"coordinates\":[{numbers}],\"bbox\":[{{}}],\"type\":\"Point\"}}"
            ),
            format!(
                "\"properties\" :{{\"x\":[1,{{\"name\":\"no\"}}],\"name\":\"{name}\",\"n\":null}}"
            ),
            "\"foreign\":{\"geometry\":null,\"type\":[[],{}]}".to_owned(),
        ];
        format!("{{{}}}", order.iter().map(|it| &*members[*it]).collect::<Vec<_>>().join(", "))
    })
}

proptest! {
    #[test]
    fn features_are_scanned_as_the_general_reader_reads_them(
        all in prop::collection::vec(any_feature(), 1..8)
    ) {
        let text = features(&all.join(","));
        let page = read(&*text);
        prop_assert_eq!(page.problems.count, 0);
        let rows: Vec<_> = (0..page.len())
            .map(|it| (page.name(it).to_owned(), page.position(it).map(|it| (it.longitude, it.latitude))))
            .collect();
        prop_assert_eq!(rows, generally(&text));
        prop_assert!((0..page.len()).all(|it| page.place(it).name == page.name(it)));
    }
}
