// However our script comes into the page (toolchain M6): place, kind, number, origin, by whom.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FILES } from './lib/hosts.mjs';
import { bytes, complaints } from './lib/lib.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { byMouse } from './lib/task.mjs';

let it;
before(async () => {
  it = await neighbourhood();
  for (const name of ['/jquery.js', '/require.js']) it.host.on(name, FILES[name]);
});
after(() => it.stop());

/** The page part: what became of every script. */
function witness() {
  window.reports = [];
  for (const kind of ['load', 'error']) {
    document.addEventListener(kind, ({ target }) => target.localName === 'script' && window.reports.push(`${kind} ${target.src}`), true);
  }
}

async function usable(content, options = {}) {
  const page = await it.open(content, { ...options, before: [witness] });
  await options.act?.(page);
  await byMouse(page);
  const { reports, tags } = await page.evaluate(() => ({
    reports: window.reports, tags: [...document.querySelectorAll('script[src]')].map((one) => `load ${one.src}`),
  }));
  assert.deepEqual(reports.filter((one) => !one.startsWith('load ')), []);
  assert.deepEqual(tags.filter((one) => !reports.includes(one)), [], 'every tag of the page, of a second version too, has run');
  assert.deepEqual(complaints(page), []);
  await leave(page);
  return reports;
}

const whole = (head, body) => `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Comune</title>${head}</head><body>${body}</body></html>`;

for (const [origin, address] of [['the page’s origin', () => '/pkg/comunweb.js'], ['another origin', () => it.tag]]) {
  describe(`our script from ${origin}`, () => {
    for (const kind of ['', 'defer', 'async', 'type="module"']) {
      const name = kind || 'classic';
      const tag = () => `<script ${kind} src="${address()}"></script>`;
      test(`${name}, in the head`, () => usable(whole(tag(), it.element())));
      test(`${name}, in the body before the calendar`, () => usable(whole('', tag() + it.element())));
      test(`${name}, in the body after the calendar`, () => usable(whole('', it.element() + tag())));
    }
  });
}

test('pasted ten times, it is downloaded as one and says nothing', async () => {
  const tags = Array.from({ length: 5 }, () => `<script src="${it.tag}"></script><script type="module" src="${it.tag}?v=2"></script>`);
  const before = it.cdn.requests.length;
  const reports = await usable(whole(tags[0] + tags[1], tags[2] + it.element() + tags[3] + tags[4]));
  assert.equal(reports.filter((one) => one.endsWith('?v=2')).length, 5);
  const asked = it.cdn.requests.slice(before).map((one) => one.path);
  assert.equal(asked.filter((one) => one.endsWith('.wasm')).length, 1);
});

test('inserted by a script, later', () => usable(whole('', it.element()), {
  act: (page) => page.evaluate((src) => {
    document.head.append(Object.assign(document.createElement('script'), { src }));
  }, it.tag),
}));

test('fetched and evaluated by jQuery.getScript, beside a data-base', () => usable(
  whole('<script src="/jquery.js"></script>', `${it.element()}<script data-base="${it.cdn.url}/pkg">setTimeout(function () { jQuery.getScript('/pkg/comunweb.js'); }, 0)</script>`),
));

test('fetched by jQuery.getScript from another origin, without data-base', () => usable(
  whole('<script src="/jquery.js"></script>', `${it.element()}<script>jQuery(function () { jQuery.getScript('${it.tag}'); })</script>`),
));

test('put into the page as HTML by jQuery 1.x', () => usable(
  whole('<script src="/jquery.js"></script>', `<div id="hole"></div><script>jQuery(window).on('load', function () {
    jQuery('#hole').html('${it.element({}, '')}<script data-base="${it.cdn.url}/pkg/" src="${it.tag}"><\\/script>'); })</script>`),
));

test('loaded by RequireJS', () => usable(
  whole('<script src="/require.js"></script>', `${it.element()}<script>require(['${it.tag}'], function () { window.required = true; })</script>`),
  { act: (page) => page.waitForFunction(() => window.required) },
));

test('imported by a module of the page, beside a data-base', () => usable(
  whole('', `${it.element()}<script type="module" data-base="${it.cdn.url}/pkg/">import '${it.tag}';</script>`),
));

test('with its hash, from another origin', () => usable(
  whole(`<script src="${it.tag}" integrity="${JSON.parse(bytes('/pkg/integrity.json'))['comunweb.js']}" crossorigin="anonymous" defer></script>`, it.element()),
));

test('under its hashed name', async () => {
  const name = Object.keys(JSON.parse(bytes('/pkg/integrity.json'))).find((one) => /^comunweb\.\w+\.js$/.test(one));
  await usable(whole(`<script src="${it.cdn.url}/pkg/${name}" defer></script>`, it.element()));
});

test('written by document.write', () => usable(
  whole('', `${it.element()}<script>document.write('<script src="${it.tag}"><\\/script>')</script>`),
));

test('a div with data-cw becomes a calendar, wherever it is and whenever it comes', async () => {
  const div = `<div data-cw="event-calendar" data-src="${it.api.url}" data-date="2026-06-15" data-view="month"><a href="/eventi">Eventi</a></div>`;
  await usable(whole(`<script src="${it.tag}" defer></script>`, div));
  await usable(whole(`<script src="${it.tag}" defer></script>`, ''), {
    act: (page) => page.evaluate((html) => { document.body.insertAdjacentHTML('beforeend', `<section>${html}</section>`); }, div),
  });
});

test('beside a data-base that belongs to another vendor', () => usable(
  whole('<script data-base="https://altro.example/">window.altro = 1</script><script src="/jquery.js" data-base="/altro/"></script>',
    `${it.element()}<script>document.head.append(Object.assign(document.createElement('script'), { src: '${it.tag}', type: 'module' }))</script>`),
));

test('an attribute taken from a div with data-cw is taken from its calendar', async () => {
  const page = await it.open(whole(`<script src="${it.tag}" defer></script>`,
    `<div data-cw="event-calendar" data-src="${it.api.url}" data-date="2026-06-15" data-view="month" data-query="subtree [65]"></div>`));
  const inner = page.locator('cw-event-calendar[query="subtree [65]"]');
  await inner.waitFor();
  await page.evaluate(() => document.querySelector('[data-cw]').removeAttribute('data-query'));
  await page.locator('cw-event-calendar:not([query])').waitFor();
  await byMouse(page);
  await leave(page);
});

test('the entry is pure ASCII', () => {
  assert.ok(bytes('/pkg/comunweb.js').every((byte) => byte < 128));
});
