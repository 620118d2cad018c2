//! What is called by its name at which zoom, and what gives way to what.

use super::Atlas;
use super::labels::{Hand, Ink, Label, Mark, Sheet};
use super::letters::Style;
use super::seed::{Kind, Sort};

/// The labels of one zoom.
pub fn labels(atlas: &Atlas, zoom: u8) -> Vec<Label> {
    let mut sheet = Sheet::new(&atlas.letters, zoom);
    villages(atlas, zoom, &mut sheet);
    waters(atlas, zoom, &mut sheet);
    spots(atlas, zoom, &mut sheet);
    peaks(atlas, zoom, &mut sheet);
    areas(atlas, zoom, &mut sheet);
    numbers(atlas, zoom, &mut sheet);
    streets(atlas, zoom, &mut sheet);
    sheet.labels
}

fn villages(atlas: &Atlas, zoom: u8, sheet: &mut Sheet) {
    for village in atlas.seed.names.village.iter().filter(|it| it.from <= zoom) {
        let is_far = zoom <= 12 && !village.far.is_empty();
        let name = if is_far { &village.far } else { &village.name };
        let is_small = 12 < village.from;
        let size = match zoom {
            ..=10 => 12.5,
            11..=12 => 14.5,
            13..=14 => 16.0,
            _ => 18.0,
        };
        let size = if is_far {
            size + 2.0
        } else if is_small {
            size - 2.0
        } else {
            size
        };
        let hand = Hand { style: Style::SemiBold, size, spacing: 0.01, ink: Ink::Village };
        if zoom <= 16 {
            let mark = if zoom <= 11 { Mark::Dot } else { Mark::None };
            sheet.write(&[name.as_str()], hand, mark, village.position);
        }
    }
}

fn waters(atlas: &Atlas, zoom: u8, sheet: &mut Sheet) {
    let italic =
        |size: f32, spacing: f32| Hand { style: Style::Italic, size, spacing, ink: Ink::Water };
    let lake = match zoom {
        ..=11 => 12.0,
        12 => 13.0,
        13 => 15.0,
        14 => 18.0,
        _ => 21.0,
    };
    sheet.follow(&atlas.seed.waters.lake.name, italic(lake, 0.06), &atlas.lake_axis, -0.34, 500.0);
    if 12 <= zoom {
        for (river, (line, _)) in atlas.seed.waters.river.iter().zip(&atlas.rivers) {
            sheet.follow(
                &river.name,
                italic(if zoom < 14 { 11.5 } else { 13.0 }, 0.05),
                line,
                0.32,
                460.0,
            );
        }
    }
}

fn spots(atlas: &Atlas, zoom: u8, sheet: &mut Sheet) {
    for spot in &atlas.seed.names.spot {
        let (from, mark) = match spot.kind {
            Sort::Castle => (13, Mark::Castle),
            Sort::Hut => (12, Mark::Hut),
            Sort::Church => (15, Mark::Church),
            Sort::Parking => (16, Mark::Parking),
            Sort::Hall | Sort::Pitch | Sort::Park | Sort::Square | Sort::Beach => (17, Mark::None),
        };
        if zoom < from {
            continue;
        }
        let (style, ink) = match spot.kind {
            Sort::Park | Sort::Pitch => (Style::Italic, Ink::Land),
            Sort::Hut | Sort::Castle => (Style::SemiBold, Ink::Soft),
            _ => (Style::Regular, Ink::Soft),
        };
        let hand = Hand { style, size: if zoom < 15 { 11.5 } else { 12.5 }, spacing: 0.01, ink };
        // A church is known by its cross before it is called by its name.
        let name = if spot.kind == Sort::Church && zoom < 16 { "" } else { &spot.name };
        if !name.is_empty() || mark != Mark::None {
            sheet.write(&[name], hand, mark, spot.position);
        }
    }
}

fn peaks(atlas: &Atlas, zoom: u8, sheet: &mut Sheet) {
    for ((peak, (point, height)), index) in atlas.seed.names.peak.iter().zip(&atlas.peaks).zip(0..)
    {
        if zoom < peak.from {
            continue;
        }
        let size = if index < 4 { 12.5 } else { 11.5 };
        let hand = Hand { style: Style::Regular, size, spacing: 0.01, ink: Ink::Rock };
        let height = format!("{height:.0}");
        let lines: &[&str] = if zoom < 11 { &[&peak.name] } else { &[&peak.name, &height] };
        sheet.write(lines, hand, Mark::Peak, *point);
    }
}

fn areas(atlas: &Atlas, zoom: u8, sheet: &mut Sheet) {
    for area in atlas.seed.names.area.iter().filter(|it| it.from <= zoom && zoom <= it.from + 4) {
        let hand = Hand { style: Style::Italic, size: 12.0, spacing: 0.06, ink: Ink::Land };
        sheet.write(&[area.name.as_str()], hand, Mark::None, area.position);
    }
}

fn numbers(atlas: &Atlas, zoom: u8, sheet: &mut Sheet) {
    for road in atlas.roads.iter().filter(|it| !it.number.is_empty()) {
        let is_trail = road.kind == Kind::Trail;
        let ink = if is_trail { Ink::Trail } else { Ink::Soft };
        let hand = Hand { style: Style::SemiBold, size: 10.0, spacing: 0.02, ink };
        if (12..=16).contains(&zoom) && !(is_trail && zoom < 13) {
            sheet.number(&road.number, hand, &road.line, if is_trail { 340.0 } else { 420.0 });
        }
    }
}

fn streets(atlas: &Atlas, zoom: u8, sheet: &mut Sheet) {
    for road in atlas.roads.iter().filter(|it| !it.name.is_empty()) {
        let is_wide = matches!(road.kind, Kind::Main | Kind::Local | Kind::Street);
        let from = if road.kind == Kind::Track || road.kind == Kind::Trail { 14 } else { 16 };
        let size = match zoom {
            17 if is_wide => 12.5,
            _ => 11.0,
        };
        let lift = if is_wide { -0.34 } else { 0.3 };
        let hand = Hand { style: Style::Regular, size, spacing: 0.02, ink: Ink::Soft };
        if from <= zoom {
            sheet.follow(&road.name, hand, &road.line, lift, 420.0);
        }
    }
}
