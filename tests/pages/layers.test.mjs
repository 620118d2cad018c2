// Several sources in one calendar: each named, marked and switched; the slow waited for by nobody, the broken named.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted, said } from './lib/calendar.mjs';
import { faint } from './lib/colour.mjs';
import { occurrence, relation } from './lib/feed.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

const ALA = '<source src="/feed/ala" title="Comune di Ala">';
const AVIO = '<source src="/feed/avio" title="Comune di Avio">';
const BRENTONICO = '<source src="/feed/brentonico" title="Comune di Brentonico">';
const LIST = 'loading="eager" date="2026-07-01" view="list"';
const GRID = 'loading="eager" date="2026-07-10" view="month"';

const at = (id, day, title, place) => occurrence(
  id, `2026-07-${day}T20:00:00+02:00`, `2026-07-${day}T22:00:00+02:00`,
  { title, takes_place_in: place ? relation(500 + id, place) : [] },
);
const FEEDS = {
  '/feed/ala': [at(1, '12', 'Concerto della banda', 'Teatro Sartori'), at(2, '20', 'Mercato')],
  '/feed/avio': [at(71, '12', 'CONCERTO della banda', 'teatro sartori'), at(72, '14', 'Visita al castello'), at(73, '20', 'Mercato')],
  '/feed/brentonico': [at(91, '13', 'Passeggiata nel parco')],
};
const good = ({ url }) => FEEDS[url.pathname];

function open(children, { attributes = LIST, reply = good, ...options } = {}) {
  const body = `<cw-event-calendar ${attributes}>${children}<a href="/Eventi">Tutti gli eventi</a></cw-event-calendar>`;
  return it.open({ body, reply, ...options });
}

const legend = (page) => page.calendar.part('legend');
const box = (page, name) => legend(page).getByRole('checkbox', { name });
const titles = (page) => page.calendar.rows.locator('.summary').allTextContents();
const focused = (locator) => locator.evaluate((one) => one === one.getRootNode().activeElement);
const settle = (page, words) => page.calendar.status.getByText(words, { exact: true }).waitFor();

/** A reply that waits for one path until `release()` is called. */
function holding(path) {
  let release;
  const held = new Promise((done) => { release = done; });
  const reply = async (asked) => {
    if (asked.url.pathname === path) await held;
    return good(asked);
  };
  return { reply, release };
}

describe('several sources', () => {
  test('are one list, in which every event names its own', async () => {
    const page = await open(ALA + AVIO + BRENTONICO);
    await settle(page, 'luglio 2026, 5 eventi');
    assert.deepEqual(await page.calendar.rows.locator('.what').allTextContents(), [
      'Concerto della banda, Teatro Sartori, Comune di Ala',
      'Passeggiata nel parco, Comune di Brentonico',
      'Visita al castello, Comune di Avio',
      'Mercato, Comune di Ala',
      'Mercato, Comune di Avio',
    ]);
    assert.deepEqual(await legend(page).locator('label').allTextContents(), [
      'Comune di Ala (2)', 'Comune di Avio (3)', 'Comune di Brentonico (1)',
    ]);
    assert.deepEqual(page.complaints(), []);
  });

  test('that know one thing show it once, as the first of them tells it', async () => {
    const page = await open(ALA + AVIO);
    await settle(page, 'luglio 2026, 4 eventi');
    assert.deepEqual(await titles(page), ['Concerto della banda', 'Visita al castello', 'Mercato', 'Mercato']);
    assert.equal((await hears(page, 'cw-load', 2)).items, 4);
    await box(page, /Ala/).uncheck();
    await settle(page, 'luglio 2026, 3 eventi');
    assert.deepEqual(await titles(page), ['CONCERTO della banda', 'Visita al castello', 'Mercato']);
  });

  test('are named in the event, opened', async () => {
    const page = await open(ALA + AVIO);
    await settle(page, 'luglio 2026, 4 eventi');
    await page.calendar.rows.getByText('Visita al castello').click();
    assert.equal(await page.calendar.part('detail').locator('.source').textContent(), 'Comune di Avio');
  });

  test('have a mark each in the month: a colour that stands out, and a shape of its own', async () => {
    for (const theme of ['light', 'dark', 'high-contrast']) {
      const page = await open(ALA + AVIO + '<source src="/feed/brentonico" title="Brentonico" color="#ffee00">', { attributes: `${GRID} theme="${theme}"` });
      await settle(page, 'luglio 2026, 5 eventi');
      const marks = await legend(page).locator('svg').evaluateAll((all) => all.map((one) => ({
        shape: one.firstChild.getAttribute('d'), fill: getComputedStyle(one).fill,
      })));
      assert.equal(new Set(marks.map(({ shape }) => shape)).size, 3);
      assert.equal(new Set(marks.map(({ fill }) => fill)).size, 3);
      assert.deepEqual(await faint(page), []);
      const shown = await page.calendar.cell('2026-07-14').locator('svg').evaluate((one) => ({
        shape: one.firstChild.getAttribute('d'), fill: getComputedStyle(one).fill,
      }));
      assert.deepEqual(shown, marks[1]);
      await page.context().close();
    }
  });

  test('are told apart by their shapes where a reader has colours of their own', async () => {
    const page = await open(ALA + AVIO, { media: { forcedColors: 'active' } });
    await settle(page, 'luglio 2026, 4 eventi');
    const marks = await legend(page).locator('label').evaluateAll((all) => all.map((label) => {
      const mark = label.querySelector('svg');
      return [mark.firstChild.getAttribute('d'), getComputedStyle(mark).fill === getComputedStyle(label).color];
    }));
    assert.notEqual(marks[0][0], marks[1][0]);
    assert.deepEqual(marks.map(([, same]) => same), [true, true]);
  });

  test('without a title are called by their host', async () => {
    const page = await open(`${ALA}<source src="/feed/avio">`);
    await settle(page, 'luglio 2026, 4 eventi');
    await box(page, new URL(it.origin).host).waitFor();
  });

  test('none of which answers leave the page its fallback', async () => {
    const page = await open(ALA + AVIO, { reply: () => ({ status: 404, body: 'no' }) });
    await page.calendar.alert.nth(1).waitFor();
    await page.getByRole('link', { name: 'Tutti gli eventi' }).waitFor();
    assert.equal(await page.calendar.part('retry').count(), 2);
    assert.deepEqual((await heard(page, 'cw-error')).map(({ source }) => new URL(source).pathname).sort(), ['/feed/ala', '/feed/avio']);
  });
});

describe('a slow source', () => {
  test('keeps nobody waiting for the others, and is announced with them, once', async () => {
    const { reply, release } = holding('/feed/avio');
    const page = await open(ALA + AVIO + BRENTONICO, { reply });
    await page.calendar.rows.getByText('Passeggiata nel parco').waitFor();
    await page.calendar.rows.getByText('Concerto della banda').waitFor();
    await legend(page).getByText('in caricamento…').waitFor();
    assert.deepEqual((await hears(page, 'cw-load', 2)).sources, 2);
    release();
    await settle(page, 'luglio 2026, 5 eventi');
    assert.deepEqual((await hears(page, 'cw-load', 3)).sources, 3);
    const counts = (await said(page, 'status')).filter(({ text }) => /\d event/.test(text));
    assert.deepEqual(counts.map(({ text }) => text), ['luglio 2026, 5 eventi']);
  });

  test('switched off is not waited for', async () => {
    const { reply } = holding('/feed/avio');
    const page = await open(ALA + AVIO, { reply });
    await page.calendar.rows.getByText('Concerto della banda').waitFor();
    await box(page, /Avio/).uncheck();
    await settle(page, 'luglio 2026, 2 eventi');
    assert.equal(await page.calendar.host.locator('.loading').count(), 0);
    assert.equal((await heard(page, 'cw-error')).length, 0);
  });
});

describe('a source that fails', () => {
  const failing = (broken) => (asked) => (asked.url.pathname === '/feed/avio' && broken() ? { status: 404, body: 'no' } : good(asked));

  test('is named beside the data of the others, and asked again on its own', async () => {
    let broken = true;
    const page = await open(ALA + AVIO, { reply: failing(() => broken) });
    await settle(page, 'luglio 2026, 2 eventi. Non disponibile: Comune di Avio');
    assert.equal(await page.calendar.alert.textContent(), 'Comune di Avio: Il sito che fornisce i dati ha risposto con un errore.');
    assert.deepEqual(await titles(page), ['Concerto della banda', 'Mercato']);
    assert.equal((await hears(page, 'cw-error')).source, `${it.origin}/feed/avio`);
    broken = false;
    const from = it.asked.length;
    await page.calendar.part('retry').click();
    await settle(page, 'luglio 2026, 4 eventi');
    assert.equal(await page.calendar.alert.count(), 0);
    assert.deepEqual(it.asked.slice(from).map(({ url }) => url.pathname), ['/feed/avio']);
  });

  test('hands the focus to its check box, and takes it back when it fails again', async () => {
    let release;
    const held = new Promise((done) => { release = done; });
    const refuse = failing(() => true);
    let tries = 0;
    const page = await open(ALA + AVIO, {
      reply: async (asked) => {
        if (asked.url.pathname === '/feed/avio' && tries++) await held;
        return refuse(asked);
      },
    });
    await page.calendar.part('retry').focus();
    await page.keyboard.press('Enter');
    await legend(page).getByText('in caricamento…').waitFor();
    assert.equal(await focused(box(page, /Avio/)), true);
    release();
    await hears(page, 'cw-error', 2);
    await painted(page);
    assert.equal(await focused(page.calendar.part('retry')), true);
  });

  test('switched off says no more, and its check box keeps the focus', async () => {
    const page = await open(ALA + AVIO, { reply: failing(() => true) });
    await settle(page, 'luglio 2026, 2 eventi. Non disponibile: Comune di Avio');
    await box(page, /Avio/).focus();
    await page.keyboard.press('Space');
    await settle(page, 'luglio 2026, 2 eventi');
    assert.equal(await page.calendar.alert.count(), 0);
    assert.equal(await focused(box(page, /Avio/)), true);
    assert.equal(await box(page, /Avio/).isChecked(), false);
  });

  test('keeps its last good data, with their date', async () => {
    let broken = false;
    const page = await open(ALA + AVIO, { reply: failing(() => broken) });
    await settle(page, 'luglio 2026, 4 eventi');
    broken = true;
    await page.evaluate(() => document.querySelector('cw-event-calendar').refresh());
    await page.calendar.alert.getByText(/^Comune di Avio: .* Dati aggiornati il 15 giugno 2026 alle \d\d:\d\d\.$/).waitFor();
    assert.equal((await titles(page)).length, 4);
  });
});

describe('the legend', () => {
  test('switches a source off and on with the keyboard alone', async () => {
    const page = await open(ALA + AVIO);
    await settle(page, 'luglio 2026, 4 eventi');
    const from = it.asked.length;
    await page.calendar.part('search').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await focused(box(page, /Avio/)), true);
    await page.keyboard.press('Space');
    await settle(page, 'luglio 2026, 2 eventi');
    assert.deepEqual(await titles(page), ['Concerto della banda', 'Mercato']);
    assert.equal(await focused(box(page, /Avio/)), true);
    assert.equal(await box(page, /Avio/).isChecked(), false);
    await page.keyboard.press('Space');
    await settle(page, 'luglio 2026, 4 eventi');
    assert.equal(it.asked.length, from, 'what is there is not asked for again');
  });

  test('with nothing chosen says so', async () => {
    const page = await open(ALA + AVIO);
    await settle(page, 'luglio 2026, 4 eventi');
    await box(page, /Ala/).uncheck();
    await box(page, /Avio/).uncheck();
    await page.calendar.part('empty').getByText('Nessuna fonte selezionata.').waitFor();
  });

  test('asks a source for the month it missed when it comes back', async () => {
    const asked = [];
    const reply = ({ url }) => {
      asked.push(url.searchParams.get('start').slice(0, 10));
      return [];
    };
    const search = (name) => `<source src="/api/opendata/v2/calendar/search/${name}" title="${name}">`;
    const page = await open(search('uno') + search('due'), { reply });
    await settle(page, 'luglio 2026, nessun evento');
    await box(page, /due/).uncheck();
    await page.calendar.part('next').click();
    await settle(page, 'agosto 2026, nessun evento');
    await box(page, /due/).check();
    await settle(page, 'agosto 2026, nessun evento');
    await it.until(() => asked.length === 4);
    assert.deepEqual(asked, ['2026-06-29', '2026-06-29', '2026-07-27', '2026-07-27']);
  });
});

describe('sources of a living page', () => {
  const change = (page, script) => page.evaluate(script);

  test('that come later are shown, and asked alone', async () => {
    const page = await open(ALA + AVIO);
    await settle(page, 'luglio 2026, 4 eventi');
    await box(page, /Ala/).uncheck();
    await settle(page, 'luglio 2026, 3 eventi');
    const from = it.asked.length;
    await change(page, () => {
      const one = Object.assign(document.createElement('source'), { src: '/feed/brentonico', title: 'Comune di Brentonico' });
      document.querySelector('cw-event-calendar').append(one);
    });
    await settle(page, 'luglio 2026, 4 eventi');
    assert.deepEqual(it.asked.slice(from).map(({ url }) => url.pathname), ['/feed/brentonico']);
    assert.equal(await box(page, /Ala/).isChecked(), false);
  });

  test('that go take their events along', async () => {
    const page = await open(ALA + AVIO + BRENTONICO);
    await settle(page, 'luglio 2026, 5 eventi');
    await change(page, () => document.querySelector('source').remove());
    await settle(page, 'luglio 2026, 4 eventi');
    await change(page, () => document.querySelector('source').remove());
    await settle(page, 'luglio 2026, 1 evento');
    assert.equal(await legend(page).count(), 0);
    assert.deepEqual(page.complaints(), []);
  });

  test('that change are asked where they are now, also after the element has moved', async () => {
    const page = await open(ALA + AVIO);
    await settle(page, 'luglio 2026, 4 eventi');
    await change(page, () => document.body.append(document.querySelector('cw-event-calendar')));
    await change(page, () => {
      const one = document.querySelectorAll('source')[1];
      one.src = '/feed/brentonico';
      one.title = 'Comune di Brentonico';
    });
    await settle(page, 'luglio 2026, 3 eventi');
    await box(page, 'Comune di Brentonico').waitFor();
  });

  test('are not looked for in what else stands inside the tag', async () => {
    const page = await open(`${ALA}<picture><source srcset="/sagra.svg"><img src="/sagra.svg" alt=""></picture>`);
    await settle(page, 'luglio 2026, 2 eventi');
    assert.equal(await legend(page).count(), 0);
  });

  test('are read in a `div` of a system that strips our tags, also those that come later', async () => {
    const body = `<div data-cw="event-calendar" data-loading="eager" data-date="2026-07-01" data-view="list">${ALA}${AVIO}</div>`;
    const page = await it.open({ body, reply: good });
    await settle(page, 'luglio 2026, 4 eventi');
    await change(page, () => document.querySelector('[data-cw]').insertAdjacentHTML('beforeend', '<source src="/feed/brentonico" title="Comune di Brentonico">'));
    await settle(page, 'luglio 2026, 5 eventi');
    await change(page, () => document.querySelector('source').remove());
    await settle(page, 'luglio 2026, 4 eventi');
  });
});

test('one source as a child is what `src` is: no legend, no names', async () => {
  const seen = [];
  for (const [children, attributes] of [[ALA, LIST], ['', `${LIST} src="/feed/ala"`]]) {
    const page = await open(children, { attributes });
    await settle(page, 'luglio 2026, 2 eventi');
    seen.push(await page.calendar.host.ariaSnapshot());
    await page.context().close();
  }
  assert.equal(seen[0], seen[1]);
  assert.doesNotMatch(seen[0], /checkbox|Comune di Ala/);
});
