// Nothing of the map is lost on a small screen, with wider spacing, in forced colours or without motion (promises A6,
// A7, A8, A13).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enter } from './lib/axe.mjs';
import { painted } from './lib/calendar.mjs';
import { faint } from './lib/colour.mjs';
import { clipped, overlaps, sideways, small, spaceText } from './lib/geometry.mjs';
import { legiblePixels } from './lib/legible.mjs';
import { MAP, rested } from './lib/map.mjs';
import { STATES } from './lib/map-states.mjs';
import { stage } from './lib/stage.mjs';
import { bring } from './lib/states.mjs';

let it;
let large;
before(async () => {
  it = await stage(MAP);
  large = await stage({ ...MAP, flags: ['--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'] });
});
after(async () => { await it.stop(); await large.stop(); });

const WIDTHS = [[320, 256], [640, 512], [1280, 1024]];
// The whole map can be moved with the keys and buttons of 44 pixels, too.
const SECOND = '.pan .button';

async function fits(page, width, height) {
  await page.setViewportSize({ width, height });
  await painted(page);
  const size = `${width} × ${height}`;
  assert.deepEqual(await clipped(page), [], size);
  assert.deepEqual(await overlaps(page), [], size);
  assert.deepEqual(await sideways(page), [], size);
  assert.ok(await page.map.host.evaluate((host) => host.scrollHeight <= host.offsetHeight + 1), `${size}: nothing hangs out below`);
}

for (const state of STATES) {
  describe(`«${state.name}»`, () => {
    let page;
    before(async () => { page = await bring(it, state); });
    after(() => page?.context().close());

    test('fits every width, with targets of 24 pixels, and 44 where it matters', async () => {
      for (const [width, height] of WIDTHS) {
        await fits(page, width, height);
        assert.deepEqual(await small(page, SECOND), [], `${width}`);
      }
    });

    test('loses nothing when the reader spaces the text', async () => {
      await spaceText(page);
      for (const [width, height] of WIDTHS) await fits(page, width, height);
    });

    test('loses nothing when type is twice as large', async () => {
      const page = await bring(large, state);
      for (const [width, height] of WIDTHS.slice(1)) await fits(page, width, height);
      await page.context().close();
    });
  });
}

for (const name of ['few', 'card open', 'filters open', 'one of three sources failing', 'consent asked', 'filtered to none']) {
  test(`text has 4.5:1 and edges have 3:1 in «${name}», in every theme`, async () => {
    const page = await bring(it, STATES.find((one) => one.name === name));
    for (const theme of ['light', 'dark', 'high-contrast']) {
      await enter(page, { theme });
      assert.deepEqual(await faint(page), [], theme);
    }
    await page.context().close();
  });
}

describe('in forced colours', () => {
  for (const [state, names] of [
    ['few', ['#count', '.row', '.cluster', '[part~=filters]', '[aria-pressed=true]', '[aria-pressed=false]', '.scale']],
    ['card open', ['#card-title', 'dt', 'dd']],
    ['card open', ['.button.primary', 'summary']],
    ['consent asked', ['.asking p', '[part~=consent]']],
    ['one of three sources failing', ['.layer', '[role=alert]', '[part~=retry]']],
  ]) {
    test(`${names.join(', ')} of «${state}» can be read on either ground`, async () => {
      const page = await bring(it, STATES.find((one) => one.name === state));
      for (const colorScheme of ['light', 'dark']) {
        await enter(page, { media: { forcedColors: 'active', colorScheme } });
        const pixels = await legiblePixels(page, names);
        assert.deepEqual(names.filter((_, at) => pixels[at] < 8), [], `${colorScheme}: the letters of these cannot be told apart`);
      }
      await page.context().close();
    });
  }

  test('the marks stand out from the ground', async () => {
    const page = await bring(it, STATES.find((one) => one.name === 'few'));
    for (const colorScheme of ['light', 'dark']) {
      await enter(page, { media: { forcedColors: 'active', colorScheme } });
      assert.deepEqual(await faint(page), [], colorScheme);
    }
    await page.context().close();
  });
});

describe('reduced motion', () => {
  const running = (page) => page.map.host.evaluate((host) => host.shadowRoot.getAnimations().length + document.getAnimations().length);
  const named = (name) => STATES.find((one) => one.name === name);
  /** The most animations at a time while the map zooms, pans and opens a place. */
  async function most(page) {
    let most = 0;
    for (const part of ['zoom-in', 'east', 'home']) {
      await page.map.part(part).click();
      for (let look = 0; look < 3; look += 1) {
        most = Math.max(most, await running(page));
        await painted(page);
      }
      await rested(page);
    }
    return most;
  }

  test('nothing animates when the reader asked for calm', async () => {
    const loading = await bring(it, named('loading'), { media: { reducedMotion: 'reduce' } });
    assert.equal(await running(loading), 0);
    const page = await bring(it, named('few'), { media: { reducedMotion: 'reduce' } });
    assert.equal(await most(page), 0);
  });

  test('something does otherwise, or the test above could not fail', async () => {
    assert.ok(0 < await most(await bring(it, named('few'))));
    const loading = await bring(it, named('loading'));
    assert.ok(0 < await loading.map.host.evaluate((host) => host.shadowRoot.firstElementChild.getAnimations({ subtree: true }).length));
  });
});
