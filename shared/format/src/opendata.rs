//! OCOpenData v2 contents: what a municipality published, in all its languages.

use cw_model::event::{Event, When};

use crate::address::query::encode;
use crate::calendar::uid;
use crate::events::collect::Collector;
use crate::json::Json;
use crate::{Problem, link};

pub(crate) mod content;
mod interval;

use content::Content;

/// Whether a record is a content.
pub(crate) fn is_content(record: &Json<'_>) -> bool {
    !record.get("metadata").members().is_empty()
}

/// Reads one content: an event for each of its dates.
pub(crate) fn read(record: &Json<'_>, into: &mut Collector<'_>) {
    let content = Content::new(record, into.context.language);
    let title = content.title();
    let id = content.id();
    let name = title.clone().or_else(|| id.clone()).unwrap_or_else(|| into.name_of(record));
    let id = id.unwrap_or_else(|| name.clone());
    into.count(&id);
    let Some(summary) = title else {
        into.parsed.problems.push(Problem::new(name, "has no title"));
        return;
    };
    let (dates, complete) = interval::dates(&content);
    if dates.is_empty() {
        into.parsed.problems.push(Problem::new(name.as_str(), "has no date"));
    }
    if !complete {
        into.parsed
            .problems
            .push(Problem::new(name.as_str(), "repeats; only its first date is known"));
    }
    let details = into.shared(&id, |context| content.details(context));
    for date in dates {
        let event = date.map(|when: When| Event {
            uid: uid(&id, &when),
            summary: summary.clone(),
            when,
            details: details.clone(),
        });
        into.parsed.push(event.map_err(|reason| Problem::new(name.as_str(), reason)));
    }
}

/// The address of the next page, from `nextPageQuery`.
///
/// One front door gives an address, the other a bare query, and behind a proxy the address may name a
/// host nobody can reach. So only what follows `/search` is taken, and asked where we asked before.
pub(crate) fn next_page(answer: &Json<'_>, base: &str) -> Option<String> {
    let next = answer.get("nextPageQuery").text()?;
    let here = base.find("/search")? + "/search".len();
    let (door, asked) = base.split_at(here);
    let address = match next.find("/search") {
        Some(at) if link::origin(next).is_some() => [door, &next[at + "/search".len()..]].concat(),
        _ if link::origin(next).is_some() => return None,
        _ if door.contains("/opendata/api/") => {
            // This door decodes `q` twice, so what is special is encoded twice.
            let twice = encode(&next.replace('%', "%25").replace('+', "%2B"));
            [door, "/?q=", &twice, &window(asked)].concat()
        }
        _ => [door, "/", &encode(next)].concat(),
    };
    (address != base).then_some(address)
}

/// Parameters of the last question that are not the query itself.
fn window(asked: &str) -> String {
    let parameters = asked.split_once('?').map_or("", |(_, it)| it).split('&');
    let kept = parameters.filter(|it| !it.is_empty() && !it.starts_with("q="));
    kept.flat_map(|it| ["&", it]).collect()
}
