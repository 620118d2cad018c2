// The focus stays with the reader when what had it goes: with the room, by an attribute, with a filter (WCAG 2.4.3).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { painted } from './lib/calendar.mjs';
import { focused } from './lib/focus.mjs';
import { counts, MAP, rested, shown } from './lib/map.mjs';
import { collection, place, places } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

function start(options = {}) {
  return shown(it, { reply: () => collection(places(60)), ...options });
}

const WIDE = { width: 1280, height: 1024 };
const NARROW = { width: 420, height: 900 };
const view = (name) => (page) => page.evaluate((name) => document.querySelector('cw-poi-map').setAttribute('view', name), name);

/** What has the focus, if it is inside the map and to be seen; else a complaint. */
async function kept(page) {
  await painted(page);
  const one = await focused(page);
  assert.ok(one?.inside, 'the focus is lost');
  const seen = await page.evaluate(() => {
    const it = document.querySelector('cw-poi-map').shadowRoot.activeElement;
    const { width, height } = it.getBoundingClientRect();
    return 0 < width && 0 < height && it.checkVisibility({ visibilityProperty: true });
  });
  assert.ok(seen, `${one.tag}[${one.part}] is out of sight`);
  return one;
}

/** Opens a page, focuses something, takes it away, and waits until it is gone. */
async function loses({ from = {}, focus, act, gone }) {
  const page = await start(from);
  await focus(page).focus();
  await rested(page);
  await act(page);
  await gone(page).waitFor({ state: 'hidden' });
  return kept(page);
}

describe('when there is less room, and the list goes', () => {
  const act = (page) => page.setViewportSize(NARROW);

  test('a row gives the focus to its mark, or to something else of the map', async () => {
    await loses({ focus: (page) => page.map.rows.nth(3), act, gone: (page) => page.map.rows.nth(3) });
  });

  test('the buttons under the list do not lose it', async () => {
    await loses({ focus: (page) => page.map.part('next'), act, gone: (page) => page.map.part('next') });
  });

  test('the button that shows both, which goes as well, does not lose it', async () => {
    const focus = (page) => page.map.part('view-both');
    await loses({ focus, act, gone: focus });
  });

  test('a card stays, with the focus in it', async () => {
    const page = await start();
    await page.map.rows.nth(3).click();
    await page.map.card.waitFor();
    await page.map.part('close').focus();
    await act(page);
    await page.map.part('view-both').waitFor({ state: 'detached' });
    assert.match((await kept(page)).part, /close/);
  });

  test('a mark and the search keep it', async () => {
    const page = await start();
    await page.map.search.focus();
    await act(page);
    await page.map.part('view-both').waitFor({ state: 'detached' });
    assert.match((await kept(page)).part, /search/);
    const other = await start();
    await other.map.marks.first().focus();
    await rested(other);
    await act(other);
    await other.map.part('view-both').waitFor({ state: 'detached' });
    await rested(other);
    assert.match((await kept(other)).part, /mark/);
  });
});

describe('when there is more room', () => {
  test('a mark keeps the focus, and a row of a list that was chosen', async () => {
    const page = await start(NARROW);
    await page.map.marks.first().focus();
    await rested(page);
    await page.setViewportSize(WIDE);
    await page.map.part('view-both').waitFor();
    await rested(page);
    assert.match((await kept(page)).part, /mark/);
    const other = await start(NARROW);
    await other.map.part('view-list').click();
    await other.map.rows.nth(3).focus();
    const { text } = await focused(other);
    await other.setViewportSize(WIDE);
    await other.map.part('view-both').waitFor();
    assert.equal((await kept(other)).text, text);
  });
});

describe('when the page chooses another view', () => {
  test('a row does not lose the focus with the list', async () => {
    await loses({ focus: (page) => page.map.rows.nth(3), act: view('map'), gone: (page) => page.map.rows.nth(3) });
  });

  test('a mark does not lose it with the map', async () => {
    await loses({ focus: (page) => page.map.marks.first(), act: view('list'), gone: (page) => page.map.stage });
  });

  test('a button of the map does not lose it, either', async () => {
    await loses({ focus: (page) => page.map.part('zoom-in'), act: view('list'), gone: (page) => page.map.stage });
  });
});

for (const [where, rank] of [['last', (kind) => kind], ['first', (kind) => 19 - kind]]) {
  describe(`a rare category, in its place the ${where}`, () => {
    // Twenty kinds: the first is the most frequent one, the last the rarest.
    const called = (kind) => `Specie ${String(rank(kind)).padStart(2, '0')}`;
    const kinds = () => collection(Array.from({ length: 20 }, (_, kind) => Array.from({ length: 21 - kind }, (_, index) => {
      const id = kind * 30 + index;
      return place(id, { category: called(kind), at: [11 + (id % 25) / 100, 45.7 + Math.floor(id / 25) / 200] });
    })).flat());
    const box = (page, kind) => page.map.part('filters-panel').getByRole('checkbox', { name: new RegExp(`^${called(kind)}`) });
    const all = (page) => page.map.part('filters-panel').getByRole('button', { name: 'Tutte le categorie' });
    /** What stands beside the check box that has the focus, or what else has it. */
    const named = (page) => page.evaluate(() => {
      const it = document.querySelector('cw-poi-map').shadowRoot.activeElement;
      return (it.closest('label') ?? it).textContent.trim();
    });

    async function collapsed() {
      const page = await start({ reply: kinds });
      await page.map.part('filters').click();
      await all(page).click();
      await box(page, 19).check();
      await counts(page, /^2 luoghi$/);
      await all(page).click();
      await box(page, 18).waitFor({ state: 'detached' });
      return page;
    }

    test('that was chosen is still offered when the rare ones are hidden, and taken back does not lose the focus', async () => {
      const page = await collapsed();
      assert.ok(await box(page, 19).isChecked());
      assert.equal(await all(page).getAttribute('aria-expanded'), 'false');
      await box(page, 19).focus();
      await page.keyboard.press('Space');
      await counts(page, /^230 luoghi$/);
      await kept(page);
      const name = await named(page);
      assert.ok(name.startsWith(called(19)) || !name.startsWith('Specie'), `Space again would tick «${name}»`);
    });

    test('known when the filters were opened stays where it is when it is taken back', async () => {
      const page = await start({ reply: kinds, attributes: { category: called(19) } });
      await page.map.part('filters').click();
      await box(page, 19).focus();
      await page.keyboard.press('Space');
      await counts(page, /^230 luoghi$/);
      await kept(page);
      await page.keyboard.press('Space');
      await counts(page, /^2 luoghi$/);
    });
  });
}
