//! One place, one trail, and many, as HTML.

use std::collections::BTreeMap;

use super::event::contacts;
use super::template::escaped;
use super::words;
use crate::event::Locale;
use crate::place::{Class, Place, Season};
use crate::seed::trails::{Ground, Trail};
use crate::site;
use crate::wire::hours;

/// The values of `place.html`.
pub fn values(place: &Place) -> Vec<(&'static str, String)> {
    let text = place.text(Locale::Italian);
    let kinds: Vec<String> = place.kinds.iter().map(|it| escaped(&it.it)).collect();
    let address = if place.positions.is_empty() { String::new() } else { place.address() };
    let mut facts = vec![
        ("Orari", hours_of(place)),
        ("Indirizzo", escaped(&address)),
        ("Accessibilità", escaped(&place.access)),
        ("Contatti", contacts(&place.phone, &place.email)),
    ];
    if place.class == Class::Service {
        let venues: Vec<String> = place.venues.iter().map(|it| escaped(&it.name.it)).collect();
        facts = vec![("Sedi", venues.join("<br>")), facts.swap_remove(3)];
    }
    let prefix = site::of(&place.comune).prefix;
    let up = (format!("{prefix}/Luoghi"), "Luoghi");
    let mut values = page(&text.title, &text.summary, kinds.join(" · "), &place.image, &facts, up);
    // The editors' own HTML, from our seed.
    values.push(("description", text.description.clone()));
    values
}

/// The same for a trail.
pub fn trail_values(trail: &Trail) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if trail.ground == Ground::Line {
        let said = |it: &Option<String>| escaped(it.as_deref().unwrap_or_default());
        facts.push(("Lunghezza", format!("{:.1} km", trail.metres / 1000.0).replace('.', ",")));
        facts.push(("Tempo", said(&trail.time)));
        facts.push(("Difficoltà", said(&trail.grade)));
    }
    let up = ("/Sentieri".to_owned(), "Sentieri");
    page(&trail.name, &trail.about, escaped(&trail.kind.it), "montagna", &facts, up)
}

fn page(
    title: &str,
    lead: &str,
    category: String,
    image: &str,
    facts: &[(&str, String)],
    (up, folder): (String, &str),
) -> Vec<(&'static str, String)> {
    let fact = |(term, said): &(&str, String)| match said.as_str() {
        "" | "—" => String::new(),
        said => format!("<div><dt>{term}</dt><dd>{said}</dd></div>"),
    };
    vec![
        ("title", escaped(title)),
        ("abstract", escaped(lead)),
        ("category", category),
        ("image", format!("/var/immagini/{image}.svg")),
        ("facts", facts.iter().map(fact).collect()),
        ("up", up),
        ("folder", folder.to_owned()),
    ]
}

/// Each season once, though next year's is published already; then the days on which it is closed.
fn hours_of(place: &Place) -> String {
    let mut seasons: Vec<&Season> = Vec::new();
    for season in &place.seasons {
        if seasons.iter().all(|it| it.name != season.name) {
            seasons.push(season);
        }
    }
    let mut lines: Vec<String> = seasons.iter().map(|it| season(it)).collect();
    let closed = seasons.first().map_or(&[][..], |it| &it.closures);
    let closed: Vec<String> =
        closed.iter().map(|(day, why)| escaped(&format!("{day} ({why})"))).collect();
    if !closed.is_empty() {
        lines.push(format!("Chiuso: {}", closed.join(", ")));
    }
    lines.join("<br>")
}

/// `Orario estivo (15 giugno – 7 settembre): lun-ven 9.00-12.30`.
fn season(season: &Season) -> String {
    let said = escaped(&hours::season_line(season));
    let (Some(from), Some(through)) = season.limits() else { return said };
    let (name, from, through) = (escaped(&season.name), words::day(from), words::day(through));
    format!("{name} ({from} – {through}): {said}")
}

/// The lists of `places.html`: one for each kind, in the order of the alphabet.
pub fn groups(places: &[&Place]) -> String {
    let mut kinds: BTreeMap<&str, String> = BTreeMap::new();
    for place in places {
        let kind = place.kinds.first().map_or("", |it| it.it.as_str());
        let title = &place.text(Locale::Italian).title;
        let path = format!("{}/Luoghi/{}", site::of(&place.comune).prefix, place.slug);
        let address = if place.positions.is_empty() { String::new() } else { place.address() };
        kinds.entry(kind).or_default().push_str(&item(&path, title, &address));
    }
    kinds.into_iter().map(|(kind, items)| group(kind, &items)).collect()
}

/// The same for trails.
pub fn trail_groups(trails: &[Trail]) -> String {
    let mut kinds: BTreeMap<&str, String> = BTreeMap::new();
    for trail in trails {
        let path = format!("/Sentieri/{}", trail.slug);
        kinds.entry(&trail.kind.it).or_default().push_str(&item(&path, &trail.name, &trail.about));
    }
    kinds.into_iter().map(|(kind, items)| group(kind, &items)).collect()
}

fn group(kind: &str, items: &str) -> String {
    format!("<h2>{}</h2>\n<ul class=\"agenda\">\n{items}</ul>\n", escaped(kind))
}

fn item(path: &str, title: &str, more: &str) -> String {
    format!("<li><a href=\"{path}\">{}</a><br>{}</li>\n", escaped(title), escaped(more))
}
