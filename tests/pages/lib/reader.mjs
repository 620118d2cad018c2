// A second reader of tables, written for the tests alone: what the chart says is held against it (promise A10).

const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes as text: UTF-8 where they are, else windows-1252; without a byte order mark. */
export function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Node's own decoder of windows-1252 is one of Latin-1.
    return [...new Uint8Array(bytes)].map((it) => (0x80 <= it && it < 0xa0 ? HIGH[it - 0x80] : String.fromCharCode(it))).join('');
  }
}

/** Lines of cells; the separator is the sign that the first line has most of. */
export function lines(text) {
  const first = text.slice(0, text.indexOf('\n'));
  const count = (sign) => first.split(sign).length;
  const separator = [';', ',', '\t'].sort((a, b) => count(b) - count(a))[0];
  const all = [];
  let [row, cell, inside] = [[], '', false];
  const end = () => { row.push(cell); cell = ''; };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inside) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; } else inside = false;
    } else if (sign === '"' && cell === '') inside = true;
    else if (sign === separator) end();
    else if (sign === '\n') { end(); all.push(row); row = []; } else if (sign !== '\r') cell += sign;
  }
  if (cell || row.length) { end(); all.push(row); }
  return { separator, rows: all, open: inside };
}

/** A table `{ head, rows }` of a file; cells are as they stand there. */
export function file(bytes) {
  const { separator, rows: [head, ...rows] } = lines(decoded(bytes));
  return { head, rows: rows.filter((row) => row.some((cell) => cell.trim())), point: separator === ',' ? '.' : ',' };
}

/** A cell as `{ value, provisional }`; `value` is `null` where it says nothing. */
export function amount(cell, point) {
  if (cell === null || cell === undefined) return { value: null, provisional: false };
  if (typeof cell === 'number') return { value: cell, provisional: false };
  const provisional = /\s*\(p\)$/.test(cell);
  let text = cell.replace(/\s*\(p\)$/, '').replace(/[%€\s\u00a0]/g, '');
  text = point === ',' ? text.replaceAll('.', '').replace(',', '.') : text;
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  return { value, provisional: provisional && value !== null };
}

const AGGREGATES = {
  sum: (all) => all.reduce((sum, it) => sum + it, 0),
  mean: (all) => all.reduce((sum, it) => sum + it, 0) / all.length,
  min: (all) => Math.min(...all),
  max: (all) => Math.max(...all),
  last: (all) => all.at(-1),
};

/** Whether a row passes `Comune=Ala|Avio; Anno>=2015`. */
function passes(filter, table) {
  const conditions = filter.split(';').map((one) => one.match(/^\s*(.+?)\s*(>=|<=|!=|=)\s*(.*?)\s*$/)).map(([, column, test, words]) => {
    const at = table.head.indexOf(column);
    if (test === '=') return (row) => words.split('|').map((it) => it.trim()).includes(row[at]);
    if (test === '!=') return (row) => !words.split('|').map((it) => it.trim()).includes(row[at]);
    return (row) => (test === '>=' ? Number(words) <= Number(row[at]) : Number(row[at]) <= Number(words));
  });
  return (row) => conditions.every((one) => one(row));
}

/**
 * What a chart of a table should hold: `{ x, positions, series: [{ name, values: [{ value, provisional }] }] }`.
 * `wish` are its attributes; `y` are columns between `;`.
 */
export function pivot(table, { x, y, series, filter, aggregate, kind } = {}) {
  const { head, point } = table;
  const rows = filter ? table.rows.filter(passes(filter, table)) : table.rows;
  const across = x ? head.indexOf(x) : 0;
  const state = head.findIndex((it) => /^(stato|status|provvisorio)$/i.test(it));
  const by = series ? head.indexOf(series) : -1;
  const isAmount = (at) => rows.some((row) => amount(row[at], point).value !== null);
  const others = head.map((_, at) => at).filter((at) => ![across, state, by].includes(at) && isAmount(at));
  const ys = y ? y.split(';').map((it) => head.indexOf(it.trim())) : others;
  const positions = [];
  const found = new Map();
  rows.forEach((row, at) => {
    const position = row[across].trim();
    if (!position) return;
    const place = kind === 'scatter' ? `${at}` : position;
    if (!positions.some((it) => it.place === place)) positions.push({ place, text: position });
    for (const column of ys) {
      const name = by < 0 ? head[column] : row[by];
      const cell = amount(row[column], point);
      const provisional = cell.provisional || (state >= 0 && cell.value !== null && /^(p|provvisorio|true|s[iì])$/i.test(row[state]));
      const key = `${name}\u0000${place}`;
      if (!found.has(name)) found.set(name, new Map());
      const list = found.get(name).get(key) ?? [];
      if (cell.value !== null) list.push({ value: cell.value, provisional });
      found.get(name).set(key, list);
    }
  });
  const join = AGGREGATES[aggregate ?? 'sum'];
  if (kind === 'scatter') positions.sort((a, b) => amount(a.text, point).value - amount(b.text, point).value);
  if (positions.every(({ text }) => /^\d{4}$/.test(text)) && kind !== 'scatter') positions.sort((a, b) => a.text - b.text);
  // Of points, the first column of words that are all different, and that nobody asked for, says what each is called.
  const isName = (at) => ![across, by, state, ...ys].includes(at) && !isAmount(at) && new Set(rows.map((row) => row[at])).size === rows.length && rows.every((row) => row[at]);
  const names = kind === 'scatter' ? head.findIndex((_, at) => isName(at)) : -1;
  return {
    x: head[across],
    names: names < 0 ? null : { head: head[names], texts: positions.map(({ place }) => rows[Number(place)][names]) },
    positions: positions.map((it) => it.text),
    series: [...found].map(([name, cells]) => ({
      name,
      values: positions.map(({ place }) => {
        const list = cells.get(`${name}\u0000${place}`) ?? [];
        if (!list.length) return { value: null, provisional: false };
        return { value: join(list.map((it) => it.value)), provisional: list.some((it) => it.provisional) };
      }),
    })),
  };
}

/** So many decimals does it take to write all values as they are; two at most. */
export function decimals(values, most = 2) {
  const exact = (places) => values.every((it) => it === null || Math.abs(Number(it.toFixed(places)) - it) <= 1e-9 * Math.max(Math.abs(it), 1e-3));
  for (let places = 0; places < most; places += 1) if (exact(places)) return places;
  return most;
}

/** The page part: values and moments as the browser itself writes them. `values` are numbers, `moments` ISO days. */
export function intl({ lang, unit = '', places, values, positions }) {
  const locale = { it: 'it', de: 'de', en: 'en-GB' }[lang];
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  const style = unit === '%' ? { style: 'unit', unit: 'percent' } : unit === '€' ? { style: 'currency', currency: 'EUR' } : {};
  const number = new Intl.NumberFormat(locale, { ...digits, ...style });
  const across = decimalsOf(positions.filter((it) => typeof it === 'number'));
  const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: across, maximumFractionDigits: across });
  const of = (options) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const day = of({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = of({ month: 'long', year: 'numeric' });
  const clock = of({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  function decimalsOf(all) {
    const needed = all.map((it) => (String(it).split('.')[1] ?? '').length);
    return Math.min(2, Math.max(0, ...needed));
  }
  const position = (it) => {
    if (typeof it === 'number') return plain.format(it);
    if (/^\d{4}-\d\d-\d\dT/.test(it)) return `${day.format(new Date(`${it}Z`))}, ${clock.format(new Date(`${it}Z`))}`;
    if (/^\d{4}-\d\d-\d\d$/.test(it)) return day.format(new Date(`${it}T00:00Z`));
    if (/^\d{4}-\d\d$/.test(it)) return month.format(new Date(`${it}-01T00:00Z`));
    return it;
  };
  return { values: values.map((list) => list.map((it) => (it === null ? null : number.format(it)))), positions: positions.map(position) };
}
