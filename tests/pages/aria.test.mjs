// What assistive technology is given of each example, kept and compared. `UPDATE=1 npm test` writes it anew.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { EXAMPLES, settled } from './lib/examples.mjs';
import { demoStage } from './lib/stage.mjs';

const folder = new URL('./snapshots/', import.meta.url);

let it;
before(async () => {
  it = await demoStage();
  mkdirSync(folder, { recursive: true });
});
after(() => it.stop());

for (const example of EXAMPLES) {
  test(`the accessibility tree of ${example} is the one we know`, async () => {
    const page = await it.open(`/gallery/event-calendar/${example}.html`);
    await settled(page);
    const trees = await page.locator('cw-event-calendar').all();
    const seen = (await Promise.all(trees.map((one) => one.ariaSnapshot()))).join('\n---\n') + '\n';
    await page.context().close();
    const file = new URL(`${example}.yml`, folder);
    if (process.env.UPDATE) writeFileSync(file, seen);
    assert.ok(existsSync(file), `no snapshot of ${example} yet: run UPDATE=1 npm test`);
    assert.equal(seen, readFileSync(file, 'utf8'));
  });
}
