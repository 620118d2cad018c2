// “Near me”: asked on a click, sent nowhere; a refusal costs nothing (promise B3).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { painted } from './lib/calendar.mjs';
import { focused } from './lib/focus.mjs';
import { counts, MAP, rested, shown } from './lib/map.mjs';
import { collection, handful, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

const HERE = { latitude: 45.81, longitude: 11.03 };
const ALLOWED = { permissions: ['geolocation'], geolocation: HERE };

/** The page part: counts the questions, whoever asks them, and leaves the answer to the browser. */
function witness() {
  window.questions = [];
  for (const name of ['getCurrentPosition', 'watchPosition']) {
    const own = Geolocation.prototype[name];
    Geolocation.prototype[name] = function (...all) {
      window.questions.push(name);
      const ask = () => own.apply(this, all);
      if (window.held) window.held.then(ask);
      else ask();
    };
  }
}

function start(options = {}) {
  return shown(it, { reply: handful, script: witness, ...options });
}

const names = (page) => page.map.rows.locator('.name').allTextContents();
const pressed = (page) => page.map.part('near').getAttribute('aria-pressed');
const questions = (page) => page.evaluate(() => window.questions);

/** Metres from here to a feature; what stands nowhere is the farthest. */
function metres({ geometry }) {
  if (!geometry) return Infinity;
  const [longitude, latitude] = geometry.coordinates;
  const [y, x] = [latitude - HERE.latitude, (longitude - HERE.longitude) * Math.cos(HERE.latitude * Math.PI / 180)];
  return Math.hypot(x, y) * 111_195;
}
const nearest = (features) => [...features].sort((one, other) => metres(one) - metres(other));
const named = (features) => features.map((one) => one.properties.name);

test('nobody is asked before the click, whatever else is pressed', async () => {
  const page = await start({ media: ALLOWED });
  await page.map.part('home').click();
  await page.map.part('filters').click();
  await page.map.row('Malga Alpo').click();
  await page.map.card.waitFor();
  await page.map.part('view-list').click();
  assert.deepEqual(await questions(page), []);
  await page.map.part('near').click();
  await page.waitForFunction(() => window.questions.length);
  await painted(page);
  assert.deepEqual(await questions(page), ['getCurrentPosition'], 'once, and not for ever');
});

const FOUND = /^7 luoghi\. L’elenco comincia dai luoghi più vicini\.$/;

describe('a position', () => {
  test('puts what is near first, says how far it is, and leaves the device no further', async () => {
    const all = [...places(163), place(163, { name: 'Aaa senza posizione', at: null })];
    const page = await start({ reply: () => collection(all), media: ALLOWED });
    await page.map.part('next').click();
    await page.map.row('Luogo 060').waitFor();
    const requests = [];
    page.on('request', (one) => requests.push(one.url()));
    await page.map.part('near').click();
    await page.map.rows.first().filter({ hasText: / m\b| km\b/ }).waitFor();
    const expected = nearest(all);
    assert.deepEqual(await names(page), named(expected).slice(0, 50));
    const said = await page.map.rows.locator('.fact').evaluateAll((facts) => facts.map((one) => one.textContent).filter((one) => /\d (m|km)$/.test(one)));
    assert.equal(said.length, 50);
    said.forEach((text, index) => {
      const [, number, unit] = /([\d,]+) (m|km)$/.exec(text);
      const told = Number(number.replace(',', '.')) * (unit === 'km' ? 1000 : 1);
      const real = metres(expected[index]);
      assert.ok(Math.abs(told - real) <= Math.max(10, real * 0.06), `${text}: ${real} m`);
    });
    assert.equal(await pressed(page), 'true');
    assert.match((await focused(page)).part, /near/, 'the focus stays');
    for (let turn = 0; turn < 3; turn += 1) await page.map.part('next').click();
    await page.map.row('Aaa senza posizione').filter({ hasText: 'Posizione non indicata' }).waitFor();
    assert.equal((await names(page)).at(-1), 'Aaa senza posizione');
    assert.deepEqual(requests, []);
  });

  test('is said on the card, keeps words and filters, and is forgotten at a second click', async () => {
    const page = await start({ media: ALLOWED });
    await page.map.search.fill('museo');
    await counts(page, /^3 luoghi/);
    await page.map.part('near').click();
    await page.map.rows.filter({ hasText: / m\b| km\b/ }).first().waitFor();
    assert.deepEqual([await page.map.search.inputValue(), await page.map.rows.count()], ['museo', 3]);
    await page.map.search.fill('');
    await counts(page, FOUND);
    assert.deepEqual((await names(page)).slice(2), named(nearest(handful().features)).slice(2));
    await page.map.row('Malga Alpo').click();
    await page.map.card.getByText(/^[\d,]+ km$/).waitFor();
    await page.map.part('close').click();
    await page.map.part('near').click();
    await page.waitForFunction(() => !/ km/.test(document.querySelector('cw-poi-map').shadowRoot.querySelector('.rows').textContent));
    assert.deepEqual(await names(page), named(handful().features).sort((one, other) => one.localeCompare(other, 'it')));
    assert.equal(await pressed(page), 'false');
    assert.equal((await questions(page)).length, 1);
  });

  test('is marked on the map, which goes there and shows what is nearest', async () => {
    const page = await start({ reply: () => collection(places(400)), media: ALLOWED });
    await page.map.part('near').click();
    await page.map.host.locator('.here').waitFor();
    await rested(page);
    const inside = (selector) => page.map.host.evaluate((host, selector) => {
      const { left, right, top, bottom } = host.shadowRoot.querySelector('.stage').getBoundingClientRect();
      return [...host.shadowRoot.querySelectorAll(selector)].filter((one) => {
        const box = one.getBoundingClientRect();
        return left <= box.left && box.right <= right && top <= box.top && box.bottom <= bottom;
      }).length;
    }, selector);
    assert.equal(await inside('.here'), 1);
    assert.ok(0 < await inside('.mark'));
    const shown = await page.map.marks.evaluateAll((all) => all.map((one) => Number(/^[\d.]+/.exec(one.textContent)?.[0] ?? 1)));
    assert.ok(shown.reduce((sum, it) => sum + it, 0) < 400, 'nearer than the whole');
    await page.map.part('near').click();
    await page.map.host.locator('.here').waitFor({ state: 'detached' });
  });

  test('that takes its time is announced', async () => {
    const page = await start({ media: ALLOWED });
    await page.evaluate(() => { window.held = new Promise((done) => { window.release = done; }); });
    await page.map.part('near').click();
    await counts(page, /^7 luoghi\. Ricerca della posizione in corso…$/);
    await page.evaluate(() => window.release());
    await counts(page, FOUND);
    assert.equal(await pressed(page), 'true');
  });
});

describe('a refusal', () => {
  const WORDS = {
    it: /^7 luoghi\. La posizione non è disponibile\. L’elenco resta in ordine alfabetico\.$/,
    de: /^7 Orte\. Der Standort ist nicht verfügbar\. Die Liste bleibt alphabetisch geordnet\.$/,
    en: /^7 places\. The position is not available\. The list stays in alphabetical order\.$/,
  };

  for (const [lang, words] of Object.entries(WORDS)) {
    test(`is told in words of the reader’s language (${lang}), and costs nothing`, async () => {
      const page = await start({ attributes: { lang } });
      const before = await names(page);
      const requests = [];
      page.on('request', (one) => requests.push(one.url()));
      await page.map.part('near').click();
      await counts(page, words);
      assert.equal((await questions(page)).length, 1, 'the browser was asked, and refused');
      assert.deepEqual(await names(page), before);
      assert.equal(await pressed(page), 'false');
      assert.match((await focused(page)).part, /near/, 'the focus stays');
      assert.equal(await page.map.marks.count(), 5);
      assert.deepEqual([requests, page.complaints()], [[], []]);
    });
  }

  test('is seen, not only heard', async () => {
    const page = await start();
    await page.map.part('near').click();
    await counts(page, WORDS.it);
    const seen = await page.map.host.getByText('La posizione non è disponibile').evaluateAll((all) => all.some((one) => {
      const { width, height } = one.getBoundingClientRect();
      return 20 < width && 8 < height && getComputedStyle(one).visibility === 'visible';
    }));
    assert.ok(seen, 'no words on the screen');
  });

  test('leaves words, filters, an open card and the map where they are', async () => {
    const page = await start();
    await page.map.search.fill('museo');
    await counts(page, /^3 luoghi/);
    await page.map.row('Museo della seta').click();
    await page.map.card.waitFor();
    await rested(page);
    const stands = () => page.map.host.locator('.pin').evaluate((one) => one.style.transform);
    const before = await stands();
    await page.map.part('near').click();
    await counts(page, /^3 luoghi\. La posizione/);
    assert.deepEqual([await page.map.title.textContent(), await page.map.search.inputValue(), await stands()], ['Museo della seta', 'museo', before]);
  });

  test('can be taken back: the next click asks again', async () => {
    const page = await start();
    await page.map.part('near').click();
    await counts(page, WORDS.it);
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation(HERE);
    await page.map.part('near').click();
    await counts(page, FOUND);
    assert.deepEqual((await names(page)).slice(2), named(nearest(handful().features)).slice(2));
    assert.equal((await questions(page)).length, 2);
  });

  test('of the device is told like one of the visitor', async () => {
    const page = await start({ media: { permissions: ['geolocation'] } });
    const debug = await page.context().newCDPSession(page);
    await debug.send('Emulation.setGeolocationOverride', {}); // no position is to be had
    await page.map.part('near').click();
    await counts(page, WORDS.it);
    assert.equal(await pressed(page), 'false');
  });
});
