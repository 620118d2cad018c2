//! What stands around every widget: language, theme, and the panel shown after a panic.

use std::marker::PhantomData;

use js_sys::Function;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::attrs::Attrs;
use crate::element::Widget;
use crate::emit::{Field, Host};
use crate::messages::{Message, text};
use crate::theme::Theme;
use crate::ui::alert::alert;

/// What the element hands down.
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// Where attributes are read and events come from.
    pub host: Host,
    /// Present after a panic: starts the widget afresh.
    pub retry: Option<Function>,
    /// How often the page asked for fresh data.
    pub refresh: u32,
    /// How often attributes changed.
    pub revision: u32,
}

/// The root of every Yew app of ours.
pub struct Shell<W> {
    theme: Option<Theme>,
    widget: PhantomData<W>,
}

/// What the shell is told.
pub enum Told {
    /// The page around may look different now.
    ThemeChanged,
}

impl<W: Widget> Component for Shell<W> {
    type Message = Told;
    type Properties = ShellProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        if props.retry.is_some() {
            let detail = [("code", "panic"), ("message", "the widget stopped"), ("source", "")];
            props.host.emit("cw-error", &detail.map(|(name, it)| (name, Field::Text(it))));
        }
        Shell { theme: Theme::watch(&props.host, ctx.link().callback(|()| Told::ThemeChanged)), widget: PhantomData }
    }

    fn update(&mut self, ctx: &Context<Self>, Told::ThemeChanged: Told) -> bool {
        <Self as Component>::changed(self, ctx, ctx.props())
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &ShellProps) -> bool {
        if let Some(theme) = &mut self.theme {
            theme.read(&ctx.props().host);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ShellProps { host, retry, refresh, .. } = ctx.props();
        let attrs = Attrs::new(host.0.clone());
        let language = attrs.language();
        let scheme = self.theme.as_ref().map_or("light", Theme::scheme);
        let content = match retry.clone() {
            None => {
                let props = W::props(&attrs, host.clone(), *refresh);
                html! { <W::Root ..props /> }
            }
            Some(retry) => {
                // Fails only if our own element's function throws, and then there is nobody left to tell.
                let on_retry = Callback::from(move |()| drop(retry.call0(&JsValue::NULL)));
                let reason = text(Message::Stopped, language).to_owned();
                html! { <>{ alert(language, reason, None, &on_retry) }<slot /></> }
            }
        };
        html! { <div part="widget" class={classes!("widget", scheme)} lang={language.tag()}>{ content }</div> }
    }
}
