// A source that stands first and arrives last, or breaks off: what the visitor holds stays in hand (promise A9).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted } from './lib/calendar.mjs';
import { focused } from './lib/focus.mjs';
import { counts, MAP, rested } from './lib/map.mjs';
import { collection, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

// Far enough from each other to be marks of their own, and between the same corners, so that the map need not move.
const AVIO = [
  place(70, { name: 'Castello', at: [11.0, 45.78] }), place(71, { name: 'Malga Alpo', at: [11.06, 45.82] }), place(72, { name: 'Teatro', at: [11.03, 45.8] }),
];
const ALA = [
  place(0, { name: 'Albergo', at: [11.06, 45.78] }), place(1, { name: 'Museo', at: [11.0, 45.82] }), place(2, { name: 'Zona sportiva', at: [11.03, 45.783] }),
];
const BODY = `<cw-poi-map loading="eager"><source src="/feed/ala" title="Comune di Ala"><source src="/feed/avio" title="Comune di Avio">
  <a href="/luoghi">Tutti i luoghi</a></cw-poi-map>`;

/** A page on which Avio is, and Ala will be: `page.arrive()` lets it come. */
async function waiting({ ala = ALA, avio = AVIO, body = BODY } = {}) {
  let release;
  const held = new Promise((done) => { release = done; });
  const page = await it.open({
    body,
    reply: async ({ url }) => {
      if (url.pathname.endsWith('avio')) return collection(avio);
      await held;
      return collection(ala);
    },
  });
  await page.map.row(avio[0].properties.name).waitFor();
  await rested(page);
  page.arrive = async () => {
    release();
    await hears(page, 'cw-load');
    await rested(page);
    await painted(page);
  };
  return page;
}

describe('when the first source comes last', () => {
  test('a mark that has the focus keeps it, with the tab stop, and opens its own place', async () => {
    const page = await waiting();
    await page.map.mark('Malga Alpo').focus();
    await rested(page);
    await page.arrive();
    assert.equal(await page.map.marks.count(), 6);
    assert.equal((await focused(page))?.text, 'Malga Alpo');
    assert.deepEqual(await page.map.host.locator('.marks [tabindex="0"]').evaluateAll((all) => all.map((one) => one.title)), ['Malga Alpo']);
    await page.keyboard.press('Enter');
    await page.map.title.filter({ hasText: 'Malga Alpo' }).waitFor();
  });

  test('the tab stop stays on the mark where the visitor left it', async () => {
    const page = await waiting();
    await page.map.mark('Teatro').focus();
    await rested(page);
    await page.map.search.focus();
    await page.arrive();
    assert.deepEqual(await page.map.host.locator('.marks [tabindex="0"]').evaluateAll((all) => all.map((one) => one.title)), ['Teatro']);
    assert.match((await focused(page)).part, /search/);
  });

  test('a row that has the focus keeps it, and opens its own place', async () => {
    const page = await waiting();
    await page.map.row('Malga Alpo').focus();
    await page.arrive();
    assert.equal(await page.map.rows.count(), 6);
    assert.match((await focused(page))?.text ?? 'lost', /^Malga Alpo/);
    await page.keyboard.press('Enter');
    await page.map.title.filter({ hasText: 'Malga Alpo' }).waitFor();
  });

  for (const [from, find] of [['row', (page) => page.map.row('Malga Alpo')], ['mark', (page) => page.map.mark('Malga Alpo')]]) {
    test(`a card opened from a ${from} stays open, chosen and in focus, and gives the focus back to its ${from}`, async () => {
      const page = await waiting();
      await find(page).focus();
      await page.keyboard.press('Enter');
      await page.map.card.waitFor();
      await rested(page);
      const before = await focused(page);
      await page.arrive();
      assert.equal(await page.map.title.textContent(), 'Malga Alpo');
      assert.match(await page.map.card.textContent(), /Via Roma 72/);
      assert.deepEqual(await focused(page), before);
      const chosen = page.map.host.locator('.mark[aria-current=true]');
      assert.deepEqual(await chosen.evaluateAll((all) => all.map((one) => one.title)), ['Malga Alpo']);
      const [pin, mark] = [await page.map.host.locator('.pin').getAttribute('style'), await chosen.getAttribute('style')];
      assert.equal(pin, mark, 'the pin stands where its place is');
      await page.map.part('close').focus();
      await page.keyboard.press('Enter');
      await page.map.card.waitFor({ state: 'detached' });
      const after = await focused(page);
      assert.match(after?.text ?? 'lost', /^Malga Alpo/);
      assert.match(after.part, from === 'row' ? /place/ : /mark/);
    });
  }

  test('places of one spot that stand around it go on standing there, and one of them in focus', async () => {
    const spot = [11.03, 45.8];
    const page = await waiting({ avio: [AVIO[0], AVIO[1], place(73, { name: 'Teatro', at: spot }), place(74, { name: 'Cinema', at: spot })] });
    await page.map.mark('nello stesso punto').click();
    await page.map.mark('Cinema').focus();
    await rested(page);
    await page.arrive();
    assert.equal((await focused(page))?.text, 'Cinema');
    assert.equal(await page.map.mark('Teatro').count(), 1);
  });

  test('and holds the place that the address names, its card opens, and takes the focus over from the row it covers', async () => {
    const page = await waiting({ body: BODY.replace('<cw-poi-map', '<cw-poi-map deep-link="luoghi"') });
    const { origin } = new URL(page.url());
    await page.evaluate((uid) => { location.hash = `luoghi=p:${encodeURIComponent(uid)}`; }, `${new URL(origin).host}#luogo-1`);
    await page.map.row('Malga Alpo').focus();
    await page.arrive();
    await page.map.title.filter({ hasText: 'Museo' }).waitFor();
    assert.equal((await focused(page))?.id, 'card-title');
  });

  test('words and filters stay as the visitor set them, and are asked of the newcomers, too', async () => {
    const page = await waiting();
    await page.map.search.focus();
    await page.keyboard.type('mori');
    await counts(page, /^1 luogo/);
    await page.arrive();
    await counts(page, /^2 luoghi$/);
    assert.deepEqual(await page.map.rows.locator('.name').allTextContents(), ['Malga Alpo', 'Zona sportiva']);
    assert.match((await focused(page)).part, /search/);
    assert.equal(await page.map.search.inputValue(), 'mori');
  });

  test('a map that the visitor has moved stays where it is', async () => {
    const far = [...ALA, place(3, { name: 'Lontano', at: [11.4, 46.1] })];
    const page = await waiting({ ala: far });
    await page.map.part('zoom-in').click();
    await rested(page);
    const stands = async () => (await page.map.mark('Teatro').boundingBox()).x;
    const before = await stands();
    await page.arrive();
    await counts(page, /^7 luoghi$/);
    assert.equal(await stands(), before);
  });

  test('and knows the place whose card is open, that card stays, or its going is told; the focus is not lost', async () => {
    const twin = place(5, { name: 'MALGA Alpo', at: AVIO[1].geometry.coordinates });
    const page = await waiting({ ala: [...ALA, twin] });
    await page.map.row('Malga Alpo').focus();
    await page.keyboard.press('Enter');
    await page.map.card.waitFor();
    await page.arrive();
    await counts(page, /^6 luoghi/);
    assert.ok(await focused(page), 'the focus is lost');
    const words = await page.map.host.locator('[role=status], [role=alert]').allTextContents();
    const title = await page.map.title.allTextContents();
    assert.match([...title, ...words].join('\n'), /malga alpo/i);
    // Whatever shows it, it is one place: chosen on the map, and closed into the list.
    assert.equal(await page.map.marks.filter({ hasText: /malga alpo/i }).count(), 1);
    if (title.length) {
      assert.equal(await page.map.host.locator('.mark[aria-current=true]').count(), 1);
      await page.map.part('close').focus();
      await page.keyboard.press('Enter');
      await page.map.card.waitFor({ state: 'detached' });
      assert.match((await focused(page))?.text ?? 'lost', /^malga alpo/i);
    }
  });
});

describe('when a source breaks off after some pages', () => {
  const SEARCH = '/api/opendata/v2/geo/search/classes%20%5Bluogo%5D';
  const MORI = [place(80, { name: 'Rifugio di Mori' })];
  const body = `<cw-poi-map loading="eager"><source src="${SEARCH}" title="Comune di Ala"><source src="/feed/avio" title="Comune di Avio">
    <source src="/feed/mori" title="Comune di Mori"><a href="/luoghi">Tutti i luoghi</a></cw-poi-map>`;

  /** The page number of a request of Ala's. */
  const start = (url) => Number(/offset\D+(\d+)/.exec(decodeURIComponent(url.href))?.[1] ?? 0);
  /** Ala has sixteen places on four pages; `gate(start)` may hold or break one of them. */
  async function open(gate) {
    const page = await it.open({
      body,
      reply: async ({ url }) => {
        if (url.pathname.endsWith('avio')) return collection(AVIO);
        if (url.pathname.endsWith('mori')) return collection(MORI);
        const from = start(url);
        const refusal = await gate(from);
        if (refusal) return refusal;
        const next = from + 4 < 16 ? `${it.origin}${SEARCH}%20limit%204%20offset%20${from + 4}` : null;
        return { ...collection(places(16).slice(from, from + 4)), query: 'classes [luogo] limit 4', totalCount: 16, facets: [], nextPageQuery: next };
      },
    });
    return page;
  }
  const layer = (page, name) => page.map.part('layer').filter({ hasText: name });
  const broken = (from) => (from === 12 ? { status: 404, body: 'no' } : null);

  test('what it gave stays, its failure is named, and the others know nothing of it', async () => {
    const page = await open(broken);
    await page.map.part('legend').getByRole('alert').filter({ hasText: 'Comune di Ala' }).waitFor();
    await counts(page, /^16 luoghi$/);
    assert.equal(await page.map.alert.count(), 1);
    assert.doesNotMatch(await page.map.alert.textContent(), /Avio|Mori/);
    assert.equal(await page.map.rows.count(), 16);
    for (const [name, tally] of [['Ala', '(12)'], ['Avio', '(3)'], ['Mori', '(1)']]) await layer(page, name).filter({ hasText: tally }).waitFor();
    const errors = await heard(page, 'cw-error');
    assert.equal(errors.length, 1);
    assert.ok(errors[0].source.includes('/geo/search/'), errors[0].source);
    const { items, sources } = await hears(page, 'cw-load');
    assert.deepEqual({ items, sources }, { items: 16, sources: 2 });
    for (const name of ['Luogo 011', 'Castello', 'Rifugio di Mori']) {
      await page.map.search.fill(name);
      await page.map.row(name).click();
      await page.map.title.filter({ hasText: name }).waitFor();
      await page.map.part('close').click();
    }
  });

  test('asked again, it is asked alone; what it gave stays until it is whole, and then all are there', async () => {
    let gate = broken;
    const page = await open((from) => gate(from));
    await page.map.part('retry').waitFor();
    await counts(page, /^16 luoghi$/);
    let release;
    const held = new Promise((done) => { release = done; });
    gate = async (from) => { if (from === 8) await held; };
    const before = it.asked.length;
    await page.map.part('retry').focus();
    await page.keyboard.press('Enter');
    await it.until(() => it.asked.slice(before).some(({ url }) => start(url) === 8));
    await painted(page);
    assert.equal(await page.map.rows.count(), 16, 'nothing goes while it comes again');
    await layer(page, 'Ala').filter({ hasText: 'in caricamento…' }).waitFor();
    release();
    await counts(page, /^20 luoghi$/);
    assert.deepEqual([await page.map.rows.count(), await page.map.alert.count()], [20, 0]);
    assert.ok(it.asked.slice(before).every(({ url }) => url.pathname.includes('/geo/search/')));
    assert.ok((await focused(page))?.inside, 'the focus is not lost with the button');
  });

  test('a card of what it gave stays open', async () => {
    let fail;
    const held = new Promise((done) => { fail = done; });
    it.asked.length = 0;
    const page = await open(async (from) => { if (from === 12) await held; return broken(from); });
    await it.until(() => it.asked.some(({ url }) => url.pathname.includes('/geo/search/') && start(url) === 12)); // the list stands
    await page.map.row('Luogo 002').waitFor();
    await painted(page);
    await page.map.row('Luogo 002').click();
    await page.map.title.filter({ hasText: 'Luogo 002' }).waitFor();
    fail();
    await page.map.alert.waitFor();
    await painted(page);
    assert.deepEqual([await page.map.title.textContent(), (await focused(page))?.id], ['Luogo 002', 'card-title']);
  });
});
