// The chart as a reader meets it: names for its parts, and what stands in its drawing and in its table.
import { hears, painted } from './calendar.mjs';

/** What a stage of charts begins with. */
export const CHART = { tag: 'cw-kpi-chart', src: '/feed/valori.csv' };

/** Parts of the chart inside `host`, as locators. Playwright looks through open shadow roots. */
export function chart(page, selector = 'cw-kpi-chart') {
  const host = page.locator(selector);
  const part = (name) => host.locator(`[part~="${name}"]`);
  return {
    host,
    part,
    status: host.locator('[role=status]').first(), // the files to take away have one of their own
    alert: host.locator('[role=alert]'),
    summary: part('summary'),
    notice: part('notice'),
    sheet: host.locator('.drawing > .sheet'),
    lines: host.locator('.drawing > .sheet .line'),
    values: part('values'),
    tooltip: part('tooltip'),
    layers: part('layer'),
    table: part('table'),
    rows: part('table').locator('tbody tr'),
    zoom: (name) => part(name === 'in' || name === 'out' || name === 'all' ? `zoom-${name}` : name),
    file: (words) => part('save').filter({ hasText: words }),
  };
}

/** Opens a page of `it`, a stage, whose data are there and drawn. */
export async function shown(it, options) {
  const page = await it.open(options);
  await hears(page, 'cw-load');
  await painted(page);
  return page;
}

/** Shows the table, by the button people press. */
export async function tabled(page, selector) {
  const it = chart(page, selector);
  await it.part('view-table').click();
  await it.table.waitFor();
}

/** What the table of the chart `at` holds: the head, and of each row its cells `{ text, mark, unseen }`. */
export function cells(page, at = 0) {
  return page.evaluate((at) => {
    const hosts = [...document.querySelectorAll('*')].filter((one) => one.shadowRoot?.querySelector('[part=chart]'));
    const table = hosts[at].shadowRoot.querySelector('table');
    const read = (cell) => {
      const own = [...cell.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join('');
      const said = (selector) => [...cell.querySelectorAll(selector)].map((one) => one.textContent.trim()).join('');
      return { text: own.trim(), mark: said('[aria-hidden]'), unseen: said('.hidden') };
    };
    const name = (th) => [...th.querySelector('button').childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join('').trim();
    return {
      head: [...table.querySelectorAll('thead th')].map(name),
      sorts: [...table.querySelectorAll('thead th')].map((one) => one.getAttribute('aria-sort')),
      rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(read)),
    };
  }, at);
}

/** Texts of the drawing of one role: `tick`, `name`, `value`, `note-number`. */
export function written(page, role) {
  return page.chart.host.locator(`.drawing > .sheet text.${role}`).allTextContents();
}

/** The points of a series' line, as numbers: one list for each piece of it. */
export function pieces(page, layer = 0) {
  return page.chart.host.evaluate((host, layer) => {
    const found = host.shadowRoot.querySelectorAll(`.drawing > .sheet .line.layer-${layer}, .drawing > .sheet .trace.layer-${layer}`);
    return [...found].flatMap((one) => one.getAttribute('d').split('M').slice(1))
      .map((piece) => piece.split(/[LlHhVv]/).map((one) => one.trim()));
  }, layer);
}

/** The box of the drawing's frame on the page. */
export function frame(page, at = 0) {
  return page.chart.host.locator('.drawing').nth(at).boundingBox();
}

/** Milliseconds the live region waits for calm, and a little more. */
export const CALM = 500;
