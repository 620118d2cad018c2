// The date grid of the ARIA Authoring Practices, row by row (promise A5), and what live regions say (A11).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted, said } from './lib/calendar.mjs';
import { focused, tabTo } from './lib/focus.mjs';
import { few, many } from './lib/feed.mjs';
import { stage } from './lib/stage.mjs';

/** `[the day in focus, key, the day in focus after it]` */
const KEYS = [
  ['2026-06-10', 'ArrowRight', '2026-06-11'],
  ['2026-06-10', 'ArrowLeft', '2026-06-09'],
  ['2026-06-10', 'ArrowDown', '2026-06-17'],
  ['2026-06-10', 'ArrowUp', '2026-06-03'],
  ['2026-06-14', 'ArrowRight', '2026-06-15'],
  ['2026-06-15', 'ArrowLeft', '2026-06-14'],
  ['2026-06-10', 'Home', '2026-06-08'],
  ['2026-06-08', 'Home', '2026-06-08'],
  ['2026-06-10', 'End', '2026-06-14'],
  ['2026-06-14', 'End', '2026-06-14'],
  ['2026-06-10', 'PageDown', '2026-07-10'],
  ['2026-06-10', 'PageUp', '2026-05-10'],
  ['2026-06-10', 'Shift+PageDown', '2027-06-10'],
  ['2026-06-10', 'Shift+PageUp', '2025-06-10'],
  // Across the month's edge the page turns and the focus goes along.
  ['2026-06-30', 'ArrowRight', '2026-07-01'],
  ['2026-06-01', 'ArrowLeft', '2026-05-31'],
  ['2026-06-28', 'ArrowDown', '2026-07-05'],
  ['2026-06-03', 'ArrowUp', '2026-05-27'],
  ['2026-07-01', 'Home', '2026-06-29'],
  ['2026-06-30', 'End', '2026-07-05'],
  ['2026-12-31', 'ArrowRight', '2027-01-01'],
  // A month without that day: its last one.
  ['2026-01-31', 'PageDown', '2026-02-28'],
  ['2026-05-31', 'PageDown', '2026-06-30'],
  ['2026-03-31', 'PageUp', '2026-02-28'],
  ['2028-02-29', 'Shift+PageDown', '2029-02-28'],
  ['2028-02-29', 'Shift+PageUp', '2027-02-28'],
];

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

/** A month grid whose tab stop is `date`, loaded, with the focus on it. */
async function onGrid(date, reply = few) {
  const page = await it.open({ attributes: { date, view: 'month' }, reply });
  await hears(page, 'cw-load');
  await page.calendar.status.getByText(/\d/).waitFor(); // what follows is said after this
  await page.calendar.cell(date).focus();
  return page;
}

describe('keys of the grid', () => {
  let page;
  before(async () => { page = await onGrid('2020-01-01'); });

  for (const [from, key, to] of KEYS) {
    test(`${key} on ${from} goes to ${to}`, async () => {
      for (const date of ['2020-01-01', from]) { // elsewhere first: the same date again would move nothing
        await page.evaluate((date) => { document.querySelector('cw-event-calendar').date = date; }, date);
        await page.calendar.grid.locator(`[data-day="${date}"][tabindex="0"]`).waitFor();
      }
      await page.calendar.cell(from).focus();
      await page.keyboard.press(key);
      await page.waitForFunction((to) => document.querySelector('cw-event-calendar').shadowRoot.activeElement?.dataset.day === to, to);
      const month = new Intl.DateTimeFormat('it', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(to));
      assert.equal(await page.calendar.month.textContent(), month);
      const stops = page.calendar.grid.locator('[tabindex="0"]');
      assert.deepEqual(await stops.evaluateAll((all) => all.map((cell) => cell.dataset.day)), [to]);
    });
  }

  for (const key of ['Enter', 'Space']) {
    test(`${key} opens the day, and Esc gives the focus back to it`, async () => {
      const page = await onGrid('2026-06-10');
      await page.keyboard.press(key);
      await page.calendar.dialog.waitFor();
      assert.equal(await page.calendar.title.textContent(), 'mercoledì 10 giugno 2026, 3 eventi');
      assert.equal(await page.calendar.dialog.locator('[part=event]').count(), 3);
      await page.keyboard.press('Escape');
      await page.calendar.dialog.waitFor({ state: 'detached' });
      assert.equal((await focused(page)).day, '2026-06-10');
    });
  }

  test('keys with Ctrl, Alt or Meta are left to the browser', async () => {
    const page = await onGrid('2026-06-10');
    for (const key of ['Control+ArrowRight', 'Alt+ArrowDown', 'Meta+ArrowUp', 'Control+Home']) {
      await page.keyboard.press(key);
    }
    await painted(page);
    assert.equal(await page.calendar.grid.locator('[tabindex="0"]').getAttribute('data-day'), '2026-06-10');
  });

  test('a key the grid answers does not scroll the page', async () => {
    const page = await onGrid('2026-06-16');
    await page.evaluate(() => { document.body.style.paddingBottom = '3000px'; scrollTo(0, 0); });
    for (const key of ['PageDown', 'PageUp', 'Home', 'End', 'Space', 'Enter']) {
      const top = await page.evaluate(() => scrollY);
      const prevented = await page.evaluate((key) => {
        const cell = document.querySelector('cw-event-calendar').shadowRoot.activeElement;
        return !cell.dispatchEvent(new KeyboardEvent('keydown', { key: key === 'Space' ? ' ' : key, bubbles: true, cancelable: true, composed: true }));
      }, key);
      assert.ok(prevented, `${key} on an empty day is the grid's`);
      await painted(page);
      assert.equal(await page.evaluate(() => scrollY), top, key);
    }
  });
});

describe('the grid as a table', () => {
  let page;
  before(async () => { page = await onGrid('2026-06-10'); });

  test('is one tab stop', async () => {
    const focusable = page.calendar.grid.locator('a[href], button, input, [tabindex]');
    const stops = await focusable.evaluateAll((all) => all.filter((el) => el.tabIndex >= 0).map((el) => el.dataset.day));
    assert.deepEqual(stops, ['2026-06-10']);
    await page.calendar.part('search').focus();
    const first = await tabTo(page, () => true, { limit: 1 });
    assert.equal(first.day, '2026-06-10');
    await page.keyboard.press('Tab');
    assert.notEqual((await focused(page))?.part, 'day', 'the next stop is outside the grid');
  });

  test('has a grid role, a name and a description', async () => {
    const grid = page.calendar.grid;
    assert.equal(await grid.getAttribute('role'), 'grid');
    const debug = await page.context().newCDPSession(page);
    const { nodes } = await debug.send('Accessibility.getFullAXTree');
    const found = nodes.find((node) => node.role?.value === 'grid');
    assert.equal(found.name.value.toLowerCase(), 'giugno 2026');
    assert.match(found.description.value, /Frecce per cambiare giorno/);
  });

  test('names its columns in full', async () => {
    const names = await page.calendar.grid.getByRole('columnheader').evaluateAll((all) => all.map((th) => th.textContent));
    const full = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'];
    assert.equal(names.length, 7);
    for (const [index, name] of names.entries()) assert.ok(name.startsWith(full[index]), name);
    for (const name of full) assert.equal(await page.calendar.grid.getByRole('columnheader', { name, exact: true }).count(), 1, name);
  });

  for (const [day, name] of [
    ['2026-06-10', 'mercoledì 10 giugno 2026, 3 eventi'],
    ['2026-06-15', 'Oggi, lunedì 15 giugno 2026, 1 evento'],
    ['2026-06-16', 'martedì 16 giugno 2026, nessun evento'],
    ['2026-07-01', 'mercoledì 1 luglio 2026, 1 evento'],
  ]) {
    test(`calls a cell «${name}»`, async () => {
      assert.equal(await page.calendar.grid.getByRole('gridcell', { name, exact: true }).getAttribute('data-day'), day);
    });
  }

  test('marks today, and only today', async () => {
    const marked = page.calendar.grid.locator('[aria-current]');
    assert.deepEqual(await marked.evaluateAll((all) => all.map((el) => [el.dataset.day, el.ariaCurrent ?? el.getAttribute('aria-current')])), [['2026-06-15', 'date']]);
  });

  test('shows the focus', async () => {
    await page.calendar.part('search').focus();
    await page.keyboard.press('Tab');
    const style = await page.calendar.cell('2026-06-10').evaluate((el) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(el);
      return { outlineStyle, width: parseFloat(outlineWidth) };
    });
    assert.equal(style.outlineStyle, 'solid');
    assert.ok(2 <= style.width);
  });
});

test('says of no day that it has no events before it knows', async () => {
  for (const reply of [() => null, () => ({ status: 404, body: 'no' })]) {
    const page = await it.open({ attributes: { date: '2026-06-10', view: 'month' }, reply });
    await page.calendar.grid.getByRole('gridcell', { name: 'mercoledì 10 giugno 2026', exact: true }).waitFor();
    await page.context().close();
  }
});

describe('mouse and keys together', () => {
  test('keys go on from the empty cell that was clicked', async () => {
    const page = await onGrid('2026-06-10');
    await page.calendar.cell('2026-06-18').click();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('cw-event-calendar').shadowRoot.activeElement?.dataset.day === '2026-06-19');
  });

  test('Enter on an event opens that event, not the day of the tab stop', async () => {
    const page = await onGrid('2026-06-10');
    const show = page.calendar.grid.getByText('Lettura per bambini');
    await show.click();
    await page.calendar.dialog.waitFor();
    await page.keyboard.press('Escape');
    await page.calendar.dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.calendar.dialog.waitFor();
    assert.match(await page.calendar.title.textContent(), /Lettura per bambini|15 giugno 2026/);
  });
});

describe('what the live region says', () => {
  /** Does `act`, and gives back what was said within the second after the change. */
  async function told(page, act, expected) {
    const since = await page.evaluate(() => performance.now());
    await act();
    await page.waitForFunction(
      ([since, expected]) => window.said.some((one) => one.role === 'status' && since <= one.at && one.text === expected),
      [since, expected],
    );
    await page.evaluate(() => new Promise((done) => { // what is said once stays said once for a second
      const end = performance.now() + 1000;
      const look = () => (performance.now() < end ? requestAnimationFrame(look) : done());
      look();
    }));
    return (await said(page, 'status', since)).map((one) => one.text);
  }

  test('the month and its number of events, once, after the first load', async () => {
    const page = await it.open({ attributes: { date: '2026-06-10', view: 'month' }, reply: few });
    assert.deepEqual(await told(page, () => hears(page, 'cw-load'), 'giugno 2026, 12 eventi'), ['giugno 2026, 12 eventi']);
  });

  for (const [name, act] of [
    ['the button', (page) => page.calendar.part('next').click()],
    ['a key', async (page) => { await page.calendar.cell('2026-06-10').focus(); await page.keyboard.press('PageDown'); }],
  ]) {
    test(`the next month, once and within a second, by ${name}`, async () => {
      const page = await onGrid('2026-06-10');
      const since = await page.evaluate(() => performance.now());
      assert.deepEqual(await told(page, () => act(page), 'luglio 2026, 7 eventi'), ['luglio 2026, 7 eventi']);
      const [first] = await said(page, 'status', since);
      assert.ok(first.at - since < 1000, `after ${first.at - since} ms`);
    });
  }

  test('what a search leaves, once', async () => {
    const page = await onGrid('2026-06-10');
    const found = 'giugno 2026, 1 evento per «jazz»';
    assert.deepEqual(await told(page, () => page.calendar.part('search').pressSequentially('jazz'), found), [found]);
  });

  test('the day asked for, by its own number of events', async () => {
    const page = await onGrid('2026-06-10');
    const found = 'mercoledì 24 giugno 2026, 7 eventi';
    assert.deepEqual(await told(page, () => page.calendar.part('date').fill('2026-06-24'), found), [found]);
  });

  test('a change of view is not announced as new data', async () => {
    const page = await onGrid('2026-06-10');
    const since = await page.evaluate(() => performance.now());
    await page.calendar.part('view-list').click();
    await page.calendar.list.waitFor();
    await painted(page);
    assert.deepEqual(await said(page, 'status', since), []);
  });

  test('waiting, once, when it lasts; then the result', async () => {
    let go;
    const wait = new Promise((done) => { go = done; });
    const page = await it.open({ attributes: { date: '2026-06-10', view: 'month' }, reply: async () => { await wait; return many(20); } });
    await page.waitForFunction(() => window.said.some((one) => one.role === 'status'));
    go();
    await page.calendar.status.getByText('giugno 2026').waitFor();
    await painted(page);
    const words = (await said(page, 'status')).map((one) => one.text);
    assert.equal(words[0], 'Caricamento degli eventi…');
    assert.match(words[1], /^giugno 2026, \d+ eventi$/);
    assert.equal(words.length, 2);
  });

  test('an error is an alert, once', async () => {
    const page = await it.open({ attributes: { date: '2026-06-10', view: 'month' }, reply: () => ({ status: 404, body: 'no' }) });
    await hears(page, 'cw-error');
    await painted(page);
    assert.equal((await said(page, 'alert')).length, 1);
  });
});
