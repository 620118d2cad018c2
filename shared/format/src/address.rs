//! From what a webmaster wrote in `src` to the addresses worth asking.

use cw_model::number::whole;
use cw_model::scan::{contains, is_one_of, rank, span};
use cw_model::time::clock::{noon_offset, rome_offset};
use cw_model::time::{Date, DateTime};

use crate::events::Kind;
use crate::link;

pub mod query;

use query::{TimeField, encode};

/// What `src` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A municipality's site: we know how to ask it.
    Host {
        /// Scheme, host and folder if any, without a slash at the end.
        host: String,
    },
    /// One address, asked as it is (a calendar also gets the window).
    Address {
        /// As written.
        url: String,
        /// What is expected there, if anybody said or the address tells.
        kind: Option<Kind>,
    },
}

impl Source {
    /// Never fails: what is no bare host is an address.
    pub fn parse(src: &str, kind: Option<Kind>) -> Self {
        let src = src.trim_ascii();
        match bare_host(src) {
            Some(host) => Source::Host { host },
            None => Source::Address { url: src.to_owned(), kind: kind.or_else(|| kind_of(src)) },
        }
    }

    /// The address that answers for the days from `first` to `last`. `query` narrows a bare host's answer.
    pub fn window(&self, query: Option<&str>, first: Date, last: Date) -> String {
        match self {
            Source::Host { host } => calendar_search(host, query, first, last),
            Source::Address { url, kind } if kind.is_none_or(|it| it != Kind::Calendar) => {
                url.clone()
            }
            Source::Address { url, .. } => with_window(url, first, last),
        }
    }

    /// Whether each window is a question of its own; otherwise one answer holds everything.
    pub fn is_windowed(&self) -> bool {
        match self {
            Source::Host { .. } => true,
            Source::Address { url, kind } => *kind == Some(Kind::Calendar) && asks_for_window(url),
        }
    }
}

/// The calendar environment of a host: dates already expanded, at most 300 contents.
pub fn calendar_search(host: &str, query: Option<&str>, first: Date, last: Date) -> String {
    let mut address = [host, "/api/opendata/v2/calendar/search/"].concat();
    encode(&query::events(query, "time_interval"), &mut address);
    with_window(&address, first, last)
}

/// The content environment of a host, for sites without a calendar environment.
pub fn content_search(
    host: &str,
    query: Option<&str>,
    field: TimeField,
    (first, last): (Date, Date),
    (limit, offset): (u32, u32),
) -> String {
    contents(host, &query::window(query, field, first, last), limit, offset)
}

/// The places of a host, whole: contents of a class, unless `query` names others.
pub fn places_search(host: &str, query: Option<&str>, class: &str, limit: u32) -> String {
    contents(host, &query::places(query, class), limit, 0)
}

fn contents(host: &str, query: &str, limit: u32, offset: u32) -> String {
    let mut address = [host, "/api/opendata/v2/content/search/"].concat();
    encode(query, &mut address);
    let paging = ["%20limit%20", &whole(limit.into()), "%20offset%20", &whole(offset.into())];
    paging.iter().for_each(|it| address.push_str(it));
    address
}

/// Adds `start` and `end`, with the offset of Rome because the server reads naked times as UTC, and writes opening
/// hours in the offset of `start` from there to the end.
fn with_window(url: &str, first: Date, last: Date) -> String {
    if !asks_for_window(url) {
        return url.to_owned();
    }
    let mut asked = url[..span(url, b"#")].to_owned();
    asked.push_str(if contains(&asked, "?") { "&start=" } else { "?start=" });
    push_midnight(first, noon_offset(first), &mut asked);
    asked.push_str("&end=");
    let end = last.add_days(1);
    // On a day when clocks move, the later of the two instants that are its midnight.
    let offset = noon_offset(end).min(rome_offset(DateTime::midnight(end).from_rome()));
    push_midnight(end, offset, &mut asked);
    asked
}

/// Only a search of the calendar environments understands the window, and only if it has none yet.
fn asks_for_window(url: &str) -> bool {
    contains(url, "calendar/search") && !contains(url, "?start=") && !contains(url, "&start=")
}

/// `2020-02-24T00:00:00+01:00`, encoded.
fn push_midnight(date: Date, offset: i64, into: &mut String) {
    encode(&DateTime::midnight(date).iso(), into);
    into.push_str(if offset == 7200 { "%2B02%3A00" } else { "%2B01%3A00" });
}

/// The site, if `src` names one: a host, or a folder of it (`https://HOST/it/`), and nothing to ask for.
fn bare_host(src: &str) -> Option<String> {
    if let Some(origin) = link::origin(src) {
        let folder = &src[origin.len()..];
        let asks = span(folder, b"?#") < folder.len() || contains(folder, "search/");
        let whole = folder.is_empty() || (folder.ends_with("/") && !asks);
        return whole.then(|| src.strip_suffix("/").unwrap_or(src).to_owned());
    }
    let name = src.strip_prefix("//").unwrap_or(src);
    let name = name.strip_suffix("/").unwrap_or(name);
    let host = &name[..span(name, b":")];
    // The last label tells a host from a file beside the page.
    let dot = host.bytes().rposition(|it| it == b'.')?;
    let plausible = 0 < dot
        && rank(". .json .geojson .csv .ics .php", &host[dot..]).is_none()
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || is_one_of(it, b".-:"));
    plausible.then(|| ["https://", name].concat())
}

fn kind_of(url: &str) -> Option<Kind> {
    const SIGNS: [(&str, Kind); 5] = [
        ("calendar/search", Kind::Calendar),
        ("/content/search", Kind::OpenData),
        ("/content/read", Kind::OpenData),
        (".ics", Kind::ICalendar),
        ("ical=1", Kind::ICalendar),
    ];
    SIGNS.iter().find(|(sign, _)| contains(url, sign)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn host(host: &str) -> Source {
        Source::Host { host: host.into() }
    }

    #[test]
    fn a_bare_host_is_enough() {
        for src in [
            "https://www.comune.ala.tn.it",
            "https://www.comune.ala.tn.it/",
            "www.comune.ala.tn.it",
            " www.comune.ala.tn.it/ ",
            "//www.comune.ala.tn.it",
        ] {
            assert_eq!(Source::parse(src, None), host("https://www.comune.ala.tn.it"), "{src}");
        }
        assert_eq!(Source::parse("http://127.0.0.1:8080", None), host("http://127.0.0.1:8080"));
    }

    #[test]
    fn a_folder_that_asks_nothing_is_a_site_of_its_own() {
        assert_eq!(
            Source::parse("https://comuni.example/ala/", None),
            host("https://comuni.example/ala")
        );
        for src in [
            "https://comuni.example/ala",
            "https://h.example/content/search/",
            "https://h.example/a/?b/",
        ] {
            assert!(matches!(Source::parse(src, None), Source::Address { .. }), "{src}");
        }
    }

    #[test]
    fn a_host_is_asked_for_its_places_page_by_page() {
        let host = "https://www.comune.ala.tn.it";
        assert_eq!(
            places_search(host, None, "place", 100),
            "https://www.comune.ala.tn.it/api/opendata/v2/content/search/classes%20%5Bplace%5D%20sort%20%5Bname%3D%3Easc%5D%20limit%20100%20offset%200"
        );
        let narrowed = places_search(host, Some("classes [malga] and q = 'latte'"), "place", 50);
        assert!(narrowed.contains("search/classes%20%5Bmalga%5D%20and%20q"), "{narrowed}");
        assert!(!narrowed.contains("place"), "{narrowed}");
    }

    #[test]
    fn an_address_tells_its_kind() {
        let kind = |src: &str| match Source::parse(src, None) {
            Source::Address { kind, .. } => kind,
            Source::Host { host } => panic!("{host}"),
        };
        assert_eq!(kind("https://a.it/opendata/api/calendar/search/?q=x"), Some(Kind::Calendar));
        assert_eq!(
            kind("https://a.it/eventi/opendata/api/fullcalendar/search/?q=x"),
            Some(Kind::Calendar)
        );
        assert_eq!(kind("/api/opendata/v2/content/search/x"), Some(Kind::OpenData));
        assert_eq!(kind("rifiuti.ics"), Some(Kind::ICalendar));
        assert_eq!(kind("https://a.it/eventi/?ical=1"), Some(Kind::ICalendar));
        for file in ["eventi.json", "luoghi.geojson", "luoghi.csv", "luoghi.php?q=x"] {
            assert_eq!(kind(file), None, "{file}");
        }
        assert_eq!(kind(""), None);
        let said = Source::parse("/feed", Some(Kind::Calendar));
        assert_eq!(said, Source::Address { url: "/feed".into(), kind: Some(Kind::Calendar) });
    }

    #[test]
    fn trap_9_the_window_is_asked_with_the_offset_of_rome() {
        let url = host("https://a.it").window(None, day("2026-02-23"), day("2026-04-05"));
        assert_eq!(
            url,
            "https://a.it/api/opendata/v2/calendar/search/\
             classes%20%5Bevent%5D%20sort%20%5Btime_interval%3D%3Easc%5D\
             ?start=2026-02-23T00%3A00%3A00%2B01%3A00&end=2026-04-06T00%3A00%3A00%2B02%3A00"
        );
    }

    #[test]
    fn trap_9_the_day_when_clocks_move_is_asked_with_its_new_offset() {
        let url = |first, last| host("https://a.it").window(None, day(first), day(last));
        let march = url("2026-03-29", "2026-04-05");
        assert!(march.contains("start=2026-03-29T00%3A00%3A00%2B02%3A00"), "{march}");
        let until = url("2026-03-20", "2026-03-28");
        assert!(until.ends_with("end=2026-03-29T00%3A00%3A00%2B01%3A00"), "{until}");
        let october = url("2026-10-20", "2026-10-24");
        assert!(october.ends_with("end=2026-10-25T00%3A00%3A00%2B01%3A00"), "{october}");
    }

    #[test]
    fn only_a_calendar_without_window_gets_one() {
        let (first, last) = (day("2026-06-01"), day("2026-06-30"));
        let window = |src: &str| Source::parse(src, None).window(None, first, last);
        let search = "https://a.it/opendata/api/calendar/search/";
        let expected =
            "start=2026-06-01T00%3A00%3A00%2B02%3A00&end=2026-07-01T00%3A00%3A00%2B02%3A00";
        assert_eq!(window(&[search, "?q=x"].concat()), [search, "?q=x&", expected].concat());
        for fixed in
            ["/calendar/search/?q=x&start=2026-01-01&end=2026-02-01", "a.json", "/content/search/x"]
        {
            assert_eq!(window(fixed), fixed);
            assert!(!Source::parse(fixed, None).is_windowed());
        }
        assert!(Source::parse("a.it", None).is_windowed());
    }

    #[test]
    fn a_content_search_names_window_and_page() {
        let url = content_search(
            "https://a.it",
            Some("subtree [65]"),
            TimeField::FromTo,
            (day("2026-06-01"), day("2026-06-30")),
            (100, 200),
        );
        assert_eq!(
            url.replace("%20", " ").replace("%5B", "[").replace("%5D", "]"),
            "https://a.it/api/opendata/v2/content/search/classes [event] and subtree [65] and \
             calendar[from_time%2Cto_time] %3D [%272026-05-31%27%2C%272026-07-01%27] \
             sort [from_time%3D%3Easc] limit 100 offset 200"
        );
    }
}
