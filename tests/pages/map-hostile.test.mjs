// Whatever the data of places or a webmaster's attributes say, nothing of it runs in a map; what is enormous is shown
// or refused in words (promises D1, D7).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { ADDRESSES, check, HOOKS, HOSTILE, LIMIT, observer, VERBATIM, WATCH, write, writeEach } from './lib/hostile.mjs';
import { MAP } from './lib/map.mjs';
import { collection, handful, place, spot } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage({ ...MAP, flags: ['--enable-precise-memory-info'] }); });
after(() => it.stop());

/** The page part: back from a card to the list. */
async function close() {
  const root = document.querySelector('cw-poi-map').shadowRoot;
  root.querySelector('[part~=close]')?.click();
  while (root.querySelector('[part~=card]')) await new Promise((done) => requestAnimationFrame(done));
}

/** The page part: opens the card of a row. */
async function open(row) {
  const root = document.querySelector('cw-poi-map').shadowRoot;
  root.querySelector('[part~=close]')?.click();
  const until = async (found) => { while (!found()) await new Promise((done) => requestAnimationFrame(done)); };
  await until(() => root.querySelectorAll('[part~=place]')[row]);
  root.querySelectorAll('[part~=place]')[row].click();
  await until(() => root.querySelector('[part~=card]'));
}

/** Opens a map on hostile data, opens every place in turn, and looks at all there is. */
async function survey(src, reply, attributes = {}) {
  const page = await it.open({ attributes: { src, view: 'both', ...attributes }, reply, script: HOOKS });
  await page.waitForFunction(() => 0 < window.heard.filter((one) => /load|error/.test(one.name)).length);
  const { look, close: end } = observer(page, 'cw-poi-map');
  await look();
  const rows = await page.map.rows.count();
  for (let row = 0; row < rows; row += 1) {
    await page.evaluate(open, row);
    await look();
  }
  await page.evaluate(close);
  await page.map.part('filters').click();
  await page.map.part('filters-panel').waitFor();
  await look();
  await painted(page);
  const seen = await end();
  return { ...seen, rows };
}

const safe = (seen) => check(seen, ['geo:']);

function shows(seen, texts = VERBATIM) {
  for (const text of texts) assert.ok(seen.texts.includes(text), text.slice(0, 40));
}

/** The newer vocabulary's fields of a place, filled with one string. */
function fields(text, at) {
  const [longitude, latitude] = spot(at);
  return {
    name: text,
    type: [text, text],
    abstract: text,
    description: text,
    accessibility: text,
    has_address: { latitude, longitude, address: text },
    image: [{ id: 1, filename: text, url: text, alt: text }],
    help: [{ id: 31, name: { 'ita-IT': text } }],
    opening_hours_specification: [{
      id: 41, name: { 'ita-IT': text },
      data: {
        name: text, valid_from: text, valid_through: text, stagionalita: [text], note: text,
        opening_hours: [{ monday: text, tuesday: text }], closure: [{ day: text, reason: text }],
      },
    }],
  };
}

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

describe('hostile text', () => {
  test('in every property of GeoJSON runs nothing', async () => {
    const seen = await survey('/feed/luoghi.geojson', () => collection(HOSTILE.map((text, at) => ({
      ...place(at, { name: text, category: text, address: text, municipality: text }),
      id: text,
      properties: {
        name: text, category: text, description: text, abstract: text, address: text, municipality: text, url: text,
        email: text, phone: text, image: text, opening_hours: text, wheelchair: text, [text]: text,
      },
    }))));
    safe(seen);
    shows(seen);
    assert.equal(seen.rows, HOSTILE.length);
  });

  test('in every field of content/search runs nothing', async () => {
    const seen = await survey('/api/opendata/v2/content/search/classes%20%5Bplace%5D', () => ({
      query: HOSTILE[0], nextPageQuery: null, totalCount: HOSTILE.length, facets: [],
      searchHits: HOSTILE.map((text, at) => ({
        metadata: { id: at, remoteId: text, classIdentifier: text, name: { 'ita-IT': text }, languages: ['ita-IT'], link: text },
        data: { 'ita-IT': fields(text, at) },
        extradata: { 'ita-IT': { urlAlias: text } },
      })),
    }));
    safe(seen);
    shows(seen);
  });

  test('in every field of OpenCity’s own API runs nothing', async () => {
    const seen = await survey('/api/openapi/vivere-il-comune/luoghi', () => ({
      items: HOSTILE.map((text, at) => ({ id: text, uri: text, ...fields(text, at) })), self: HOSTILE[0], prev: null, next: null, count: HOSTILE.length,
    }));
    safe(seen);
    shows(seen);
  });

  test('in every column of a table runs nothing', async () => {
    const head = ['Codice', 'Denominazione', 'Tipologia', 'Indirizzo', 'Comune', 'Telefono', 'Email', 'Sito', 'Descrizione', 'Orari', 'Latitudine', 'Longitudine'];
    const lines = HOSTILE.map((text, at) => {
      const [longitude, latitude] = spot(at);
      return [...head.slice(0, 10).map(() => quoted(text)), latitude, longitude].join(';');
    });
    const seen = await survey('/feed/luoghi.csv', () => ({ body: [head.join(';'), ...lines].join('\r\n'), headers: { 'content-type': 'text/csv' } }));
    safe(seen);
    shows(seen);
  });

  test('in every property of schema.org runs nothing', async () => {
    const seen = await survey('/feed/luoghi.jsonld', () => ({
      '@context': 'https://schema.org',
      '@graph': HOSTILE.map((text, at) => ({
        '@type': 'Place', '@id': text, name: text, description: text, url: text, image: text, telephone: text, email: text, openingHours: text,
        address: { streetAddress: text, addressLocality: text }, geo: { longitude: spot(at)[0], latitude: spot(at)[1] },
      })),
    }));
    safe(seen);
    shows(seen);
  });

  test('in keys, types, ids and coordinates runs nothing', async () => {
    const seen = await survey('/feed/luoghi.geojson', () => collection([place(0), ...HOSTILE.flatMap((text, at) => [
      { type: text, geometry: { type: text, coordinates: [text, text] }, properties: { name: 'x', [text]: text } },
      { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[text, 1], [2, text]]] }, properties: { name: `poligono ${at}` } },
      { [text]: text, name: text },
      text,
    ])]));
    safe(seen);
    assert.ok(seen.texts.includes('Luogo 000'), 'the good one is there');
  });

  test('in the words of an error, and in the title and colour of a source, runs nothing', async () => {
    const text = HOSTILE.join(' ');
    const page = await it.open({
      reply: ({ url }) => (url.pathname === '/feed/buono' ? handful() : { status: 400, body: { error_type: text, error_message: text } }),
      body: '<cw-poi-map loading="eager"><source src="/feed/buono"><source src="/feed/rotto"></cw-poi-map>', script: HOOKS,
    });
    await hears(page, 'cw-load');
    const { look, close } = observer(page, 'cw-poi-map');
    await look();
    await write(page, 'source', ['title', 'color', 'type']);
    await look();
    const seen = await close();
    safe(seen);
    shows(seen, [HOSTILE[0]]);
  });

  test('in any attribute runs nothing, and the map is alive after it', async () => {
    const page = await it.open({ attributes: { consent: 'granted' }, reply: handful, script: HOOKS });
    await hears(page, 'cw-load');
    const { names, close } = await writeEach(page, 'cw-poi-map');
    await page.map.row('Biblioteca civica').waitFor();
    assert.equal(await page.locator('cw-poi-map').count(), 1);
    assert.ok(15 < names.length, `${names}`);
    safe(await close());
  });
});

describe('hostile addresses', () => {
  const rich = (address) => `<p><a href="${address}">uno</a> <img src="${address}"> <a href='${address}'>due</a></p>`;

  test('become neither links nor pictures', async () => {
    const seen = await survey('/feed/luoghi.geojson', () => collection(ADDRESSES.map((address, at) => place(at, {
      name: `Luogo ${at}`, description: rich(address), image: address, url: address, email: address, phone: address,
    }))));
    safe(seen);
    assert.equal(seen.rows, ADDRESSES.length);
  });

  test('good ones do, or the test above could not fail', async () => {
    const seen = await survey('/feed/luoghi.geojson', () => collection([place(0, {
      description: '<a href="https://uno.example/">uno</a> <a href="mailto:a@b.example">due</a> <a href="/Quattro">quattro</a>', phone: '0464 123456',
    })]));
    safe(seen);
    const links = seen.links.map(([, , value]) => value);
    for (const link of ['https://uno.example/', 'mailto:a@b.example', 'tel:0464123456', `${it.origin}/Quattro`]) assert.ok(links.includes(link), `${link} in ${links}`);
  });
});

describe('an enormous answer', () => {
  const feature = (at, more = '') => {
    const [longitude, latitude] = [10.5 + (at % 1000) * 0.0012, 45.7 + Math.floor(at / 1000) * 0.0015];
    return `{"type":"Feature","id":${at},"geometry":{"type":"Point","coordinates":[${longitude.toFixed(6)},${latitude.toFixed(6)}]},"properties":{"name":"Luogo ${at}","category":"Malga"${more}}}`;
  };
  const LONG = `,"description":"${'Una descrizione lunga, come ne scrivono i Comuni. '.repeat(30)}"`;

  for (const [name, count, more, size] of [['500,000 places', 500_000, '', 60], ['50 MB of long texts', 34_000, LONG, 50]]) {
    test(`of ${name} is shown or refused with a message, in time and in memory`, async (context) => {
      const body = `{"type":"FeatureCollection","features":[${Array.from({ length: count }, (_, at) => feature(at, more)).join(',')}]}`;
      const page = await it.open({ script: WATCH, reply: () => ({ body, headers: { 'content-type': 'application/json' } }) });
      await page.waitForFunction(() => 0 < window.heard.filter((one) => /load|error/.test(one.name)).length, null, { timeout: 30_000 });
      const { heard, most } = await page.evaluate(() => ({ heard: window.heard.find((one) => /load|error/.test(one.name)), most: window.most }));
      const words = await page.map.status.textContent();
      const alert = await page.map.alert.count();
      const [megabytes, linear, heap] = [body.length, most.linear, most.heap].map((bytes) => Math.round(bytes / 2 ** 20));
      context.diagnostic(`${megabytes} MB, ${Math.round(heard.at)} ms, wasm ${linear} MB, heap ${heap} MB: ${heard.name} ${words}`);
      assert.ok(size <= megabytes, `${megabytes} MB`);
      assert.ok(0 < most.linear && 0 < most.heap, 'the memory was measured');
      assert.ok(heard.at <= 10_000, `${heard.at} ms`);
      assert.ok(most.linear + most.heap <= LIMIT, `${linear} + ${heap} MB`);
      assert.ok(heard.name === 'cw-load' ? heard.detail.items === count : alert === 1);
      if (heard.name === 'cw-load') {
        // Usable, too: a word finds a place among them.
        await page.map.search.fill('Luogo 33333');
        await page.map.count.filter({ hasText: /^\d+ luogh?[io]/ }).waitFor();
        await page.map.row('Luogo 33333').first().waitFor();
      }
      await page.context().close();
    });
  }
});
