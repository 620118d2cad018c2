// Contrast holds in every theme and with whatever colours a webmaster picks (promise A8).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { describe as explain, enter, violations } from './lib/axe.mjs';
import { faint } from './lib/colour.mjs';
import { legiblePixels } from './lib/legible.mjs';
import { bring, STATES } from './lib/states.mjs';
import { stage } from './lib/stage.mjs';

const LOOKS = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
  { name: 'high contrast', theme: 'high-contrast' },
  { name: 'more contrast', media: { contrast: 'more' } },
  { name: 'a dark system', media: { colorScheme: 'dark' } },
];
const PRIMARIES = ['yellow', 'white', 'black', '#fffffe', '#777', 'transparent', 'rgb(0 102 204 / 0.1)', 'hotpink', 'var(--nowhere)', '12px', 'rubbish', 'oklch(0.9 0.2 110)'];
const PAPERS = ['black', 'white', '#777', '#ffe600', 'transparent', 'rubbish'];

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

for (const name of ['few', 'few, as a list', 'filtered to none', 'partial data', 'error with retry', 'day open', 'event open', 'narrow month', 'several sources', 'several sources, as a list', 'crashed']) {
  describe(`«${name}»`, () => {
    const state = STATES.find((one) => one.name === name);
    let page;
    before(async () => { page = await bring(it, state); });
    after(() => page?.context().close());

    for (const look of LOOKS) {
      test(`text has 4.5:1 and edges have 3:1 in ${look.name}`, async () => {
        await enter(page, { width: state.width, ...look });
        assert.deepEqual(await faint(page), []);
      });
    }
  });
}

describe('in forced colours', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const [state, names] of [
      ['few', ['[aria-pressed=true]', '[aria-pressed=false]', '.today .number', 'th', '.bar', '.moment', '.more', '#month']],
      ['event open', ['.button.primary', '.actions button', 'dd', 'dt', '.rich', '#dialog-title']],
      ['error with retry', ['[role=alert]', '[part~=retry]']],
      ['few, as a list', ['.row', '[part=day-name]']],
      ['narrow month', ['.today .number', 'th']],
      ['several sources', ['.layer', '[role=alert]', '[part~=retry]']],
    ]) {
      test(`the words of «${state}» can be read on a ${colorScheme} ground`, async () => {
        const found = STATES.find((one) => one.name === state);
        const page = await bring(it, found);
        await enter(page, { width: found.width, media: { forcedColors: 'active', colorScheme } });
        const pixels = await legiblePixels(page, names);
        const lost = names.filter((_, at) => pixels[at] < 8);
        assert.deepEqual(lost, [], 'the letters of these cannot be told apart');
        await page.context().close();
      });
    }
  }
});

describe('colours a webmaster picks', () => {
  let month;
  let event;
  before(async () => {
    month = await bring(it, STATES.find((one) => one.name === 'few'));
    event = await bring(it, STATES.find((one) => one.name === 'event open'));
  });

  for (const theme of ['light', 'dark']) {
    for (const [property, values] of [['--cw-primary', PRIMARIES], ['--bs-primary', PRIMARIES], ['--cw-background', PAPERS], ['--cw-text', PAPERS]]) {
      for (const value of values) {
        test(`${property}: ${value} stays readable in ${theme}`, async () => {
          for (const page of [month, event]) {
            await page.evaluate(([property, value, theme]) => {
              const host = document.querySelector('cw-event-calendar');
              host.removeAttribute('style');
              host.style.setProperty(property, value);
              host.setAttribute('theme', theme);
              return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            }, [property, value, theme]);
            assert.deepEqual(await faint(page), []);
          }
        });
      }
    }
  }
});

test('a calendar on a dark page without a theme is dark', async () => {
  const page = await it.open({ attributes: { date: '2026-06-10' }, reply: () => [], style: 'body { background: #101820; color: #fff }' });
  await page.calendar.list.or(page.calendar.grid).first().waitFor();
  const paper = await page.calendar.host.locator('[part=widget]').evaluate((el) => getComputedStyle(el).backgroundColor);
  const [red] = paper.match(/\d+/g).map(Number);
  assert.ok(red < 80, paper);
});

describe('what the author wrote inside the tag', () => {
  const words = '<p>Gli eventi sono anche nella <a href="/Eventi">pagina degli eventi</a>.</p>';
  const grounds = { light: '', dark: ':root { color-scheme: dark } body { background: #101820; color: #fff }' };

  for (const [ground, style] of Object.entries(grounds)) {
    for (const theme of ['auto', 'light', 'dark', 'high-contrast']) {
      test(`can be read beside an error on a ${ground} page in ${theme}`, async () => {
        const page = await it.open({
          style, reply: () => ({ status: 404, body: 'no' }),
          body: `<cw-event-calendar src="/" loading="eager" theme="${theme}">${words}</cw-event-calendar>`,
        });
        await page.calendar.alert.waitFor();
        const found = await violations(page);
        assert.equal(found.length, 0, found.map(explain).join('\n\n'));
        await page.context().close();
      });
    }

    test(`can be read while it waits on a ${ground} page`, async () => {
      const page = await it.open({ style, body: `<cw-event-calendar src="/">${words}</cw-event-calendar>`, silent: true });
      await page.waitForFunction(() => document.querySelector('cw-event-calendar').shadowRoot);
      const found = await violations(page);
      assert.equal(found.length, 0, found.map(explain).join('\n\n'));
      await page.context().close();
    });
  }
});
