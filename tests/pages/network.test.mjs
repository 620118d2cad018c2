// Bad networks and bad servers (promises E1, E2): something to see within a second, an end within fifteen, few retries,
// a way on, and the last good data kept.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { calendar, hears, listen } from './lib/calendar.mjs';
import { few } from './lib/feed.mjs';
import { json, leave, neighbourhood } from './lib/neighbourhood.mjs';
import { serve } from './lib/lib.mjs';

let it;
const sources = [];
before(async () => { it = await neighbourhood(); });
after(() => Promise.all([it, ...sources].map((one) => one.stop())));

const OPEN = { 'access-control-allow-origin': '*' };
const WHOLE = JSON.stringify(few());
const EXPOSED = { ...OPEN, 'access-control-expose-headers': 'retry-after' };
const status = (code, headers = {}) => ({ status: code, headers: { ...EXPOSED, ...headers }, body: '<h1>Errore</h1>' });
const silence = () => null;

/** Hangs up after the first half of the answer. */
function half(request, response) {
  response.writeHead(200, { ...OPEN, 'content-type': 'application/json', 'content-length': Buffer.byteLength(WHOLE) });
  response.write(WHOLE.slice(0, WHOLE.length >> 1), () => response.destroy());
  return null;
}

/** Stops after the first half of the answer, and never goes on. */
function stuck(request, response) {
  response.writeHead(200, { ...OPEN, 'content-type': 'application/json' });
  response.write(WHOLE.slice(0, WHOLE.length >> 1));
  return null;
}

/** A server of open data that answers with `route` while `well` is false. */
async function source(route) {
  const api = await serve();
  const it = { url: api.url, requests: api.requests, well: false, stop: api.stop };
  sources.push(it);
  api.on('/api/*', (request, response, url) => {
    const answer = it.well ? json(few()) : typeof route === 'function' ? route(request, response, url, api.requests.length) : route;
    // Nothing more to send: the route did it, or never will.
    return answer === null ? undefined : answer;
  });
  return it;
}

async function show(src, options = {}) {
  const page = await it.open(`<!doctype html><html lang="it"><title>Comune</title><script src="${it.tag}" defer></script>
    ${it.element({ src })}`, { before: [listen], ...options });
  await calendar(page).month.filter({ hasText: /giugno 2026/i }).waitFor();
  page.since = await page.evaluate(() => performance.now());
  return page;
}

/** Waits for the final state; answers with what was said, and how long after our files had arrived. */
async function end(page) {
  const detail = await hears(page, 'cw-error');
  const took = await page.evaluate(() => {
    const ours = performance.getEntriesByType('resource').filter((one) => /\/pkg\//.test(one.name));
    return window.heard.find((one) => one.name === 'cw-error').at - Math.max(...ours.map((one) => one.responseEnd));
  });
  return { ...detail, took };
}

/** Name, route, the `code` told to the page, how many requests at most, and whether the answer is final at once. */
const FAULTS = [
  ['refuses connections', 'refused', 'unreachable', 0],
  ['hangs up in the middle of the answer', half, 'unreachable', 6],
  ['answers 500', status(500), 'status', 4],
  ['answers 502', status(502), 'status', 4],
  ['answers 503', status(503), 'status', 4],
  ['answers 429 and asks for a minute', status(429, { 'retry-after': '60' }), 'busy', 1],
  ['answers 429 and names a date a day ahead', status(429, { 'retry-after': new Date(Date.now() + 86_400_000).toUTCString() }), 'busy', 1],
  ['answers 429 and does not say how long to wait', status(429), 'busy', 1],
  ['answers 503 and asks for an hour', status(503, { 'retry-after': '3600' }), 'busy', 1],
  ['answers 404', status(404), 'status', 3],
  ['answers 403', status(403), 'status', 3],
  ['answers 400 with a reason', { status: 400, headers: { ...OPEN, 'content-type': 'application/json' }, body: '{"error_type":"BadQuery","error_message":"Query non valida"}' }, 'refused', 3],
  ['sends a login page with 200', { headers: { ...OPEN, 'content-type': 'text/html' }, body: '<!doctype html><title>Accesso</title><form>Entra</form>' }, 'unreadable', 1],
  ['ends the JSON in the middle', { headers: { ...OPEN, 'content-type': 'application/json' }, body: WHOLE.slice(0, WHOLE.length >> 1) }, 'unreadable', 1],
  ['sends nothing with 200', { headers: OPEN, body: '' }, 'unreadable', 1],
  ['does not allow other pages (CORS)', { headers: { 'content-type': 'application/json' }, body: WHOLE }, 'unreachable', 6],
];

describe('a source that', { concurrency: 4 }, () => {
  for (const [name, route, code, most] of FAULTS) {
    describe(name, { concurrency: 1 }, () => {
      let api, page;
      before(async () => {
        api = await source(route);
        if (route === 'refused') await api.stop();
        page = await show(api.url);
      });
      after(async () => {
        await leave(page);
        if (route !== 'refused') await api.stop();
      });

      test('comes to an end within fifteen seconds, with an alert, a retry and the fallback', async () => {
        const { code: told, message, source: asked, took } = await end(page);
        assert.deepEqual([told, asked], [code, api.url]);
        assert.ok(message.length > 5 && took < 15_000);
        const { alert, part } = calendar(page);
        assert.ok((await alert.textContent()).length > 20);
        await part('retry').click({ trial: true });
        await page.getByText('Tutti gli eventi').click({ trial: true });
      });

      test('is asked a few times only', () => {
        assert.ok(api.requests.length <= most, api.requests.map((one) => one.path).join('\n'));
      });

      if (route !== 'refused') {
        test('is asked again by the reader, and then shows its events', async () => {
          api.well = true;
          await calendar(page).part('retry').click();
          await calendar(page).part('event').first().waitFor();
          await calendar(page).alert.waitFor({ state: 'detached' });
          assert.equal((await hears(page, 'cw-load')).items, few().length);
        });
      }
    });
  }
});

describe('a source that never answers', { concurrency: 2 }, () => {
  for (const [name, route] of [['at all', silence], ['to the end', stuck]]) {
    test(`${name} is given up within fifteen seconds`, async () => {
      const api = await source(route);
      const page = await show(api.url);
      await page.waitForFunction(() => window.said.some((one) => one.text.startsWith('Caricamento')));
      const { code, took } = await end(page);
      assert.equal(code, 'timeout');
      assert.ok(took < 15_000, `${took}`);
      assert.ok(api.requests.length <= 4);
      api.well = true;
      await calendar(page).part('retry').click();
      await calendar(page).part('event').first().waitFor();
      await leave(page);
      await api.stop();
    });
  }
});

describe('a source that recovers by itself', () => {
  test('after two errors needs no reader', async () => {
    const api = await source((request, response, url, count) => (count <= 2 ? status(503) : json(few())));
    const page = await show(api.url);
    await hears(page, 'cw-load');
    assert.equal(api.requests.length, 3);
    assert.deepEqual(await page.evaluate(() => window.heard.map((one) => one.name)), ['cw-load']);
    await leave(page);
    await api.stop();
  });

  for (const [code, when, wait] of [
    [429, '2 seconds', () => '2'], [503, '2 seconds', () => '2'],
    [429, 'a date', () => new Date(Date.now() + 3_000).toUTCString()],
  ]) {
    test(`after ${code} with ${when} is asked again when it said, not before`, async () => {
      const api = await source((request, response, url, count) => (count === 1 ? status(code, { 'retry-after': wait() }) : json(few())));
      const page = await show(api.url);
      await hears(page, 'cw-load');
      const [first, second, ...more] = api.requests;
      assert.ok(second.at - first.at >= 1_900, `${second.at - first.at} ms`);
      assert.ok(second.at - first.at < 5_000, `${second.at - first.at} ms`);
      assert.deepEqual(more, []);
      await leave(page);
      await api.stop();
    });
  }

  test('waits longer each time, and not always the same', async () => {
    const waits = [];
    const apis = await Promise.all(Array.from({ length: 6 }, () => source(status(500))));
    const page = await it.open(`<!doctype html><html lang="it"><title>Comune</title><script src="${it.tag}" defer></script>
      ${apis.map((one) => it.element({ src: one.url, loading: 'eager' })).join('')}`, { before: [listen] });
    await hears(page, 'cw-error', 6);
    for (const { requests } of apis) {
      assert.equal(requests.length, 4);
      waits.push(requests.slice(1).map((one, index) => one.at - requests[index].at));
    }
    const sums = [0, 1, 2].map((turn) => waits.reduce((sum, one) => sum + one[turn], 0));
    assert.ok(sums[0] < sums[2], sums.join(' '));
    assert.ok(new Set(waits.flat().map(Math.round)).size > 6);
    await leave(page);
    await Promise.all(apis.map((one) => one.stop()));
  });
});

describe('a reader whose network goes away', () => {
  test('that can be reached is read by a browser that believes to be offline', async () => {
    const api = await source(silence);
    api.well = true;
    const page = await show(api.url, { before: [listen, () => Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => false })] });
    await hears(page, 'cw-load');
    assert.equal(await calendar(page).alert.count(), 0);
    await leave(page);
  });

  test('is told so, and is served when it returns', async () => {
    const api = await source(silence);
    api.well = true;
    const page = await show(api.url);
    await hears(page, 'cw-load');
    await page.context().setOffline(true);
    await page.evaluate(() => document.querySelector('cw-event-calendar').refresh());
    const { code } = await hears(page, 'cw-error');
    assert.equal(code, 'offline');
    await calendar(page).alert.filter({ hasText: 'Connessione assente' }).waitFor();
    const asked = api.requests.length;
    await page.context().setOffline(false);
    await hears(page, 'cw-load', 2);
    await calendar(page).alert.waitFor({ state: 'detached' });
    assert.equal(api.requests.length, asked + 1);
    await leave(page);
    await api.stop();
  });
});

describe('the last good data', () => {
  test('stay, marked with their date, when a refresh fails, and give way when one succeeds', async () => {
    const api = await source(status(500));
    api.well = true;
    const page = await show(api.url);
    const { part, alert } = calendar(page);
    await hears(page, 'cw-load');
    const before = await part('event').count();
    api.well = false;
    await page.evaluate(() => document.querySelector('cw-event-calendar').refresh());
    await hears(page, 'cw-error');
    assert.equal(await part('event').count(), before);
    const [day, month, year] = new Intl.DateTimeFormat('it', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Rome' }).format().split(' ');
    assert.match(await alert.textContent(), new RegExp(`Dati aggiornati il ${day}°? ${month} ${year} alle \\d\\d:\\d\\d\\.`));
    await part('event').first().click();
    await part('close').click();
    await part('next').click();
    await part('previous').click();
    assert.equal(await part('event').count(), before);
    await hears(page, 'cw-error', 2);
    await alert.waitFor();
    api.well = true;
    await part('retry').click();
    await alert.waitFor({ state: 'detached' });
    assert.equal(await part('event').count(), before);
    await leave(page);
    await api.stop();
  });

  test('of June stay when July cannot be had', async () => {
    const api = await source(status(500));
    api.well = true;
    const page = await show(api.url);
    const { part, alert, month } = calendar(page);
    await hears(page, 'cw-load');
    api.well = false;
    for (let turn = 0; turn < 3; turn += 1) await part('next').click();
    await month.filter({ hasText: /settembre/i }).waitFor();
    await alert.waitFor();
    for (let turn = 0; turn < 3; turn += 1) await part('previous').click();
    await part('event').filter({ hasText: 'Sagra' }).first().waitFor();
    await leave(page);
    await api.stop();
  });
});

test('a slow line shows the toolbar at once, and the events as they come', async () => {
  const api = await source((request, response) => {
    response.writeHead(200, { ...OPEN, 'content-type': 'application/json' });
    const bytes = Buffer.from(WHOLE);
    const send = (from) => {
      if (from >= bytes.length) return response.end();
      response.write(bytes.subarray(from, from + 2_000));
      return setTimeout(send, 60, from + 2_000);
    };
    send(0);
    return null;
  });
  const page = await show(api.url);
  assert.ok(page.since < 5_000);
  await calendar(page).status.filter({ hasText: 'Caricamento' }).waitFor({ state: 'attached' });
  await hears(page, 'cw-load');
  assert.equal(api.requests.length, 1);
  await leave(page);
  await api.stop();
});
