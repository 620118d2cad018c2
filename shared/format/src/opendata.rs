//! OCOpenData v2 contents: what a municipality published, in all its languages.

use cw_model::scan::{contains, find};

use crate::address::query::encode;
use crate::events::collect::Collector;
use crate::json::Json;
use crate::link;

pub(crate) mod content;
mod interval;

use content::Content;

/// The part of an address after which the query begins.
const SEARCH: &str = "/search";

/// Whether a record is a content.
pub(crate) fn is_content(record: &Json<'_>) -> bool {
    !record.get("metadata").members().is_empty()
}

/// Reads one content: an event for each of its dates.
pub(crate) fn read(record: &Json<'_>, into: &mut Collector<'_>) {
    let content = Content::new(record, into.context.language);
    let title = content.title().owned();
    let id = content.id().identifier();
    let name = title.clone().or_else(|| id.clone()).unwrap_or_else(|| into.name_of(record));
    let id = id.unwrap_or_else(|| name.clone());
    into.count(&id);
    let Some(summary) = title else {
        return into.refuse(&name, "has no title");
    };
    let (dates, complete) = interval::dates(&content);
    if dates.is_empty() {
        into.refuse(&name, "has no date");
    }
    if !complete {
        into.shorten(&name, "repeats; only its first date is known");
    }
    let details = into.shared(&id, &content, None);
    for date in dates {
        match date {
            Ok(when) => into.keep(&id, &summary, when, &details),
            Err(reason) => into.refuse(&name, reason),
        }
    }
}

/// The address of the next page, from `nextPageQuery`.
///
/// One front door gives an address, the other a bare query, and behind a proxy the address may name a
/// host nobody can reach. So only what follows `/search` is taken, and asked where we asked before.
pub(crate) fn next_page(answer: &Json<'_>, base: &str) -> Option<String> {
    next_page_of(answer.get("nextPageQuery"), base)
}

/// The same from the value of `nextPageQuery`.
pub(crate) fn next_page_of(query: &Json<'_>, base: &str) -> Option<String> {
    let next = query.text()?;
    let mut address = base[..find(base, SEARCH)? + SEARCH.len()].to_owned();
    if link::origin(next).is_some() {
        address.push_str(&next[find(next, SEARCH)? + SEARCH.len()..]);
    } else if contains(&address, "/opendata/api/") {
        // This door decodes `q` twice, so it is encoded twice.
        let mut once = String::new();
        encode(next, &mut once);
        address.push_str("/?q=");
        encode(&once, &mut address);
    } else {
        address.push('/');
        encode(next, &mut address);
    }
    (address != base).then_some(address)
}
