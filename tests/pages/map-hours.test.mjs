// When a place is open, and what can be used by whom: said on the row and on the card, and filtered by.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears } from './lib/calendar.mjs';
import { counts, MAP } from './lib/map.mjs';
import { collection, place } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

// Monday 15 June 2026, 10:00 in Rome.
const TOWN = () => collection([
  place(0, { name: 'Biblioteca', opening_hours: 'Mo-Fr 08:30-12:30,14:00-18:00; PH off', municipality: 'Ala', wheelchair: 'yes' }),
  place(1, { name: 'Museo', opening_hours: 'Tu-Su 09:00-17:00', municipality: 'Ala', wheelchair: 'no' }),
  place(2, { name: 'Farmacia', opening_hours: '24/7', municipality: 'Avio' }),
  place(3, { name: 'Sportello', municipality: 'Avio', wheelchair: 'yes' }),
  place(4, { name: 'Pronto soccorso', opening_hours: 'Mo-Th 00:00-24:00; Fr 00:00-18:00', municipality: 'Mori' }),
]);

async function start(options = {}) {
  const page = await it.open({ reply: TOWN, ...options });
  await hears(page, 'cw-load');
  return page;
}

const state = async (page, name) => {
  const lines = await page.map.row(name).locator('*').allTextContents();
  return lines.map((one) => one.replace(/^, /, '')).find((one) => /^(Aperto|Chiuso|Apre|Geöffnet|Open)/.test(one)) ?? null;
};

describe('whether a place is open', () => {
  test('is said on its row, with the hour when that is today’s', async () => {
    const page = await start();
    assert.equal(await state(page, 'Biblioteca'), 'Aperto ora, fino alle 12:30');
    assert.match(await state(page, 'Museo'), /^(Chiuso|Apre)/);
    assert.equal(await state(page, 'Farmacia'), 'Aperto ora');
    assert.equal(await state(page, 'Sportello'), null);
    assert.equal(await state(page, 'Pronto soccorso'), 'Aperto ora', 'no hour of another day');
  });

  test('is said on its card with the hours of today, also in German', async () => {
    const page = await start();
    await page.map.row('Biblioteca').click();
    await page.map.card.getByText('Oggi: 08:30–12:30, 14:00–18:00').waitFor();
    await page.context().close();
    const german = await start({ attributes: { lang: 'de' } });
    await german.map.row('Farmacia').click();
    await german.map.card.getByText('rund um die Uhr').waitFor();
  });

  test('is not said where a closure is named that nobody understands: the hours stand beside the source’s words', async () => {
    const week = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, '9-12']));
    const office = (id, name, closure) => ({
      uri: `https://comune.example/${id}`, id: String(id), name, has_address: { latitude: 45.8 + id / 1000, longitude: 11, address: 'Via Roma 1' },
      opening_hours_specification: [{ data: { opening_hours: [week], closure } }],
    });
    const page = await start({
      reply: () => [office(1, 'Anagrafe', [{ day: 'prima settimana dopo Ferragosto' }]), office(2, 'Tributi', [{ day: '25 dicembre' }])],
    });
    assert.deepEqual([await state(page, 'Anagrafe'), await state(page, 'Tributi')], [null, 'Aperto ora, fino alle 12:00']);
    await page.map.row('Anagrafe').click();
    await page.map.card.getByText('Oggi: 09:00–12:00, salvo le chiusure indicate').waitFor();
    await page.map.card.getByText('prima settimana dopo Ferragosto').waitFor();
  });

  test('changes on the feast of the town’s patron', async () => {
    const page = await start({ attributes: { patron: '06-15' } });
    await page.map.row('Biblioteca').click();
    await page.map.card.getByText('Oggi: chiuso (giorno festivo)').waitFor();
    await page.map.part('close').click();
    assert.match(await state(page, 'Biblioteca'), /^(Chiuso|Apre)/);
    assert.equal(await state(page, 'Pronto soccorso'), null, 'nobody said what holds on a holiday');
  });

  test('is another thing after closing time, without anybody doing anything', async () => {
    const page = await start({ script: `
      const later = setInterval, once = setTimeout; // a minute of ours passes in a tenth of a second
      window.setTimeout = (work, after, ...rest) => once(work, after === 60000 ? 100 : after, ...rest);
      window.setInterval = (work, after, ...rest) => later(work, after === 60000 ? 100 : after, ...rest);
    ` });
    assert.equal(await state(page, 'Biblioteca'), 'Aperto ora, fino alle 12:30');
    await page.evaluate(() => {
      const shift = 3 * 3600 * 1000;
      const { now } = Date;
      Date.now = () => now() + shift;
    });
    await page.map.row('Biblioteca').filter({ hasText: '14:00' }).waitFor();
    assert.doesNotMatch(await state(page, 'Biblioteca'), /12:30/);
  });
});

describe('filters', () => {
  const box = (page, name) => page.map.part('filters-panel').getByRole('checkbox', { name });
  const names = (page) => page.map.rows.locator('.name').allTextContents();

  test('by hand leave what is open now, accessible, or of one municipality, each with its count', async () => {
    const page = await start();
    await page.map.part('filters').click();
    for (const [name, found] of [
      [/^Aperto ora \(3\)/, ['Biblioteca', 'Farmacia', 'Pronto soccorso']],
      [/^Accessibil.*\(2\)/, ['Biblioteca', 'Sportello']],
      [/^Avio \(2\)/, ['Farmacia', 'Sportello']],
    ]) {
      await box(page, name).check();
      await counts(page, new RegExp(`^${found.length} luoghi`));
      assert.deepEqual(await names(page), found);
      await box(page, new RegExp(name.source.replace(/ ?\\\(.*/, '').replace(/\.\*.*/, ''))).uncheck();
      await counts(page, /^5 luoghi/);
    }
  });

  test('by attribute do the same, and are cleared', async () => {
    for (const [attributes, found] of [
      [{ open: '' }, ['Biblioteca', 'Farmacia', 'Pronto soccorso']], [{ accessible: '' }, ['Biblioteca', 'Sportello']], [{ municipality: 'Avio' }, ['Farmacia', 'Sportello']],
    ]) {
      const page = await start({ attributes });
      await counts(page, new RegExp(`^${found.length} luoghi`));
      assert.deepEqual(await names(page), found);
      await page.map.part('filters').click();
      await page.map.part('clear').first().click();
      await counts(page, /^5 luoghi/);
      await page.context().close();
    }
  });
});

test('contacts are links that can be followed: of two numbers the first', async () => {
  const page = await start({ reply: () => collection([place(0, { name: 'Ufficio', phone: 'Tel. 0464 671120 / 347 1234567', email: 'ufficio@comune.example' }), place(1, { name: 'Altro', phone: 'nessuno' })]) });
  await page.map.row('Ufficio').click();
  const links = await page.map.card.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  for (const link of ['mailto:ufficio@comune.example', 'tel:0464671120']) assert.ok(links.includes(link), `${links}`);
  const ways = await page.map.card.locator('.directions a').evaluateAll((all) => all.map((one) => new URL(one.href).host || one.href.split(':')[0]));
  assert.deepEqual(ways, ['geo', 'www.openstreetmap.org', 'www.google.com', 'maps.apple.com']);
});
