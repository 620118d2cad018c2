// Fingers on the map: one is the page's, two are the map's, and a tap is a click.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { heard, hears } from './lib/calendar.mjs';
import { MAP, rested } from './lib/map.mjs';
import { collection, place } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

/** Two places: where they stand tells where the map is, and how near. */
const two = () => collection([place(0, { name: 'Nord', at: [11.0, 45.82] }), place(1, { name: 'Sud', at: [11.05, 45.78] })]);

/** A telephone with a map on it, and a long page around it. */
async function telephone({ media, ...options } = {}) {
  const page = await it.open({
    reply: two, width: 400, height: 800, style: 'main { padding-block: 40px 3000px }', media: { hasTouch: true, isMobile: true, ...media }, ...options,
  });
  await hears(page, 'cw-load');
  await rested(page);
  const debug = await page.context().newCDPSession(page);
  page.touch = (type, ...points) => debug.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return page;
}

/** The middles of the two marks, seen from the corner of the map: the page may scroll under them. */
const stand = (page) => page.map.host.evaluate((host) => {
  const ground = host.shadowRoot.querySelector('.ground').getBoundingClientRect();
  return ['Nord', 'Sud'].map((name) => {
    const { left, top, width, height } = [...host.shadowRoot.querySelectorAll('.mark')].find((one) => one.title === name).getBoundingClientRect();
    return { x: left + width / 2 - ground.left, y: top + height / 2 - ground.top };
  });
});
const apart = ([one, other]) => Math.hypot(one.x - other.x, one.y - other.y);
const scrolled = (page) => page.evaluate(() => scrollY);
const hint = (page) => page.map.host.locator('.hint');

/** A free spot of the ground. */
async function ground(page) {
  const { x, y, width, height } = await page.map.stage.boundingBox();
  return [x + width * 0.3, y + height * 0.7];
}

/** Two fingers that go so far together. */
async function together(page, [x, y], [right, down], steps = 10) {
  const at = (step) => [[x - 25, y], [x + 25, y]].map(([left, top]) => [left + right * step / steps, top + down * step / steps]);
  await page.touch('touchStart', ...at(0));
  for (let step = 1; step <= steps; step += 1) await page.touch('touchMove', ...at(step));
  await page.touch('touchEnd');
}

/** The page part: every word the hint ever said. */
const listen = (page) => page.map.host.evaluate((host) => {
  window.hints = [];
  const one = host.shadowRoot.querySelector('.hint');
  new MutationObserver(() => window.hints.push(one.textContent)).observe(one, { childList: true, characterData: true, subtree: true });
});

test('two fingers pan the map, as far as they go; the page stands, and no hint comes', async () => {
  const page = await telephone();
  await listen(page);
  const before = await stand(page);
  await together(page, await ground(page), [60, -80]);
  await rested(page);
  const later = await stand(page);
  for (const at of [0, 1]) {
    const moved = [later[at].x - before[at].x, later[at].y - before[at].y];
    assert.ok(Math.abs(moved[0] - 60) < 12 && Math.abs(moved[1] + 80) < 12, `by ${moved}`);
  }
  assert.ok(Math.abs(apart(later) / apart(before) - 1) < 0.02, 'no nearer and no farther');
  assert.equal(await scrolled(page), 0);
  assert.deepEqual(await page.evaluate(() => window.hints.filter(Boolean)), []);
});

test('two fingers that close take the map farther, and only the map', async () => {
  const page = await telephone();
  await listen(page);
  const before = await stand(page);
  const [x, y] = await ground(page);
  await page.touch('touchStart', [x - 80, y], [x + 80, y]);
  for (let step = 1; step <= 12; step += 1) await page.touch('touchMove', [x - 80 + step * 4, y], [x + 80 - step * 4, y]);
  await page.touch('touchEnd');
  await rested(page);
  const later = await stand(page);
  assert.ok(apart(later) < apart(before) * 0.6, `${apart(before)} became ${apart(later)}`);
  assert.deepEqual([await scrolled(page), await page.evaluate(() => visualViewport.scale)], [0, 1]);
  assert.deepEqual(await page.evaluate(() => window.hints.filter(Boolean)), []);
});

test('one finger scrolls the page, also when it begins on a mark, which does not open; the hint goes by itself', async () => {
  const page = await telephone();
  const before = await stand(page);
  const { x, y, width, height } = await page.map.mark('Sud').boundingBox();
  const [left, top] = [x + width / 2, y + height / 2];
  await page.touch('touchStart', [left, top]);
  for (let step = 1; step <= 10; step += 1) await page.touch('touchMove', [left, top - step * 15]);
  await page.touch('touchEnd');
  await page.waitForFunction(() => 80 < scrollY);
  await hint(page).filter({ hasText: 'Per spostare la mappa usare due dita.' }).waitFor();
  assert.deepEqual(await stand(page), before, 'the map stands');
  assert.deepEqual([await page.map.card.count(), await heard(page, 'cw-select')], [0, []]);
  await hint(page).filter({ hasText: 'dita' }).waitFor({ state: 'detached' });
});

test('a tap on a mark opens its place, and one on the ground opens nothing', async () => {
  const page = await telephone();
  await listen(page);
  await page.touchscreen.tap(...await ground(page));
  await page.map.mark('Nord').tap();
  await page.map.title.filter({ hasText: 'Nord' }).waitFor();
  assert.equal((await heard(page, 'cw-select')).length, 1);
  assert.deepEqual(await page.evaluate(() => window.hints.filter(Boolean)), [], 'a tap needs no advice');
});

for (const [lang, touch, wheel] of [
  ['de', 'Zum Verschieben der Karte zwei Finger benutzen.', 'Zum Vergrößern Strg gedrückt halten und das Mausrad drehen.'],
  ['en', 'To move the map, use two fingers.', 'To zoom the map, hold Ctrl and turn the wheel.'],
]) {
  test(`hints speak the reader’s language (${lang})`, async () => {
    const page = await telephone({ attributes: { lang } });
    const [x, y] = await ground(page);
    await page.touch('touchStart', [x, y]);
    for (let step = 1; step <= 6; step += 1) await page.touch('touchMove', [x, y - step * 15]);
    await page.touch('touchEnd');
    await hint(page).filter({ hasText: touch }).waitFor();
    const mouse = await it.open({ reply: two, attributes: { lang } });
    await hears(mouse, 'cw-load');
    await rested(mouse);
    await mouse.mouse.move(...await ground(mouse));
    await mouse.mouse.wheel(0, 120);
    await hint(mouse).filter({ hasText: wheel }).waitFor();
  });
}

test('a wheel with Ctrl zooms without advice', async () => {
  const page = await it.open({ reply: two, style: 'main { padding-bottom: 3000px }' });
  await hears(page, 'cw-load');
  await rested(page);
  await listen(page);
  const before = await stand(page);
  const at = (await page.map.mark('Nord').boundingBox()).x;
  await page.mouse.move(...await ground(page));
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 120);
  await page.keyboard.up('Control');
  await page.waitForFunction((left) => document.querySelector('cw-poi-map').shadowRoot.querySelector('.mark[title=Nord]').getBoundingClientRect().left !== left, at);
  await rested(page);
  assert.ok(apart(await stand(page)) < apart(before) * 0.6);
  assert.deepEqual([await scrolled(page), await page.evaluate(() => window.hints.filter(Boolean))], [0, []]);
});
