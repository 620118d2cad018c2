// Every task of the map, done with the keyboard alone (promises A4, A9).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears, painted } from './lib/calendar.mjs';
import { covered, focused, indicator, tabTo, tabToPart } from './lib/focus.mjs';
import { counts, MAP, rested, shown } from './lib/map.mjs';
import { collection, handful, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

function start(attributes = {}, { count, ...options } = {}) {
  const reply = count ? () => collection(places(count)) : handful;
  return shown(it, { attributes, reply, ...options });
}

/** Two places far apart: where they stand tells where the map is, and how near. */
const two = () => collection([place(0, { name: 'Nord', at: [11.0, 45.82] }), place(1, { name: 'Sud', at: [11.05, 45.78] })]);
const stands = (page) => page.map.host.evaluate((host) => {
  const [north, south] = ['Nord', 'Sud'].map((name) => [...host.shadowRoot.querySelectorAll('.mark')].find((one) => one.title === name).getBoundingClientRect());
  return { x: north.x, y: north.y, apart: Math.hypot(north.x - south.x, north.y - south.y) };
});
const near = (one, other) => Math.abs(one.x - other.x) + Math.abs(one.y - other.y) < 3 && Math.abs(one.apart - other.apart) < 3;

/** Nothing lies upon what has the focus, and it lies inside the map. */
async function seen(page, what) {
  await rested(page);
  assert.deepEqual(await covered(page), [], `${what} is covered`);
}

describe('from the start of the page, with Tab', () => {
  test('find a place by its name, read its card, and come back to its row', async () => {
    const page = await start({}, { count: 163 });
    await tabToPart(page, 'search');
    await page.keyboard.type('luogo 042');
    await counts(page, /^1 luogo$/);
    const row = await tabTo(page, (one) => one.part === 'place' && one.text.includes('Luogo 042'));
    await page.keyboard.press('Enter');
    await page.map.card.waitFor();
    assert.equal((await focused(page)).id, 'card-title');
    assert.match(await page.map.card.textContent(), /Via Roma 43/);
    await tabToPart(page, 'close', { key: 'Shift+Tab' }).catch(() => tabToPart(page, 'close'));
    await page.keyboard.press('Enter');
    await page.map.card.waitFor({ state: 'detached' });
    assert.deepEqual(await focused(page), row);
  });

  test('filter by category, and take all filters away', async () => {
    const page = await start();
    await tabToPart(page, 'filters');
    await page.keyboard.press('Enter');
    await tabTo(page, (one) => one.tag === 'input' && one.part === '');
    while (!(await page.evaluate(() => document.querySelector('cw-poi-map').shadowRoot.activeElement.parentElement.textContent)).startsWith('Museo')) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await counts(page, /^1 luogo$/);
    assert.match((await page.map.part('filters').textContent()).trim(), /Filtri \(1\)/);
    await tabToPart(page, 'clear');
    await page.keyboard.press('Enter');
    await counts(page, /^7 luoghi$/);
    assert.equal((await focused(page)).id, 'count', 'the focus is not lost with the button');
  });

  test('open a mark, and come back to it', async () => {
    const page = await start();
    const mark = await tabTo(page, (one) => one.part.startsWith('mark'));
    await page.keyboard.press('Enter');
    await page.map.card.waitFor();
    assert.equal((await focused(page)).text, mark.text);
    await tabToPart(page, 'close');
    await page.keyboard.press('Enter');
    await page.map.card.waitFor({ state: 'detached' });
    assert.deepEqual(await focused(page), mark);
  });

  test('zoom, pan and go home by buttons', async () => {
    const page = await start({}, { reply: two });
    const before = await stands(page);
    await tabToPart(page, 'zoom-out');
    await page.keyboard.press('Enter');
    await rested(page);
    assert.ok(Math.abs((await stands(page)).apart / before.apart - 0.5) < 0.02, 'half as near');
    const { y } = await stands(page);
    await tabToPart(page, 'north');
    await page.keyboard.press('Enter');
    await rested(page);
    assert.ok(y + 100 < (await stands(page)).y, 'what lies north comes into view');
    assert.equal((await focused(page)).part, 'button north', 'the button keeps the focus');
    await tabToPart(page, 'home', { key: 'Shift+Tab' });
    await page.keyboard.press('Enter');
    await rested(page);
    const after = await stands(page);
    assert.ok(near(before, after), JSON.stringify([before, after]));
  });

  test('zoom and go home by keys', async () => {
    const page = await start({}, { reply: two });
    const before = await stands(page);
    await tabTo(page, (one) => one.part === 'mark');
    await page.keyboard.press('-');
    await rested(page);
    assert.ok((await stands(page)).apart < before.apart * 0.52);
    assert.equal((await focused(page)).part, 'mark', 'the focus stays on the mark');
    await page.keyboard.press('+');
    await rested(page);
    await page.keyboard.press('Home');
    await rested(page);
    assert.ok(near(before, await stands(page)));
    assert.equal((await focused(page)).part, 'mark');
  });

  test('ask a failed source again', async () => {
    let broken = true;
    const page = await it.open({ reply: () => (broken ? { status: 404, body: 'no' } : handful()) });
    await hears(page, 'cw-error');
    await tabToPart(page, 'retry');
    broken = false;
    await page.keyboard.press('Enter');
    await hears(page, 'cw-load');
    assert.equal((await focused(page)).id, 'count', 'the focus is not lost with the button');
  });
});

describe('among the marks', () => {
  test('there is one stop for all of them, and Tab leaves', async () => {
    const page = await start({}, { count: 163 });
    assert.ok(5 < await page.map.marks.count());
    assert.equal(await page.map.host.locator('.marks [tabindex="0"]').count(), 1);
    await tabTo(page, (one) => one.part.startsWith('mark'), { limit: 90 });
    await page.keyboard.press('Tab');
    assert.doesNotMatch((await focused(page)).part, /mark/);
    await tabTo(page, (one) => one.id === 'after');
  });

  test('Escape leaves to the button of the list', async () => {
    const page = await start();
    await tabTo(page, (one) => one.part.startsWith('mark'));
    await page.keyboard.press('Escape');
    assert.match((await focused(page)).part, /view-list/);
  });

  test('arrows reach every one of them, each in its direction, and each is seen', async () => {
    const page = await start();
    await tabTo(page, (one) => one.part.startsWith('mark'));
    const where = () => page.evaluate(() => {
      const { x, y } = document.querySelector('cw-poi-map').shadowRoot.activeElement.getBoundingClientRect();
      return { x, y };
    });
    const all = await page.map.marks.locator('.hidden').allTextContents();
    const reached = new Set();
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowRight']) {
      const [from, name] = [await where(), (await focused(page)).text];
      await page.keyboard.press(key);
      await painted(page);
      const [to, text] = [await where(), (await focused(page)).text];
      await seen(page, text);
      reached.add(text);
      if (text === name) continue;
      const forward = { ArrowLeft: from.x - to.x, ArrowRight: to.x - from.x, ArrowUp: from.y - to.y, ArrowDown: to.y - from.y }[key];
      assert.ok(-200 < forward, `${key} from ${name} to ${text}`);
    }
    assert.deepEqual(all.filter((name) => ![...reached].some((one) => one.endsWith(name))), [], [...reached].join(', '));
  });

  for (const [name, size] of [['large', {}], ['small', { width: 320, height: 480 }]]) {
    test(`the focus is always on a mark that is seen, on a ${name} screen`, async () => {
      const page = await start({ view: 'map' }, { count: 163, ...size });
      await tabTo(page, (one) => one.part.startsWith('mark'));
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) {
        await page.keyboard.press(key);
        await seen(page, `${key}: ${(await focused(page))?.text}`);
        assert.match((await focused(page)).part, /^mark/);
      }
    });
  }

  for (const towards of ['ArrowRight', 'ArrowUp']) {
    test(`a mark far to one side (${towards}) is not lost by zooming, on a screen that has become small`, async () => {
      const page = await start({}, { count: 163 });
      await page.setViewportSize({ width: 320, height: 800 });
      await rested(page);
      await tabTo(page, (one) => one.part.startsWith('mark'), { limit: 90 });
      for (let step = 0; step < 3; step += 1) {
        await page.keyboard.press(towards);
        await rested(page);
      }
      for (const key of [...'+++++------++']) {
        await page.keyboard.press(key);
        await seen(page, `${key}: ${(await focused(page))?.text}`);
        assert.match((await focused(page)).part, /^mark/, key);
      }
    });
  }

  test('zooming from a mark leaves it where it is on the screen', async () => {
    const page = await start({}, { reply: two });
    await page.map.mark('Sud').focus();
    const where = () => page.map.mark('Sud').boundingBox();
    const before = await where();
    for (const key of ['+', '+', '-', '-']) {
      await page.keyboard.press(key);
      await rested(page);
      const { x, y } = await where();
      assert.ok(Math.hypot(x - before.x, y - before.y) < 3, `${key}: ${x}, ${y} from ${before.x}, ${before.y}`);
      assert.equal((await focused(page)).text, 'Sud');
    }
  });

  test('Home leads to a mark where the one that had the focus is out of sight', async () => {
    const page = await start({ center: '45.82,11.0', zoom: '17' }, { reply: two });
    await tabTo(page, (one) => one.text === 'Nord');
    for (const key of [...'-----']) {
      await page.keyboard.press(key);
      await rested(page);
    }
    await page.keyboard.press('ArrowDown');
    await rested(page);
    assert.equal((await focused(page)).text, 'Sud');
    await page.keyboard.press('Home');
    await rested(page);
    assert.equal((await focused(page)).text, 'Nord');
  });

  test('arrows lead beyond what is in sight, to the next place there is', async () => {
    const page = await start({ center: '45.82,11.0', zoom: '17' }, { reply: two });
    await tabTo(page, (one) => one.text === 'Nord');
    await page.keyboard.press('ArrowRight');
    await rested(page);
    await seen(page, 'the other place');
    assert.equal((await focused(page)).text, 'Sud');
    await page.keyboard.press('ArrowLeft');
    await rested(page);
    assert.equal((await focused(page)).text, 'Nord');
  });

  test('whoever zooms and pans without seeing the map hears how many places are in sight', async () => {
    const page = await start({}, { reply: two });
    const told = () => page.map.status.textContent();
    for (const [part, words] of [['zoom-in', /^Mappa: \d luog/], ['zoom-in', /^Mappa: \d luog/], ['zoom-in', /^Mappa: \d luog/], ['zoom-in', /^Mappa: 0 luoghi/], ['home', /^Mappa: 2 luoghi/]]) {
      const before = await told();
      await page.map.part(part).focus();
      await page.keyboard.press('Enter');
      await rested(page);
      assert.match(await told(), words, part);
      assert.notEqual(await told(), before, 'the live region changed');
    }
    await tabTo(page, (one) => one.part === 'mark', { key: 'Shift+Tab' });
    await page.keyboard.press('+');
    await rested(page);
    assert.match(await told(), /^Mappa: [12] luog/);
  });

  test('a search that finds as many as before is heard all the same', async () => {
    const page = await start();
    await page.map.search.fill('malga alpo');
    await counts(page, /^1 luogo$/);
    await page.map.search.fill('scalorbi');
    await page.map.row('Scalorbi').waitFor();
    // The same words would be no change of the live region: a space that nobody hears makes them one.
    await page.waitForFunction(() => document.querySelector('cw-poi-map').shadowRoot.querySelector('[role=status]').textContent === '1 luogo\u00a0');
  });

  test('a group zooms apart, and the focus goes to what it was', async () => {
    const page = await start({}, { count: 163 });
    await tabTo(page, (one) => one.part === 'mark cluster', { limit: 90 });
    for (let turn = 0; turn < 3; turn += 1) {
      if ((await focused(page)).part !== 'mark cluster') break;
      await page.keyboard.press('Enter');
      await rested(page);
      await page.waitForFunction(() => document.querySelector('cw-poi-map').shadowRoot.activeElement?.matches('.mark'));
      await seen(page, 'what the group became');
    }
    assert.match((await focused(page)).text, /^Luogo \d+$|ingrandisci/);
  });

  test('places in one spot fan out, are reached by arrow, and Escape gathers them', async () => {
    const page = await start();
    await tabTo(page, (one) => one.part.startsWith('mark'));
    const group = page.map.mark('nello stesso punto');
    await group.focus();
    await painted(page);
    await page.keyboard.press('Enter');
    await page.map.mark('Museo del marmo').waitFor();
    await rested(page);
    assert.equal((await focused(page)).text, 'Museo del marmo', 'the first of them');
    await page.keyboard.press('ArrowDown');
    await rested(page);
    assert.equal((await focused(page)).text, 'Museo della seta');
    await page.keyboard.press('Escape');
    await page.map.mark('Museo del marmo').waitFor({ state: 'detached' });
    assert.match((await focused(page))?.text ?? 'lost', /nello stesso punto/);
    assert.equal(await page.map.host.locator('.marks [tabindex="0"]').count(), 1);
  });
});

describe('the focus', () => {
  test('goes to the first row when the list is paged', async () => {
    const page = await start({}, { count: 163 });
    await tabToPart(page, 'next', { limit: 90 });
    await page.keyboard.press('Enter');
    await page.map.rows.first().filter({ hasText: 'Luogo 050' }).waitFor();
    assert.match((await focused(page)).text, /^Luogo 050/);
  });

  test('is not lost when the filters are taken away while a card, or the map alone, is shown', async () => {
    for (const view of ['both', 'map']) {
      const page = await start({ view });
      if (view === 'both') {
        await page.map.row('Malga Alpo').click();
        await page.map.card.waitFor();
      }
      await page.map.search.fill('scalorbi');
      await counts(page, /^1 luogo$/);
      await page.map.part('filters').click();
      await page.map.part('clear').first().focus();
      await page.keyboard.press('Enter');
      await counts(page, /^7 luoghi/);
      await painted(page);
      const { part, id } = await focused(page);
      assert.equal(part || id, { both: 'count', map: 'button view-list' }[view], view);
    }
  });

  test('stays in the search, and the list is back, when something is looked for while a card is open', async () => {
    const page = await start();
    await page.map.row('Malga Alpo').focus();
    await page.keyboard.press('Enter');
    await page.map.card.waitFor();
    await page.map.search.focus();
    await page.keyboard.type('scalorbi');
    await counts(page, /^1 luogo$/);
    assert.equal(await page.map.card.count(), 0);
    assert.equal(await page.map.rows.count(), 1);
    assert.match((await focused(page)).part, /search/);
  });

  test('is seen, two pixels thick and 3:1, and never covered, at every stop', async () => {
    const page = await start({ tiles: 'https://tiles.example/{z}/{x}/{y}.png' });
    await page.locator('#before').focus();
    const stops = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const one = await focused(page);
      if (!one || one.id === 'after') break;
      await rested(page);
      const name = `${one.tag}[${one.part}] ${one.text.slice(0, 30)}`;
      assert.deepEqual(await covered(page), [], `${name} is covered`);
      const { changed, needed } = await indicator(page);
      assert.ok(needed <= changed, `${name}: ${changed.toFixed()} pixels of indicator, ${needed.toFixed()} needed`);
      stops.push(name);
    }
    assert.ok(20 < stops.length, stops.join('\n'));
  });
});
