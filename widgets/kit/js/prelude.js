// Put in front of the wasm-bindgen glue, inside its function: old libraries (MooTools 1.1x, zone.js, core-js 2)
// replace these globals, and the glue asks `instanceof` them. Everything here derives from what they leave alone.
const $parent = Object.getPrototypeOf;
const HTMLElement = $parent(HTMLDivElement);
const Element = $parent(HTMLElement);
const Node = $parent(Element);
const EventTarget = $parent(Node);
const Event = $parent(UIEvent);
const Window = { [Symbol.hasInstance]: (it) => it === globalThis };
const Document = { [Symbol.hasInstance]: (it) => it === document };
const Promise = (async () => {})().constructor;
