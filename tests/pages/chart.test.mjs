// What a chart shows and says of its data: what is drawn, what is told in words, and what is missing (issue 4).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { heard, hears, painted } from './lib/calendar.mjs';
import { cells, CHART, frame, pieces, shown, written } from './lib/chart.mjs';
import { broad, csv, daily, DAMAGED, datastore, facets, KINDS, LONG, ONE, office, YEARS } from './lib/figures.mjs';
import { lines } from './lib/reader.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(CHART); });
after(() => it.stop());

const LINES = { kind: 'line', unit: 'giorni', heading: 'Giorni per una risposta' };
const start = (attributes = {}, text = YEARS, options = {}) => shown(it, { attributes: { ...LINES, ...attributes }, reply: () => csv(text), ...options });
const notices = (page) => page.chart.notice.allTextContents();
const set = (page, attributes) => page.evaluate((attributes) => {
  const one = document.querySelector('cw-kpi-chart');
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) one.removeAttribute(name);
    else one.setAttribute(name, value);
  }
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}, attributes);
const legend = (page) => page.chart.layers.allTextContents();

describe('is drawn', () => {
  test('a line for each series, with a name in the legend; a gap is a gap, never a zero', async () => {
    const page = await start();
    assert.deepEqual((await legend(page)).map((one) => one.trim()), ['Ala', 'Avio', 'Mori']);
    for (const layer of [0, 1, 2]) assert.ok(0 < (await pieces(page, layer)).length, `line ${layer}`);
    const solid = (layer) => page.chart.host.locator(`.drawing > .sheet .line.layer-${layer}:not(.provisional)`).evaluateAll((all) => all.flatMap((one) => one.getAttribute('d').split('M').slice(1)).length);
    assert.equal(await solid(0), 1);
    assert.equal(await solid(2), 2, 'the line of Mori is interrupted in 2018');
    const zero = (await page.chart.sheet.boundingBox()).height;
    const lowest = Math.max(...(await pieces(page, 2)).flat().map((one) => Number(one.split(/[ ,]/)[1])));
    assert.ok(lowest < zero - 20, `${lowest} of ${zero}`);
  });

  test('what is provisional is drawn otherwise', async () => {
    const page = await start();
    assert.ok(await page.chart.host.locator('.drawing > .sheet .line.provisional').count());
    assert.ok(await page.chart.host.locator('.drawing > .sheet .dot.provisional').count());
    const dash = await page.chart.host.locator('.drawing > .sheet .line.provisional').first().getAttribute('stroke-dasharray');
    assert.notEqual(dash, await page.chart.host.locator('.drawing > .sheet .line:not(.provisional)').first().getAttribute('stroke-dasharray'));
    const certain = await start({}, YEARS.replaceAll(' (p)', ''));
    assert.equal(await certain.chart.host.locator('.drawing > .sheet .provisional').count(), 0);
  });

  for (const [kind, selector] of [['line', '.line'], ['area', '.fill'], ['bar', '.bar'], ['stack', '.bar'], ['share', '.bar'], ['lying', '.bar'], ['scatter', '.dot']]) {
    test(`kind="${kind}"`, async () => {
      const page = await start({ kind });
      assert.ok(await page.chart.host.locator(`.drawing > .sheet ${selector}`).count());
      assert.ok((await written(page, 'tick')).length > 3);
      const d = await page.chart.host.locator('.drawing > .sheet path').evaluateAll((all) => all.map((one) => one.getAttribute('d')).join(''));
      assert.doesNotMatch(d, /NaN|Infinity|e\d/);
      assert.deepEqual(page.complaints(), []);
    });
  }

  test('bars begin at zero, and the tallest is the greatest', async () => {
    const page = await start({ kind: 'bar', unit: 'kg' }, KINDS);
    const ticks = (await written(page, 'tick')).map((one) => one.replace(/\D.*/, ''));
    assert.ok(ticks.includes('0'), ticks.join());
    const { heights, bottoms } = await page.chart.host.evaluate((host) => {
      const all = [...host.shadowRoot.querySelectorAll('.drawing > .sheet .bar')].flatMap((one) => one.getAttribute('d').split('M').slice(1));
      const boxes = all.map((one) => one.match(/-?[\d.]+/g).map(Number));
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      host.shadowRoot.querySelector('.drawing > .sheet').append(path);
      const measured = all.map((one) => { path.setAttribute('d', `M${one}`); return path.getBBox(); });
      path.remove();
      return { heights: measured.map((one) => one.height), bottoms: measured.map((one) => one.y + one.height), boxes };
    });
    assert.equal(heights.length, 4);
    assert.ok(Math.max(...bottoms) - Math.min(...bottoms) < 0.5, 'one ground');
    [83, 113, 80, 48].forEach((value, at) => assert.ok(Math.abs(heights[at] / heights[1] - value / 113) < 0.01, `${heights[at]} for ${value}`));
  });

  test('the values stand at the axis in the language of the page, with a short unit', async () => {
    const page = await start({ unit: '%', kind: 'bar' }, 'Anno;a\n2024;1200,5\n2025;2400\n');
    const ticks = await written(page, 'tick');
    assert.ok(ticks.some((one) => /^\d\.\d00\s?%$/.test(one)) || ticks.some((one) => /^\d000\s?%$/.test(one)), ticks.join());
    await set(page, { lang: 'en' });
    assert.ok((await written(page, 'tick')).some((one) => /^\d,\d00%$/.test(one)), (await written(page, 'tick')).join());
  });

  test('a target, a threshold, bands and notes', async () => {
    const page = await start({
      target: '20', 'target-name': 'Obiettivo 2025', threshold: '30 Media provinciale', band: '0-20 Buono; 20-40 Da migliorare', note: '2020 Chiusura per la pandemia; 2022 Nuovo sportello',
    });
    for (const role of ['target', 'threshold', 'band', 'note-dot']) assert.ok(await page.chart.host.locator(`.drawing > .sheet .${role}`).count(), role);
    const names = (await written(page, 'name')).join(' | ');
    assert.match(names, /Obiettivo 2025.*20/);
    assert.match(names, /Media provinciale/);
    assert.match(names, /Buono/);
    assert.deepEqual(await written(page, 'note-number'), ['1', '2']);
    assert.deepEqual((await page.chart.host.locator('.notes li').allTextContents()).map((one) => one.replace(/^\d/, '').trim()), ['2020: Chiusura per la pandemia', '2022: Nuovo sportello']);
  });

  test('a tile: number, unit, change, target, and a small line without axes', async () => {
    const page = await start({ kind: 'tile', better: 'lower', target: '20' }, ONE);
    const number = await page.chart.part('tile-value').textContent();
    assert.match(number, /16,9.giorni.*2025/);
    const figure = await page.chart.host.locator('.figure').textContent();
    assert.match(figure, /−1,3.giorni rispetto al 2024/);
    assert.match(figure, /Obiettivo: al massimo 20.giorni, raggiunto/);
    assert.ok(await page.chart.host.locator('.drawing > .sheet .line, .drawing > .sheet .trace').count());
    assert.equal((await written(page, 'tick')).length, 0);
    const { height } = await page.chart.host.boundingBox();
    assert.ok(height < 420, `${height}`);
  });

  test('small charts, one for each series, of one scale', async () => {
    const page = await start({ panels: '' });
    assert.equal(await page.chart.part('panel').count(), 3);
    assert.deepEqual(await page.chart.host.locator('.panel-title').allTextContents(), ['Ala', 'Avio', 'Mori']);
    const ticks = await page.chart.part('panel').evaluateAll((all) => all.map((one) => [...one.querySelectorAll('text.tick[text-anchor=end]')].map((it) => it.textContent).join()));
    assert.equal(new Set(ticks).size, 1, ticks.join(' / '));
    assert.notEqual(ticks[0], '');
    await page.chart.host.getByText('tutti con la stessa scala').waitFor();
  });

  test('anew when its place becomes narrower, as wide as its place', async () => {
    const page = await start();
    for (const width of [1280, 700, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await painted(page);
      await painted(page);
      const box = await page.chart.sheet.boundingBox();
      const host = await page.chart.host.boundingBox();
      assert.ok(Math.abs(box.width - host.width) <= 40 && box.width <= host.width + 1, `${width}: ${box.width} in ${host.width}`);
      const view = await page.chart.sheet.getAttribute('viewBox');
      assert.ok(Math.abs(Number(view.split(' ')[2]) - box.width) < 2, `${view} on ${box.width}: nothing is blown up`);
    }
  });

  test('bars with long names lie down where there is no room for them to stand', async () => {
    const text = office([['Scuola', 'Iscritti'], ...['Scuola primaria di Pieve', 'Scuola media della valle', 'Nido La Marmotta', 'Scuola dell’infanzia di Lago', 'Istituto superiore'].map((name, at) => [name, 10 * (at + 1)])]);
    const page = await start({ kind: 'bar' }, text);
    await page.setViewportSize({ width: 360, height: 900 });
    await painted(page);
    await painted(page);
    const bars = await page.chart.host.evaluate((host) => host.shadowRoot.querySelectorAll('.drawing > .sheet .bar').length && [...host.shadowRoot.querySelectorAll('.drawing > .sheet .tick')].map((one) => one.textContent).join(' '));
    assert.match(bars, /primaria/);
    assert.match(bars, /superiore/);
  });
});

describe('is said', () => {
  test('the latest value, its change, an extreme, and whether the target is met', async () => {
    const page = await start({ better: 'lower', target: '20' }, ONE);
    const words = await page.chart.summary.textContent();
    assert.match(words, /^Nel 2025: 16,9.giorni, 1,3 in meno rispetto al 2024\./);
    assert.match(words, /È il valore più basso dal 2018\./);
    assert.match(words, /L’obiettivo \(al massimo 20.giorni\) è raggiunto\./);
    await set(page, { target: '15' });
    assert.match(await page.chart.summary.textContent(), /non è raggiunto/);
    await set(page, { better: null });
    assert.doesNotMatch(await page.chart.summary.textContent(), /raggiunto/);
  });

  test('in German and English as well', async () => {
    const page = await start({ better: 'lower', target: '20', unit: '%' }, ONE);
    await set(page, { lang: 'de' });
    assert.match(await page.chart.summary.textContent(), /^Im Jahr 2025: 16,9.?%, 1,3.Prozentpunkte weniger als 2024\./);
    await page.chart.part('view-table').filter({ hasText: 'Tabelle' }).waitFor();
    await set(page, { lang: 'en' });
    assert.match(await page.chart.summary.textContent(), /^In 2025: 16\.9%, 1\.3.percentage points lower than in 2024\./);
    await page.chart.part('view-table').filter({ hasText: 'Table' }).waitFor();
  });

  test('of several series the highest and the lowest, of those that are on', async () => {
    const page = await start();
    assert.match(await page.chart.summary.textContent(), /30,8.giorni \(Mori.*16,9.giorni \(Ala/);
    await page.chart.layers.filter({ hasText: 'Mori' }).locator('input').uncheck();
    await page.chart.summary.filter({ hasText: /25,4.giorni \(Avio/ }).waitFor();
    await page.chart.layers.filter({ hasText: 'Avio' }).locator('input').uncheck();
    await page.chart.summary.filter({ hasText: /^Ala\. Nel 2025: 16,9.giorni \(dato provvisorio\), 1,3 in meno/ }).waitFor();
  });

  test('what the page says instead, or nothing', async () => {
    const page = await start({ summary: 'Va bene così.' });
    assert.equal(await page.chart.summary.textContent(), 'Va bene così.');
    await set(page, { summary: 'none' });
    assert.equal(await page.chart.summary.count(), 0);
    await set(page, { summary: null });
    await page.chart.summary.waitFor();
  });

  test('title, source, licence, date of the data, and how it is read', async () => {
    const page = await start({ origin: 'Comune di Ala', licence: 'CC BY 4.0', updated: '2026-03-31', 'how-to': 'Più bassa, meglio è.' });
    assert.equal(await page.getByRole('heading', { level: 2, name: 'Giorni per una risposta' }).count(), 1);
    assert.match(await page.chart.part('source').textContent(), /^Fonte: Comune di Ala · Licenza: CC BY 4\.0 · Dati aggiornati al 31 marzo 2026$/);
    await page.chart.part('how-to').locator('summary').click();
    await page.chart.host.getByText('Più bassa, meglio è.').waitFor();
    await page.getByRole('region', { name: 'Giorni per una risposta', exact: true }).waitFor();
  });

  test('a title in the data, where the page gives none', async () => {
    const page = await shown(it, { attributes: { kind: 'line', src: '/feed/a.json' }, reply: () => ({ title: 'Potenza', unit: 'kW', t: [1_704_067_200, 1_704_067_260, 1_704_067_320], v: [1.5, null, 2.5] }) });
    assert.equal(await page.chart.part('heading').textContent(), 'Potenza');
    await page.chart.part('view-table').click();
    const { head, rows } = await cells(page);
    assert.match(head[1], /kW/);
    assert.deepEqual(rows.map(([time, value]) => [time.text, value.text]), [['1 gennaio 2024, 01:00', '1,5'], ['1 gennaio 2024, 01:01', ''], ['1 gennaio 2024, 01:02', '2,5']]);
  });

  test('that kind and columns were chosen, where nobody said', async () => {
    const chosen = 'scelti automaticamente';
    const page = await shown(it, { attributes: {}, reply: () => csv(LONG) });
    await page.chart.host.getByText(chosen).waitFor();
    assert.deepEqual((await legend(page)).map((one) => one.trim()), ['Ala', 'Avio', 'Mori']);
    assert.ok(await page.chart.lines.count());
    await set(page, { kind: 'bar', x: 'Anno', y: 'Valore', series: 'Comune' });
    assert.equal(await page.chart.host.getByText(chosen).count(), 0);
    assert.ok(await page.chart.host.locator('.drawing > .sheet .bar').count());
  });
});

describe('every format is read:', () => {
  const FORMATS = [
    ['a wide file', {}, () => csv(YEARS), 10, 3],
    ['a long file', { x: 'Anno', y: 'Valore', series: 'Comune' }, () => csv(LONG), 3, 3],
    ['CKAN, to its last page', { src: '/api/3/action/datastore_search?resource_id=r&limit=10' }, ({ url }) => datastore([{ id: 'Anno', type: 'numeric' }, { id: 'Valore', type: 'numeric' }], Array.from({ length: 34 }, (_, at) => ({ Anno: String(1990 + at), Valore: `${at}.25` })), url), 34, 1],
    ['facets', { src: '/api/opendata/v2/content/search/classes%20%5Bevent%5D%20facets%20%5Btopic%5D', kind: 'lying' }, () => facets('topic', { Musica: 3, Sport: 9 }), 2, 1],
    ['the counts of a site that is asked by `query`', { src: '/', type: 'facets', query: 'classes [event] facets [topic]', kind: 'bar' }, ({ url }) => (url.pathname.includes('/content/search/') ? facets('topic', { Musica: 3, Sport: 9 }) : { status: 404, body: '' }), 2, 1],
    ['records', { src: '/feed/a.json', kind: 'bar' }, () => [{ comune: 'Ala', valore: 3 }, { comune: 'Avio', valore: 4 }], 2, 1],
    ['the platform’s chart module: nothing above the first column', { kind: 'stack' }, () => csv('"","Concerti","Mercati"\n"Pieve","24","31"\n"Lago","19","6"\n', { 'content-type': 'text/plain' }), 2, 2],
  ];
  for (const [name, attributes, reply, items, series] of FORMATS) {
    test(name, async () => {
      const page = await shown(it, { attributes: { ...LINES, ...attributes }, reply });
      assert.equal((await hears(page, 'cw-load')).items, items);
      assert.equal(Math.max(1, (await legend(page)).length), series);
      assert.ok(await page.chart.host.locator('.drawing > .sheet .line, .drawing > .sheet .bar').count());
      assert.equal(await page.chart.alert.count(), 0);
      await page.context().close();
    });
  }

  test('a package leads to the rows of its best resource', async () => {
    const asked = [];
    const page = await shown(it, { attributes: { ...LINES, src: '/api/3/action/package_show?id=p' }, reply: ({ url }) => {
      asked.push(url.pathname + url.search);
      if (url.pathname.endsWith('package_show')) return { success: true, result: { title: 'Risposte', license_title: 'CC BY', resources: [
        { id: 'a', format: 'PDF', url: 'https://a.example/a.pdf', datastore_active: false }, { id: 'b', format: 'CSV', url: `${it.origin}/feed/b.csv`, datastore_active: true },
      ] } };
      return datastore([{ id: 'Anno', type: 'numeric' }, { id: 'Valore', type: 'numeric' }], [{ Anno: '2024', Valore: '1' }, { Anno: '2025', Valore: '2' }], url);
    } });
    assert.equal((await hears(page, 'cw-load')).items, 2);
    assert.match(asked[1], /datastore_search\?.*resource_id=b/);
  });

  test('a package without a datastore leads to its file', async () => {
    const page = await shown(it, { attributes: { ...LINES, src: '/api/3/action/package_show?id=p' }, reply: ({ url }) => (url.pathname.endsWith('package_show')
      ? { success: true, result: { title: 'Risposte', resources: [{ id: 'b', format: 'CSV', url: `${it.origin}/feed/b.csv`, datastore_active: false }] } } : csv(YEARS)) });
    assert.equal((await hears(page, 'cw-load')).items, 10);
  });
});

describe('what is drawn is chosen by', () => {
  test('filter', async () => {
    const page = await start({ x: 'Anno', y: 'Valore', series: 'Comune', filter: 'Comune=Ala|Avio; Anno>=2024' }, LONG);
    assert.deepEqual((await legend(page)).map((one) => one.trim()), ['Ala', 'Avio']);
    assert.equal((await hears(page, 'cw-load')).items, 2);
    await set(page, { filter: 'Comune!=Ala' });
    assert.deepEqual((await legend(page)).map((one) => one.trim()), ['Avio', 'Mori']);
  });

  test('y, in the order of the page', async () => {
    const page = await start({ x: 'Anno', y: 'Mori; Ala' });
    assert.deepEqual((await legend(page)).map((one) => one.trim()), ['Mori', 'Ala']);
  });

  test('aggregate', async () => {
    // No column of words could tell the rows of a year apart.
    const text = lines(LONG).rows.map(([year, , value]) => `${year};${value}`).join('\n');
    const page = await start({ x: 'Anno', y: 'Valore', kind: 'bar', view: 'table', unit: '' }, text);
    const values = async () => (await cells(page)).rows.map(([, value]) => value.text);
    assert.deepEqual(await values(), ['46,5', '46,5', '46,5']);
    assert.ok((await notices(page)).some((one) => one.includes('sommati')), 'that they were added up is said');
    for (const [how, expected] of [['mean', ['15,5', '15,5', '15,5']], ['min', ['10,5', '11,5', '12,5']], ['max', ['20,5', '19,5', '18,5']], ['count', ['3', '3', '3']], ['last', ['15,5', '15,5', '15,5']], ['sum', ['46,5', '46,5', '46,5']]]) {
      await set(page, { aggregate: how });
      assert.deepEqual(await values(), expected, how);
    }
    assert.ok(!(await notices(page)).some((one) => one.includes('sommati')), 'the page asked for it');
  });

  test('unit and decimals', async () => {
    const page = await start({ view: 'table', unit: '€', decimals: '2' }, KINDS);
    const value = async () => (await cells(page)).rows[0][1].text;
    assert.match(await value(), /^83,00.€$/);
    await set(page, { decimals: '0', unit: '%' });
    assert.match(await value(), /^83.?%$/);
    await set(page, { unit: 'kg' });
    assert.equal(await value(), '83');
    assert.match((await cells(page)).head[1], /\(kg\)$/);
  });
});

describe('what cannot be is told:', () => {
  test('attributes that are not understood, each by its words', async () => {
    const page = await start({ kind: 'pie', decimals: '9', better: 'bigger', band: '20-0 Falso', filter: 'Comune', aggregate: 'somma', target: 'venti' });
    const said = (await notices(page)).join('\n');
    for (const words of ['pie', 'decimals', 'bigger', '20-0 Falso', 'somma', 'venti', 'filter']) assert.ok(said.includes(words), `${words}: ${said}`);
    assert.ok(await page.chart.lines.count(), 'and a chart is drawn all the same');
    await set(page, { kind: 'bar', decimals: null, better: null, band: null, filter: null, aggregate: null, target: null });
    assert.deepEqual(await notices(page), []);
  });

  test('a column that is not there, by its name', async () => {
    const page = await start({ y: 'Rovereto' });
    await page.chart.alert.filter({ hasText: 'La colonna «Rovereto» non esiste nei dati.' }).waitFor();
    await page.getByText('Tutti gli eventi').waitFor();
    await set(page, { y: 'Ala' });
    await page.chart.sheet.waitFor();
    assert.equal(await page.chart.alert.count(), 0);
  });

  for (const [name, attributes, text, words] of [
    ['a filter that keeps nothing', { filter: 'Anno>=2050' }, YEARS, /filtro/],
    ['a table without rows', {}, 'Anno;Valore\n', /riga|dat[oi]/i],
    ['a table without numbers', {}, 'Comune;Sindaco\nAla;Rossi\nAvio;Bianchi\n', /numeri/],
  ]) {
    test(name, async () => {
      const page = await it.open({ attributes: { ...LINES, ...attributes }, reply: () => csv(text) });
      await page.chart.alert.filter({ hasText: words }).waitFor();
      assert.equal(await page.chart.sheet.count(), 0);
      assert.ok(await page.getByText('Tutti gli eventi').isVisible(), 'the page’s own words are there');
      await page.context().close();
    });
  }

  test('rows and cells that cannot be read, counted and named', async () => {
    const page = await start({ x: 'Anno', unit: '' }, DAMAGED);
    const said = (await notices(page)).join('\n');
    assert.match(said, /1 riga non è leggibile e manca \(riga 6\)/);
    assert.match(said, /1 valore non è leggibile ed è lasciato vuoto \(riga 4, Museo\)/);
    const { problems } = await hears(page, 'cw-load');
    assert.equal(problems.length, 2);
    await page.chart.part('view-table').click();
    const { rows } = await cells(page);
    assert.equal(rows.length, 8);
    assert.deepEqual(rows[2].map((one) => one.text || one.unseen), ['2018', 'nessun valore', await page.evaluate(() => new Intl.NumberFormat('it').format(6730))]);
  });

  test('more series than anybody tells apart', async () => {
    const page = await start({}, broad(15));
    assert.equal((await legend(page)).length, 12);
    assert.ok((await notices(page)).some((one) => one.includes('3 altre serie non sono mostrate')), (await notices(page)).join());
  });

  test('all series off', async () => {
    const page = await start();
    for (const one of await page.chart.layers.locator('input').all()) await one.uncheck();
    await page.chart.host.getByText('Tutte le serie sono nascoste.').first().waitFor();
    assert.equal(await page.chart.lines.count(), 0);
    assert.deepEqual(page.complaints(), []);
  });
});

describe('several sources', () => {
  const body = (more = '') => `<cw-kpi-chart loading="eager" kind="line" x="Anno" heading="Giorni" ${more}><source src="/feed/ala" title="Ala"><source src="/feed/avio" title="Avio"><source src="/feed/mori" title="Mori"><a href="/dati">I dati</a></cw-kpi-chart>`;

  test('are one series each, by their titles', async () => {
    const page = await shown(it, { body: body(), reply: () => csv(ONE) });
    assert.deepEqual((await legend(page)).map((one) => one.trim()), ['Ala', 'Avio', 'Mori']);
    assert.equal((await heard(page, 'cw-load')).at(-1).sources, 3);
  });

  test('of which one fails: the others are shown, the one is named, and can be asked again', async () => {
    let well = false;
    const page = await it.open({ body: body(), reply: ({ url }) => (url.pathname === '/feed/mori' && !well ? { status: 404, body: '' } : csv(ONE)) });
    await page.chart.alert.waitFor();
    await hears(page, 'cw-load');
    await page.chart.sheet.waitFor();
    assert.match(await page.chart.alert.textContent(), /^Mori: /);
    assert.deepEqual((await legend(page)).map((one) => one.trim()), ['Ala', 'Avio']);
    assert.equal(await page.chart.host.locator('slot').count(), 0);
    const { source } = await hears(page, 'cw-error');
    assert.match(source, /\/feed\/mori$/);
    well = true;
    await page.chart.part('retry').click();
    await page.chart.layers.filter({ hasText: 'Mori' }).waitFor();
    assert.equal(await page.chart.alert.count(), 0);
  });
});

describe('when data do not come', () => {
  test('it says so, offers to ask again, shows the page’s own words, and tells the page', async () => {
    let well = false;
    const page = await it.open({ attributes: LINES, reply: () => (well ? csv(YEARS) : { status: 404, body: '' }) });
    const { code, source } = await hears(page, 'cw-error');
    assert.equal(code, 'status');
    assert.match(source, /\/feed\/valori\.csv$/);
    await page.getByText('Tutti gli eventi').waitFor();
    assert.equal(await page.chart.part('heading').textContent(), LINES.heading);
    well = true;
    await page.chart.part('retry').click();
    await page.chart.sheet.waitFor();
    assert.equal(await page.chart.alert.count(), 0);
    assert.ok(!await page.getByText('Tutti gli eventi').isVisible());
  });

  test('within a second it is said that they are awaited', async () => {
    const page = await it.open({ attributes: LINES, reply: () => null });
    await page.waitForFunction(() => window.said.some((one) => one.text.startsWith('Caricamento')));
    const [{ at }] = await page.evaluate(() => window.said);
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').filter((one) => /\/pkg\//.test(one.name)).reduce((last, one) => Math.max(last, one.responseEnd), 0));
    assert.ok(at - asked <= 1000, `${at - asked} ms`);
  });

  test('offline it says so, and asks again by itself when the net is back', async () => {
    const page = await it.open({ attributes: { ...LINES, src: 'javascript:nothing' }, reply: () => csv(YEARS) });
    await page.chart.alert.waitFor();
    await page.context().setOffline(true);
    await set(page, { src: '/feed/valori.csv' });
    await page.chart.alert.getByText('Connessione assente').waitFor();
    await page.context().setOffline(false);
    await page.chart.sheet.waitFor();
  });

  test('again, the good ones stay and are dated', async () => {
    let well = true;
    const page = await it.open({ attributes: LINES, reply: () => (well ? csv(YEARS) : { status: 404, body: '' }) });
    await hears(page, 'cw-load');
    well = false;
    await page.evaluate(() => document.querySelector('cw-kpi-chart').refresh());
    await page.chart.alert.getByText('Sono mostrati i dati del 15 giugno 2026, ore 10:00').waitFor();
    assert.ok(await page.chart.lines.count());
  });

  test('`refresh()` brings newer ones, and keeps what the reader has chosen', async () => {
    let text = YEARS;
    const page = await it.open({ attributes: LINES, reply: () => csv(text) });
    await hears(page, 'cw-load');
    await page.chart.layers.filter({ hasText: 'Avio' }).locator('input').uncheck();
    await page.chart.part('view-table').click();
    text = YEARS.replace('16,9 (p)', '15,5');
    await page.evaluate(() => document.querySelector('cw-kpi-chart').refresh());
    await hears(page, 'cw-load', 2);
    await painted(page);
    const { rows } = await cells(page);
    assert.deepEqual(rows.at(-1)[1], { text: '15,5', mark: '', unseen: '' });
    await page.chart.part('view-chart').click();
    assert.equal(await page.chart.layers.filter({ hasText: 'Avio' }).locator('input').isChecked(), false);
  });
});

describe('attributes that change', () => {
  test('change the chart at once, without asking again', async () => {
    const page = await start();
    const asked = it.asked.length;
    await set(page, { kind: 'bar' });
    assert.ok(await page.chart.host.locator('.drawing > .sheet .bar').count());
    assert.equal(await page.chart.lines.count(), 0);
    await set(page, { kind: 'area', heading: 'Altro', target: '25' });
    assert.ok(await page.chart.host.locator('.drawing > .sheet .fill').count() && await page.chart.host.locator('.drawing > .sheet .target').count());
    assert.equal(await page.chart.part('heading').textContent(), 'Altro');
    await set(page, { view: 'table' });
    await page.chart.table.waitFor();
    await set(page, { view: 'chart', panels: '' });
    assert.equal(await page.chart.part('panel').count(), 3);
    assert.equal(it.asked.length, asked);
  });

  test('another source is asked, and nothing of the first one stays', async () => {
    const page = await it.open({ attributes: LINES, reply: ({ url }) => csv(url.pathname === '/feed/due.csv' ? KINDS : YEARS) });
    await hears(page, 'cw-load');
    await page.chart.layers.first().locator('input').uncheck();
    await set(page, { src: '/feed/due.csv', kind: 'bar' });
    await hears(page, 'cw-load', 2);
    await painted(page);
    assert.equal(await page.chart.layers.count(), 0);
    assert.ok((await written(page, 'tick')).includes('Organico'));
    assert.ok(!(await written(page, 'tick')).includes('2016'));
  });

  test('two hundred of them leave the last one', async () => {
    const page = await start();
    await page.evaluate(async () => {
      const one = document.querySelector('cw-kpi-chart');
      const kinds = ['line', 'bar', 'area', 'stack', 'share', 'lying', 'scatter', 'tile'];
      for (let turn = 0; turn < 200; turn += 1) {
        one.setAttribute('kind', kinds[turn % kinds.length]);
        one.setAttribute('heading', `Giro ${turn}`);
        one.setAttribute('target', String(turn));
        if (turn % 20 === 0) await new Promise((done) => requestAnimationFrame(done));
      }
      one.setAttribute('kind', 'bar');
    });
    await page.chart.host.locator('.drawing > .sheet .bar').first().waitFor({ state: 'attached' });
    assert.equal(await page.chart.part('heading').textContent(), 'Giro 199');
    assert.deepEqual(page.complaints(), []);
  });

  test('words, numbers and dates follow the language, that of the page around it too', async () => {
    const page = await start({ note: '2020 Pandemia' }, YEARS, { lang: 'it', stageLang: 'de' });
    await page.chart.part('view-table').filter({ hasText: 'Tabelle' }).waitFor();
    await set(page, { lang: 'en' });
    await page.chart.part('view-table').filter({ hasText: /^Table/ }).waitFor();
    await page.chart.part('view-table').click();
    assert.equal((await cells(page)).rows[0][1].text, '34.2');
  });

  test('another language asks no source again, and names the corner that the source leaves empty', async () => {
    const page = await start({ view: 'table' }, ',Ala,Arco\nTurno,1,2\nSede,3,4\n');
    const asked = it.asked.length;
    for (const [lang, name] of [['it', 'Voce'], ['de', 'Eintrag'], ['en', 'Item']]) {
      await set(page, { lang });
      assert.equal((await cells(page)).head[0], name);
    }
    await page.waitForLoadState('networkidle');
    assert.equal(it.asked.length, asked);
  });
});

test('points are found by their names: spoken, under the pointer, first in the table; x has its unit', async () => {
  const text = office([['Edificio', 'Tipo', 'Superficie (m²)', 'MWh'], ['Scuola', 'Scuole', '2180', '198,7'], ['Piscina', 'Sport', '1150', '612,8'], ['Nido', 'Scuole', '1150', '1']]);
  const page = await start({ kind: 'scatter', x: 'Superficie (m²)', y: 'MWh', series: 'Tipo', unit: 'MWh' }, text);
  const said = [];
  await page.chart.values.focus();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) {
    await page.keyboard.press(key);
    await painted(page);
    said.push(await page.chart.values.getAttribute('aria-valuetext'));
  }
  const plain = (all) => all.map((one) => one.replaceAll('\u00a0', ' '));
  assert.deepEqual(plain(said), ['Piscina: 1150 m², 612,8 MWh, Sport', 'Nido: 1150 m², 1,0 MWh, Scuole', 'Scuola: 2180 m², 198,7 MWh, Scuole']);
  assert.deepEqual(plain([await page.chart.tooltip.locator('p').textContent()]), ['Scuola: 2180 m²']);
  await page.chart.part('view-table').click();
  await page.chart.table.waitFor();
  const order = async () => (await cells(page)).rows.map(([name, x]) => `${name.text} ${x.text}`);
  assert.deepEqual((await cells(page)).head, ['Edificio', 'Superficie (m²)', 'Scuole (MWh)', 'Sport (MWh)']);
  assert.deepEqual(await order(), ['Piscina 1150', 'Nido 1150', 'Scuola 2180']);
  await page.chart.part('sort').first().click();
  await painted(page);
  assert.deepEqual(await order(), ['Nido 1150', 'Piscina 1150', 'Scuola 2180']);
  await set(page, { label: 'Tipo' });
  assert.deepEqual((await cells(page)).head[0], 'Tipo');
});

test('of a cloud the first thing heard is a value, whichever series it is of', async () => {
  const text = office([['Edificio', 'Tipo', 'm²', 'MWh'], ['Ex scuola', 'Scuole', '520', ''], ['Scuola', 'Scuole', '1150', '198,7'], ['Palestra', 'Sport', '2180', '20,5']]);
  const page = await start({ kind: 'scatter', x: 'm²', y: 'MWh', series: 'Tipo' }, text);
  const said = () => page.chart.values.getAttribute('aria-valuetext');
  assert.match(await said(), /Palestra.*20,5.*Sport/);
  await page.chart.values.focus();
  await page.keyboard.press('ArrowDown');
  await painted(page);
  assert.match(await said(), /Scuola.*198,7.*Scuole/);
  await page.keyboard.press('Home');
  await painted(page);
  assert.match(await said(), /^Ex scuola.*nessun valore$/);
});

test('one day is a day', async () => {
  const page = await start({}, 'Anno;Ala\n2023;3\n2024;2\n2025;1\n');
  const text = (await page.chart.summary.textContent()).replaceAll('\u00a0', ' ');
  assert.match(text, /1 giorno\b/);
  assert.doesNotMatch(text, /\b1 giorni/);
});

test('where columns are joined in two ways, both are said', async () => {
  const page = await start({ kind: 'bar', x: 'Comune', y: 'Nati;Tasso' }, 'Comune;Via;Nati;Tasso\nAla;a;3;2\nAla;b;5;4\nAvio;c;4;3\n');
  const said = (await notices(page)).join(' ');
  assert.match(said, /sommati/);
  assert.match(said, /Tasso: è mostrata la media\./);
});

test('a series goes off and on by its name, and the scale follows', async () => {
  const page = await start();
  const ticks = await written(page, 'tick');
  await page.chart.layers.filter({ hasText: 'Mori' }).click();
  await page.chart.host.locator('.drawing > .sheet .layer-2').first().waitFor({ state: 'detached' });
  assert.notDeepEqual(await written(page, 'tick'), ticks);
  assert.equal(await page.chart.host.locator('.drawing > .sheet .line.layer-1').count() > 0, true, 'the others keep their look');
  await page.chart.layers.filter({ hasText: 'Mori' }).click();
  await page.chart.host.locator('.drawing > .sheet .line.layer-2').first().waitFor({ state: 'attached' });
  assert.deepEqual(await written(page, 'tick'), ticks);
});

test('the link that is copied shows another reader the same', async () => {
  const page = await shown(it, { attributes: { ...LINES, 'deep-link': 'giorni' }, reply: () => csv(YEARS), media: { permissions: ['clipboard-read', 'clipboard-write'] } });
  await page.chart.layers.filter({ hasText: 'Avio' }).locator('input').uncheck();
  await page.waitForFunction(() => /s:Avio/.test(decodeURIComponent(location.hash)));
  await page.chart.part('files').locator('summary').click();
  await page.chart.part('share').click();
  await page.chart.host.getByText('Il collegamento è stato copiato.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, page.url());
  await page.reload();
  await hears(page, 'cw-load');
  await painted(page);
  assert.equal(await page.chart.layers.filter({ hasText: 'Avio' }).locator('input').isChecked(), false);
  assert.equal(await page.chart.host.locator('.drawing > .sheet .line.layer-1').count(), 0);
});

test('a chart that is not to be seen yet waits, and is drawn when it comes near', async () => {
  const page = await it.open({ body: `<div style="height: 5000px"></div><cw-kpi-chart kind="line" src="/feed/lontano.csv"><a href="/dati">I dati</a></cw-kpi-chart>`, reply: () => csv(YEARS) });
  await page.evaluate(() => customElements.whenDefined('cw-kpi-chart'));
  await painted(page);
  assert.equal(it.asked.filter(({ url }) => url.pathname === '/feed/lontano.csv').length, 0);
  await page.evaluate(() => document.querySelector('cw-kpi-chart').scrollIntoView());
  await hears(page, 'cw-load');
  await painted(page);
  const { width } = await frame(page);
  assert.ok(800 < width);
});

test('a note keeps its day where the next one has the value', async () => {
  const page = await start({ note: '2021-11-16 Contatore cambiato' }, 'Giorno;kWh\n2021-11-15;3\n2021-11-17;4\n2021-11-18;5\n');
  assert.match(await page.chart.host.locator('.notes li').textContent(), /16 novembre 2021: Contatore cambiato/);
});

test('a day in ten years is read by its date, and the axis knows months', async () => {
  const page = await start({ x: 'Giorno', note: '2016-03-05 Contatore cambiato' }, daily(200));
  assert.ok((await written(page, 'tick')).some((one) => /^(gen|feb|mar|apr|mag|giu|lug)/.test(one)), (await written(page, 'tick')).join());
  assert.match(await page.chart.host.locator('.notes li').textContent(), /5 marzo 2016: Contatore cambiato/);
});

describe('says no more than the data', () => {
  const said = async (page) => (await notices(page)).join(' ');
  const values = (page) => page.chart.values.getAttribute('aria-valuetext');
  const rows = async (page) => (await cells(page)).rows.map((row) => row.map((cell) => cell.text));

  test('equal rows count once, and it is said', async () => {
    const page = await start({ kind: 'bar', unit: '' }, 'Tipo;Chili\nCarta;3\nVetro;2\nCarta;3\n');
    assert.match(await said(page), /1 riga identica a un’altra non è contata di nuovo\./);
    const summed = await start({ kind: 'bar', unit: '', aggregate: 'sum' }, 'Tipo;Chili\nCarta;3\nVetro;2\nCarta;3\n');
    assert.equal(await said(summed), '');
    await set(summed, { view: 'table' });
    assert.deepEqual((await rows(summed)), [['Carta', '6'], ['Vetro', '2']]);
  });

  test('a sum among its parts is left out, and what is only called one stays', async () => {
    const page = await start({ unit: '' }, 'Anno;Maschi;Femmine;Totale\n2023;3;4;7\n2024;5;6;11\n');
    assert.match(await said(page), /I totali della fonte non sono mostrati\./);
    const other = await start({ unit: '' }, 'Anno;Totale entrate;Totale spese;Avanzo;Debito\n2023;9;7;2;20\n2024;9;8;1;21\n');
    assert.deepEqual((await legend(other)).map((one) => one.trim()), ['Totale entrate', 'Totale spese', 'Avanzo', 'Debito']);
    assert.equal(await said(other), '');
  });

  test('a number that may mean two things is refused, in a filter and as a target', async () => {
    const page = await start({ target: '1.500' });
    assert.match(await said(page), /La pagina chiede «target="1\.500"»/);
    assert.equal(await page.chart.host.locator('.drawing > .sheet .target').count(), 0);
    const filtered = await it.open({ attributes: { ...LINES, filter: 'Ala>=1.500' }, reply: () => csv(YEARS) });
    await filtered.chart.notice.first().waitFor();
    assert.match(await said(filtered), /La pagina chiede «filter="… 1\.500 …"», che non è comprensibile/);
  });

  test('a percentage beside other numbers stays one', async () => {
    const page = await start({ kind: 'bar', unit: '', x: 'Tipo', y: 'Quota' }, 'Tipo;Quota;Chili\nCarta;60 %;3\nVetro;50 %;2\nCarta;80 %;4\n');
    assert.match(await said(page), /media/);
    await set(page, { view: 'table' });
    assert.deepEqual((await rows(page)), [['Carta', '70'], ['Vetro', '50']]);
  });

  test('a part of a whole is what is drawn, below zero too', async () => {
    const page = await start({ kind: 'share', unit: 'kg' }, 'Anno;A;B\n2023;150;-50\n2024;30;10\n');
    await page.chart.values.fill('0');
    assert.match(await values(page), /2023, 150\skg, 75% del totale/);
  });

  test('bars upon each other tell their height, and a note is read out where it stands', async () => {
    const page = await start({ kind: 'stack', unit: 'kg', note: '2024-05-01 Porta a porta: tutti' }, 'Anno;Carta;Vetro\n2023;3;4\n2024;5;6\n');
    assert.match(await page.chart.part('summary').textContent(), /^Totale\. Nel 2024: 11\skg, 4 in più rispetto al 2023\./);
    assert.match(await values(page), /2024, 5\skg, Carta, Totale 11\skg, 1 maggio 2024: Porta a porta: tutti/);
  });

  test('two sources of one host are two', async () => {
    const page = await it.open({
      body: '<cw-kpi-chart kind="bar" heading="Prova"><source src="/feed/a.csv"><source src="/feed/b.csv"></cw-kpi-chart>',
      reply: ({ url }) => csv(url.pathname.endsWith('a.csv') ? 'Tipo;N\nCarta;1\nVetro;2\n' : 'Tipo;N\nCarta;10\nVetro;20\n'),
    });
    await hears(page, 'cw-load');
    await page.chart.sheet.waitFor();
    await set(page, { view: 'table' });
    const [[one, ...values], [other, ...others]] = await rows(page);
    assert.equal(other, `${one} (2)`);
    assert.deepEqual([values, others], [['1', '2'], ['10', '20']]);
  });
});
