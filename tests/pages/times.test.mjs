// Dates and times are Trentino's, in the reader's words, wherever the reader is (promise J).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears } from './lib/calendar.mjs';
import { occurrence } from './lib/feed.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

const ZONES = ['Europe/Rome', 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati'];

/** `[start, end, day in the list, time in the list]` */
const ROWS = [
  ['2026-06-20T20:30:00+02:00', '2026-06-20T22:00:00+02:00', 'sabato 20 giugno', '20:30–22:00'],
  ['2026-06-20T18:30:00Z', '2026-06-20T20:00:00+0000', 'sabato 20 giugno', '20:30–22:00'],
  ['2026-06-20T20:30:00', '2026-06-20T22:00:00', 'sabato 20 giugno', '20:30–22:00'],
  ['2026-06-20 20:30', '2026-06-20 22:00', 'sabato 20 giugno', '20:30–22:00'],
  ['2026-06-20T23:30:00Z', '2026-06-21T00:30:00Z', 'domenica 21 giugno', '01:30–02:30'],
  ['2026-06-20T21:00:00+02:00', '2026-06-21T00:00:00+02:00', 'sabato 20 giugno', '21:00–00:00'],
  ['2026-06-20T21:00:00+02:00', '2026-06-20T21:00:00+02:00', 'sabato 20 giugno', '21:00'],
  ['2026-06-20', '2026-06-21', 'sabato 20 giugno', 'Tutto il giorno'],
  ['2026-06-20', '2026-06-20', 'sabato 20 giugno', 'Tutto il giorno'],
  // The night when clocks go forward: 02:00 becomes 03:00.
  ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', 'domenica 29 marzo', '01:30–03:30'],
  ['2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00', 'domenica 29 marzo', '01:30–03:30'],
  ['2026-03-29T02:30:00', '2026-03-29T04:00:00', 'domenica 29 marzo', '03:30–04:00'],
  ['2026-03-29', '2026-03-30', 'domenica 29 marzo', 'Tutto il giorno'],
  // The night when they go back: 03:00 becomes 02:00.
  ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z', 'domenica 25 ottobre', '02:30–03:30'],
  ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z', 'domenica 25 ottobre', '02:30–03:30'],
  ['2026-10-25T02:30:00', '2026-10-25T04:00:00', 'domenica 25 ottobre', '02:30–04:00'],
  ['2026-10-25', '2026-10-26', 'domenica 25 ottobre', 'Tutto il giorno'],
  ['2026-12-31T23:00:00+01:00', '2026-12-31T23:59:00+01:00', 'giovedì 31 dicembre', '23:00–23:59'],
];

for (const timezone of ZONES) {
  describe(`for a reader in ${timezone}`, () => {
    const shown = new Map();
    before(async () => {
      for (const month of new Set(ROWS.map(([start]) => start.slice(0, 7)))) {
        const page = await it.open({
          attributes: { date: `${month}-01`, view: 'list' },
          now: '2026-01-01T12:00:00Z',
          reply: () => ROWS.map(([start, end], at) => occurrence(at + 1, start, end, { title: `${start} ${end}` })),
          timezone,
        });
        await hears(page, 'cw-load');
        const rows = await page.calendar.host.evaluate((host) => [...host.shadowRoot.querySelectorAll('section.day')].flatMap((day) => {
          const name = day.querySelector('[part=day-name]').textContent;
          return [...day.querySelectorAll('.row')].map((row) => [row.querySelector('.summary').textContent, name, (row.querySelector('.time [aria-hidden]') ?? row.querySelector('.time')).textContent]);
        }));
        for (const [title, ...seen] of rows) shown.set(title, seen);
        await page.context().close();
      }
    });

    for (const [start, end, day, time] of ROWS) {
      test(`${start} to ${end} is ${day}, ${time}`, () => assert.deepEqual(shown.get(`${start} ${end}`), [day, time]));
    }

    test('today is Trentino’s', async () => {
      for (const [now, day] of [['2026-06-14T22:30:00Z', '2026-06-15'], ['2026-06-14T21:30:00Z', '2026-06-14'], ['2026-12-31T23:30:00Z', '2027-01-01']]) {
        const page = await it.open({ attributes: { view: 'month' }, now, reply: () => [], timezone });
        await hears(page, 'cw-load');
        assert.equal(await page.calendar.grid.locator('[aria-current=date]').getAttribute('data-day'), day);
        await page.context().close();
      }
    });
  });
}

describe('words are those of the platform', () => {
  for (const [lang, locale] of [['it', 'it'], ['de', 'de'], ['en', 'en-GB']]) {
    test(`all months, days and weekdays of a year in ${locale}`, async () => {
      const page = await it.open({ attributes: { date: '2026-01-15', view: 'month', lang }, reply: () => [] });
      await hears(page, 'cw-load');
      for (let month = 0; month < 12; month += 1) {
        const wrong = await page.calendar.host.evaluate((host, [locale, month]) => {
          const root = host.shadowRoot;
          const words = (options, date) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(date);
          const pairs = [[root.querySelector('#month').textContent, words({ month: 'long', year: 'numeric' }, Date.UTC(2026, month, 1))]];
          for (const cell of root.querySelectorAll('td')) {
            const full = words({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, new Date(cell.dataset.day));
            const name = cell.querySelector('.hidden').textContent;
            pairs.push([name.includes(full) ? full : name, full]);
          }
          [...root.querySelectorAll('th')].forEach((th, index) => {
            const [long, short] = [...th.querySelectorAll('span')].map((it) => it.textContent);
            const monday = Date.UTC(2026, 5, 1 + index);
            pairs.push([long, words({ weekday: 'long' }, monday)], [short, words({ weekday: 'short' }, monday)]);
          });
          return pairs.filter(([seen, wanted]) => seen !== wanted);
        }, [locale, month]);
        assert.deepEqual(wrong, []);
        const before = await page.calendar.month.textContent();
        await page.calendar.part('next').click();
        await page.waitForFunction((before) => document.querySelector('cw-event-calendar').shadowRoot.querySelector('#month').textContent !== before, before);
      }
      await page.context().close();
    });

    test(`days and times of the list, and dates of an opened event, in ${locale}`, async () => {
      const events = Array.from({ length: 24 }, (_, hour) => occurrence(
        hour + 1, new Date(Date.UTC(2026, 6, 1 + hour, hour, 5)).toISOString(), new Date(Date.UTC(2026, 6, 1 + hour, hour, 50)).toISOString(), { title: `Evento ${hour}` },
      ));
      const page = await it.open({ attributes: { date: '2026-07-01', view: 'list', lang }, reply: () => events });
      await hears(page, 'cw-load');
      const seen = await page.calendar.host.evaluate((host) => {
        const text = (selector) => [...host.shadowRoot.querySelectorAll(selector)].map((it) => it.textContent);
        return { days: text('[part=day-name]'), times: text('.row .time [aria-hidden]') };
      });
      const wanted = await page.evaluate(([locale, starts]) => {
        const rome = (options) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Europe/Rome' });
        const day = rome({ weekday: 'long', day: 'numeric', month: 'long' });
        const time = rome({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
        return {
          days: [...new Set(starts.map((it) => day.format(new Date(it))))],
          times: starts.map((it) => `${time.format(new Date(it))}–${time.format(new Date(+new Date(it) + 45 * 60000))}`),
        };
      }, [locale, events.map((it) => it.start)]);
      assert.deepEqual(seen, wanted);
      await page.calendar.rows.first().click();
      await page.calendar.part('detail').waitFor();
      const full = await page.evaluate((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Rome' }).format(Date.UTC(2026, 6, 1, 0, 5)), locale);
      assert.ok((await page.calendar.part('detail').textContent()).includes(`${full}, 02:05–02:50`), full);
      await page.context().close();
    });
  }
});
