// Nobody hears of a visitor who has not said so (promise B3), and nothing is loaded that is not needed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears } from './lib/calendar.mjs';
import { few } from './lib/feed.mjs';
import { focused } from './lib/focus.mjs';
import { MAP, rested } from './lib/map.mjs';
import { collection, handful, place, LIBRARY } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const THIRD = 'https://tiles.example/{z}/{x}/{y}.png';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

/** Keeps the page's requests in `page.sent`; other origins answer with a picture. */
async function watch(page) {
  page.sent = [];
  page.on('request', (one) => page.sent.push(new URL(one.url())));
  const picture = (route) => route.fulfill({ contentType: 'image/png', body: PICTURE });
  await page.route((url) => url.origin !== it.origin || url.pathname.startsWith('/tiles/'), picture);
}

async function open(attributes, options = {}) {
  const page = await it.open({ reply: handful, attributes, watch, ...options });
  await hears(page, 'cw-load');
  await rested(page);
  return page;
}

const abroad = (page) => page.sent.filter((url) => url.protocol.startsWith('http') && url.origin !== it.origin).map((url) => url.href);
const pictures = (page) => page.map.host.locator('.leaflet-tile').count();
/** Time enough for a request nobody should make: the map goes nearer, the list is paged, a place is opened and left. */
async function use(page) {
  await page.map.part('zoom-in').click();
  await rested(page);
  await page.map.part('home').click();
  await page.map.rows.filter({ hasText: 'Malga Alpo' }).click();
  await page.map.card.waitFor();
  await page.map.part('close').click();
  await rested(page);
}

describe('pictures of a third party', () => {
  test('are not asked for before the button that names them is pressed', async () => {
    const page = await open({ tiles: THIRD, attribution: '© tiles.example' });
    await use(page);
    assert.deepEqual(abroad(page), []);
    assert.equal(await page.map.part('consent').textContent(), 'Carica lo sfondo da tiles.example');
    assert.equal(await page.map.host.locator('.attribution').count(), 0, 'nothing is owed yet');
    await page.map.part('consent').focus();
    await page.keyboard.press('Enter');
    await page.map.host.locator('.leaflet-tile-loaded').first().waitFor();
    assert.ok(abroad(page).every((href) => /^https:\/\/tiles\.example\/\d+\/\d+\/\d+\.png$/.test(href)), abroad(page).join('\n'));
    assert.deepEqual(await heard(page, 'cw-consent'), [{ host: 'tiles.example' }]);
    await page.map.host.locator('.attribution', { hasText: '© tiles.example' }).waitFor();
    assert.equal((await focused(page)).id, 'count', 'the focus is not lost with the button');
  });

  test('wait on when a consent tool cancels, and come when it says so', async () => {
    const script = () => document.addEventListener('cw-consent', (event) => event.preventDefault());
    const page = await open({ tiles: THIRD }, { script });
    await page.map.part('consent').click();
    await hears(page, 'cw-consent');
    await use(page);
    assert.deepEqual(abroad(page), []);
    await page.map.part('consent').waitFor();
    await page.evaluate(() => document.querySelector('cw-poi-map').setAttribute('consent', 'granted'));
    await page.map.host.locator('.leaflet-tile-loaded').first().waitFor();
    assert.equal(await page.map.part('consent').count(), 0);
    await page.evaluate(() => document.querySelector('cw-poi-map').removeAttribute('consent'));
    await page.map.part('consent').waitFor();
    assert.equal(await pictures(page), 0, 'consent withdrawn takes the pictures away');
  });

  test('load at once with `consent="granted"`', async () => {
    const page = await open({ tiles: THIRD, consent: 'granted' });
    await page.map.host.locator('.leaflet-tile-loaded').first().waitFor();
    assert.equal(await page.map.part('consent').count(), 0);
    assert.deepEqual(await heard(page, 'cw-consent'), []);
  });

  test('are not those of a name that only looks like ours', async () => {
    for (const tiles of [`${it.origin.replace('127.0.0.1', '127.0.0.1.evil.example')}/{z}/{x}/{y}.png`, '//evil.example/tiles/{z}/{x}/{y}.png', `http://127.0.0.1@evil.example/{z}/{x}/{y}.png`]) {
      const page = await open({ tiles });
      await use(page);
      assert.deepEqual(abroad(page), [], tiles);
      await page.context().close();
    }
  });
});

test('pictures of our own origin load at once', async () => {
  const page = await open({ tiles: '/tiles/{z}/{x}/{y}.png', attribution: '© Comune' });
  await page.map.host.locator('.leaflet-tile-loaded').first().waitFor();
  assert.deepEqual(abroad(page), []);
  assert.equal(await page.map.part('consent').count(), 0);
});

test('without pictures the map works, and asks nobody', async () => {
  const page = await open({});
  await use(page);
  assert.deepEqual(abroad(page), []);
  assert.equal(await pictures(page), 0);
});

test('no cookie, no storage, and the position only on a click', async () => {
  const script = () => {
    window.asked = 0;
    Object.defineProperty(navigator, 'geolocation', { value: { getCurrentPosition: (found) => { window.asked += 1; found({ coords: { latitude: 45.8, longitude: 11.02 } }); } } });
  };
  const page = await open({ tiles: THIRD }, { script });
  await use(page);
  assert.equal(await page.evaluate(() => window.asked), 0);
  const sent = page.sent.length;
  await page.map.part('near').click();
  await page.map.rows.first().filter({ hasText: / m|km/ }).waitFor();
  assert.equal(await page.evaluate(() => window.asked), 1);
  assert.equal(page.sent.length, sent, 'the position is sent nowhere');
  assert.deepEqual(await page.context().cookies(), []);
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(kept, [0, 0, 0, 0]);
});

test('the picture of a place is asked for when its card opens, and not before', async () => {
  const far = collection([place(0, { ...LIBRARY, image: 'https://foto.example/biblioteca.png' }), place(1)]);
  const page = await open({}, { reply: () => far });
  assert.deepEqual(abroad(page), []);
  await page.map.rows.first().click();
  await page.map.card.waitFor();
  await page.waitForFunction(() => document.querySelector('cw-poi-map').shadowRoot.querySelector('.card img').complete);
  assert.deepEqual(abroad(page), ['https://foto.example/biblioteca.png']);
});

describe('what a page loads', () => {
  const map = '<cw-poi-map loading="eager" src="/feed/luoghi.geojson"></cw-poi-map>';
  const calendar = '<cw-event-calendar loading="eager" src="/feed/eventi"></cw-event-calendar>';
  const reply = ({ url }) => (url.pathname.endsWith('eventi') ? few() : handful());
  const files = (page, kind) => page.sent.filter((url) => kind.test(url.pathname)).map((url) => url.pathname.replace(/-[0-9a-f]{8}/, ''));

  for (const [name, body, wasm, leaflet] of [
    ['a map alone', map, ['/pkg/map.wasm'], ['/pkg/leaflet.js']],
    ['two maps', map + map, ['/pkg/map.wasm'], ['/pkg/leaflet.js']],
    ['a calendar alone', calendar, ['/pkg/calendar.wasm'], []],
    ['map and calendar', map + calendar, ['/pkg/all.wasm'], ['/pkg/leaflet.js']],
  ]) {
    test(`${name}: ${wasm[0]}${leaflet.length ? ' and Leaflet, each once' : ' once, and no Leaflet'}`, async () => {
      const page = await it.open({ body, reply, watch });
      await hears(page, 'cw-load', body.split('</cw-').length - 1);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(files(page, /\.wasm$/), wasm);
      assert.deepEqual(files(page, /leaflet/), leaflet);
      assert.equal(await page.evaluate(() => 'L' in window), false);
    });
  }
});
