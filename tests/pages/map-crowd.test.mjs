// More places than fit: in one spot, on one screen, on paper. What is left out is said in words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { painted } from './lib/calendar.mjs';
import { MAP, rested, shown } from './lib/map.mjs';
import { collection, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

const SPOT = [11.03, 45.81];
const around = ([longitude, latitude], zoom) => ({ center: `${latitude},${longitude}`, zoom: String(zoom) });

function start(features, attributes) {
  return shown(it, { reply: () => collection(features), attributes });
}

/** The number, name and state of the mark that has the focus. */
const focused = (page) => page.map.host.evaluate((host) => {
  const mark = host.shadowRoot.activeElement;
  return mark?.matches('.mark') ? [mark.querySelector('.hidden')?.textContent, mark.getAttribute('aria-expanded')] : null;
});

test('of seventy places in one spot sixty stand around it, and the map says where the others are', async () => {
  const page = await start(Array.from({ length: 70 }, (_, index) => place(index, { at: SPOT })), around(SPOT, 15));
  const mark = page.map.marks.filter({ hasText: '70 luoghi nello stesso punto, mostra' });
  assert.equal(await mark.getAttribute('aria-expanded'), 'false');
  await mark.press('Enter');
  const hint = page.map.host.locator('.hint');
  await hint.filter({ hasText: 'l’elenco li ha tutti.' }).waitFor();
  assert.equal(await page.map.marks.filter({ hasText: /^Luogo/ }).count(), 60);
  assert.equal(await mark.getAttribute('aria-expanded'), 'true');
  await page.context().close();
});

test('of six places in one spot there is nothing more to say', async () => {
  const page = await start(Array.from({ length: 6 }, (_, index) => place(index, { at: SPOT })), around(SPOT, 15));
  await page.map.marks.filter({ hasText: '6 luoghi' }).press('Enter');
  assert.equal(await page.map.marks.filter({ hasText: /^Luogo/ }).count(), 6);
  assert.equal(await page.map.host.locator('.hint').textContent(), '');
  await page.context().close();
});

test('places that no map tells apart open at the nearest one, and say so', async () => {
  const beside = SPOT.map((it) => it + 0.00001);
  const page = await start([place(1, { at: SPOT }), place(2, { at: beside })], around(SPOT, 19));
  const mark = page.map.marks.filter({ hasText: '2 luoghi nello stesso punto, mostra' });
  assert.equal(await mark.getAttribute('aria-expanded'), 'false');
  await mark.press('Enter');
  assert.equal(await page.map.marks.filter({ hasText: /^Luogo/ }).count(), 2);
  await page.context().close();
});

test('what stands around a mark goes with it when the map goes farther, and leaves the focus with what holds it', async () => {
  const near = [SPOT[0] + 0.004, SPOT[1]];
  const spot = Array.from({ length: 3 }, (_, index) => place(index, { at: SPOT }));
  const page = await start([...spot, place(9, { at: near })], around(SPOT, 16));
  await page.map.marks.filter({ hasText: '3 luoghi nello stesso punto' }).press('Enter');
  await page.map.marks.filter({ hasText: 'Luogo 001' }).focus();
  for (let zoom = 0; zoom < 4; zoom += 1) {
    await page.keyboard.press('-');
    await rested(page);
  }
  assert.deepEqual(await focused(page), ['4 luoghi, ingrandisci', null]);
  assert.equal(await page.map.marks.count(), 1);
  await page.context().close();
});

test('on paper a group counts with a sign, for a bare number is that of a row', async () => {
  const page = await start(places(60), around([11.02, 45.8], 9));
  const group = page.map.host.locator('.cluster [aria-hidden]').first();
  assert.equal(await group.textContent(), '60');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await painted(page);
  assert.equal(await group.textContent(), '×60');
  await page.context().close();
});

test('of more places than paper bears the first five hundred are printed, and how many there are', async () => {
  const page = await start(places(501));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await painted(page);
  assert.equal(await page.map.rows.count(), 500);
  assert.ok(await page.map.host.locator('.lost').filter({ hasText: '1–500 di 501' }).isVisible());
  await page.context().close();
});
