// The chart to eyes that see fewer colours, in a system of two, in every theme, without motion and on paper (promises A8,
// A13).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enter } from './lib/axe.mjs';
import { CHART, shown } from './lib/chart.mjs';
import { STATES } from './lib/chart-states.mjs';
import { faint } from './lib/colour.mjs';
import { broad, csv, daily } from './lib/figures.mjs';
import { legiblePixels } from './lib/legible.mjs';
import { stage } from './lib/stage.mjs';
import { bring } from './lib/states.mjs';
import { distance, VISIONS } from './lib/vision.mjs';

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

const named = (name) => STATES.find((one) => one.name === name);

for (const name of ['full', 'bars', 'table', 'tile', 'one of three sources failing', 'partial data', 'files open', 'tooltip', 'zoomed']) {
  test(`text has 4.5:1 and edges have 3:1 in «${name}», in every theme`, async () => {
    const page = await bring(it, named(name));
    for (const theme of ['light', 'dark', 'high-contrast']) {
      await enter(page, { theme });
      assert.deepEqual(await faint(page), [], theme);
    }
    await page.context().close();
  });
}

/** What each series looks like: its colour, its dash, its mark and its pattern. */
function looks(page) {
  return page.chart.host.evaluate((host) => {
    const all = new Map();
    for (const one of host.shadowRoot.querySelectorAll('.drawing > .sheet [class*=layer-], .key [class*=layer-]')) {
      const layer = Number(one.getAttribute('class').match(/layer-(\d+)/)[1]);
      const role = one.getAttribute('class').split(' ')[0];
      if (!['line', 'trace', 'bar', 'dot', 'hatch'].includes(role) || one.matches('.provisional')) continue;
      const style = getComputedStyle(one);
      const look = all.get(layer) ?? {};
      if (role === 'line' || role === 'trace') Object.assign(look, { color: style.stroke, dash: style.strokeDasharray, role });
      if (role === 'bar') Object.assign(look, { color: style.fill });
      // Of marks and patterns the key has one each, in the same place: what differs there differs.
      if (one.closest('.key') && (role === 'dot' || role === 'hatch')) look[role] = one.getAttribute('d');
      if (!one.closest('.key') && role === 'dot') look.drawn = true;
      all.set(layer, look);
    }
    return [...all.entries()].sort(([a], [b]) => a - b).map(([, look]) => look);
  });
}

// Told apart at a glance, whatever the light.
const FAR = 10;

/** Pairs of series nobody could tell apart. */
function alike(series, vision) {
  const found = [];
  series.forEach((one, at) => series.slice(at + 1).forEach((other, more) => {
    const byForm = one.dash !== other.dash || (one.drawn && one.dot !== other.dot) || one.hatch !== other.hatch;
    const far = distance(one.color, other.color, vision);
    if (!byForm && far < FAR) found.push(`${at} and ${at + 1 + more}: ${far.toFixed(1)}`);
  }));
  return found;
}

describe('series are told apart', () => {
  for (const [name, attributes, text, count] of [
    ['twelve lines', { kind: 'line' }, broad(12), 12],
    ['twelve grouped bars', { kind: 'bar' }, broad(12, 3), 12],
    ['six stacked bars', { kind: 'stack' }, broad(6), 6],
    ['six lines of so many values that they have no marks', { kind: 'line', x: 'Anno' }, broad(6, 90), 6],
  ]) {
    test(`of ${name}, by every kind of eyes, light and dark`, async () => {
      const page = await shown(it, { attributes, reply: () => csv(text) });
      for (const theme of ['light', 'dark', 'high-contrast']) {
        await enter(page, { theme });
        const series = await looks(page);
        assert.equal(series.length, count);
        for (const vision of Object.keys(VISIONS)) assert.deepEqual(alike(series, vision), [], `${theme}, ${vision}`);
      }
      await page.context().close();
    });
  }

  test('of four lines of a thousand days, which have neither marks nor dashes', async () => {
    const days = daily(1000).trim().split('\r\n').slice(1).map((line) => line.split(';'));
    const text = ['Giorno;A;B;C;D', ...days.map(([day, value], at) => [day, value, 300 + at % 7, 400 + at % 11, 500 + at % 13].join(';'))].join('\n');
    const page = await shown(it, { attributes: { kind: 'line', x: 'Giorno' }, reply: () => csv(text) });
    const series = await looks(page);
    assert.equal(series.length, 4);
    for (const vision of Object.keys(VISIONS)) assert.deepEqual(alike(series, vision), [], vision);
    await page.context().close();
  });

  test('and two equal ones would be found, or these tests could not fail', () => {
    const one = { color: 'rgb(200, 30, 30)', dash: 'none', dot: 'a', drawn: true };
    assert.equal(alike([one, { ...one }], 'protanopia').length, 1);
    assert.equal(alike([one, { ...one, dot: 'b' }], 'protanopia').length, 0);
    assert.equal(alike([{ ...one, color: 'rgb(241, 94, 59)' }, { ...one, color: 'rgb(7, 189, 47)' }], 'deuteranopia').length, 1);
    assert.equal(alike([{ ...one, color: 'rgb(0, 0, 255)' }, { ...one, color: 'rgb(255, 200, 0)' }], 'deuteranopia').length, 0);
  });

  test('without any colour where the reader’s system has two', async () => {
    for (const attributes of [{ kind: 'line' }, { kind: 'bar' }]) {
      const page = await shown(it, { attributes, reply: () => csv(broad(6)) });
      for (const colorScheme of ['light', 'dark']) {
        await enter(page, { media: { forcedColors: 'active', colorScheme } });
        assert.deepEqual(alike(await looks(page), 'all colours'), [], `${attributes.kind} ${colorScheme}`);
      }
      await page.context().close();
    }
  });
});

test('the lines and bars of every series have 3:1 against the ground', async () => {
  for (const kind of ['line', 'bar']) {
    const page = await shown(it, { attributes: { kind }, reply: () => csv(broad(12)) });
    for (const theme of ['light', 'dark', 'high-contrast']) {
      await enter(page, { theme });
      const ground = await page.chart.host.evaluate((host) => getComputedStyle(host.shadowRoot.querySelector('[part=chart]').closest('.widget') ?? host).backgroundColor);
      const series = await looks(page);
      const pale = await page.evaluate(([colors, ground]) => {
        const numbers = (text) => (text.startsWith('color(srgb') ? text.match(/[\d.]+/g).slice(0, 3).map((it) => it * 255) : text.match(/[\d.]+/g).slice(0, 3).map(Number));
        const luminance = (color) => numbers(color).map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4)).reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
        const back = /, 0\)$/.test(ground) ? 1 : luminance(ground);
        return colors.filter((one) => (Math.max(luminance(one), back) + 0.05) / (Math.min(luminance(one), back) + 0.05) < 3 - 0.005);
      }, [series.map((one) => one.color), ground]);
      assert.deepEqual(pale, [], `${kind} ${theme} on ${ground}`);
    }
    await page.context().close();
  }
});

describe('in forced colours', () => {
  for (const [state, names] of [
    ['full', ['[part=heading]', '[part=summary]', '[aria-pressed=true]', '[aria-pressed=false]', '.layer', '.drawing > .sheet .tick[text-anchor=middle]']],
    ['full', ['.drawing > .sheet .name', '[part=source]', '.notes li']],
    ['table', ['thead button', 'tbody th', 'tbody td']],
    ['tile', ['[part=tile-value]', '.trend']],
    ['one of three sources failing', ['[role=alert]', '[part~=retry]']],
    ['files open', ['summary', '[part~=save]']],
  ]) {
    test(`${names.join(', ')} of «${state}» can be read on either ground`, async () => {
      const page = await bring(it, named(state));
      for (const colorScheme of ['light', 'dark']) {
        await enter(page, { media: { forcedColors: 'active', colorScheme } });
        const pixels = await legiblePixels(page, names);
        assert.deepEqual(names.filter((_, at) => pixels[at] < 8), [], `${colorScheme}: the letters of these cannot be told apart`);
      }
      await page.context().close();
    });
  }
});

test('nothing animates when the reader asked for calm, and nothing of the drawing ever does', async () => {
  const page = await shown(it, { media: { reducedMotion: 'reduce' }, attributes: { kind: 'line', x: 'Giorno' }, reply: () => csv(daily(400)) });
  let most = 0;
  for (const part of ['zoom-in', 'later', 'zoom-all', 'view-table', 'view-chart']) {
    await page.chart.part(part).click();
    most = Math.max(most, await page.chart.host.evaluate((host) => host.shadowRoot.getAnimations().length + document.getAnimations().length));
  }
  assert.equal(most, 0);
  await page.context().close();
});

test('on paper there are the drawing, the table and the source, and no buttons', async () => {
  const page = await bring(it, named('full'));
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.chart.table.waitFor();
  assert.equal(await page.chart.rows.count(), 10);
  assert.ok(await page.chart.sheet.isVisible());
  assert.ok(await page.chart.part('source').isVisible());
  for (const part of ['view-chart', 'save', 'values']) for (const one of await page.chart.part(part).all()) assert.ok(!await one.isVisible(), part);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.chart.table.waitFor({ state: 'detached' });
  await page.context().close();
});
