// What a page must find as it left it: the natives, its globals, its own elements' looks.

/**
 * The page part; runs before any script. `natives.take()` remembers every own property of the language's and the
 * DOM's built-ins and of the window; `natives.changes()` lists what differs since.
 */
export function natives() {
  const { ownKeys, getOwnPropertyDescriptor } = Reflect;
  const { is } = Object;
  const NativeMap = Map;
  const parent = Object.getPrototypeOf;
  const watched = Object.entries({
    Object, Function, Array, String, Number, Boolean, Symbol, Date, RegExp, Error, Promise, Map, Set, WeakMap, WeakSet,
    ArrayBuffer, Uint8Array, DataView, Proxy, URL, Headers, Request, Response, FormData, AbortController, TextDecoder,
    EventTarget, Node, Element, HTMLElement, HTMLDivElement, HTMLInputElement, HTMLTableElement, Document, HTMLDocument,
    DocumentFragment, ShadowRoot, Event, UIEvent, MouseEvent, KeyboardEvent, CustomEvent, NodeList, HTMLCollection,
    CSSStyleSheet, CustomElementRegistry, History, Location, Navigator, Storage, Window, XMLHttpRequest, MutationObserver,
  }).flatMap(([name, it]) => [[name, it], [`${name}.prototype`, it.prototype]]).filter(([, it]) => it);
  watched.push(
    ['JSON', JSON], ['Math', Math], ['Reflect', Reflect], ['Intl', Intl], ['WebAssembly', WebAssembly],
    ['console', console], ['navigator', navigator], ['history', history], ['customElements', customElements],
    ['TypedArray.prototype', parent(Uint8Array.prototype)], ['Iterator.prototype', parent(parent([][Symbol.iterator]()))],
    ['document', document], ['window', window],
  );
  const look = (target) => {
    const seen = new NativeMap();
    for (const key of ownKeys(target)) {
      // The browser's own memory of the last event, and the document's location.
      if (target === window && key === 'event') continue;
      seen.set(key, getOwnPropertyDescriptor(target, key));
    }
    return seen;
  };
  const FIELDS = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'];
  let before;
  Object.defineProperty(window, 'natives', { value: {
    take() { before = watched.map(([, target]) => look(target)); },
    changes() {
      const changed = [];
      if (!before) return ['nothing was taken before'];
      for (let index = 0; index < watched.length; index += 1) {
        const [name, target] = watched[index];
        const now = look(target);
        now.forEach((it, key) => {
          const old = before[index].get(key);
          if (!old) changed[changed.length] = `added ${name}.${String(key)}`;
          else for (const field of FIELDS) {
            if (!is(old[field], it[field])) changed[changed.length] = `changed ${name}.${String(key)} (${field})`;
          }
        });
        before[index].forEach((_, key) => {
          if (!now.has(key)) changed[changed.length] = `removed ${name}.${String(key)}`;
        });
      }
      return changed;
    },
  } });
}

/** The computed style of every host element that neither holds nor is a widget, by the element's place. */
export function looks(page) {
  return page.evaluate(() => {
    const all = {};
    const isOurs = (it) => it.localName.startsWith('cw-') || it.hasAttribute('data-cw');
    const visit = (node, place) => {
      if (isOurs(node)) return;
      const inside = node.querySelector('cw-event-calendar, cw-kpi-chart, cw-poi-map, cw-probe, [data-cw]');
      if (!inside && node.localName !== 'script') {
        const style = getComputedStyle(node);
        const text = {};
        for (let index = 0; index < style.length; index += 1) text[style[index]] = style.getPropertyValue(style[index]);
        all[place] = text;
      }
      let number = 0;
      for (let child = node.firstElementChild; child; child = child.nextElementSibling) {
        visit(child, `${place} > ${child.localName}:${number += 1}`);
      }
    };
    visit(document.body, 'body');
    return all;
  });
}
