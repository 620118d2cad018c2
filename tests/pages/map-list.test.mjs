// The list and the map show the same places, always (promise A9), and the map leaves the page its scrolling.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { painted, said } from './lib/calendar.mjs';
import { counts, MAP, rested, shown } from './lib/map.mjs';
import { collection, handful, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

function start(reply, { attributes, ...options } = {}) {
  return shown(it, { reply, attributes, ...options });
}

/** How many places the marks stand for; the map draws them well beyond its edges. */
const marked = (page) => page.map.host.evaluate((host) => {
  const names = [...host.shadowRoot.querySelectorAll('.mark .hidden')].map((one) => one.textContent);
  return names.reduce((sum, name) => sum + Number(/^([\d.]+) luoghi/.exec(name)?.[1].replaceAll('.', '') ?? 1), 0);
});
const listed = async (page) => Number((await page.map.count.textContent()).split(' ')[0].replaceAll('.', ''));

/** The names on every page of the list. */
async function names(page) {
  const all = [];
  for (;;) {
    all.push(...await page.map.rows.locator('.name').allTextContents());
    const next = page.map.part('next');
    if (!(await next.count()) || await next.isDisabled()) return all;
    await next.click();
    await painted(page);
  }
}

describe('the same places', () => {
  for (const count of [0, 1, 163, 20_000]) {
    test(`${count}: all of them, those found by words, and those of a category`, async () => {
      const page = await start(() => collection(places(count)));
      assert.deepEqual([await marked(page), await listed(page)], [count, count]);
      const with042 = ({ name, address }) => /042/.test(name + address);
      const all = places(count).map((one) => one.properties);
      for (const [words, expected] of [
        ['luogo 042', all.filter(with042).length], ['malga', all.filter((one) => one.category === 'Malga').length], ['marziani', 0],
      ]) {
        await page.map.search.fill(words);
        await counts(page, expected ? new RegExp(`^${new Intl.NumberFormat('it', { useGrouping: 'min2' }).format(expected)} luog`) : /^Nessun luogo/);
        await rested(page);
        await page.map.part('home').click();
        await rested(page);
        assert.deepEqual([await marked(page), await listed(page)], [expected, expected], words);
      }
    });
  }

  test('163: every name is in the list once, in its order', async () => {
    const page = await start(() => collection(places(163).reverse()));
    assert.deepEqual(await names(page), places(163).map((one) => one.properties.name));
  });

  test('what has no position is in the list, and both say so', async () => {
    const page = await start(handful);
    assert.deepEqual([await marked(page), await listed(page)], [6, 7]);
    await page.map.host.locator('.lost', { hasText: '1 luogo non ha una posizione: è nell’elenco.' }).waitFor();
    await page.map.row('Sportello itinerante').filter({ hasText: 'Posizione non indicata' }).waitFor();
  });

  test('the list can follow the map: what is in view is what is listed', async () => {
    const page = await start(() => collection(places(163)));
    for (let step = 0; step < 3; step += 1) await page.map.part('zoom-in').click().then(() => rested(page));
    await page.map.part('filters').click();
    await page.map.part('filters-panel').getByRole('checkbox', { name: 'Solo la zona mostrata' }).check();
    await rested(page);
    const inView = async () => page.map.host.evaluate((host) => {
      const ground = host.shadowRoot.querySelector('.ground').getBoundingClientRect();
      return [...host.shadowRoot.querySelectorAll('.mark:not(.cluster)')].filter((one) => {
        const { left, top, width } = one.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + width / 2];
        return ground.left < x && x < ground.right && ground.top < y && y < ground.bottom;
      }).map((one) => one.title).sort();
    });
    assert.equal(await page.map.host.locator('.cluster').count(), 0, 'near enough');
    assert.deepEqual((await names(page)).sort(), await inView());
    const before = await inView();
    assert.ok(0 < before.length && before.length < 163);
    await page.map.part('east').click();
    await rested(page);
    await painted(page);
    assert.deepEqual((await names(page)).sort(), await inView());
    assert.notDeepEqual(await inView(), before);
  });

  test('a place chosen in one is chosen in the other', async () => {
    const page = await start(handful);
    await page.map.row('Malga Alpo').click();
    await page.map.host.locator('.mark[aria-current=true]', { hasText: 'Malga Alpo' }).waitFor();
    await page.map.mark('Rifugio Scalorbi').click();
    await page.map.title.filter({ hasText: 'Rifugio Scalorbi' }).waitFor();
    await page.map.part('close').click();
    await page.map.row('Rifugio Scalorbi').waitFor();
  });

  test('a page of the list weighs the same, however many there are', async () => {
    const page = await start(() => collection(places(20_000)));
    assert.equal(await page.map.rows.count(), 50);
    assert.ok(await page.map.marks.count() < 300, `${await page.map.marks.count()} marks`);
  });
});

describe('the live region', () => {
  const counted = async (page) => (await said(page, 'status')).map(({ text }) => text).filter((text) => /luog/.test(text));

  test('says the count once when the data come, and once when the visitor has typed', async () => {
    const page = await start(() => collection(places(163)));
    await counts(page, /^163 luoghi$/);
    assert.deepEqual(await counted(page), ['163 luoghi']);
    await page.map.search.focus();
    await page.keyboard.type('malga', { delay: 30 });
    await counts(page, /^23 luoghi$/);
    await page.keyboard.type(' roma 10', { delay: 30 });
    await counts(page, /^3 luoghi$/);
    assert.deepEqual(await counted(page), ['163 luoghi', '23 luoghi', '3 luoghi']);
  });

  test('says what is missing as sentences', async () => {
    const page = await start(() => collection([...handful().features, null, { ...place(9), geometry: { type: 'Point', coordinates: ['x', 1] } }]));
    await counts(page, /^8 luoghi\. 1 luogo non è leggibile e manca\. 1 luogo è mostrato solo in parte\.$/);
    await page.map.search.fill('marziani');
    await counts(page, /^Nessun luogo corrisponde alla ricerca\. 1 luogo/);
  });
});

describe('the page’s scrolling', () => {
  const LONG = { style: 'main { padding-bottom: 3000px }' };
  const where = (page) => page.evaluate(() => scrollY);
  const apart = (page) => page.map.mark('Malga Alpo').evaluate((one) => one.getBoundingClientRect().left);
  const over = async (page) => {
    const { x, y, width, height } = await page.map.stage.boundingBox();
    return [x + width / 2, y + height * 0.55];
  };

  test('belongs to the page when the wheel turns over the map, which says how to zoom', async () => {
    const page = await start(handful, LONG);
    const before = await apart(page);
    await page.mouse.move(...await over(page));
    await page.mouse.wheel(0, 240);
    await page.waitForFunction(() => 200 < scrollY);
    await page.map.host.locator('.hint', { hasText: 'Ctrl' }).waitFor();
    assert.equal(await apart(page), before, 'the map stands');
  });

  test('stays where it is when Ctrl is held: the map goes nearer', async () => {
    const page = await start(handful, LONG);
    const before = await apart(page);
    await page.mouse.move(...await over(page));
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await page.waitForFunction((before) => {
      const marks = [...document.querySelector('cw-poi-map').shadowRoot.querySelectorAll('.mark')];
      return marks.find((one) => one.title === 'Malga Alpo')?.getBoundingClientRect().left !== before;
    }, before);
    assert.equal(await where(page), 0);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  });

  test('follows one finger on the map, which says that two move it', async () => {
    const page = await start(handful, { ...LONG, media: { hasTouch: true } });
    const before = await apart(page);
    const [x, y] = await over(page);
    const debug = await page.context().newCDPSession(page);
    const touch = (type, ...points) => debug.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', { x, y });
    for (let step = 1; step <= 10; step += 1) await touch('touchMove', { x, y: y - step * 20 });
    await touch('touchEnd');
    await page.waitForFunction(() => 100 < scrollY);
    await page.map.host.locator('.hint', { hasText: 'due dita' }).waitFor();
    assert.equal(await apart(page), before, 'the map stands');
    assert.ok((await said(page, 'status')).every(({ text }) => !/dita/.test(text)), 'for eyes only');
  });

  test('does not follow the mouse that drags the map', async () => {
    const page = await start(handful, LONG);
    const before = await apart(page);
    const [x, y] = await over(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y, { steps: 4 });
    await page.mouse.up();
    await rested(page);
    assert.ok(await apart(page) < before - 40);
    assert.equal(await where(page), 0);
  });
});
