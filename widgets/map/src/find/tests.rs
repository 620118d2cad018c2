//! Map and list show the same (promise A9), and each count is what its filter would leave.

use std::rc::Rc;

use cw_format::Context;
use cw_format::places::{PlacesPage, read};
use cw_model::text::Language;
use cw_model::time::Timestamp;
use proptest::prelude::*;

use super::*;

const CATEGORIES: [&str; 5] = ["Biblioteca", "Malga", "Museo", "Parcheggio", ""];
const COMUNI: [&str; 3] = ["Ala", "Storo", ""];

/// Places scattered by a number: every seventh without a position, every eleventh where the one before it is.
fn places(count: u32, seed: u32) -> Rc<PlacesPage> {
    let mut text = String::from(r#"{"type":"FeatureCollection","features":["#);
    for index in 0..count {
        let scatter = (index / 11 * 11).max(index * u32::from(!index.is_multiple_of(11)));
        let number = scatter.wrapping_mul(2_654_435_761).wrapping_add(seed);
        let (x, y) =
            (f64::from(number % 10_000) / 20_000.0, f64::from(number / 10_000 % 10_000) / 20_000.0);
        let geometry = match index % 7 {
            3 => "null".to_owned(),
            _ => format!(r#"{{"type":"Point","coordinates":[{},{}]}}"#, 10.9 + x, 45.9 + y),
        };
        let category = CATEGORIES[(number % 5) as usize];
        let comune = COMUNI[(number / 5 % 3) as usize];
        let hours = if number.is_multiple_of(4) { r#","opening_hours":"24/7""# } else { "" };
        let comma = if index == 0 { "" } else { "," };
        text.push_str(&format!(
            r#"{comma}{{"type":"Feature","id":{index},"geometry":{geometry},"properties":{{"name":"Luogo {index}","category":"{category}","comune":"{comune}"{hours}}}}}"#
        ));
    }
    text.push_str("]}");
    let context = Context { language: Language::Italian, base: "https://a.example/luoghi.geojson" };
    Rc::new(read(text.into_bytes(), None, &context).expect("places"))
}

fn ground(count: u32, seed: u32) -> (Ground, Facts) {
    let ground = Ground::new(&[vec![places(count, seed)]], &[]);
    let mut facts = Facts::default();
    while facts.study(&ground, 1000) {}
    (ground, facts)
}

fn moment() -> Moment {
    Moment { now: Now::new(Timestamp(1_780_000_000), None), here: None }
}

/// The places of the map at a zoom, with those that no map can show.
fn on_the_map(ground: &Ground, found: &Found, zoom: u32) -> Vec<u32> {
    let marks = found.clusters.marks(Bounds::WORLD, zoom, 48.0);
    let total: u32 = marks.iter().map(|it| it.count).sum();
    let mut all: Vec<u32> = Vec::new();
    for mark in &marks {
        all.extend(found.clusters.members(mark));
    }
    assert_eq!(total as usize, all.len(), "clusters sum to the places");
    all.extend(found.order.iter().filter(|it| ground.position(**it).is_none()));
    all.sort_unstable();
    all
}

fn check_equal(ground: &Ground, facts: &Facts, wanted: &Find) -> usize {
    let found = find(ground, facts, wanted, 1, &moment());
    let mut list = found.order.clone();
    list.sort_unstable();
    for zoom in [4, 9, 13, 17] {
        assert_eq!(list, on_the_map(ground, &found, zoom), "zoom {zoom}, {wanted:?}");
    }
    list.len()
}

#[test]
fn map_and_list_show_the_same_however_many_places_there_are() {
    for count in [0, 1, 163, 20_000] {
        let (ground, facts) = ground(count, 5);
        assert_eq!(check_equal(&ground, &facts, &Find::default()), count as usize);
        let some = Find { categories: vec!["Malga".into()], ..Find::default() };
        let some = check_equal(&ground, &facts, &some);
        assert!(some <= count as usize && (count < 100 || 0 < some));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn map_and_list_show_the_same_whatever_is_filtered(
        count in 0u32..300,
        seed: u32,
        query in prop::sample::select(vec!["", "1", "luogo 2", "malga", "ala", "niente"]),
        categories in prop::sample::subsequence(CATEGORIES.to_vec(), 0..=3),
        municipalities in prop::sample::subsequence(COMUNI.to_vec(), 0..=2),
        (accessible, open, off, bounded) in any::<(bool, bool, bool, bool)>(),
    ) {
        let (ground, facts) = ground(count, seed);
        let owned = |it: Vec<&str>| it.into_iter().map(str::to_owned).collect();
        let corner = |latitude, longitude| Coordinates { latitude, longitude };
        let bounds = Bounds { south_west: corner(45.9, 10.9), north_east: corner(46.2, 11.2) };
        let wanted = Find {
            query: query.into(),
            categories: owned(categories),
            municipalities: owned(municipalities),
            accessible,
            open,
            within: bounded.then_some(bounds),
            off: if off { vec![0] } else { vec![] },
        };
        let left = check_equal(&ground, &facts, &wanted);
        prop_assert!(!off || left == 0);
    }
}

#[test]
fn a_place_is_found_by_each_of_its_categories() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":null,"properties":{"name":"Castello","category":["Edificio storico","Museo","Museo"]}},
        {"type":"Feature","geometry":null,"properties":{"name":"Pinacoteca","category":"Museo"}}]}"#;
    let context = Context { language: Language::Italian, base: "https://a.example/luoghi.geojson" };
    let page = Rc::new(read(text.into(), None, &context).expect("places"));
    let ground = Ground::new(&[vec![page]], &[]);
    let mut facts = Facts::default();
    while facts.study(&ground, 1000) {}
    let found = |wanted: &Find| find(&ground, &facts, wanted, 1, &moment());
    assert_eq!(found(&Find::default()).by_category, [1, 2], "{:?}", ground.categories);
    let museums = Find { categories: vec!["Museo".into()], ..Find::default() };
    let words = Find { query: "museo".into(), ..Find::default() };
    for wanted in [museums, words] {
        assert_eq!(found(&wanted).order, [0, 1], "{wanted:?}");
    }
}

#[test]
fn what_nobody_has_read_leaves_nothing_out() {
    let (ground, facts) = ground(Facts::MOST + 1, 7);
    let wanted = Find {
        accessible: true,
        open: true,
        municipalities: vec!["Ala".into()],
        ..Find::default()
    };
    assert_eq!(find(&ground, &facts, &wanted, 1, &moment()).order.len(), ground.len());
}

#[test]
fn each_count_is_what_its_filter_would_leave() {
    let (ground, facts) = ground(400, 9);
    let query = Find { query: "1".into(), ..Find::default() };
    let found = find(&ground, &facts, &query, 1, &moment());
    for (index, name) in ground.categories.iter().enumerate() {
        let alone = Find { categories: vec![name.clone()], ..query.clone() };
        let alone = find(&ground, &facts, &alone, 1, &moment());
        assert_eq!(found.by_category[index] as usize, alone.order.len(), "{name}");
        // A group does not narrow its own counts: the visitor sees what else there is.
        assert_eq!(alone.by_category, found.by_category);
    }
    let open = find(&ground, &facts, &Find { open: true, ..query.clone() }, 1, &moment());
    assert_eq!(found.open as usize, open.order.len());
    assert!(!open.order.is_empty() && open.order.len() < found.order.len());
}

#[test]
fn the_list_goes_by_name_and_near_somebody_by_distance() {
    let (ground, facts) = ground(50, 3);
    let by_name = find(&ground, &facts, &Find::default(), 1, &moment());
    assert_eq!(by_name.order, ground.by_name);
    let here = Coordinates { latitude: 46.0, longitude: 11.0 };
    let near = Moment { here: Some(here), ..moment() };
    let near = find(&ground, &facts, &Find::default(), 1, &near);
    let metres = |it: &u32| {
        ground.position(*it).map_or(f64::MAX, |it| cw_model::geo::metres_between(here, it))
    };
    assert!(near.order.is_sorted_by_key(metres));
}

#[test]
fn a_place_of_two_sources_is_shown_once() {
    let (one, other) = (places(30, 1), places(30, 1));
    let ground = Ground::new(&[vec![one], vec![other]], &[]);
    assert_eq!((ground.rows(), ground.len()), (60, 30));
    assert!((0..30).all(|it| !ground.is_repeat(it)) && (30..60).all(|it| ground.is_repeat(it)));
}

#[test]
fn a_place_is_told_by_the_other_source_while_the_first_is_off() {
    let (one, other) = (places(30, 1), places(30, 1));
    let ground = Ground::new(&[vec![one], vec![other]], &[0]);
    assert_eq!((ground.len(), ground.has_repeats()), (30, true));
    assert!((0..30).all(|it| ground.is_repeat(it)) && (30..60).all(|it| !ground.is_repeat(it)));
}

#[test]
fn what_one_source_calls_the_same_twice_stays_two() {
    let text =
        br#"[{"name":"Fontana","lat":46.1,"lon":11.1},{"name":"Fontana","lat":46.1,"lon":11.1}]"#;
    let context = Context { language: Language::Italian, base: "https://a.example/" };
    let page = Rc::new(read(text.to_vec(), None, &context).expect("places"));
    let other = places(3, 4);
    assert_eq!(Ground::new(&[vec![page], vec![other]], &[]).len(), 5);
}

/// Places by name, from a source of that name.
fn named(source: &str, names: &[&str]) -> Rc<PlacesPage> {
    let records: Vec<String> = names
        .iter()
        .map(|it| format!(r#"{{"id":"{it}","name":"{it}","lat":46.1,"lon":11.1}}"#))
        .collect();
    let base = format!("https://{source}.example/");
    let context = Context { language: Language::Italian, base: &base };
    let text = format!("[{}]", records.join(","));
    Rc::new(read(text.into_bytes(), None, &context).expect("places"))
}

#[test]
fn a_place_is_found_again_when_a_source_before_its_own_arrives() {
    let names = ["Malga", "Museo", "Rifugio"];
    let (ala, storo) = (named("ala", &["Biblioteca", "Teatro"]), named("storo", &names));
    let before = Ground::new(&[vec![], vec![storo.clone()]], &[]);
    let now = Ground::new(&[vec![ala.clone()], vec![storo]], &[]);
    assert_eq!((now.again(&before, 1), now.name(3)), (Some(3), "Museo"));
    // Asked again, a source gives other pages: its places are known by what they are called in it.
    let later =
        Ground::new(&[vec![ala], vec![named("storo", &["Malga", "Castello", "Museo"])]], &[]);
    assert_eq!((later.again(&now, 3), later.again(&now, 4)), (Some(4), None));
    assert_eq!(now.again(&Ground::default(), 3), None);
    // What the first source knows, too, is the first's from now on; an address may still name the other.
    let pages = [vec![named("ala", &["Museo"])], vec![named("storo", &names)]];
    let repeated = Ground::new(&pages, &[]);
    assert_eq!(repeated.again(&before, 1), Some(0));
    assert_eq!(repeated.index_of(&before.uid(1)), Some(0));
}
