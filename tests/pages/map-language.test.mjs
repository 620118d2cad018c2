// Every word of ours is in the reader's language, and every voice knows in which one it reads (WCAG 3.1.2).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { content, hits } from './lib/feed.mjs';
import { counts, MAP, rested } from './lib/map.mjs';
import { collection, place } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

// What the data say is in no language: whatever of it is read is no word of ours.
const DATA = ['Mo off', 'Xilo', 'Quux', 'Zeta', 'Ypsi', 'Kappa', 'Wolu', 'Bruxo', 'xilo', 'example', 'tiles', '127.0.0.1'];
const KINDS = Array.from({ length: 20 }, (_, kind) => `Zeta ${kind}`);
const given = (id, more = {}) => place(id, {
  name: `Xilo ${String(id).padStart(2, '0')}`, category: KINDS[id % 20], address: `Quux ${id}`, municipality: ['Ypsi', 'Kappa'][id % 2], ...more,
});
const WHOLE = {
  description: 'Wolu', abstract: 'Bruxo', url: '/Eventi/xilo', email: 'xilo@xilo.example', phone: '0464 671120',
};
const MANY = () => collection([
  given(0, { ...WHOLE, opening_hours: 'Mo-Fr 08:30-12:30,14:00-18:00', wheelchair: 'yes' }),
  given(1, { opening_hours: '24/7', wheelchair: 'no' }),
  given(2, { opening_hours: 'Tu-Su 09:00-17:00' }),
  given(3, { opening_hours: 'Mo off' }),
  given(4, { opening_hours: 'Mo-Su 08:30-12:30; PH off' }),
  given(5, { at: null }),
  ...Array.from({ length: 60 }, (_, index) => given(6 + index)),
  given(66, { at: [11.2, 45.9] }),
  given(67, { at: [11.2, 45.9] }),
  null,
  { ...given(90), geometry: { type: 'Point', coordinates: ['x', 1] } },
]);
const refused = { status: 404, body: '<h1>Wolu</h1>' };
const ANSWERS = {
  '/feed/none': () => collection([]), '/feed/refused': () => refused, '/feed/unreadable': () => 'Wolu Bruxo Wolu Bruxo', '/feed/silent': () => null,
};

/** The page part: each text and label in there with the language a voice reads it in. */
function words(host) {
  const all = [];
  const take = (text, node, where) => {
    const words = text?.trim();
    if (words) all.push({ text: words, lang: (node.closest('[lang]') ?? host).lang, where });
  };
  const walker = document.createTreeWalker(host.shadowRoot ?? host, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) take(node.data, node.parentElement, node.parentElement.localName);
    else for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) take(node.getAttribute(name), node, name);
  }
  return all;
}

/** Everything the map says to a reader of `lang`, in as many of its states as a visitor meets. */
async function tour(lang) {
  const all = new Map();
  const look = async (page) => {
    await painted(page);
    for (const one of await page.map.host.evaluate(words)) all.set(`${one.lang} ${one.where} ${one.text}`, one);
  };
  const sources = '<source src="/feed/a" title="Xilo A"><source src="/feed/b" title="Xilo B"><source src="/feed/c" title="Xilo C">';
  let release;
  const slow = new Promise((done) => { release = done; });
  const answers = { '/feed/a': MANY, '/feed/b': () => slow, '/feed/c': () => refused };
  const page = await it.open({
    body: `<cw-poi-map loading="eager" lang="${lang}" patron="06-15" tiles="https://tiles.example/{z}/{x}/{y}.png">${sources}</cw-poi-map>`,
    reply: ({ url }) => answers[url.pathname](), media: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  const { map } = page;
  const text = map.status;
  await map.rows.first().waitFor();
  await map.alert.waitFor();
  await look(page);
  release(collection([place(95, { name: 'Xilo B', category: 'Zeta 0', address: 'Quux', municipality: 'Ypsi' })]));
  await hears(page, 'cw-load');
  await rested(page);
  await text.filter({ hasText: /^70 / }).waitFor({ state: 'attached' });
  await look(page);
  await map.part('near').click(); // nobody has allowed it
  await text.filter({ hasText: /^70 \S+\. \S+ \S+ \S+ \S+/ }).waitFor({ state: 'attached' });
  await look(page);
  await map.part('filters').click();
  await map.part('filters-panel').locator('input').first().check();
  await map.part('clear').waitFor();
  await look(page);
  await map.part('clear').click();
  await map.part('filters').click();
  for (const row of ['Xilo 00', 'Xilo 01', 'Xilo 02', 'Xilo 03', 'Xilo 04', 'Xilo 05']) {
    await map.row(row).click();
    await map.card.waitFor();
    if (row === 'Xilo 00') {
      await map.part('share').click();
      await map.card.locator('.said:not(:empty)').waitFor();
    }
    await look(page);
    await map.part('close').click();
  }
  const { x, y } = await map.stage.boundingBox();
  await page.mouse.move(x + 60, y + 60);
  await page.mouse.wheel(0, 10);
  await map.host.locator('.hint:not(:empty)').waitFor();
  await look(page);
  await map.part('view-map').click();
  await look(page);
  await map.part('view-list').click();
  await map.search.fill('qqqq');
  await map.host.locator('.empty').waitFor();
  await text.filter({ hasText: /^[^\d]/ }).waitFor({ state: 'attached' });
  await look(page);
  await page.context().close();

  // One source: what it has not, what it refuses, what it keeps people waiting for; and where they are.
  const media = { permissions: ['geolocation'], geolocation: { latitude: 45.8, longitude: 11.02 } };
  const one = await it.open({ attributes: { lang, tiles: '/tiles/{z}/{x}/{y}.png' }, reply: ({ url }) => (ANSWERS[url.pathname] ?? MANY)(), media });
  await hears(one, 'cw-load');
  await one.map.stage.locator('.asking').waitFor();
  await one.map.part('near').click();
  await one.map.rows.first().filter({ hasText: /\d (m|km)\b/ }).waitFor();
  await look(one);
  for (const [path, until] of [
    ['none', one.map.host.locator('.empty')], ['refused', one.map.alert], ['unreadable', one.map.alert.filter({ hasText: 'Wolu' })],
    ['silent', one.map.status.filter({ hasText: '…' })],
  ]) {
    await one.evaluate((src) => document.querySelector('cw-poi-map').setAttribute('src', src), `/feed/${path}`);
    await until.waitFor({ state: 'attached' });
    await look(one);
  }
  await one.context().close();
  return [...all.values()];
}

/** The words of ours in there, without what the data say. */
function ours(all) {
  const found = new Map();
  for (const { text } of all) {
    const own = DATA.reduce((left, data) => left.replaceAll(data, ' '), text);
    for (const word of own.toLowerCase().match(/\p{L}{2,}/gu) ?? []) found.set(word, text);
  }
  return found;
}

// Names, units, and what two languages really share.
const NAMES = ['geojson', 'csv', 'openstreetmap', 'google', 'apple', 'maps', 'app', 'km', 'ip', 'ctrl', 'in'];
const SHARED = { de: [...NAMES, 'alle'], en: [...NAMES, 'all', 'me'] };

describe('a reader of another language', () => {
  let italian;
  before(async () => { italian = await tour('it'); });

  test('is compared with an Italian one, who hears a great many words', () => {
    const words = ours(italian);
    assert.ok(120 < words.size, `${words.size} words`);
    const heard = italian.map(({ text }) => text).join('\n');
    for (const some of [
      'Caricamento dei luoghi', 'Nessun luogo da mostrare', 'Nessun luogo corrisponde', 'in caricamento…', 'Riprova', 'Fonti dei dati', 'Oggi', 'Aperto 24 ore', 'giorno festivo',
      'Il collegamento è stato copiato', 'La posizione non è disponibile', 'Lo sfondo della mappa non è disponibile', 'indirizzo IP', 'Carica lo sfondo', 'Non accessibile', 'Posizione non indicata',
      'Ctrl e rotella', 'non è leggibile', 'solo in parte', 'nello stesso punto', 'ingrandisci', 'Tutte le categorie', 'Togli tutti i filtri', 'Luoghi successivi', 'Come arrivare', 'Le frecce portano',
    ]) assert.ok(heard.toLowerCase().includes(some.toLowerCase()), `nobody said «${some}»`);
  });

  for (const lang of ['de', 'en']) {
    test(`hears no Italian word of ours (${lang})`, async () => {
      const all = await tour(lang);
      const [known, theirs] = [ours(italian), ours(all)];
      assert.ok(known.size * 0.7 < theirs.size, `${theirs.size} words`);
      const left = [...theirs].filter(([word]) => known.has(word) && !SHARED[lang].includes(word));
      assert.deepEqual(left.map(([word, text]) => `«${word}» in «${text}»`), []);
      assert.deepEqual([...new Set(all.map((one) => one.lang))], [lang], 'every word is marked as of that language');
    });
  }
});

describe('what a source says in its own language', () => {
  // An Italian content: its texts are read in Italian, whatever the page speaks.
  const fields = {
    title: 'Xilo', name: 'Xilo', abstract: 'Wolu', description: '<p>Bruxo</p>', type: ['Zeta'], orario: 'Quux',
  };
  const WITH = { ...fields, has_address: { latitude: '45.8', longitude: '11.02', address: 'Kappa' } };

  async function open(lang, data) {
    const page = await it.open({ attributes: { lang, src: '/api/opendata/v2/content/search/classes%20%5Bplace%5D' }, reply: () => hits([content(1, data)]) });
    await hears(page, 'cw-load');
    return page;
  }

  for (const lang of ['it', 'de', 'en']) {
    test(`is read in it on the card, and our words in the reader’s (${lang})`, async () => {
      const page = await open(lang, WITH);
      await page.map.rows.first().click();
      await page.map.card.waitFor();
      await painted(page);
      const card = await page.map.card.evaluate(words);
      const theirs = card.filter(({ text }) => /^(Xilo|Wolu|Bruxo|Zeta|Quux|Kappa)$/.test(text));
      assert.ok(6 <= theirs.length, JSON.stringify(theirs));
      assert.deepEqual(theirs.filter((one) => one.lang !== 'it'), []);
      const mine = card.filter((one) => !theirs.includes(one));
      assert.ok(5 < mine.length);
      assert.deepEqual(mine.filter((one) => one.lang !== lang), []);
    });
  }

  test('is read in it in the list and on the map, and our words in the reader’s', async () => {
    const page = await open('de', fields);
    await counts(page, /^1 Ort$/);
    const all = await page.map.rows.first().evaluate((row) => {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) found.push([walker.currentNode.data, walker.currentNode.parentElement.closest('[lang]').lang]);
      return found.filter(([text]) => /\p{L}/u.test(text));
    });
    assert.deepEqual(all.filter(([text]) => text === 'Xilo'), [['Xilo', 'it']]);
    assert.deepEqual(all.filter(([text]) => text.includes('Positionsangabe')), [['Ohne Positionsangabe', 'de']]);
  });

  test('follows when the page changes its language', async () => {
    const page = await open('de', WITH);
    await counts(page, /^1 Ort$/);
    await page.evaluate(() => document.querySelector('cw-poi-map').setAttribute('lang', 'en'));
    await counts(page, /^1 place$/);
    assert.equal(await page.map.host.locator('[part~=widget]').getAttribute('lang'), 'en');
    assert.equal(await page.map.part('filters').textContent(), 'Filters');
  });
});
