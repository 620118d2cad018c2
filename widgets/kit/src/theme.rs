//! Colours: what the page chose, made readable (WCAG 1.4.3, 1.4.11). Written into a constructed style sheet.

use cw_model::color::{Color, PALETTE, contrast, readable};
use cw_model::scan::contains;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, Element, HtmlElement, MutationObserver, MutationObserverInit, window,
};
use yew::Callback;

use crate::attrs::{Attrs, parent};
use crate::sources::SourceTag;
use crate::ui::shape::class;

const TEXT_CONTRAST: f64 = 4.5;
const EDGE_CONTRAST: f64 = 3.0;
/// How much of the main colour lies on a bar, in percent.
const SOFT: u32 = 10;
const WHITE: Color = Color(255, 255, 255);
const BLACK: Color = Color(0, 0, 0);
/// What browsers paint where a dark page says nothing.
const DARK_CANVAS: Color = Color(0x12, 0x12, 0x12);

/// The colours of one element, kept up to date with the page.
pub struct Theme {
    scheme: &'static str,
    framed: bool,
    // How many kinds of things have a colour of their own.
    kinds: usize,
    sheet: CssStyleSheet,
    observer: Option<MutationObserver>,
    _on_mutation: Closure<dyn FnMut()>,
    _media: Option<gloo::events::EventListener>,
}

impl Theme {
    /// Reads the colours now, and calls back when they may have changed. `None` in a browser without
    /// constructed style sheets; `tokens.css` has plain defaults for it.
    pub fn watch(host: &HtmlElement, kinds: usize, on_change: Callback<()>) -> Option<Self> {
        let sheet = CssStyleSheet::new().ok()?;
        adopt(host, &sheet)?;
        let dark = window()?.match_media("(prefers-color-scheme: dark)").ok().flatten();
        let on_media = on_change.clone();
        let media = dark
            .map(|it| gloo::events::EventListener::new(&it, "change", move |_| on_media.emit(())));
        let on_mutation = Closure::<dyn FnMut()>::new(move || on_change.emit(()));
        let observer = observe_page(&on_mutation);
        let mut theme = Theme {
            scheme: "light",
            framed: false,
            kinds,
            sheet,
            observer,
            _on_mutation: on_mutation,
            _media: media,
        };
        theme.read(host);
        Some(theme)
    }

    /// `light`, `dark` or `high-contrast`.
    pub fn scheme(&self) -> &'static str {
        self.scheme
    }

    /// Whether the widget's ground is not the page's: what stands on it then needs room to its edge.
    pub fn is_framed(&self) -> bool {
        self.framed
    }

    /// Looks at the page again.
    pub fn read(&mut self, host: &HtmlElement) {
        let attrs = Attrs::new(host.clone());
        let around = self.background_around(host);
        let asked = attrs.text("theme", "auto");
        self.scheme = match asked.as_str() {
            "light" => "light",
            "dark" => "dark",
            "high-contrast" => "high-contrast",
            _ if around.luminance() < 0.18 => "dark",
            _ => "light",
        };
        let (background, text, primary) = match self.scheme {
            "high-contrast" => (BLACK, WHITE, Color(255, 255, 0)),
            "dark" => (Color(0x12, 0x1a, 0x23), Color(0xee, 0xf2, 0xf6), Color(0x66, 0xb3, 0xff)),
            _ => (WHITE, Color(0x17, 0x32, 0x4d), Color(0, 0x66, 0xcc)),
        };
        let chosen = |names, place, default| self.chosen(host, names, place).unwrap_or(default);
        let (background, text, primary) = match self.scheme {
            "high-contrast" => (background, text, primary),
            scheme => (
                // Unless the page asks for a theme, we stand on its own ground.
                chosen(
                    &["--cw-background"],
                    "outline-color",
                    if asked == scheme { background } else { around },
                ),
                chosen(&["--cw-text"], "text-decoration-color", text),
                chosen(&["--cw-primary", "--bs-primary"], "caret-color", primary),
            ),
        };
        self.framed = background != around;
        let mut rules = rule(background, text, primary);
        let colors = colors(&attrs.sources(), self.kinds);
        layers(&colors, background, primary, &mut rules);
        // What the author wrote keeps the page's colours, and so needs the page's ground.
        let [color, scheme] =
            ["color", "color-scheme"].map(|it| style(host, it).unwrap_or_default());
        for piece in
            ["slot{background:", &around.css(), ";color:", &color, ";color-scheme:", &scheme, "}"]
        {
            rules.push_str(piece);
        }
        // Fails only for `@import`.
        let _ = self.sheet.replace_sync(&rules);
    }

    /// A colour the page chose by one of these custom properties. `tokens.css` puts it where nobody sees it.
    fn chosen(&self, host: &Element, names: &[&str], place: &str) -> Option<Color> {
        let is_set = |it: &&&str| style(host, it).is_some_and(|it| !it.trim_ascii().is_empty());
        names.iter().find(is_set)?;
        self.resolved(host, &style(host, place)?)
    }

    /// The first opaque background around the element; a page without one is as light as its colour scheme.
    fn background_around(&self, host: &Element) -> Color {
        let mut next = parent(host);
        while let Some(it) = next {
            let found = style(&it, "background-color");
            if let Some(color) = found.and_then(|it| self.resolved(host, &it)) {
                return color;
            }
            next = parent(&it);
        }
        if page_is_dark() == Some(true) { DARK_CANVAS } else { WHITE }
    }

    /// A colour in any notation: `oklch()` and its like the browser mixes with itself, and says as red, green, blue.
    fn resolved(&self, host: &Element, text: &str) -> Option<Color> {
        if text.starts_with("rgb") || text.starts_with('#') {
            return Color::parse(text);
        }
        let mixed = [":host{column-rule-color:color-mix(in srgb,", text, ",", text, ")!important}"];
        self.sheet.replace_sync(&mixed.concat()).ok()?;
        Color::parse(&style(host, "column-rule-color")?)
    }
}

impl Drop for Theme {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// The private tokens that every style sheet of ours uses.
fn rule(background: Color, text: Color, primary: Color) -> String {
    // Bars and what the mouse is over; weekends. Text and links stand on all three grounds.
    let (soft, softer) = (background.towards(primary, SOFT), background.towards(primary, SOFT / 2));
    let legible = |color| readable(readable(color, soft, TEXT_CONTRAST), background, TEXT_CONTRAST);
    let primary = legible(primary);
    let tokens = [
        ("background", background),
        ("soft", soft),
        ("softer", softer),
        ("text", legible(text)),
        ("muted", legible(text.towards(background, 25))),
        ("line", readable(text.towards(background, 50), background, EDGE_CONTRAST)),
        ("hairline", background.towards(text, 18)),
        ("primary", primary),
        ("on-primary", if contrast(WHITE, primary) < TEXT_CONTRAST { BLACK } else { WHITE }),
        ("danger", legible(Color(0xcc, 0x33, 0x4d))),
    ];
    let mut rule = String::from(".widget{");
    for (name, color) in tokens {
        for piece in ["--_", name, ":", &color.css(), ";"] {
            rule.push_str(piece);
        }
    }
    rule.push('}');
    rule
}

/// The colours of several sources, and of so many kinds of things where there is one.
fn colors(sources: &[SourceTag], kinds: usize) -> Vec<Color> {
    let several = if 1 < sources.len() { sources.len() } else { 0 };
    let own = |it: usize| sources.get(it).filter(|_| 0 < several).and_then(|it| it.color);
    (0..several.max(kinds)).map(|it| own(it).unwrap_or(PALETTE[it % PALETTE.len()])).collect()
}

/// A class for each of them, `layer-0` and so on, with a colour that stands out on all our grounds.
fn layers(colors: &[Color], background: Color, primary: Color, rules: &mut String) {
    let soft = background.towards(primary, SOFT);
    for (index, color) in colors.iter().enumerate() {
        let color = readable(readable(*color, soft, EDGE_CONTRAST), background, EDGE_CONTRAST);
        for piece in [".", &class(index), "{--_layer:", &color.css(), "}"] {
            rules.push_str(piece);
        }
    }
}

/// Adds a style sheet to the element's own. The list is replaced, because browsers before 2022 freeze it.
fn adopt(host: &HtmlElement, sheet: &CssStyleSheet) -> Option<()> {
    let (root, name) = (JsValue::from(host.shadow_root()?), "adoptedStyleSheets".into());
    let sheets = Array::from(&Reflect::get(&root, &name).ok()?);
    sheets.push(sheet);
    Reflect::set(&root, &name, &sheets).ok().map(drop)
}

fn style(element: &Element, property: &str) -> Option<String> {
    window()?.get_computed_style(element).ok()??.get_property_value(property).ok()
}

fn page_is_dark() -> Option<bool> {
    let window = window()?;
    let root = window.document()?.document_element()?;
    let scheme = window.get_computed_style(&root).ok()??.get_property_value("color-scheme").ok()?;
    let wanted = window.match_media("(prefers-color-scheme: dark)").ok()??.matches();
    Some(contains(&scheme, "dark") && (wanted || !contains(&scheme, "light")))
}

/// Pages switch themes by a class or an attribute on `html` or `body`.
fn observe_page(on_mutation: &Closure<dyn FnMut()>) -> Option<MutationObserver> {
    let observer = MutationObserver::new(on_mutation.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    let document = window()?.document()?;
    let body = document.body().map(Element::from);
    for it in document.document_element().into_iter().chain(body) {
        observer.observe_with_options(&it, &options).ok()?;
    }
    Some(observer)
}
