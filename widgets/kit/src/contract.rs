//! What a page author may rely on. Written once, as code: the element reads it, the docs are generated from it.

/// The public surface of one custom element.
#[derive(Debug)]
pub struct Contract {
    /// Tag name, with the `cw-` prefix.
    pub tag: &'static str,
    /// One sentence on what it shows.
    pub doc: &'static str,
    /// Attributes the element reacts to; each is mirrored by a property.
    pub attributes: &'static [Attribute],
    /// Attributes of its `source` children; none when it takes no children.
    pub sources: &'static [Attribute],
    /// Events it dispatches, all bubbling and composed.
    pub events: &'static [Event],
    /// Parts a page may style, as `(name, doc)`.
    pub parts: &'static [(&'static str, &'static str)],
    /// Custom properties a page may set, as `(name, doc)`.
    pub properties: &'static [(&'static str, &'static str)],
}

/// One HTML attribute.
#[derive(Debug)]
pub struct Attribute {
    /// Kebab-case name.
    pub name: &'static str,
    /// Value used when the attribute is absent or malformed.
    pub default: &'static str,
    /// One sentence for the README table.
    pub doc: &'static str,
}

/// One DOM event.
#[derive(Debug)]
pub struct Event {
    /// Name, with the `cw-` prefix.
    pub name: &'static str,
    /// TypeScript type of `event.detail`.
    pub detail: &'static str,
    /// One sentence for the README table.
    pub doc: &'static str,
}

/// Attributes that every widget has.
pub const LANG: Attribute = Attribute {
    name: "lang",
    default: "the nearest `lang`, else `it`",
    doc: "Language of the words and dates: `it`, `de` or `en`.",
};

/// See [`LANG`].
pub const THEME: Attribute = Attribute {
    name: "theme",
    default: "auto",
    doc: "`light`, `dark` or `high-contrast`; `auto` follows the background of the page.",
};

/// See [`LANG`].
pub const LOADING: Attribute = Attribute {
    name: "loading",
    default: "lazy",
    doc: "`eager` starts at once; otherwise the widget starts when it comes near the screen.",
};

/// Attributes of the `source` children of every widget that takes several; `src` and `type` mean what they mean on
/// the element.
pub const SOURCES: &[Attribute] = &[
    Attribute { name: "src", default: "", doc: "As on the element." },
    Attribute {
        name: "type",
        default: "found by looking at the answer",
        doc: "As on the element.",
    },
    Attribute {
        name: "title",
        default: "the name of its host",
        doc: "What people call the source.",
    },
    Attribute {
        name: "color",
        default: "one of seven",
        doc: "`#rrggbb` or `rgb()`; a shade that stands out is used.",
    },
];

/// Events that every widget dispatches.
pub const LOAD_EVENT: Event = Event {
    name: "cw-load",
    detail: "{ items: number, sources: number, problems: { record: string, reason: string }[] }",
    doc: "The data of a source are on the page, or newer ones replaced them; `sources` counts those that are there.",
};

/// See [`LOAD_EVENT`].
pub const ERROR_EVENT: Event = Event {
    name: "cw-error",
    detail: "{ code: string, message: string, source: string }",
    doc: "The widget could not start (`code: \"start\"`) or a source could not be read.",
};

/// Custom properties that every widget reads.
pub const TOKENS: &[(&str, &str)] = &[
    (
        "--cw-primary",
        "Colour of links, buttons and marks; a readable shade of it is used. Default: `--bs-primary`, else `#06c`.",
    ),
    ("--cw-background", "Surface. Default: white, or near black when dark."),
    ("--cw-text", "Text. Default: `#17324d`, or near white when dark."),
    ("--cw-font", "Font family. Default: the font of the page around the widget."),
    ("--cw-radius", "Radius of corners. Default: `4px`."),
];
