// What a page of hostile data looks like, and what proves that it did nothing (promises D1, D7).
import assert from 'node:assert/strict';

/** Every way we know to make a page run text, or to make text look like something else. */
export const HOSTILE = [
  '<script>owned()</script>',
  '"><img src=x onerror=owned()>',
  '\'"--></style></script><svg onload=owned()>',
  '<svg><animate onbegin=owned() attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.owned()</script>"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=owned()&gt;">',
  '<a href="javascript:owned()">qui</a>',
  '<a href="java\tscript:owned()">qui</a>',
  '<a href="&#106;avascript&colon;owned()">qui</a>',
  '<a href=" \u0001javascript:owned()">qui</a>',
  '<form action="javascript:owned()"><button>qui</button></form>',
  '<base href="javascript:owned()//">',
  '<object data="data:text/html,<script>owned()</script>"></object>',
  '<link rel=stylesheet href="data:text/css,*{color:red}">',
  '<style>*{background:url(javascript:owned())}</style>',
  '<details open ontoggle=owned()>',
  '<input autofocus onfocus=owned()>',
  '<template shadowrootmode=open><script>owned()</script></template>',
  '{{constructor.constructor("owned()")()}}',
  '${owned()}',
  '#{owned()} <%= owned() %> [[owned()]]',
  '\u202Etxt.exe\u202C \u2066nascosto\u2069',
  'parola'.repeat(400),
  'a\u0000b\u0008c\uFFFD',
  '&lt;script&gt;owned()&lt;/script&gt;',
  'a'.repeat(5000),
  'Zalgo ' + 'e\u0301\u0302\u0303\u0304\u0305'.repeat(80),
];

/** Addresses that must never become a link or a picture. */
export const ADDRESSES = [
  'javascript:owned()', ' javascript:owned()', 'JaVaScRiPt:owned()', 'java\tscript:owned()', 'java\nscript:owned()', '\u0001javascript:owned()',
  'data:text/html,<script>owned()</script>', 'data:image/svg+xml,<svg onload=owned()>', 'vbscript:owned()', 'blob:https://x/1', 'file:///etc/passwd',
  'view-source:https://x', 'feed:javascript:owned()', '//', 'http://', 'about:blank', 'filesystem:http://x/', 'intent://x',
];

/** Runs before any script: everything that would prove an execution. */
export const HOOKS = `
  window.executions = [];
  window.owned = (...why) => window.executions.push('owned ' + why);
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...why) => { window.executions.push(name + ' ' + why); };
  addEventListener('error', (event) => window.executions.push('error ' + (event.message ?? event.target?.outerHTML)));
  addEventListener('unhandledrejection', (event) => window.executions.push('rejection ' + event.reason));
`;

/** Text as a reader should find it: tags in plain fields are dropped or shown, never obeyed; some characters cannot be shown. */
export const VERBATIM = ['{{constructor.constructor("owned()")()}}', '${owned()}', '#{owned()} <%= owned() %> [[owned()]]', 'parola'.repeat(400), 'a'.repeat(5000)];

/** The page part: all that a shadow root holds, and what of it could run or is no link of ours. */
function contents(selector) {
  const root = document.querySelector(selector).shadowRoot;
  const all = [...root.querySelectorAll('*')];
  const links = all.flatMap((el) => ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href'].filter((name) => el.hasAttribute(name)).map((name) => [el.localName, name, el.getAttribute(name)]));
  // Leaflet moves its own elements by their style; nothing else may have one.
  const styled = (el) => el.hasAttribute('style') && !el.closest('.leaflet-container, [data-at]');
  const odd = all.flatMap((el) => [...el.attributes].filter((one) => /^on/i.test(one.name) || (one.name === 'style' && (styled(el) || /url|expression/i.test(one.value)))).map((one) => `${el.localName} ${one.name}=${one.value}`));
  const tags = all.map((el) => el.localName).filter((name) => /^(script|iframe|object|embed|form|base|link|style|meta|template|math|video|audio|animate)$/.test(name));
  const details = all.filter((el) => el.localName === 'details' && !el.matches('.directions, .files, .how-to')).map((el) => el.outerHTML.slice(0, 200));
  return { texts: root.textContent, links, attributes: [...odd, ...tags, ...details] };
}

/** Collects what a page shows, look by look. */
export function observer(page, selector) {
  const seen = { texts: '', links: [], attributes: [] };
  return {
    async look() {
      const now = await page.evaluate(contents, selector);
      seen.texts += now.texts;
      seen.links.push(...now.links);
      seen.attributes.push(...now.attributes);
    },
    async close() {
      seen.executions = await page.evaluate(() => window.executions);
      seen.errors = page.complaints().filter((text) => !/status of|net::/.test(text));
      await page.context().close();
      return seen;
    },
  };
}

/** Writes all that is hostile into attributes of what `selector` finds; each is rendered before the next one. */
export async function write(page, selector, names) {
  for (const text of [...HOSTILE, ...ADDRESSES]) {
    await page.evaluate(([selector, names, text]) => {
      for (const one of document.querySelectorAll(selector)) for (const name of names) one.setAttribute(name, text);
      return new Promise((done) => requestAnimationFrame(done));
    }, [selector, names, text]);
  }
}

/** The same for every attribute an element has, which is put back each time; the page stays open. */
export async function writeEach(page, tag) {
  const names = await page.evaluate((tag) => customElements.get(tag).observedAttributes, tag);
  const { look, close } = observer(page, tag);
  for (const name of names) {
    const before = await page.locator(tag).getAttribute(name);
    await write(page, tag, [name]);
    await look();
    await page.evaluate(([tag, name, before]) => {
      const one = document.querySelector(tag);
      if (before === null) one.removeAttribute(name);
      else one.setAttribute(name, before);
    }, [tag, name, before]);
  }
  return { names, close };
}

/** Nothing ran, and nothing that was seen could: links go where links of ours may, `schemes` among them. */
export function check({ executions, links, attributes, errors }, schemes = []) {
  assert.deepEqual(executions, []);
  assert.deepEqual(attributes, []);
  assert.deepEqual(errors, []);
  for (const [tag, name, value] of links) {
    const { protocol } = new URL(value, 'https://page.example');
    const allowed = tag === 'a' ? ['http:', 'https:', 'mailto:', 'tel:', ...schemes] : ['http:', 'https:'];
    assert.ok(allowed.includes(protocol), `<${tag} ${name}="${value}">`);
  }
}

/** What a page may hold of an enormous answer, in bytes. */
export const LIMIT = 256 * 1024 * 1024;

/** The page part: the most that our memories and the page's heap held together, and at what time of the page. */
export const WATCH = `
  const { instantiate, Memory } = WebAssembly;
  const memories = [];
  window.most = { linear: 0, heap: 0, looks: 0 };
  const look = () => {
    const linear = memories.reduce((sum, one) => sum + one.buffer.byteLength, 0);
    const heap = performance.memory.usedJSHeapSize;
    most.looks += 1;
    if (most.linear + most.heap < linear + heap) Object.assign(most, { linear, heap });
  };
  WebAssembly.instantiate = async (...all) => {
    const made = await instantiate(...all);
    const exports = {};
    for (const [name, one] of Object.entries((made.instance ?? made).exports)) {
      if (one instanceof Memory) memories.push(one);
      exports[name] = typeof one === 'function' && !name.startsWith('__wbindgen') ? (...all) => { look(); try { return one(...all); } finally { look(); } } : one;
    }
    return made.instance ? { ...made, instance: { exports } } : { exports };
  };
  setInterval(look, 20);
`;
