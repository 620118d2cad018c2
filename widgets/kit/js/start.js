// Put behind the bindings of a bundle: brings one element to life. `instance` makes fresh bindings, `css` holds the
// style sheet of each tag.

// Of each element the requests that nobody has taken yet, by address.
const ahead = new WeakMap();

const MINUTE = 60_000; // what came for an element that has not started by then is too old for it
const MOMENT = 1_000; // a widget that has started has asked for all it needs

/** Asks for data while the WebAssembly is still on its way: what the page names as a file is asked for as it is. */
export function ask(host) {
  if (ahead.has(host)) return;
  const requests = {};
  ahead.set(host, requests);
  const sources = host.querySelectorAll(':scope>source');
  for (const it of sources.length ? sources : [host]) {
    const source = it.getAttribute('src');
    if (!/\.(csv|geojson|ics|json)$/.test(source)) continue;
    const address = new URL(source, host.baseURI).href;
    if (requests[address]) continue;
    const request = new AbortController();
    const response = fetch(address, { signal: request.signal });
    response.catch(() => {}); // who asks for it hears of it
    requests[address] = { request, response };
  }
  setTimeout(forget, MINUTE, requests);
}

/** Gives up what nobody took. */
function forget(requests) {
  for (const address in requests) {
    requests[address].request.abort();
    delete requests[address];
  }
}

/** An instance of its own for every element: a panic reaches no other, and removal leaves nothing. */
export const start = (module) => (tag, host, show, fail) => {
  let app;
  let gone;
  const requests = ahead.get(host) ?? {};
  ahead.set(host, {}); // what starts later asks for itself

  /** What the bindings know as `fetch`: an answer on its way serves once. */
  function request(address, init) {
    const early = requests[address];
    if (!early) return fetch(address, init);
    delete requests[address];
    init.signal.addEventListener('abort', () => early.request.abort());
    return early.response;
  }

  async function mount(crashed) {
    if (__MODULES__) await need(tag); // see modules.js
    const glue = instance(request, (error) => queueMicrotask(() => {
      if (gone) return;
      console.error('[comunweb]', error);
      app = null;
      if (crashed) fail(error);
      else mount(again).catch(fail);
    }));
    await glue.init({ module_or_path: module });
    if (gone) return;
    const root = document.createElement('div');
    // Who reads what is replaced now goes on in what replaces it.
    const held = host.matches(':focus-within');
    show(root, css[tag]);
    app = glue.mount(tag, host, root, crashed);
    setTimeout(forget, MOMENT, requests);
    if (held) (root.querySelector('[tabindex]') ?? host).focus();
  }

  function again() {
    app?.unmount();
    app = null;
    mount().catch(fail);
  }

  // Hears of our attributes, and of `source` children that come, change and go. Many in a row cost one render.
  const watch = new MutationObserver((changes) => {
    if (changes.some(({ target, attributeName: name, oldValue }) => (target === host || target.localName === 'source')
      && (!name || oldValue !== target.getAttribute(name)))) app?.update();
  });
  watch.observe(host, {
    childList: true, subtree: true, attributeOldValue: true,
    attributeFilter: [...host.constructor.observedAttributes, 'title', 'color'],
  });

  mount().catch(fail);
  return {
    refresh: () => app?.refresh(),
    unmount() {
      gone = true;
      forget(requests);
      watch.disconnect();
      app?.unmount();
    },
  };
};
