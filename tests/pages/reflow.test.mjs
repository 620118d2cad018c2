// Nothing is lost on a small screen, with wider spacing, or with larger type (promises A6, A7, A13).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { painted } from './lib/calendar.mjs';
import { clipped, overlaps, sideways, small, spaceText } from './lib/geometry.mjs';
import { bring, STATES } from './lib/states.mjs';
import { stage } from './lib/stage.mjs';

let it;
let large;
before(async () => {
  it = await stage();
  large = await stage({ flags: ['--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'] });
});
after(async () => { await it.stop(); await large.stop(); });

const WIDTHS = [[320, 256], [640, 512], [1280, 1024]];

for (const state of STATES) {
  describe(`«${state.name}»`, () => {
    let page;
    before(async () => { page = await bring(it, state); });
    after(() => page?.context().close());

    for (const [width, height] of WIDTHS) {
      test(`does not scroll sideways at ${width} × ${height}`, async () => {
        await page.setViewportSize({ width, height });
        await painted(page);
        assert.deepEqual(await sideways(page), []);
      });

      test(`has targets of 24 pixels, and 44 where it matters, at ${width} × ${height}`, async () => {
        await page.setViewportSize({ width, height });
        await painted(page);
        assert.deepEqual(await small(page), []);
      });
    }

    test('loses nothing when the reader spaces the text', async () => {
      await spaceText(page);
      for (const [width, height] of WIDTHS) {
        await page.setViewportSize({ width, height });
        await painted(page);
        assert.deepEqual(await clipped(page), [], `${width}`);
        assert.deepEqual(await overlaps(page), [], `${width}`);
        assert.deepEqual(await sideways(page), [], `${width}`);
      }
    });

    test('loses nothing when type is twice as large', async () => {
      const page = await bring(large, state);
      assert.equal(await page.locator('cw-event-calendar, cw-probe').locator('[part=widget]').evaluate((el) => getComputedStyle(el).fontSize), '32px');
      for (const [width, height] of [[640, 512], [1280, 1024]]) {
        await page.setViewportSize({ width, height });
        await painted(page);
        assert.deepEqual(await clipped(page), [], `${width}`);
        assert.deepEqual(await overlaps(page), [], `${width}`);
        assert.deepEqual(await sideways(page), [], `${width}`);
      }
      await page.context().close();
    });
  });
}

describe('reduced motion', () => {
  const loading = STATES.find((one) => one.name === 'loading');

  test('nothing animates while loading when the reader asked for calm', async () => {
    const page = await bring(it, loading, { media: { reducedMotion: 'reduce' } });
    const running = await page.calendar.host.evaluate((el) => el.shadowRoot.getAnimations().length + document.getAnimations().length);
    assert.equal(running, 0);
    await page.context().close();
  });

  test('something does otherwise, or the test above could not fail', async () => {
    const page = await bring(it, loading);
    const running = await page.calendar.host.evaluate((el) => el.shadowRoot.firstElementChild.getAnimations({ subtree: true }).length);
    assert.ok(0 < running);
    await page.context().close();
  });
});
