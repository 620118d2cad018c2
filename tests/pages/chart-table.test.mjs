// The table of a chart is its source, cell by cell, in the reader's language (promise A10): held against a reader of the
// tests' own and the browser's own `Intl`.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { cells, CHART, chart, shown, tabled } from './lib/chart.mjs';
import { CHARTS, settled } from './lib/examples.mjs';
import { broad, csv, daily, datastore, days, dice, facets, KINDS, LONG, minutes, office, YEARS } from './lib/figures.mjs';
import { amount, decimals, file, intl, pivot } from './lib/reader.mjs';
import { demoStage, stage } from './lib/stage.mjs';

const PROVISIONAL = { it: 'dato provvisorio', de: 'vorläufiger Wert', en: 'provisional' };
const MISSING = { it: 'nessun valore', de: 'kein Wert', en: 'no value' };

/** A position as `intl` takes it: days as ISO, numbers as numbers, words as they are. */
function position(text, wish) {
  if (wish.kind === 'scatter') return amount(text, ',').value;
  const [, day, month, year] = text.match(/^(\d\d)\/(\d\d)\/(\d{4})$/) ?? [];
  return year ? `${year}-${month}-${day}` : text;
}

/** The rows a table should have, in words. */
async function expected(page, data, wish) {
  const { lang = 'it', unit } = wish;
  const all = data.series.flatMap((one) => one.values.map((it) => it.value));
  const needed = Math.max(0, ...data.series.map((one) => decimals(one.values.slice(0, 1000).map((it) => it.value))));
  const places = wish.decimals === undefined ? (unit === '€' && needed === 1 ? 2 : needed) : Number(wish.decimals);
  assert.ok(all.some((it) => it !== null), 'the source has values');
  const words = await page.evaluate(intl, {
    lang, unit, places,
    values: data.series.map((one) => one.values.map((it) => it.value)),
    positions: data.positions.map((it) => position(it, wish)),
  });
  const isWord = unit && !['%', '€'].includes(unit);
  const named = data.names ?? null;
  const head = [data.x, ...data.series.map(({ name }) => (isWord && !name.includes(unit) ? `${name} (${unit})` : name))];
  const rows = data.positions.map((_, row) => [words.positions[row], ...data.series.map((one, column) => {
    const { value, provisional } = one.values[row];
    if (value === null) return { missing: true };
    return { text: words.values[column][row], provisional };
  })]);
  if (named) {
    head.unshift(named.head);
    rows.forEach((row, at) => row.splice(0, 1, named.texts[at], { text: row[0], provisional: false }));
  }
  return { head, rows, lang };
}

/** The same row by row. `seen` is what stands on the page, from the row `first` on. */
function check(seen, { head, rows, lang }, first = 0) {
  assert.deepEqual(seen.head.slice(1), head.slice(1));
  if (head[0] !== null) assert.equal(seen.head[0], head[0]);
  seen.rows.forEach(([name, ...values], at) => {
    const [position, ...wanted] = rows[first + at];
    assert.equal(name.text, position, `row ${first + at}`);
    assert.equal(values.length, wanted.length);
    values.forEach((cell, column) => {
      const one = wanted[column];
      const where = `${position}, ${head[column + 1]}: ${JSON.stringify(cell)}`;
      if (one.missing) assert.deepEqual(cell, { text: '', mark: '–', unseen: MISSING[lang] }, where);
      else {
        assert.equal(cell.text, one.text, where);
        assert.equal(cell.unseen, one.provisional ? PROVISIONAL[lang] : '', where);
        assert.equal(cell.mark !== '', one.provisional, where);
      }
    });
  });
}

/** Compares the pages of a table, so many of them, with what they should be. */
async function compare(page, data, wish, { at = 0, pages = 4 } = {}) {
  const wanted = await expected(page, data, wish);
  const one = { part: (name) => page.locator('cw-kpi-chart').nth(at).locator(`[part~="${name}"]`) };
  let first = 0;
  for (let turn = 0; turn < pages; turn += 1) {
    const seen = await cells(page, at);
    assert.equal(seen.rows.length, Math.min(100, wanted.rows.length - first), 'rows on this page');
    check(seen, wanted, first);
    first += seen.rows.length;
    if (first === wanted.rows.length) break;
    await one.part('next').click();
    await painted(page);
  }
  return wanted.rows.length;
}

/** Each bar is as high as its value, and there is none where the table has no value. */
async function isDrawn(page, host, data) {
  for (const [layer, { name, values }] of data.series.entries()) {
    const high = await host.locator(`.drawing > .sheet .bar.layer-${layer}`).evaluateAll((all) => all.flatMap((one) => one.getAttribute('d').split('M').slice(1).map((piece) => {
      const bar = one.cloneNode();
      bar.setAttribute('d', `M${piece}`);
      one.after(bar);
      const { height } = bar.getBBox();
      bar.remove();
      return height;
    })));
    const known = values.map((it) => it.value).filter((it) => it !== null);
    assert.equal(high.length, known.length, name);
    const scale = Math.max(...high) / Math.max(...known);
    high.forEach((it, at) => assert.ok(Math.abs(it - known[at] * scale) < 0.3, `${name}: ${known[at]} is ${it} of ${Math.max(...high)} high`));
  }
}

describe('the table of the example', () => {
  let it;
  before(async () => { it = await demoStage(); });
  after(() => it.stop());

  const get = async (path) => (await fetch(new URL(path, it.origin))).arrayBuffer();
  const json = async (path) => JSON.parse(new TextDecoder().decode(await get(path)));
  const inRome = (seconds) => new Date(seconds * 1000).toLocaleString('sv', { timeZone: 'Europe/Rome' }).slice(0, 16).replace(' ', 'T');
  const text = (one) => (one === null || one === undefined ? '' : String(one));

  /** Every record of a CKAN resource, by paging of our own. */
  async function records(id, more = '') {
    const all = [];
    for (;;) {
      const { result } = await json(`/api/3/action/datastore_search?resource_id=${id}&limit=1000&offset=${all.length}${more}`);
      const head = result.fields.map((field) => field.id).filter((one) => one !== '_id');
      all.push(...result.records.map((one) => head.map((name) => text(one[name]))));
      if (result.total <= all.length || !result.records.length) return { head, rows: all, point: '.' };
    }
  }

  /** The table behind an address. */
  async function table(src) {
    const url = new URL(src, it.origin);
    if (url.pathname.endsWith('.csv')) return file(await get(src));
    if (url.pathname.endsWith('datastore_search')) {
      const filters = url.searchParams.get('filters');
      return records(url.searchParams.get('resource_id'), filters ? `&filters=${encodeURIComponent(filters)}` : '');
    }
    if (url.pathname.endsWith('package_show')) {
      const { result } = await json(src);
      return records(result.resources.find((one) => one.datastore_active).id);
    }
    if (url.pathname.includes('/content/search/')) {
      const { facets: [{ name, data }] } = await json(src);
      return { head: [name, 'n'], rows: Object.entries(data).map(([word, count]) => [word, text(count)]), point: '.' };
    }
    const { t, v, title } = await json(src);
    // Moments of a page and a half are enough of a million; the rest is looked at elsewhere.
    return { head: ['t', title], rows: t.slice(0, 300).map((one, at) => [inRome(one), text(v[at])]), point: '.', total: t.length };
  }

  /** What an example leaves to the widget, and we say here: by hand, from the file. */
  const OPEN = {
    chosen: { x: 'Anno', y: 'Valore', series: 'Comune' },
    package: { x: 'Anno', y: 'Case raggiunte', series: 'Comune' },
    sources: { series: 'Fonte' },
  };
  /** Sources that are no table: their charts have none. */
  const REFUSED = { errors: ['/dati/guasto.csv', '/faults/503/dati/residenti.csv'] };
  /** What a person reads in a file whose rows are broken: what has no year is no row, nor is what has a cell less or more
   *  than the others; what is no number is nothing. */
  const READ = {
    '/dati/danneggiato.csv': {
      head: ['Anno', 'Visitatori del museo', 'Visitatori della biblioteca'],
      rows: [
        ['2016', '4.812', '9.870'], ['2017', '5.104', '10.022'], ['2018', '', '10.415'],
        ['2021', '', '6.730'], ['2022', '4.951', '8.862'], ['2023', '5.390', '9.514'],
        ['2024', '5.512', '9.903'], ['2025', '', '10.260'],
      ],
      point: ',',
    },
  };

  for (const name of CHARTS) {
    test(`${name} is its source, cell by cell`, async (context) => {
      const page = await it.open(`/gallery/kpi-chart/${name}.html`);
      await settled(page);
      const wishes = await page.evaluate(() => [...document.querySelectorAll('cw-kpi-chart')].map((one) => {
        const wish = Object.fromEntries([...one.attributes].map(({ name, value }) => [name.replace('data-', ''), value]));
        const sources = [...one.querySelectorAll('source')].map((it) => ({ src: it.getAttribute('src'), title: it.title }));
        return { ...wish, sources };
      }));
      let rows = 0;
      const refused = [];
      for (const [at, wish] of wishes.entries()) {
        const host = page.locator('cw-kpi-chart').nth(at);
        if (await host.locator('[role=alert]').count()) {
          assert.equal(await host.locator('.drawing, table, [part~=view-table]').count(), 0, wish.src);
          refused.push(wish.src);
          continue;
        }
        if (READ[wish.src]) await isDrawn(page, host, pivot(READ[wish.src], wish));
        if (!await host.locator('table').count()) await host.locator('[part~=view-table]').click();
        await host.locator('table').waitFor();
        let data;
        let pages = 4;
        if (wish.sources.length) {
          const tables = await Promise.all(wish.sources.map(async ({ src, title }) => ({ title, ...await table(src) })));
          data = { head: ['Fonte', ...tables[0].head], rows: tables.flatMap((one) => one.rows.map((row) => [one.title, ...row])), point: tables[0].point };
        } else data = READ[wish.src] ?? await table(wish.src);
        const asked = { ...wish, ...OPEN[name] };
        const said = pivot(data, asked);
        if (name === 'occhart') said.x = null;
        if (name === 'facets') { said.x = null; said.series[0].name = (await cells(page, at)).head[1]; }
        if (name === 'million') {
          pages = 3;
          said.x = null;
          said.series[0].name = (await cells(page, at)).head[1];
          assert.match(said.series[0].name, /Potenza|^v\b/);
          const pager = await host.locator('nav p').textContent();
          assert.match(pager.replace(/\D/g, ' '), /1 +100 +1 000 000/);
          const wanted = await expected(page, said, { ...asked, unit: undefined, decimals: 2 });
          check(await cells(page, at), wanted);
          await host.locator('[part~=next]').click();
          await painted(page);
          check(await cells(page, at), wanted, 100);
          rows += 200;
          continue;
        }
        rows += await compare(page, said, asked, { at, pages });
      }
      assert.deepEqual(refused, REFUSED[name] ?? []);
      context.diagnostic(`${wishes.length} tables, ${rows} rows`);
      await page.context().close();
    });
  }
});

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

const LANGUAGES = ['it', 'de', 'en'];

/** A table as a wish and what it should be: `[name, attributes, reply, data]`. */
const FIXTURES = [
  ['a file of an Italian office', { kind: 'line', unit: 'giorni' }, () => csv(YEARS), () => pivot(file(Buffer.from(YEARS)))],
  ['rows of year, comune and value', { kind: 'bar', x: 'Anno', y: 'Valore', series: 'Comune' }, () => csv(LONG), () => pivot(file(Buffer.from(LONG)), { x: 'Anno', y: 'Valore', series: 'Comune' })],
  ['words as positions, in per cent', { kind: 'bar', unit: '%' }, () => csv(KINDS), () => pivot(file(Buffer.from(KINDS)))],
  ['a file with a comma and points', { kind: 'line', x: 'anno' }, () => csv('anno,uno,due\n2019,"1,234.5",2\n2020,1000.25,-3\n2021,0.5,\n'), () => ({
    x: 'anno', positions: ['2019', '2020', '2021'],
    series: [{ name: 'uno', values: [1234.5, 1000.25, 0.5] }, { name: 'due', values: [2, -3, null] }].map(plain),
  })],
  ['a file with tabs', { kind: 'bar' }, () => csv('Comune\tValore\nAla\t1.234,5\nAvio\t-2,25\n'), () => ({
    x: 'Comune', positions: ['Ala', 'Avio'], series: [plain({ name: 'Valore', values: [1234.5, -2.25] })],
  })],
  ['euro and dots, in Latin-1', { kind: 'bar', unit: '€' }, () => csv(Buffer.from('Comune;Spesa (\u0080)\r\nRover\u00e8;1.234,50 \u0080\r\nCal\u00ec;"2.000.000,05"\r\n', 'latin1'), { 'content-type': 'text/csv' }), () => ({
    x: 'Comune', positions: ['Roverè', 'Calì'], series: [plain({ name: 'Spesa (€)', values: [1234.5, 2000000.05] })],
  })],
  ['a byte order mark, quotes and a line break in the head', { kind: 'bar' }, () => csv('\ufeff"Comune";"Valore\ndell""anno"\r\n"Ala; sotto";3\r\n"Avio ""alto""";4\r\n'), () => ({
    x: 'Comune', positions: ['Ala; sotto', 'Avio "alto"'], series: [plain({ name: 'Valore dell"anno', values: [3, 4] })],
  })],
  ['cells that say nothing in every way', { kind: 'line', x: 'Anno' }, () => csv('Anno;a\n2018;1\n2019;n.d.\n2020;-\n2021;\n2022;..\n2023;5\n2024;NA\n'), () => ({
    x: 'Anno', positions: ['2018', '2019', '2020', '2021', '2022', '2023', '2024'], series: [plain({ name: 'a', values: [1, null, null, null, null, 5, null] })],
  })],
  ['months', { kind: 'line', x: 'Mese' }, () => csv('Mese;a\n2024-01;1\n2024-02;2\n2024-04;3\n'), () => ({
    x: 'Mese', positions: ['2024-01', '2024-02', '2024-04'], series: [plain({ name: 'a', values: [1, 2, 3] })],
  })],
  ['days that come in no order', { kind: 'line', x: 'Data' }, () => csv('Data;a\n03/02/2024;2\n28/01/2024;1\n05/02/2024;3\n'), () => ({
    x: 'Data', positions: ['2024-01-28', '2024-02-03', '2024-02-05'], series: [plain({ name: 'a', values: [1, 2, 3] })],
  })],
  ['more days than a page', { kind: 'line', x: 'Giorno', unit: 'kWh' }, () => csv(daily(250)), () => ({
    x: 'Giorno', positions: days(250).map(([iso]) => iso), series: [plain({ name: 'Energia (kWh)', values: days(250).map(([, value]) => value) })],
  })],
  ['twelve series', { kind: 'line' }, () => csv(broad(12)), () => pivot(file(Buffer.from(broad(12))))],
  ['CKAN, page by page, numbers as words', { kind: 'line', src: '/api/3/action/datastore_search?resource_id=r', x: 'Anno' }, ({ url }) => datastore(
    [{ id: 'Anno', type: 'int' }, { id: 'Valore', type: 'numeric' }], Array.from({ length: 25 }, (_, at) => ({ Anno: 2000 + at, Valore: at === 7 ? null : `${at}.5` })), url, { limit: 10 }), () => ({
    x: 'Anno', positions: Array.from({ length: 25 }, (_, at) => String(2000 + at)), series: [plain({ name: 'Valore', values: Array.from({ length: 25 }, (_, at) => (at === 7 ? null : at + 0.5)) })],
  })],
  ['counts of the site’s contents', { kind: 'lying', src: '/api/opendata/v2/content/search/classes%20%5Bevent%5D%20facets%20%5Btopic%5D' }, () => facets('topic', { Musica: 12, Sport: 7, Teatro: 31 }), () => ({
    x: 'topic', positions: ['Musica', 'Sport', 'Teatro'], series: [plain({ name: 'n', values: [12, 7, 31] })],
  })],
  ['records of plain JSON', { kind: 'bar', src: '/feed/a.json' }, () => [{ comune: 'Ala', valore: 3 }, { comune: 'Avio', valore: null }, { comune: 'Mori', valore: 4.25 }], () => ({
    x: 'comune', positions: ['Ala', 'Avio', 'Mori'], series: [plain({ name: 'valore', values: [3, null, 4.25] })],
  })],
  ['labels and series of plain JSON', { kind: 'bar', src: '/feed/a.json' }, () => ({ title: 'T', labels: ['gen', 'feb'], series: [{ name: 'A', data: [1, 2] }, { name: 'B', data: [3, null] }] }), () => ({
    x: null, positions: ['gen', 'feb'], series: [plain({ name: 'A', values: [1, 2] }), plain({ name: 'B', values: [3, null] })],
  })],
  ['rows of plain JSON with a head', { kind: 'bar', src: '/feed/a.json' }, () => [['Comune', 'Valore'], ['Ala', 3], ['Avio', 4]], () => ({
    x: 'Comune', positions: ['Ala', 'Avio'], series: [plain({ name: 'Valore', values: [3, 4] })],
  })],
  ['a mean of several rows', { kind: 'bar', x: 'Anno', y: 'Valore', aggregate: 'mean', filter: 'Comune=Ala|Avio; Anno>=2024' }, () => csv(LONG), () => pivot(file(Buffer.from(LONG)), { x: 'Anno', y: 'Valore', aggregate: 'mean', filter: 'Comune=Ala|Avio; Anno>=2024' })],
  ['decimals the page wants', { kind: 'line', decimals: '0' }, () => csv(YEARS), () => pivot(file(Buffer.from(YEARS)))],
];

function plain({ name, values }) {
  return { name, values: values.map((value) => ({ value, provisional: false })) };
}

describe('the table of', () => {
  for (const [name, attributes, reply, data] of FIXTURES) {
    test(`${name} is what the source says, in three languages`, async () => {
      const page = await shown(it, { attributes: { ...attributes, view: 'table' }, reply });
      const wanted = data();
      for (const lang of LANGUAGES) {
        await page.evaluate((lang) => document.querySelector('cw-kpi-chart').setAttribute('lang', lang), lang);
        await page.chart.part('view-table').filter({ hasText: { it: 'Tabella', de: 'Tabelle', en: 'Table' }[lang] }).waitFor();
        if (await page.chart.part('previous').count()) for (let turn = 0; turn < 3 && await page.chart.part('previous').count(); turn += 1) await page.chart.part('previous').click();
        await painted(page);
        await compare(page, wanted, { ...attributes, lang });
      }
      assert.deepEqual(page.complaints(), []);
      await page.context().close();
    });
  }

  test('a hundred numbers nobody chose is what the source says', async () => {
    const roll = dice(99);
    const rows = Array.from({ length: 50 }, (_, at) => [`Voce ${at}`, ...Array.from({ length: 2 }, () => (roll() < 0.1 ? '' : ((roll() - 0.3) * 10 ** Math.floor(roll() * 8)).toFixed(2).replace('.', ',')))]);
    const text = office([['Voce', 'uno', 'due'], ...rows]);
    const page = await shown(it, { attributes: { kind: 'bar', view: 'table' }, reply: () => csv(text) });
    await compare(page, pivot(file(Buffer.from(text))), {});
    await page.context().close();
  });

  test('a chart and its drawing hold the same positions and series', async () => {
    const page = await shown(it, { attributes: { kind: 'line', unit: 'giorni' }, reply: () => csv(YEARS) });
    const dots = await page.chart.host.locator('.drawing > .sheet .dot').count();
    assert.ok(0 < dots);
    await tabled(page);
    const { rows } = await cells(page);
    assert.equal(rows.length, 10);
    await page.context().close();
  });
});

describe('sorted', () => {
  const order = async (page) => (await cells(page)).rows.map(([name, value]) => [name.text, value.text]);
  const TOWNS = office([['Comune', 'Valore'], ['Mori', '9'], ['Ala', '100'], ['Èrto', ''], ['Avio', '-20'], ['Zambana', '9,5']]);

  test('by a column of numbers: up, down, and as it was; what has no value comes last', async () => {
    const page = await shown(it, { attributes: { kind: 'bar', view: 'table' }, reply: () => csv(TOWNS) });
    const sort = page.chart.part('sort').nth(1);
    assert.deepEqual((await order(page)).map(([name]) => name), ['Mori', 'Ala', 'Èrto', 'Avio', 'Zambana']);
    await sort.click();
    await painted(page);
    assert.deepEqual((await order(page)).map(([name]) => name), ['Avio', 'Mori', 'Zambana', 'Ala', 'Èrto']);
    assert.deepEqual((await cells(page)).sorts, [null, 'ascending']);
    await sort.click();
    await painted(page);
    assert.deepEqual((await order(page)).map(([name]) => name), ['Ala', 'Zambana', 'Mori', 'Avio', 'Èrto']);
    assert.deepEqual((await cells(page)).sorts, [null, 'descending']);
    await sort.click();
    await painted(page);
    assert.deepEqual((await order(page)).map(([name]) => name), ['Mori', 'Ala', 'Èrto', 'Avio', 'Zambana']);
    assert.deepEqual((await cells(page)).sorts, [null, null]);
    await page.context().close();
  });

  test('by words as Italians order them', async () => {
    const page = await shown(it, { attributes: { kind: 'bar', view: 'table' }, reply: () => csv(TOWNS) });
    await page.chart.part('sort').first().click();
    await painted(page);
    assert.deepEqual((await order(page)).map(([name]) => name), ['Ala', 'Avio', 'Èrto', 'Mori', 'Zambana']);
    await page.context().close();
  });

  test('it begins at its first page, and stays whole', async () => {
    const page = await shown(it, { attributes: { kind: 'line', view: 'table' }, reply: () => csv(daily(250)) });
    await page.chart.part('next').click();
    await page.chart.host.locator('nav p', { hasText: /^Righe da 101 a 200 di 250/ }).waitFor();
    await page.chart.part('sort').nth(1).click();
    await page.chart.host.locator('nav p', { hasText: /^Righe da 1 a 100 di 250/ }).waitFor();
    const seen = [];
    for (let turn = 0; turn < 3; turn += 1) {
      seen.push(...(await order(page)).map(([, value]) => Number(value.replace('.', '').replace(',', '.'))));
      if (turn < 2) await page.chart.part('next').click();
      await painted(page);
    }
    assert.deepEqual(seen, days(250).map(([, value]) => value).sort((a, b) => a - b));
    await page.context().close();
  });

  test('a million rows are sorted within a second and a half', async () => {
    const body = minutes(1_000_000);
    const page = await shown(it, { attributes: { kind: 'line', view: 'table', src: '/feed/minuti.json' }, reply: () => ({ body }) });
    const took = await page.evaluate(async () => {
      const root = document.querySelector('cw-kpi-chart').shadowRoot;
      const begun = performance.now();
      root.querySelectorAll('[part~=sort]')[1].click();
      while (root.querySelectorAll('thead th')[1].getAttribute('aria-sort') !== 'ascending') await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - begun;
    });
    const [least] = await order(page);
    assert.equal(least[1], '0,25');
    assert.ok(took <= 1500, `${took} ms`);
    await page.context().close();
  });
});

test('what is provisional is said once below the table, and in every such cell', async () => {
  const page = await shown(it, { attributes: { kind: 'line', view: 'table' }, reply: () => csv(YEARS) });
  await page.chart.host.getByText('dato provvisorio, può ancora cambiare').waitFor();
  assert.equal(await page.chart.rows.last().locator('.hidden', { hasText: 'dato provvisorio' }).count(), 3);
  assert.equal(await page.chart.rows.first().locator('.hidden').count(), 0);
  await page.context().close();
});

test('the table has a caption, row and column heads, and a region of its own that keys scroll', async () => {
  const page = await shown(it, { attributes: { kind: 'line', view: 'table', heading: 'Giorni' }, reply: () => csv(YEARS) });
  await page.getByRole('table', { name: 'Tabella dei dati: Giorni' }).waitFor();
  await page.getByRole('region', { name: 'Tabella dei dati: Giorni' }).waitFor();
  assert.equal(await page.getByRole('columnheader').count(), 4);
  assert.equal(await page.getByRole('rowheader').count(), 10);
  await page.context().close();
});

test('of several charts on a page each has its own table', async () => {
  const page = await it.open({
    body: '<cw-kpi-chart loading="eager" view="table" kind="bar" src="/feed/uno.csv"></cw-kpi-chart><cw-kpi-chart loading="eager" view="table" kind="bar" src="/feed/due.csv"></cw-kpi-chart>',
    reply: ({ url }) => csv(url.pathname.endsWith('uno.csv') ? KINDS : 'Voce;n\na;1\nb;2\n'),
  });
  await hears(page, 'cw-load', 2);
  assert.equal((await cells(page, 0)).rows.length, 4);
  assert.equal((await cells(page, 1)).rows.length, 2);
  assert.equal(await chart(page).table.count(), 2);
  await page.context().close();
});
