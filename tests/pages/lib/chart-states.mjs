// Every state of the chart (promises.md, "Words"), each brought about the way it happens to people.
import { hears, painted } from './calendar.mjs';
import { frame } from './chart.mjs';
import { broad, csv, daily, DAMAGED, KINDS, ONE, YEARS } from './figures.mjs';

const refused = () => ({ status: 404, body: 'no' });
const LINES = { kind: 'line', unit: 'giorni', heading: 'Giorni per rispondere a una richiesta', better: 'lower' };
const FULL = {
  ...LINES, target: '20', 'target-name': 'Obiettivo 2025', threshold: '30 Media provinciale', band: '0-20 Buono; 20-40 Da migliorare',
  note: '2020 Chiusura per la pandemia; 2022 Nuovo sportello', 'how-to': 'Più la linea è bassa, prima arriva la risposta.',
  origin: 'Comune di Ala', licence: 'CC BY 4.0', updated: '2026-03-31',
};
const SEVERAL = { '/feed/ala': csv(ONE), '/feed/avio': csv(ONE.replace('31,8', '25,1')) };

/** `reply` is what the source answers; `act` brings the loaded page into the state; `width` is the container's. */
export const STATES = [
  {
    name: 'loading',
    attributes: LINES,
    reply: () => null,
    act: (page) => page.waitForFunction(() => window.said.some((it) => it.text.startsWith('Caricamento'))),
  },
  { name: 'empty', attributes: LINES, reply: () => csv('Anno;Valore\r\n'), act: (page) => page.chart.alert.waitFor() },
  { name: 'few', attributes: LINES, reply: () => csv(ONE), act: loaded },
  { name: 'full', attributes: FULL, reply: () => csv(YEARS), act: loaded },
  { name: 'many', attributes: { ...LINES, x: 'Giorno' }, reply: () => csv(daily(3650)), act: loaded },
  { name: 'many series', attributes: LINES, reply: () => csv(broad(12)), act: loaded },
  { name: 'bars', attributes: { kind: 'bar', unit: 'kg', heading: 'Rifiuti' }, reply: () => csv(KINDS), act: loaded },
  { name: 'stacked bars', attributes: { kind: 'stack', heading: 'In pila' }, reply: () => csv(broad(5)), act: loaded },
  {
    name: 'filtered to none',
    attributes: LINES,
    reply: () => csv(YEARS),
    act: async (page) => {
      await loaded(page);
      for (const one of await page.chart.layers.locator('input').all()) await one.uncheck();
      await page.chart.host.getByText('Tutte le serie sono nascoste').first().waitFor();
    },
  },
  {
    name: 'partial data',
    attributes: { kind: 'line', x: 'Anno', heading: 'Visitatori' },
    reply: () => csv(DAMAGED),
    act: async (page) => {
      await loaded(page);
      await page.chart.notice.first().waitFor();
    },
  },
  {
    name: 'error with retry',
    attributes: LINES,
    reply: refused,
    act: async (page) => {
      await hears(page, 'cw-error');
      await page.chart.part('retry').waitFor();
    },
  },
  {
    name: 'one of three sources failing',
    body: `<cw-kpi-chart loading="eager" kind="line" x="Anno" heading="Giorni, comune per comune">
      <source src="/feed/ala" title="Comune di Ala"><source src="/feed/avio" title="Comune di Avio">
      <source src="/feed/brentonico" title="Unione dei comuni di Brentonico, Mori e Ronzo-Chienis"><a href="/dati">I dati</a>
    </cw-kpi-chart>`,
    reply: ({ url }) => SEVERAL[url.pathname] ?? refused(),
    act: async (page) => {
      await page.chart.alert.waitFor();
      await loaded(page);
    },
  },
  { name: 'table', attributes: { ...FULL, view: 'table' }, reply: () => csv(YEARS), act: loaded },
  { name: 'table of pages', attributes: { ...LINES, x: 'Giorno', view: 'table' }, reply: () => csv(daily(250)), act: loaded },
  {
    name: 'tile',
    attributes: { ...FULL, kind: 'tile' },
    reply: () => csv(ONE),
    act: async (page) => {
      await loaded(page);
      await page.chart.part('tile-value').waitFor();
    },
  },
  { name: 'panels', attributes: { ...LINES, panels: '', target: '20' }, reply: () => csv(YEARS), act: loaded },
  {
    name: 'zoomed',
    attributes: { ...LINES, x: 'Giorno' },
    reply: () => csv(daily(400)),
    act: async (page) => {
      await loaded(page);
      await page.chart.zoom('in').click();
      await page.chart.zoom('all').waitFor();
    },
  },
  {
    name: 'tooltip',
    attributes: LINES,
    reply: () => csv(YEARS),
    act: async (page) => {
      await loaded(page);
      const { x, y, width, height } = await frame(page);
      await page.mouse.move(x + width * 0.5, y + height * 0.5);
      await page.chart.tooltip.waitFor();
    },
  },
  {
    name: 'value by key',
    attributes: LINES,
    reply: () => csv(YEARS),
    act: async (page) => {
      await loaded(page);
      await page.chart.values.focus();
      await page.keyboard.press('ArrowLeft');
      await page.chart.tooltip.waitFor();
    },
  },
  {
    name: 'files open',
    attributes: FULL,
    reply: () => csv(YEARS),
    act: async (page) => {
      await loaded(page);
      for (const one of await page.chart.host.locator('summary').all()) await one.click();
      await page.chart.part('save').first().waitFor();
    },
  },
  { name: 'narrow', attributes: FULL, width: 320, reply: () => csv(YEARS), act: loaded },
];

async function loaded(page) {
  await hears(page, 'cw-load');
  await page.chart.status.filter({ hasText: /\d/ }).waitFor({ state: 'attached' });
  await painted(page);
}
