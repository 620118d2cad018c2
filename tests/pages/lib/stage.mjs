// A page with one widget on it: its open data answered by the test, its clock set to 15 June 2026.
import { browser, complaints, demo, serve } from './lib.mjs';
import { calendar, listen } from './calendar.mjs';
import { chart } from './chart.mjs';
import { map } from './map.mjs';

export const NOW = '2026-06-15T08:00:00Z';
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#2a7" d="M0 9V5l5-4 4 4 3-2 4 3v3z"/></svg>';

// Pages a test leaves open cost the next ones time; the oldest go.
const OPEN = 8;

/** A browser and a server. `open()` opens a page with one element `tag`; `asked` lists the requests for data. */
export async function stage({ flags, tag = 'cw-event-calendar', src = '/' } = {}) {
  const chromium = await browser({ flags });
  const asked = [];
  const pages = new Map();
  const opened = [];
  let reply = () => [];
  const waiting = new Set();

  async function data(request, response, url) {
    const one = { url, times: 0 };
    asked.push(one);
    one.times = (reply.times = (reply.times ?? 0) + 1);
    const promised = reply(one);
    stir();
    const answer = await promised;
    if (answer === null) return new Promise(() => {}); // silence
    const { status = 200, headers = {}, body = answer } = isWhole(answer) ? answer : {};
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    return { status, headers: { 'content-type': 'application/json', ...headers }, body: text };
  }

  function stir() {
    for (const it of waiting) it();
  }

  const server = await serve({
    '/page/*': (request, response, url) => pages.get(url.pathname),
    '/sagra.svg': { headers: { 'content-type': 'image/svg+xml' }, body: PICTURE },
    '/Eventi/*': '<!doctype html><html lang="it"><title>Evento</title><h1>Evento</h1>',
    '/api/*': data,
    '/dati/*': data,
    '/opendata/*': data,
    '/feed/*': data,
  });

  return {
    origin: server.url,
    asked,
    /**
     * Opens a page with the widget. `attributes` are the widget's (`src` is the stage's, unless said otherwise);
     * `reply({ url, times })` gives the data: a value, `{ status, headers, body }`, or `null` for silence; `width` and
     * `height` are the window's, `now` its clock, `script` runs before any other, `body` stands in the widget's place;
     * `watch` sees the page before it goes anywhere, `silent` keeps our WebAssembly from ever arriving.
     */
    async open(options = {}) {
      reply = options.reply?.bind(null) ?? (() => []);
      const { width = 1280, height = 1024, media, timezone = 'Europe/Rome', now = NOW, script, watch } = options;
      const page = await chromium.page({
        viewport: { width, height }, timezoneId: timezone, acceptDownloads: true, ...media,
      });
      opened.push(page);
      if (OPEN < opened.length) await opened.shift().context().close();
      await page.addInitScript(setClock, Date.parse(now));
      await page.addInitScript(listen);
      if (script) await page.addInitScript(script);
      const path = `/page/${pages.size}`;
      pages.set(path, document({ tag, src, ...options }));
      page.calendar = calendar(page);
      page.map = map(page);
      page.chart = chart(page);
      page.complaints = () => complaints(page, ['error', 'exception']);
      await watch?.(page);
      if (options.silent) await page.route('**/*.wasm', () => {});
      await page.goto(server.url + path);
      return page;
    },
    /** Waits until `condition` holds; looks at each request for data. */
    until(condition) {
      return new Promise((done) => {
        const look = () => {
          if (!condition()) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
      });
    },
    async stop() {
      await chromium.stop();
      await server.stop();
    },
  };
}

/** The demo server on the same day, with every example of the gallery. */
export async function demoStage({ flags } = {}) {
  const chromium = await browser({ flags });
  const server = await demo();
  return {
    origin: server.url,
    /** Opens a page of the demo; `blocked` is what it does not get, `slow` how many milliseconds our script takes,
     *  `served` the page itself where this demo has none yet. */
    async open(path, { width = 1280, height = 1024, media, blocked, script, slow, served } = {}) {
      const page = await chromium.page({ viewport: { width, height }, ...media });
      await page.addInitScript(setClock, Date.parse(NOW));
      await page.addInitScript(listen);
      if (script) await page.addInitScript(script);
      if (blocked) await page.route(blocked, (route) => route.abort());
      if (slow) await page.route('**/comunweb*.js', (route) => setTimeout(() => route.continue(), slow));
      if (served) await page.route(server.url + path, async (route) => {
        const answer = await route.fetch();
        await route.fulfill(answer.ok() ? { response: answer } : { contentType: 'text/html; charset=utf-8', body: served });
      });
      page.calendar = calendar(page);
      page.map = map(page);
      page.chart = chart(page);
      await page.goto(server.url + path);
      return page;
    },
    async stop() {
      await chromium.stop();
      await server.stop();
    },
  };
}

/** Runs in the page: its clock shows `now` and goes on from there. Only what our widgets read is changed. */
function setClock(now) {
  const real = Date.now;
  const ahead = now - real();
  Date.now = () => real() + ahead;
}

function isWhole(answer) {
  return typeof answer === 'object' && !Array.isArray(answer) && ('status' in answer || 'body' in answer);
}

function document({ tag, src, attributes = {}, lang = 'it', stageLang, probe, style = '', body }) {
  const all = { src, loading: 'eager', ...attributes };
  const written = Object.entries(all).map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const widget = body ?? `<${tag}${written}><a href="/Eventi">Tutti gli eventi</a></${tag}>`;
  return `<!doctype html>
<html${lang ? ` lang="${lang}"` : ''}>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Eventi</title>
<style>body { margin: 0; padding: 8px; font-family: sans-serif } h1 { margin: 0 } a, button { display: inline-block; min-width: 24px; min-height: 24px } ${style}</style>
<script src="/${probe ? 'pkg-probe' : 'pkg'}/comunweb.js" defer></script>
<main>
  <h1>Eventi</h1>
  <p><a id="before" href="#prima">Prima del calendario</a></p>
  <div id="stage"${stageLang ? ` lang="${stageLang}"` : ''}>${widget}</div>
  <p><a id="after" href="#dopo">Dopo il calendario</a></p>
</main>`;
}

function escaped(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
