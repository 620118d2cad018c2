//! The backend of plotters that keeps what is drawn as shapes of a sheet. It measures no text, and touches no page.
//!
//! Plotters speaks of colours and of whole pixels. Here a colour is an [`Ink`], and a pixel a tenth of one.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::letters::width;
use crate::sheet::{Anchor, Form, Ink, Role, Shape};

/// Shapes, as they are drawn.
pub type Shapes = Rc<RefCell<Vec<Shape>>>;

/// Keeps what is drawn.
pub struct Recorder {
    /// How large the sheet is.
    pub size: (u32, u32),
    /// What is drawn so far.
    pub shapes: Shapes,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

/// The style that plotters carries an ink in.
pub fn style(ink: Ink) -> ShapeStyle {
    let color = RGBAColor(ink.role as u8, ink.layer, ink.provisional.into(), 1.0);
    ShapeStyle { color, filled: true, stroke_width: 1 }
}

fn ink(color: BackendColor) -> Ink {
    let (role, layer, provisional) = color.rgb;
    let role = Role::ALL.get(usize::from(role)).copied().unwrap_or(Role::Grid);
    Ink { role, layer, provisional: provisional != 0 }
}

impl Recorder {
    fn put(&self, color: BackendColor, form: Form) -> Done {
        self.shapes.borrow_mut().push(Shape { ink: ink(color), form });
        Ok(())
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        self.put(color, Form::Rect(point, (point.0 + 1, point.1 + 1)))
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Done {
        self.put(style.color(), Form::Path(vec![from, to]))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        low: BackendCoord,
        high: BackendCoord,
        style: &S,
        _: bool,
    ) -> Done {
        self.put(style.color(), Form::Rect(low, high))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.put(style.color(), Form::Path(path.into_iter().collect()))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        middle: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Done {
        self.put(style.color(), Form::Mark(middle, radius as i32))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Done {
        self.put(style.color(), Form::Area(corners.into_iter().collect()))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.put(style.color(), Form::Text(at, Anchor::Start, String::from(text)))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((width(text, style.size()) as u32, style.size() as u32))
    }
}
