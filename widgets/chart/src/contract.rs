//! What a page author may rely on.

use cw_kit::contract::{self, Attribute, Contract, Event};

/// The contract of `<cw-kpi-chart>`.
pub const CONTRACT: Contract = Contract {
    tag: "cw-kpi-chart",
    doc: "How an administration performs: a chart, the sentence it tells, and the table behind it.",
    attributes: &[
        Attribute {
            name: "src",
            default: "",
            doc: "Where the data are: the address of a file, of a CKAN action, or of a municipality's site. Several sources stand as `<source src type title>` inside the tag.",
        },
        Attribute {
            name: "type",
            default: "found by looking at the answer",
            doc: "`csv`, `ckan`, `facets` or `json`.",
        },
        Attribute {
            name: "query",
            default: "",
            doc: "What a site is asked for, in the query language of its API: `classes [event] facets [topics]`.",
        },
        Attribute {
            name: "kind",
            default: "chosen from the data, and said",
            doc: "`tile`, `line`, `area`, `bar`, `stack`, `share` (100 %), `lying` (bars from the left) or `scatter`.",
        },
        Attribute {
            name: "x",
            default: "chosen from the data",
            doc: "The column of the positions: of years, days, names.",
        },
        Attribute {
            name: "y",
            default: "the columns of numbers",
            doc: "The columns of the values, separated by `;`.",
        },
        Attribute {
            name: "series",
            default: "chosen from the data",
            doc: "The column whose words tell the series apart.",
        },
        Attribute {
            name: "label",
            default: "words that are all different",
            doc: "The column whose words name the points of a `scatter`.",
        },
        Attribute {
            name: "filter",
            default: "all rows",
            doc: "Rows kept: `Comune=Ala|Avio; Anno>=2015; Stato!=provvisorio`.",
        },
        Attribute {
            name: "aggregate",
            default: "their sum, and said",
            doc: "How rows of one position become one value: `sum`, `mean`, `count`, `min`, `max` or `last`.",
        },
        Attribute {
            name: "unit",
            default: "what the source says",
            doc: "Said behind values: `%`, `€`, `giorni`, `kWh`.",
        },
        Attribute {
            name: "decimals",
            default: "as many as the data have, at most 2",
            doc: "Decimals of the values, 0 to 6.",
        },
        Attribute { name: "target", default: "none", doc: "The value aimed at." },
        Attribute {
            name: "target-name",
            default: "Obiettivo, Ziel, Target",
            doc: "What people call it.",
        },
        Attribute {
            name: "better",
            default: "unknown",
            doc: "`higher` or `lower`: without it nothing is called met or missed.",
        },
        Attribute {
            name: "threshold",
            default: "none",
            doc: "Other values that matter: `50 Limite di legge; 30 Media provinciale`.",
        },
        Attribute {
            name: "band",
            default: "none",
            doc: "Ranges of values: `0-20 Buono; 20-40 Da migliorare`.",
        },
        Attribute {
            name: "note",
            default: "none",
            doc: "Words at a position: `2020 Chiusura per la pandemia; 2023 Nuovo sportello`.",
        },
        Attribute {
            name: "panels",
            default: "no",
            doc: "Present: a small chart for each series, all of one scale.",
        },
        Attribute {
            name: "view",
            default: "chart",
            doc: "What is shown first: `chart` or `table`.",
        },
        Attribute { name: "heading", default: "the title in the data", doc: "A visible title." },
        Attribute {
            name: "summary",
            default: "a sentence written from the data",
            doc: "A sentence of the page's own; `none` shows none.",
        },
        Attribute { name: "origin", default: "what the source says", doc: "Whose data they are." },
        Attribute {
            name: "licence",
            default: "what the source says",
            doc: "Under which licence they may be used.",
        },
        Attribute {
            name: "updated",
            default: "what the source says",
            doc: "The day the data are of, as `YYYY-MM-DD`.",
        },
        Attribute { name: "how-to", default: "", doc: "How the chart is to be read." },
        Attribute {
            name: "deep-link",
            default: "none",
            doc: "A short name: what the visitor sees is kept under it in the page's address behind `#`, to send on and for the back button. Each widget of a page needs its own.",
        },
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
            detail: "{ x: string, series: string, value: string }",
            doc: "A value was chosen by click or by Enter; in the words people read.",
        },
        Event {
            name: "cw-change",
            detail: "{ view: \"chart\" | \"table\", from: number, to: number }",
            doc: "Another view or another part is shown; `from` and `to` count positions, the last one included.",
        },
    ],
    parts: &[
        ("chart", "The whole."),
        ("toolbar", "Everything above the drawing."),
        ("heading", "The title."),
        ("summary", "The sentence."),
        (
            "button",
            "Every button; also `view-chart`, `view-table`, `zoom-in`, `zoom-out`, `zoom-all`, `earlier`, `later`, `save`, `share`, `sort`, `previous`, `next`, `retry`.",
        ),
        ("legend", "The series, where there are several."),
        ("layer", "One of them."),
        ("stage", "The drawing and what lies upon it."),
        ("drawing", "The drawing."),
        ("values", "What the keyboard moves through the values."),
        ("tooltip", "The values at a position."),
        ("panel", "One of several small charts."),
        ("tile-value", "The number of a tile."),
        ("table", "The table."),
        ("measures", "Target, limits and ranges in words."),
        ("files", "What can be taken away."),
        ("source", "Whose data, which licence, of which day."),
        ("how-to", "How to read it."),
        ("alert", "An error."),
        ("notice", "What is missing."),
    ],
    properties: contract::TOKENS,
};
