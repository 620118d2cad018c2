//! What people see. No network, no clock of its own.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::status::status;
use yew::{Callback, Html, MouseEvent};

use crate::app::{PoiMap, Told};
use crate::messages::{Message, text};
use crate::state::{Action, View};

mod card;
mod filters;
mod list;
mod marks;
mod notices;
mod stage;
mod symbol;
mod toolbar;

impl PoiMap {
    /// A sentence in the reader's language.
    pub(crate) fn say(&self, message: Message) -> &'static str {
        text(message, self.words.language())
    }
}

/// Does something on a click.
fn does(page: &Page<PoiMap>, action: Action) -> Callback<MouseEvent> {
    page.sender().reform(move |_| Told::Action(action.clone()))
}

/// The whole.
pub fn map(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let heading = page.attrs.optional("heading");
    let label = heading.clone().unwrap_or_else(|| map.say(Message::Places).into());
    let class = if map.narrow { "map narrow" } else { "map" };
    let side = match (&map.state.card, map.view) {
        (Some(card), _) => card::card(map, page, card),
        (None, View::Map) => Html::default(),
        (None, _) => list::list(map, page),
    };
    let arranged = match map.view {
        View::Both => "body both",
        View::Map if !map.narrow => "body over",
        _ => "body",
    };
    // The column comes first: nobody needs the map to reach a place.
    let column = tag!("div", "class": "column").holds(vec![side]);
    let body = tag!("div", "class": arranged).holds(vec![column, stage::stage(map, page)]);
    tag!("section", "part": "map", "aria-label": label, "class": class).holds(vec![
        toolbar::toolbar(map, page, heading),
        status(map.said.clone()),
        notices::notices(map, page),
        filters::filters(map, page),
        body,
    ])
}
