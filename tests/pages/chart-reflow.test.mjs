// Nothing of the chart is lost on a small screen, with wider spacing or with larger type (promises A6, A7).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { painted } from './lib/calendar.mjs';
import { CHART, frame, shown } from './lib/chart.mjs';
import { STATES } from './lib/chart-states.mjs';
import { csv, YEARS } from './lib/figures.mjs';
import { clipped, overlaps, sideways, small, spaceText } from './lib/geometry.mjs';
import { stage } from './lib/stage.mjs';
import { bring } from './lib/states.mjs';

let it;
let large;
before(async () => {
  it = await stage(CHART);
  large = await stage({ ...CHART, flags: ['--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'] });
});
after(async () => { await it.stop(); await large.stop(); });

const WIDTHS = [[320, 256], [640, 512], [1280, 1024]];
// A table of many columns is wider than a telephone; it scrolls in a place of its own.
const WIDE = '.scroll';
const named = (name) => STATES.find((one) => one.name === name);

/** Words of the drawing that nobody reads: they leave the widget, but for the space behind the last letter, or lie upon
 *  each other. */
function scrawled(page) {
  return page.chart.host.evaluate((host) => {
    const found = [];
    const edge = host.getBoundingClientRect();
    const space = parseFloat(getComputedStyle(host.shadowRoot.querySelector('.chart')).letterSpacing) || 0;
    for (const sheet of host.shadowRoot.querySelectorAll('.drawing > .sheet')) {
      const words = [...sheet.querySelectorAll('text')].map((one) => [one.textContent, one.getBoundingClientRect(), one.getAttribute('class')]);
      words.forEach(([text, box], at) => {
        if (box.left < edge.left - 1 || edge.right + 1 < box.right - space) found.push(`«${text}» leaves: ${Math.round(box.left)}–${Math.round(box.right)} of ${Math.round(edge.left)}–${Math.round(edge.right)}`);
        for (const [other, b] of words.slice(at + 1)) {
          const wide = Math.min(box.right, b.right) - Math.max(box.left, b.left);
          const high = Math.min(box.bottom, b.bottom) - Math.max(box.top, b.top);
          if (2 < wide && 5 < high) found.push(`«${text}» × «${other}»`);
        }
      });
    }
    return found;
  });
}

async function fits(page, width, height) {
  await page.setViewportSize({ width, height });
  await painted(page);
  await painted(page); // the container tells its new width a frame later
  const size = `${width} × ${height}`;
  assert.deepEqual(await clipped(page, WIDE), [], size);
  assert.deepEqual(await overlaps(page), [], size);
  assert.deepEqual(await sideways(page, WIDE), [], size);
  assert.deepEqual(await scrawled(page), [], size);
  assert.ok(await page.chart.host.evaluate((host) => host.scrollHeight <= host.offsetHeight + 1), `${size}: nothing hangs out below`);
}

for (const state of STATES) {
  describe(`«${state.name}»`, () => {
    let page;
    before(async () => { page = await bring(it, state); });
    after(() => page?.context().close());

    test('fits every width, with targets of 24 pixels, and 44 where it matters', async () => {
      for (const [width, height] of WIDTHS) {
        await fits(page, width, height);
        assert.deepEqual(await small(page, '.nothing'), [], `${width}`);
      }
    });

    test('loses nothing when the reader spaces the text', async () => {
      await spaceText(page);
      // A drawing whose width stays is made anew with the next change.
      await page.chart.host.evaluate((host) => host.setAttribute('theme', host.getAttribute('theme') ?? 'auto'));
      for (const [width, height] of WIDTHS) await fits(page, width, height);
    });

    test('loses nothing when type is twice as large', async () => {
      const page = await bring(large, state);
      for (const [width, height] of WIDTHS.slice(1)) await fits(page, width, height);
      await page.context().close();
    });
  });
}

test('a small table needs no scrolling on a telephone', async () => {
  const page = await shown(it, { width: 320, height: 640, attributes: { view: 'table', kind: 'line' }, reply: () => csv('Anno;Valore\n2024;1,5\n2025;2,5\n') });
  assert.deepEqual(await sideways(page), []);
  await page.context().close();
});

test('the tooltip stays inside the widget, wherever the pointer is', async () => {
  for (const width of [320, 1280]) {
    const page = await shown(it, { width, height: 900, attributes: { kind: 'line', heading: 'Giorni' }, reply: () => csv(YEARS) });
    const box = await frame(page);
    for (const [across, down] of [[0.15, 0.2], [0.5, 0.5], [0.95, 0.2], [0.95, 0.8], [0.2, 0.8]]) {
      await page.mouse.move(box.x + box.width * across, box.y + box.height * down);
      await page.chart.tooltip.waitFor();
      await painted(page);
      const tip = await page.chart.tooltip.boundingBox();
      const edge = await page.chart.host.boundingBox();
      const where = `${width}: ${across}/${down} ${JSON.stringify(tip)}`;
      assert.ok(edge.x - 1 <= tip.x && tip.x + tip.width <= edge.x + edge.width + 1, where);
      // It belongs to the drawing: it begins within it.
      assert.ok(box.y - 60 <= tip.y && tip.y <= box.y + box.height, where);
      // And it is near what it is about.
      const near = Math.abs(tip.x + tip.width / 2 - (box.x + box.width * across));
      assert.ok(near <= tip.width / 2 + 120, `${where}: ${near} pixels away`);
    }
    await page.context().close();
  }
});

test('no name of a line or of a range lies upon a value', async () => {
  const page = await bring(it, named('full'));
  for (const width of [1280, 640]) {
    await page.setViewportSize({ width, height: 900 });
    await painted(page);
    await painted(page);
    const covered = await page.chart.host.evaluate((host) => {
      const sheet = host.shadowRoot.querySelector('.drawing > .sheet');
      const { left, top } = sheet.getBoundingClientRect();
      const dots = [...sheet.querySelectorAll('.dot')].flatMap((one) => one.getAttribute('d').split('M').slice(1)).map((one) => one.match(/-?[\d.]+/g).slice(0, 2).map(Number));
      const names = [...sheet.querySelectorAll('text.name')].map((one) => [one.textContent, one.getBoundingClientRect()]);
      const inside = ([x, y], box) => box.left - left < x && x < box.right - left && box.top - top + 3 < y && y < box.bottom - top - 3;
      return { dots: dots.length, covered: names.filter(([, box]) => dots.some((dot) => inside(dot, box))).map(([name]) => name) };
    });
    assert.ok(29 <= covered.dots);
    assert.deepEqual(covered.covered, [], `${width}`);
  }
  await page.context().close();
});
