// The map in other people's pages: old libraries, strict policies, many of them, coming and going (promises C1–C9).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { focused, tabTo, tabToPart } from './lib/focus.mjs';
import { furnish, HOSTS, isUnharmed, visit } from './lib/hosts.mjs';
import { complaints } from './lib/lib.mjs';
import { map, rested } from './lib/map.mjs';
import { passing } from './lib/memory.mjs';
import { json, leave, neighbourhood } from './lib/neighbourhood.mjs';
import { collection, LIBRARY, place, places } from './lib/places.mjs';
import { CLEAN, strict, TYPES, under } from './lib/policy.mjs';

const OPEN = { 'access-control-allow-origin': '*' };
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let it;
before(async () => {
  it = await neighbourhood();
  furnish(it);
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
    const both = await visit(it, host, it.mapElement(), 'window.stood={};window.before=window.L');
    const page = both.at(-1);
    await byMouse(page);
    await byKeyboard(page);
    assert.equal(await page.evaluate(() => window.L === window.before), true);
    // What `rested` notes on the page is ours, the test's.
    await isUnharmed(host, both, 'changed window.stood (value)');
    await Promise.all(both.map(leave));
  });
}

describe('works without one report under', () => {
  const element = () => it.mapElement({ tiles: `${it.api.url}/tiles/{z}/{x}/{y}.png`, attribution: '© Comune' });

  async function act(page) {
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
  }

  test('the strictest policy that names us and the open data', async () => {
    assert.deepEqual(await under(it, strict(it, `img-src ${it.api.url}`), { element: element(), act }), CLEAN);
  });

  test('required trusted types, with no policy of types allowed', async () => {
    assert.deepEqual(await under(it, strict(it, `img-src ${it.api.url}; ${TYPES}`), { element: element(), act }), CLEAN);
  });
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
    await passing(context, page, [it.mapElement({ loading: 'eager' }), 200], async ([html, count]) => {
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
    });
    assert.deepEqual(complaints(page), []);
    await leave(page);
  });
});
