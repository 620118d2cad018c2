// From an address in the page to events on it: every kind of source, to its last page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears } from './lib/calendar.mjs';
import { content, few, hits, icalendar, occurrence, pad } from './lib/feed.mjs';
import { demoStage, stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

const JUNE = { date: '2026-06-10', view: 'list' };

async function loaded(attributes, reply) {
  const page = await it.open({ attributes: { ...JUNE, date: '2026-07-01', ...attributes }, reply });
  await hears(page, 'cw-load');
  return page;
}

describe('paging', () => {
  /** Three pages of two events in July. `next` says how the door names the page after `offset`. */
  const pages = (next) => (asked) => {
    // The module route decodes `q` once more than other servers do.
    const twice = asked.url.pathname.startsWith('/opendata/api/') ? decodeURIComponent : (text) => text;
    const said = twice(decodeURIComponent(asked.url.href)).match(/offset (\d+)/);
    const offset = Number(said?.[1] ?? 0);
    const all = Array.from({ length: 6 }, (_, at) => content(at + 1, {
      title: `Serata ${at + 1}`, dates: [[`2026-07-${pad(at + 3)}T20:00:00+02:00`, `2026-07-${pad(at + 3)}T22:00:00+02:00`]],
    }));
    return hits(all.slice(offset, offset + 2), { total: 6, next: offset < 4 ? next(offset + 2) : null });
  };

  for (const [name, src, next] of [
    ['addresses', '/api/opendata/v2/content/search/classes%20%5Bevent%5D', (offset) => `${it.origin}/api/opendata/v2/content/search/${encodeURIComponent(`classes [event] limit 2 offset ${offset}`)}`],
    ['addresses on a host nobody can reach', '/api/opendata/v2/content/search/classes%20%5Bevent%5D', (offset) => `http://backend.invalid/api/opendata/v2/content/search/${encodeURIComponent(`classes [event] limit 2 offset ${offset}`)}`],
    ['bare queries', '/opendata/api/content/search/?q=classes%20%5Bevent%5D', (offset) => `classes [event] limit 2 offset ${offset}`],
  ]) {
    test(`goes to the last page through ${name}`, async () => {
      const page = await loaded({ src }, pages(next));
      assert.equal((await hears(page, 'cw-load')).items, 6);
      assert.deepEqual(
        await page.calendar.rows.locator('.summary').allTextContents(),
        [1, 2, 3, 4, 5, 6].map((at) => `Serata ${at}`),
      );
      await page.context().close();
    });
  }

  test('goes on where a page holds fewer than asked for', async () => {
    const thin = (asked) => {
      const whole = pages((offset) => `classes [event] limit 2 offset ${offset}`)(asked);
      return { ...whole, searchHits: whole.searchHits.slice(1) };
    };
    const page = await loaded({ src: '/opendata/api/content/search/?q=classes%20%5Bevent%5D' }, thin);
    assert.equal((await hears(page, 'cw-load')).items, 3);
    await page.context().close();
  });

  test('ends where a page names itself as the next one', async () => {
    const src = '/api/opendata/v2/content/search/classes%20%5Bevent%5D';
    const page = await loaded({ src }, () => hits([content(1, { dates: [['2026-07-03T20:00:00+02:00', '2026-07-03T22:00:00+02:00']] })], { next: `${it.origin}${src}` }));
    assert.equal((await hears(page, 'cw-load')).items, 1);
    await page.context().close();
  });
});

describe('the calendar environment', () => {
  test('is asked for the days on the screen, with the offset of Rome', async () => {
    const from = it.asked.length;
    const page = await loaded({ src: '/', date: '2026-03-15', view: 'month' }, few);
    const asked = it.asked.slice(from).map(({ url }) => url);
    assert.equal(decodeURIComponent(asked[0].pathname), '/api/opendata/v2/calendar/search/classes [event] sort [time_interval=>asc]');
    // Twice, because the server writes opening hours in the offset of the start: clocks move on 29 March.
    assert.deepEqual(asked.map((url) => ['start', 'end'].map((name) => url.searchParams.get(name))), [
      ['2026-02-23T00:00:00+01:00', '2026-03-29T00:00:00+01:00'],
      ['2026-03-29T00:00:00+02:00', '2026-04-06T00:00:00+02:00'],
    ]);
    await page.context().close();
  });

  test('is asked in shorter windows where it cuts the answer at 300', async () => {
    const all = Array.from({ length: 700 }, (_, at) => occurrence(
      at + 1, `2026-07-${pad(1 + at % 28)}T${pad(8 + at % 12)}:00:00+02:00`, `2026-07-${pad(1 + at % 28)}T${pad(9 + at % 12)}:00:00+02:00`,
    ));
    const page = await loaded({ src: '/' }, ({ url }) => {
      const [start, end] = ['start', 'end'].map((name) => new Date(url.searchParams.get(name)));
      return all.filter((one) => new Date(one.start) < end && start < new Date(one.end)).slice(0, 300);
    });
    await page.calendar.status.getByText('luglio 2026, 700 eventi', { exact: true }).waitFor();
    assert.equal(await page.calendar.part('notice').count(), 0);
    await page.context().close();
  });

  test('that gives too many for a single day is said to be cut', async () => {
    const crowd = Array.from({ length: 300 }, (_, at) => occurrence(at + 1, '2026-07-10T10:00:00+02:00', '2026-07-10T11:00:00+02:00'));
    const page = await loaded({ src: '/' }, ({ url }) => {
      const [start, end] = ['start', 'end'].map((name) => new Date(url.searchParams.get(name)));
      return crowd.filter((one) => new Date(one.start) < end && start < new Date(one.end));
    });
    await page.calendar.part('notice').getByText('alcuni eventi potrebbero mancare').waitFor();
    await page.context().close();
  });
});

describe('a host of the older generation', () => {
  const old = (id, from, to) => ({
    metadata: { id, remoteId: `vecchio-${id}`, classIdentifier: 'event', languages: ['ita-IT'], name: { 'ita-IT': `Vecchio ${id}` } },
    data: { 'ita-IT': { titolo: `Vecchio ${id}`, abstract: '', from_time: from, to_time: to, luogo_svolgimento: 'Oratorio', orario_svolgimento: 'dalle 9' } },
    extradata: [],
  });
  const reply = ({ url }) => {
    const path = decodeURIComponent(url.pathname);
    const refuse = (type, words) => ({ status: 400, body: { error_type: type, error_message: words } });
    if (path.includes('/calendar/')) return refuse('EnvironmentMisconfigurationException', "Environment 'calendar' bad configuration");
    if (path.includes('time_interval')) return refuse('Exception', "Field 'time_interval' not found");
    return hits([old(1, '2026-07-11T09:00:00+02:00', '2026-07-11T12:00:00+02:00'), old(2, '2026-07-12T00:00:00+02:00', '2026-07-14T00:00:00+02:00')]);
  };

  test('is asked the way it understands, and its events are shown', async () => {
    const from = it.asked.length;
    const page = await loaded({ src: '/' }, reply);
    assert.deepEqual(await page.calendar.rows.locator('.summary').allTextContents(), ['Vecchio 1', 'Vecchio 2']);
    const paths = it.asked.slice(from).map(({ url }) => decodeURIComponent(url.pathname));
    assert.equal(paths.length, 3);
    assert.match(paths[2], /from_time/);
    await page.context().close();
  });

  test('is not asked in vain again', async () => {
    const page = await loaded({ src: '/' }, reply);
    const from = it.asked.length;
    await page.calendar.part('next').click();
    await page.calendar.status.getByText('agosto 2026').waitFor();
    assert.equal(it.asked.length - from, 1);
    await page.context().close();
  });
});

describe('query', () => {
  test('narrows what a host is asked for', async () => {
    const from = it.asked.length;
    const page = await loaded({ src: '/', query: "topics.name in ['Sport']" }, few);
    assert.match(decodeURIComponent(it.asked[from].url.pathname), /classes \[event\] and \(?topics\.name in \['Sport'\]\)? sort/);
    await page.context().close();
  });

  test('changed asks again', async () => {
    const page = await loaded({ src: '/' }, few);
    const from = it.asked.length;
    await page.evaluate(() => { document.querySelector('cw-event-calendar').query = 'subtree [65]'; });
    await it.until(() => it.asked.slice(from).some(({ url }) => decodeURIComponent(url.pathname).includes('subtree [65]')));
    await page.context().close();
  });
});

describe('an apostrophe in a query reaches a real server (trap 13)', () => {
  let demo;
  before(async () => { demo = await demoStage(); });
  after(() => demo?.stop());

  async function ask(query) {
    const page = await demo.open('/gallery/event-calendar/query.html');
    await hears(page, 'cw-load');
    const heard = await page.evaluate((query) => {
      const calendar = document.querySelector('cw-event-calendar');
      Object.assign(calendar, { query, date: '2026-07-15' });
      calendar.setAttribute('view', 'list');
      window.heard.length = 0;
    }, query).then(() => page.waitForFunction(() => window.heard.find((one) => /load|error/.test(one.name)))).then((one) => one.jsonValue());
    const titles = await page.calendar.rows.locator('.summary').allTextContents();
    await page.context().close();
    return { ...heard, titles };
  }

  test('escaped, it is a letter', async () => {
    const { name, titles } = await ask(String.raw`q = 'mezz\'estate'`);
    assert.equal(name, 'cw-load');
    assert.deepEqual([...new Set(titles)], ["Mercoledì sotto le stelle: Swing di mezz'estate"]);
  });

  test('not escaped, the server refuses it and the reader is told', async () => {
    assert.equal((await ask("q = 'mezz'estate'")).name, 'cw-error');
  });
});

describe('an iCalendar file', () => {
  const file = () => icalendar(
    ['UID:1@prova', 'DTSTART;TZID=Europe/Rome:20260703T203000', 'DTEND;TZID=Europe/Rome:20260703T223000', 'SUMMARY:Cena\\, musica e ballo', 'LOCATION:Malga Alta'],
    ['UID:2@prova', 'DTSTART;VALUE=DATE:20260710', 'DTEND;VALUE=DATE:20260712', 'SUMMARY:Campo estivo'],
    ['UID:3@prova', 'DTSTART:20260720T180000Z', 'SUMMARY:Ora di', '  Greenwich'],
  );

  for (const [name, src, type, headers] of [
    ['by its name', '/feed/eventi.ics', undefined, { 'content-type': 'text/calendar' }],
    ['by its content', '/feed/esporta.php', undefined, { 'content-type': 'application/octet-stream' }],
    ['by the attribute', '/feed/esporta', 'icalendar', {}],
  ]) {
    test(`is known ${name}`, async () => {
      const page = await loaded({ src, ...(type && { type }) }, () => ({ body: file(), headers }));
      assert.deepEqual(await page.calendar.rows.locator('.summary').allTextContents(), ['Cena, musica e ballo', 'Campo estivo', 'Ora di Greenwich']);
      assert.deepEqual(await page.calendar.hours.allTextContents(), ['20:30–22:30', 'fino all’11 luglio', '20:00']);
      await page.context().close();
    });
  }
});

test('fresh data replace the old when the page asks', async () => {
  let summer = false;
  const page = await loaded({ src: '/' }, () => (summer ? [occurrence(50, '2026-07-09', '2026-07-10', { title: 'Nuovo' })] : few()));
  summer = true;
  await page.evaluate(() => document.querySelector('cw-event-calendar').refresh());
  await hears(page, 'cw-load', 2);
  assert.deepEqual(await page.calendar.rows.locator('.summary').allTextContents(), ['Nuovo']);
});

test('another src shows other events', async () => {
  const page = await loaded({ src: '/api/opendata/v2/calendar/search/uno' }, ({ url }) => (url.pathname.endsWith('/uno')
    ? [occurrence(1, '2026-07-09', '2026-07-10', { title: 'Uno' })]
    : [occurrence(2, '2026-07-09', '2026-07-10', { title: 'Due' })]));
  await page.evaluate(() => { document.querySelector('cw-event-calendar').src = '/api/opendata/v2/calendar/search/due'; });
  await page.calendar.list.getByText('Due').waitFor();
  assert.equal(await page.calendar.list.getByText('Uno').count(), 0);
});
