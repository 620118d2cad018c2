// Invented figures on the wire, in every shape a chart can read.

/** A file of text. */
export function csv(text, headers = {}) {
  return { body: text, headers: { 'content-type': 'text/csv; charset=utf-8', ...headers } };
}

/** A table of rows as CSV of an Italian office. */
export function office(rows, separator = ';') {
  return rows.map((row) => row.map((cell) => quoted(cell ?? '', separator)).join(separator)).join('\r\n') + '\r\n';
}

function quoted(cell, separator) {
  const text = String(cell);
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Three comuni over ten years; one has a gap, and the last year is provisional. */
export const YEARS = office([
  ['Anno', 'Ala', 'Avio', 'Mori'],
  ['2016', '34,2', '29,5', '41,0'],
  ['2017', '33,1', '29,9', '40,2'],
  ['2018', '31,8', '28,7', ''],
  ['2019', '30,4', '28,1', '37,8'],
  ['2020', '38,9', '33,4', '46,1'],
  ['2021', '27,5', '31,0', '43,7'],
  ['2022', '22,3', '28,8', '39,9'],
  ['2023', '19,6', '27,2', '36,2'],
  ['2024', '18,2', '26,9', '33,0'],
  ['2025', '16,9 (p)', '25,4 (p)', '30,8 (p)'],
]);

/** One comune over eight years. */
export const ONE = office([
  ['Anno', 'Giorni'], ['2018', '31,8'], ['2019', '30,4'], ['2020', '38,9'], ['2021', '27,5'], ['2022', '22,3'], ['2023', '19,6'], ['2024', '18,2'],
  ['2025', '16,9'],
]);

/** The same as rows: a year, a comune, a value. */
export const LONG = office([
  ['Anno', 'Comune', 'Valore', 'Stato'],
  ...['2023', '2024', '2025'].flatMap((year, at) => [['Ala', 10 + at], ['Avio', 20 - at], ['Mori', 15]].map(([town, value]) => [year, town, `${value},5`, year === '2025' ? 'p' : ''])),
]);

/** Kinds of waste: words as positions. */
export const KINDS = office([
  ['Tipo', 'Chili'], ['Residuo', '83'], ['Organico', '113'], ['Carta', '80'], ['Vetro', '48'],
]);

/** Good rows among others. */
export const DAMAGED = office([
  ['Anno', 'Museo', 'Biblioteca'], ['2016', '4.812', '9.870'], ['2017', '5.104', '10.022'], ['2018', '2.9x4', '6.730'], ['2019', '5.687', '8.862'],
  ['2020', '5.100', '9.100', '?', '?'], ['2021', '5.390', '9.514'], ['2022', '5.512', '9.903'], ['2023', '5.600', '9.911'], ['2024', '5.700', '9.950'],
]);

/** Numbers that nobody knows and every run repeats. */
export function dice(seed = 1) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So many days from 1 January 2016 on: `[iso, value]`, a year's wave with a little weather. */
export function days(count, seed = 7) {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, at) => {
    const iso = new Date(Date.UTC(2016, 0, 1 + at)).toISOString().slice(0, 10);
    return [iso, Math.round((200 + 80 * Math.cos(at / 58.1) + 40 * roll()) * 10) / 10];
  });
}

/** Those days as a file. */
export function daily(count) {
  return office([['Giorno', 'Energia (kWh)'], ...days(count).map(([iso, value]) => [iso, String(value).replace('.', ',')])]);
}

/** So many series over so many years. */
export function broad(series, years = 8) {
  const roll = dice(series);
  const names = Array.from({ length: series }, (_, at) => `Comune ${String(at + 1).padStart(2, '0')}`);
  return office([
    ['Anno', ...names],
    ...Array.from({ length: years }, (_, at) => [2010 + at, ...names.map((_, index) => String(Math.round((20 + index * 7 + 10 * roll()) * 10) / 10).replace('.', ','))]),
  ]);
}

/** Columns of seconds and numbers, one value a minute, as text: a million of them are too many for objects. */
export function minutes(count, { title = 'Potenza', unit = 'kW' } = {}) {
  const roll = dice(3);
  const begun = 1_704_067_200;
  const [t, v] = [new Array(count), new Array(count)];
  for (let at = 0; at < count; at += 1) {
    t[at] = begun + at * 60;
    v[at] = Math.round((50 + 20 * Math.sin(at / 700) + 9 * roll()) * 100) / 100;
  }
  // Two values nobody may lose.
  v[Math.floor(count * 0.31)] = 199.5;
  v[Math.floor(count * 0.62)] = 0.25;
  return `{"title":"${title}","unit":"${unit}","t":[${t.join(',')}],"v":[${v.join(',')}]}`;
}

/** An answer of CKAN's `datastore_search`: these records from `offset` on, `limit` at a time. */
export function datastore(fields, records, url, { limit = 100 } = {}) {
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const size = Math.min(Number(url.searchParams.get('limit') ?? limit), limit);
  const next = new URLSearchParams(url.searchParams);
  next.set('offset', offset + size);
  return {
    help: 'help_show?name=datastore_search', success: true,
    result: {
      include_total: true, limit: size, offset, records_format: 'objects', resource_id: 'r', total: records.length, total_was_estimated: false,
      fields: [{ id: '_id', type: 'int' }, ...fields],
      records: records.slice(offset, offset + size).map((one, at) => ({ _id: offset + at + 1, ...one })),
      _links: { start: `${url.pathname}${url.search}`, next: `${url.pathname}?${next}` },
    },
  };
}

/** The answer of `content/search` that counts. */
export function facets(name, counts) {
  return { query: 'classes [event]', nextPageQuery: null, totalCount: 99, searchHits: [], facets: [{ name, data: counts }] };
}
