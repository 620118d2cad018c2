// Whatever figures or a webmaster's attributes say, nothing of it runs in a chart (promise D1).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { CHART } from './lib/chart.mjs';
import { csv, datastore, facets, YEARS } from './lib/figures.mjs';
import { ADDRESSES, check, HOOKS, HOSTILE, observer, VERBATIM, write, writeEach } from './lib/hostile.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const KINDS = ['line', 'bar', 'lying', 'scatter', 'tile'];

/** Opens a chart of hostile data, looks at it in every view and at every value, and at all there is. */
async function survey(attributes, reply) {
  const page = await it.open({ attributes, reply, script: HOOKS });
  await page.waitForFunction(() => 0 < window.heard.filter((one) => /load|error/.test(one.name)).length);
  await painted(page);
  const { look, close } = observer(page, 'cw-kpi-chart');
  await look();
  if (await page.chart.part('view-table').count()) {
    for (const kind of KINDS) {
      await page.evaluate((kind) => document.querySelector('cw-kpi-chart').setAttribute('kind', kind), kind);
      await painted(page);
      await look();
      await page.chart.values.focus();
      for (const key of ['Home', 'ArrowRight', 'ArrowDown', 'End']) {
        await page.keyboard.press(key);
        await painted(page);
        await look();
      }
    }
    await page.chart.part('view-table').click();
    await page.chart.table.waitFor();
    await look();
    await page.chart.part('sort').first().click();
    await painted(page);
    await look();
  }
  return close();
}

// A drawing may shorten what is long; the table does not.
const shows = (seen, texts = VERBATIM) => { for (const text of texts) assert.ok(seen.texts.includes(text), text.slice(0, 40)); };

describe('hostile text', () => {
  test('in every cell of words of a file runs nothing', async () => {
    const text = ['Nome;Gruppo;Valore;Nota', ...HOSTILE.map((one, at) => `${quoted(one)};${quoted(HOSTILE[(at + 1) % HOSTILE.length])};${at};${quoted(one)}`)].join('\r\n');
    const seen = await survey({ kind: 'bar', x: 'Nome', y: 'Valore' }, () => csv(text));
    check(seen);
    shows(seen);
  });

  test('in the heads of columns, which are names of series, runs nothing', async () => {
    for (const part of [HOSTILE.slice(0, 10), HOSTILE.slice(10, 20), HOSTILE.slice(20)]) {
      const text = [['Anno', ...part.map(quoted)].join(';'), ...[2023, 2024, 2025].map((year) => [year, ...part.map((_, at) => at + year)].join(';'))].join('\r\n');
      const seen = await survey({ kind: 'line', x: 'Anno' }, () => csv(text));
      check(seen);
      // What is called by per cent is not drawn beside what is not; its name is told.
      shows(seen, VERBATIM.filter((one) => part.includes(one) && !one.includes('%')));
    }
  });

  test('in a column that tells series apart runs nothing', async () => {
    for (const part of [HOSTILE.slice(0, 12), HOSTILE.slice(12, 24)]) {
      const text = ['Anno;Serie;Valore', ...part.flatMap((one, at) => [2024, 2025].map((year) => `${year};${quoted(one)};${at}`))].join('\r\n');
      check(await survey({ kind: 'line', x: 'Anno', y: 'Valore', series: 'Serie', panels: '' }, () => csv(text)));
    }
  });

  test('in every field of CKAN runs nothing', async () => {
    const fields = HOSTILE.slice(0, 6).map((id) => ({ id, type: 'text' }));
    const seen = await survey({ kind: 'bar', src: '/api/3/action/datastore_search?resource_id=r' }, ({ url }) => {
      const records = HOSTILE.map((one, at) => ({ ...Object.fromEntries(fields.map(({ id }) => [id, one])), Valore: at }));
      const answer = datastore([...fields, { id: 'Valore', type: 'int' }], records, url);
      Object.assign(answer.result, { resource_id: HOSTILE[0], records_format: HOSTILE[1] });
      return { ...answer, help: HOSTILE[2] };
    });
    check(seen);
  });

  test('in a package, its resources, its licence and its dates runs nothing', async () => {
    for (const text of [...HOSTILE.slice(0, 6), ...ADDRESSES]) {
      const page = await it.open({ attributes: { kind: 'line', src: '/api/3/action/package_show?id=p' }, script: HOOKS, reply: ({ url }) => (url.pathname.endsWith('package_show') ? {
        success: true, result: { title: text, notes: text, license_title: text, metadata_modified: text, organization: { title: text }, resources: [{ id: text, name: text, format: 'CSV', url: text, datastore_active: false }] },
      } : csv(YEARS)) });
      await page.waitForFunction(() => 0 < window.heard.filter((one) => /load|error/.test(one.name)).length);
      const { look, close } = observer(page, 'cw-kpi-chart');
      await look();
      const seen = await close();
      check({ ...seen, errors: [] });
      assert.deepEqual(seen.executions, []);
    }
  });

  test('in facets and in plain JSON, keys included, runs nothing', async () => {
    check(await survey({ kind: 'lying', src: '/api/opendata/v2/content/search/x' }, () => facets(HOSTILE[0], Object.fromEntries(HOSTILE.map((one, at) => [one, at])))));
    check(await survey({ kind: 'bar', src: '/feed/a.json' }, () => HOSTILE.map((one, at) => ({ [HOSTILE[1]]: one, [HOSTILE[2]]: at }))));
    check(await survey({ kind: 'bar', src: '/feed/a.json' }, () => ({ title: HOSTILE[0], unit: HOSTILE[1], labels: HOSTILE, series: [{ name: HOSTILE[2], data: HOSTILE.map((_, at) => at) }] })));
    check(await survey({ kind: 'line', src: '/feed/a.json' }, () => ({ title: HOSTILE[0], unit: HOSTILE[3], t: [1e9, 1e9 + 60, 1e9 + 120], v: [1, 2, 3] })));
  });

  test('in the words of an error, and in titles and types of sources, runs nothing', async () => {
    const text = HOSTILE.join(' ');
    const page = await it.open({
      reply: ({ url }) => (url.pathname === '/feed/buono' ? csv(YEARS) : { status: 400, body: { error: { message: text } } }),
      body: '<cw-kpi-chart loading="eager" kind="line" x="Anno"><source src="/feed/buono"><source src="/feed/rotto"></cw-kpi-chart>', script: HOOKS,
    });
    await hears(page, 'cw-load');
    const { look, close } = observer(page, 'cw-kpi-chart');
    await look();
    await write(page, 'source', ['title', 'color', 'type']);
    await look();
    const seen = await close();
    check(seen);
    assert.ok(seen.texts.includes(HOSTILE[0]));
  });

  test('in any attribute runs nothing, and the chart is alive after it', async () => {
    const page = await it.open({ attributes: { kind: 'line', heading: 'Giorni' }, reply: () => csv(YEARS), script: HOOKS });
    await hears(page, 'cw-load');
    const { names, close } = await writeEach(page, 'cw-kpi-chart');
    await page.chart.lines.first().waitFor({ state: 'attached' });
    assert.equal(await page.locator('cw-kpi-chart').count(), 1);
    assert.ok(25 < names.length, `${names}`);
    check(await close());
  });

  test('in numbers of `target`, `band`, `decimals` and in the data draws nothing that is no number', async () => {
    const cells = ['1e308', '-1e308', '1e-320', 'Infinity', '-Infinity', 'NaN', '0x10', '1e5', '９９', '--5', '1.2.3.4', '999999999999999999999999', '-0', '5'];
    const text = `Anno;a\n${cells.map((one, at) => `${2000 + at};${one}`).join('\n')}\n`;
    const page = await it.open({ attributes: { kind: 'line', x: 'Anno', y: 'a' }, reply: () => csv(text), script: HOOKS });
    await page.waitForFunction(() => 0 < window.heard.filter((one) => /load|error/.test(one.name)).length);
    for (const [name, value] of [['target', '1e400'], ['target', 'NaN'], ['target', '-Infinity'], ['band', '1e300-1e308 x'], ['decimals', '-1'], ['decimals', '999'], ['threshold', 'NaN x; Infinity y'], ['unit', '\u202e%']]) {
      for (const kind of [...KINDS, 'stack', 'share', 'area']) {
        await page.evaluate(([name, value, kind]) => {
          const one = document.querySelector('cw-kpi-chart');
          one.setAttribute(name, value);
          one.setAttribute('kind', kind);
          return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }, [name, value, kind]);
        const paths = await page.chart.host.locator('.drawing > .sheet path').evaluateAll((all) => all.map((one) => one.getAttribute('d')).join(' '));
        assert.doesNotMatch(paths, /NaN|[Ii]nf|undefined/, `${name}=${value} ${kind}`);
      }
      await page.evaluate((name) => document.querySelector('cw-kpi-chart').removeAttribute(name), name);
    }
    assert.deepEqual(page.complaints(), []);
    await page.context().close();
  });
});
