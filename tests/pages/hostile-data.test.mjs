// Whatever the open data or a webmaster's attributes say, nothing of it runs (promises D1, D7).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { content, hits, icalendar, occurrence, relation } from './lib/feed.mjs';
import { ADDRESSES, check, HOOKS, HOSTILE, LIMIT, observer, VERBATIM, WATCH, write } from './lib/hostile.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage({ flags: ['--enable-precise-memory-info'] }); });
after(() => it.stop());

/** Opens a calendar on hostile data, opens every event in turn, and looks at all there is. */
async function survey(attributes, reply, { opens = true } = {}) {
  const page = await it.open({ attributes: { date: '2026-07-01', view: 'list', ...attributes }, reply, script: HOOKS });
  await page.waitForFunction(() => 0 < window.heard.filter((one) => /load|error/.test(one.name)).length);
  const { look, close } = observer(page, 'cw-event-calendar');
  await look();
  const rows = opens ? await page.calendar.rows.count() : 0;
  for (let row = 0; row < rows; row += 1) {
    await page.calendar.rows.nth(row).click();
    await page.calendar.dialog.waitFor();
    await look();
    await page.keyboard.press('Escape');
    await page.calendar.dialog.waitFor({ state: 'detached' });
  }
  await page.calendar.part('view-month').click();
  await page.calendar.grid.waitFor();
  await look();
  await painted(page);
  return close();
}

const when = (at) => [`2026-07-${String(1 + at % 28).padStart(2, '0')}T10:00:00+02:00`, `2026-07-${String(1 + at % 28).padStart(2, '0')}T11:00:00+02:00`];

/** All fields of a content filled with the same string. */
function filled(text) {
  return {
    title: text,
    short_event_title: text,
    event_abstract: text,
    description: text,
    image: { url: text, alt: text, filename: text },
    has_public_event_typology: [text, text],
    topics: relation(1, text),
    takes_place_in: relation(2, text),
    organizer: relation(3, text),
    attendee: relation(4, text),
    cost_notes: text,
    email: text,
    telefono: text,
    informazioni: text,
    orario_svolgimento: text,
    has_address: { latitude: text, longitude: text, address: text },
    url: text,
  };
}

test('an execution is noticed, or nothing below could fail', async () => {
  const page = await it.open({ script: HOOKS });
  await page.evaluate(() => { document.querySelector('#stage').innerHTML = '<img src="x:" onerror="owned()"><a href="javascript:owned()">qui</a>'; });
  await page.waitForFunction(() => 0 < window.executions.length);
  await page.context().close();
});

describe('hostile text', () => {
  test('in every field of the calendar environment runs nothing', async () => {
    const seen = await survey({}, () => HOSTILE.map((text, at) => ({ ...occurrence(at + 1, ...when(at), filled(text)), title: text, type: text, extendedProps: { location: text } })));
    check(seen);
    for (const text of VERBATIM) assert.ok(seen.texts.includes(text), text.slice(0, 40));
  });

  test('in every field of content/search runs nothing', async () => {
    const src = '/api/opendata/v2/content/search/classes%20%5Bevent%5D';
    const seen = await survey({ src }, () => hits(HOSTILE.map((text, at) => {
      const one = content(at + 1, { ...filled(text), dates: [when(at)] });
      return { ...one, metadata: { ...one.metadata, remoteId: text, link: text, class: text }, extradata: { 'ita-IT': { urlAlias: text, view: text } } };
    })));
    check(seen);
    for (const text of VERBATIM) assert.ok(seen.texts.includes(text), text.slice(0, 40));
  });

  test('in every property of an iCalendar file runs nothing', async () => {
    const lines = HOSTILE.map((text, at) => {
      const escaped = text.replace(/[\\;,]/g, '\\$&').replace(/[\r\n\0]/g, ' ');
      return [
        `UID:${at}-${escaped}`, `DTSTART:202607${String(1 + at % 28).padStart(2, '0')}T100000`, `SUMMARY:${escaped}`, `DESCRIPTION:${escaped}`, `LOCATION:${escaped}`,
        `URL:${escaped}`, `CATEGORIES:${escaped}`, `ORGANIZER;CN="${escaped.replaceAll('"', '')}":mailto:${escaped}`, `ATTACH:${escaped}`, `CONTACT:${escaped}`, `X-ALT-DESC;FMTTYPE=text/html:${escaped}`,
      ];
    });
    const seen = await survey({ src: '/feed/eventi.ics' }, () => ({ body: icalendar(...lines), headers: { 'content-type': 'text/calendar' } }));
    check(seen);
    for (const text of VERBATIM) assert.ok(seen.texts.includes(text), text.slice(0, 40));
  });

  test('in keys, ids, dates and numbers runs nothing', async () => {
    const seen = await survey({}, () => HOSTILE.flatMap((text, at) => [
      { ...occurrence(at + 1, ...when(at)), id: text },
      { ...occurrence(at + 100, text, text), title: 'senza data' },
      { [text]: text, id: at, title: 'chiave', start: when(at)[0] },
      { content: { metadata: { id: text, languages: [text], name: { [text]: text } }, data: { [text]: { event_title: text } } }, id: text, title: text, start: when(at)[0] },
    ]), { opens: false });
    check(seen);
  });

  test('in the words of an error runs nothing and is shown as it is', async () => {
    const text = HOSTILE.join(' ');
    const seen = await survey({ src: '/feed/rotto' }, () => ({ status: 400, body: { error_type: text, error_message: text } }), { opens: false });
    check(seen);
    assert.ok(seen.texts.includes(HOSTILE[0]), 'the words are there');
  });

  for (const name of ['src', 'type', 'query', 'view', 'date', 'heading', 'theme', 'lang', 'loading']) {
    test(`in the attribute ${name} runs nothing`, async () => {
      const page = await it.open({ attributes: { date: '2026-07-01', view: 'list', loading: 'eager' }, reply: () => [], script: HOOKS });
      await hears(page, 'cw-load');
      await write(page, 'cw-event-calendar', [name]);
      await painted(page);
      await page.calendar.part('toolbar').waitFor();
      const last = ADDRESSES.at(-1);
      if (name === 'heading') assert.equal(await page.calendar.part('heading').textContent(), last);
      assert.deepEqual(await page.evaluate(() => window.executions), []);
      assert.equal(await page.locator('cw-event-calendar').count(), 1);
      await page.context().close();
    });
  }
});

describe('hostile addresses', () => {
  test('become neither links nor pictures', async () => {
    const rich = (address) => `<p><a href="${address}">uno</a> <img src="${address}"> <a href='${address}'>due</a></p>`;
    const events = ADDRESSES.map((address, at) => occurrence(at + 1, ...when(at), {
      description: rich(address), image: { url: address, alt: 'x' }, url: address, email: address, telefono: address,
      has_online_contact_point: relation(9, address),
    })).map((one) => ({ ...one, content: { ...one.content, extradata: {} }, extendedProps: {} }))
      .map((one, at) => ({ ...one, url: ADDRESSES[at], extendedProps: { location: ADDRESSES[at] } }));
    check(await survey({}, () => events));
  });

  test('good ones do, or the test above could not fail', async () => {
    const seen = await survey({}, () => [occurrence(1, ...when(0), {
      description: '<a href="https://uno.example/">uno</a> <a href="mailto:a@b.example">due</a> <a href="tel:+390464123456">tre</a> <a href="/Quattro">quattro</a>',
    })]);
    check(seen);
    const links = seen.links.map(([, , value]) => value);
    for (const link of ['https://uno.example/', 'mailto:a@b.example', 'tel:+390464123456', `${it.origin}/Quattro`]) assert.ok(links.includes(link), `${link} in ${links}`);
  });
});

describe('an enormous answer', () => {
  /** Opens a calendar on `body`; answers with what became of it, the time since navigation, and the memory at its peak. */
  async function weigh(body, src) {
    const page = await it.open({
      attributes: { date: '2026-06-10', view: 'month', src }, script: WATCH,
      reply: () => ({ body, headers: { 'content-type': 'application/json' } }),
    });
    await page.waitForFunction(() => 0 < window.heard.filter((one) => /load|error/.test(one.name)).length, null, { timeout: 30_000 });
    const { heard, most } = await page.evaluate(() => ({ heard: window.heard.find((one) => /load|error/.test(one.name)), most: window.most }));
    const words = await page.calendar.status.textContent();
    const alert = await page.calendar.alert.count();
    await page.context().close();
    return { heard, took: heard.at, ...most, words, alert };
  }

  test('of 200,000 events is shown or refused with a message, in time and in memory', async (context) => {
    const one = (at) => `{"id":${at},"title":"Evento ${at}","start":"2026-06-${String(1 + at % 28).padStart(2, '0')}T10:00:00+02:00","end":"2026-06-${String(1 + at % 28).padStart(2, '0')}T11:00:00+02:00"}`;
    const body = `[${Array.from({ length: 200_000 }, (_, at) => one(at)).join(',')}]`;
    const { heard, took, linear, heap, words, alert } = await weigh(body, '/feed/molti.json');
    context.diagnostic(`${(body.length / 2 ** 20).toFixed(1)} MB, ${took.toFixed()} ms, wasm ${(linear / 2 ** 20).toFixed()} MB, heap ${(heap / 2 ** 20).toFixed()} MB: ${heard.name} ${words}`);
    assert.ok(0 < linear && 0 < heap, 'the memory was measured');
    assert.ok(took <= 10_000, `${took} ms`);
    assert.ok(linear + heap <= LIMIT, `${linear + heap} bytes`);
    assert.ok(heard.name === 'cw-load' ? heard.detail.items === 200_000 : alert === 1);
  });

  test('of 50 MB is shown or refused with a message, in time and in memory', async (context) => {
    const text = 'Una descrizione lunga, come ne scrivono i Comuni. '.repeat(40);
    const count = 20_900;
    const body = JSON.stringify(Array.from({ length: count }, (_, at) => occurrence(at + 1, `2026-06-${String(1 + at % 28).padStart(2, '0')}T10:00:00+02:00`, `2026-06-${String(1 + at % 28).padStart(2, '0')}T11:00:00+02:00`, { description: text.slice(0, 1500) })));
    const { heard, took, linear, heap, words, alert } = await weigh(body, '/feed/grande.json');
    context.diagnostic(`${(body.length / 2 ** 20).toFixed(1)} MB, ${took.toFixed()} ms, wasm ${(linear / 2 ** 20).toFixed()} MB, heap ${(heap / 2 ** 20).toFixed()} MB: ${heard.name} ${words}`);
    assert.ok(50 * 2 ** 20 <= body.length, `${body.length}`);
    assert.ok(0 < linear && 0 < heap, 'the memory was measured');
    assert.ok(took <= 10_000, `${took} ms`);
    assert.ok(linear + heap <= LIMIT, `${linear + heap} bytes`);
    assert.ok(heard.name === 'cw-load' || alert === 1);
  });
});
