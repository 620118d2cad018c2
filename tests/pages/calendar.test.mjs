// What the calendar does, as a reader sees it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted } from './lib/calendar.mjs';
import { broken, few, many, occurrence } from './lib/feed.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(); });
after(() => it.stop());

async function open(attributes, reply = few, options = {}) {
  const page = await it.open({ attributes: { date: '2026-06-10', ...attributes }, reply, ...options });
  await hears(page, 'cw-load');
  return page;
}

describe('the month', () => {
  let page;
  before(async () => { page = await open({ view: 'month' }); });
  const box = (locator) => locator.boundingBox();
  const bar = (day, title) => page.calendar.cell(day).locator('[part=event]', { hasText: title });

  for (const [title, first, last] of [
    ['Sagra di San Vigilio', '2026-06-05', '2026-06-07'],
    ['Sagra di San Vigilio', '2026-06-08', '2026-06-08'],
    ['Mostra «Acque»', '2026-06-22', '2026-06-28'],
    ['Mostra «Acque»', '2026-06-29', '2026-07-03'],
    ['Giornata della biblioteca', '2026-06-10', '2026-06-10'],
  ]) {
    test(`«${title}» reaches from ${first} to ${last}, and no further`, async () => {
      const { x, width } = await box(bar(first, title));
      const [from, to] = [await box(page.calendar.cell(first)), await box(page.calendar.cell(last))];
      assert.ok(from.x <= x && x < from.x + from.width / 4, 'begins in its first day');
      assert.ok(to.x + to.width * 0.75 < x + width && x + width <= to.x + to.width + 1, 'ends in its last day');
    });
  }

  test('two bars of one day do not lie upon each other', async () => {
    const tops = await page.calendar.cell('2026-06-24').locator('[part=event]').evaluateAll((all) => all.map((el) => el.getBoundingClientRect().top));
    const mostra = await box(bar('2026-06-22', 'Mostra'));
    assert.ok(tops.every((top) => mostra.y + mostra.height <= top + 0.5), 'those of the 24th are below the show that runs over it');
  });

  test('what does not fit is counted, and the button opens the day', async () => {
    const more = page.calendar.cell('2026-06-24').locator('[part=more]');
    assert.equal(await more.textContent(), '+4 altri');
    await more.click();
    await page.calendar.dialog.waitFor();
    assert.equal(await page.calendar.title.textContent(), 'mercoledì 24 giugno 2026, 7 eventi');
    assert.equal(await page.calendar.dialog.locator('[part=event]').count(), 7);
    await page.keyboard.press('Escape');
    await page.calendar.dialog.waitFor({ state: 'detached' });
  });

  test('one that does not fit is «altro»', async () => {
    const four = Array.from({ length: 4 }, (_, at) => occurrence(at + 1, '2026-06-10', '2026-06-11'));
    const page = await open({ view: 'month' }, () => four);
    assert.equal(await page.calendar.cell('2026-06-10').locator('[part=more]').textContent(), '+1 altro');
    await page.context().close();
  });

  test('today looks different from the other days', async () => {
    const look = (day) => page.calendar.cell(day).locator('.number').evaluate((el) => getComputedStyle(el).backgroundColor);
    assert.notEqual(await look('2026-06-15'), await look('2026-06-16'));
  });

  test('a click beside the events of a day opens the day', async () => {
    await page.calendar.cell('2026-06-10').locator('.number').click();
    await page.calendar.title.getByText('mercoledì 10 giugno 2026').waitFor();
    await page.keyboard.press('Escape');
    await page.calendar.dialog.waitFor({ state: 'detached' });
  });

  test('a click beside the dialog closes it', async () => {
    await bar('2026-06-10', 'jazz').click();
    await page.calendar.dialog.waitFor();
    await page.mouse.click(5, 5);
    await page.calendar.dialog.waitFor({ state: 'detached' });
  });

  test('always has six weeks, so that nothing jumps', async () => {
    assert.equal(await page.calendar.grid.locator('tbody tr').count(), 6);
    await page.calendar.part('next').click();
    await page.calendar.month.getByText('luglio 2026').waitFor();
    assert.equal(await page.calendar.grid.locator('tbody tr').count(), 6);
    await page.calendar.part('previous').click();
    await page.calendar.month.getByText('giugno 2026').waitFor();
  });
});

describe('moving through time', () => {
  test('previous, next, today and a date', async () => {
    const page = await open({ view: 'month' });
    const { month, part } = page.calendar;
    for (const [act, expected] of [
      [() => part('next').click(), 'luglio 2026'],
      [() => part('next').click(), 'agosto 2026'],
      [() => part('previous').click(), 'luglio 2026'],
      [() => part('today').click(), 'giugno 2026'],
      [() => part('date').fill('2027-02-28'), 'febbraio 2027'],
      [() => part('previous').click(), 'gennaio 2027'],
    ]) {
      await act();
      await month.getByText(expected, { exact: true }).waitFor();
    }
    await part('today').click();
    await month.getByText('giugno 2026').waitFor();
    assert.equal(await page.calendar.grid.locator('[tabindex="0"]').getAttribute('data-day'), '2026-06-15');
  });

  test('a month seen before is not asked for again', async () => {
    const page = await open({ view: 'month' });
    await page.calendar.part('next').click();
    await page.calendar.status.getByText('luglio 2026').waitFor();
    const asked = it.asked.length;
    await page.calendar.part('previous').click();
    await page.calendar.status.getByText('giugno 2026').waitFor();
    await painted(page);
    assert.equal(it.asked.length, asked);
  });

  test('the page hears of each change, with its first and last day', async () => {
    const page = await open({ view: 'month' });
    await page.calendar.part('next').click();
    assert.deepEqual(await hears(page, 'cw-change'), { view: 'month', from: '2026-07-01', to: '2026-07-31' });
    await page.calendar.part('view-list').click();
    assert.deepEqual(await hears(page, 'cw-change', 2), { view: 'list', from: '2026-07-01', to: '2026-07-31' });
  });

  test('a fast reader gets the month asked for last', async () => {
    const waits = [];
    const reply = (asked) => new Promise((done) => waits.push(() => done(asked.url.searchParams.get('start') < '2026-06-15' ? few() : [])));
    const page = await it.open({ attributes: { date: '2026-06-10', view: 'month' }, reply });
    await it.until(() => 1 <= waits.length);
    await page.calendar.part('next').click();
    await it.until(() => 2 <= waits.length);
    waits[1]();
    await page.calendar.status.getByText('luglio 2026, nessun evento').waitFor();
    waits[0]();
    await painted(page);
    assert.equal(await page.calendar.month.textContent(), 'luglio 2026');
    assert.equal(await page.calendar.alert.count(), 0);
  });
});

describe('the list', () => {
  test('of the current month begins today, with a button for the days before', async () => {
    const page = await open({ view: 'list' });
    const names = () => page.calendar.part('day-name').allTextContents();
    assert.equal((await names())[0], 'lunedì 15 giugno');
    await page.calendar.list.getByText('Mostra i giorni precedenti').click();
    await page.calendar.list.getByText('Sagra di San Vigilio').first().waitFor();
    assert.equal((await names())[0], 'venerdì 5 giugno');
    await page.context().close();
  });

  test('of another month begins on its first day', async () => {
    const page = await open({ view: 'list', date: '2026-07-20' });
    assert.equal(await page.calendar.rows.count(), 7);
    assert.equal(await page.calendar.list.getByText('Mostra i giorni precedenti').count(), 0);
    await page.context().close();
  });

  test('shows a page at a time, and grows by the button', async () => {
    const page = await open({ view: 'list', date: '2026-07-01' }, () => many(80, { month: '2026-07' }));
    assert.equal(await page.calendar.rows.count(), 25);
    await page.calendar.list.getByText('Mostra altri eventi').click();
    await page.waitForFunction(() => document.querySelector('cw-event-calendar').shadowRoot.querySelectorAll('.row').length === 50);
    await page.context().close();
  });

  test('is what a narrow place gets, and the month what a wide one gets', async () => {
    const page = await open({}, few, { width: 400 });
    assert.equal(await page.calendar.list.count(), 1);
    await page.locator('#stage').evaluate((el) => { el.style.width = '900px'; });
    await page.calendar.grid.waitFor();
    await page.locator('#stage').evaluate((el) => { el.style.width = '400px'; });
    await page.calendar.list.waitFor();
    await page.context().close();
  });

  test('of a month without events says so', async () => {
    const page = await open({ view: 'list' }, () => []);
    assert.equal(await page.calendar.part('empty').textContent(), 'Nessun evento in questo mese.');
    await page.context().close();
  });
});

describe('search', () => {
  let page;
  before(async () => { page = await open({ view: 'list', date: '2026-06-01' }); });

  for (const [query, count] of [
    ['perche', 1], ['PERCHÉ', 1], ['san vigilio', 1], ['vigilio sagra', 1], ['acque libera', 1], ['pro loco', 1],
    ['enogastronomia', 1], ['teatro', 1], ['marziani', 0], ['   ', 12], ['mercato', 2],
  ]) {
    test(`«${query}» leaves ${count}`, async () => {
      await page.calendar.part('search').fill(query);
      const words = count === 0 ? 'nessun evento' : count === 1 ? '1 evento' : `${count} eventi`;
      const asked = query.trim() && ` per «${query}»`;
      await page.calendar.status.getByText(`giugno 2026, ${words}${asked}`, { exact: true }).waitFor();
    });
  }

  test('holds in the month too', async () => {
    await page.calendar.part('search').fill('jazz');
    await page.calendar.part('view-month').click();
    await page.calendar.grid.waitFor();
    assert.equal(await page.calendar.grid.locator('[part=event]').count(), 1);
  });
});

describe('an event, opened', () => {
  let page;
  before(async () => {
    page = await open({ view: 'month' });
    await page.calendar.cell('2026-06-05').locator('[part=event]').click();
    await page.calendar.part('detail').waitFor();
  });
  const detail = () => page.calendar.part('detail');
  const fact = (label) => detail().locator('dl > div', { has: page.locator('dt', { hasText: label }) }).locator('dd');

  test('is named by its title', async () => {
    assert.equal(await page.getByRole('dialog', { name: 'Sagra di San Vigilio' }).count(), 1);
  });
  test('shows its picture with the text for those who do not see it', async () => {
    const image = detail().locator('img');
    assert.deepEqual(await image.evaluate((el) => [el.src, el.alt]), [`${it.origin}/sagra.svg`, 'La piazza addobbata']);
  });
  test('shows its dates', async () => assert.match(await fact('Quando').textContent(), /dal 5 giugno 2026 all’8 giugno 2026/));
  test('shows its place', async () => assert.match(await fact('Dove').textContent(), /Piazza San Vigilio/));
  test('shows its price', async () => {
    assert.match(await fact('Costo').textContent(), /Ingresso gratuito/);
    assert.match(await fact('Costo').textContent(), /Cena 18 €, bambini gratis/);
  });
  test('shows who organizes it', async () => assert.match(await fact('Organizzato da').textContent(), /Pro Loco di Valdaria/));
  test('shows its kind', async () => assert.match(await fact('Categoria').textContent(), /Festival, Enogastronomia/));
  test('shows contacts as links', async () => {
    const links = await fact('Contatti').locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.deepEqual(links, ['mailto:proloco@valdaria.example', 'tel:0464123456']);
  });
  test('shows its description as rich text', async () => {
    const rich = page.calendar.part('rich');
    assert.equal(await rich.locator('strong').textContent(), 'palio delle botti');
    assert.equal(await rich.locator('em').textContent(), '18');
    assert.deepEqual(await rich.locator('li').allTextContents(), ['Cucina aperta fino alle 23', 'Vedi il menù']);
    assert.equal(await rich.locator('a').getAttribute('href'), 'https://prolocco.example/menu');
  });
  test('links to the municipality’s page', async () => {
    assert.equal(await page.calendar.part('page').getAttribute('href'), `${it.origin}/Eventi/evento-1`);
  });
  test('has no heading above the level of the page around it', async () => {
    const levels = await page.calendar.host.evaluate((el) => [...el.shadowRoot.querySelectorAll('h1')].length);
    assert.equal(levels, 0);
  });
});

describe('what the page hears', () => {
  test('cw-load comes after the events are on the screen, with their number and what was left out', async () => {
    const page = await it.open({
      attributes: { date: '2026-06-10', view: 'month' },
      reply: broken,
      script: `addEventListener('cw-load', (event) => {
        window.atLoad = event.target.shadowRoot.querySelectorAll('[part=event]').length;
        window.paintedBefore = performance.getEntriesByType('paint').length;
      })`,
    });
    const { items, sources, problems } = await hears(page, 'cw-load');
    assert.ok(0 < await page.evaluate(() => window.atLoad));
    assert.ok(0 < await page.evaluate(() => window.paintedBefore));
    assert.equal(items, few().length);
    assert.equal(sources, 1);
    assert.equal(problems.length, 4);
    for (const { record, reason } of problems) assert.ok(typeof record === 'string' && 0 < reason.length);
    assert.equal(await page.calendar.part('notice').textContent(), '4 eventi non sono leggibili e non compaiono.');
    assert.equal((await heard(page, 'cw-error')).length, 0);
  });

  test('cw-select names the event, and cancelling it keeps our dialog away', async () => {
    const page = await open({ view: 'list' });
    await page.evaluate(() => document.addEventListener('cw-select', (event) => event.preventDefault(), { once: true }));
    const row = page.calendar.rows.filter({ hasText: 'Mostra «Acque»' });
    await row.click();
    const { uid, url } = await hears(page, 'cw-select');
    assert.match(uid, /^6/);
    assert.equal(url, `${it.origin}/Eventi/evento-6`);
    await painted(page);
    assert.equal(await page.calendar.dialog.count(), 0);
    await row.click();
    await page.calendar.dialog.waitFor();
  });

  test('cw-error says what, in English, and where', async () => {
    const page = await it.open({ attributes: { date: '2026-06-10' }, reply: () => ({ status: 404, body: 'no' }) });
    const { code, message, source } = await hears(page, 'cw-error');
    assert.equal(code, 'status');
    assert.ok(message);
    assert.equal(source.replace(/\/$/, ''), it.origin);
  });
});

describe('words', () => {
  for (const [name, attributes, body, month] of [
    ['Italian without a word', {}, {}, 'giugno 2026'],
    ['the language of the attribute', { lang: 'de' }, {}, 'Juni 2026'],
    ['the language with its region', { lang: 'de-AT' }, {}, 'Juni 2026'],
    ['the language of the page', {}, { lang: 'en' }, 'June 2026'],
    ['the nearest language around it', {}, { lang: 'en', stageLang: 'de' }, 'Juni 2026'],
    ['the attribute before the page', { lang: 'it' }, { lang: 'en' }, 'giugno 2026'],
    ['Italian where it knows no better', { lang: 'lld' }, {}, 'giugno 2026'],
  ]) {
    test(`are in ${name}`, async () => {
      const page = await open({ view: 'month', ...attributes }, few, { lang: null, ...body });
      assert.equal(await page.calendar.month.textContent(), month);
      await page.context().close();
    });
  }

  for (const [lang, cell, more] of [
    ['it', 'mercoledì 10 giugno 2026, 3 eventi', '+4 altri'],
    ['de', 'Mittwoch, 10. Juni 2026, 3 Veranstaltungen', '+4 weitere'],
    ['en', 'Wednesday, 10 June 2026, 3 events', '+4 more'],
  ]) {
    test(`of the grid are whole in ${lang}`, async () => {
      const page = await open({ view: 'month', lang });
      assert.equal(await page.calendar.cell('2026-06-10').locator('.hidden').textContent(), cell);
      assert.equal(await page.calendar.cell('2026-06-24').locator('[part=more]').textContent(), more);
      await page.context().close();
    });
  }

  test('of an event in another language say so', async () => {
    const page = await open({ view: 'list', lang: 'de', date: '2026-06-01' });
    const row = page.calendar.list.locator('.row', { hasText: 'Sagra' }).first();
    const around = page.calendar.list.getByText('Frühere Tage anzeigen');
    if (await around.count()) await around.click();
    await row.click();
    await page.calendar.part('detail').waitFor();
    const language = (name) => page.calendar.host.locator(name).first().evaluate((el) => el.closest('[lang]').lang);
    for (const name of ['.row .summary', '#dialog-title > *', '.lead', '[part~=rich]']) assert.equal(await language(name), 'it', name);
    for (const name of ['#month', '.facts dt', '[part~=download]']) assert.equal(await language(name), 'de', name);
    await page.context().close();
  });

  test('change when the attribute changes', async () => {
    const page = await open({ view: 'month' });
    await page.evaluate(() => { document.querySelector('cw-event-calendar').lang = 'de'; });
    await page.calendar.month.getByText('Juni 2026').waitFor();
    await page.context().close();
  });
});

test('an event with everything is not needed: one with nothing but a title and a day opens too', async () => {
  const page = await open({ view: 'list' }, () => [{ id: 1, title: 'Nuda', start: '2026-06-20', allDay: true }]);
  await page.calendar.rows.first().click();
  await page.calendar.dialog.waitFor();
  assert.equal(await page.calendar.title.textContent(), 'Nuda');
  assert.equal(await page.calendar.part('page').count(), 0);
  assert.match(await page.calendar.part('detail').textContent(), /sabato 20 giugno 2026/);
});

