// Pictures of every example, for people to look at: target/shots. A page that draws nothing fails.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { enter } from './lib/axe.mjs';
import { CHARTS, EXAMPLES, settled } from './lib/examples.mjs';
import { rested } from './lib/map.mjs';
import { demoStage } from './lib/stage.mjs';

const folder = fileURLToPath(new URL('../../target/shots/', import.meta.url));
const LOOKS = [
  { name: 'light' },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'narrow', width: 320, height: 900 },
  { name: 'forced', media: { forcedColors: 'active' } },
];

let it;
before(async () => {
  it = await demoStage();
  mkdirSync(folder, { recursive: true });
});
after(() => it.stop());

for (const example of EXAMPLES) {
  test(`${example} can be looked at`, async () => {
    const page = await it.open(`/gallery/event-calendar/${example}.html`);
    await settled(page);
    for (const look of LOOKS) {
      await enter(page, look);
      const { height } = await page.calendar.host.first().boundingBox();
      assert.ok(200 < height, `${height} pixels high in ${look.name}`);
      await page.screenshot({ path: `${folder}${example}-${look.name}.jpg`, fullPage: true, quality: 85 });
    }
    await page.context().close();
  });
}

for (const [name, path] of [['home', '/'], ['2010', '/2010/'], ['gallery', '/gallery/']]) {
  test(`the page ${name} can be looked at`, async () => {
    const page = await it.open(path);
    await settled(page);
    for (const look of LOOKS) {
      await enter(page, look);
      await page.screenshot({ path: `${folder}${name}-${look.name}.jpg`, fullPage: true, quality: 85 });
    }
    assert.ok(await page.getByRole('link').count());
    await page.context().close();
  });
}

test('an opened event and an opened day can be looked at', async () => {
  const page = await it.open('/gallery/event-calendar/month.html');
  await settled(page);
  await page.calendar.part('more').first().click();
  await page.calendar.dialog.waitFor();
  for (const look of LOOKS) {
    await enter(page, look);
    await page.screenshot({ path: `${folder}day-${look.name}.jpg`, quality: 85 });
  }
  await page.calendar.dialog.locator('[part=event]').first().click();
  await page.calendar.part('detail').waitFor();
  await page.waitForLoadState('networkidle');
  for (const look of LOOKS) {
    await enter(page, look);
    await page.screenshot({ path: `${folder}event-${look.name}.jpg`, quality: 85 });
  }
  assert.equal(await page.calendar.dialog.count(), 1);
});

for (const example of ['town', 'plain']) {
  test(`the map of ${example}, and a place opened on it, can be looked at`, async () => {
    const page = await it.open(`/gallery/poi-map/${example}.html`);
    await settled(page);
    await page.map.host.scrollIntoViewIfNeeded();
    await rested(page);
    const shoot = async (name) => {
      for (const look of LOOKS) {
        await enter(page, look);
        await rested(page);
        const { height } = await page.map.host.boundingBox();
        assert.ok(300 < height, `${height} pixels high in ${look.name}`);
        assert.ok(0 < await page.map.marks.count(), `no mark in ${look.name}`);
        const ground = page.map.host.locator(example === 'town' ? '.leaflet-tile-loaded' : '.graticule');
        await ground.first().waitFor({ state: 'attached' });
        await page.screenshot({ path: `${folder}${name}-${look.name}.jpg`, fullPage: true, quality: 85 });
      }
    };
    await shoot(`map-${example}`);
    await enter(page, LOOKS[0]);
    await page.map.rows.first().click();
    await page.map.card.waitFor();
    await shoot(`place-${example}`);
    assert.equal(await page.map.card.count(), 1);
    await page.context().close();
  });
}

for (const example of CHARTS) {
  test(`the chart ${example} can be looked at`, async () => {
    const page = await it.open(`/gallery/kpi-chart/${example}.html`);
    await settled(page);
    for (const look of LOOKS) {
      await enter(page, look);
      const { height } = await page.chart.host.first().boundingBox();
      assert.ok(100 < height, `${height} pixels high in ${look.name}`);
      await page.screenshot({ path: `${folder}chart-${example}-${look.name}.jpg`, fullPage: true, quality: 85 });
    }
    await page.context().close();
  });
}

test('the page of what the Comune does can be looked at', async () => {
  const page = await it.open('/trasparenza/');
  await settled(page);
  for (const look of LOOKS) {
    await enter(page, look);
    await page.screenshot({ path: `${folder}trasparenza-${look.name}.jpg`, fullPage: true, quality: 85 });
  }
  assert.ok(await page.chart.host.count());
  await page.context().close();
});
