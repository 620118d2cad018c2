//! The one component of an app: its messages, its views, and the turns in which it hears the ones and shows the others.

use std::cell::{Cell, OnceCell, RefCell};
use std::mem;
use std::rc::Rc;
use std::slice;

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::callback::Callback;
use crate::heard::Ear;
use crate::html::Properties;
use crate::shown::{Place, Shown, settle};
use crate::view::Html;

/// A state that messages change, and its view.
pub trait Component: Sized + 'static {
    /// What can happen to it.
    type Message: 'static;
    /// What its owner says.
    type Properties: Properties + 'static;
    /// The state at the beginning.
    fn create(ctx: &Context<Self>) -> Self;
    /// Something happened; `true` when the view has to follow.
    fn update(&mut self, ctx: &Context<Self>, message: Self::Message) -> bool;
    /// The owner says something else; `true` when the view has to follow.
    fn changed(&mut self, ctx: &Context<Self>, before: &Self::Properties) -> bool;
    /// What people see.
    fn view(&self, ctx: &Context<Self>) -> Html;
    /// The view is on the page.
    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool);
}

/// What the derived builder of properties takes.
pub trait IntoPropValue<T> {
    /// The value of a property.
    fn into_prop_value(self) -> T;
}

impl<T> IntoPropValue<T> for T {
    fn into_prop_value(self) -> T {
        self
    }
}

/// What a component knows.
pub struct Context<C: Component> {
    link: Scope<C>,
    props: C::Properties,
}

impl<C: Component> Context<C> {
    /// The way to itself.
    pub fn link(&self) -> &Scope<C> {
        &self.link
    }

    /// What its owner says.
    pub fn props(&self) -> &C::Properties {
        &self.props
    }
}

/// The way to a component.
pub struct Scope<C: Component>(Rc<App<C>>);

struct App<C: Component> {
    ear: Rc<Ear>,
    root: Element,
    // What nobody has looked at yet. Whoever calls adds to it, and never waits for the component.
    props: RefCell<Vec<C::Properties>>,
    messages: RefCell<Vec<C::Message>>,
    has_ended: Cell<bool>,
    // A turn is to come.
    is_awake: Cell<bool>,
    turn: OnceCell<Closure<dyn FnMut()>>,
    live: RefCell<Option<Live<C>>>,
}

struct Live<C: Component> {
    component: C,
    context: Context<C>,
    shown: Vec<Shown>,
    // The view has to follow.
    is_stale: bool,
    news: News,
}

/// Whether the component has been told of its view on the page.
#[derive(Clone, Copy, PartialEq)]
enum News {
    Unseen,
    First,
    Other,
    Told,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn soon(turn: &Closure<dyn FnMut()>);
    #[wasm_bindgen(js_name = setTimeout)]
    fn later(turn: &Closure<dyn FnMut()>);
}

/// How long a turn may take before the page may do something else, in milliseconds.
const TURN: f64 = 16.0;

impl<C: Component> Clone for Scope<C> {
    fn clone(&self) -> Self {
        Scope(self.0.clone())
    }
}

impl<C: Component> Scope<C> {
    /// Sends a message. It is heard once whoever calls now has finished.
    pub fn send_message(&self, message: C::Message) {
        self.0.messages.borrow_mut().push(message);
        self.wake();
    }

    /// A callback that sends messages.
    pub fn callback<T>(&self, message: impl Fn(T) -> C::Message + 'static) -> Callback<T> {
        let link = self.clone();
        Callback::from(move |it| link.send_message(message(it)))
    }

    fn wake(&self) {
        if !self.0.is_awake.replace(true) {
            soon(self.turn());
        }
    }

    fn turn(&self) -> &Closure<dyn FnMut()> {
        self.0.turn.get_or_init(|| {
            let link = self.clone();
            Closure::new(move || link.take_turn())
        })
    }

    fn take_turn(&self) {
        let begun = js_sys::Date::now();
        while self.step() {
            // Only between views: what happens meanwhile shall find the document as it should be.
            if TURN <= js_sys::Date::now() - begun && self.is_settled() {
                later(self.turn());
                return;
            }
        }
        self.0.is_awake.set(false);
    }

    fn is_settled(&self) -> bool {
        let live = self.0.live.borrow();
        live.as_ref().is_some_and(|it| !it.is_stale) && !self.0.has_ended.get()
    }

    /// Does what comes next, if there is anything to do. The first view comes before all messages, and is told of
    /// before them; any other is told of when there are no more, so that many cost one view.
    fn step(&self) -> bool {
        let app = &*self.0;
        if app.has_ended.get() {
            let live = app.live.take();
            return live.is_some_and(|mut it| {
                app.show(&mut it.shown, &[]);
                true
            });
        }
        let mut live = app.live.borrow_mut();
        let Some(live) = &mut *live else {
            let props = app.props.borrow_mut().remove(0);
            let context = Context { link: self.clone(), props };
            let component = C::create(&context);
            let shown = Vec::new();
            *live = Some(Live { component, context, shown, is_stale: true, news: News::Unseen });
            return true;
        };
        if live.news != News::Unseen {
            let props = app.props.take();
            let is_first = live.news == News::First;
            let has_news = is_first || !props.is_empty() || !app.messages.borrow().is_empty();
            for it in props {
                if live.context.props != it {
                    let before = mem::replace(&mut live.context.props, it);
                    live.is_stale |= live.component.changed(&live.context, &before);
                }
            }
            if is_first {
                live.tell();
            }
            for it in app.messages.take() {
                live.is_stale |= live.component.update(&live.context, it);
            }
            if has_news {
                return true;
            }
        }
        if mem::take(&mut live.is_stale) {
            let view = live.component.view(&live.context);
            app.show(&mut live.shown, slice::from_ref(&view));
            live.news = if live.news == News::Unseen { News::First } else { News::Other };
            return true;
        }
        if live.news == News::Other {
            live.tell();
            return true;
        }
        false
    }
}

impl<C: Component> App<C> {
    fn show(&self, shown: &mut Vec<Shown>, view: &[Html]) {
        let place = Place { ear: &self.ear, parent: &self.root, next: None, drawn: false };
        settle(shown, view, place);
    }
}

impl<C: Component> Live<C> {
    fn tell(&mut self) {
        let is_first = mem::replace(&mut self.news, News::Told) == News::First;
        self.component.rendered(&self.context, is_first);
    }
}

/// An app on the page.
pub struct AppHandle<C: Component>(Scope<C>);

impl<C: Component> AppHandle<C> {
    /// Tells the component something else.
    pub fn update(&mut self, props: C::Properties) {
        self.0.0.props.borrow_mut().push(props);
        self.0.wake();
    }

    /// Takes the app off the page.
    pub fn destroy(self) {
        self.0.0.has_ended.set(true);
        self.0.wake();
    }
}

/// An app to be.
pub struct Renderer<C: Component> {
    root: Element,
    props: C::Properties,
}

impl<C: Component> Renderer<C> {
    /// An app in `root`, which is empty.
    pub fn with_root_and_props(root: Element, props: C::Properties) -> Self {
        Renderer { root, props }
    }

    /// Brings it to life.
    pub fn render(self) -> AppHandle<C> {
        let link = Scope(Rc::new(App {
            ear: Rc::new(Ear::new(self.root.clone())),
            root: self.root,
            props: RefCell::new(vec![self.props]),
            messages: RefCell::default(),
            has_ended: Cell::new(false),
            is_awake: Cell::new(false),
            turn: OnceCell::new(),
            live: RefCell::new(None),
        }));
        link.wake();
        AppHandle(link)
    }
}
