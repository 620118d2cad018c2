// Three origins, as in life: the municipality's page, our files on a CDN, the open data.
import { browser, serve } from './lib.mjs';
import { few } from './feed.mjs';
import { csv, YEARS } from './figures.mjs';
import { collection, places } from './places.mjs';

const OPEN = { 'access-control-allow-origin': '*' };
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><path fill="#06c" d="M0 0h800v450H0z"/></svg>';

/** An answer of the open data. */
export function json(value, more = {}) {
  return { headers: { 'content-type': 'application/json', ...OPEN, ...more }, body: JSON.stringify(value) };
}

/**
 * `host`, `cdn` and `api` are servers; `open(page, options)` shows a page given as HTML, as a Buffer, or as a route;
 * `tag` is our script's address, `element(attributes)` a calendar on 15 June 2026 with a link as its fallback,
 * `mapElement(attributes)` a map of forty places,
 * `chartElement(attributes)` a chart of three series over ten years.
 */
export async function neighbourhood() {
  const chromium = await browser();
  const [host, cdn, api] = await Promise.all([serve(), serve(), serve({
    '/api/*': () => json(few()),
    '/luoghi.geojson': () => json(collection(places(40))),
    '/valori.csv': () => csv(YEARS, OPEN),
    '/sagra.svg': { headers: { 'content-type': 'image/svg+xml', ...OPEN }, body: PICTURE },
  })]);
  const written = (all) => Object.entries(all)
    .filter(([, it]) => it != null).map(([name, it]) => ` ${name}="${it}"`).join('');
  let count = 0;
  return {
    chromium, host, cdn, api,
    tag: `${cdn.url}/pkg/comunweb.js`,
    element: (more = {}, fallback = '<a href="/eventi">Tutti gli eventi</a>') =>
      `<cw-event-calendar${written({ src: api.url, date: '2026-06-15', view: 'month', ...more })}>${fallback}</cw-event-calendar>`,
    mapElement: (more = {}, fallback = '<a href="/luoghi">Tutti i luoghi</a>') =>
      `<cw-poi-map${written({ src: `${api.url}/luoghi.geojson`, ...more })}>${fallback}</cw-poi-map>`,
    chartElement: (more = {}, fallback = '<a href="/dati">I dati in una tabella</a>') =>
      `<cw-kpi-chart${written({ src: `${api.url}/valori.csv`, kind: 'line', heading: 'Giorni', unit: 'giorni', ...more })}>${fallback}</cw-kpi-chart>`,
    async open(content, { path = `/${count += 1}.html`, before = [], ...options } = {}) {
      host.on(path, content);
      const page = await chromium.page(options);
      page.on('close', () => host.on(path, { status: 410 }));
      for (const script of before) await page.addInitScript(script);
      await page.goto(host.url + path);
      return page;
    },
    async stop() {
      await chromium.stop();
      await Promise.all([host.stop(), cdn.stop(), api.stop()]);
    },
  };
}

/** Ends a page and all it keeps. */
export function leave(page) {
  return page.context().close();
}
