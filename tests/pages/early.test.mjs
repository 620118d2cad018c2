// Data that are a file are asked for while our WebAssembly is still on its way: a round trip less on a slow line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hears } from './lib/calendar.mjs';
import { collection, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

const FILE = '/feed/luoghi.geojson';

let it;
before(async () => { it = await stage({ tag: 'cw-poi-map', src: FILE }); });
after(() => it.stop());

const paths = (from) => it.asked.slice(from).map((one) => one.url.pathname);
const two = `<cw-poi-map loading="eager" src="/feed/altro.json"><source src="${FILE}"><source src="/feed/luoghi.csv"></cw-poi-map>`;
const whole = () => collection(places(4));

test('a file is asked for before the WebAssembly is there', async () => {
  const from = it.asked.length;
  const page = await it.open({ reply: whole, silent: true });
  await it.until(() => from < it.asked.length);
  assert.deepEqual(paths(from), [FILE]);
  await page.context().close();
});

test('so are the files of all sources, and of them alone', async () => {
  const from = it.asked.length;
  const page = await it.open({ reply: whole, silent: true, body: two });
  await it.until(() => from + 2 <= it.asked.length);
  assert.deepEqual(paths(from).sort(), ['/feed/luoghi.csv', FILE]);
  await page.context().close();
});

test('what only our own code knows how to ask for waits for it', async () => {
  const from = it.asked.length;
  const page = await it.open({ reply: whole, silent: true, attributes: { src: '/api/opendata/v2/content/search/classes%20%5Bplace%5D' } });
  await page.waitForLoadState('load');
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((one) => /\/pkg\/map-\w+\.js/.test(one.name)));
  assert.deepEqual(paths(from), []);
  await page.context().close();
});

test('the answer is asked for once, and shown', async () => {
  const from = it.asked.length;
  const page = await it.open({ reply: whole });
  assert.equal((await hears(page, 'cw-load')).items, 4);
  assert.deepEqual(paths(from), [FILE]);
  const later = page.waitForRequest((one) => one.url().endsWith(FILE));
  await page.evaluate(() => document.querySelector('cw-poi-map').refresh());
  await later;
  await page.context().close();
});

test('an early answer that fails is a failure like any other: asked for again, told to nobody', async () => {
  const from = it.asked.length;
  const page = await it.open({ reply: ({ times }) => (times === 1 ? { status: 503, body: 'troppo' } : whole()) });
  assert.equal((await hears(page, 'cw-load')).items, 4);
  assert.deepEqual(paths(from), [FILE, FILE]);
  await page.context().close();
});

test('one that nobody takes any more complains to nobody', async () => {
  const page = await it.open({
    reply: whole,
    silent: true,
    watch: (page) => page.route(`**${FILE}`, (route) => route.abort()),
  });
  await page.waitForEvent('requestfailed');
  await page.evaluate(() => document.querySelector('cw-poi-map').remove());
  // The browser itself tells of the request; nothing is thrown beside it.
  assert.deepEqual(page.complaints().filter((one) => !/Failed to load resource/.test(one)), []);
  await page.context().close();
});

test('an address that is none is told as ever', async () => {
  const page = await it.open({ attributes: { src: 'http://[/luoghi.json' } });
  assert.equal((await hears(page, 'cw-error')).code, 'address');
  assert.deepEqual(page.complaints(), []);
  await page.context().close();
});

test('a widget that goes away gives its early answer up', async () => {
  const page = await it.open({ reply: () => null });
  const given = page.waitForEvent('requestfailed', (one) => one.url().endsWith(FILE));
  await page.waitForFunction(() => document.querySelector('cw-poi-map').shadowRoot.querySelector('.widget'));
  await page.evaluate(() => document.querySelector('cw-poi-map').remove());
  assert.match((await given).failure().errorText, /ABORTED/);
  await page.context().close();
});

test('a file that is named twice is asked for early once', async () => {
  const from = it.asked.length;
  const page = await it.open({
    reply: whole,
    silent: true,
    body: `<cw-poi-map loading="eager"><source src="${FILE}"><source src="${FILE}"><source src="/feed/luoghi.csv"></cw-poi-map>`,
  });
  await it.until(() => from + 2 <= it.asked.length);
  assert.deepEqual(paths(from).sort(), ['/feed/luoghi.csv', FILE]);
  await page.context().close();
});

/** A page on which what we do after `milliseconds` is done at once. */
function hurry(milliseconds) {
  const later = setTimeout;
  window.setTimeout = (work, after, ...rest) => later(work, after === milliseconds ? 50 : after, ...rest);
}

test('an early request that no widget comes for is given up', async () => {
  const page = await it.open({
    reply: () => null,
    silent: true,
    watch: async (page) => page.addInitScript(hurry, 60_000),
  });
  const given = await page.waitForEvent('requestfailed', (one) => one.url().endsWith(FILE));
  assert.match(given.failure().errorText, /ABORTED/);
  assert.deepEqual(page.complaints(), []);
  await page.context().close();
});

test('so is one that the widget does not take once it is there', async () => {
  let arrive;
  const arrived = new Promise((done) => { arrive = done; });
  const from = it.asked.length;
  const page = await it.open({
    reply: ({ url }) => (url.pathname === FILE ? null : whole()),
    watch: (page) => page.route('**/*.wasm', (route) => arrived.then(() => route.continue())),
  });
  await it.until(() => from < it.asked.length);
  const given = page.waitForEvent('requestfailed', (one) => one.url().endsWith(FILE));
  await page.evaluate(() => document.querySelector('cw-poi-map').setAttribute('src', '/feed/altro.json'));
  arrive();
  assert.equal((await hears(page, 'cw-load')).items, 4);
  assert.match((await given).failure().errorText, /ABORTED/);
  assert.deepEqual(paths(from), [FILE, '/feed/altro.json']);
  await page.context().close();
});
