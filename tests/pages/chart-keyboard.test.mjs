// Every task of the chart, done with the keyboard alone (promise A4), and what is heard while doing it (A11).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted, said } from './lib/calendar.mjs';
import { CALM, cells, CHART, shown } from './lib/chart.mjs';
import { csv, daily, KINDS, ONE, YEARS } from './lib/figures.mjs';
import { covered, focused, indicator, tabTo, tabToPart } from './lib/focus.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

const LINES = { kind: 'line', unit: 'giorni', heading: 'Giorni' };
const DAYS = { attributes: { kind: 'line', x: 'Giorno', heading: 'Energia', unit: 'kWh' }, reply: () => csv(daily(400)) };

function start({ attributes = LINES, reply = () => csv(YEARS), ...more } = {}) {
  return shown(it, { attributes, reply, ...more });
}

/** What is read out of the value in focus. */
const spoken = (page) => page.chart.values.getAttribute('aria-valuetext');
const range = (page) => page.chart.values.evaluate((one) => [one.min, one.max, one.value].map(Number));

describe('the values', () => {
  test('are one stop of Tab: a slider with a name, whose value is heard in words', async () => {
    const page = await start();
    const it = await tabToPart(page, 'values');
    assert.equal(it.tag, 'input');
    const slider = page.getByRole('slider', { name: /Giorni/ });
    await slider.waitFor();
    assert.equal(await slider.count(), 1);
    assert.match(await spoken(page), /^2025, 16,9.giorni/);
    const words = await spoken(page);
    assert.ok(words.includes('Ala') && words.includes('dato provvisorio'), words);
    assert.doesNotMatch(words, /^\d+$/);
  });

  test('are walked through by arrows, Home and End, and each is shown', async () => {
    const page = await start();
    await tabToPart(page, 'values');
    await page.keyboard.press('ArrowLeft');
    await page.chart.tooltip.waitFor();
    assert.match(await spoken(page), /^2024, 18,2.giorni/);
    assert.match(await page.chart.tooltip.textContent(), /2024.*Ala.*18,2/s);
    await page.keyboard.press('Home');
    await painted(page);
    assert.match(await spoken(page), /^2016, 34,2.giorni/);
    await page.keyboard.press('ArrowLeft');
    await painted(page);
    assert.match(await spoken(page), /^2016/, 'the first is the first');
    await page.keyboard.press('ArrowRight');
    await painted(page);
    assert.match(await spoken(page), /^2017/);
    await page.keyboard.press('End');
    await painted(page);
    assert.match(await spoken(page), /^2025/);
    assert.equal((await focused(page)).part, 'values', 'the focus stays');
    assert.equal(await page.chart.host.locator('.cursor-ring').count(), 1, 'the value is marked in the drawing');
  });

  test('of other series are found above and below, and a gap is said to be one', async () => {
    const page = await start();
    await tabToPart(page, 'values');
    await page.keyboard.press('Home');
    for (const name of ['Avio', 'Mori', 'Ala']) {
      await page.keyboard.press('ArrowDown');
      await painted(page);
      assert.ok((await spoken(page)).includes(name), await spoken(page));
    }
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await painted(page);
    assert.match(await spoken(page), /2018.*nessun valore.*Mori|2018.*Mori.*nessun valore/);
    assert.doesNotMatch(await spoken(page), /\b0\b/);
    assert.match(await page.chart.tooltip.textContent(), /nessun valore/);
  });

  test('of series that are off are not heard', async () => {
    const page = await start();
    await page.chart.layers.filter({ hasText: 'Ala' }).locator('input').uncheck();
    await tabToPart(page, 'values');
    const names = new Set();
    for (let turn = 0; turn < 4; turn += 1) {
      await page.keyboard.press('ArrowDown');
      await painted(page);
      names.add((await spoken(page)).match(/Ala|Avio|Mori/)?.[0]);
    }
    assert.deepEqual([...names].sort(), ['Avio', 'Mori']);
  });

  test('are told to the page by Enter, in the words people read', async () => {
    const page = await start();
    await tabToPart(page, 'values');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const { x, series, value } = await hears(page, 'cw-select');
    assert.equal(x, '2016');
    assert.equal(series, 'Avio');
    assert.match(value, /^29,5.giorni$/);
  });

  test('are left by Escape, which does not leave the slider', async () => {
    const page = await start();
    await tabToPart(page, 'values');
    await page.keyboard.press('ArrowLeft');
    await page.chart.tooltip.waitFor();
    await page.keyboard.press('Escape');
    await page.chart.tooltip.waitFor({ state: 'detached' });
    assert.equal((await focused(page)).part, 'values');
  });

  test('of words and bars are walked through as well', async () => {
    const page = await start({ attributes: { kind: 'bar', heading: 'Rifiuti', unit: 'kg' }, reply: () => csv(KINDS) });
    await tabToPart(page, 'values');
    await page.keyboard.press('Home');
    await painted(page);
    assert.match(await spoken(page), /^Residuo, 83.kg/);
    await page.keyboard.press('ArrowRight');
    await painted(page);
    assert.match(await spoken(page), /^Organico, 113.kg/);
  });

  test('of small charts are walked through in one slider', async () => {
    const page = await start({ attributes: { ...LINES, panels: '' } });
    assert.equal(await page.chart.part('panel').count(), 3);
    await tabToPart(page, 'values');
    assert.equal(await page.getByRole('slider').count(), 1);
    await page.keyboard.press('ArrowLeft');
    await page.chart.tooltip.waitFor();
    await page.keyboard.press('ArrowDown');
    await painted(page);
    assert.match(await spoken(page), /Avio/);
    assert.match(await page.chart.tooltip.textContent(), /26,9/);
  });

  test('have an explanation of the keys', async () => {
    const page = await start();
    const hint = await page.chart.values.evaluate((one) => one.getRootNode().getElementById(one.getAttribute('aria-describedby')).textContent);
    assert.match(hint, /Frecce/);
  });
});

describe('a long series', () => {
  test('comes nearer by +, goes back by −, and the focus stays where it was', async () => {
    const page = await start(DAYS);
    await tabToPart(page, 'values');
    const all = await range(page);
    assert.deepEqual(all.slice(0, 2), [0, 399]);
    await page.keyboard.press('+');
    const { view, from, to } = await hears(page, 'cw-change');
    assert.equal(view, 'chart');
    assert.ok(to - from < 399);
    const part = await range(page);
    assert.deepEqual(part.slice(0, 2), [from, to]);
    assert.equal((await focused(page)).part, 'values');
    await page.keyboard.press('-');
    await hears(page, 'cw-change', 2);
    assert.deepEqual((await range(page)).slice(0, 2), [0, 399]);
    assert.equal((await focused(page)).part, 'values');
  });

  test('comes nearer around the value in focus, which stays in focus', async () => {
    const page = await start(DAYS);
    await tabToPart(page, 'values');
    await page.keyboard.press('Home');
    for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press('ArrowRight');
    await painted(page);
    const words = await spoken(page);
    for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('+');
    await painted(page);
    assert.equal(await spoken(page), words);
    const [min, max, value] = await range(page);
    assert.ok(min <= 5 && 5 <= max && value === 5, `${min} ${max} ${value}`);
  });

  test('comes nearer around the last value where nobody has moved', async () => {
    const page = await start(DAYS);
    await tabToPart(page, 'values');
    const words = await spoken(page);
    for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('+');
    await painted(page);
    assert.equal(await spoken(page), words);
  });

  test('keeps the focus when the button that shows everything goes', async () => {
    const page = await start(DAYS);
    await tabToPart(page, 'zoom-in');
    await page.keyboard.press('Enter');
    await page.chart.zoom('all').waitFor();
    assert.match((await focused(page)).part, /zoom-in/);
    await tabToPart(page, 'zoom-all');
    await page.keyboard.press('Enter');
    await page.chart.zoom('all').waitFor({ state: 'detached' });
    const now = await focused(page);
    assert.ok(now?.inside, `the focus is ${JSON.stringify(now)}`);
    assert.match(now.part, /zoom-in|values/);
  });

  test('keeps the focus on the buttons that walk along it', async () => {
    const page = await start(DAYS);
    await page.chart.zoom('in').click();
    await tabToPart(page, 'earlier');
    await page.keyboard.press('Enter');
    await hears(page, 'cw-change', 2);
    assert.match((await focused(page)).part, /earlier/);
  });
});

describe('with Tab alone', () => {
  test('series go off and on', async () => {
    const page = await start();
    await tabTo(page, (one) => one.tag === 'input' && one.inside && one.part !== 'values');
    await page.keyboard.press('Space');
    await page.chart.host.locator('.drawing > .sheet .line.layer-0').first().waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await page.chart.host.locator('.drawing > .sheet .line.layer-0').first().waitFor({ state: 'attached' });
  });

  test('the table is opened, sorted, paged, and left again', async () => {
    const page = await start({ attributes: { kind: 'line', x: 'Giorno' }, reply: () => csv(daily(250)) });
    await tabToPart(page, 'view-table');
    await page.keyboard.press('Enter');
    await page.chart.table.waitFor();
    assert.match((await focused(page)).part, /view-table/);
    assert.equal((await hears(page, 'cw-change')).view, 'table');
    await tabToPart(page, 'sort');
    await page.keyboard.press('Enter');
    await painted(page);
    assert.equal((await cells(page)).sorts[0], 'ascending');
    assert.match((await focused(page)).part, /sort/);
    await tabToPart(page, 'next');
    await page.keyboard.press('Enter');
    await page.chart.host.locator('nav p', { hasText: 'da 101 a 200' }).waitFor();
    const row = await focused(page);
    assert.equal(row.tag, 'th', 'the focus is on the first row of the new page');
    await tabToPart(page, 'view-chart', { key: 'Shift+Tab' });
    await page.keyboard.press('Space');
    await page.chart.sheet.waitFor();
    assert.match((await focused(page)).part, /view-chart/);
  });

  test('the files are opened, and how it is read', async () => {
    const page = await start({ attributes: { ...LINES, 'how-to': 'Più bassa, meglio è.' } });
    await tabTo(page, (one) => one.tag === 'summary' && /legge/.test(one.text));
    await page.keyboard.press('Enter');
    await page.chart.host.getByText('Più bassa, meglio è.').waitFor();
    await tabTo(page, (one) => one.tag === 'summary' && /Scarica/.test(one.text));
    await page.keyboard.press('Enter');
    await tabToPart(page, 'save');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.match(file.suggestedFilename(), /\.csv$/);
  });

  test('a source is asked again, and the focus is not lost', async () => {
    let well = false;
    const page = await it.open({ attributes: LINES, reply: () => (well ? csv(YEARS) : { status: 404, body: '' }) });
    await hears(page, 'cw-error');
    await page.chart.part('retry').waitFor();
    await tabToPart(page, 'retry');
    await page.keyboard.press('Enter');
    await hears(page, 'cw-error', 2);
    await painted(page);
    assert.match((await focused(page))?.part ?? 'nothing', /retry/, 'it failed again: the button has the focus');
    well = true;
    await page.keyboard.press('Enter');
    await hears(page, 'cw-load');
    await painted(page);
    const now = await focused(page);
    assert.ok(now?.inside, `the focus is on ${JSON.stringify(now)}`);
  });

  test('a source that fails again takes the focus from nobody who has gone on', async () => {
    let hold = null;
    const page = await it.open({ attributes: LINES, reply: async () => { await hold; return { status: 404, body: '' }; } });
    await hears(page, 'cw-error');
    await tabToPart(page, 'retry');
    let go;
    hold = new Promise((done) => { go = done; });
    await page.keyboard.press('Enter');
    await page.evaluate(() => document.getElementById('after').focus());
    go();
    await hears(page, 'cw-error', 2);
    await painted(page);
    assert.equal((await focused(page))?.id, 'after');
  });

  for (const [name, options] of [
    ['lines', {}], ['a long series in part', DAYS], ['a tile', { attributes: { ...LINES, kind: 'tile' }, reply: () => csv(ONE) }],
    ['the table', { attributes: { ...LINES, view: 'table' } }], ['small charts', { attributes: { ...LINES, panels: '' } }],
  ]) {
    test(`nothing of ${name} holds the focus, and the order is that of the eyes`, async () => {
      const page = await start(options);
      if (name.endsWith('part')) await page.chart.zoom('in').click();
      await page.locator('#before').focus();
      const tops = [];
      for (let stop = 0; stop < 40; stop += 1) {
        await page.keyboard.press('Tab');
        const it = await focused(page);
        if (it?.id === 'after') break;
        assert.ok(it?.inside, `stop ${stop} is outside`);
        tops.push(await page.evaluate(() => {
          let one = document.activeElement;
          while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
          const { top, bottom } = one.getBoundingClientRect();
          return { top: top + scrollY, bottom: bottom + scrollY, name: one.getAttribute('part') ?? one.localName };
        }));
      }
      assert.equal((await focused(page)).id, 'after', tops.map((one) => one.name).join());
      tops.forEach((one, at) => {
        if (at) assert.ok(tops[at - 1].top <= one.bottom, `${one.name} stands above ${tops[at - 1].name}`);
      });
      await page.keyboard.press('Shift+Tab');
      assert.ok((await focused(page)).inside);
    });

    test(`every stop of ${name} can be seen, and nothing lies upon it`, async () => {
      const page = await start(options);
      if (name.endsWith('part')) await page.chart.zoom('in').click();
      await page.locator('#before').focus();
      for (let stop = 0; stop < 40; stop += 1) {
        await page.keyboard.press('Tab');
        const it = await focused(page);
        if (it?.id === 'after') break;
        const { changed, needed, width } = await indicator(page);
        const what = `${it.tag}[${it.part}] ${it.text.slice(0, 30)}`;
        // What is seen of the slider is the frame around the drawing.
        if (it.part !== 'values') {
          assert.deepEqual(await covered(page), [], what);
          assert.ok(needed * 0.9 <= changed, `${what}: ${Math.round(changed)} of ${Math.round(needed)} pixels change`);
        } else assert.ok(2 * width <= changed, `${what}: ${Math.round(changed)} pixels change`);
      }
    });
  }
});

describe('is heard once, and within a second', () => {
  test('that data came', async () => {
    const page = await start();
    await page.chart.status.filter({ hasText: /\d/ }).waitFor({ state: 'attached' });
    await page.waitForTimeout(CALM);
    const all = (await said(page, 'status')).filter((one) => one.text.trim() && !one.text.endsWith('…'));
    assert.equal(all.length, 1, JSON.stringify(all));
    assert.match(all[0].text, /3 serie, 29 valori/);
    const [{ at }] = await page.evaluate(() => window.heard.filter((one) => one.name === 'cw-load'));
    assert.ok(all[0].at - at <= 1000, `${all[0].at - at} ms`);
  });

  test('which part is shown', async () => {
    const page = await start(DAYS);
    await page.chart.status.filter({ hasText: '400 valori' }).waitFor({ state: 'attached' });
    const since = await page.evaluate(() => performance.now());
    await tabToPart(page, 'values');
    for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('+');
    await page.chart.status.filter({ hasText: /201[67].* – / }).waitFor({ state: 'attached' });
    await page.waitForTimeout(CALM);
    const all = (await said(page, 'status', since)).filter((one) => one.text.trim());
    assert.equal(all.length, 1, JSON.stringify(all));
    assert.match(all[0].text, /–|al /);
  });

  test('an error, by an alert', async () => {
    const page = await it.open({ attributes: LINES, reply: () => ({ status: 404, body: '' }) });
    await page.chart.alert.waitFor();
    await painted(page);
    assert.equal((await said(page, 'alert')).length, 1);
    assert.equal((await heard(page, 'cw-error')).length, 1);
  });
});
