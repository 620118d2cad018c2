// Nobody hears of a reader of charts (promise B3), and nothing is loaded that is not needed.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { CHART, frame, shown } from './lib/chart.mjs';
import { few } from './lib/feed.mjs';
import { csv, daily, datastore, YEARS } from './lib/figures.mjs';
import { handful } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

/** Keeps the page's requests in `page.sent`; other origins get no answer. */
async function watch(page) {
  page.sent = [];
  page.on('request', (one) => page.sent.push(new URL(one.url())));
  await page.route((url) => url.origin !== it.origin && url.protocol.startsWith('http'), (route) => route.abort());
}

const abroad = (page) => page.sent.filter((url) => url.protocol.startsWith('http') && url.origin !== it.origin).map((url) => url.href);

/** Everything a reader can do. */
async function use(page) {
  const { x, y, width, height } = await frame(page);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.chart.tooltip.waitFor();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.chart.zoom('in').click();
  await page.chart.values.focus();
  for (const key of ['ArrowLeft', 'Enter', '+', '-', 'Escape']) await page.keyboard.press(key);
  await page.chart.part('view-table').click();
  await page.chart.part('sort').first().click();
  await page.chart.part('next').click();
  await page.chart.part('view-chart').click();
  await page.chart.part('files').locator('summary').click();
  for (const one of await page.chart.part('save').all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), one.click()]);
    await download.path();
  }
  await painted(page);
}

test('no cookie, no storage, no stranger, whatever the reader does', async () => {
  const page = await shown(it, { attributes: { kind: 'line', x: 'Giorno', 'deep-link': 'a', origin: 'https://a.example/', heading: 'Energia' }, reply: () => csv(daily(250)), watch });
  const asked = page.sent.filter((url) => url.protocol.startsWith('http')).length;
  await use(page);
  assert.deepEqual(abroad(page), []);
  assert.equal(page.sent.filter((url) => url.protocol.startsWith('http')).length, asked, 'nothing is asked for by using it');
  assert.deepEqual(await page.context().cookies(), []);
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(kept, [0, 0, 0, 0]);
  assert.deepEqual(page.complaints(), []);
});

test('pages of an answer are asked for where the first one came from, and nowhere else', async () => {
  const records = Array.from({ length: 6 }, (_, at) => ({ Anno: 2020 + at, Valore: at }));
  for (const next of ['https://evil.example/api/3/action/datastore_search?offset=2', '//evil.example/x', 'http://127.0.0.1@evil.example/x', 'javascript:alert(1)']) {
    const page = await it.open({ attributes: { kind: 'line', src: '/api/3/action/datastore_search?resource_id=r' }, watch, reply: ({ url }) => {
      const answer = datastore([{ id: 'Anno', type: 'int' }, { id: 'Valore', type: 'int' }], records, url, { limit: 2 });
      answer.result._links.next = next;
      return answer;
    } });
    await page.waitForFunction(() => window.heard.some((one) => /load|error/.test(one.name)));
    await painted(page);
    assert.deepEqual(abroad(page), [], next);
    await page.context().close();
  }
});

describe('what a page loads', () => {
  const chart = '<cw-kpi-chart loading="eager" kind="line" src="/feed/valori.csv"></cw-kpi-chart>';
  const map = '<cw-poi-map loading="eager" src="/feed/luoghi.geojson"></cw-poi-map>';
  const calendar = '<cw-event-calendar loading="eager" src="/feed/eventi"></cw-event-calendar>';
  const reply = ({ url }) => (url.pathname.endsWith('eventi') ? few() : url.pathname.endsWith('csv') ? csv(YEARS) : handful());
  const files = (page, kind) => page.sent.filter((url) => kind.test(url.pathname)).map((url) => url.pathname.replace(/-[0-9a-f]{8}/, ''));

  for (const [name, body, wasm, leaflet] of [
    ['a chart alone', chart, ['/pkg/chart.wasm'], []],
    ['three charts', chart + chart + chart, ['/pkg/chart.wasm'], []],
    ['chart and calendar', chart + calendar, ['/pkg/all.wasm'], []],
    ['chart, map and calendar', chart + map + calendar, ['/pkg/all.wasm'], ['/pkg/leaflet.js']],
  ]) {
    test(`${name}: ${wasm[0]} once${leaflet.length ? ', and Leaflet' : ', and no Leaflet'}`, async () => {
      const page = await it.open({ body, reply, watch });
      await hears(page, 'cw-load', body.split('</cw-').length - 1);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(files(page, /\.wasm$/), wasm);
      assert.deepEqual(files(page, /leaflet/), leaflet);
      assert.deepEqual(abroad(page), []);
      await page.context().close();
    });
  }
});
