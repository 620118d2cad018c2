//! What a chart says in words once it has left its page: title, summary, the names of series, measures, notes, source.

use crate::draw::letters::fit;

use super::{Anchor, Form, LABEL, Point, Role, Shape, Sheet, tenths};

/// The words around a chart that is taken away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// What it is about.
    pub title: String,
    /// What the data say, in a sentence or two.
    pub summary: String,
    /// Target, limits and ranges in words: not all of them are named in the drawing.
    pub measures: String,
    /// The words of its notes, each with the number that the drawing has for it.
    pub notes: Vec<String>,
    /// Where the data come from.
    pub source: String,
    /// Which series are drawn, and their names; none where the drawing names them itself.
    pub legend: Vec<(usize, String)>,
}

/// Nobody reads more lines than these above a chart.
const MOST_LINES: usize = 6;
/// From line to line, where the size of words is one.
const LEADING: f64 = 1.35;

/// A sheet with its words around it.
pub fn captioned(sheet: &Sheet, caption: &Caption) -> Sheet {
    let em = sheet.em;
    let mut page = Column { width: sheet.width + 2.0 * em, em, y: em, shapes: Vec::new() };
    page.write(Role::Title, &caption.title);
    page.write(Role::Words, &caption.summary);
    page.legend(&caption.legend);
    page.y += 0.5 * em;
    let move_by = (tenths(em), tenths(page.y));
    page.shapes.extend(sheet.shapes.iter().map(|it| moved(it, move_by)));
    page.y += sheet.height;
    page.write(Role::Words, &caption.measures);
    for note in &caption.notes {
        page.write(Role::Words, note);
    }
    page.write(Role::Tick, &caption.source);
    Sheet { width: page.width, height: page.y + em, em, shapes: page.shapes }
}

/// Words below one another.
struct Column {
    width: f64,
    em: f64,
    y: f64,
    shapes: Vec<Shape>,
}

impl Column {
    fn write(&mut self, role: Role, words: &str) {
        if words.trim_ascii().is_empty() {
            return;
        }
        let size = role.size() * self.em;
        for line in fit(words, self.width - 2.0 * self.em, size, MOST_LINES) {
            self.y += size * LEADING;
            let at = (tenths(self.em), tenths(self.y - size * 0.25));
            self.shapes.push(Shape { ink: role.ink(), form: Form::Text(at, Anchor::Start, line) });
        }
        self.y += 0.5 * self.em;
    }

    /// Marks and names, as many beside each other as there is room for.
    fn legend(&mut self, entries: &[(usize, String)]) {
        let (em, size) = (self.em, LABEL * self.em);
        let mut x = em;
        for (layer, name) in entries {
            let name = fit(name, self.width - 4.0 * em, size, 1).concat();
            let wide = crate::draw::letters::width(&name, size);
            if x == em || self.width - em < x + wide + 1.5 * em {
                x = em;
                self.y += size * LEADING * 1.1;
            }
            let middle = (tenths(x + 0.5 * em), tenths(self.y - size * 0.6));
            let mark = Form::Mark(middle, tenths(0.4 * em));
            self.shapes.push(Shape { ink: Role::Dot.of(*layer, false), form: mark });
            let at = (tenths(x + 1.25 * em), tenths(self.y - size * 0.25));
            let words = Form::Text(at, Anchor::Start, name);
            self.shapes.push(Shape { ink: Role::Words.ink(), form: words });
            x += wide + 3.0 * em;
        }
    }
}

fn all(points: &[Point], at: &dyn Fn(&Point) -> Point) -> Vec<Point> {
    let mut moved = points.to_vec();
    for point in &mut moved {
        *point = at(point);
    }
    moved
}

fn moved(shape: &Shape, by: Point) -> Shape {
    let at = |&(x, y): &Point| (x + by.0, y + by.1);
    let form = match &shape.form {
        Form::Path(points) => Form::Path(all(points, &at)),
        Form::Area(points) => Form::Area(all(points, &at)),
        Form::Rect(low, high) => Form::Rect(at(low), at(high)),
        Form::Mark(middle, radius) => Form::Mark(at(middle), *radius),
        Form::Text(place, anchor, words) => Form::Text(at(place), *anchor, words.clone()),
    };
    Shape { ink: shape.ink, form }
}
