// No accessibility violation in any example of the chart (promise A1).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MODES, describe as explain, enter, violations } from './lib/axe.mjs';
import { CHARTS, settled } from './lib/examples.mjs';
import { demoStage } from './lib/stage.mjs';

let it;
before(async () => { it = await demoStage(); });
after(() => it.stop());

// What the modes change is looked at in every state; here it is the page that differs.
for (const name of CHARTS) {
  test(`the example ${name} has no violation, and shows figures`, async () => {
    const page = await it.open(`/gallery/kpi-chart/${name}.html`);
    await settled(page);
    const shown = await page.chart.host.locator('.drawing > .sheet path, canvas, table, [role=alert]').count();
    assert.ok(0 < shown);
    for (const mode of MODES.filter((one) => ['light', '400 %'].includes(one.name))) {
      await enter(page, mode);
      const found = await violations(page);
      assert.equal(found.length, 0, `${mode.name}\n${found.map(explain).join('\n\n')}`);
    }
    await page.context().close();
  });
}
