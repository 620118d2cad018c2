// The chart in other people's pages: old libraries, hostile style sheets, strict policies, many of them, coming and
// going (promises C1–C9).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { hears, listen, painted } from './lib/calendar.mjs';
import { chart } from './lib/chart.mjs';
import { csv, daily } from './lib/figures.mjs';
import { focused, tabTo, tabToPart } from './lib/focus.mjs';
import { furnish, HOSTS, isUnharmed, visit } from './lib/hosts.mjs';
import { complaints } from './lib/lib.mjs';
import { passing } from './lib/memory.mjs';
import { looks } from './lib/natives.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { CLEAN, strict, TYPES, under } from './lib/policy.mjs';

const OPEN = { 'access-control-allow-origin': '*' };

let it;
before(async () => {
  it = await neighbourhood();
  furnish(it);
  it.api.on('/giorni.csv', () => csv(daily(250), OPEN));
});
after(() => it.stop());

/** Reads a value, switches a series off and on, looks at the table, takes a file: with a mouse. */
async function byMouse(page, selector) {
  const one = chart(page, selector);
  await one.sheet.waitFor();
  const { x, y, width, height } = await one.host.locator('.drawing').first().boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await one.tooltip.waitFor();
  assert.match(await one.tooltip.textContent(), /20(20|21)/);
  await one.layers.filter({ hasText: 'Ala' }).click();
  await one.host.locator('.drawing > .sheet .layer-0').first().waitFor({ state: 'detached' });
  await one.layers.filter({ hasText: 'Ala' }).click();
  await one.host.locator('.drawing > .sheet .line.layer-0').first().waitFor({ state: 'attached' });
  await one.part('view-table').click();
  await one.table.waitFor();
  assert.equal(await one.rows.count(), 10);
  await one.part('sort').nth(1).click();
  await one.rows.first().filter({ hasText: '16,9' }).waitFor();
  await one.part('sort').nth(1).click();
  await one.part('sort').nth(1).click();
  await one.part('view-chart').click();
  await one.sheet.waitFor();
}

/** The same from `start` with keys alone. */
async function byKeyboard(page) {
  await page.locator('#start').focus();
  await tabToPart(page, 'view-table');
  await page.keyboard.press('Enter');
  await chart(page).table.waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await chart(page).sheet.waitFor();
  await tabTo(page, (one) => one.part === 'values');
  await page.keyboard.press('ArrowLeft');
  await chart(page).tooltip.waitFor();
  assert.match(await chart(page).values.getAttribute('aria-valuetext'), /2024/);
  await page.keyboard.press('Escape');
  await chart(page).tooltip.waitFor({ state: 'detached' });
  assert.equal((await focused(page)).part, 'values');
}

const NAMES = ['jQuery 1.12', 'Bootstrap 2', 'RequireJS', 'zone.js 0.8', 'core-js 2 in place of the natives', 'MooTools 1.1', 'MooTools 1.4', 'Prototype 1.6'];
for (const host of HOSTS.filter((one) => NAMES.includes(one.name))) {
  test(`a page with ${host.name} can use the chart, and is as it was`, async () => {
    const both = await visit(it, host, it.chartElement());
    await byMouse(both.at(-1));
    await byKeyboard(both.at(-1));
    await isUnharmed(host, both);
    await Promise.all(both.map(leave));
  });
}

describe('a style sheet that', () => {
  const BOX = ['display:block', 'position:fixed', 'inset:10px auto auto 10px', 'width:1000px', 'height:auto', 'margin:0', 'padding:0',
    'border:0', 'float:none', 'box-sizing:content-box', 'background:white', 'text-decoration:none', 'font-family:Verdana,sans-serif'].join('!important;') + '!important';

  async function picture(css, attributes = {}) {
    const page = await it.open(`<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Comune</title><style>${css}</style></head><body><h1>Comune</h1>
      <div id="box">${it.chartElement({ loading: 'eager', theme: 'light', lang: 'it', target: 20, note: '2020 Pandemia', ...attributes })}</div></body></html>`, { before: [listen] });
    await page.evaluate(([box, src]) => {
      const frame = document.documentElement.appendChild(document.createElement('div'));
      frame.style.cssText = box;
      frame.append(document.querySelector('cw-kpi-chart'));
      document.head.append(Object.assign(document.createElement('script'), { src }));
    }, [BOX, it.tag]);
    await hears(page, 'cw-load');
    await painted(page);
    await painted(page);
    const shot = await page.locator('cw-kpi-chart').screenshot({ animations: 'disabled', caret: 'hide' });
    await leave(page);
    return PNG.sync.read(shot);
  }

  const SHEETS = [
    ['unsets everything', '*{all:unset!important}'],
    ['resets everything to nothing', '*,*::before,*::after{all:initial!important}'],
    ['spaces, shouts and blows up', '*{letter-spacing:9px!important;text-transform:uppercase!important;font-size:40px!important;box-sizing:content-box!important;line-height:3!important}'],
    ['hides and paints drawings, tables and fields', 'div,button,table,tr,td,th,input,svg,path,text,canvas,section,header,footer,details,summary,h2,ol,li,slot{display:none!important} svg *,path{fill:red!important;stroke:lime!important;stroke-width:20px!important} text{font:50px fantasy!important}'],
    ['names what we name', '.button,.widget,.sheet,.line,.dot,.bar,.tick,.chart,.stage,.legend,.layer,.summary,.heading,.hidden,.figure,.notice{color:red!important;display:block!important;position:absolute!important;inset:0!important;font:700 50px fantasy!important;stroke:red!important;fill:red!important}'],
  ];

  for (const [kind, attributes] of [['drawing', {}], ['table', { view: 'table' }]]) {
    let clean;
    before(async () => { clean = await picture('', attributes); });
    for (const [name, css] of SHEETS) {
      test(`${name} changes no pixel of the ${kind}`, async () => {
        const [a, b] = [clean, await picture(css, attributes)];
        assert.deepEqual([b.width, b.height], [a.width, a.height]);
        let count = 0;
        for (let at = 0; at < a.data.length; at += 4) if ([0, 1, 2].some((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]) > 2)) count += 1;
        assert.equal(count, 0, `${count} pixels differ`);
      });
    }
  }

  test('is ours reaches nothing outside', async () => {
    const body = (ours) => `<!doctype html><html lang="it"><title>Comune</title>${ours}<p class="widget light">a</p><button class="button">b</button>
      <svg class="sheet" width="20" height="20"><path class="line layer-0" d="M0 0L9 9"/></svg><table class="table"><tr><td class="number">c</td></tr></table>
      <details class="files"><summary>d</summary></details>${it.chartElement()}`;
    const bare = await it.open(body(''));
    const page = await it.open(body(`<script src="${it.tag}" defer></script>`), { before: [listen] });
    await hears(page, 'cw-load');
    assert.deepEqual(await looks(page), await looks(bare));
    assert.equal(await page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length), 0);
    await Promise.all([bare, page].map(leave));
  });
});

describe('works without one report under', () => {
  const element = () => it.chartElement({ target: 20, note: '2020 Pandemia', 'how-to': 'Così.' });

  async function act(page) {
    await byMouse(page);
    await byKeyboard(page);
    await chart(page).part('files').locator('summary').click();
    for (const one of await chart(page).part('save').all()) {
      const [file] = await Promise.all([page.waitForEvent('download'), one.click()]);
      assert.match(file.suggestedFilename(), /\.(csv|svg|png)$/);
      assert.equal(await file.failure(), null);
    }
    // A long series, drawn out and in part, then small charts.
    await page.evaluate((src) => {
      const one = document.querySelector('cw-kpi-chart');
      one.setAttribute('src', src);
      one.setAttribute('x', 'Giorno');
    }, `${it.api.url}/giorni.csv`);
    await chart(page).zoom('in').click();
    await chart(page).zoom('all').click();
    await page.setViewportSize({ width: 360, height: 640 });
    await painted(page);
  }

  test('the strictest policy that names us and the open data', async () => {
    assert.deepEqual(await under(it, strict(it), { element: element(), act }), CLEAN);
  });

  test('required trusted types, with no policy of types allowed', async () => {
    assert.deepEqual(await under(it, strict(it, TYPES), { element: element(), act }), CLEAN);
  });
});

describe('of several on one page', () => {
  const plain = (body) => `<!doctype html><html lang="it"><title>Comune</title><script src="${it.tag}" defer></script><a id="start" href="#x">Albo</a>${body}`;

  test('each does its own work, also one that is moved, removed and put back', async () => {
    const page = await it.open(plain(it.chartElement({ id: 'uno' }) + it.chartElement({ id: 'due' })));
    await byMouse(page, '#uno');
    await chart(page, '#due').part('view-table').click();
    await chart(page, '#due').table.waitFor();
    assert.equal(await chart(page, '#uno').table.count(), 0);
    await page.evaluate(() => document.querySelector('#start').before(document.querySelector('#due')));
    await chart(page, '#due').table.waitFor();
    await page.evaluate(async () => {
      const one = document.querySelector('#due');
      one.remove();
      await new Promise((done) => setTimeout(done, 50));
      document.body.append(one);
    });
    await chart(page, '#due').sheet.waitFor();
    await byMouse(page, '#uno');
    assert.deepEqual(complaints(page), []);
    await leave(page);
  });

  test('forty at once all draw, with the map and the calendar beside them', async () => {
    const page = await it.open(plain(Array.from({ length: 40 }, () => it.chartElement({ loading: 'eager' })).join('') + it.mapElement() + it.element()));
    await page.waitForFunction(() => [...document.querySelectorAll('cw-kpi-chart')].every((one) => one.shadowRoot?.querySelector('.drawing > .sheet .line')));
    assert.deepEqual(complaints(page), []);
    await leave(page);
  });

  test('two hundred that come, load, show a value and the table and go leave nothing behind', async (context) => {
    const page = await it.open(plain('<main></main>'));
    await page.evaluate(() => customElements.whenDefined('cw-kpi-chart'));
    await passing(context, page, [it.chartElement({ loading: 'eager' }), 200], async ([html, count]) => {
      const turn = () => new Promise((done) => setTimeout(done));
      const main = document.querySelector('main');
      for (let index = 0; index < count; index += 1) {
        main.innerHTML = html;
        const { shadowRoot: root } = main.firstElementChild;
        while (!root.querySelector('.drawing > .sheet .line')) await turn();
        const values = root.querySelector('.values');
        values.value = 3;
        values.dispatchEvent(new InputEvent('input', { bubbles: true }));
        while (!root.querySelector('.tooltip')) await turn();
        root.querySelector('[part~=view-table]').click();
        while (!root.querySelector('table')) await turn();
        main.firstElementChild.remove();
        await turn();
      }
    });
    assert.deepEqual(complaints(page), []);
    await leave(page);
  });
});
