// No accessibility violation in any state of the chart, however the page looks (promise A1).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { MODES, describe as explain, enter, violations } from './lib/axe.mjs';
import { CHART } from './lib/chart.mjs';
import { STATES } from './lib/chart-states.mjs';
import { stage } from './lib/stage.mjs';
import { bring } from './lib/states.mjs';

test('there are at least eight states', () => assert.ok(8 <= STATES.length));

describe('the state', () => {
  let it;
  before(async () => { it = await stage(CHART); });
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
