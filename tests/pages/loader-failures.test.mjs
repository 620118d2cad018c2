// When we cannot start, what the page's author wrote stays visible, one warning tells why, and a later try works (C8).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { calendar } from './lib/calendar.mjs';
import { bytes, complaints, shelved } from './lib/lib.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { byMouse } from './lib/task.mjs';

let it, wasm, glue;
before(async () => {
  it = await neighbourhood();
  [wasm] = shelved(/^\/pkg\/calendar-\w+\.wasm$/);
  [glue] = shelved(/^\/pkg\/calendar-\w+\.js$/);
});
after(() => it.stop());

const OPEN = { 'access-control-allow-origin': '*' };
const binary = (body) => ({ headers: { ...OPEN, 'content-type': 'application/wasm' }, body });
const corrupt = (body) => Buffer.from(body).fill(0x61, body.length >> 1, (body.length >> 1) + 8);

/** What a server may do to `file`, and what makes it well again. */
const FAULTS = [
  ['the wasm is not there', () => [wasm, { status: 404, headers: OPEN, body: 'not found' }]],
  ['the glue is not there', () => [glue, { status: 404, headers: OPEN, body: 'not found' }]],
  ['the wasm fails at the server', () => [wasm, { status: 500, headers: OPEN, body: '<h1>Errore</h1>' }]],
  ['a login page comes in place of the wasm', () => [wasm, { headers: { ...OPEN, 'content-type': 'text/html' }, body: '<h1>Entra</h1>' }]],
  ['a login page comes in place of the glue', () => [glue, { headers: { ...OPEN, 'content-type': 'text/html' }, body: '<h1>Entra</h1>' }]],
  ['the wasm ends in the middle', () => [wasm, binary(bytes(wasm).subarray(0, 50_000))]],
  ['the wasm is empty', () => [wasm, binary('')]],
  ['a byte of the wasm is another', () => [wasm, binary(corrupt(bytes(wasm)))]],
  ['the connection breaks in the middle of the wasm', () => [wasm, (request, response) => {
    response.writeHead(200, { ...OPEN, 'content-type': 'application/wasm', 'content-length': bytes(wasm).length });
    response.write(bytes(wasm).subarray(0, 50_000), () => response.destroy());
  }]],
  ['the wasm comes without permission for this page', () => [wasm, { headers: { 'content-type': 'application/wasm' }, body: bytes(wasm) }]],
  ['the glue throws', () => [glue, { headers: { ...OPEN, 'content-type': 'text/javascript' }, body: 'throw Error("broken")' }]],
  ['the glue has nothing to export', () => [glue, { headers: { ...OPEN, 'content-type': 'text/javascript' }, body: 'export {}' }]],
];

const note = () => {
  window.errors = [];
  document.addEventListener('cw-error', (event) => window.errors.push(event.detail));
};

const ours = (page) => complaints(page).filter((one) => one.includes('[comunweb]'));

for (const [name, fault] of FAULTS) {
  describe(`when ${name}`, () => {
    let page;
    before(async () => {
      const [path, route] = fault();
      it.cdn.on(path, route);
      page = await it.open(`<!doctype html><title>Comune</title><script src="${it.tag}" defer></script>${it.element()}${it.element()}`, { before: [note] });
      await page.waitForFunction(() => window.errors.length === 2);
    });
    after(() => leave(page));

    test('the fallback stays, visible and usable', async () => {
      for (const link of await page.getByText('Tutti gli eventi').all()) await link.click({ trial: true });
      const { width, height } = await page.locator('a').first().boundingBox();
      assert.ok(width > 50 && height > 10);
    });

    test('the page is told by an event for each element, and by one warning', async () => {
      const errors = await page.evaluate(() => window.errors);
      assert.deepEqual(errors.map((one) => [one.code, one.source]), [['start', ''], ['start', '']]);
      assert.ok(errors.every((one) => one.message));
      assert.deepEqual(ours(page).map((one) => one.slice(0, 20)), ['warning: [comunweb] ']);
    });

    test('refresh() and a later element start once the fault is over', async () => {
      const [path] = fault();
      it.cdn.on(path, undefined);
      // A browser remembers for the life of the page that an import failed.
      if (path === glue) return page.reload().then(() => byMouse(page, 'cw-event-calendar >> nth=0'));
      await page.evaluate(() => document.querySelector('cw-event-calendar').refresh());
      await byMouse(page, 'cw-event-calendar >> nth=0');
      await page.evaluate((html) => document.body.insertAdjacentHTML('afterbegin', `<div id="later">${html}</div>`), it.element());
      await byMouse(page, '#later cw-event-calendar');
    });
  });
}

for (const [name, type] of [['no type', undefined], ['text/plain', 'text/plain'], ['application/octet-stream', 'application/octet-stream'], ['a charset', 'application/wasm; charset=utf-8']]) {
  test(`a server that gives the wasm ${name} costs nothing`, async () => {
    it.cdn.on(wasm, (request, response) => {
      response.writeHead(200, { ...OPEN, ...type && { 'content-type': type } });
      response.end(bytes(wasm));
    });
    const page = await it.open(`<!doctype html><title>Comune</title><script src="${it.tag}" defer></script>${it.element()}`);
    await byMouse(page);
    assert.deepEqual(complaints(page), []);
    await leave(page);
    it.cdn.on(wasm, undefined);
  });
}

test('without scripts the fallback is what the reader gets', async () => {
  const page = await it.open(`<!doctype html><title>Comune</title><script src="${it.tag}" defer></script>${it.element()}`, { javaScriptEnabled: false });
  await page.getByText('Tutti gli eventi').click({ trial: true });
  await leave(page);
});

test('without our script the fallback is what the reader gets', async () => {
  const page = await it.open(`<!doctype html><title>Comune</title><script src="${it.cdn.url}/pkg/missing.js" defer></script>${it.element()}`);
  await page.getByText('Tutti gli eventi').click({ trial: true });
  await leave(page);
});

for (const [name, cripple] of [
  ['WebAssembly', () => { delete window.WebAssembly; }],
  ['custom elements', () => { delete window.customElements; }],
  ['adoptedStyleSheets', () => { delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets; window.CSSStyleSheet = undefined; }],
  ['IntersectionObserver', () => { window.IntersectionObserver = undefined; }],
]) {
  test(`a browser too old for ${name} shows the fallback`, async () => {
    const page = await it.open(`<!doctype html><title>Comune</title><script src="${it.tag}" defer></script>${it.element()}`, { before: [cripple] });
    await page.waitForLoadState('networkidle');
    await page.getByText('Tutti gli eventi').click({ trial: true });
    assert.equal(complaints(page).length, 1, complaints(page).join('\n'));
    await leave(page);
  });
}

test('a browser whose adoptedStyleSheets can be replaced but not added to shows the calendar', async () => {
  const freeze = () => {
    for (const kind of [Document, ShadowRoot]) {
      const { get, set } = Object.getOwnPropertyDescriptor(kind.prototype, 'adoptedStyleSheets');
      Object.defineProperty(kind.prototype, 'adoptedStyleSheets', {
        configurable: true, enumerable: true, set, get() { return Object.freeze([...get.call(this)]); },
      });
    }
  };
  const page = await it.open(`<!doctype html><title>Comune</title><style>cw-event-calendar { --cw-primary: #7a1f5c }</style>
    <script src="${it.tag}" defer></script>${it.element()}`, { before: [freeze] });
  await byMouse(page);
  const style = await calendar(page).part('next').evaluate((one) => ({ color: getComputedStyle(one).color, height: one.offsetHeight }));
  assert.equal(style.color, 'rgb(122, 31, 92)', 'the page’s colour arrives');
  assert.ok(44 <= style.height, 'and so does our style');
  assert.deepEqual(complaints(page), []);
  await leave(page);
});

test('a calendar that could not start leaves nothing in its shadow but the slot', async () => {
  it.cdn.on(wasm, { status: 404, headers: OPEN });
  const page = await it.open(`<!doctype html><title>Comune</title><script src="${it.tag}" defer></script>${it.element()}`, { before: [note] });
  await page.waitForFunction(() => window.errors.length === 1);
  assert.equal(await calendar(page).host.evaluate((one) => one.shadowRoot.innerHTML), '<slot></slot>');
  await leave(page);
  it.cdn.on(wasm, undefined);
});
