//! CKAN: rows of the datastore, page by page, and the resource of a package that is worth asking.

use cw_model::number::{digits, whole};
use cw_model::scan::{contains, find, pieces, rank, span};

use super::outline::Members;
use super::records;
use super::shapes::Reading;
use crate::address::query::encode;
use crate::json::Json;
use crate::json::scan::Step;
use crate::link;

/// Types of PostgreSQL whose values are numbers, also where they come as strings.
const NUMBERS: &str = "numeric int int2 int4 int8 float float4 float8 double integer";

/// Columns of the database, not of the table.
const OWN: &str = "_id _full_text";

/// The greatest page the datastore gives.
const LIMIT: &str = "32000";

/// Reads the `result` of `datastore_search`.
pub(super) fn read(reading: &mut Reading<'_, '_>, result: &Members<'_>) -> Step<()> {
    let sheet = &mut reading.sheet;
    for field in result.whole("fields").elements() {
        let Some(name) = field.get("id").text() else { continue };
        let column = sheet.add_empty(name)?;
        let its = field.get("type").text().unwrap_or_default();
        sheet.columns[column].is_exact = rank(NUMBERS, its).is_some();
    }
    let number = |name| Some(result.plain(name).number()?.clamp(0.0, f64::from(u32::MAX)) as usize);
    let before = number("offset").or_else(|| offset(reading.context.base)).unwrap_or(0);
    sheet.before = before;
    if let Some(at) = result.list("records") {
        records::read(sheet, at)?;
    }
    sheet.columns.retain(|it| rank(OWN, &it.name).is_none());
    let count = sheet.rows + sheet.problems.left_out;
    let is_estimated = result.plain("total_was_estimated").flag() == Some(true);
    let total = number("total").filter(|_| !is_estimated);
    let has_more = match total {
        Some(total) => before.saturating_add(count) < total,
        None => number("limit").is_none_or(|it| it <= count),
    };
    reading.page.total = total;
    if has_more && 0 < count {
        reading.page.next = next(reading.context.base, before.saturating_add(count));
    }
    Some(())
}

/// The offset an address asks for.
fn offset(address: &str) -> Option<usize> {
    let (_, query) = address.split_at(span(address, b"?"));
    let parts = pieces(query.get(1..)?, b"&#");
    let said = parts.iter().find_map(|it| it.strip_prefix("offset="))?;
    Some(digits(said)? as usize)
}

/// The same address, further on. The link in the answer is not used: behind a proxy it leads astray.
fn next(address: &str, offset: usize) -> Option<String> {
    link::origin(address)?;
    let address = &address[..span(address, b"#")];
    let (path, query) = address.split_at(span(address, b"?"));
    let mut next = path.to_owned();
    next.push('?');
    for part in pieces(query.get(1..).unwrap_or_default(), b"&") {
        if !part.is_empty() && !part.starts_with("offset=") {
            next.push_str(part);
            next.push('&');
        }
    }
    next.push_str("offset=");
    next.push_str(&whole(offset as i64));
    Some(next)
}

/// The address of the best resource of a package: rows of the datastore, else a CSV, else JSON.
pub(super) fn best(package: &Members<'_>, base: &str) -> Option<String> {
    let resources = package.whole("resources");
    let mut best: Option<(u8, String)> = None;
    for resource in resources.elements() {
        let (rank, address) = if resource.get("datastore_active").flag() == Some(true) {
            (0, datastore(resource, base))
        } else {
            (kind(resource), file(resource, base))
        };
        if let Some(address) = address
            && rank < best.as_ref().map_or(UNREADABLE, |it| it.0)
        {
            best = Some((rank, address));
        }
    }
    best.map(|it| it.1)
}

/// What we cannot read comes after everything else.
const UNREADABLE: u8 = 3;

fn kind(resource: &Json<'_>) -> u8 {
    let said = resource.first("format mimetype", Json::is_text).text().unwrap_or_default();
    let format = said.to_ascii_lowercase();
    let has = |it| contains(&format, it);
    if has("zip") || has("geo") || has("ld") {
        UNREADABLE
    } else if has("csv") || has("tsv") || has("tab-separated") {
        1
    } else if has("json") {
        2
    } else {
        UNREADABLE
    }
}

fn file(resource: &Json<'_>, base: &str) -> Option<String> {
    let address = link::safe(resource.get("url").text()?, base)?;
    link::origin(&address).is_some().then_some(address)
}

/// On the host that told of the package, beside the action that did.
fn datastore(resource: &Json<'_>, base: &str) -> Option<String> {
    let origin = link::origin(base)?;
    let path = &base[..span(base, b"?#")];
    let root = find(path, "/api/").filter(|it| origin.len() <= *it).unwrap_or(origin.len());
    let mut address = base[..root].to_owned();
    address.push_str("/api/3/action/datastore_search?resource_id=");
    encode(resource.get("id").text()?, &mut address);
    address.push_str("&limit=");
    address.push_str(LIMIT);
    Some(address)
}
