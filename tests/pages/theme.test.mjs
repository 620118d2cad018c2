// What a page may set really arrives: custom properties, fonts and parts, as computed (contract of the calendar, B1).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { painted } from './lib/calendar.mjs';
import { contrast } from './lib/focus.mjs';
import { HOUSE } from './lib/server.mjs';
import { stage } from './lib/stage.mjs';
import { bring, STATES } from './lib/states.mjs';

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

const state = (name) => STATES.find((one) => one.name === name);
const rgb = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);

describe('on one page', () => {
  let month, event;
  before(async () => {
    month = await bring(it, state('few'));
    event = await bring(it, state('event open'));
  });

  /** What `property` of an element computes to once the page has said `style` of the calendar. */
  async function computed(page, style, selector, property) {
    await page.evaluate((style) => {
      document.querySelector('cw-event-calendar').setAttribute('style', style);
      document.documentElement.setAttribute('class', style); // where pages switch themes
    }, style);
    await painted(page);
    return page.calendar.host.locator(selector).first().evaluate((el, property) => getComputedStyle(el).getPropertyValue(property), property);
  }

  const PLUM = 'rgb(122, 31, 92)';
  for (const [name, style, expected] of [
    ['--cw-primary', `--cw-primary:${PLUM}`, PLUM],
    ['--bs-primary', `--bs-primary:${PLUM}`, PLUM],
    ['--cw-primary before --bs-primary', `--bs-primary:#06c;--cw-primary:${PLUM}`, PLUM],
  ]) {
    test(`buttons and links have the colour of ${name}`, async () => {
      assert.equal(await computed(month, style, '[part~=next]', 'color'), expected);
      assert.equal(await computed(month, style, '[aria-pressed=true]', 'background-color'), expected);
      assert.equal(await computed(event, style, '[part=rich] a', 'color'), expected);
    });
  }

  for (const property of ['--cw-primary', '--bs-primary']) {
    test(`a ${property} too light for words becomes a readable shade of itself`, async () => {
      for (const [page, selector] of [[month, '[part~=next]'], [event, '[part=rich] a']]) {
        const [red, green, blue] = rgb(await computed(page, `${property}:#ffe600`, selector, 'color'));
        assert.ok(contrast([red, green, blue], [255, 255, 255]) >= 4.5, `${red} ${green} ${blue}`);
        assert.ok(blue < red / 2 && blue < green / 2, `still yellow: ${red} ${green} ${blue}`);
      }
    });
  }

  test('without any of them the colour is a blue of Bootstrap Italia', async () => {
    const [red, green, blue] = rgb(await computed(month, '', '[part~=next]', 'color'));
    assert.ok(red < green && green < blue, `${red} ${green} ${blue}`);
  });

  test('the font is the page’s, in words, buttons, fields and dialogs', async () => {
    for (const [page, selector] of [[month, '#month'], [month, '[part~=today]'], [month, '[part~=search]'], [month, '[part=event]'], [event, '#dialog-title']]) {
      await page.evaluate(() => { document.querySelector('#stage').style.fontFamily = 'Lora, "Liberation Serif"'; });
      assert.equal(await computed(page, '', selector, 'font-family'), 'Lora, "Liberation Serif"', selector);
    }
  });

  test('--cw-font is the font instead', async () => {
    for (const [page, selector] of [[month, '#month'], [month, '[part~=today]'], [month, '[part~=search]'], [event, '#dialog-title']]) {
      assert.equal(await computed(page, '--cw-font:"Titillium Web", monospace', selector, 'font-family'), '"Titillium Web", monospace', selector);
    }
  });

  test('--cw-radius rounds buttons and fields, and they are 4 pixels round without it', async () => {
    for (const selector of ['[part~=next]', '[part~=search]']) {
      assert.equal(await computed(month, '', selector, 'border-top-left-radius'), '4px', selector);
      assert.equal(await computed(month, '--cw-radius:13px', selector, 'border-top-left-radius'), '13px', selector);
    }
  });

  test('--cw-background is the surface, of dialogs too', async () => {
    const sand = 'rgb(255, 250, 230)';
    assert.equal(await computed(month, `--cw-background:${sand}`, '[part=widget]', 'background-color'), sand);
    assert.equal(await computed(event, `--cw-background:${sand}`, 'dialog', 'background-color'), sand);
  });

  test('--cw-text is the text', async () => {
    const brown = 'rgb(60, 30, 10)';
    assert.equal(await computed(month, `--cw-text:${brown}`, '#month', 'color'), brown);
    assert.equal(await computed(event, `--cw-text:${brown}`, '#dialog-title', 'color'), brown);
  });
});

describe('a rule of the page applies to', () => {
  const readme = readFileSync(join(HOUSE, 'widgets/calendar/README.md'), 'utf8');
  const rows = readme.match(/\| part \|[^]*?\n\n/)[0].match(/^\| `.*$/gm);
  const parts = rows.flatMap((row) => [...row.matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
  const PAINT = 'rgb(1, 2, 3)';
  const where = { list: 'few, as a list', 'day-name': 'few, as a list', alert: 'error with retry', retry: 'error with retry', notice: 'partial data', dialog: 'event open', detail: 'event open', close: 'event open', heading: 'heading', legend: 'several sources', layer: 'several sources' };
  let pages;
  before(async () => {
    const style = parts.map((name) => `.part-${name} cw-event-calendar::part(${name}) { background: ${PAINT} }`).join(' ');
    pages = {};
    for (const name of new Set(['few', ...Object.values(where)])) pages[name] = await bring(it, state(name), { style });
  });

  test('every part of the contract is looked at', () => assert.ok(20 < parts.length, parts.join()));

  for (const part of parts) {
    test(`::part(${part})`, async () => {
      const page = pages[where[part] ?? 'few'];
      const paint = () => page.calendar.part(part).first().evaluate((el) => getComputedStyle(el).backgroundColor);
      await page.evaluate(() => { document.body.className = ''; });
      assert.notEqual(await paint(), PAINT);
      await page.evaluate((part) => { document.body.className = `part-${part}`; }, part);
      assert.equal(await paint(), PAINT);
    });
  }
});
