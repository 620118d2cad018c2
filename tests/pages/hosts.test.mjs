// Usable in every old page, and no harm to it (promises C1, C2, C4).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FILES, HOSTS, page as hostPage } from './lib/hosts.mjs';
import { complaints, library } from './lib/lib.mjs';
import { looks, natives } from './lib/natives.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { byKeyboard, byMouse, bySearch } from './lib/task.mjs';

let it;
before(async () => {
  it = await neighbourhood();
  for (const [path, content] of Object.entries(FILES)) it.host.on(path, content);
  it.host.on('/dojo/*', (request, response, url) => library(`dojo/${url.pathname.slice(6)}`));
});
after(() => it.stop());

for (const host of HOSTS) {
  describe(`a page with ${host.name}`, () => {
    let bare, page;

    before(async () => {
      bare = await it.open(hostPage(host, it.element(), ''), { before: [natives] });
      const ours = `<script>natives.take()</script><script src="${it.tag}" defer></script>`;
      page = await it.open(hostPage(host, it.element(), host.ready ? '' : ours), { before: [natives] });
      if (!host.ready) return;
      for (const one of [bare, page]) await one.waitForFunction(host.ready);
      await page.evaluate((tag) => {
        window.natives.take();
        document.head.appendChild(document.createElement('script')).src = tag;
      }, it.tag);
    });
    after(() => Promise.all([bare, page].filter(Boolean).map(leave)));

    test('can use the calendar with a mouse', () => byMouse(page));
    test('can use the calendar with keys alone', () => byKeyboard(page));
    test('can search in the calendar', () => bySearch(page));

    test('finds its natives and its globals as it left them', async () => {
      const changes = await page.evaluate(() => window.natives.changes());
      assert.deepEqual(changes.filter((one) => !host.bookkeeping?.test(one)), []);
    });

    test('hears no complaint more on the console', () => {
      assert.deepEqual(complaints(page), complaints(bare));
    });

    test('looks the same around the calendar', async () => {
      await bare.mouse.move(0, 0);
      await page.mouse.move(0, 0);
      await page.evaluate(() => document.activeElement.blur());
      assert.deepEqual(await looks(page), await looks(bare));
    });

    test('still does its own work', async () => {
      for (const one of [bare, page]) {
        await one.locator('#count').click();
        assert.equal(await one.locator('#counted').textContent(), '1');
        assert.equal(await one.evaluate(() => window.hostWorks()), true);
      }
    });
  });
}
