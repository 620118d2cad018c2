// The demo's own pages: each shows a calendar that works, and the gallery leads to every example.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { calendar } from './lib/calendar.mjs';
import { CHARTS, EXAMPLES, MAPS, settled } from './lib/examples.mjs';
import { legiblePixels } from './lib/legible.mjs';
import { complaints } from './lib/lib.mjs';
import { demoStage } from './lib/stage.mjs';
import { byMouse } from './lib/task.mjs';

const FESTIVAL = 'Acque Chiare Festival';

let it;
before(async () => { it = await demoStage(); });
after(() => it?.stop());

for (const path of ['/', '/2010/', '/gallery/event-calendar/month.html']) {
  test(`${path} shows events and no alert, and can be used with a mouse`, async () => {
    const page = await it.open(path);
    await page.evaluate(() => document.querySelector('cw-event-calendar, [data-cw]').scrollIntoView({ behavior: 'instant' }));
    await settled(page);
    const { part, alert } = calendar(page);
    assert.ok(0 < await part('event').count(), 'events');
    await part('view-month').click();
    await byMouse(page, undefined, FESTIVAL);
    assert.equal(await alert.count(), 0);
    assert.deepEqual(complaints(page), []);
    await page.context().close();
  });
}

const WORDS = ['.slim', '.menu a', 'h1', '.hero .button', '.hero .button.quiet', '.card h3', '.card p', '.card a', '.tasks summary', 'footer a'];

for (const colorScheme of ['light', 'dark']) {
  test(`the words of the home page can be read in forced colours on a ${colorScheme} ground`, async () => {
    const page = await it.open('/', { media: { forcedColors: 'active', colorScheme } });
    await settled(page);
    const pixels = await legiblePixels(page, WORDS);
    assert.deepEqual(WORDS.filter((_, at) => pixels[at] < 8), [], 'the letters of these cannot be told apart');
    await page.context().close();
  });
}

test('/turismo/ shows places and events of five comuni, and no alert', async () => {
  const page = await it.open('/turismo/');
  for (const [tag, item] of [['cw-poi-map', 'place'], ['cw-event-calendar', 'event']]) {
    const widget = page.locator(tag);
    await widget.scrollIntoViewIfNeeded();
    await widget.locator(`[part=${item}]`).first().waitFor();
    await page.waitForFunction((tag) => {
      const tallies = [...document.querySelector(tag).shadowRoot.querySelectorAll('.tally')];
      return tallies.length === 5 && tallies.every((one) => /\([1-9]/.test(one.textContent));
    }, tag);
    assert.equal(await widget.locator('[role=alert]').count(), 0);
  }
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

test('/trasparenza/ shows numbers and charts, and no alert', async () => {
  const page = await it.open('/trasparenza/');
  await settled(page);
  const charts = page.locator('cw-kpi-chart');
  assert.ok(10 <= await charts.count(), 'ten numbers and charts at least');
  assert.equal(await charts.locator('[role=alert]').count(), 0);
  for (const one of await charts.all()) assert.ok(await one.locator('.sheet path').count(), 'each is drawn');
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

test('/trasparenza/ is passed over by a link, by section and by heading, and every button says of which chart it is', async () => {
  const page = await it.open('/trasparenza/');
  await settled(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'contenuto');
  const sections = page.locator('nav[aria-label="In questa pagina"] a');
  assert.deepEqual(
    await sections.evaluateAll((all) => all.map((one) => one.hash.slice(1))),
    await page.locator('main section[id]').evaluateAll((all) => all.map((one) => one.id)),
  );
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const named = (...roles) => nodes.filter((one) => !one.ignored && roles.includes(one.role?.value)).map((one) => one.name?.value);
  const [buttons, headings] = [named('button', 'DisclosureTriangle'), named('heading')];
  const charts = await page.locator('cw-kpi-chart').evaluateAll((all) => all.map((one) => one.getAttribute('heading')));
  assert.deepEqual(charts.filter((one) => headings.filter((it) => it === one).length !== 1), [], 'each chart has a heading of its own');
  assert.ok(3 * charts.length <= buttons.length, `${buttons.length} buttons`);
  assert.deepEqual(buttons.filter((one, at) => buttons.indexOf(one) !== at), [], 'no two are called the same');
  await page.context().close();
});

test('/2010/ is written in ISO-8859-1, and its accents and the calendar’s are right', async () => {
  const page = await it.open('/2010/');
  assert.equal(await page.evaluate(() => document.characterSet), 'windows-1252');
  await settled(page);
  const text = await page.evaluate(() => document.body.innerText + document.querySelector('cw-event-calendar').shadowRoot.textContent);
  assert.doesNotMatch(text, /Ã|Â|\uFFFD/);
  assert.match(text, /[àèìòù]/);
  await page.context().close();
});

test('the gallery lists every example, and each of its links is alive', async () => {
  const page = await it.open('/gallery/');
  const links = await page.locator('a[href]').evaluateAll((all) => [...new Set(all.map((one) => one.href.replace(/#.*/, '')))]);
  for (const [kind, examples] of [['event-calendar', EXAMPLES], ['kpi-chart', CHARTS], ['poi-map', MAPS]]) {
    const pages = links.filter((link) => link.includes(`/gallery/${kind}/`));
    assert.deepEqual(pages.map((link) => link.match(/([\w-]+)\.html$/)[1]).sort(), examples);
  }
  const own = links.filter((link) => link.startsWith(it.origin));
  assert.ok(EXAMPLES.length < own.length, 'more than the examples');
  const answers = await Promise.all(own.map(async (link) => [link, (await fetch(link)).status]));
  assert.deepEqual(answers.filter(([, status]) => status !== 200), []);
  await page.context().close();
});
