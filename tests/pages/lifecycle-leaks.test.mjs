// What was removed leaves nothing behind: memory, nodes, listeners (promise C6).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints } from './lib/lib.mjs';
import { meter } from './lib/memory.mjs';
import { json, leave, neighbourhood } from './lib/neighbourhood.mjs';

let it;
before(async () => { it = await neighbourhood(); });
after(() => it.stop());

/** The page part: holds the memory of every instance so weakly that only we can keep it. */
function witness() {
  const { instantiate, Memory } = WebAssembly;
  window.memories = [];
  WebAssembly.instantiate = async (...all) => {
    const made = await instantiate(...all);
    for (const one of Object.values((made.instance ?? made).exports)) if (one instanceof Memory) window.memories.push(new WeakRef(one));
    return made;
  };
}

async function holds(context, html, script, cycle, warm, count) {
  const page = await it.open(`<!doctype html><html lang="it"><title>Comune</title><script src="${script}" defer></script><main></main>`, { before: [witness] });
  await page.evaluate(() => customElements.whenDefined('cw-event-calendar'));
  const measure = await meter(page);
  await page.evaluate(cycle, [html, warm]);
  const before = await measure();
  await page.evaluate(cycle, [html, count]);
  const later = await measure();
  const [made, kept] = await page.evaluate(() => [window.memories.length, window.memories.filter((one) => one.deref()).length]);
  context.diagnostic(`${later.heap - before.heap} bytes more, ${kept} of ${made} memories kept`);
  assert.deepEqual(complaints(page), []);
  await leave(page);
  assert.ok(later.heap - before.heap <= 1 << 20, `the heap grew by ${later.heap - before.heap} bytes`);
  assert.ok(warm + count <= made, `${made} instances`);
  assert.equal(kept, 0, 'memories of instances that are gone');
  assert.deepEqual([later.nodes, later.listeners], [before.nodes, before.listeners]);
}

test('a thousand probes that come, are clicked and go', (context) => holds(
  context,
  '<cw-probe label="a"></cw-probe>', `${it.cdn.url}/pkg-probe/comunweb.js`, async ([html, count]) => {
    const turn = () => scheduler.postTask(() => {}, { priority: 'background' });
    const main = document.querySelector('main');
    for (let index = 0; index < count; index += 1) {
      main.innerHTML = html;
      const { shadowRoot } = main.firstElementChild;
      while (!shadowRoot.querySelector('button')) await turn();
      shadowRoot.querySelector('button').click();
      while (shadowRoot.querySelector('output').textContent !== '1') await turn();
      main.firstElementChild.remove();
      await turn();
    }
  }, 50, 1000,
));

test('four hundred calendars, what a minute allows, that come, load, open an event and go', (context) => holds(
  context,
  it.element(), it.tag, async ([html, count]) => {
    const turn = () => scheduler.postTask(() => {}, { priority: 'background' });
    const main = document.querySelector('main');
    for (let index = 0; index < count; index += 1) {
      main.innerHTML = html;
      const { shadowRoot } = main.firstElementChild;
      while (!shadowRoot.querySelector('[part~=event]')) await turn();
      shadowRoot.querySelector('[part~=event]').click();
      while (!shadowRoot.querySelector('dialog')?.open) await turn();
      shadowRoot.querySelector('[part~=close]').click();
      while (shadowRoot.querySelector('dialog')) await turn();
      main.firstElementChild.remove();
      await turn();
    }
  }, 20, 400,
));

const map = () => `<cw-poi-map src="${it.api.url}/luoghi.geojson" center="46.05,11.1" zoom="13" tiles="${it.api.url}/tiles/{z}/{x}/{y}.png" consent="granted" loading="eager"></cw-poi-map>`;
const TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#cde" d="M0 0h256v256H0z"/></svg>';

test('a hundred maps that come, draw their tiles, are zoomed and go', (context) => {
  it.api.on('/tiles/*', { headers: { 'content-type': 'image/svg+xml', 'access-control-allow-origin': '*' }, body: TILE });
  it.api.on('/luoghi.geojson', () => json({ type: 'FeatureCollection', features: [] }));
  return holds(context, map(), it.tag, async ([html, count]) => {
    const main = document.querySelector('main');
    const turn = () => scheduler.postTask(() => {}, { priority: 'background' });
    for (let index = 0; index < count; index += 1) {
      main.innerHTML = html;
      const { shadowRoot } = main.firstElementChild;
      while (!shadowRoot.querySelector('.leaflet-tile-loaded')) await turn();
      const detail = { bubbles: true, clientX: 40, clientY: 40, pointerType: 'mouse', pointerId: 1, buttons: 1 };
      const ground = shadowRoot.querySelector('.leaflet-container');
      ground.dispatchEvent(new PointerEvent('pointerdown', detail));
      ground.dispatchEvent(new MouseEvent('dblclick', detail));
      await new Promise(requestAnimationFrame);
      main.firstElementChild.remove(); // as the zoom begins, and with the mouse's button down
      await turn();
    }
    await new Promise((done) => setTimeout(done, 500));
  }, 10, 100);
});
