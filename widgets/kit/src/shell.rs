//! What stands around every widget: language, theme, and the panel shown after a panic.

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::attrs::{Attrs, heading_level};
use crate::element::Widget;
use crate::emit::{Field, Host};
use crate::messages::{Message, text};
use crate::page::Page;
use crate::tag;
use crate::theme::Theme;
use crate::ui::alert::alert;

/// What the element hands down.
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// The element.
    pub host: HtmlElement,
    /// Present after a panic: starts the widget afresh.
    pub retry: Option<Function>,
    /// How often the page asked for fresh data.
    pub refresh: u32,
    /// How often attributes changed.
    pub revision: u32,
}

/// The root of every Yew app of ours, and its only component.
pub struct Shell<W: Widget> {
    page: Page<W>,
    theme: Option<Theme>,
    // None shows the panel.
    widget: Option<W>,
}

/// What can happen.
pub enum Told<M> {
    /// The page around may look different now.
    ThemeChanged,
    /// Something for the widget.
    Widget(M),
}

impl<W: Widget> Component for Shell<W> {
    type Message = Told<W::Message>;
    type Properties = ShellProps;

    fn create(ctx: &Context<Self>) -> Self {
        let ShellProps { host, retry, .. } = ctx.props();
        let attrs = Attrs::new(host.clone());
        let page = Page {
            language: attrs.language(),
            attrs,
            host: Host(host.clone()),
            root: NodeRef::default(),
            level: heading_level(host),
            link: ctx.link().clone(),
        };
        let theme = Theme::watch(host, W::KINDS, ctx.link().callback(|()| Told::ThemeChanged));
        if retry.is_some() {
            let detail = [("code", "panic"), ("message", "the widget stopped"), ("source", "")];
            page.host.emit("cw-error", &detail.map(|(name, it)| (name, Field::Text(it))));
        }
        let widget = retry.is_none().then(|| W::create(&page));
        Shell { page, theme, widget }
    }

    fn update(&mut self, ctx: &Context<Self>, told: Self::Message) -> bool {
        match (told, &mut self.widget) {
            (Told::Widget(message), Some(widget)) => widget.update(&self.page, message),
            (Told::Widget(_), None) => false,
            (Told::ThemeChanged, _) => self.look_around(ctx),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &ShellProps) -> bool {
        self.page.language = self.page.attrs.language();
        self.page.level = heading_level(&ctx.props().host);
        if let Some(widget) = &mut self.widget {
            if before.refresh != ctx.props().refresh {
                widget.refresh(&self.page);
            }
            if before.revision != ctx.props().revision {
                widget.changed(&self.page);
            }
        }
        self.look_around(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let content = match &self.widget {
            Some(widget) => widget.view(&self.page),
            None => panel(&self.page, ctx.props().retry.clone()),
        };
        let scheme = self.theme.as_ref().map_or("light", Theme::scheme);
        let frame = if self.theme.as_ref().is_some_and(Theme::is_framed) { " framed" } else { "" };
        tag!("div", "part": "widget", "class": ["widget ", scheme, frame].concat(), "lang": self.page.language.tag())
            .node(&self.page.root)
            .with(content)
            .into()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(widget) = &mut self.widget {
            widget.rendered(&self.page);
        }
    }
}

impl<W: Widget> Shell<W> {
    /// Whether the view has to follow: colours reach it through the style sheet.
    fn look_around(&mut self, ctx: &Context<Self>) -> bool {
        let language = self.page.attrs.language();
        if self.page.language != language {
            self.page.language = language;
            if let Some(widget) = &mut self.widget {
                widget.changed(&self.page);
            }
            return true;
        }
        let Some(theme) = &mut self.theme else { return false };
        let before = (theme.scheme(), theme.is_framed());
        theme.read(&ctx.props().host);
        before != (theme.scheme(), theme.is_framed())
    }
}

/// Said after a panic, above the author's own content.
fn panel<W: Widget>(page: &Page<W>, retry: Option<Function>) -> Html {
    // Fails only if our own element's function throws, and then there is nobody left to tell.
    let on_retry = Callback::from(move |_| drop(retry.as_ref().map(|it| it.call0(&JsValue::NULL))));
    let reason = text(Message::Stopped, page.language).to_owned();
    tag!("div").with(alert(page.language, "", reason, None, on_retry)).with(tag!("slot")).into()
}
