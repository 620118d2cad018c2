// Parts of long series: by buttons, by a mouse that draws them out, by an address; and a million values in one drawing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted } from './lib/calendar.mjs';
import { CHART, frame, pieces, shown, written } from './lib/chart.mjs';
import { csv, daily, minutes, YEARS } from './lib/figures.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

const DAYS = { kind: 'line', x: 'Giorno', unit: 'kWh', heading: 'Energia' };
const start = (attributes = {}, options = {}) => shown(it, { attributes: { ...DAYS, ...attributes }, reply: () => csv(daily(400)), ...options });
const range = (page) => page.chart.values.evaluate((one) => [one.min, one.max].map(Number));
const drawn = async (page) => (await pieces(page)).join('M');

describe('by buttons', () => {
  test('half of it is shown, then a half of that; the whole comes back', async () => {
    const page = await start();
    const whole = await drawn(page);
    assert.deepEqual(await range(page), [0, 399]);
    for (const name of ['all', 'out', 'earlier', 'later']) assert.equal(await page.chart.zoom(name).count(), 0, name);
    await page.chart.zoom('in').click();
    await hears(page, 'cw-change');
    const [from, to] = await range(page);
    assert.equal(to - from + 1, 200);
    assert.notEqual(await drawn(page), whole);
    await page.chart.zoom('in').click();
    await hears(page, 'cw-change', 2);
    assert.equal((await range(page))[1] - (await range(page))[0] + 1, 100);
    await page.chart.zoom('out').click();
    await hears(page, 'cw-change', 3);
    assert.equal((await range(page))[1] - (await range(page))[0] + 1, 200);
    await page.chart.zoom('all').click();
    await hears(page, 'cw-change', 4);
    assert.deepEqual(await range(page), [0, 399]);
    assert.equal(await drawn(page), whole);
  });

  test('one walks along it, to its ends and no further', async () => {
    const page = await start();
    for (let turn = 0; turn < 2; turn += 1) await page.chart.zoom('in').click();
    await hears(page, 'cw-change', 2);
    for (let turn = 0; turn < 9; turn += 1) await page.chart.zoom('earlier').click({ force: true });
    await painted(page);
    assert.equal(await page.chart.zoom('earlier').getAttribute('aria-disabled'), 'true');
    assert.equal(await page.chart.zoom('later').getAttribute('aria-disabled'), null);
    assert.deepEqual(await range(page), [0, 99]);
    await page.chart.zoom('later').click();
    await painted(page);
    assert.deepEqual(await range(page), [50, 149]);
    for (let turn = 0; turn < 9; turn += 1) await page.chart.zoom('later').click({ force: true });
    await painted(page);
    assert.equal(await page.chart.zoom('later').getAttribute('aria-disabled'), 'true');
    assert.deepEqual(await range(page), [300, 399]);
    assert.ok((await written(page, 'tick')).some((one) => /2017|gen|feb/.test(one)));
  });

  test('the table of a part begins with its rows, where most months are absent', async () => {
    const months = Array.from({ length: 100 }, (_, at) => `${1975 + Math.floor(at / 2)}-0${1 + 6 * (at % 2)};${at}`);
    const page = await shown(it, { attributes: { kind: 'line', heading: 'Prova' }, reply: () => csv(['Mese;V', ...months, ''].join('\n')) });
    for (let turn = 0; turn < 2; turn += 1) await page.chart.zoom('in').click();
    await page.chart.part('view-table').click();
    await page.chart.host.locator('tbody tr').first().waitFor();
    assert.equal(await page.chart.host.locator('tbody tr').count(), 100);
  });

  test('what the page is told counts positions, the last one included', async () => {
    const page = await start();
    await page.chart.zoom('in').click();
    const { view, from, to } = await hears(page, 'cw-change');
    assert.deepEqual([view, from, to], ['chart', ...await range(page)]);
  });

  test('never so near that nothing is left, and a short series not at all', async () => {
    const page = await start();
    for (let turn = 0; turn < 12; turn += 1) await page.chart.zoom('in').click();
    await painted(page);
    const [from, to] = await range(page);
    assert.equal(to - from + 1, 3);
    assert.ok(await page.chart.lines.count());
    await page.context().close();
    const short = await shown(it, { attributes: { kind: 'line' }, reply: () => csv(YEARS) });
    for (const name of ['in', 'out', 'all']) assert.equal(await short.chart.zoom(name).count(), 0);
    await short.context().close();
  });
});

describe('by a mouse', () => {
  async function drag(page, from, to, { release = true } = {}) {
    const { x, y, width, height } = await frame(page);
    await page.mouse.move(x + width * from, y + height * 0.5);
    await page.mouse.down();
    await page.mouse.move(x + width * (from + to) / 2, y + height * 0.5, { steps: 3 });
    await page.mouse.move(x + width * to, y + height * 0.5, { steps: 3 });
    if (release) await page.mouse.up();
  }

  test('a part that is drawn out is shown, in either direction', async () => {
    const page = await start();
    await drag(page, 0.3, 0.6, { release: false });
    await page.chart.host.locator('.brush').waitFor();
    await page.mouse.up();
    const one = await hears(page, 'cw-change');
    assert.ok(90 <= one.from && one.from <= 140 && 210 <= one.to && one.to <= 260, `${one.from}–${one.to}`);
    assert.equal(await page.chart.host.locator('.brush').count(), 0);
    await page.chart.zoom('all').click();
    await hears(page, 'cw-change', 2);
    await drag(page, 0.6, 0.3);
    const other = await hears(page, 'cw-change', 3);
    assert.deepEqual([other.from, other.to], [one.from, one.to]);
  });

  test('a click is no part: it chooses a value', async () => {
    const page = await start();
    const { x, y, width, height } = await frame(page);
    await page.mouse.move(x + width * 0.5, y + height * 0.5);
    await page.chart.tooltip.waitFor();
    const text = await page.chart.tooltip.textContent();
    await page.mouse.down();
    await page.mouse.up();
    const { x: position, series, value } = await hears(page, 'cw-select');
    assert.ok(text.includes(position) && text.includes(value), `${text}: ${position} ${value}`);
    assert.match(series, /Energia/);
    assert.deepEqual(await heard(page, 'cw-change'), []);
  });

  test('a part that ends outside of the drawing ends all the same', async () => {
    const page = await start();
    await drag(page, 0.4, 1.4);
    const { from, to } = await hears(page, 'cw-change');
    assert.ok(100 < from && to === 399, `${from}–${to}`);
    await page.mouse.move(0, 0);
    await painted(page);
    assert.equal(await page.chart.host.locator('.brush').count(), 0);
  });

  test('the tooltip says the value under the pointer, and goes with it', async () => {
    const page = await start();
    const { x, y, width, height } = await frame(page);
    for (const at of [0.3, 0.7]) {
      await page.mouse.move(x + width * at, y + height * 0.4);
      await page.chart.tooltip.waitFor();
      await painted(page);
      const [position] = (await page.chart.tooltip.locator('p').allTextContents());
      assert.match(position, /^\d+ \p{L}+ 201[67]$/u);
    }
    await page.mouse.move(5, 5);
    await page.chart.tooltip.waitFor({ state: 'detached' });
  });

  test('the wheel is the page’s', async () => {
    const page = await start({}, { height: 300 });
    await page.chart.host.scrollIntoViewIfNeeded();
    const { x, y } = await frame(page);
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.move(x + 200, Math.min(250, y + 50));
    await page.mouse.wheel(0, 120);
    await page.waitForFunction(() => 0 < scrollY);
    assert.deepEqual(await heard(page, 'cw-change'), []);
  });
});

describe('by an address', () => {
  const linked = { 'deep-link': 'energia' };

  test('the part, the series that are off and the view are kept, and sent on', async () => {
    const page = await start(linked);
    await page.chart.zoom('in').click();
    await page.waitForFunction(() => /^#energia=.*w:100-299/.test(decodeURIComponent(location.hash)));
    await page.reload();
    await hears(page, 'cw-load');
    await painted(page);
    assert.deepEqual(await range(page), [100, 299]);
    await page.chart.zoom('all').click();
    await page.waitForFunction(() => location.hash === '' || location.hash === '#');
  });

  test('a part that the data do not have is the whole', async () => {
    const page = await start(linked);
    for (const part of ['300-4000', '9-3', 'x-y', '0-0', '399-500']) {
      await page.evaluate((part) => { location.hash = `#energia=w:${part}`; }, part);
      await painted(page);
      assert.deepEqual(await range(page), [0, 399], part);
    }
    assert.deepEqual(page.complaints(), []);
  });

  test('going back goes back to the view before', async () => {
    const page = await start(linked);
    await page.chart.part('view-table').click();
    await page.waitForFunction(() => /v:table/.test(decodeURIComponent(location.hash)));
    await page.goBack();
    await page.chart.sheet.waitFor();
    await page.goForward();
    await page.chart.table.waitFor();
  });
});

describe('a million values', () => {
  const body = minutes(1_000_000);
  const open = (attributes = {}) => shown(it, { attributes: { kind: 'line', heading: 'Potenza', src: '/feed/minuti.json', ...attributes }, reply: () => ({ body }) });

  test('are one drawing of few marks, which holds the highest and the lowest and says so', async () => {
    const page = await open();
    assert.equal((await hears(page, 'cw-load')).items, 1_000_000);
    const { nodes, canvas, points } = await page.chart.host.evaluate((host) => {
      const sheet = host.shadowRoot.querySelector('.drawing > .sheet');
      return { nodes: host.shadowRoot.querySelectorAll('*').length, canvas: host.shadowRoot.querySelectorAll('canvas').length, points: sheet ? [...sheet.querySelectorAll('path')].reduce((sum, one) => sum + one.getAttribute('d').split(/[MLlHhVv]/).length, 0) : 0 };
    });
    assert.ok(nodes <= 400, `${nodes} elements`);
    assert.ok(canvas === 1 || (0 < points && points <= 20_000), `${points} points`);
    await page.chart.host.getByText('il massimo e il minimo di ogni tratto').waitFor();
    if (!canvas) {
      // The extremes touch what the axis says of them: 199,5 far above the rest, 0,25 at its foot.
      const [high, low, around] = await page.chart.host.evaluate((host) => {
        const path = [...host.shadowRoot.querySelectorAll('.drawing > .sheet .trace, .drawing > .sheet .line')].map((one) => one.getAttribute('d')).join('');
        const box = host.shadowRoot.querySelector('.drawing > .sheet .trace, .drawing > .sheet .line').getBBox();
        return [box.y, box.y + box.height, path.length];
      });
      assert.ok(200 < low - high && 1000 < around, `${high}–${low}`);
    }
    assert.deepEqual(page.complaints(), []);
  });

  test('come nearer within a quarter of a second, and one is found by key', async () => {
    const page = await open();
    const took = [];
    for (let turn = 0; turn < 4; turn += 1) {
      took.push(await page.evaluate(async () => {
        const root = document.querySelector('cw-kpi-chart').shadowRoot;
        const begun = performance.now();
        const before = root.querySelector('.values').max;
        root.querySelector('[part~=zoom-in]').click();
        while (root.querySelector('.values').max === before) await new Promise((done) => requestAnimationFrame(done));
        return performance.now() - begun;
      }));
    }
    assert.ok(took.sort((a, b) => a - b)[1] <= 250, took.map(Math.round).join());
    await page.chart.values.focus();
    await page.keyboard.press('ArrowLeft');
    await page.chart.tooltip.waitFor();
    assert.match(await page.chart.values.getAttribute('aria-valuetext'), /202\d, \d\d:\d\d, \d+,\d\d/);
  });

  test('are shown in part by an address', async () => {
    const page = await it.open({ attributes: { kind: 'line', src: '/feed/minuti.json', 'deep-link': 'm' }, reply: () => ({ body }), script: () => { if (location.hash === '') history.replaceState(null, '', '#m=w:310000-310100'); } });
    await hears(page, 'cw-load');
    await painted(page);
    assert.deepEqual(await range(page), [310_000, 310_100]);
    const peak = await page.chart.values.evaluate((one) => { one.value = 310_000; one.dispatchEvent(new InputEvent('input', { bubbles: true })); return one.value; });
    assert.equal(peak, '310000');
    await painted(page);
    assert.match(await page.chart.values.getAttribute('aria-valuetext'), /199,50?/);
  });
});
