// The one class every widget shares. Rust cannot extend HTMLElement, so this part stays
// JavaScript; it only relays lifecycle calls. Anything that decides belongs in Rust.

// Some old libraries replace `HTMLElement`; they leave the prototype chain alone.
const HTMLElement = Object.getPrototypeOf(HTMLDivElement);
const sheets = {};
let warned;

/** Styles are parsed once and shared by every element; no `style` element, so a strict policy holds. */
function sheet(css) {
  if (!sheets[css]) (sheets[css] = new CSSStyleSheet()).replaceSync(css);
  return sheets[css];
}

/** One line on the console a page, so that a webmaster finds it and nobody drowns. */
function warn(...text) {
  if (!warned) console.warn('[comunweb]', ...text);
  warned = 1;
}

const START = Symbol();
const near = new IntersectionObserver((entries) => {
  for (const it of entries) if (it.isIntersecting) it.target[START]();
}, { rootMargin: '300px' });

export function define(tag, names, version, reserve = 'auto', load) {
  const known = customElements.get(tag);
  if (known) {
    if (known.version !== version) warn(tag, known.version, 'is here, not', version);
    return;
  }
  // `all: initial` keeps the host page's inherited styles out, but not its direction; its font is let in on purpose,
  // and its colours, for what the page's author wrote inside the tag.
  const reset = ':host{all:initial!important;direction:ltr!important;display:block!important;font-family:inherit!important;color:inherit!important;color-scheme:inherit!important}:host([hidden]){display:none!important}';
  const waiting = `slot{display:block;min-height:${reserve}}`;
  sheet(reset); // a browser too old for it stops here, before it hides what the page's author wrote

  class Widget extends HTMLElement {
    static version = version;
    static observedAttributes = names;
    #started;
    #app;
    #slot = document.createElement('slot');

    constructor() {
      super();
      // Until the app has something to show, the reader sees what the page author wrote inside the tag.
      this.attachShadow({ mode: 'open' });
      this.#show();
    }

    connectedCallback() {
      for (const name of names) {
        const key = camel(name);
        if (Object.hasOwn(this, key)) { // set before the definition: hand it to the accessor
          const value = this[key];
          delete this[key];
          this[key] = value;
        }
      }
      if (this.#started) return;
      // What is on screen starts at once, the rest when it comes near. By then all that arrive together have arrived.
      queueMicrotask(() => {
        const it = this.getBoundingClientRect();
        const isNear = it.width && it.top < innerHeight + 300 && it.bottom > -300;
        if (this.loading == 'eager' || isNear) this[START]();
        else near.observe(this);
      });
    }

    // Moving a node fires disconnect then connect; wait one turn before letting go.
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        near.unobserve(this);
        this.#drop();
        this.#show();
      });
    }

    // Only one attribute of ours knows that word: `loading`.
    attributeChangedCallback(name, before, after) {
      if (after == 'eager') this[START]();
    }

    /** Asks the sources again. */
    refresh() {
      if (this.#app) this.#app.refresh();
      else this[START]();
    }

    async [START]() {
      near.unobserve(this);
      if (this.#started || !this.isConnected) return;
      const turn = this.#started = {};
      const fail = (error) => this.#started === turn && this.#fail(error);
      try {
        const start = await load(tag, this);
        if (this.#started === turn) this.#app = start(tag, this, (node, css) => this.#show(node, css), fail);
      } catch (error) {
        fail(error);
      }
    }

    #drop() {
      const app = this.#app;
      this.#started = this.#app = null;
      app?.unmount();
    }

    #fail(error) {
      this.#drop();
      this.#show(this.#slot, '');
      warn(tag, 'cannot start', error);
      this.dispatchEvent(new CustomEvent('cw-error', {
        bubbles: true, composed: true, detail: { code: 'start', message: String(error), source: '' },
      }));
    }

    #show(node = this.#slot, css = waiting) {
      this.shadowRoot.adoptedStyleSheets = [sheet(reset), sheet(css)];
      const held = this.matches(':focus-within');
      this.shadowRoot.replaceChildren(node);
      // Whoever was in what goes stays where it was: the next step is into what came.
      if (held) {
        this.tabIndex = -1;
        this.focus();
      }
    }
  }

  for (const name of names) {
    if (name in HTMLElement.prototype) continue; // `lang` and the like mirror themselves
    Object.defineProperty(Widget.prototype, camel(name), {
      enumerable: true,
      get() { return this.getAttribute(name) ?? ''; },
      set(value) { write(this, name, value); },
    });
  }
  customElements.define(tag, Widget);
}

export function write(element, name, value) {
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function camel(name) {
  return name.replace(/-./g, (it) => it[1].toUpperCase());
}
