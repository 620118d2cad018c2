//! What a page author may rely on.

use cw_kit::contract::{self, Attribute, Contract, Event};

/// The contract of `<cw-poi-map>`.
pub const CONTRACT: Contract = Contract {
    tag: "cw-poi-map",
    doc: "The places of a municipality, on a map and in a list that shows the same.",
    attributes: &[
        Attribute {
            name: "src",
            default: "",
            doc: "Where the places are: the address of a municipality's site, of a search of its open API, or of a file. Several sources stand as `<source src type title>` inside the tag.",
        },
        Attribute {
            name: "type",
            default: "found by looking at the answer",
            doc: "`opendata`, `geo`, `openapi`, `geojson`, `csv` or `jsonld`.",
        },
        Attribute {
            name: "query",
            default: "all places",
            doc: "Narrows what a site is asked for, in the query language of its API.",
        },
        Attribute {
            name: "view",
            default: "by width",
            doc: "`both`, `map` or `list`; without it a narrow place gets the map, with the list one button away.",
        },
        Attribute {
            name: "center",
            default: "all places",
            doc: "What the map shows first, as `latitude,longitude`.",
        },
        Attribute { name: "zoom", default: "15", doc: "How near, 0 to 19; heeded with `center`." },
        Attribute {
            name: "tiles",
            default: "none: a plain ground",
            doc: "Template of the pictures under the map, with `{z}`, `{x}`, `{y}`, and `{r}` where there are sharper ones. Those of another origin wait for the visitor's consent.",
        },
        Attribute {
            name: "attribution",
            default: "",
            doc: "Whom the pictures are owed to; it stands on the map while they are shown.",
        },
        Attribute {
            name: "consent",
            default: "asked of the visitor",
            doc: "`granted` once the visitor has agreed to the pictures of another origin.",
        },
        Attribute {
            name: "boundary",
            default: "none",
            doc: "Address of a GeoJSON file whose lines are drawn under the places: the boundary of the municipality.",
        },
        Attribute {
            name: "category",
            default: "all",
            doc: "Categories shown first, separated by `;`, as the list shows them: in the words of the source; types of schema.org in the language of the reader.",
        },
        Attribute {
            name: "municipality",
            default: "all",
            doc: "Municipalities shown first, separated by `;`.",
        },
        Attribute {
            name: "accessible",
            default: "no",
            doc: "Present: first only what people with disabilities can use.",
        },
        Attribute { name: "open", default: "no", doc: "Present: first only what is open now." },
        Attribute {
            name: "patron",
            default: "none",
            doc: "The feast of the town's patron, as `MM-DD`: a holiday for opening hours.",
        },
        Attribute {
            name: "deep-link",
            default: "none",
            doc: "A short name: what the visitor sees is kept under it in the page's address behind `#`, to send on and for the back button. Each widget of a page needs its own.",
        },
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
            doc: "A place was chosen. Cancel it to show the place in your own way.",
        },
        Event {
            name: "cw-change",
            detail: "{ view: \"both\" | \"map\" | \"list\", items: number }",
            doc: "Other places or another view are shown; `items` counts the places left by the filters.",
        },
        Event {
            name: "cw-consent",
            detail: "{ host: string }",
            doc: "The visitor agreed to pictures of `host`. Cancel it to let a consent tool decide; it sets `consent=\"granted\"`.",
        },
    ],
    parts: &[
        ("map", "The whole."),
        ("toolbar", "Everything above map and list."),
        ("heading", "The title chosen by the page."),
        (
            "button",
            "Every button; also `filters`, `near`, `view-both`, `view-map`, `view-list`, `zoom-in`, `zoom-out`, `home`, `consent`, `save`, `clear`, `previous`, `next`, `close`, `share`, `retry`.",
        ),
        ("input", "The search field (`search`)."),
        ("legend", "The sources, where there are several."),
        ("layer", "One of them."),
        ("filters-panel", "The filters, opened."),
        ("stage", "The map itself."),
        ("mark", "A place on the map, or several (`cluster`)."),
        ("list", "The list."),
        ("place", "A row of the list."),
        ("card", "An opened place."),
        ("card-title", "Its name."),
        ("alert", "An error."),
        ("notice", "What is missing."),
    ],
    properties: contract::TOKENS,
};
