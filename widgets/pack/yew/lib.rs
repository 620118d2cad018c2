//! Yew as our widgets need it: one component, and views made by calls. The names are those of the released Yew, and
//! some of its files serve as they are: callbacks, the kinds of events, properties. The rest is written anew, small.
//!
//! What a widget of ours does not use is not here. One that begins to use it does not compile when it is packed.

pub mod callback;
mod heard;
mod shown;
mod single;
mod view;

pub use callback::Callback;
pub use events::*;
pub use html::{Component, Context, Html, NodeRef, Properties, TargetCast, create_portal};
pub use single::{AppHandle, Renderer};
pub use view::AttrValue;

/// Components, and who listens to what.
pub mod html {
    mod component {
        mod properties;
        pub use properties::*;
    }
    mod listener;

    pub use crate::single::{Component, Context, IntoPropValue, Scope};
    pub use crate::view::{Html, NodeRef, create_portal};
    pub use component::*;
    pub use implicit_clone::ImplicitClone;
    pub use listener::*;
}

/// What views are made of.
pub mod virtual_dom {
    mod listeners;

    pub use crate::view::{AttrValue, AttributeOrProperty, Attributes, Key};
    pub use crate::view::{VNode, VPortal, VTag, VText};
    pub use listeners::{Listener, ListenerKind};
}

/// Kinds of events.
pub mod events {
    pub use web_sys::{
        AnimationEvent, DragEvent, ErrorEvent, Event, FocusEvent, InputEvent, KeyboardEvent,
        MouseEvent, PointerEvent, ProgressEvent, SubmitEvent, TouchEvent, TransitionEvent, UiEvent,
        WheelEvent,
    };
}

/// Everything that most files name.
pub mod prelude {
    pub use crate::*;
}
