//! CONTRACT = README = custom-elements.json = examples. `UPDATE=1 cargo test -p cw-tests --test contract` writes
//! what is generated; without it a difference is a failure.

use std::fs;
use std::path::{Path, PathBuf};

use cw_calendar::Calendar;
use cw_chart::KpiChart;
use cw_kit::contract::{Attribute, Contract};
use cw_kit::element::Widget;
use cw_map::PoiMap;
use serde_json::{Value, json};

/// Every widget, with its folder.
fn widgets() -> Vec<(&'static str, Contract)> {
    vec![("calendar", Calendar::CONTRACT), ("chart", KpiChart::CONTRACT), ("map", PoiMap::CONTRACT)]
}

/// Attributes that HTML itself gives every element.
const GLOBAL: &[&str] = &["class", "id", "hidden", "title"];

#[test]
fn the_manifest_says_what_the_contracts_say() {
    let modules: Vec<Value> = widgets().iter().map(|(_, it)| module(it)).collect();
    let manifest = json!({ "schemaVersion": "1.0.0", "readme": "README.md", "modules": modules });
    let text = serde_json::to_string_pretty(&manifest).expect("JSON") + "\n";
    same_or_update(&root().join("widgets/bundle/custom-elements.json"), &text);
}

#[test]
fn every_readme_holds_the_tables_of_its_contract() {
    for (folder, contract) in widgets() {
        let path = root().join("widgets").join(folder).join("README.md");
        let readme = fs::read_to_string(&path).expect("every widget has a README");
        let (before, rest) =
            readme.split_once("<!-- contract -->\n").expect("a place for the tables");
        let (_, after) = rest.split_once("<!-- /contract -->").expect("its end");
        let text = [before, "<!-- contract -->\n", &tables(&contract), "<!-- /contract -->", after]
            .concat();
        same_or_update(&path, &text);
    }
}

#[test]
fn examples_use_only_what_the_contract_offers() {
    for (folder, contract) in widgets() {
        let examples = root().join("widgets").join(folder).join("examples");
        let mut seen = 0;
        for path in fs::read_dir(&examples).expect("examples").flatten().map(|it| it.path()) {
            let page = fs::read_to_string(&path).expect("text");
            let div = format!("<div data-cw=\"{}\"", &contract.tag[3..]);
            let own = attributes_used(&page, &[&format!("<{}", contract.tag), &div]);
            let sources = attributes_used(&page, &["<source"]);
            for (used, offered) in [(own, contract.attributes), (sources, contract.sources)] {
                seen += used.len();
                for used in used {
                    let known = offered.iter().any(|it| it.name == used);
                    let known = known || GLOBAL.contains(&used.as_str());
                    assert!(known, "{}: `{used}` is no attribute", path.display());
                }
            }
        }
        assert!(0 < seen, "no example of {} sets an attribute", contract.tag);
    }
}

fn module(contract: &Contract) -> Value {
    let name: String = contract.tag.split('-').map(capital).collect();
    let attributes: Vec<Value> = contract
        .attributes
        .iter()
        .map(|it| {
            let field = camel(it.name);
            json!({ "name": it.name, "fieldName": field, "type": { "text": "string" }, "default": it.default, "description": it.doc })
        })
        .collect();
    let events: Vec<Value> = contract
        .events
        .iter()
        .map(|it| {
            let kind = format!("CustomEvent<{}>", it.detail);
            json!({ "name": it.name, "type": { "text": kind }, "description": it.doc })
        })
        .collect();
    let children = "`source` children name where the data come from, as in `video`: ";
    let children = match names(contract.sources) {
        names if names.is_empty() => String::new(),
        names => format!(" {children}{}.", names.join(", ")),
    };
    let named = |pairs: &[(&str, &str)]| -> Vec<Value> {
        pairs.iter().map(|(name, doc)| json!({ "name": name, "description": doc })).collect()
    };
    let declaration = json!({
        "kind": "class",
        "customElement": true,
        "name": name,
        "tagName": contract.tag,
        "description": contract.doc,
        "attributes": attributes,
        "members": [{ "kind": "method", "name": "refresh", "description": "Asks the sources again." }],
        "events": events,
        "slots": [{ "name": "", "description": format!("Shown until the widget has something to show, and when it cannot start.{children}") }],
        "cssParts": named(contract.parts),
        "cssProperties": named(contract.properties),
    });
    let export = json!({ "kind": "custom-element-definition", "name": contract.tag, "declaration": { "name": name } });
    json!({ "kind": "javascript-module", "path": "comunweb.js", "declarations": [declaration], "exports": [export] })
}

fn tables(contract: &Contract) -> String {
    let attributes =
        contract.attributes.iter().map(|it| vec![code(it.name), it.default.into(), it.doc.into()]);
    let events =
        contract.events.iter().map(|it| vec![code(it.name), code(it.detail), it.doc.into()]);
    let sources = contract.sources.iter();
    let sources = sources.map(|it| vec![code(it.name), it.default.into(), it.doc.into()]);
    let sources = match contract.sources {
        [] => String::new(),
        _ => table(&["attribute of a `source`", "default", "meaning"], sources) + "\n",
    };
    let pairs = |pairs: &'static [(&str, &str)]| {
        pairs.iter().map(|(name, doc)| vec![code(name), (*doc).into()])
    };
    [
        table(&["attribute", "default", "meaning"], attributes),
        sources + &table(&["event", "detail", "when"], events),
        table(&["part", "what it is"], pairs(contract.parts)),
        table(&["custom property", "meaning"], pairs(contract.properties)),
    ]
    .join("\n")
}

fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|it| (*it).to_owned()).collect();
    let rule = vec!["---".to_owned(); head.len()];
    [line(&head), line(&rule)].into_iter().chain(rows.map(|it| line(&it))).collect()
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

fn names(attributes: &[Attribute]) -> Vec<String> {
    attributes.iter().map(|it| code(it.name)).collect()
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    first + &words.map(capital).collect::<String>()
}

/// Names of the attributes that `page` sets in tags that start like this.
fn attributes_used(page: &str, starts: &[&str]) -> Vec<String> {
    let openings = starts.iter().flat_map(|start| page.match_indices(start));
    let names = openings.flat_map(|(at, start)| {
        let inside = page[at + start.len()..].split('>').next().unwrap_or_default();
        let names = inside.split('"').step_by(2).flat_map(str::split_whitespace);
        names
            .map(|it| it.trim_end_matches('=').trim_start_matches("data-").to_owned())
            .collect::<Vec<_>>()
    });
    names.filter(|it| !it.is_empty()).collect()
}

#[track_caller]
fn same_or_update(path: &Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, text).expect("writable");
    }
    let current = fs::read_to_string(path).unwrap_or_default();
    assert!(
        current == text,
        "{} is not what the contract says: run this test with UPDATE=1",
        path.display()
    );
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
