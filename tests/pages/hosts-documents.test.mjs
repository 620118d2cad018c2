// Usable in every kind of document (promise C1): old modes, old encodings, another base, inside a CMS's form.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { complaints, serve } from './lib/lib.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { byKeyboard, byMouse, bySearch } from './lib/task.mjs';

const START = '<p><a id="start" href="#x">Albo pretorio</a></p>';

let it;
before(async () => { it = await neighbourhood(); });
after(() => it.stop());

/** Opens a document, does the task in it, and hands it on. */
async function usable(content, look = async () => {}) {
  const page = await it.open(content);
  await byMouse(page);
  await byKeyboard(page);
  await bySearch(page);
  assert.deepEqual(complaints(page), []);
  await look(page);
  await leave(page);
}

const script = () => `<script src="${it.tag}" defer></script>`;

test('a page in quirks mode, laid out with tables, can use the calendar', () => usable(
  `<html><head><title>Comune</title>${script()}</head><body bgcolor="#ffffff"><center><table width="900" border=0><tr><td>${START}
   <td width="700"><font face="Arial" size="2">${it.element()}</font></tr></table></center>`,
  async (page) => assert.equal(await page.evaluate(() => document.compatMode), 'BackCompat'),
));

test('a page in ISO-8859-1 can use the calendar, and both keep their accents', () => usable({
  headers: { 'content-type': 'text/html; charset=iso-8859-1' },
  body: Buffer.from(`<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd"><html><head>
    <title>Città</title><script src="${it.tag}" type="text/javascript"></script></head><body>${START}<p id="city">Città è perché</p>
    ${it.element({ heading: 'Attività' })}</body></html>`, 'latin1'),
}, async (page) => {
  assert.equal(await page.evaluate(() => document.characterSet), 'windows-1252');
  assert.equal(await page.locator('#city').textContent(), 'Città è perché');
  assert.equal(await page.locator('[part=heading]').textContent(), 'Attività');
  await page.locator('[part~=previous]').click();
  await page.getByText('Perché no? Serata di jazz').waitFor();
}));

test('a page in XHTML can use the calendar', () => usable({
  headers: { 'content-type': 'application/xhtml+xml; charset=utf-8' },
  body: `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
    <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="it" lang="it"><head><title>Comune</title><script type="text/javascript" src="${it.tag}"></script></head>
    <body>${START}<div>${it.element()}</div></body></html>`,
}, async (page) => {
  assert.equal(await page.evaluate(() => document.contentType), 'application/xhtml+xml');
  await page.evaluate((src) => {
    const div = document.createElement('div');
    div.id = 'adopted';
    for (const [name, value] of Object.entries({ cw: 'event-calendar', src, date: '2026-06-15' })) div.setAttribute(`data-${name}`, value);
    document.body.prepend(div);
  }, it.api.url);
  await page.locator('#adopted #month').filter({ hasText: /giugno 2026/i }).waitFor();
}));

test('a page whose base is elsewhere can use the calendar', async () => {
  const elsewhere = await serve();
  try {
    await usable(`<!doctype html><head><title>Comune</title><base href="${elsewhere.url}/deep/down/" target="_blank"><script src="${it.tag}" defer></script></head>
      <body>${START}${it.element()}</body>`);
    assert.deepEqual(elsewhere.requests, []);
  } finally {
    await elsewhere.stop();
  }
});

test('a relative address of our script follows the base, and so do our files', async () => {
  const asked = it.cdn.requests.length;
  await usable(`<!doctype html><head><title>Comune</title><base href="${it.cdn.url}/"><script src="pkg/comunweb.js" crossorigin="anonymous" defer></script></head>
    <body>${START}${it.element()}</body>`);
  assert.ok(it.cdn.requests.length >= asked + 3);
});

test('a page that is one big form is never submitted, changed or reset by the calendar', async () => {
  it.host.on('/submitted', 'sent');
  await usable(`<!doctype html><title>Comune</title>${script()}<form id="cms" action="/submitted" method="post" onsubmit="window.submits = (window.submits || 0) + 1"
      onchange="window.changes = (window.changes || 0) + 1" onreset="window.resets = 1">
      <input name="__VIEWSTATE" value="x" type="hidden"><input name="words" value="tasse">${START}${it.element()}
      <input type="submit" value="Cerca"></form>`, async (page) => {
    const before = page.url();
    await page.locator('[part~=search]').focus();
    await page.keyboard.press('Enter');
    await page.locator('[part~=date]').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    for (const part of ['today', 'view-list', 'view-month']) await page.locator(`[part~=${part}]`).press('Enter');
    const seen = await page.evaluate(() => [window.submits, window.changes, window.resets, [...new FormData(document.forms.cms)]]);
    assert.deepEqual(seen, [undefined, undefined, undefined, [['__VIEWSTATE', 'x'], ['words', 'tasse']]]);
    assert.equal(page.url(), before);
  });
});

test('a right-to-left page in capitals keeps its manners out of the calendar', () => usable(
  `<!doctype html><html dir="rtl"><title>Comune</title><style>body{direction:rtl;text-align:right;text-transform:uppercase;letter-spacing:6px;line-height:4;
    word-spacing:20px;text-indent:50px;white-space:pre;visibility:visible;cursor:crosshair;font-variant:small-caps;list-style:none;quotes:none}</style>
    ${script()}<body>${START}${it.element()}`,
  async (page) => {
    const style = await page.locator('[part~=today]').evaluate((it) => {
      const { textTransform, letterSpacing, whiteSpaceCollapse, textIndent, fontVariantCaps } = getComputedStyle(it);
      return [textTransform, letterSpacing, whiteSpaceCollapse, textIndent, fontVariantCaps];
    });
    assert.deepEqual(style, ['none', 'normal', 'collapse', '0px', 'normal']);
  },
));
