//! `comunweb.d.ts`: the custom elements manifest in the words of TypeScript.

use crate::plan;
use serde_json::Value;
use std::fmt::Write;

/// Types of every element of `manifest`.
pub fn of(manifest: &Value) -> String {
    let mut text = "// Generated from custom-elements.json.\n".to_owned();
    let mut tags = String::new();
    for element in plan::declarations(manifest) {
        let tag = element["tagName"].as_str().unwrap_or_default();
        let name = class_name(tag);
        text += &events(&name, element);
        text += &interface(&name, element);
        tags += &format!("    {tag:?}: {name};\n");
    }
    text + "\ndeclare global {\n  interface HTMLElementTagNameMap {\n" + &tags + "  }\n}\n"
}

fn events(name: &str, element: &Value) -> String {
    let mut text = format!("\nexport interface {name}EventMap extends HTMLElementEventMap {{\n");
    for event in element["events"].as_array().into_iter().flatten() {
        let kind = event["type"]["text"].as_str().unwrap_or("CustomEvent");
        let event_name = event["name"].as_str().unwrap_or_default();
        text += &comment(event);
        writeln!(text, "  {event_name:?}: {kind};").ok();
    }
    text + "}\n"
}

fn interface(name: &str, element: &Value) -> String {
    let mut text = format!(
        "\n{}export interface {name} extends HTMLElement {{\n",
        comment(element).trim_start()
    );
    for attribute in element["attributes"].as_array().into_iter().flatten() {
        text += &comment(attribute);
        let property = camel(attribute["name"].as_str().unwrap_or_default());
        writeln!(text, "  {property}: string;").ok();
    }
    text += "  /** Asks the sources again. */\n  refresh(): void;\n";
    for method in ["add", "remove"] {
        let options =
            if method == "add" { "AddEventListenerOptions" } else { "EventListenerOptions" };
        writeln!(
            text,
            "  {method}EventListener<K extends keyof {name}EventMap>(type: K, listener: (this: {name}, event: {name}EventMap[K]) => unknown, options?: boolean | {options}): void;\n  \
               {method}EventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | {options}): void;"
        )
        .ok();
    }
    text + "}\n"
}

fn comment(of: &Value) -> String {
    match of["description"].as_str() {
        Some(text) => format!("  /** {} */\n", text.replace("*/", "* /")),
        None => String::new(),
    }
}

/// `cw-event-calendar` is a `CwEventCalendar`.
fn class_name(tag: &str) -> String {
    camel(&format!("-{tag}"))
}

/// `group-by` is the attribute, `groupBy` its property.
fn camel(name: &str) -> String {
    let mut words = name.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| {
        let mut letters = word.chars();
        let initial = letters.next().map(|it| it.to_ascii_uppercase());
        all + &initial.into_iter().chain(letters).collect::<String>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_element_has_its_properties_its_events_and_a_place_among_the_tags() {
        let manifest = json!({ "modules": [{ "declarations": [{
            "tagName": "cw-poll",
            "attributes": [{ "name": "group-by", "description": "By whom." }],
            "events": [{ "name": "cw-submit", "type": { "text": "CustomEvent<{ uid: string }>" } }],
        }]}]});
        let types = of(&manifest);
        for line in [
            "export interface CwPoll extends HTMLElement {",
            "  /** By whom. */\n  groupBy: string;",
            "  \"cw-submit\": CustomEvent<{ uid: string }>;",
            "    \"cw-poll\": CwPoll;",
        ] {
            assert!(types.contains(line), "{line} is missing from:\n{types}");
        }
    }
}
