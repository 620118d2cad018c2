// No accessibility violation in any example (promise A1), and none added to the pages around a widget (A2).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { MODES, describe as explain, enter, violations } from './lib/axe.mjs';
import { EXAMPLES, settled } from './lib/examples.mjs';
import { demoStage } from './lib/stage.mjs';

let it;
before(async () => { it = await demoStage(); });
after(() => it.stop());

for (const example of EXAMPLES) {
  describe(`the example ${example}`, () => {
    let page;
    before(async () => {
      page = await it.open(`/gallery/event-calendar/${example}.html`);
      await settled(page);
    });
    after(() => page?.context().close());

    for (const mode of MODES) {
      test(`has no violation in ${mode.name}`, async () => {
        await enter(page, mode);
        const found = await violations(page);
        assert.equal(found.length, 0, found.map(explain).join('\n\n'));
      });
    }
  });
}

describe('the page around a calendar', () => {
  for (const path of ['/', '/2010/', '/gallery/']) {
    test(`${path} has no violation more than without our script`, async () => {
      const bare = await it.open(path, { blocked: /\/pkg\// });
      const before = await violations(bare);
      await bare.context().close();
      const page = await it.open(path);
      await settled(page);
      // The page's own fault on an element is the same fault when axe now names a part of that element.
      const added = await page.evaluate(([now, before]) => now.filter(({ rule, target }) => {
        const node = document.querySelector(target);
        return !before.some((one) => one.rule === rule && document.querySelector(one.target)?.contains(node));
      }), [await violations(page), before]);
      await page.context().close();
      assert.equal(added.length, 0, added.map(explain).join('\n\n'));
    });
  }
});
