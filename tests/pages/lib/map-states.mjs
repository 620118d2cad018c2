// Every state of the map (promises.md, "Words"), each brought about the way it happens to people.
import { hears } from './calendar.mjs';
import { counts, rested } from './map.mjs';
import { collection, damaged, handful, places } from './places.mjs';

const refused = () => ({ status: 404, body: 'no' });
const several = (more = '') => `<cw-poi-map loading="eager" ${more}>
  <source src="/feed/ala" title="Comune di Ala"><source src="/feed/avio" title="Comune di Avio" color="#ffee00">
  <source src="/feed/brentonico" title="Unione dei comuni di Brentonico, Mori e Ronzo-Chienis"><a href="/luoghi">Tutti i luoghi</a>
</cw-poi-map>`;
const SEVERAL = { '/feed/ala': handful(), '/feed/avio': collection(places(40).slice(10)) };

/** `reply` is what the source answers; `act` brings the loaded page into the state; `width` is the container's. */
export const STATES = [
  {
    name: 'loading',
    reply: () => null,
    act: (page) => page.waitForFunction(() => window.said.some((it) => it.text.startsWith('Caricamento'))),
  },
  { name: 'empty', reply: () => collection([]), act: loaded },
  { name: 'few', reply: handful, act: loaded },
  { name: 'many', reply: () => collection(places(1000)), act: loaded },
  {
    name: 'filtered to none',
    reply: handful,
    act: async (page) => {
      await loaded(page);
      await page.map.search.fill('marziani');
      await counts(page, 'Nessun luogo corrisponde');
    },
  },
  {
    name: 'partial data',
    reply: damaged,
    act: async (page) => {
      await loaded(page);
      await page.map.part('notice').first().waitFor();
    },
  },
  {
    name: 'error with retry',
    reply: refused,
    act: async (page) => {
      await hears(page, 'cw-error');
      await page.map.part('retry').waitFor();
    },
  },
  {
    name: 'one of three sources failing',
    body: several(),
    reply: ({ url }) => SEVERAL[url.pathname] ?? refused(),
    act: async (page) => {
      await page.map.alert.waitFor();
      await loaded(page);
    },
  },
  {
    name: 'card open',
    reply: handful,
    act: async (page) => {
      await loaded(page);
      // A narrow map shows the one or the other.
      if (!await page.map.row('Biblioteca civica').count()) await page.map.part('view-list').click();
      await page.map.row('Biblioteca civica').click();
      await page.map.card.waitFor();
      await rested(page);
    },
  },
  {
    name: 'filters open',
    reply: handful,
    act: async (page) => {
      await loaded(page);
      await page.map.part('filters').click();
      await page.map.part('filters-panel').waitFor();
    },
  },
  {
    name: 'consent asked',
    attributes: { tiles: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '© tiles.example' },
    reply: handful,
    act: async (page) => {
      await loaded(page);
      await page.map.part('consent').waitFor();
    },
  },
  { name: 'list only', attributes: { view: 'list' }, reply: handful, act: (page) => hears(page, 'cw-load') },
  { name: 'map only', attributes: { view: 'map' }, reply: handful, act: loaded },
  { name: 'narrow', width: 320, reply: handful, act: loaded },
];

async function loaded(page) {
  await hears(page, 'cw-load');
  await rested(page);
}
