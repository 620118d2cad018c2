// Put behind the bindings of a bundle: brings one element to life. `instance` makes fresh bindings, `css` holds the
// style sheet of each tag.

/** One compilation for all; then an instance of its own for every element: a panic reaches no other, and removal leaves nothing. */
export async function start(response) {
  const module = await compile(response);
  return (tag, host, show, fail) => live(module, tag, host, show, fail);
}

async function compile(response) {
  if (!response.ok) throw Error(response.status + ' ' + response.url);
  // A server that names the wrong type costs streaming, not the widget.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function live(module, tag, host, show, fail) {
  let app;
  let gone;
  // Hears of our attributes, and of `source` children that come, change and go. Many in a row cost one render.
  const watch = new MutationObserver((changes) => {
    if (changes.some(({ target, attributeName: name, oldValue }) => (target === host || target.localName === 'source')
      && (!name || oldValue !== target.getAttribute(name)))) app?.update();
  });
  watch.observe(host, {
    childList: true,
    subtree: true,
    attributeOldValue: true,
    attributeFilter: [...host.constructor.observedAttributes, 'title', 'color'],
  });

  async function mount(crashed) {
    if (__MODULES__) await need(tag); // see modules.js
    const glue = instance((error) => queueMicrotask(() => {
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
    if (held) (root.querySelector('[tabindex]') ?? host).focus();
  }

  function again() {
    app?.unmount();
    app = null;
    mount().catch(fail);
  }

  mount().catch(fail);
  return {
    refresh: () => app?.refresh(),
    unmount() {
      gone = true;
      watch.disconnect();
      app?.unmount();
    },
  };
}
