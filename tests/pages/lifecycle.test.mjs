// The life of an element: born before or after us, moved, removed, returned, pestered; alone or in a crowd (C5).
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { calendar } from './lib/calendar.mjs';
import { bytes, complaints } from './lib/lib.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { byMouse } from './lib/task.mjs';

let it, probes;
before(async () => {
  it = await neighbourhood();
  probes = `${it.cdn.url}/pkg-probe/comunweb.js`;
});
after(() => it.stop());

const HTML = (body, head = '') => `<!doctype html><html lang="it"><head><title>Comune</title>${head}</head><body>${body}</body></html>`;
const loading = (src) => `<script src="${src}" defer></script>`;
const insert = (page, src = it.tag) => page.addScriptTag({ url: src });
const probe = (page, selector = 'cw-probe') => page.locator(`${selector} button`);

/** What our origin was asked for since the test began. */
let asked;
beforeEach(() => {
  const start = it.cdn.requests.length;
  asked = (pattern) => it.cdn.requests.slice(start).filter((one) => pattern.test(one.path)).map((one) => one.path);
});

async function quiet(page) {
  assert.deepEqual(complaints(page), []);
  await leave(page);
}

describe('an element', () => {
  test('starts whether it was there before us or made in any way after', async () => {
    const page = await it.open(HTML('<cw-probe label="before"></cw-probe>'));
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('cw-probe'), { id: 'made' })));
    await insert(page, probes);
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('cw-probe'), { id: 'later' }));
      document.body.insertAdjacentHTML('beforeend', '<cw-probe id="parsed"></cw-probe><template><cw-probe id="cloned"></cw-probe></template>');
      document.body.append(document.importNode(document.querySelector('template').content, true));
      document.body.append(Object.assign(document.querySelector('cw-probe').cloneNode(true), { id: 'twin' }));
      const shadow = document.body.appendChild(document.createElement('section')).attachShadow({ mode: 'open' });
      shadow.innerHTML = '<cw-probe id="deep"></cw-probe>';
      document.body.append(Object.assign(new (customElements.get('cw-probe'))(), { id: 'constructed' }));
    });
    for (const id of ['made', 'later', 'parsed', 'cloned', 'twin', 'deep', 'constructed']) {
      await probe(page, `#${id}`).click();
      await page.locator(`#${id} output`, { hasText: '1' }).waitFor();
    }
    await quiet(page);
  });

  test('takes the properties that were set before it was defined', async () => {
    const page = await it.open(HTML(''));
    await page.evaluate((src) => {
      const made = Object.assign(document.createElement('cw-event-calendar'), {
        src, date: '2026-06-15', view: 'month', heading: 'Estate', lang: 'de',
      });
      document.body.append(made);
    }, it.api.url);
    await insert(page);
    await calendar(page).month.filter({ hasText: 'Juni 2026' }).waitFor();
    await page.getByText('Estate').waitFor();
    const mirrored = await page.evaluate(() => {
      const { src, date, view, heading, query } = document.querySelector('cw-event-calendar');
      return { src, date, view, heading, query, attribute: document.querySelector('cw-event-calendar').getAttribute('src') };
    });
    assert.deepEqual(mirrored, { src: it.api.url, date: '2026-06-15', view: 'month', heading: 'Estate', query: '', attribute: it.api.url });
    await quiet(page);
  });

  test('keeps its place, its data and its focusable parts when it is moved', async () => {
    const page = await it.open(HTML(`<div id="one">${it.element()}</div><div id="two"></div>`, loading(it.tag)));
    await byMouse(page);
    const before = it.api.requests.length;
    await page.evaluate(() => document.querySelector('#two').append(document.querySelector('cw-event-calendar')));
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    assert.match(await calendar(page, '#two cw-event-calendar').month.textContent(), /luglio 2026/i);
    assert.equal(it.api.requests.length, before);
    await calendar(page).part('previous').click();
    await calendar(page).month.filter({ hasText: /giugno/i }).waitFor();
    await quiet(page);
  });

  test('gives the fallback back when removed, and starts afresh when it returns', async () => {
    const page = await it.open(HTML(it.element(), loading(it.tag)));
    await byMouse(page);
    const kept = await page.evaluateHandle(() => {
      const one = document.querySelector('cw-event-calendar');
      one.remove();
      return one;
    });
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    assert.equal(await kept.evaluate((one) => one.shadowRoot.innerHTML), '<slot></slot>');
    await kept.evaluate((one) => document.body.append(one));
    await byMouse(page);
    await quiet(page);
  });

  test('that leaves while its data are on the way asks no more and throws nothing', async () => {
    const waiting = [];
    it.api.on('/slow/*', (request, response) => { waiting.push(response); });
    const page = await it.open(HTML(it.element({ src: `${it.api.url}/slow/` }), loading(it.tag)));
    while (!waiting.length) await page.evaluate(() => new Promise(requestAnimationFrame));
    const closed = new Promise((done) => waiting[0].once('close', done));
    await page.evaluate(() => document.querySelector('cw-event-calendar').remove());
    await closed; // the request was aborted
    await quiet(page);
  });

  test('that comes and goes a hundred times in one turn ends where it ends', async () => {
    const page = await it.open(HTML('<cw-probe label="a"></cw-probe>', loading(probes)));
    await probe(page).click();
    await page.evaluate(() => {
      const one = document.querySelector('cw-probe');
      for (let turn = 0; turn < 100; turn += 1) { one.remove(); document.body.append(one); }
    });
    await page.locator('cw-probe output', { hasText: '1' }).waitFor();
    await page.evaluate(async () => {
      const one = document.querySelector('cw-probe');
      for (let turn = 0; turn < 100; turn += 1) {
        one.remove();
        await null;
        await null;
        document.body.append(one);
        if (turn % 3 === 0) await new Promise((done) => setTimeout(done));
      }
    });
    await page.locator('cw-probe output', { hasText: '0' }).waitFor();
    await probe(page).click();
    await page.locator('cw-probe output', { hasText: '1' }).waitFor();
    assert.equal(await probe(page).count(), 1);
    await quiet(page);
  });
});

describe('a storm of two hundred changes', () => {
  test('of one attribute costs one rendering, and the newest wins', async () => {
    const page = await it.open(HTML('<cw-probe label="0"></cw-probe>', loading(probes)));
    await probe(page).waitFor();
    const changes = await page.evaluate(() => new Promise((done) => {
      const one = document.querySelector('cw-probe');
      let seen = 0;
      new MutationObserver((list) => { seen += list.length; }).observe(one.shadowRoot, { subtree: true, childList: true, characterData: true });
      for (let turn = 1; turn <= 200; turn += 1) one.setAttribute('label', turn);
      requestAnimationFrame(() => requestAnimationFrame(() => done(seen)));
    }));
    assert.equal(changes, 1);
    assert.match(await probe(page).textContent(), /^200 /);
    await quiet(page);
  });

  test('over many turns shows the newest', async () => {
    const page = await it.open(HTML('<cw-probe label="0"></cw-probe>', loading(probes)));
    await probe(page).waitFor();
    await page.evaluate(async () => {
      const one = document.querySelector('cw-probe');
      for (let turn = 1; turn <= 200; turn += 1) {
        one.label = turn;
        if (turn % 7 === 0) await null;
        if (turn % 31 === 0) await new Promise((done) => setTimeout(done));
      }
    });
    await page.locator('cw-probe button', { hasText: /^200 / }).waitFor();
    await quiet(page);
  });

  test('of src asks only the newest source', async () => {
    const page = await it.open(HTML(it.element(), loading(it.tag)));
    await calendar(page).month.filter({ hasText: /giugno/i }).waitFor();
    await page.waitForLoadState('networkidle');
    const before = it.api.requests.length;
    await page.evaluate((origin) => {
      const one = document.querySelector('cw-event-calendar');
      for (let turn = 1; turn <= 200; turn += 1) {
        one.src = `${origin}/api/storm/${turn}/`;
        one.date = `2026-${String(1 + turn % 12).padStart(2, '0')}-01`;
      }
    }, it.api.url);
    await calendar(page).month.filter({ hasText: /settembre 2026/i }).waitFor();
    await page.waitForLoadState('networkidle');
    const paths = it.api.requests.slice(before).map((one) => one.path);
    assert.ok(paths.length <= 2, paths.join('\n'));
    assert.ok(paths.every((one) => one.startsWith('/api/storm/200/')), paths.join('\n'));
    await quiet(page);
  });
});

describe('a page', () => {
  test('with twenty calendars downloads our files once, and all of them work', async () => {
    const page = await it.open(HTML(Array.from({ length: 20 }, () => it.element({ loading: 'eager' })).join(''), loading(it.tag)));
    for (let index = 0; index < 20; index += 1) await calendar(page, `cw-event-calendar >> nth=${index}`).month.filter({ hasText: /giugno/i }).waitFor();
    for (const index of [0, 19]) await byMouse(page, `cw-event-calendar >> nth=${index}`);
    assert.equal(asked(/\.wasm$/).length, 1);
    assert.equal(asked(/\.js$/).length, 2);
    await quiet(page);
  });

  test('without a widget downloads the entry alone', async () => {
    const page = await it.open(HTML('', loading(it.tag)));
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked(/./), ['/pkg/comunweb.js']);
    await quiet(page);
  });

  test('with one kind gets that kind’s bundle, with two kinds the one of all', async () => {
    const one = await it.open(HTML('<cw-probe></cw-probe><cw-probe></cw-probe>', loading(probes)));
    await probe(one).first().waitFor();
    assert.deepEqual(asked(/\.wasm$/).map((path) => path.match(/(\w+)-\w+\.wasm/)[1]), ['probe']);
    await quiet(one);
    const two = await it.open(HTML(`<cw-probe></cw-probe><div data-cw="event-calendar" data-src="${it.api.url}"></div>`, loading(probes)));
    await probe(two).waitFor();
    await calendar(two).month.waitFor();
    assert.deepEqual(asked(/\.wasm$/).map((path) => path.match(/(\w+)-\w+\.wasm/)[1]), ['probe', 'all']);
    await quiet(two);
  });

  test('that gets a second kind later has both', async () => {
    const page = await it.open(HTML('<cw-probe></cw-probe>', loading(probes)));
    await probe(page).click();
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), it.element());
    await byMouse(page);
    await page.locator('cw-probe output', { hasText: '1' }).waitFor();
    assert.equal(asked(/\.wasm$/).length, 2);
    await quiet(page);
  });

  test('with two versions of us keeps the first, and is warned once', async () => {
    const page = await it.open(HTML(`<cw-probe></cw-probe>${it.element()}`, loading(probes)));
    await probe(page).click();
    const version = await page.evaluate(() => customElements.get('cw-probe').version);
    const other = bytes('/pkg-probe/comunweb.js').toString().replaceAll(`"${version}"`, '"99.0.0"');
    assert.ok(other.includes('99.0.0'));
    it.cdn.on('/pkg-probe/comunweb.other.js', { headers: { 'content-type': 'text/javascript' }, body: other });
    await insert(page, `${it.cdn.url}/pkg-probe/comunweb.other.js`);
    await insert(page, probes);
    assert.equal(await page.evaluate(() => customElements.get('cw-probe').version), version);
    await byMouse(page);
    const said = complaints(page);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0], /^warning: \[comunweb\] .*99\.0\.0/);
    await leave(page);
  });

  test('with the script twice has one definition and hears nothing', async () => {
    const page = await it.open(HTML(it.element(), loading(it.tag) + loading(`${it.tag}?again`)));
    await byMouse(page);
    await quiet(page);
  });
});

describe('an element out of sight', () => {
  const far = (body) => HTML(`<div style="height:6000px">molto testo</div>${body}`, loading(it.tag));

  test('waits below the fold, and starts when it comes near', async () => {
    const page = await it.open(far(it.element()));
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked(/\.wasm$/), []);
    await page.getByText('Tutti gli eventi').waitFor();
    await page.evaluate(() => document.querySelector('cw-event-calendar').scrollIntoView());
    await byMouse(page);
    await quiet(page);
  });

  test('waits in a closed tab, and starts when the tab opens', async () => {
    const page = await it.open(HTML(`<div id="tab" style="display:none">${it.element()}</div>`, loading(it.tag)));
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked(/\.wasm$/), []);
    await page.evaluate(() => { document.querySelector('#tab').style.display = ''; });
    await byMouse(page);
    await quiet(page);
  });

  test('starts at once with loading="eager", also when that is said later', async () => {
    const page = await it.open(far(it.element({ loading: 'eager' })));
    await calendar(page).month.filter({ hasText: /giugno/i }).waitFor();
    await leave(page);
    const later = await it.open(far(it.element()));
    await later.waitForLoadState('networkidle');
    await later.evaluate(() => document.querySelector('cw-event-calendar').setAttribute('loading', 'eager'));
    await calendar(later).month.filter({ hasText: /giugno/i }).waitFor();
    await quiet(later);
  });
});
