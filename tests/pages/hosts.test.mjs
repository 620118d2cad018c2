// Usable in every old page, and no harm to it (promises C1, C2, C4).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { changes, furnish, HOSTS, looksAlike, visit, works } from './lib/hosts.mjs';
import { complaints, library } from './lib/lib.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { byKeyboard, byMouse, bySearch } from './lib/task.mjs';

let it;
before(async () => {
  it = await neighbourhood();
  furnish(it);
  it.host.on('/dojo/*', (request, response, url) => library(`dojo/${url.pathname.slice(6)}`));
});
after(() => it.stop());

for (const host of HOSTS) {
  describe(`a page with ${host.name}`, () => {
    let both, page;

    before(async () => {
      both = await visit(it, host, it.element());
      [, page] = both;
    });
    after(() => Promise.all((both ?? []).map(leave)));

    test('can use the calendar with a mouse', () => byMouse(page));
    test('can use the calendar with keys alone', () => byKeyboard(page));
    test('can search in the calendar', () => bySearch(page));

    test('finds its natives and its globals as it left them', async () => assert.deepEqual(await changes(page, host), []));
    test('hears no complaint more on the console', () => assert.deepEqual(complaints(page), complaints(both[0])));
    test('looks the same around the calendar', () => looksAlike(both));
    test('still does its own work', () => works(both));
  });
}
