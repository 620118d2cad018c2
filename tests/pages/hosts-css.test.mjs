// Hostile style sheets change nothing inside, and ours reaches nothing outside (promise C3).
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PNG } from 'pngjs';
import { calendar, hears, listen, painted } from './lib/calendar.mjs';
import { looks } from './lib/natives.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';

let it;
before(async () => { it = await neighbourhood(); });
after(() => it.stop());

/** Style sheets of pages we have met, and worse. */
const SHEETS = [
  ['unsets everything', '*{all:unset!important}'],
  ['resets everything to nothing', '*,*::before,*::after{all:initial!important}'],
  ['spaces, shouts and blows up', '*{letter-spacing:9px!important;text-transform:uppercase!important;font-size:40px!important;box-sizing:content-box!important;line-height:3!important}'],
  ['makes a rem ten pixels', 'html{font-size:62.5%}body{font-size:1.4rem}'],
  ['hides buttons, tables and fields', 'div,button,table,tr,td,th,input,svg,section,dialog,header,h2,h3,ul,li,dl,slot{display:none!important}'],
  ['floats, shadows and colours', '*{float:left!important;margin:7px!important;padding:7px!important;border:3px dotted red!important;color:#c00!important;background:#ff0!important;text-shadow:2px 2px red!important}body *,cw-event-calendar{opacity:.7!important;zoom:1.2!important;filter:blur(1px)!important;transform:rotate(2deg)!important;clip-path:circle(10px)!important}'],
  ['names what we name', '.button,.widget,.month,.event,.bar,.dialog,.field,.alert,.list,.row,.hidden,.calendar{color:red!important;display:block!important;position:absolute!important;inset:0!important;font:700 50px fantasy!important} #month,#help{color:red!important}'],
  ['turns, hyphenates and justifies', 'html,body,*{direction:rtl!important;text-align:justify!important;text-indent:4em!important;word-break:break-all!important;white-space:pre!important;hyphens:auto!important;cursor:help!important;visibility:visible;font-variant:small-caps!important;font-weight:100!important;font-style:italic!important;font-stretch:condensed;user-select:none!important;pointer-events:none!important;quotes:none!important;list-style:none!important;text-decoration:line-through!important;word-spacing:1em!important;tab-size:20!important;-webkit-text-fill-color:#f0f!important;-webkit-text-stroke:1px red!important;caret-color:red!important;accent-color:red!important;color-scheme:dark!important}'],
];

// Where the calendar stands is the page's own affair: the same box on every page. What is inherited gets through; a
// line through the box would be a line through all it holds, whatever that says.
const BOX = ['display:block', 'position:fixed', 'inset:10px auto auto 10px', 'width:1000px', 'height:auto', 'margin:0', 'padding:0',
  'border:0', 'float:none', 'box-sizing:content-box', 'background:white', 'text-decoration:none', 'font-family:Verdana,sans-serif'].join('!important;') + '!important';

async function show(css, attributes = {}) {
  // The family is let in on purpose; a sheet that sets everything must not set this one.
  const page = await it.open(`<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Comune</title><style>${css}</style></head><body><h1>Comune</h1><p class="text">testo <b>grasso</b></p><button>premi</button>
    <table><tr><td>cella</td></tr></table><div id="box">${it.element({ loading: 'eager', theme: 'light', lang: 'it', ...attributes })}</div></body></html>`, { before: [listen] });
  await page.evaluate(([box, src]) => {
    const frame = document.documentElement.appendChild(document.createElement('div'));
    frame.style.cssText = box;
    frame.append(document.querySelector('cw-event-calendar'));
    document.head.append(Object.assign(document.createElement('script'), { src }));
  }, [BOX, it.tag]);
  await hears(page, 'cw-load');
  await painted(page);
  return page;
}

/** What the reader sees of the calendar: itself, then an event opened. */
async function pictures(page) {
  const shot = () => page.locator('cw-event-calendar').screenshot({ animations: 'disabled', caret: 'hide' });
  const month = await shot();
  const { part, title } = calendar(page);
  await part('event').filter({ hasText: 'Sagra' }).first().evaluate((one) => one.click());
  await title.waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('cw-event-calendar').shadowRoot.querySelector('dialog img').naturalWidth === 800);
  await painted(page);
  const { x, y, width, height } = await page.locator('cw-event-calendar dialog').boundingBox();
  const clip = { x: x + 10, y: y + 10, width: width - 20, height: height - 20 }; // the page shows at the round corners
  return { month, dialog: await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }) };
}

function different(one, other) {
  const [a, b] = [one, other].map((it) => PNG.sync.read(it));
  assert.deepEqual([b.width, b.height], [a.width, a.height]);
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    // An edge on another layer is rounded otherwise: a difference of one or two in 255 is nobody's style.
    if ([0, 1, 2].some((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]) > 2)) count += 1;
  }
  return count;
}

describe('a style sheet that', () => {
  let clean;
  before(async () => {
    const page = await show('');
    clean = await pictures(page);
    await leave(page);
  });

  for (const [name, css] of SHEETS) {
    test(`${name} changes no pixel of the calendar`, async () => {
      const page = await show(css);
      const seen = await pictures(page);
      await leave(page);
      for (const what of ['month', 'dialog']) {
        const count = different(clean[what], seen[what]);
        if (count && process.env.CW_SHOTS) {
          for (const [which, one] of [['clean', clean], ['seen', seen]]) writeFileSync(join(process.env.CW_SHOTS, `${what}-${which}.png`), one[what]);
        }
        assert.equal(count, 0, `${count} pixels of the ${what} differ`);
      }
    });
  }
});

test('our style sheets reach nothing outside, not even a class of the same name', async () => {
  const body = (ours) => `<!doctype html><html lang="it"><title>Comune</title>${ours}<p class="widget light">a</p><button class="button primary">b</button>
    <div class="calendar narrow"><table class="month"><tr><td class="busy today">c</td></tr></table></div><h2 id="month">d</h2><dialog class="dialog" open>e</dialog>
    <slot>f</slot>${it.element()}`;
  const bare = await it.open(body(''));
  const page = await it.open(body(`<script src="${it.tag}" defer></script>`), { before: [listen] });
  await hears(page, 'cw-load');
  await calendar(page).part('event').first().click();
  await calendar(page).title.waitFor();
  await calendar(page).part('close').click();
  await calendar(page).dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await looks(page), await looks(bare));
  assert.equal(await page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length), 0);
  await leave(bare);
  await leave(page);
});
