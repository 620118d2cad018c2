//! What a widget knows of the page around it, and how things reach it.

use cw_model::text::Language;
use yew::html::Scope;
use yew::{Callback, NodeRef};

use crate::attrs::Attrs;
use crate::element::Widget;
use crate::emit::Host;
use crate::shell::{Shell, Told};

/// The page, as one widget sees it.
pub struct Page<W: Widget> {
    /// What the author wrote on the tag.
    pub attrs: Attrs,
    /// Where events go out.
    pub host: Host,
    /// The reader's language.
    pub language: Language,
    /// The element around the view; it has a size once the view is rendered.
    pub root: NodeRef,
    // The level of the widget's first heading, read when the page says that something changed.
    pub(crate) level: usize,
    pub(crate) link: Scope<Shell<W>>,
}

/// Names of headings by level.
const HEADINGS: [&str; 7] = ["h1", "h1", "h2", "h3", "h4", "h5", "h6"];

impl<W: Widget> Page<W> {
    /// The element of a heading that stands so many levels below the page's own heading before the widget.
    pub fn heading(&self, below: usize) -> &'static str {
        HEADINGS[(self.level + below).min(6)]
    }

    /// The origin of the page: `https://www.comune.ala.tn.it`.
    pub fn origin(&self) -> String {
        web_sys::window().and_then(|it| it.location().origin().ok()).unwrap_or_default()
    }

    /// Sends a message now.
    pub fn send(&self, message: W::Message) {
        self.link.send_message(Told::Widget(message));
    }

    /// A callback that sends the same message again and again, whatever it hears.
    pub fn tells<E: 'static>(&self, message: W::Message) -> Callback<E>
    where
        W::Message: Clone,
    {
        let link = self.link.clone();
        Callback::from(move |_| link.send_message(Told::Widget(message.clone())))
    }

    /// A callback that sends messages.
    pub fn sender(&self) -> Callback<W::Message> {
        self.link.callback(Told::Widget)
    }
}
