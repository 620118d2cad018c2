// What is no table is never taken for one, what is cut is never shown as whole, and what is enormous is drawn or refused in
// words (promises D3, D7).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { CHART, shown } from './lib/chart.mjs';
import { csv, minutes, YEARS } from './lib/figures.mjs';
import { HOOKS, LIMIT, WATCH } from './lib/hostile.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage({ ...CHART, flags: ['--enable-precise-memory-info'] }); });
after(() => it.stop());

describe('what is no table', () => {
  for (const [name, answer, code] of [
    ['a login page with 200', { body: '<!doctype html><title>Accesso</title><form>Entra</form>', headers: { 'content-type': 'text/html' } }, 'unreadable'],
    ['an error in words with 200', { body: 'Errore: il foglio di calcolo non è raggiungibile (Could not resolve host: docs.google.example)\n', headers: { 'content-type': 'text/plain; charset=utf-8' } }, 'refused'],
    ['a bare string of JSON', { body: '"Not found: Resource was not found."' }, 'refused'],
    ['a refusal of CKAN with 200', { body: { success: false, error: { message: 'Not found', __type: 'Not Found Error' } } }, 'refused'],
    ['a refusal of CKAN with 404', { status: 404, body: { success: false, error: { message: 'Not found', __type: 'Not Found Error' } } }, 'refused'],
    ['nothing', { body: '' }, 'unreadable'],
    ['JSON cut in the middle', { body: '{"title":"a","t":[1,2,3],"v":[1,2' }, 'unreadable'],
    ['a picture', { body: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'), headers: { 'content-type': 'image/png' } }, null],
    ['a calendar', { body: [{ title: 'x', start: '2026-01-01', end: '2026-01-02' }] }, null],
    ['a number', { body: '5' }, null],
    ['a list of lists of nothing', { body: '[[],[],{},null,[[]]]' }, null],
    ['very deep JSON', { body: `${'['.repeat(20_000)}1${']'.repeat(20_000)}` }, null],
  ]) {
    test(`as ${name} is said to be none, in words, with a way on and the page’s own link`, async () => {
      const page = await it.open({ attributes: { kind: 'line', heading: 'Giorni' }, reply: () => ({ ...answer, body: Buffer.isBuffer(answer.body) || typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body) }), script: HOOKS });
      await page.chart.alert.waitFor();
      if (code) {
        assert.equal((await hears(page, 'cw-error')).code, code);
        assert.ok(await page.chart.part('retry').count());
      }
      assert.equal(await page.chart.sheet.count(), 0);
      assert.ok(await page.getByText('Tutti gli eventi').isVisible());
      if (code === 'refused') assert.match(await page.chart.alert.textContent(), /raggiungibile|[Nn]ot found/);
      assert.deepEqual(await page.evaluate(() => window.executions), []);
      assert.deepEqual(page.complaints().filter((one) => !/status of|net::/.test(one)), []);
      await page.context().close();
    });
  }

  test('a file cut in its last row is never shown as whole', async () => {
    for (const cut of [YEARS.slice(0, -30), YEARS.slice(0, YEARS.lastIndexOf('2025') + 6)]) {
      const page = await shown(it, { attributes: { kind: 'line', x: 'Anno' }, reply: () => csv(cut) });
      const words = (await page.chart.notice.allTextContents()).join();
      assert.match(words, /1 riga/, cut.slice(-20));
      await page.context().close();
    }
  });

  test('an answer that stops in the middle is an error', async () => {
    const page = await it.open({ attributes: { kind: 'line' }, reply: () => csv(YEARS, { 'content-length': String(YEARS.length + 500) }) });
    const { code } = await hears(page, 'cw-error');
    assert.match(code, /unreachable|timeout/);
    assert.equal(await page.chart.sheet.count(), 0);
    await page.context().close();
  });
});

describe('an enormous answer', () => {
  const wide = () => {
    const rows = ['Anno;Comune;Descrizione;Valore'];
    const long = 'Una descrizione lunga, come ne scrivono i Comuni. '.repeat(10);
    for (let at = 0; at < 100_000; at += 1) rows.push(`${2000 + at % 25};Comune ${at % 300};${long}${at};${at % 997},5`);
    return rows.join('\n');
  };
  const records = () => `[${Array.from({ length: 900_000 }, (_, at) => `{"giorno":"2020-01-${String(1 + at % 28).padStart(2, '0')}","comune":"Comune ${at % 500}","valore":${at % 1000}.5}`).join(',')}]`;

  for (const [name, attributes, body, size] of [
    ['100,000 rows with long texts, as CSV', { x: 'Anno', y: 'Valore', aggregate: 'mean' }, wide, 50],
    ['two million values, as columns', {}, () => minutes(2_000_000), 30],
    ['900,000 records, as JSON', { x: 'giorno', y: 'valore', aggregate: 'sum', src: '/feed/a.json' }, records, 50],
    ['70 MB, as CSV', { x: 'Anno' }, () => `${wide()}\n${wide().slice(31)}`.slice(0, 70 << 20), 66],
    ['a head without an end', {}, () => 'a;'.repeat(25 << 20), 50],
    ['one line without an end', { x: 'a' }, () => `a;b\n${'5;'.repeat(25 << 20)}`, 50],
  ]) {
    test(`of ${name} is drawn or refused with a message, in time and in memory`, async (context) => {
      const text = body();
      const page = await it.open({ attributes: { kind: 'line', ...attributes }, script: WATCH, reply: () => ({ body: text, headers: { 'content-type': attributes.src ? 'application/json' : 'text/csv' } }) });
      // Told to the page, or to the reader: of a table without rows the page hears nothing.
      await page.waitForFunction(() => window.heard.some((one) => /load|error/.test(one.name)) || document.querySelector('cw-kpi-chart').shadowRoot?.querySelector('[role=alert]'), null, { timeout: 40_000 });
      const { at, told, most } = await page.evaluate(() => {
        const told = window.heard.find((one) => /load|error/.test(one.name));
        return { at: told?.at ?? performance.now(), told, most: window.most };
      });
      const [megabytes, linear, heap] = [text.length, most.linear, most.heap].map((bytes) => Math.round(bytes / 2 ** 20));
      context.diagnostic(`${megabytes} MB, ${Math.round(at)} ms, wasm ${linear} MB, heap ${heap} MB: ${told?.name} ${JSON.stringify(told?.detail)?.slice(0, 120)}`);
      assert.ok(size <= megabytes, `${megabytes} MB`);
      assert.ok(0 < most.linear && 0 < most.heap, 'the memory was measured');
      assert.ok(at <= 10_000, `${at} ms`);
      assert.ok(most.linear + most.heap <= LIMIT, `${linear} + ${heap} MB`);
      await painted(page);
      const is = told?.name === 'cw-load' ? page.chart.host.locator('.drawing > .sheet, canvas, [role=alert]') : page.chart.alert;
      assert.ok(await is.count());
      await page.context().close();
    });
  }
});
