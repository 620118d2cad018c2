//! Answers that were fine once: bytes flipped, cut, doubled, replaced by what hurts. Seeded, so that a
//! failure can be repeated.

use cw_format::places::{self, PlacesPage};
use cw_format::{Context, hours, html, icalendar, read_events};
use cw_model::event::When;
use cw_model::geo::Coordinates;
use cw_model::text::Language;
use cw_model::time::Timestamp;

#[path = "table.rs"]
mod table;

const SEEDS: [&[u8]; 26] = [
    include_bytes!("../fixtures/content-opencity.json"),
    include_bytes!("../fixtures/content-legacy.json"),
    include_bytes!("../fixtures/calendar-opencity.json"),
    include_bytes!("../fixtures/calendar-simple.json"),
    include_bytes!("../fixtures/content-read.json"),
    include_bytes!("../fixtures/collection.ics"),
    br#"[{"id":1,"title":"a","start":"2026-03-29T02:30:00","end":"2026-03-29T03:30:00+0200","allDay":1}]"#,
    br#"{"searchHits":[{"metadata":{"id":1},"data":{"ita-IT":{"titolo":"a","from_time":1780776000,"to_time":"1780776001","time_interval":"DTSTART=20200115T090000Z;FREQ=DAILY#1579078800-1579086000|2-1"}}}]}"#,
    b"<p>a <a href=\"/x?a=1&amp;b=2\">b</a><ul><li>c<b>d</ul>&egrave;&#x20AC;<table><tr><td>e</td></table>",
    include_bytes!("../fixtures/geo.json"),
    include_bytes!("../fixtures/extrageo.json"),
    include_bytes!("../fixtures/places-content.json"),
    include_bytes!("../fixtures/places-openapi.json"),
    include_bytes!("../fixtures/shapes.geojson"),
    include_bytes!("../fixtures/places.csv"),
    include_bytes!("../fixtures/places.jsonld"),
    include_bytes!("../fixtures/indicators.csv"),
    include_bytes!("../fixtures/datastore.json"),
    include_bytes!("../fixtures/package.json"),
    include_bytes!("../fixtures/statistics.json"),
    br#"{"searchHits":[],"totalCount":5,"facets":[{"name":"topics","data":{"Sport":3,"Cultura":2}},{"name":"anno","data":[]}]}"#,
    br#"{"title":"Consumo","unit":"kW","t":[1767225600,1767225660,1767225720],"v":[60,60.25,null]}"#,
    br#"{"labels":["Gen","Feb"],"series":[{"name":"Carta","data":[200.1,3]},{"name":"Vetro","data":["1.234,5",-2e3]}]}"#,
    br#"{"columns":["mese","n"],"rows":[["mar 2024",1],["03/2024","12,5"],["2024-05-01T10:00:00Z",true]]}"#,
    b"TIME_PERIOD,OBS_VALUE,OBS_STATUS\n2001,3764,\n2002,\"3 454\",p\n1\xc2\xb0 trim. 2024,1'234.5,(p)\n",
    "let x = [{\"nome\":\"a\",\"lat\":46,\"lon\":11,\"orari\":\"lun-ven 9-12 e 14-17; dom chiuso\"}];".as_bytes(),
];

/// What has broken readers before.
const PIECES: &[&str] = &[
    "null",
    "[]",
    "{}",
    "false",
    "\"\"",
    "-1",
    "0",
    "1e308",
    "-1e-308",
    "99999999999999999999",
    "\"\\ud83d\"",
    "\u{feff}",
    "\u{0}",
    "\u{202e}",
    "à",
    "𝄞",
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "<",
    ">",
    "&",
    "'",
    "-",
    "+",
    "Z",
    "T",
    "9999-12-31",
    "0000-00-00",
    "-0001-01-01",
    "2026-02-30",
    "24:00:00",
    "+25:00",
    "23:59:60",
    "+0000",
    "\r\n ",
    "\n\t",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "BEGIN:VALARM\r\n",
    "DTSTART:99991231\r\n",
    "DURATION:P999999999W\r\n",
    "DTSTART;TZID=UTC:00010101T000000\r\n",
    "RRULE:FREQ=DAILY\r\n",
    "GEO:1e999;1\r\n",
    "javascript:alert(1)",
    "//",
    "\\\\",
    "mailto:",
    "http://",
    "</script>",
    "<script>",
    "<!--",
    "<a href=",
    "&#x;",
    "\"allDay\":true,",
    "\"end\":\"1970-01-01\",",
    "\"start\":-9223372036854775808,",
    "\"events\":[{}],",
    "\"type\":\"Feature\",",
    "\"coordinates\":[[[[[11,46]]]]],",
    ",{\"type\":\"Feature\"",
    "[0,0]",
    "46,11",
    "lun-ven 9-12",
    "24/7",
    ";",
    "\"\"",
    "=1+1",
    "1.234,5",
    "(p)",
    "12,5 %",
    "1\u{a0}234",
    "2024-Q1",
    "1e400",
    "0/0/0000",
];

/// What a member can be without breaking the JSON around it.
const VALUES: &[&str] = &[
    "null",
    "[]",
    "{}",
    "false",
    "true",
    "\"\"",
    "\" \"",
    "0",
    "-1",
    "1e308",
    "99999999999999999999",
    "1780776000000",
    "\"2026-06-02\"",
    "\"2026-03-29T02:30:00\"",
    "\"9999-12-31T23:59:59-23:59\"",
    "\"0001-01-01T00:00:00+23:59\"",
    "\"1580000000\"",
    "[null]",
    "[[]]",
    "[{}]",
    "{\"ita-IT\":\"x\"}",
    "{\"ita-IT\":{}}",
    "{\"latitude\":91,\"longitude\":1}",
    "\"javascript:x\"",
    "\"\\u0000\"",
    "\"<b>\"",
    "\"&#0;\"",
    "{\"url\":\"data:x\"}",
    "{\"events\":[{\"start\":1,\"end\":0}]}",
    "{\"type\":\"Point\",\"coordinates\":[11,46]}",
    "{\"type\":\"LineString\",\"coordinates\":[[11,46],[12,1e9]]}",
    "{\"type\":\"GeometryCollection\",\"geometries\":[{}]}",
    "[11,46]",
    "[\"11\",\"46\"]",
    "[663700,5103633]",
    "\"09.00-12.00\"",
    "\"Mo-Su 22:00-02:00; PH off\"",
    "{\"latitude\":\"46\",\"longitude\":\"11\"}",
];

/// Xorshift64*: small, fast, and the same everywhere.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// A stretch of `length` bytes, mostly short.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = if self.below(8) == 0 { length } else { 24 };
        start..(start + self.below(most + 1)).min(length)
    }

    /// One mutated answer: most stay JSON and lie about their members, the others are torn.
    pub fn answer(&mut self) -> Vec<u8> {
        let mut bytes = SEEDS[self.below(SEEDS.len())].to_vec();
        let gentle = bytes.starts_with(b"[") || bytes.starts_with(b"{");
        if gentle && self.below(4) != 0 {
            for _ in 0..1 + self.below(12) {
                self.lie(&mut bytes);
            }
        } else {
            for _ in 0..1 + self.below(6) {
                self.tear(&mut bytes);
            }
        }
        bytes
    }

    /// Replaces the value of a member by another one.
    fn lie(&mut self, bytes: &mut Vec<u8>) {
        let value = VALUES[self.below(VALUES.len())].bytes();
        let from = self.below(bytes.len());
        bytes.splice(member(bytes, from), value);
    }

    fn tear(&mut self, bytes: &mut Vec<u8>) {
        let range = self.stretch(bytes.len());
        match self.below(7) {
            0 if !bytes.is_empty() => {
                let at = self.below(bytes.len());
                bytes[at] ^= 1 << self.below(8);
            }
            1 => drop(bytes.drain(range)),
            2 => {
                let copy = bytes[range].to_vec();
                let at = self.below(bytes.len() + 1);
                bytes.splice(at..at, copy);
            }
            3 => bytes.truncate(range.start),
            4 => {
                let other = SEEDS[self.below(SEEDS.len())];
                let part = other[self.stretch(other.len())].to_vec();
                bytes.splice(range, part);
            }
            _ => {
                let piece = PIECES[self.below(PIECES.len())].bytes();
                bytes.splice(range, piece);
            }
        }
    }
}

/// The value of the first member after `from`, if this looks like JSON.
fn member(bytes: &[u8], from: usize) -> std::ops::Range<usize> {
    let Some(colon) = bytes[from..].windows(2).position(|it| it == b"\":") else {
        return from..from;
    };
    let start = from + colon + 2;
    let (mut depth, mut quoted) = (0, false);
    for (index, byte) in bytes.iter().enumerate().skip(start) {
        quoted ^= *byte == b'"' && bytes[index - 1] != b'\\';
        match byte {
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted && 0 < depth => depth -= 1,
            b',' | b'}' | b']' if !quoted && depth == 0 => return start..index,
            _ => {}
        }
    }
    from..from
}

/// Reads an answer every way there is; panics where a reader does, or where it breaks a promise.
/// Returns how many events, places and rows there were.
pub fn check(bytes: &[u8]) -> usize {
    let context = Context { language: Language::German, base: "https://a.example/api/x/search/y" };
    check_events(bytes, &context) + check_places(bytes, &context) + table::check(bytes, &context)
}

fn check_places(bytes: &[u8], context: &Context<'_>) -> usize {
    let Ok(page) = places::read(bytes.to_vec(), None, context) else { return 0 };
    assert!(page.problems.examples.len() <= page.problems.count);
    let mut uids: Vec<String> = (0..page.len()).map(|it| page.uid(it)).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), page.len());
    // The first and the last: reading all of them would only repeat itself.
    let last = page.len().saturating_sub(1);
    (0..page.len()).filter(|it| *it == 0 || *it == last).for_each(|it| check_place(&page, it));
    page.len()
}

fn check_place(page: &PlacesPage, row: usize) {
    let place = page.place(row);
    assert!(!place.name.trim().is_empty() && !place.name.contains('\n'), "{place:?}");
    let shape = place.geometry.iter().flat_map(|it| it.positions());
    for it in place.position.into_iter().chain(shape) {
        assert!(it.latitude.abs() <= 90.0 && it.longitude.abs() <= 180.0, "{place:?}");
    }
    let details = &place.details;
    let image = details.image.as_ref().map(|it| &it.url);
    for url in details.url.iter().chain(image) {
        assert!(url.starts_with("https://") || url.starts_with("http://"), "{url}");
    }
    if let Some(note) = &details.hours_note {
        hours::read(note);
    }
}

fn check_events(bytes: &[u8], context: &Context<'_>) -> usize {
    let mut events = 0;
    if let Ok(page) = read_events(bytes, None, context) {
        events = page.parsed.items.len();
        for event in &page.parsed.items {
            match event.when {
                When::AllDay { first, last } => assert!(first <= last),
                When::Timed { start, end } => assert!(start <= end),
            }
            assert!(event.when.first_day() <= event.when.last_day());
            assert!(!event.uid.is_empty() && !event.summary.trim().is_empty());
            let details = &event.details;
            let image = details.image.as_ref().map(|it| &it.url);
            for url in details.url.iter().chain(image) {
                assert!(url.starts_with("https://") || url.starts_with("http://"), "{url}");
            }
            if let Some(Coordinates { latitude, longitude }) = details.coordinates {
                assert!(latitude.abs() <= 90.0 && longitude.abs() <= 180.0);
            }
            icalendar::write(event, Timestamp(0));
        }
    }
    if bytes.len() < 2000 || bytes[0] == b'<' {
        html::read(&String::from_utf8_lossy(bytes), context.base);
    }
    events
}
