// The entry: defines the tags, and fetches the WebAssembly a page needs once it needs it.
// Works as a classic script and as a module; pure ASCII once packed; leaves no global behind.
import { define, write } from './element.js';

// Of each tag its attributes, the files of its own bundle, the height kept free, and the files it was given; `all` are
// those for two kinds or more.
const { version, all, elements } = __COMUNWEB__;
const tags = Object.keys(elements);
const base = folder();
const downloads = {};
const parsed = document.readyState == 'loading'
  && new Promise((done) => document.addEventListener('DOMContentLoaded', done));

/** Where our files are: beside this script, or `data-base` where nobody can tell. */
function folder() {
  // None in a module, without `src` where a library evaluates us, no script where a picture has that name.
  const current = document.currentScript;
  const own = current?.matches('script[src]') ? current
    : document.querySelector('script[src*="/comunweb."]') || document.querySelector('script[data-base]');
  const named = own?.getAttribute('data-base');
  return new URL(named ? named.replace(/\/?$/, '/') : '.', (!named && own?.src) || document.baseURI);
}

/** One download and one compilation a bundle, however many elements ask for it. */
async function load(tag, host) {
  await parsed; // with the whole page known, every kind it holds is seen
  const own = elements[tag];
  const [name, integrity] = own[3] ||= (tags.filter(isUsed)[1] && all) || own[1];
  const code = import(base + name + '.js'); // one module, however often it is imported
  code.then((it) => it.ask(host)).catch(() => {}); // the data begin to come while the WebAssembly does
  return downloads[name] ||= download(code, name, integrity).catch((error) => {
    delete downloads[name]; // the next element, or a retry, asks again
    throw error;
  });
}

function isUsed(tag) {
  return document.querySelector(tag + ',[data-cw=' + tag.slice(3) + ']');
}

async function download(code, name, integrity) {
  setTimeout(() => new Intl.NumberFormat()); // the first takes ten milliseconds: now everybody waits for the network
  const module = await compile(fetch(base + name + '.wasm', { integrity: 'sha256-' + integrity }));
  return (await code).start(module);
}

async function compile(request) {
  const response = await request;
  if (!response.ok) throw Error(response.status + ' ' + response.url);
  // A server that names the wrong type costs streaming, not the widget.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** `<div data-cw="event-calendar" data-src="...">` for systems that strip unknown tags. */
function adopt(node) {
  const tag = 'cw-' + node.getAttribute?.('data-cw');
  if (!elements[tag] || node.firstElementChild?.localName === tag) return;
  const widget = document.createElement(tag);
  // Only attributes of ours: who may write `data-onclick` must not get an `onclick` out of it.
  const mirror = () => {
    widget.append(...node.querySelectorAll(':scope>source')); // those added later belong to the widget, too
    for (const name of elements[tag][0].split(' ')) {
      write(widget, name, node.getAttribute('data-' + name));
    }
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
for (const tag of tags) define(tag, elements[tag][0].split(' '), version, elements[tag][2], load);
watch();
