// The examples of the widgets, served by the demo on a fixed day.
import { readdirSync } from 'node:fs';

/** Names of a widget's examples, without `.html`. */
export function examples(widget) {
  return readdirSync(new URL(`../../../widgets/${widget}/examples/`, import.meta.url))
    .filter((it) => it.endsWith('.html'))
    .map((it) => it.replace('.html', ''))
    .sort();
}

/** Those of the calendar. */
export const EXAMPLES = examples('calendar');

/** Those of the map. */
export const MAPS = examples('map');

/** Those of the chart. */
export const CHARTS = examples('chart');

/** Waits until every widget of the page has data or says why not. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('cw-event-calendar, cw-kpi-chart, cw-poi-map')];
    const done = ({ localName: tag, shadowRoot: root }) => {
      if (root?.querySelector('[part=legend]')?.textContent.includes('…')) return false; // one may fail before another comes
      const words = root?.querySelector('[role=status]')?.textContent ?? '';
      // A chart is drawn, or is a table, or says why it is neither.
      if (tag === 'cw-kpi-chart' && root && !root.querySelector('[role=alert]')) return Boolean(root.querySelector('.sheet, canvas, table')) && /\d/.test(words);
      // What was said of waiting is taken back a moment after an error.
      return root?.querySelector('[role=alert]') ? !words.endsWith('…') : /\d{4}|\d luog|\d Ort|\d place|^Ness/.test(words) && !root.querySelector('.loading');
    };
    // Those far below wait until they come near.
    for (const it of all) if (!done(it)) { it.scrollIntoView(); return false; }
    scrollTo(0, 0);
    return true;
  });
  await page.waitForLoadState('networkidle');
}
