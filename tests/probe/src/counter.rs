//! A button that counts clicks, and panics when told to.

use cw_kit::contract::{Attribute, Contract};
use cw_kit::element::Widget;
use cw_kit::page::Page;
use cw_kit::tag;
use yew::prelude::*;

/// The widget.
pub struct Probe {
    clicks: u32,
    refreshes: u32,
}

impl Probe {
    fn panics(page: &Page<Self>, when: &str) -> bool {
        page.attrs.text("panic", "") == when
    }
}

impl Widget for Probe {
    const CONTRACT: Contract = Contract {
        tag: "cw-probe",
        doc: "Counts clicks, and panics when told to.",
        attributes: &[
            Attribute { name: "label", default: "", doc: "Shown beside the count." },
            Attribute {
                name: "panic",
                default: "",
                doc: "When to panic: `mount`, `render`, `click` or `effect`.",
            },
        ],
        sources: &[],
        events: &[],
        parts: &[],
        properties: &[],
    };
    type Message = ();

    fn create(page: &Page<Self>) -> Self {
        assert!(!Probe::panics(page, "mount"), "told to panic while mounting");
        Probe { clicks: 0, refreshes: 0 }
    }

    fn changed(&mut self, _: &Page<Self>) {}

    fn refresh(&mut self, _: &Page<Self>) {
        self.refreshes += 1;
    }

    fn update(&mut self, page: &Page<Self>, (): ()) -> bool {
        assert!(!Probe::panics(page, "click"), "told to panic in an event");
        self.clicks += 1;
        true
    }

    fn view(&self, page: &Page<Self>) -> Html {
        assert!(
            self.clicks == 0 || !Probe::panics(page, "render"),
            "told to panic while rendering"
        );
        let (clicks, refreshes) = (self.clicks.to_string(), self.refreshes.to_string());
        tag!("button", "type": "button", "class": "button")
            .on_click(page.tells(()))
            .with(page.attrs.text("label", ""))
            .with(" ")
            .with(tag!("output").with(clicks))
            .with(" ")
            .with(tag!("small").with(refreshes))
            .into()
    }

    fn rendered(&mut self, page: &Page<Self>) {
        assert!(
            self.clicks == 0 || !Probe::panics(page, "effect"),
            "told to panic after rendering"
        );
    }
}
