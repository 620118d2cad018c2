// Every state of the calendar (promises.md, "Words"), each brought about the way it happens to people.
import { hears } from './calendar.mjs';
import { broken, few, many, SAGRA, occurrence } from './feed.mjs';

const JUNE = { date: '2026-06-10' };
const GRID = { ...JUNE, view: 'month' };
const SEVERAL = { '/feed/ala': few(), '/feed/avio': many(40, { ids: 2000 }) };
const several = (view) => `<cw-event-calendar loading="eager" date="2026-06-10" ${view}>
  <source src="/feed/ala" title="Comune di Ala"><source src="/feed/avio" title="Comune di Avio" color="#ffee00">
  <source src="/feed/brentonico" title="Unione dei comuni di Brentonico, Mori e Ronzo-Chienis"><a href="/Eventi">Tutti gli eventi</a>
</cw-event-calendar>`;
const refused = () => ({ status: 404, body: 'no' });

/** `reply` is what the open data answer; `act` brings the loaded page into the state; `width` is the container's. */
export const STATES = [
  {
    name: 'loading',
    attributes: GRID,
    reply: () => null,
    act: async (page) => page.waitForFunction(() => window.said.some((it) => it.text.startsWith('Caricamento'))),
  },
  { name: 'empty', attributes: { ...JUNE, view: 'list' }, reply: () => [], act: loaded },
  { name: 'empty month', attributes: GRID, reply: () => [], act: loaded },
  { name: 'few', attributes: GRID, reply: few, act: loaded },
  { name: 'few, as a list', attributes: { ...JUNE, view: 'list' }, reply: few, act: loaded },
  { name: 'many', attributes: GRID, reply: () => many(1000), act: loaded },
  { name: 'many, as a list', attributes: { ...JUNE, view: 'list' }, reply: () => many(1000), act: loaded },
  {
    name: 'filtered to none',
    attributes: { ...JUNE, view: 'list' },
    reply: few,
    act: async (page) => {
      await loaded(page);
      await page.calendar.part('search').fill('marziani');
      await page.calendar.part('empty').waitFor();
    },
  },
  {
    name: 'partial data',
    attributes: GRID,
    reply: broken,
    act: async (page) => {
      await loaded(page);
      await page.calendar.part('notice').waitFor();
    },
  },
  {
    name: 'error with retry',
    attributes: GRID,
    reply: refused,
    act: async (page) => {
      await hears(page, 'cw-error');
      await page.calendar.part('retry').waitFor();
    },
  },
  {
    name: 'offline',
    attributes: { ...GRID, src: 'javascript:nothing' },
    reply: few,
    act: async (page) => {
      await page.calendar.alert.waitFor();
      await page.context().setOffline(true);
      await page.evaluate(() => document.querySelector('cw-event-calendar').setAttribute('src', '/'));
      await page.calendar.alert.getByText('Connessione assente').waitFor();
    },
  },
  {
    name: 'old data after a failed refresh',
    attributes: GRID,
    reply: (asked) => (asked.times === 1 ? few() : refused()),
    act: async (page) => {
      await loaded(page);
      await page.evaluate(() => document.querySelector('cw-event-calendar').refresh());
      await page.calendar.alert.getByText('Dati aggiornati il').waitFor();
    },
  },
  {
    name: 'day open',
    attributes: GRID,
    reply: few,
    act: async (page) => {
      await loaded(page);
      await page.calendar.cell('2026-06-24').focus();
      await page.keyboard.press('Enter');
      await page.calendar.dialog.waitFor();
    },
  },
  {
    name: 'event open',
    attributes: GRID,
    reply: () => [occurrence(1, '2026-06-05', '2026-06-09', SAGRA)],
    act: async (page) => {
      await loaded(page);
      await page.calendar.grid.locator('[part=event]').first().click();
      await page.calendar.part('detail').waitFor();
    },
  },
  {
    name: 'event open from its day',
    attributes: GRID,
    reply: few,
    act: async (page) => {
      await loaded(page);
      await page.calendar.cell('2026-06-24').focus();
      await page.keyboard.press('Enter');
      await page.calendar.dialog.locator('[part=event]').first().click();
      await page.calendar.part('back').waitFor();
    },
  },
  {
    name: 'crashed',
    probe: true,
    reply: few,
    body: '<cw-probe label="Conta" panic="click" loading="eager">Qui c’era un conto</cw-probe>',
    act: async (page) => {
      const probe = page.locator('cw-probe');
      await probe.locator('button').click();
      await probe.locator('[part~=retry]').waitFor();
    },
  },
  { name: 'narrow list', attributes: JUNE, width: 340, reply: few, act: loaded },
  { name: 'narrow month', attributes: GRID, width: 340, reply: few, act: loaded },
  {
    name: 'several sources',
    reply: ({ url }) => SEVERAL[url.pathname] ?? refused(),
    body: several('view="month"'),
    act: refusedOnce,
  },
  {
    name: 'several sources, as a list',
    reply: ({ url }) => SEVERAL[url.pathname] ?? refused(),
    body: several('view="list"'),
    act: refusedOnce,
  },
  {
    name: 'several sources, narrow',
    width: 340,
    reply: ({ url }) => SEVERAL[url.pathname] ?? refused(),
    body: several('view="list"'),
    act: refusedOnce,
  },
  { name: 'heading', attributes: { ...GRID, heading: 'Che cosa si fa in valle' }, reply: few, act: loaded },
];

/** Opens a page in a state. */
export async function bring(stage, state, options = {}) {
  const page = await stage.open({ ...options, ...state });
  await state.act(page);
  return page;
}

async function loaded(page) {
  await hears(page, 'cw-load');
}

async function refusedOnce(page) {
  await page.calendar.alert.waitFor();
  await hears(page, 'cw-load', 2);
}
