//! From what a webmaster wrote in `src` to the addresses worth asking.

use cw_model::time::{Date, DateTime, Timestamp};

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
        let src = src.trim();
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
    let sentence = query::events(query, "time_interval");
    let address = [host, "/api/opendata/v2/calendar/search/", &encode(&sentence)].concat();
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
    let sentence = query::window(query, field, first, last);
    let paging = [" limit ", &limit.to_string(), " offset ", &offset.to_string()].concat();
    let path = "/api/opendata/v2/content/search/";
    [host, path, &encode(&sentence), &encode(&paging)].concat()
}

/// Adds `start` and `end`, with the offset of Rome because the server reads naked times as UTC.
fn with_window(url: &str, first: Date, last: Date) -> String {
    if !asks_for_window(url) {
        return url.to_owned();
    }
    let url = url.split('#').next().unwrap_or(url);
    let sign = if url.contains('?') { "&start=" } else { "?start=" };
    let (start, end) = (midnight(first), midnight(last.add_days(1)));
    [url, sign, &encode(&start), "&end=", &encode(&end)].concat()
}

/// Only a search of the calendar environments understands the window, and only if it has none yet.
fn asks_for_window(url: &str) -> bool {
    let (path, parameters) = url.split_once('?').unwrap_or((url, ""));
    let given = parameters.split('&').any(|it| it.starts_with("start=") || it.starts_with("end="));
    path.contains("calendar/search") && !given
}

/// `2020-02-24T00:00:00+01:00`.
fn midnight(date: Date) -> String {
    let wall = DateTime::midnight(date);
    let Timestamp(instant) = wall.from_rome();
    let summer = wall.from_utc().0 - instant == 7200;
    [wall.to_string().as_str(), if summer { "+02:00" } else { "+01:00" }].concat()
}

/// The site, if `src` names one: a host, or a folder of it (`https://HOST/it/`), and nothing to ask for.
fn bare_host(src: &str) -> Option<String> {
    if let Some(origin) = link::origin(src) {
        let folder = &src[origin.len()..];
        let asks =
            folder.contains(['?', '#']) || folder.contains("/search/") || folder.contains("/read/");
        let whole = folder.is_empty() || (folder.ends_with('/') && !asks);
        return whole.then(|| src.trim_end_matches('/').to_owned());
    }
    let name = src.strip_prefix("//").unwrap_or(src);
    let name = name.strip_suffix('/').unwrap_or(name);
    let host = name.split(':').next().unwrap_or_default();
    let plausible = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || b".-:".contains(&it))
        // A file beside the page, not a host.
        && ![".json", ".ics", ".php"].iter().any(|it| host.ends_with(it));
    plausible.then(|| ["https://", name].concat())
}

fn kind_of(url: &str) -> Option<Kind> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if path.contains("calendar/search") {
        Some(Kind::Calendar)
    } else if path.contains("/content/search") || path.contains("/content/read") {
        Some(Kind::OpenData)
    } else if path.ends_with(".ics") || url.contains("ical=1") {
        Some(Kind::ICalendar)
    } else {
        None
    }
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
        assert_eq!(kind("eventi.json"), None);
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
