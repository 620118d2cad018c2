import { stage } from './lib/stage.mjs';
import { MAP } from './lib/map.mjs';
import { STATES } from './lib/map-states.mjs';
import { bring } from './lib/states.mjs';
import { hears } from './lib/calendar.mjs';
const it = await stage(MAP);
for (const name of process.argv.slice(2)) {
  const page = await bring(it, STATES.find((s) => s.name === name));
  console.log(name, JSON.stringify(await hears(page, 'cw-load')), await page.map.rows.allTextContents(), await page.map.status.textContent());
  await page.screenshot({ path: `/tmp/mt/${name}.png` });
}
await it.stop();
