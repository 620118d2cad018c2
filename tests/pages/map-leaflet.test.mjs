// Leaflet in the house: private, quiet under strict policies, fetched with the map alone, gone with it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { complaints, library, shelved } from './lib/lib.mjs';
import { json, leave, neighbourhood } from './lib/neighbourhood.mjs';

const OPEN = { 'access-control-allow-origin': '*' };
const TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#cde" d="M0 0h256v256H0z"/></svg>';
const PLACE = { type: 'Feature', properties: { name: 'Biblioteca' }, geometry: { type: 'Point', coordinates: [11.11, 46.06] } };

let it;
before(async () => {
  it = await neighbourhood();
  it.api.on('/tiles/*', { headers: { ...OPEN, 'content-type': 'image/svg+xml' }, body: TILE });
  it.api.on('/luoghi.geojson', () => json({ type: 'FeatureCollection', features: [PLACE] }));
});
after(() => it.stop());

/** The page part: every violation, every `cw-error`, and what we must not touch. */
function witness() {
  window.violations = [];
  window.errors = [];
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
  document.addEventListener('cw-error', (event) => window.errors.push(event.detail.code));
}

const FALLBACK = '<a href="/luoghi">Tutti i luoghi</a>';
const element = () => `<cw-poi-map src="${it.api.url}/luoghi.geojson" center="46.05,11.1" zoom="13" tiles="${it.api.url}/tiles/{z}/{x}/{y}.png" consent="granted" loading="eager">${FALLBACK}</cw-poi-map>`;

/** A page with a map, and a long way below it. */
async function open({ policy, script = '', body = element(), ...options } = {}) {
  const headers = policy ? { 'content-security-policy': policy } : {};
  const page = await it.open({
    headers,
    body: `<!doctype html><html lang="it"><head><title>Comune</title>${script}<script src="${it.tag}" defer></script></head><body><main>${body}</main><i id="far" class="far"></i></body></html>`,
  }, { before: [witness], ...options });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.far { display: block; height: 3000px }');
    document.adoptedStyleSheets = [sheet];
  });
  return page;
}

/** What there is of Leaflet in the first map. */
const within = (page) => page.locator('cw-poi-map').first();
const ready = (page) => within(page).locator('.leaflet-tile-loaded').first().waitFor({ state: 'attached' });

/** The middle of the map on the screen. */
async function middle(page) {
  const box = await within(page).locator('.leaflet-container').boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** How far the panes have moved, in pixels. */
const shift = (page) => within(page).locator('.leaflet-map-pane').evaluate((pane) => {
  const { m41, m42 } = new DOMMatrix(getComputedStyle(pane).transform);
  return [Math.round(m41), Math.round(m42)];
});

/** Zooms of the tiles that were asked for, newest last. */
const zooms = () => it.api.asked(/^\/tiles\//).map((one) => Number(one.path.split('/')[2]));

async function until(condition) {
  for (let turn = 0; turn < 200; turn += 1) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  assert.fail(`never: ${condition}`);
}

async function drag(page, x, y) {
  const from = await middle(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + x / 2, from.y + y / 2);
  await page.mouse.move(from.x + x, from.y + y);
  // Whoever rests before letting go throws nothing.
  await new Promise((done) => setTimeout(done, 120));
  await page.mouse.up();
}

async function wheel(page, y, key) {
  const at = await middle(page);
  await page.mouse.move(at.x, at.y);
  if (key) await page.keyboard.down(key);
  await page.mouse.wheel(0, y);
  if (key) await page.keyboard.up(key);
}

/** Everything a hand does on a map. */
async function everything(page) {
  await ready(page);
  const begun = zooms().at(-1);
  await drag(page, -90, 40);
  await until(async () => (await shift(page)).join() === '-90,40');
  await wheel(page, -120, 'Control');
  await until(() => zooms().at(-1) === begun + 1);
  const at = await middle(page);
  await page.mouse.dblclick(at.x + 20, at.y + 20);
  await until(() => zooms().at(-1) === begun + 2);
}

const STRICT = () => `default-src 'none'; script-src ${it.cdn.url} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${it.cdn.url} ${it.api.url}; img-src ${it.api.url}; require-trusted-types-for 'script'; trusted-types 'none'`;

test('works without one report where no markup, no style attribute and no data address is allowed', async () => {
  const page = await open({ policy: STRICT() });
  await everything(page);
  await page.evaluate(() => document.querySelector('cw-poi-map').remove());
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  assert.deepEqual(complaints(page), []);
  await leave(page);
});

test('leaves an old Leaflet of the page alone, and needs none', async () => {
  it.host.on('/leaflet-old.js', { headers: { 'content-type': 'text/javascript' }, body: library('leaflet/dist/leaflet-src.js') });
  const page = await open({ script: '<script src="/leaflet-old.js"></script>' });
  await page.evaluate(() => { window.before = window.L; });
  await everything(page);
  assert.deepEqual(await page.evaluate(() => [window.L.version, window.L === window.before]), ['0.7.7', true]);
  assert.deepEqual(complaints(page), []);
  await leave(page);
  const without = await open();
  await everything(without);
  assert.equal(await without.evaluate(() => 'L' in window), false);
  await leave(without);
});

test('a drag leaves no trace on the page, and is no click', async () => {
  const page = await open();
  await ready(page);
  const trace = () => page.evaluate(() => {
    const attributes = (it) => [...it.attributes].map(({ name, value }) => `${name}=${value}`).join();
    const own = Object.keys(document).concat(Object.keys(window)).filter((it) => it.includes('leaflet'));
    return [document.documentElement, document.body, document.querySelector('cw-poi-map')].map(attributes).concat(own);
  });
  const before = await trace();
  const { x, y } = await middle(page);
  await page.evaluate(() => document.addEventListener('selectionchange', () => { window.selected = String(getSelection()); }));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 20);
  assert.deepEqual(await trace(), before, 'while the mouse drags');
  await page.mouse.move(x + 60, y + 900); // far outside the map, and still heard
  await page.mouse.up();
  await until(async () => (await shift(page))[1] >= 300);
  assert.deepEqual(await trace(), before, 'afterwards');
  assert.ok(!(await page.evaluate(() => window.selected)), 'the drag selected text');
  await leave(page);
});

test('the wheel belongs to the page until Ctrl is held', async () => {
  const page = await open();
  await ready(page);
  const begun = zooms().at(-1);
  await wheel(page, 200);
  await page.waitForFunction(() => scrollY > 100);
  assert.equal(zooms().at(-1), begun);
  await page.evaluate(() => scrollTo(0, 0));
  await wheel(page, 120, 'Control');
  await until(() => zooms().at(-1) === begun - 1);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await leave(page);
});

/** A telephone with a map on it, and what fingers do there. */
async function telephone() {
  const page = await open({ hasTouch: true, viewport: { width: 400, height: 700 } });
  await ready(page);
  const debug = await page.context().newCDPSession(page);
  const touch = (type, ...points) => debug.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  return { page, touch, ...await middle(page) };
}

test('one finger scrolls the page', async () => {
  const { page, touch, x, y } = await telephone();
  await touch('touchStart', [x, y]);
  for (let step = 1; step <= 12; step += 1) await touch('touchMove', [x, y - step * 12]);
  await touch('touchEnd');
  await page.waitForFunction(() => scrollY > 50);
  assert.deepEqual(await shift(page), [0, 0]);
  await leave(page);
});

test('two fingers zoom the map', async () => {
  const { page, touch, x, y } = await telephone();
  const begun = zooms().at(-1);
  await touch('touchStart', [x - 30, y], [x + 30, y]);
  for (let step = 1; step <= 12; step += 1) await touch('touchMove', [x - 30 - step * 6, y + step], [x + 30 + step * 6, y + step]);
  await touch('touchEnd');
  await until(() => zooms().at(-1) > begun);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await leave(page);
});

test('for readers who asked for less motion, every change is a jump', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  await ready(page);
  await page.evaluate(() => {
    const pane = document.querySelector('cw-poi-map').shadowRoot.querySelector('.leaflet-map-pane');
    window.motions = [];
    new MutationObserver(() => window.motions.push(pane.className)).observe(pane, { attributes: true, attributeFilter: ['class'] });
  });
  const begun = zooms().at(-1);
  await wheel(page, -120, 'Control');
  await until(() => zooms().at(-1) === begun + 1);
  assert.deepEqual(await page.evaluate(() => window.motions), []);
  await leave(page);
});

test('comes back after it was removed, even in the middle of a zoom', async () => {
  const page = await open();
  for (let turn = 0; turn < 3; turn += 1) {
    await ready(page);
    await wheel(page, -120, 'Control');
    await page.evaluate(async (html) => {
      const main = document.querySelector('main');
      main.firstElementChild.remove();
      await new Promise((done) => setTimeout(done, 400));
      main.innerHTML = html;
    }, element());
  }
  await everything(page);
  assert.deepEqual(complaints(page), []);
  await leave(page);
});

describe('is fetched', () => {
  const asked = () => it.cdn.asked(/\/leaflet-\w+\.js$/).length;
  const wasms = () => it.cdn.asked(/\.wasm$/).map((one) => one.path.split('/').at(-1).split('-')[0]);
  const calendarOn = (page) => page.locator('cw-event-calendar [part~=month-name]').waitFor();

  async function counts(act) {
    const [leaflets, files] = [asked(), wasms().length];
    await act();
    return [asked() - leaflets, wasms().slice(files)];
  }

  test('once for two maps', async () => {
    assert.deepEqual(await counts(async () => {
      const page = await open({ body: element() + element() });
      await ready(page);
      await leave(page);
    }), [1, ['map']]);
  });

  test('never for a calendar', async () => {
    assert.deepEqual(await counts(async () => {
      const page = await open({ body: it.element({ loading: 'eager' }) });
      await calendarOn(page);
      await leave(page);
    }), [0, ['calendar']]);
  });

  test('beside one WebAssembly for both', async () => {
    assert.deepEqual(await counts(async () => {
      const page = await open({ body: it.element({ loading: 'eager' }) + element() });
      await calendarOn(page);
      await within(page).scrollIntoViewIfNeeded();
      await ready(page);
      await leave(page);
    }), [1, ['all']]);
  });
});

test('without Leaflet the fallback stays, and the page is told', async () => {
  const [file] = shelved(/^\/pkg\/leaflet-\w+\.js$/);
  it.cdn.on(file, { status: 404, headers: OPEN, body: 'not found' });
  const page = await open();
  await page.waitForFunction(() => window.errors.length);
  assert.deepEqual(await page.evaluate(() => window.errors), ['start']);
  await page.getByText('Tutti i luoghi').click({ trial: true });
  it.cdn.on(file, undefined);
  await leave(page);
});

describe('a stand-in', () => {
  const bundler = fileURLToPath(new URL('../../widgets/pack/js/module.mjs', import.meta.url));
  const entry = "export { default } from 'leaflet/src/core/Browser.js';\n";

  /** What the packer says to a folder with these files. */
  function pack(files) {
    const folder = mkdtempSync(join(tmpdir(), 'cw-module-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundler, join(folder, 'entry.js')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    return { failed: status !== 0, stdout, stderr };
  }

  test('for a file that has changed stops the packing', () => {
    const hash = '0'.repeat(64);
    const { failed, stderr } = pack({ 'entry.js': entry, 'browser.js': `// Stands in for leaflet/src/core/Browser.js, sha256 ${hash}\nexport default {};\n` });
    assert.ok(failed && stderr.includes('has changed'), stderr);
  });

  test('for a file that nobody asks for stops it, too', () => {
    const hash = '0'.repeat(64);
    const { failed, stderr } = pack({ 'entry.js': 'export default 1;\n', 'util.js': `// Stands in for leaflet/src/core/Util.js, sha256 ${hash}\n` });
    assert.ok(failed && stderr.includes('util.js'), stderr);
  });
});
