// The map in other people's pages: old libraries, strict policies, many of them, coming and going (promises C1–C9).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { focused, tabTo, tabToPart } from './lib/focus.mjs';
import { FILES, HOSTS, page as hostPage } from './lib/hosts.mjs';
import { complaints } from './lib/lib.mjs';
import { map, rested } from './lib/map.mjs';
import { meter } from './lib/memory.mjs';
import { looks, natives } from './lib/natives.mjs';
import { json, leave, neighbourhood } from './lib/neighbourhood.mjs';
import { collection, LIBRARY, place, places } from './lib/places.mjs';

const OPEN = { 'access-control-allow-origin': '*' };
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let it;
before(async () => {
  it = await neighbourhood();
  for (const [path, content] of Object.entries(FILES)) it.host.on(path, content);
  it.api.on('/tiles/*', { headers: { 'content-type': 'image/png', ...OPEN }, body: PICTURE });
  it.api.on('/luoghi.geojson', () => json(collection([place(0, { ...LIBRARY, image: `${it.api.url}/sagra.svg` }), ...places(40).slice(1)])));
});
after(() => it.stop());

/** Finds a place, reads its card, closes it, moves the map: with a mouse. */
async function byMouse(page, selector) {
  const one = map(page, selector);
  await one.rows.first().waitFor();
  await rested(page, selector);
  await one.search.fill('biblioteca civica');
  await one.rows.filter({ hasText: 'Ada Negri' }).click();
  await one.title.filter({ hasText: 'Ada Negri' }).waitFor();
  await one.part('close').click();
  await one.card.waitFor({ state: 'detached' });
  await one.search.fill('');
  await one.marks.nth(2).waitFor({ state: 'attached' });
  await one.part('zoom-in').click();
  await rested(page, selector);
  await one.part('home').click();
  await rested(page, selector);
}

/** The same from `start` with keys alone, on the map. */
async function byKeyboard(page) {
  await page.locator('#start').focus();
  await tabTo(page, (one) => one.part.startsWith('mark'), { limit: 90 });
  await page.keyboard.press('+');
  await rested(page);
  await page.keyboard.press('Home');
  await rested(page);
  assert.match((await focused(page)).part, /^mark/);
  await page.keyboard.press('Escape');
  await tabToPart(page, 'place');
  await page.keyboard.press('Enter');
  await map(page).card.waitFor();
  await tabToPart(page, 'close');
  await page.keyboard.press('Enter');
  await map(page).card.waitFor({ state: 'detached' });
}

const NAMES = ['jQuery 1.12', 'Bootstrap 2', 'RequireJS', 'Leaflet 0.7 as L', 'MooTools 1.1', 'MooTools 1.4', 'Prototype 1.6'];
for (const host of HOSTS.filter((one) => NAMES.includes(one.name))) {
  test(`a page with ${host.name} can use the map, and is as it was`, async () => {
    const element = it.mapElement();
    const bare = await it.open(hostPage(host, element, ''), { before: [natives] });
    const ours = `<script>window.stood={};window.before=window.L;natives.take()</script><script src="${it.tag}" defer></script>`;
    const page = await it.open(hostPage(host, element, host.ready ? '' : ours), { before: [natives] });
    if (host.ready) {
      for (const one of [bare, page]) await one.waitForFunction(host.ready);
      await page.evaluate((tag) => {
        Object.assign(window, { stood: {}, before: window.L });
        window.natives.take();
        document.head.appendChild(document.createElement('script')).src = tag;
      }, it.tag);
    }
    await byMouse(page);
    await byKeyboard(page);
    const changes = await page.evaluate(() => window.natives.changes());
    // What `rested` notes on the page is ours, the test's.
    assert.deepEqual(changes.filter((one) => one !== 'changed window.stood (value)'), []);
    assert.equal(await page.evaluate(() => window.L === window.before), true);
    assert.deepEqual(complaints(page), complaints(bare));
    for (const one of [bare, page]) {
      await one.mouse.move(0, 0);
      await one.evaluate(() => document.activeElement.blur());
    }
    assert.deepEqual(await looks(page), await looks(bare));
    for (const one of [bare, page]) {
      await one.getByRole('button', { name: 'Premi' }).click();
      assert.equal(await one.locator('#counted').textContent(), '1');
      assert.equal(await one.evaluate(() => window.hostWorks()), true);
    }
    await Promise.all([bare, page].map(leave));
  });
}

describe('works without one report under', () => {
  /** The page part: every violation, as it happens. */
  function witness() {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  }
  const STRICT = () => `default-src 'none'; script-src ${it.cdn.url} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${it.api.url} ${it.cdn.url}; img-src ${it.api.url}`;

  for (const [name, policy] of [
    ['the strictest policy that names us and the open data', STRICT],
    ['required trusted types, with no policy of types allowed', () => `${STRICT()}; require-trusted-types-for 'script'; trusted-types 'none'`],
  ]) {
    test(name, async () => {
      const reports = [];
      it.host.on('/reports', (request) => { reports.push(request.method); return { status: 204 }; });
      const element = it.mapElement({ tiles: `${it.api.url}/tiles/{z}/{x}/{y}.png`, attribution: '© Comune' });
      const page = await it.open({
        headers: { 'content-security-policy': `${policy()}; report-uri /reports` },
        body: `<!doctype html><html lang="it"><head><title>Comune</title><script src="${it.tag}" defer></script></head><body><a id="start" href="#x">Albo</a>${element}</body></html>`,
      }, { before: [witness] });
      await byMouse(page);
      await byKeyboard(page);
      await map(page).host.locator('.leaflet-tile-loaded').first().waitFor();
      await map(page).rows.filter({ hasText: 'Ada Negri' }).click();
      await page.waitForFunction(() => {
        const image = document.querySelector('cw-poi-map').shadowRoot.querySelector('.card img');
        return image?.complete && 0 < image.naturalWidth;
      });
      await map(page).card.locator('strong', { hasText: 'studio' }).waitFor();
      await map(page).part('close').click();
      const [file] = await Promise.all([page.waitForEvent('download'), map(page).part('save').last().click()]);
      assert.match(file.suggestedFilename(), /\.csv$/);
      await map(page).part('view-map').click();
      await page.setViewportSize({ width: 360, height: 640 });
      await rested(page);
      assert.deepEqual([await page.evaluate(() => window.violations), reports, complaints(page)], [[], [], []]);
      await leave(page);
    });
  }
});

describe('of several on one page', () => {
  const plain = (body) => `<!doctype html><html lang="it"><title>Comune</title><script src="${it.tag}" defer></script><a id="start" href="#x">Albo</a>${body}`;

  test('each does its own work, also one that is moved, removed and put back', async () => {
    const page = await it.open(plain(it.mapElement({ id: 'uno' }) + it.mapElement({ id: 'due' })));
    await byMouse(page, '#uno');
    await map(page, '#due').search.fill('malga');
    await map(page, '#due').count.filter({ hasText: '6 luoghi' }).waitFor();
    assert.match(await map(page, '#uno').count.textContent(), /^40 luoghi/);
    await page.evaluate(() => document.querySelector('#start').before(document.querySelector('#due')));
    await map(page, '#due').part('zoom-in').click();
    await rested(page, '#due');
    assert.equal(await map(page, '#due').search.inputValue(), 'malga', 'a move keeps its state');
    await page.evaluate(async () => {
      const one = document.querySelector('#due');
      one.remove();
      await new Promise((done) => setTimeout(done, 50));
      document.body.append(one);
    });
    await byMouse(page, '#due');
    await byMouse(page, '#uno');
    assert.deepEqual(complaints(page), []);
    await leave(page);
  });

  test('two hundred that come, load, open a place and go leave nothing behind', async (context) => {
    const page = await it.open(plain('<main></main>'));
    await page.evaluate(() => customElements.whenDefined('cw-poi-map'));
    const measure = await meter(page);
    // A page is collected in its own time: the least of a second and a half counts.
    const least = async () => {
      const all = [];
      for (let turn = 0; turn < 15; turn += 1) {
        all.push(await measure());
        await new Promise((done) => { setTimeout(done, 100); });
      }
      return Object.fromEntries(Object.keys(all[0]).map((name) => [name, Math.min(...all.map((one) => one[name]))]));
    };
    const cycle = ([html, count]) => page.evaluate(async ([html, count]) => {
      const turn = () => new Promise((done) => setTimeout(done));
      const main = document.querySelector('main');
      for (let index = 0; index < count; index += 1) {
        main.innerHTML = html;
        const { shadowRoot: root } = main.firstElementChild;
        while (!root.querySelector('.mark') || !root.querySelector('.row')) await turn();
        root.querySelector('.row').click();
        while (!root.querySelector('.card')) await turn();
        main.firstElementChild.remove();
        await turn();
      }
    }, [html, count]);
    const html = it.mapElement({ loading: 'eager' });
    await cycle([html, 20]);
    const before = await least();
    await cycle([html, 200]);
    const later = await least();
    const more = later.heap - before.heap;
    context.diagnostic(`${more} bytes more`);
    assert.deepEqual([later.nodes, later.listeners], [before.nodes, before.listeners]);
    assert.ok(more <= 1 << 20, `the heap grew by ${more} bytes`);
    assert.deepEqual(complaints(page), []);
    await leave(page);
  });
});
