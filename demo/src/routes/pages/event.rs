//! One event, and many, as HTML.

use cw_model::time::Timestamp;

use super::template::escaped;
use super::words;
use crate::event::{Event, Locale, Span};
use crate::site;

/// Dates shown on the page of one event.
const DATES: usize = 12;

/// The values of `event.html`.
pub fn values(event: &Event, now: Timestamp) -> Vec<(&'static str, String)> {
    let text = event.text(Locale::Italian);
    let kinds: Vec<String> = event.kinds.iter().map(|it| escaped(&it.it)).collect();
    let address = event.place.address.as_deref().unwrap_or("—");
    vec![
        ("title", escaped(&text.title)),
        ("abstract", escaped(&text.summary)),
        // The editors' own HTML, from our seed.
        ("description", text.description.clone()),
        ("category", kinds.join(" · ")),
        ("image", format!("/var/immagini/{}.svg", event.image)),
        ("when", when(event, now)),
        ("place", escaped(&event.place.name.it)),
        ("address", escaped(address)),
        ("cost", escaped(event.cost.as_deref().unwrap_or("Ingresso libero"))),
        ("organizer", escaped(&event.organizer.name.it)),
        ("contacts", contacts(&event.organizer.phone, &event.organizer.email)),
    ]
}

/// The items of `events.html`, one per occurrence of the window, in order.
pub fn items(events: &[&Event], (from, to): (i64, i64)) -> String {
    let inside = |it: &&Span| it.start <= to && from <= it.end;
    let mut dates: Vec<(&Span, &Event)> = events
        .iter()
        .flat_map(|&event| event.occurrences.iter().filter(inside).map(move |it| (it, event)))
        .collect();
    dates.sort_by_key(|(span, event)| (span.start, event.id));
    dates.into_iter().map(|(span, event)| item(*span, event)).collect()
}

fn item(span: Span, event: &Event) -> String {
    let title = escaped(&event.text(Locale::Italian).title);
    let place = escaped(&event.place.name.it);
    let (start, when) = (Timestamp(span.start).in_rome(), words::span(span));
    format!(
        "<li><a href=\"{}/Eventi/{}\">{title}</a> <time datetime=\"{start}\">{when}</time> {place}</li>\n",
        site::of(&event.comune).prefix,
        event.slug
    )
}

/// The next dates; all of them when none is left.
fn when(event: &Event, now: Timestamp) -> String {
    let next: Vec<&Span> = event.occurrences.iter().filter(|it| now.0 <= it.end).collect();
    let dates = if next.is_empty() { event.occurrences.iter().collect() } else { next };
    let shown: Vec<String> = dates.iter().take(DATES).map(|it| words::span(**it)).collect();
    let more = match dates.len().saturating_sub(DATES) {
        0 => String::new(),
        1 => "<br>e un’altra data".to_owned(),
        more => format!("<br>e altre {more} date"),
    };
    shown.join("<br>") + &more
}

/// A telephone dials, an address writes.
pub fn contacts(phone: &Option<String>, email: &Option<String>) -> String {
    let phone = phone.as_ref().map(|it| {
        let number: String = it.chars().filter(|it| !it.is_whitespace()).collect();
        // Emergency numbers have no country.
        let country = if number.len() < 7 { "" } else { "+39" };
        format!("<a href=\"tel:{country}{number}\">{}</a>", escaped(it))
    });
    let email = email.as_ref().map(|it| {
        let email = escaped(it);
        format!("<a href=\"mailto:{email}\">{email}</a>")
    });
    let contacts: Vec<String> = [phone, email].into_iter().flatten().collect();
    if contacts.is_empty() { "—".to_owned() } else { contacts.join("<br>") }
}
