// No accessibility violation in any state or example of the map, however the page looks (promise A1).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { MODES, describe as explain, enter, violations } from './lib/axe.mjs';
import { examples, settled } from './lib/examples.mjs';
import { MAP } from './lib/map.mjs';
import { STATES } from './lib/map-states.mjs';
import { demoStage, stage } from './lib/stage.mjs';
import { bring } from './lib/states.mjs';

const file = (name) => readFileSync(new URL(`../../widgets/map/examples/${name}.html`, import.meta.url), 'utf8');

test('there are at least eight states', () => assert.ok(8 <= STATES.length));

describe('the state', () => {
  let it;
  before(async () => { it = await stage(MAP); });
  after(() => it.stop());

  for (const state of STATES) {
    describe(`«${state.name}»`, () => {
      let page;
      before(async () => { page = await bring(it, state); });
      after(() => page?.context().close());

      for (const mode of MODES) {
        test(`has no violation in ${mode.name}`, async () => {
          await enter(page, { width: state.width, ...mode });
          const found = await violations(page);
          assert.equal(found.length, 0, found.map(explain).join('\n\n'));
        });
      }
    });
  }
});

describe('the example', () => {
  let it;
  before(async () => { it = await demoStage(); });
  after(() => it.stop());

  // What the modes change is looked at in every state; here it is the page that differs.
  for (const name of examples('map')) {
    test(`${name} has no violation, and shows places`, async () => {
      const page = await it.open(`/gallery/poi-map/${name}.html`, { served: file(name) });
      await settled(page);
      assert.match(await page.map.status.textContent(), /\d (luog|Ort|place)/);
      for (const mode of MODES.filter((one) => ['light', '400 %'].includes(one.name))) {
        await enter(page, mode);
        const found = await violations(page);
        assert.equal(found.length, 0, `${mode.name}\n${found.map(explain).join('\n\n')}`);
      }
      await page.context().close();
    });
  }
});
