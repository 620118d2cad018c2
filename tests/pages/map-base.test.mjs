// What lies under the places: a plain ground that says where one is, with or without pictures.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears } from './lib/calendar.mjs';
import { counts, MAP, rested, shown } from './lib/map.mjs';
import { collection, handful, place } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const OURS = { tiles: '/tiles/{z}/{x}/{y}.png', attribution: '© Comune' };

/** Two corners of a comune, and its boundary: a rectangle between them. */
const [WEST, SOUTH, EAST, NORTH] = [11, 45.78, 11.06, 45.82];
const corners = () => collection([place(0, { name: 'Sud-ovest', at: [WEST, SOUTH] }), place(1, { name: 'Nord-est', at: [EAST, NORTH] })]);
const boundary = (type) => {
  const ring = [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]];
  return { type: 'Feature', properties: {}, geometry: { type, coordinates: type === 'Polygon' ? [ring] : ring } };
};
/** Metres between the two. */
const APART = Math.hypot(NORTH - SOUTH, (EAST - WEST) * Math.cos((NORTH + SOUTH) / 2 * Math.PI / 180)) * 111_195;

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

function start(options = {}) {
  return shown(it, { reply: handful, ...options });
}

const drawn = (page, kind) => page.map.host.locator(`.sketches .${kind}`);
const middle = async (page, name) => {
  const { x, y, width, height } = await page.map.mark(name).boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};
/** The straight lines of a path on the screen: `[[x, y], [x, y]]` each. */
const strokes = (page, kind) => drawn(page, kind).evaluate((path) => {
  const matrix = path.getScreenCTM();
  return path.getAttribute('d').split('M').filter(Boolean).map((line) => line.split('L').map((point) => {
    const [x, y] = point.split(' ').map(Number);
    const there = new DOMPoint(x, y).matrixTransform(matrix);
    return [there.x, there.y];
  }));
});
const close = (one, other, what, far = 2) => assert.ok(Math.abs(one - other) <= far, `${what}: ${one}, not ${other}`);
async function nearer(page) {
  await page.map.part('zoom-in').click();
  await rested(page);
}

describe('without pictures', () => {
  test('meridians and parallels lie at round degrees, also after a zoom', async () => {
    const page = await start({ reply: corners });
    for (let look = 0; look < 3; look += 1) {
      const [low, high] = [await middle(page, 'Sud-ovest'), await middle(page, 'Nord-est')];
      const lines = await strokes(page, 'graticule');
      const meridians = lines.filter(([from, to]) => Math.abs(from[0] - to[0]) < 0.5).map(([[x]]) => x).sort((a, b) => a - b);
      const parallels = lines.filter(([from, to]) => Math.abs(from[1] - to[1]) < 0.5).map(([[, y]]) => y);
      assert.equal(meridians.length + parallels.length, lines.length, 'straight');
      assert.ok(2 <= meridians.length && 1 <= parallels.length, `${meridians.length} meridians, ${parallels.length} parallels`);
      const degree = (high.x - low.x) / (EAST - WEST);
      const step = Math.round((meridians[1] - meridians[0]) / degree * 3600);
      assert.ok([1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].includes(step), `${step} seconds`);
      // Eleven degrees east is a multiple of every step.
      close(Math.min(...meridians.map((x) => Math.abs(x - low.x))), 0, 'the meridian through 11° E');
      await page.map.mark('Sud-ovest').focus();
      await page.keyboard.press(look ? '-' : '+');
      await rested(page);
    }
  });

  test('the scale tells the truth, and another one after a zoom', async () => {
    const page = await start({ reply: corners });
    const scale = page.map.host.locator('.scale');
    const seen = [];
    for (let look = 0; look < 3; look += 1) {
      const [low, high] = [await middle(page, 'Sud-ovest'), await middle(page, 'Nord-est')];
      const pixel = APART / Math.hypot(high.x - low.x, high.y - low.y);
      const text = (await scale.textContent()).trim();
      const [, number, unit] = /^([\d,.]+) (m|km)$/.exec(text) ?? assert.fail(text);
      const metres = Number(number.replace('.', '').replace(',', '.')) * (unit === 'km' ? 1000 : 1);
      const long = await scale.locator('path').evaluate((path) => path.getBBox().width);
      assert.ok(30 < long && long <= 121, `${long} pixels`);
      assert.ok(Math.abs(metres / long / pixel - 1) < 0.05, `${text}: ${(long * pixel).toFixed()} m`);
      seen.push(metres);
      await page.map.part('zoom-out').click();
      await rested(page);
    }
    assert.ok(seen[0] < seen[1] && seen[1] < seen[2], `${seen}`);
  });

  for (const type of ['Polygon', 'LineString']) {
    test(`the boundary (${type}) is drawn where it is, also after a zoom`, async () => {
      const reply = ({ url }) => (url.pathname.endsWith('confine.geojson') ? boundary(type) : corners());
      const page = await start({ reply, attributes: { boundary: '/feed/confine.geojson' } });
      await drawn(page, 'boundary').waitFor({ state: 'attached' });
      for (let look = 0; look < 2; look += 1) {
        const [low, high] = [await middle(page, 'Sud-ovest'), await middle(page, 'Nord-est')];
        const points = (await strokes(page, 'boundary')).flat();
        const [across, down] = [0, 1].map((at) => points.map((point) => point[at]));
        close(Math.min(...across), low.x, 'west');
        close(Math.max(...across), high.x, 'east');
        close(Math.max(...down), low.y, 'south');
        close(Math.min(...down), high.y, 'north');
        const ink = await drawn(page, 'boundary').evaluate((path) => getComputedStyle(path).stroke);
        assert.doesNotMatch(ink, /none|, 0\)$/);
        await page.map.part('zoom-out').click();
        await rested(page);
      }
      assert.equal(await page.map.marks.count(), 2, 'the boundary is no place');
    });
  }

  test('a boundary that does not come costs nothing', async () => {
    const reply = ({ url }) => (url.pathname.endsWith('confine.geojson') ? { status: 404, body: 'no' } : corners());
    const page = await start({ reply, attributes: { boundary: '/feed/confine.geojson' } });
    await it.until(() => it.asked.some((one) => one.url.pathname.endsWith('confine.geojson')));
    await counts(page, /^2 luoghi$/);
    assert.deepEqual([await drawn(page, 'boundary').count(), await page.map.alert.count(), await page.map.marks.count()], [0, 0, 2]);
  });

  test('nothing of it lies over pictures; a boundary does', async () => {
    const watch = (page) => page.route('**/tiles/**', (route) => route.fulfill({ contentType: 'image/png', body: PICTURE }));
    const reply = ({ url }) => (url.pathname.endsWith('confine.geojson') ? boundary('Polygon') : corners());
    const page = await start({ reply, watch, attributes: { ...OURS, boundary: '/feed/confine.geojson' } });
    await page.map.host.locator('.leaflet-tile-loaded').first().waitFor();
    await drawn(page, 'boundary').waitFor({ state: 'attached' });
    assert.equal(await drawn(page, 'graticule').count(), 0);
    await page.map.host.locator('.scale').waitFor();
  });
});

describe('pictures that do not come', () => {
  const WORDS = 'Lo sfondo della mappa non è disponibile.';
  const notice = (page) => page.map.stage.getByText(WORDS);
  /** The page's pictures are answered by what stands in `page.tiles`. */
  const watch = (answer) => async (page) => {
    page.tiles = answer;
    await page.route('**/tiles/**', (route) => page.tiles(route));
  };
  const good = (route) => route.fulfill({ contentType: 'image/png', body: PICTURE });
  const cut = (route) => route.abort('internetdisconnected');
  const status = (status) => (route) => route.fulfill({ status, body: 'no' });

  /** Mark, card, row, and a map that moves. */
  async function usable(page) {
    await page.map.mark('Malga Alpo').click();
    await page.map.title.filter({ hasText: 'Malga Alpo' }).waitFor();
    await page.map.part('close').click();
    await page.map.search.fill('scalorbi');
    await counts(page, /^1 luogo$/);
    await page.map.search.fill('');
    await counts(page, /^7 luoghi$/);
    const before = await middle(page, 'Rifugio Scalorbi');
    await page.map.part('north').click();
    await rested(page);
    assert.ok(before.y + 50 < (await middle(page, 'Rifugio Scalorbi')).y, 'the map moves');
  }

  for (const [name, answer] of [['404', status(404)], ['500', status(500)], ['no network', cut], ['a page in place of a picture', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Accesso</h1>' })]]) {
    test(`are told of, and the places can be used: ${name}`, async () => {
      const page = await start({ watch: watch(answer), attributes: OURS });
      await notice(page).waitFor();
      assert.equal(await page.map.host.locator('.leaflet-tile-loaded').count(), 0, 'no broken picture is shown');
      assert.equal(await page.map.alert.count(), 0, 'nothing is wrong with the places');
      await usable(page);
      assert.equal(await notice(page).count(), 1);
      assert.equal(await page.map.marks.count(), 5);
    });
  }

  for (const [name, wait] of [['at once', async () => {}], ['once they have failed, though the map stands already', rested]]) {
    test(`leave the plain ground, ${name}`, async () => {
      let fail;
      const failing = new Promise((done) => { fail = done; });
      const page = await it.open({ reply: handful, watch: watch(async (route) => { await failing; await status(404)(route); }), attributes: OURS });
      await hears(page, 'cw-load');
      await wait(page);
      fail();
      await notice(page).waitFor();
      await rested(page);
      assert.equal(await drawn(page, 'graticule').count(), 1);
      assert.ok(2 < (await strokes(page, 'graticule')).length);
    });
  }

  for (const [lang, words] of [['de', 'Der Kartenhintergrund ist nicht verfügbar.'], ['en', 'The background of the map is not available.']]) {
    test(`are told of in the reader’s language (${lang})`, async () => {
      const page = await start({ watch: watch(status(404)), attributes: { ...OURS, lang } });
      await page.map.stage.getByText(words).waitFor();
    });
  }

  test('because the network is gone in the middle, cost nothing of what is there', async () => {
    const page = await start({ watch: watch(good), attributes: OURS });
    await page.map.host.locator('.leaflet-tile-loaded').first().waitFor();
    assert.equal(await notice(page).count(), 0);
    page.tiles = cut;
    await page.context().setOffline(true);
    await nearer(page);
    await notice(page).waitFor();
    await page.map.part('home').click();
    await rested(page);
    await usable(page);
  });

  test('and then come are told of no more', async () => {
    const page = await start({ watch: watch(status(500)), attributes: OURS });
    await notice(page).waitFor();
    page.tiles = good;
    await nearer(page);
    await page.map.host.locator('.leaflet-tile-loaded').first().waitFor();
    await notice(page).waitFor({ state: 'detached', timeout: 5000 });
    await rested(page);
    assert.equal(await drawn(page, 'graticule').count(), 0);
  });
});
