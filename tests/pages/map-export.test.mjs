// What a reader takes away is what the reader has found: GeoJSON for other software, CSV for an Italian Excel.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { hears } from './lib/calendar.mjs';
import { counts, MAP } from './lib/map.mjs';
import { collection, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

const FORMULA = '=HYPERLINK("https://evil.example";"qui")';
const all = () => collection([
  ...places(40), place(40, { name: FORMULA, category: 'Malga', address: '+39 0464' }), place(41, { name: 'Malga; "alta"', category: 'Malga', at: null }),
]);

async function filtered() {
  const page = await it.open({ reply: all });
  await hears(page, 'cw-load');
  await page.map.search.fill('malga');
  await counts(page, /^8 luoghi$/);
  return page;
}

/** The file behind the button with these words, as text and by its name. */
async function taken(page, words) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.map.part('save').filter({ hasText: words }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describe('what is found is taken away', () => {
  test('as GeoJSON, in longitude and latitude, what stands nowhere included', async () => {
    const page = await filtered();
    const { name, text } = await taken(page, 'GeoJSON');
    assert.match(name, /\.geojson$/);
    const { type, features } = JSON.parse(text);
    assert.equal(type, 'FeatureCollection');
    assert.equal(features.length, 8);
    const source = all().features.filter((one) => one.properties.category === 'Malga');
    const byName = (list) => list.map((one) => [one.properties.name, one.geometry?.coordinates ?? null]).sort((a, b) => (a[0] < b[0] ? -1 : 1));
    assert.deepEqual(byName(features), byName(source));
    await page.context().close();
  });

  test('as CSV that Excel opens in Italy, and in which no cell is a formula', async () => {
    const page = await filtered();
    const { name, text } = await taken(page, 'CSV');
    assert.match(name, /\.csv$/);
    assert.equal(text[0], '\uFEFF');
    assert.ok(!text.includes('\n='), 'no line begins with a formula');
    assert.ok(!/(^|;|\r\n)"?[=+@-][^0-9]/.test(text), text);
    assert.ok(text.includes('"Malga; ""alta"""'), text);
    assert.equal(text.trimEnd().split('\r\n').length, 9);
    assert.ok(text.split('\r\n')[1].includes(';'), 'cells are separated as in Italy');
    await page.context().close();
  });

  test('and nothing is offered where nothing was found', async () => {
    const page = await it.open({ reply: all });
    await hears(page, 'cw-load');
    await page.map.search.fill('marziani');
    await counts(page, /^Nessun luogo/);
    for (const one of await page.map.part('save').all()) assert.ok(!(await one.isVisible()) || await one.isDisabled());
    await page.context().close();
  });
});
