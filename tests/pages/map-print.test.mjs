// The map on paper, and filters of which there are many.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { painted } from './lib/calendar.mjs';
import { MAP, shown } from './lib/map.mjs';
import { collection, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

function start(reply, options = {}) {
  return shown(it, { reply, ...options });
}

for (const view of ['both', 'map']) {
  test(`printed, «${view}» has every place once, and marks with the numbers of the list`, async () => {
    const page = await start(() => collection(places(60)), { attributes: { view } });
    const before = await page.map.rows.count();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await painted(page);
    const names = await page.map.rows.locator('.name').allTextContents();
    assert.deepEqual([names.length, new Set(names).size], [60, 60]);
    const marks = await page.map.host.evaluate((host) => [...host.shadowRoot.querySelectorAll('.mark .number')].map((one) => {
      const name = one.closest('.mark').querySelector('.hidden').textContent;
      return [Number(one.textContent), name];
    }));
    assert.ok(0 < marks.length, `${marks.length} marks with a number`);
    for (const [number, name] of marks) assert.equal(names[number - 1], name);
    const shown = (part) => page.map.host.evaluate((host, part) => [...host.shadowRoot.querySelectorAll(part)].filter((one) => one.checkVisibility()).length, part);
    assert.deepEqual([await shown('.controls'), await shown('.choose'), await shown('.pager')], [0, 0, 0]);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await painted(page);
    assert.equal(await page.map.rows.count(), before);
    assert.equal(await page.map.host.locator('.mark .number').count(), 0);
    await page.context().close();
  });
}

test('printed with a card open, the list is there all the same', async () => {
  const page = await start(() => collection(places(60)));
  await page.map.rows.first().click();
  await page.map.card.waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await painted(page);
  assert.deepEqual([await page.map.card.count(), await page.map.rows.count()], [1, 60]);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await painted(page);
  assert.deepEqual([await page.map.card.count(), await page.map.rows.count()], [1, 0]);
  await page.context().close();
});

test('of sixty categories the frequent ones are offered first, all of them at a word, a chosen one always', async () => {
  // The kind number 0 has 60 places, number 1 has 59, and so on.
  const kinds = Array.from({ length: 60 }, (_, kind) => Array.from({ length: 60 - kind }, () => `Genere ${kind}`)).flat();
  const page = await start(() => collection(kinds.map((category, index) => place(index, { category }))));
  await page.map.part('filters').click();
  const panel = page.map.part('filters-panel');
  const choice = (name) => panel.getByRole('checkbox', { name: new RegExp(`^${name} \\(`) });
  assert.equal(await panel.getByRole('checkbox', { name: /^Genere/ }).count(), 12);
  const names = await panel.locator('.choice').filter({ hasText: 'Genere' }).allTextContents();
  assert.deepEqual(names, [...names].sort((a, b) => (a.replace(/ \(.*/, '') < b.replace(/ \(.*/, '') ? -1 : 1)), 'by name');
  assert.deepEqual([await choice('Genere 0').count(), await choice('Genere 59').count()], [1, 0]);
  const all = panel.getByRole('button', { name: 'Tutte le categorie' });
  assert.equal(await all.getAttribute('aria-expanded'), 'false');
  await all.press('Enter');
  await choice('Genere 59').check();
  await page.map.count.filter({ hasText: /^1 luogo/ }).waitFor();
  assert.equal(await all.getAttribute('aria-expanded'), 'true');
  await all.press('Enter');
  assert.equal(await choice('Genere 59').count(), 1);
  assert.equal(await choice('Genere 58').count(), 0);
  await page.context().close();
});
