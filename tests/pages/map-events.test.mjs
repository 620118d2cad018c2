// What the map tells its page, and what the page may decide; what leaves through the clipboard.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted } from './lib/calendar.mjs';
import { focused } from './lib/focus.mjs';
import { MAP, rested, shown } from './lib/map.mjs';
import { collection, handful, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage({ ...MAP, flags: ['--host-resolver-rules=MAP comune.example 127.0.0.1'] }); });
after(() => it.stop());

function start(options = {}) {
  return shown(it, { reply: handful, ...options });
}

describe('`cw-change`', () => {
  /** The page part: how each event travels. */
  function witness() {
    window.travelled = [];
    document.addEventListener('cw-change', ({ target, bubbles, composed, cancelable }) => {
      window.travelled.push({ from: target.localName, bubbles, composed, cancelable });
    });
  }

  /** What was told by `act`, once there is something; the first event is the last. */
  async function told(page, act) {
    const before = (await heard(page, 'cw-change')).length;
    await act();
    await hears(page, 'cw-change', before + 1);
    await painted(page);
    return (await heard(page, 'cw-change')).slice(before);
  }

  test('counts what words and filters leave, once for each of them, and cannot be cancelled', async () => {
    const page = await start({ script: witness });
    assert.deepEqual(await heard(page, 'cw-change'), [], '`cw-load` tells of the data');
    assert.deepEqual(await told(page, () => page.map.search.fill('museo')), [{ view: 'both', items: 3 }]);
    assert.deepEqual(await told(page, () => page.map.search.fill('')), [{ view: 'both', items: 7 }]);
    await page.map.part('filters').click();
    const museum = page.map.part('filters-panel').getByRole('checkbox', { name: /^Museo/ });
    assert.deepEqual(await told(page, () => museum.check()), [{ view: 'both', items: 1 }]);
    assert.deepEqual(await told(page, () => page.map.part('clear').click()), [{ view: 'both', items: 7 }]);
    const ways = await page.evaluate(() => window.travelled);
    assert.equal(ways.length, 4);
    for (const way of ways) assert.deepEqual(way, { from: 'cw-poi-map', bubbles: true, composed: true, cancelable: false });
  });

  test('tells of another view, by hand, by attribute, and because there is less room', async () => {
    const page = await start();
    assert.deepEqual(await told(page, () => page.map.part('view-list').click()), [{ view: 'list', items: 7 }]);
    assert.deepEqual(await told(page, () => page.map.part('view-both').click()), [{ view: 'both', items: 7 }]);
    assert.deepEqual(await told(page, () => page.setViewportSize({ width: 400, height: 800 })), [{ view: 'map', items: 7 }]);
    const other = await start();
    const set = () => other.evaluate(() => document.querySelector('cw-poi-map').setAttribute('view', 'list'));
    assert.deepEqual(await told(other, set), [{ view: 'list', items: 7 }]);
  });

  test('does not tell of what changes nothing', async () => {
    const page = await start();
    await page.map.part('view-both').click();
    await page.map.part('filters').click();
    await page.map.part('filters-panel').waitFor();
    await page.map.row('Malga Alpo').click();
    await page.map.card.waitFor();
    await page.map.part('close').click();
    await page.map.part('zoom-in').click();
    await rested(page);
    assert.deepEqual(await heard(page, 'cw-change'), []);
  });

  test('tells of other places, also when they are as many', async () => {
    const page = await start();
    assert.deepEqual(await told(page, () => page.map.search.fill('marmo')), [{ view: 'both', items: 1 }]);
    await page.map.search.fill('scalorbi');
    await page.map.row('Rifugio Scalorbi').waitFor();
    await painted(page);
    assert.equal((await heard(page, 'cw-change')).length, 2);
  });
});

describe('`cw-select`', () => {
  const URL_OF = '/Eventi/biblioteca';

  /** The page part: it shows the places in its own way. */
  const cancel = () => document.addEventListener('cw-select', (event) => event.preventDefault());

  for (const [where, find] of [['row', (page) => page.map.row('Ada Negri')], ['mark', (page) => page.map.mark('Ada Negri')]]) {
    test(`cancelled by the page opens no card from a ${where}, and leaves focus, map and list`, async () => {
      const page = await start({ script: cancel, attributes: { 'deep-link': 'luoghi' } });
      const stands = () => page.map.mark('Ada Negri').boundingBox();
      const before = await stands();
      await find(page).focus();
      await rested(page);
      const focus = await focused(page);
      await page.keyboard.press('Enter');
      const { uid, url } = await hears(page, 'cw-select');
      assert.match(uid, /luogo-0$/);
      assert.equal(url, it.origin + URL_OF);
      await painted(page);
      assert.equal(await page.map.card.count(), 0);
      assert.deepEqual(await focused(page), focus);
      assert.deepEqual(await stands(), before, 'the map stands');
      assert.equal(await page.map.rows.count(), 7);
      assert.equal(await page.map.host.locator('.mark[aria-current]').count(), 0);
      assert.equal(await page.evaluate(() => location.hash), '');
    });
  }

  test('cancelled leaves an open card as it is', async () => {
    const page = await start();
    await page.map.row('Malga Alpo').click();
    await page.map.card.waitFor();
    await page.evaluate(cancel);
    await page.map.mark('Ada Negri').click();
    await hears(page, 'cw-select', 2);
    await painted(page);
    assert.equal(await page.map.title.textContent(), 'Malga Alpo');
  });

  test('left alone opens the card; a place without a page has no address', async () => {
    const page = await start();
    await page.map.row('Malga Alpo').click();
    await page.map.card.waitFor();
    const [{ uid, url }, more] = await heard(page, 'cw-select');
    assert.match(uid, /luogo-1$/);
    assert.equal(url, '');
    assert.equal(more, undefined, 'told once');
  });
});

describe('the link to a place', () => {
  const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
  const ALLOWED = { permissions: ['clipboard-read', 'clipboard-write'] };

  async function opened(options) {
    const page = await start(options);
    await page.map.row('Ada Negri').click();
    await page.map.card.waitFor();
    return page;
  }

  test('is copied, which is said, and nobody else is asked to share it', async () => {
    const script = () => {
      window.shared = [];
      Object.defineProperty(navigator, 'share', { value: async (what) => { window.shared.push(what); } });
    };
    const page = await opened({ media: ALLOWED, script });
    const sent = [];
    page.on('request', (one) => sent.push(one.url()));
    await page.map.part('share').focus();
    await page.keyboard.press('Enter');
    await page.map.card.getByRole('status').filter({ hasText: 'Il collegamento è stato copiato.' }).waitFor();
    assert.equal(await copied(page), `${it.origin}/Eventi/biblioteca`);
    assert.match((await focused(page)).part, /share/, 'the focus stays');
    assert.deepEqual([sent, await page.evaluate(() => window.shared)], [[], []]);
  });

  test('is copied where the browser can share nothing', async () => {
    const page = await opened({ media: ALLOWED, script: () => { delete Navigator.prototype.share; } });
    assert.equal(await page.evaluate(() => 'share' in navigator), false);
    await page.map.part('share').click();
    await page.map.card.getByText('Il collegamento è stato copiato.').waitFor();
    assert.equal(await copied(page), `${it.origin}/Eventi/biblioteca`);
  });

  test('is not said to be copied when it is not, nor on the card of the next place', async () => {
    const two = () => collection([place(0, { name: 'Ada Negri', url: '/Eventi/uno' }), place(1, { name: 'Mulino', url: '/Eventi/due' })]);
    const script = () => {
      navigator.clipboard.writeText = () => { window.tried = (window.tried ?? 0) + 1; return Promise.reject(new DOMException('no', 'NotAllowedError')); };
    };
    const refused = await opened({ reply: two, script });
    await refused.map.part('share').click();
    await refused.waitForFunction(() => window.tried === 1);
    await refused.map.card.getByText('Il browser non permette di copiare il collegamento.').waitFor();
    assert.equal(await refused.map.card.getByText('copiato').count(), 0);
    assert.match((await focused(refused)).part, /share/);
    assert.deepEqual(refused.complaints(), []);
    const page = await opened({ reply: two, media: ALLOWED });
    await page.map.part('share').click();
    await page.map.card.getByText('copiato').waitFor();
    await page.map.mark('Mulino').click();
    await page.map.title.filter({ hasText: 'Mulino' }).waitFor();
    assert.equal(await page.map.card.getByText('copiato').count(), 0);
    await page.map.part('share').click();
    await page.map.card.getByText('copiato').waitFor();
    assert.equal(await copied(page), `${it.origin}/Eventi/due`);
  });

  test('of a place without a page is the address of the card, where the page keeps one; else it is not offered', async () => {
    const page = await start({ reply: () => collection(places(3)) });
    await page.map.rows.first().click();
    await page.map.card.waitFor();
    assert.equal(await page.map.part('share').count(), 0);
    const linked = await start({ reply: () => collection(places(3)), media: ALLOWED, attributes: { 'deep-link': 'luoghi' } });
    await linked.map.rows.first().click();
    await linked.map.part('share').click();
    await linked.map.card.getByText('copiato').waitFor();
    assert.equal(await copied(linked), linked.url());
    assert.match(linked.url(), /#luoghi=p:.+luogo-0$/);
  });

  test('is not offered, nor is “near me”, where the page has no https: everything else works', async () => {
    const page = await it.open({ reply: handful });
    await page.goto(page.url().replace('127.0.0.1', 'comune.example'));
    await hears(page, 'cw-load');
    await page.map.row('Ada Negri').click();
    await page.map.card.getByRole('link', { name: 'Vai alla pagina del luogo' }).waitFor();
    assert.deepEqual([await page.evaluate(() => isSecureContext), await page.map.part('share').count(), await page.map.part('near').count()], [false, 0, 0]);
  });
});
