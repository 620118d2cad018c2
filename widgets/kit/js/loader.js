// The entry: defines the tags, and fetches the WebAssembly a page needs once it needs it.
// Works as a classic script and as a module; pure ASCII once packed; leaves no global behind.
import { define, put } from './element.js';

// The bundles, the one that holds everything first; and of each tag: its attributes, which bundle, the height kept free.
const [version, elements, bundles] = __COMUNWEB__;
const tags = Object.keys(elements);
const base = folder();
const bundleOf = {};
const parsed = document.readyState === 'loading'
  && new Promise((done) => document.addEventListener('DOMContentLoaded', done));

/** Where our files are: beside this script, or `data-base` where nobody can tell. */
function folder() {
  // None in a module, without `src` where a library evaluates us, no script where a picture has that name.
  const current = document.currentScript;
  const own = current?.matches('script[src]') ? current
    : first('script[src*="/comunweb."]') || first('script[data-base]');
  const named = own?.getAttribute('data-base');
  return new URL(named ? named.replace(/\/?$/, '/') : '.', (!named && own?.src) || document.baseURI).href;
}

/** One download and one compilation a bundle, however many elements ask for it. */
async function load(tag) {
  await parsed; // with the whole page known, every kind it holds is seen
  const bundle = bundleOf[tag] ||= (tags.filter(isUsed).length > 1 && bundles[0]) || bundles[elements[tag][1]];
  return bundle.code ||= download(...bundle).catch((error) => {
    bundle.code = 0; // the next element, or a retry, asks again
    throw error;
  });
}

function isUsed(tag) {
  return first(tag + ',[data-cw=' + tag.slice(3) + ']');
}

function first(selector) {
  return document.querySelector(selector);
}

async function download(glue, wasm, integrity) {
  const [response, code] = await Promise.all([fetch(base + wasm, { integrity }), import(base + glue)]);
  return code.start(response);
}

/** `<div data-cw="event-calendar" data-src="...">` for systems that strip unknown tags. */
function adopt(node) {
  const tag = 'cw-' + node.getAttribute?.('data-cw');
  if (!elements[tag] || node.firstElementChild?.localName === tag) return;
  const widget = document.createElement(tag);
  // Only attributes of ours: who may write `data-onclick` must not get an `onclick` out of it.
  const mirror = () => {
    widget.append(...node.querySelectorAll(':scope>source')); // those added later belong to the widget, too
    for (const name of elements[tag][0].split(' ')) put(widget, name, node.getAttribute('data-' + name));
  };
  mirror();
  widget.append(...node.childNodes);
  node.append(widget);
  new MutationObserver(mirror).observe(node, { attributes: true, childList: true });
}

function adoptAll(root) {
  for (const it of [root, ...root.querySelectorAll?.('[data-cw]') || []]) adopt(it);
}

async function watch() {
  await parsed;
  adoptAll(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const it of addedNodes) adoptAll(it);
  }).observe(document, { childList: true, subtree: true });
}

// Before the first paint where that is possible: an element keeps its place free from its definition on.
for (const tag of tags) define(tag, version, load, ...elements[tag]);
watch();
