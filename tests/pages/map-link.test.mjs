// What the visitor sees stands in the page's address (`deep-link`); several sources are one set; print shows it whole.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted, said } from './lib/calendar.mjs';
import { counts, map, MAP, rested } from './lib/map.mjs';
import { collection, handful, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

const address = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const linked = async (options = {}) => {
  const page = await it.open({ attributes: { 'deep-link': 'luoghi' }, reply: handful, ...options });
  await hears(page, 'cw-load');
  return page;
};

describe('the page’s address', () => {
  test('says what is looked for and opened, and back closes the card', async () => {
    const page = await linked();
    assert.equal(await address(page), '');
    await page.map.search.fill('malga');
    await page.waitForFunction(() => location.hash === '#luoghi=q:malga');
    await page.map.row('Malga Alpo').click();
    await page.map.card.waitFor();
    assert.match(await address(page), /^#luoghi=q:malga;p:.*luogo-1$/);
    await page.goBack();
    await page.map.card.waitFor({ state: 'detached' });
    assert.equal(await page.map.search.inputValue(), 'malga', 'the words stay');
    await page.goForward();
    await page.map.title.filter({ hasText: 'Malga Alpo' }).waitFor();
  });

  test('sent on, shows another reader the same', async () => {
    const page = await linked();
    await page.map.part('filters').click();
    await page.map.part('filters-panel').getByRole('checkbox', { name: /^Museo/ }).check();
    await counts(page, /^1 luogo$/);
    await page.map.part('view-list').click();
    await page.map.rows.first().click();
    await page.map.card.waitFor();
    const title = await page.map.title.textContent();
    await page.reload();
    await page.map.title.filter({ hasText: title }).waitFor();
    await counts(page, /^1 luogo$/);
    assert.equal(await page.map.part('view-list').getAttribute('aria-pressed'), 'true');
    assert.equal((await page.map.part('filters').textContent()).trim(), 'Filtri (1)');
  });

  test('keeps the page’s own filters, and remembers that they were taken away', async () => {
    const page = await linked({ attributes: { 'deep-link': 'luoghi', category: 'Museo' } });
    await counts(page, /^1 luogo$/);
    await page.map.rows.first().click();
    await page.map.card.waitFor();
    assert.match(await address(page), /^#luoghi=p:/);
    await page.reload();
    await page.map.card.waitFor();
    await counts(page, /^1 luogo$/);
    await page.map.part('close').click();
    await page.map.part('filters').click();
    await page.map.part('clear').first().click();
    await counts(page, /^7 luoghi/);
    assert.equal(await address(page), '#luoghi=n:1');
    await page.reload();
    await counts(page, /^7 luoghi/);
  });

  test('closes a card without losing the focus that was in it', async () => {
    const page = await linked();
    await page.map.row('Malga Alpo').focus();
    await page.keyboard.press('Enter');
    await page.map.card.waitFor();
    await page.map.part('close').focus();
    await page.goBack();
    await page.map.card.waitFor({ state: 'detached' });
    await page.waitForFunction(() => /Malga Alpo/.test(document.querySelector('cw-poi-map').shadowRoot.activeElement?.textContent));
  });

  test('brings nobody’s picture along before the visitor has opened the place', async () => {
    const asked = [];
    const watch = async (page) => page.route('https://altri.example/**', (route) => { asked.push(route.request().url()); return route.abort(); });
    const reply = () => collection([place(0, { name: 'Castello', image: 'https://altri.example/museo.jpg' }), place(1, { name: 'Mulino' })]);
    const page = await linked({ reply, watch });
    await page.map.row('Mulino').click();
    await page.map.card.waitFor();
    const there = (await address(page)).replace(/luogo-1$/, 'luogo-0');
    await page.goto(page.url().replace(/#.*/, '') + '?di-nuovo' + there);
    await page.map.title.filter({ hasText: 'Castello' }).waitFor();
    await rested(page);
    assert.deepEqual(asked, []);
    await page.map.part('close').click();
    await page.map.row('Castello').click();
    await page.map.card.locator('img').waitFor({ state: 'attached' });
    await page.map.card.locator('img').scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    assert.deepEqual(asked, ['https://altri.example/museo.jpg']);
  });

  test('with what nobody wrote shows everything', async () => {
    const page = await linked();
    await page.evaluate(() => { location.hash = '#luoghi=p:nessuno;v:sottosopra;%zz;c:'; });
    await painted(page);
    await page.reload();
    await hears(page, 'cw-load');
    await page.map.host.locator('#count, .empty').first().waitFor();
    assert.deepEqual(page.complaints(), []);
  });

  test('is shared by two maps and an anchor of the page, each under its own name', async () => {
    const body = `<div id="cima"></div><cw-poi-map id="uno" deep-link="uno" loading="eager" src="/feed/uno"></cw-poi-map>
      <cw-poi-map id="due" deep-link="due" loading="eager" src="/feed/due"></cw-poi-map><cw-poi-map id="tre" loading="eager" src="/feed/tre"></cw-poi-map>`;
    const page = await it.open({ body, reply: handful });
    await hears(page, 'cw-load', 3);
    const [uno, due, tre] = ['#uno', '#due', '#tre'].map((id) => map(page, id));
    await page.evaluate(() => { location.hash = '#cima'; });
    await uno.search.fill('malga');
    await due.search.fill('museo');
    await tre.search.fill('rifugio');
    await page.waitForFunction(() => /due=q:museo/.test(location.hash));
    assert.equal(await address(page), '#cima&uno=q:malga&due=q:museo');
    await due.row('Museo del marmo').click();
    await due.card.waitFor();
    await page.goBack();
    await due.card.waitFor({ state: 'detached' });
    assert.equal(await uno.search.inputValue(), 'malga');
    assert.equal(await tre.search.inputValue(), 'rifugio');
  });

  test('keeps its path and its query, also on a page with another base', async () => {
    const page = await linked();
    const before = await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('base'), { href: '/altrove/' }));
      history.replaceState(null, '', `${location.pathname}?id=7`);
      return location.pathname + location.search;
    });
    await page.map.search.fill('malga');
    await page.waitForFunction(() => location.hash === '#luoghi=q:malga');
    assert.equal(await page.evaluate(() => location.pathname + location.search), before);
    await page.map.search.fill('');
    await page.waitForFunction(() => location.hash === '');
    assert.equal(await page.evaluate(() => location.pathname + location.search), before);
  });

  test('is left alone by a map without `deep-link`', async () => {
    const page = await linked({ attributes: {} });
    await page.map.row('Malga Alpo').click();
    await page.map.card.waitFor();
    assert.equal(await address(page), '');
  });
});

describe('several sources', () => {
  const FEEDS = {
    '/feed/ala': collection([place(0, { name: 'Museo Luigi Dalla Laita' }), place(1, { name: 'Malga Alpo' })]),
    '/feed/avio': collection([place(70, { name: 'MALGA Alpo', at: place(1).geometry.coordinates }), place(71, { name: 'Castello di Avio' })]),
    '/feed/mori': collection([place(80, { name: 'Rifugio di Mori' })]),
  };
  const BODY = `<cw-poi-map loading="eager"><source src="/feed/ala" title="Comune di Ala"><source src="/feed/avio" title="Comune di Avio">
    <source src="/feed/mori" title="Comune di Mori"><a href="/luoghi">Tutti i luoghi</a></cw-poi-map>`;
  const names = (page) => page.map.rows.locator('.name').allTextContents();
  const box = (page, name) => page.map.part('legend').getByRole('checkbox', { name });

  test('are one set, in which the same place stands once', async () => {
    const page = await it.open({ body: BODY, reply: ({ url }) => FEEDS[url.pathname] });
    await counts(page, /^4 luoghi$/);
    assert.deepEqual(await names(page), ['Castello di Avio', 'Malga Alpo', 'Museo Luigi Dalla Laita', 'Rifugio di Mori']);
    const [one, other] = await page.map.part('legend').locator('svg').evaluateAll((all) => all.map((svg) => `${svg.firstChild.getAttribute('d')} ${getComputedStyle(svg).fill}`));
    assert.notEqual(one, other);
  });

  test('one of which is slow keep nobody waiting, and count once', async () => {
    let release;
    const held = new Promise((done) => { release = done; });
    const page = await it.open({ body: BODY, reply: async ({ url }) => { if (url.pathname.endsWith('mori')) await held; return FEEDS[url.pathname]; } });
    await page.map.row('Castello di Avio').waitFor();
    await page.map.part('legend').getByText('in caricamento…').waitFor();
    release();
    await counts(page, /^4 luoghi$/);
    await page.map.row('Rifugio di Mori').waitFor();
    assert.equal((await said(page, 'status')).filter(({ text }) => /^4 luoghi/.test(text)).length, 1);
  });

  test('one of which fails after some pages show what it had given', async () => {
    const search = '/api/opendata/v2/geo/search/classes%20%5Bluogo%5D';
    const page = await it.open({
      attributes: { src: search },
      reply: ({ url }) => {
        const start = Number(new URLSearchParams(url.search).get('offset') ?? /offset[ +%20]*(\d+)/.exec(decodeURIComponent(url.href))?.[1] ?? 0);
        if (12 <= start) return { status: 404, body: 'no' };
        return {
          ...collection(places(16).slice(start, start + 4)), query: 'classes [luogo] limit 4', totalCount: 16, facets: [],
          nextPageQuery: `${it.origin}/api/opendata/v2/geo/search/classes%20%5Bluogo%5D%20limit%204%20offset%20${start + 4}`,
        };
      },
    });
    await hears(page, 'cw-error');
    await page.map.alert.waitFor();
    await counts(page, /^12 luoghi/);
    assert.equal(await page.map.rows.count(), 12);
  });

  test('one of which fails show the others, name it, and ask it alone again', async () => {
    let broken = true;
    const page = await it.open({ body: BODY, reply: ({ url }) => (broken && url.pathname.endsWith('mori') ? { status: 404, body: 'no' } : FEEDS[url.pathname]) });
    await page.map.alert.filter({ hasText: 'Comune di Mori' }).waitFor();
    await page.map.row('Castello di Avio').waitFor();
    assert.equal((await heard(page, 'cw-error'))[0].source, '/feed/mori');
    broken = false;
    const from = it.asked.length;
    await page.map.part('retry').click();
    await counts(page, /^4 luoghi$/);
    assert.deepEqual(it.asked.slice(from).map(({ url }) => url.pathname), ['/feed/mori']);
  });

  test('switched off go from the map and the list, and what they said first is told by the other', async () => {
    const page = await it.open({ body: BODY, reply: ({ url }) => FEEDS[url.pathname] });
    await counts(page, /^4 luoghi$/);
    await box(page, /Mori/).uncheck();
    await counts(page, /^3 luoghi$/);
    await box(page, /Ala/).uncheck();
    await counts(page, /^2 luoghi$/);
    assert.deepEqual(await names(page), ['Castello di Avio', 'MALGA Alpo']);
  });
});

describe('printed', () => {
  test('the list stands whole beside the map, without buttons', async () => {
    const page = await linked({ reply: () => collection(places(40)) });
    await rested(page);
    await page.emulateMedia({ media: 'print' });
    await painted(page);
    for (const gone of ['search', 'filters', 'zoom-in', 'save']) assert.equal(await page.map.part(gone).first().isVisible(), false, gone);
    const cut = await page.map.host.evaluate((host) => {
      const root = host.shadowRoot;
      const [rows, column] = [root.querySelector('.rows'), root.querySelector('.column')].map((one) => one.getBoundingClientRect());
      return rows.bottom - column.bottom;
    });
    assert.ok(cut <= 1, `${cut} pixels of the list are cut`);
    assert.ok(await page.map.stage.isVisible());
  });
});
