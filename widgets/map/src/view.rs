//! What people see. No network, no clock of its own.

use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::button::{button, icon_button, yes_or_no};
use cw_kit::ui::status::status;
use cw_kit::ui::tag::Value;
use yew::{Callback, Html, MouseEvent};

use crate::app::{PoiMap, Told, tells};
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
    tells(page, Told::Action(action))
}

/// The whole.
pub fn map(map: &PoiMap, page: &Page<PoiMap>) -> Html {
    let heading = page.attrs.optional("heading");
    let label: Value = match &heading {
        Some(heading) => heading.into(),
        None => map.say(Message::Places).into(),
    };
    let class = if map.narrow { "map narrow" } else { "map" };
    // On paper there is a list whatever is open: its numbers are those of the marks.
    let card = map.state.card.as_ref().map(|it| card::card(map, page, it));
    let listed = map.printing || (card.is_none() && map.view != View::Map);
    let list = listed.then(|| list::list(map, page));
    let arranged = match map.view {
        View::Both => "body both",
        View::Map if !map.narrow && !map.printing => "body over",
        _ => "body",
    };
    // The column comes first: nobody needs the map to reach a place.
    let body = tag!("div", "class": arranged)
        .with(tag!("div", "class": "column").with(card).with(list))
        .with(stage::stage(map, page));
    tag!("section", "part": "map", "aria-label": label, "class": class)
        .with(toolbar::toolbar(map, page, heading))
        .with(status(&map.said))
        .with(notices::notices(map, page))
        .with(filters::filters(map, page))
        .with(body)
        .into()
}
