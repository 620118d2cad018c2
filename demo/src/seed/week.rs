//! Opening hours as the material writes them: `lun-ven 8.30-12.30 14.30-18; sab 9-12`, `sempre`.

/// What is open on each day from Monday, in minutes after midnight.
pub type Week = [Vec<(u32, u32)>; 7];

const DAYS: [&str; 7] = ["lun", "mar", "mer", "gio", "ven", "sab", "dom"];

/// The week `text` describes; `None` when it cannot be read.
pub fn read(text: &str) -> Option<Week> {
    if text == "sempre" {
        return Some(std::array::from_fn(|_| vec![(0, 24 * 60)]));
    }
    let mut week = Week::default();
    for clause in text.split(';') {
        let mut words = clause.split_whitespace();
        let days = days(words.next()?)?;
        let spans = words.map(span).collect::<Option<Vec<_>>>()?;
        for day in days.into_iter().filter(|_| !spans.is_empty()) {
            week[day].extend(&spans);
        }
    }
    week.iter_mut().for_each(|it| it.sort_unstable());
    Some(week)
}

/// `lun`, `lun-ven`, `mar,gio`, `tutti`.
fn days(text: &str) -> Option<Vec<usize>> {
    if text == "tutti" {
        return Some((0..7).collect());
    }
    let day = |name: &str| DAYS.iter().position(|it| *it == name);
    let mut found = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (day(first)?, day(last)?);
        if last < first {
            return None;
        }
        found.extend(first..=last);
    }
    Some(found)
}

/// `8.30-12.30`; what closes after midnight closes on the next day's clock.
fn span(text: &str) -> Option<(u32, u32)> {
    let (opens, closes) = text.split_once('-')?;
    Some((clock(opens)?, clock(closes)?))
}

fn clock(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once('.').unwrap_or((text, "0"));
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_add_up() {
        let week = read("lun-ven 8.30-12.30; gio 14.30-18; sab 9-12").expect("reads");
        assert_eq!(week[3], [(510, 750), (870, 1080)]);
        assert_eq!((week[5].as_slice(), week[6].len()), (&[(540, 720)][..], 0));
        assert_eq!(read("mar,gio 9-12").expect("reads")[1], [(540, 720)]);
        let week = read("lun 14-18; lun 9-12").expect("reads");
        assert_eq!(week[0], [(540, 720), (840, 1080)], "the morning comes first");
    }

    #[test]
    fn what_nobody_can_read_is_nothing() {
        for text in ["lunedì 9-12", "lun 9", "lun 25-26", "", "ven-lun 9-12", "lun 9-12;"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
