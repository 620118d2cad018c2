//! What can be taken away.

use cw_kit::clipboard;
use cw_kit::page::Page;
use cw_kit::tag;
use cw_kit::ui::icon::Glyph;
use cw_kit::ui::tag::Tag;

use super::button;
use crate::app::{File, KpiChart, Told, tells};
use crate::messages::Message;
use crate::state::Said;

/// A disclosure with the files, and the link.
pub fn files(chart: &KpiChart, page: &Page<KpiChart>) -> Tag {
    let file = |file: File, label: Message| {
        button("button save", Glyph::DOWNLOAD, chart.say(label))
            .on_click(tells(page, Told::Save(file)))
    };
    let share = || {
        button("button share", Glyph::SHARE, chart.say(Message::Share))
            .on_click(tells(page, Told::Share))
    };
    // Without a name in the address, the link would lead to the page only.
    let named = page.attrs.optional("deep-link").is_some();
    let said = match chart.state.said {
        None => "",
        Some(Said::Copied) => chart.say(Message::Copied),
        Some(Said::NotCopied) => chart.say(Message::NotCopied),
        Some(Said::NotSaved) => chart.say(Message::NotSaved),
    };
    let inside = tag!("div", "class": "choose")
        .with(file(File::Csv, Message::SaveCsv))
        .with(file(File::Tidy, Message::SaveTidy))
        .with(file(File::Png, Message::SavePng))
        .with(file(File::Svg, Message::SaveSvg))
        .with((named && clipboard::is_available()).then(share));
    tag!("details", "class": "files", "part": "files")
        .with(tag!("summary").with(chart.say(Message::Save)).unseen(chart.of_title()))
        .with(inside)
        .with(tag!("p", "role": "status", "class": "small").with(said))
}
