// Every task of the calendar, done with the keyboard alone (promise A4).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { few } from './lib/feed.mjs';
import { covered, focused, indicator, tabTo, tabToPart } from './lib/focus.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

async function start(attributes = {}, options = {}) {
  const page = await it.open({ attributes: { date: '2026-06-10', view: 'month', ...attributes }, reply: few, ...options });
  await hears(page, 'cw-load');
  return page;
}

const opened = (page) => page.calendar.dialog.waitFor();
const closed = (page) => page.calendar.dialog.waitFor({ state: 'detached' });

describe('from the start of the page, with Tab', () => {
  test('change the month', async () => {
    const page = await start();
    await tabToPart(page, 'next');
    await page.keyboard.press('Enter');
    await page.calendar.month.getByText('luglio 2026').waitFor();
    await tabToPart(page, 'previous', { key: 'Shift+Tab' });
    await page.keyboard.press('Space');
    await page.calendar.month.getByText('giugno 2026').waitFor();
  });

  test('go back to today', async () => {
    const page = await start({ date: '2027-03-01' });
    await tabToPart(page, 'today');
    await page.keyboard.press('Enter');
    await page.calendar.month.getByText('giugno 2026').waitFor();
  });

  test('jump to a date, digit by digit, and ask only for the month meant', async () => {
    const page = await start();
    await tabToPart(page, 'date');
    const asked = it.asked.length;
    await page.keyboard.type('10072026');
    await page.waitForFunction(() => /^2026-(07-10|10-07)$/.test(document.querySelector('cw-event-calendar').shadowRoot.querySelector('[part~=date]').value));
    const value = await page.calendar.part('date').inputValue();
    const month = new Intl.DateTimeFormat('it', { month: 'long', year: 'numeric' }).format(new Date(value));
    await page.calendar.month.getByText(month, { exact: true }).waitFor();
    await page.calendar.status.getByText(month).waitFor();
    for (const { url } of it.asked.slice(asked)) assert.match(url.searchParams.get('start'), /^202[567]/, url.href);
    assert.equal((await focused(page)).part.includes('date'), true, 'the focus stays in the field');
  });

  test('switch the view and back', async () => {
    const page = await start();
    await tabToPart(page, 'view-list');
    await page.keyboard.press('Enter');
    await page.calendar.list.waitFor();
    assert.equal(await page.calendar.part('view-list').getAttribute('aria-pressed'), 'true');
    await tabToPart(page, 'view-month', { key: 'Shift+Tab' });
    await page.keyboard.press('Space');
    await page.calendar.grid.waitFor();
    assert.equal(await page.calendar.part('view-month').getAttribute('aria-pressed'), 'true');
  });

  test('search, and clear the search', async () => {
    const page = await start({ view: 'list', date: '2026-06-20' });
    await tabToPart(page, 'search');
    await page.keyboard.type('perche');
    await page.calendar.status.getByText('giugno 2026, 1 evento').waitFor();
    assert.equal(await page.calendar.rows.count(), 1);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Backspace');
    await page.calendar.status.getByText('giugno 2026, 12 eventi').waitFor();
  });

  test('open a day, then an event, go back to the day, and close', async () => {
    const page = await start();
    await tabTo(page, (one) => one.day === '2026-06-10');
    await page.keyboard.press('Enter');
    await opened(page);
    await tabTo(page, (one) => one.part === 'event' && one.text.includes('Perché no?'));
    await page.keyboard.press('Enter');
    await page.calendar.part('detail').waitFor();
    assert.equal(await page.calendar.title.textContent(), 'Perché no? Serata di jazz');
    await tabToPart(page, 'back');
    await page.keyboard.press('Enter');
    await page.calendar.title.getByText('mercoledì 10 giugno 2026').waitFor();
    const back = await focused(page);
    assert.equal(back.part, 'event');
    assert.match(back.text, /Perché no\?/, 'where the reader came from');
    await page.keyboard.press('Escape');
    await closed(page);
    assert.equal((await focused(page)).day, '2026-06-10');
  });

  test('open an event of the list, and come back to its row', async () => {
    const page = await start({ view: 'list' });
    const row = await tabTo(page, (one) => one.part === 'event' && one.text.includes('Mostra «Acque»'));
    await page.keyboard.press('Enter');
    await opened(page);
    await page.keyboard.press('Escape');
    await closed(page);
    assert.deepEqual(await focused(page), row);
  });

  test('close with the close button', async () => {
    const page = await start({ view: 'list' });
    await tabTo(page, (one) => one.part === 'event');
    await page.keyboard.press('Enter');
    await opened(page);
    await tabToPart(page, 'close');
    await page.keyboard.press('Enter');
    await closed(page);
    assert.equal((await focused(page)).part, 'event');
  });

  test('follow the link to the municipality’s page', async () => {
    const page = await start({ view: 'list' });
    await tabTo(page, (one) => one.part === 'event' && one.text.includes('Mostra «Acque»'));
    await page.keyboard.press('Enter');
    await opened(page);
    await tabToPart(page, 'page');
    await Promise.all([page.waitForURL('**/Eventi/evento-6'), page.keyboard.press('Enter')]);
  });

  test('take an event away as a calendar file', async () => {
    const page = await start({ view: 'list', date: '2026-05-01' });
    await tabTo(page, (one) => one.part === 'event' && one.text.includes('Assemblea'));
    await page.keyboard.press('Enter');
    await opened(page);
    await tabToPart(page, 'download');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.match(download.suggestedFilename(), /\.ics$/);
    const text = await readFile(await download.path(), 'utf8');
    assert.ok(text.endsWith('END:VCALENDAR\r\n'), 'whole');
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n')), 'folded, CRLF');
    for (const line of [
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'DTSTART:20260520T150000Z', 'DTEND:20260520T160000Z',
      'SUMMARY:Assemblea', `URL:${it.origin}/Eventi/evento-14`, 'END:VEVENT',
    ]) assert.ok(text.split('\r\n').includes(line), `${line} in\n${text}`);
    assert.match(text, /\r\nUID:[^\r]+\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
  });

  test('show the days already past', async () => {
    const page = await start({ view: 'list', date: '2026-06-15' });
    const rows = await page.calendar.rows.count();
    await tabTo(page, (one) => one.text.startsWith('Mostra i giorni precedenti'));
    await page.keyboard.press('Enter');
    await page.calendar.list.getByText('Mercato contadino').first().waitFor();
    assert.ok(rows < await page.calendar.rows.count());
    const { part, text } = await focused(page);
    assert.equal(part, 'day-name', 'the focus goes to the days now shown');
    assert.equal(text, (await page.calendar.part('day-name').first().textContent()).trim());
  });

  test('try again after an error', async () => {
    let broken = true;
    const page = await it.open({
      attributes: { date: '2026-06-10', view: 'month' },
      reply: () => (broken ? { status: 404, body: 'no' } : few()),
    });
    await hears(page, 'cw-error');
    await tabToPart(page, 'retry');
    broken = false;
    await page.keyboard.press('Enter');
    await hears(page, 'cw-load');
    await page.calendar.alert.waitFor({ state: 'detached' });
    assert.equal((await focused(page)).part, 'month-name', 'the focus is not lost with the button');
  });
});

describe('no trap', () => {
  for (const view of ['month', 'list']) {
    test(`Tab goes through the ${view} and out of it, and Shift+Tab comes back`, async () => {
      const page = await start({ view });
      await page.locator('#before').focus();
      await tabTo(page, (one) => one.id === 'after', { limit: 40 });
      await tabTo(page, (one) => one.id === 'before', { key: 'Shift+Tab', limit: 40 });
    });
  }

  test('an open dialog keeps Tab to itself and the browser’s own controls, and Esc ends it', async () => {
    const page = await start({ view: 'list' });
    await page.calendar.rows.first().click();
    await opened(page);
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab');
      const one = await focused(page);
      assert.ok(one === null || (one.id !== 'before' && one.id !== 'after'), 'the page behind is out of reach');
    }
    await page.keyboard.press('Escape');
    await closed(page);
  });

  test('a dialog closed by Esc opens again', async () => {
    const page = await start({ view: 'list' });
    for (let turn = 0; turn < 3; turn += 1) {
      await page.calendar.rows.first().click();
      await opened(page);
      await page.keyboard.press('Escape');
      await closed(page);
    }
  });
});

describe('the focus', () => {
  /** Walks all stops between `#before` and `#after`, or of a dialog, and looks at each. */
  async function look(page, stops) {
    const seen = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      const one = await focused(page);
      if (!one || one.id === 'after') break;
      if (!one.inside) continue;
      await painted(page);
      const name = `${one.tag}[${one.part}] ${one.text.slice(0, 30)}`;
      assert.deepEqual(await covered(page), [], `${name} is covered`);
      const { changed, needed } = await indicator(page);
      assert.ok(needed <= changed, `${name}: ${changed.toFixed()} pixels of indicator, ${needed.toFixed()} needed`);
      seen.push(name);
    }
    return seen;
  }

  for (const theme of ['light', 'dark', 'high-contrast']) {
    test(`is seen, two pixels thick and 3:1, at every stop of the month in ${theme}`, async () => {
      const page = await start({ theme });
      await page.locator('#before').focus();
      assert.ok(7 <= (await look(page, 20)).length);
    });
  }

  test('is seen on a cell that bars run over', async () => {
    const page = await start({ date: '2026-06-25' });
    await page.calendar.part('search').focus();
    const [cell, ...others] = await look(page, 1);
    assert.match(cell, /^td\[day\] giovedì 25 giugno 2026/);
    assert.deepEqual(others, []);
    assert.ok(0 < await page.calendar.cell('2026-06-22').locator('[part=event]').count(), 'a bar begins in this week');
  });

  test('is seen at every stop of the list', async () => {
    const page = await start({ view: 'list' });
    await page.locator('#before').focus();
    assert.ok(8 <= (await look(page, 12)).length);
  });

  for (const [name, size] of [['a large', {}], ['a small', { width: 320, height: 256 }]]) {
    test(`is seen and never under the dialog’s header on ${name} screen`, async () => {
      const page = await start({ view: 'list', date: '2026-06-01' }, size);
      const early = page.calendar.list.getByText('Mostra i giorni precedenti');
      await early.click();
      await page.calendar.list.getByText('Sagra di San Vigilio').first().click();
      await opened(page);
      assert.ok(4 <= (await look(page, 7)).length);
      await page.keyboard.press('Escape');
    });
  }
});
