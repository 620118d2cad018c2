//! What a page author may rely on.

use cw_kit::contract::{self, Attribute, Contract, Event};

/// The contract of `<cw-event-calendar>`.
pub const CONTRACT: Contract = Contract {
    tag: "cw-event-calendar",
    doc: "The events of a municipality, by month or as a list.",
    attributes: &[
        Attribute {
            name: "src",
            default: "",
            doc: "Where the events are: the address of a municipality's site, of a search of its open API, or of an iCalendar file. Without it or instead of it: `source` children.",
        },
        Attribute {
            name: "type",
            default: "found by looking at the answer",
            doc: "`opendata`, `calendar` or `icalendar`.",
        },
        Attribute {
            name: "query",
            default: "all events",
            doc: "Narrows what a site is asked for, in the query language of its API.",
        },
        Attribute {
            name: "view",
            default: "by width",
            doc: "`month` or `list`; without it a narrow place gets the list.",
        },
        Attribute { name: "date", default: "today", doc: "The day shown first, as `YYYY-MM-DD`." },
        Attribute { name: "heading", default: "", doc: "A visible title." },
        contract::LANG,
        contract::THEME,
        contract::LOADING,
    ],
    sources: contract::SOURCES,
    events: &[
        contract::LOAD_EVENT,
        contract::ERROR_EVENT,
        Event {
            name: "cw-select",
            detail: "{ uid: string, url: string }",
            doc: "An event was chosen. Cancel it to show the event in your own way.",
        },
        Event {
            name: "cw-change",
            detail: "{ view: \"month\" | \"list\", from: string, to: string }",
            doc: "Another month or another view is shown; `from` and `to` are its first and last day.",
        },
    ],
    parts: &[
        ("calendar", "The whole."),
        ("toolbar", "Everything above the events."),
        ("heading", "The title chosen by the page."),
        ("month-name", "The month shown."),
        (
            "button",
            "Every button; also `previous`, `next`, `today`, `view-month`, `view-list`, `more`, `close`, `retry`.",
        ),
        ("input", "The date field (`date`) and the search field (`search`)."),
        ("grid", "The month as a table."),
        ("day", "A cell of the table."),
        ("event", "An event in the table or in a list."),
        ("list", "The list."),
        ("day-name", "The name of a day in the list."),
        ("alert", "An error."),
        ("notice", "What is missing."),
        ("legend", "The sources, where there are several."),
        ("layer", "A source in the legend."),
        ("dialog", "A day or an event, opened."),
        ("detail", "The content of an opened event."),
    ],
    properties: contract::TOKENS,
};
