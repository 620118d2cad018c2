//! The places of the valley: in every format, read back by the widgets' own readers, each where the map has it.

use std::collections::BTreeSet;

use axum::Router;
use cw_demo::atlas::Atlas;
use cw_demo::atlas::world::Point;
use cw_format::events::Context;
use cw_format::places::{Kind, PlacesPage, Shape};
use cw_model::text::Language;
use serde_json::{Value, json};

use super::client::{ask, encoded, get, server};
use super::geo::{is_inside, ring};

const SITE: &str = "http://valdaria.test";
/// The five sites, by what their addresses begin with.
const PREFIXES: [&str; 5] =
    ["", "/comuni/rovarei", "/comuni/tovaia", "/comuni/pontalago", "/comuni/lasterno"];

/// Reads one answer; nothing in it may be amiss.
async fn read(server: &Router, address: &str) -> PlacesPage {
    let path = address.strip_prefix(SITE).expect("on the site");
    let answer = get(server, path).await;
    assert_eq!(answer.status, 200, "{path}");
    let context = Context { language: Language::Italian, base: address };
    let page = cw_format::places::read(answer.body, None, &context).expect("read");
    assert_eq!(page.problems.count, 0, "{path}: {:?}", page.problems.examples);
    page
}

/// Reads page after page.
async fn read_all(server: &Router, address: &str) -> Vec<PlacesPage> {
    let mut pages = Vec::new();
    let mut next = Some(address.to_owned());
    while let Some(address) = next {
        let page = read(server, &address).await;
        next = page.next.clone();
        pages.push(page);
    }
    pages
}

fn search(prefix: &str, environment: &str, query: &str) -> String {
    format!("{SITE}{prefix}/api/opendata/v2/{environment}/search/{}", encoded(query))
}

fn names(page: &PlacesPage) -> BTreeSet<String> {
    (0..page.len()).map(|it| page.name(it).to_owned()).collect()
}

#[tokio::test]
async fn five_comuni_publish_more_than_four_hundred_places() {
    let server = server().await;
    let valley = read(&server, &format!("{SITE}/api/geo/luoghi.geojson")).await;
    assert!(400 <= valley.len(), "{}", valley.len());
    assert_eq!(valley.kind, Kind::GeoJson);
    let (mut geo, mut uids) = (0, BTreeSet::new());
    for prefix in PREFIXES {
        let page = read(&server, &search(prefix, "geo", "classes [place]")).await;
        assert_eq!((page.kind, page.total), (Kind::Geo, Some(page.len())), "{prefix}");
        assert!(40 <= page.len(), "{prefix}: {}", page.len());
        geo += page.len();
        uids.extend((0..page.len()).map(|it| page.uid(it)));
    }
    assert_eq!((geo, uids.len()), (valley.len(), valley.len()));
}

#[tokio::test]
async fn every_place_is_on_land_and_in_its_own_comune() {
    let server = server().await;
    let borders = get(&server, "/api/geo/confine.geojson").await.json();
    for (index, prefix) in PREFIXES.iter().enumerate() {
        let ring = ring(&borders["features"][index]);
        let page = read(&server, &search(prefix, "geo", "classes [place]")).await;
        let mut nowhere = 0;
        for row in 0..page.len() {
            let Some(at) = page.position(row) else {
                nowhere += 1;
                continue;
            };
            let name = page.name(row);
            assert!(is_inside(&ring, [at.longitude, at.latitude]), "{prefix} {name} is abroad");
            let point = Point::from((at.latitude, at.longitude));
            assert!(!Atlas::valley().is_in_lake(point), "{name} is in the lake");
        }
        // One each has no door; a street that ends too early would make it more.
        assert_eq!(nowhere, 1, "{prefix}");
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_and_without_a_repeat() {
    let server = server().await;
    let whole = names(&read(&server, &search("", "geo", "classes [place]")).await);
    let addresses = [
        search("", "geo", "classes [place] limit 47"),
        search("", "content", "classes [place] sort [name=>asc] limit 60"),
        format!("{SITE}/api/openapi/vivere-il-comune/luoghi?limit=40"),
    ];
    for address in addresses {
        let pages = read_all(&server, &address).await;
        let total = pages[0].total.expect("a total");
        assert!(4 <= pages.len(), "{address}: {}", pages.len());
        assert_eq!(pages.iter().map(PlacesPage::len).sum::<usize>(), total, "{address}");
        let found: BTreeSet<String> = pages.iter().flat_map(names).collect();
        assert_eq!(found, whole, "{address}");
    }
}

#[tokio::test]
async fn every_format_says_the_same_of_the_same_places() {
    let server = server().await;
    let geojson = read(&server, &format!("{SITE}/api/geo/luoghi.geojson")).await;
    let csv = read(&server, &format!("{SITE}/api/geo/luoghi.csv")).await;
    let jsonld = read(&server, &format!("{SITE}/api/geo/luoghi.jsonld")).await;
    assert_eq!((csv.kind, jsonld.kind), (Kind::Csv, Kind::JsonLd));
    assert_eq!((csv.len(), jsonld.len()), (geojson.len(), geojson.len()));
    for row in 0..geojson.len() {
        let (one, two, three) = (geojson.place(row), csv.place(row), jsonld.place(row));
        assert_eq!((&one.name, one.position), (&two.name, two.position));
        assert_eq!((&one.name, one.position), (&three.name, three.position));
        let (one, two, three) = (one.details, two.details, three.details);
        assert_eq!(one.categories.first(), two.categories.first());
        assert_eq!(one.categories.first(), three.categories.first());
        assert_eq!((&one.url, &one.accessible), (&two.url, &two.accessible));
        assert_eq!((&one.url, &one.accessible), (&three.url, &three.accessible));
        assert_eq!((&one.municipality, &one.email), (&three.municipality, &three.email));
        assert_eq!((&one.hours, &one.hours_note), (&two.hours, &two.hours_note));
    }
}

#[tokio::test]
async fn the_table_is_what_an_italian_spreadsheet_writes() {
    let server = server().await;
    let answer = get(&server, "/comuni/tovaia/api/geo/luoghi.csv").await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=iso-8859-1");
    assert!(std::str::from_utf8(&answer.body).is_err(), "it is not UTF-8");
    let text: String = answer.body.iter().map(|it| char::from(*it)).collect();
    let row = text.lines().find(|it| it.contains("Locanda «Alpenrose»")).expect("a row");
    assert!(row.ends_with(";46,07943;11,02425") || row.contains(";46,0"), "{row}");
    assert!(!text.contains("Rovarei;"), "only its own places");
}

#[tokio::test]
async fn hours_are_read_wherever_somebody_wrote_any() {
    let server = server().await;
    let (mut read_hours, mut words, mut silent, mut seasons) = (0, 0, 0, 0);
    for prefix in PREFIXES {
        for page in read_all(&server, &search(prefix, "content", "classes [place] limit 300")).await
        {
            for row in 0..page.len() {
                let place = page.place(row);
                let record: Value = serde_json::from_str(page.record(row)).expect("JSON");
                let wire = &record["data"]["ita-IT"]["opening_hours_specification"];
                let wire = wire.as_array().expect("a list");
                let has_cells = wire.iter().any(|it| it["data"]["opening_hours"] != json!([]));
                let details = &place.details;
                assert_eq!(details.hours.is_some(), has_cells, "{}", place.name);
                let note = details.hours_note.as_deref().unwrap_or_default();
                for said in wire.iter().filter_map(|it| it["data"]["note"].as_str()) {
                    let said = said.trim_start_matches("<p>").trim_end_matches("</p>");
                    assert!(note.contains(said), "{}: {said}", place.name);
                }
                match (has_cells, wire.is_empty()) {
                    (true, _) => read_hours += 1,
                    (false, false) => words += 1,
                    (false, true) => silent += 1,
                }
                seasons += usize::from(1 < wire.len());
            }
        }
    }
    let counts = (read_hours, words, silent, seasons);
    assert!(200 < read_hours && 15 < words && 60 < silent && 10 < seasons, "{counts:?}");
}

#[tokio::test]
async fn hours_in_one_line_are_understood_when_they_hold_all_year() {
    let server = server().await;
    let contents = search("", "content", "classes [place] limit 300");
    let contents = get(&server, contents.trim_start_matches(SITE)).await.json();
    let mut plain = BTreeSet::new();
    for hit in contents["searchHits"].as_array().expect("hits") {
        let data = &hit["data"]["ita-IT"];
        let seasons = data["opening_hours_specification"].as_array().expect("a list");
        let [only] = &seasons[..] else { continue };
        let has_cells = only["data"]["opening_hours"] != json!([]);
        if has_cells && only["data"]["valid_through"].is_null() && only["data"]["note"] == "" {
            plain.insert(data["name"].as_str().expect("a name").to_owned());
        }
    }
    assert!(60 < plain.len(), "{}", plain.len());
    let page = read(&server, &format!("{SITE}/api/geo/luoghi.geojson?comune=valdaria")).await;
    for place in (0..page.len()).map(|it| page.place(it)) {
        let (details, name) = (place.details, place.name);
        let understood = details.hours.is_some() && details.hours_note.is_none();
        assert!(understood || !plain.contains(&name), "{name}: {:?}", details.hours_note);
    }
}

#[tokio::test]
async fn extrageo_repeats_what_stands_at_several_doors() {
    let server = server().await;
    let page = read(&server, &search("", "extrageo", "classes [public_service]")).await;
    let total = page.total.expect("a total");
    let ids: BTreeSet<&str> = (0..page.len()).map(|it| page.name(it)).collect();
    assert!(ids.len() < page.len() && ids.len() < total, "{} {total}", ids.len());
    let uids: BTreeSet<String> = (0..page.len()).map(|it| page.uid(it)).collect();
    assert_eq!(uids.len(), page.len());
    let raw =
        get(&server, search("", "extrageo", "classes [place]").trim_start_matches(SITE)).await;
    let properties = &raw.json()["features"][0]["properties"];
    let keys: Vec<&String> = properties.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["class_identifier", "id", "mainNodeId", "name"]);
}

#[tokio::test]
async fn geo_needs_a_class_with_a_position_and_speaks_three_languages() {
    let server = server().await;
    let ask = async |query: &str, rest: &str| {
        let path = search("", "geo", query);
        get(&server, &format!("{}{rest}", path.trim_start_matches(SITE))).await
    };
    let refused = ask("classes [public_service]", "").await;
    assert_eq!(refused.status, 400);
    assert_eq!(refused.header("x-api-error-message"), "No attribute type ezgmaplocation found");
    let german = ask("id = 'x' or name = 'Municipio di Valdaria'", "?language=ger-DE").await.json();
    assert_eq!(german["features"][0]["properties"]["name"], "Gemeindehaus Luftental");
    let nowhere = ask("q = 'Bibliobus' and classes [place]", "").await.json();
    assert_eq!(nowhere["features"][0]["geometry"]["coordinates"], json!([0, 0]));
    let events = ask("classes [event] limit 5", "").await.json();
    assert_eq!(events["features"].as_array().map(Vec::len), Some(5));
}

#[tokio::test]
async fn words_kinds_and_subtrees_narrow_a_search() {
    let server = server().await;
    let count = async |query: &str| {
        read(&server, &search("", "content", &format!("classes [place] and {query} limit 300")))
            .await
            .total
            .expect("a total")
    };
    assert_eq!(count("type = 'Biblioteca'").await, 2);
    assert!(2 < count("type in ['Museo','Biblioteca']").await);
    assert!(0 < count("q = 'gatto calvino'").await);
    assert_eq!(count("subtree [66]").await, 0);
    assert_eq!(count("subtree [65]").await, count("q = ''").await);
    let facets = search("", "content", "classes [place] facets [type] limit 1");
    let facets = get(&server, facets.trim_start_matches(SITE)).await.json();
    assert!(8 < facets["facets"][0]["data"]["Fontana"].as_i64().expect("a count"));
}

#[tokio::test]
async fn the_generation_before_has_its_own_words_for_places() {
    let server = server().await;
    let page = read(&server, &search("/legacy", "content", "classes [luogo] limit 300")).await;
    let library = (0..page.len()).find(|it| page.name(*it) == "Farmacia «All'Angelo»");
    let place = page.place(library.expect("a pharmacy"));
    assert!(place.position.is_some() && place.details.phone.is_some());
    assert_eq!(place.details.categories.first().map(String::as_str), Some("Farmacia"));
    assert_eq!(place.details.accessible, Some(true));
    let geo = read(&server, &search("/legacy", "geo", "classes [luogo]")).await;
    assert_eq!(geo.len(), page.len());
}

#[tokio::test]
async fn the_newer_api_refuses_what_the_older_one_cuts() {
    let server = server().await;
    let list = async |rest: &str| {
        get(&server, &format!("/api/openapi/vivere-il-comune/luoghi{rest}")).await
    };
    let refused = list("?limit=51").await;
    assert_eq!(
        (refused.status, refused.json()["error_type"].clone()),
        (400, "InvalidParameter".into())
    );
    let page = list("?limit=3&offset=3&searchTerm=fontana").await;
    assert_eq!(page.header("access-control-allow-origin"), "");
    let page = page.json();
    assert!(
        page["next"].as_str().expect("an address").contains("searchTerm=fontana&limit=3&offset=6")
    );
    assert!(page["prev"].as_str().expect("an address").ends_with("limit=3&offset=0"));
    let item = &list("?searchTerm=Caserma").await.json()["items"][0];
    for relation in ["opening_hours_specification", "help"] {
        let address = item[relation][0]["uri"].as_str().expect("an address");
        let related = get(&server, address.trim_start_matches(SITE)).await;
        assert_eq!((related.status, &related.json()["id"]), (200, &item[relation][0]["id"]));
    }
    let own = item["uri"].as_str().expect("an address").split('#').next().expect("a path");
    assert_eq!(get(&server, own.trim_start_matches(SITE)).await.json(), *item);
    let paths = get(&server, "/comuni/rovarei/api/openapi/").await.json();
    assert!(paths["paths"]["/vivere-il-comune/luoghi"].is_object());
    assert_eq!(paths["components"]["schemas"]["Place"]["title"], "Place");
}

#[tokio::test]
async fn what_is_not_translated_is_not_there_in_the_newer_api() {
    let server = server().await;
    let path = "/api/openapi/vivere-il-comune/luoghi?limit=1";
    let count = async |language: &str| {
        let answer = ask(&server, "GET", path, &[("accept-language", language)]).await;
        answer.json()["count"].as_i64().expect("a count")
    };
    let (italian, german) = (count("it").await, count("de-DE,de;q=0.9").await);
    assert!(100 < german && german < italian, "{german} {italian}");
}

#[tokio::test]
async fn every_link_of_every_place_and_trail_is_answered() {
    let server = server().await;
    for file in ["luoghi", "sentieri"] {
        let page = read(&server, &format!("{SITE}/api/geo/{file}.geojson")).await;
        for place in (0..page.len()).map(|it| page.place(it)) {
            let url = place.details.url.expect("a link");
            let answer = get(&server, url.strip_prefix(SITE).expect("on the site")).await;
            assert_eq!(answer.status, 200, "{url}");
            assert!(answer.text().contains("<h1>") && !answer.text().contains("{{"), "{url}");
            let image = place.details.image.map(|it| it.url);
            if let Some(image) = image {
                assert_eq!(
                    get(&server, image.trim_start_matches(SITE)).await.status,
                    200,
                    "{image}"
                );
            }
        }
    }
}

#[tokio::test]
async fn the_plain_list_has_every_place_of_its_comune() {
    let server = server().await;
    for prefix in PREFIXES {
        let list = get(&server, &format!("{prefix}/Luoghi")).await;
        let page = read(&server, &search(prefix, "geo", "classes [place]")).await;
        assert_eq!(list.text().matches("<li><a href=\"").count(), page.len() + 1, "{prefix}");
        assert!(list.text().contains("<h2>Fontana</h2>"), "{prefix}");
    }
    let trails = get(&server, "/Sentieri").await;
    assert!(trails.text().contains("Sentiero dei mulini"));
}

#[tokio::test]
async fn trails_are_lines_and_parks_are_areas_on_dry_ground() {
    let server = server().await;
    let page = read(&server, &format!("{SITE}/api/geo/sentieri.geojson")).await;
    let shapes = |shape| (0..page.len()).filter(|it| page.shape(*it) == shape).count();
    assert!(12 <= shapes(Shape::Line) && 3 <= shapes(Shape::Area));
    let raw = get(&server, "/api/geo/sentieri.geojson").await.json();
    for feature in raw["features"].as_array().expect("features") {
        if feature["geometry"]["type"] != "LineString" {
            continue;
        }
        for at in feature["geometry"]["coordinates"].as_array().expect("a line") {
            let degrees = |it: usize| at[it].as_f64().expect("degrees");
            let point = Point::from((degrees(1), degrees(0)));
            assert!(!Atlas::valley().is_in_lake(point), "{} swims", feature["properties"]["nome"]);
        }
    }
}

#[tokio::test]
async fn as_many_points_as_asked_for_and_always_the_same_ones() {
    let server = server().await;
    let fetch = async |count: &str| {
        let path = format!("/api/geo/many.geojson?count={count}");
        ask(&server, "GET", &path, &[("accept-encoding", "br")]).await
    };
    let few = fetch("3000").await.json();
    let many = fetch("9000").await;
    let context = Context { language: Language::Italian, base: SITE };
    let page = cw_format::places::read(many.body.clone(), None, &context).expect("read");
    assert_eq!((page.len(), page.problems.count), (9000, 0));
    let features = few["features"].as_array().expect("features");
    assert_eq!(features[..], many.json()["features"].as_array().expect("features")[..3000]);
    assert_eq!(fetch("0").await.json()["features"], json!([]));
    assert_eq!(many.header("content-encoding"), "");
    for row in 0..page.len() {
        let at = page.position(row).expect("a position");
        assert!((45.9..46.3).contains(&at.latitude) && (10.7..11.2).contains(&at.longitude));
    }
}

#[tokio::test]
async fn a_neighbour_can_be_slow_or_fail_while_the_others_answer() {
    let server = server().await;
    let path = search("/comuni/lasterno", "geo", "classes [place]");
    let path = path.trim_start_matches(SITE);
    let good = get(&server, path).await;
    assert_eq!(get(&server, &format!("/faults/503{path}")).await.status, 503);
    let slow = get(&server, &format!("/faults/slow~ms=1{path}")).await;
    assert_eq!(slow.body, good.body);
}

#[tokio::test]
async fn a_partial_answer_hides_no_good_place() {
    let server = server().await;
    let path = search("/comuni/tovaia", "geo", "classes [place]");
    let path = path.trim_start_matches(SITE);
    let whole = get(&server, path).await.json()["features"].as_array().map(Vec::len);
    let partial = get(&server, &format!("/faults/partial{path}")).await;
    let context = Context { language: Language::Italian, base: SITE };
    let page = cw_format::places::read(partial.body, None, &context).expect("read");
    assert_eq!(page.problems.count, 4, "{:?}", page.problems.examples);
    let placed = (0..page.len()).filter(|it| page.position(*it).is_some()).count();
    // One of them never had a position.
    assert_eq!(Some(placed + 4 + 1), whole);
}

#[tokio::test]
async fn neighbours_announce_events_of_their_own() {
    let server = server().await;
    for prefix in &PREFIXES[1..] {
        let query = encoded("classes [event]");
        let window = "start=2026-11-01&end=2027-05-01";
        let path = format!("{prefix}/api/opendata/v2/calendar/search/{query}?{window}");
        let events = get(&server, &path).await.json();
        let events = events.as_array().expect("a list");
        assert!(10 < events.len(), "{prefix}: {}", events.len());
        let link = events[0]["extendedProps"]["location"].as_str().expect("a link");
        let page = get(&server, link).await;
        assert_eq!(page.status, 200, "{link}");
        assert!(!page.text().contains("Comune di Valdaria") && !page.text().contains("{{"));
        assert_eq!(get(&server, &format!("{prefix}/Eventi")).await.status, 200);
    }
}

#[tokio::test]
async fn an_event_takes_place_in_a_place_that_can_be_read() {
    let server = server().await;
    let events = search("", "content", "classes [event] limit 300");
    let events = get(&server, events.trim_start_matches(SITE)).await.json();
    let mut places = BTreeSet::new();
    for event in events["searchHits"].as_array().expect("hits") {
        let place = &event["data"]["ita-IT"]["takes_place_in"][0];
        let online = place["name"]["ita-IT"] == "Incontro in linea";
        let all = place["name"]["ita-IT"] == "Pieve, San Rocco, Lago e Masi di Sopra";
        if !online && !all {
            places.insert(place["link"].as_str().expect("a link").to_owned());
        }
    }
    assert!(15 < places.len());
    for link in places {
        let place = get(&server, link.trim_start_matches(SITE)).await;
        assert_eq!(place.status, 200, "{link}");
        assert_eq!(place.json()["metadata"]["classIdentifier"], "place");
    }
}
