// What a reader takes away of a chart is what the chart shows: pictures with title and source, tables that read back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { hears, painted } from './lib/calendar.mjs';
import { cells, CHART, shown, tabled } from './lib/chart.mjs';
import { csv, daily, days, minutes, office, ONE, YEARS } from './lib/figures.mjs';
import { file, lines } from './lib/reader.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

const LINES = { kind: 'line', unit: 'giorni', heading: 'Giorni per rispondere', origin: 'Comune di Ala', licence: 'CC BY 4.0', updated: '2026-03-31' };
const start = (attributes = {}, text = YEARS, options = {}) => shown(it, { attributes: { ...LINES, ...attributes }, reply: () => csv(text), ...options });

/** The file behind the button with these words, as bytes and by its name. */
async function taken(page, words) {
  const files = page.chart.part('files');
  if (!await files.evaluate((one) => one.open)) await files.locator('summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.chart.file(words).click()]);
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** Of a picture: how many pixels are not the ground's, and how many of them are neither black, white nor grey. */
function inked({ data }) {
  let [ink, colour] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue, alpha] = data.subarray(at, at + 4);
    if (alpha < 250 || Math.abs(red - data[0]) + Math.abs(green - data[1]) + Math.abs(blue - data[2]) < 40) continue;
    ink += 1;
    if (60 < Math.max(red, green, blue) - Math.min(red, green, blue)) colour += 1;
  }
  return { ink, colour };
}

test('points take their names along, in both tables', async () => {
  const text = office([['Edificio', 'm²', 'MWh'], ['Piscina', '1150', '612,8'], ['Nido', '380', '24,5']]);
  const page = await start({ kind: 'scatter', x: 'm²', unit: 'MWh' }, text);
  assert.deepEqual(lines((await taken(page, 'Excel')).text.slice(1)).rows, [['Edificio', 'm²', 'MWh'], ['Nido', '380', '24,5'], ['Piscina', '1150', '612,8']]);
  assert.deepEqual(lines((await taken(page, 'Dati CSV')).text).rows.map(([name, x]) => `${name} ${x}`), ['Edificio position', 'Nido 380', 'Piscina 1150']);
});

describe('as PNG', () => {
  test('twice as many pixels as a page is wide, with everything the drawing has, on a ground', async () => {
    const page = await start({ target: '20' });
    const { name, bytes } = await taken(page, 'PNG');
    assert.equal(name, 'Giorni-per-rispondere.png');
    const picture = PNG.sync.read(bytes);
    assert.ok(2 * 960 <= picture.width && picture.width <= 2 * 1024 && picture.width % 2 === 0, `${picture.width}`);
    assert.ok(600 < picture.height && picture.height < 2400, `${picture.height}`);
    assert.equal(picture.data[3], 255, 'the ground is not transparent');
    const { ink, colour } = inked(picture);
    assert.ok(8000 < ink && 2000 < colour, `${ink} ${colour}`);
  });

  test('with title and source: without them it is less', async () => {
    const whole = PNG.sync.read((await taken(await start(), 'PNG')).bytes);
    const bare = PNG.sync.read((await taken(await start({ licence: '', updated: '', origin: '', summary: 'none' }), 'PNG')).bytes);
    assert.ok(bare.height < whole.height, `${bare.height} ${whole.height}`);
  });

  for (const kind of ['bar', 'stack', 'share', 'lying', 'area', 'scatter', 'tile']) {
    test(`of kind="${kind}" is not blank`, async () => {
      const page = await start({ kind });
      const { ink, colour } = inked(PNG.sync.read((await taken(page, 'PNG')).bytes));
      assert.ok(3000 < ink && 300 < colour, `${ink} ${colour}`);
      await page.context().close();
    });
  }

  test('is on a light ground in a dark page, too, and of a million values', async () => {
    const page = await shown(it, { attributes: { ...LINES, theme: 'dark', src: '/feed/minuti.json' }, reply: () => ({ body: minutes(1_000_000) }) });
    const picture = PNG.sync.read((await taken(page, 'PNG')).bytes);
    assert.ok(600 < picture.data[0] + picture.data[1] + picture.data[2], 'the ground is light');
    assert.ok(20_000 < inked(picture).ink);
    await page.context().close();
  });
});

describe('as SVG', () => {
  /** Parsed by a browser that knows XML; answers with what is in it. */
  function parsed(page, text) {
    return page.evaluate((text) => {
      const it = new DOMParser().parseFromString(text, 'image/svg+xml');
      const root = it.documentElement;
      const error = it.querySelector('parsererror')?.textContent ?? null;
      return {
        error, root: root.localName, space: root.namespaceURI, view: root.getAttribute('viewBox'), width: root.getAttribute('width'),
        tags: [...new Set([...it.querySelectorAll('*')].map((one) => one.localName))],
        attributes: [...new Set([...it.querySelectorAll('*')].flatMap((one) => [...one.attributes].map((two) => two.name)))],
        texts: [...it.querySelectorAll('text')].map((one) => one.textContent).join(' '),
        paths: [...it.querySelectorAll('path')].map((one) => one.getAttribute('d')),
        title: it.querySelector('title')?.textContent ?? null,
      };
    }, text);
  }

  test('is well-formed, with title, summary and source, without script, style or anything from elsewhere', async () => {
    const page = await start({ target: '20', 'target-name': 'Obiettivo 2025' });
    const { name, text } = await taken(page, 'SVG');
    assert.equal(name, 'Giorni-per-rispondere.svg');
    const seen = await parsed(page, text);
    assert.equal(seen.error, null);
    assert.deepEqual([seen.root, seen.space], ['svg', 'http://www.w3.org/2000/svg']);
    const words = seen.texts.replaceAll(/\s+/g, ' ');
    for (const one of ['Giorni per rispondere', 'Fonte: Comune di Ala', 'CC BY 4.0', '31 marzo 2026', 'Obiettivo 2025', 'Mori', '2016']) assert.ok(words.includes(one), `${one} in ${words}`);
    const summary = (await page.chart.summary.textContent()).replaceAll(/\s+/g, ' ');
    assert.ok(words.includes(summary.slice(0, 30)), `${summary} in ${words}`);
    for (const tag of ['script', 'style', 'foreignObject', 'image', 'a', 'use', 'animate', 'set']) assert.ok(!seen.tags.includes(tag), tag);
    for (const attribute of seen.attributes) assert.doesNotMatch(attribute, /^on|style|href|class/i);
    assert.ok(3 < seen.paths.length);
    assert.doesNotMatch(seen.paths.join(''), /NaN|Infinity/);
    assert.doesNotMatch(text, /var\(|url\(|currentColor/);
  });

  test('says signs of XML as words', async () => {
    const page = await start({ heading: 'Più di "10" & <meno> di 20', origin: 'A & B', kind: 'bar' }, office([['Tipo', 'n'], ['<b>&amp;"', '1'], ["l'altro", '2']]));
    const seen = await parsed(page, (await taken(page, 'SVG')).text);
    assert.equal(seen.error, null);
    for (const one of ['Più di "10" & <meno> di 20', 'A & B', '<b>&amp;"', "l'altro"]) assert.ok(seen.texts.includes(one), `${one} in ${seen.texts}`);
  });

  test('shows only the series that are on, and the part that is shown', async () => {
    const page = await start({ x: 'Giorno' }, daily(400));
    const whole = (await taken(page, 'SVG')).text;
    await page.chart.zoom('in').click();
    await hears(page, 'cw-change');
    await painted(page);
    assert.notEqual((await taken(page, 'SVG')).text, whole);
    await page.context().close();
    const other = await start();
    await other.chart.layers.filter({ hasText: 'Mori' }).locator('input').uncheck();
    assert.ok(!(await parsed(other, (await taken(other, 'SVG')).text)).texts.includes('Mori'));
  });
});

describe('as CSV for a spreadsheet', () => {
  test('reads back as what is drawn, in the language of the reader', async () => {
    const page = await start();
    const { name, text, bytes } = await taken(page, 'Excel');
    assert.equal(name, 'Giorni-per-rispondere.csv');
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel knows UTF-8 by its mark');
    assert.ok(text.includes('\r\n'));
    const read = file(bytes);
    assert.deepEqual(read.head.slice(0, 4).map((one) => one.replace(/ \(giorni\)$/, '')), ['Anno', 'Ala', 'Avio', 'Mori']);
    const values = read.rows.map((row) => row.slice(0, 4).map((one) => one.replace(/ ?\(p\)$/, '')));
    const source = file(Buffer.from(YEARS)).rows.map((row) => row.map((one) => one.replace(' (p)', '').replace(/,0$/, '')));
    assert.deepEqual(values.map((row) => row.map((one) => one.replace(/,0$/, ''))), source);
    await page.evaluate(() => document.querySelector('cw-kpi-chart').setAttribute('lang', 'en'));
    await page.chart.part('view-table').filter({ hasText: /^Table/ }).waitFor();
    const english = lines((await taken(page, 'Excel')).text.slice(1));
    assert.equal(english.separator, ',');
    assert.equal(english.rows[1][1], '34.2');
  });

  test('no cell of it is a formula, and none loses a sign', async () => {
    const names = ['=HYPERLINK("https://evil.example";"qui")', '+39 0464', '-2+3', '@SUM(A1)', 'due; "tre"', '\t=1', 'riga\ndue'];
    const page = await start({ kind: 'bar', x: 'Nome', heading: '=cmd' }, office([['Nome', '=1+1'], ...names.map((name, at) => [name, String(-at)])]));
    const { text, name } = await taken(page, 'Excel');
    assert.doesNotMatch(name, /^[=+@-]/);
    const { rows } = lines(text.slice(1));
    assert.equal(rows.length, names.length + 1);
    for (const row of rows) for (const cell of row) assert.ok(!/^[=+@\t\r]/.test(cell) && !/^-(?!\d+([.,]\d+)?$)/.test(cell), JSON.stringify(cell));
    assert.ok(text.includes('due; ""tre""'));
    assert.deepEqual(rows.slice(2).map((row) => row[1]), ['-1', '-2', '-3', '-4', '-5', '-6']);
  });
});

describe('as tidy CSV', () => {
  test('one value a row, with points, ISO dates, and what is provisional', async () => {
    const page = await start();
    const { text, name } = await taken(page, 'Dati CSV');
    assert.match(name, /dati\.csv$/);
    const [head, ...rows] = lines(text.replace(/^\ufeff/, '')).rows;
    assert.deepEqual(head, ['position', 'series', 'value', 'status']);
    assert.equal(rows.length, 29, 'a gap has no row');
    assert.deepEqual(rows.find((row) => row[0] === '2016' && row[1] === 'Avio'), ['2016', 'Avio', '29.5', '']);
    assert.deepEqual(rows.filter((row) => row[3] !== '').map((row) => [row[0], row[3]]), Array(3).fill(['2025', 'p']));
  });

  test('of days is what the source had, every value', async () => {
    const page = await start({ x: 'Giorno' }, daily(400));
    await page.chart.zoom('in').click();
    const { text } = await taken(page, 'Dati CSV');
    const rows = lines(text.replace(/^\ufeff/, '')).rows.slice(1);
    assert.deepEqual(rows.map((row) => [row[0], Number(row[2])]), days(400));
  });

  test('read by a chart, it is the same chart', async () => {
    const page = await start();
    const { text } = await taken(page, 'Dati CSV');
    const again = await start({ x: 'position', y: 'value', series: 'series' }, text);
    for (const one of [page, again]) await tabled(one);
    const [table, other] = [await cells(page), await cells(again)];
    assert.deepEqual(other.rows, table.rows);
    assert.deepEqual(other.head.slice(1), table.head.slice(1));
  });
});

test('nothing is offered where nothing is drawn', async () => {
  const page = await it.open({ attributes: LINES, reply: () => ({ status: 404, body: '' }) });
  await page.chart.alert.waitFor();
  assert.equal(await page.chart.part('save').count(), 0);
  await page.context().close();
});

test('a file’s name takes letters of every language and nothing a file system minds', async () => {
  const page = await start({ heading: '../Rifiuti: però/«à»?* 2024 ' }, ONE);
  const { name } = await taken(page, 'Excel');
  assert.match(name, /^[\p{L}\p{N}-]+\.csv$/u);
});
