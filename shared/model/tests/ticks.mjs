// Writes ticks.csv and moments.csv: where d3-array 3.2.4 and d3-time 3.1.0 place ticks. Only needed to change them:
// npm install d3-array@3.2.4 d3-time@3.1.0 beside a copy of this file, then node ticks.mjs <folder>.
import { writeFileSync } from "node:fs";
import { nice, tickStep, ticks } from "d3-array";
import { unixDay, utcHour, utcMinute, utcMonday, utcMonth, utcSecond, utcSunday, utcTickInterval, utcYear } from "d3-time";

const folder = process.argv[2];

// The same numbers every time.
let state = 42;
const random = () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;

const domains = [
  [0, 1], [0, 10], [0, 100], [0, 1000], [-1, 1], [-100, 100], [0, 0.1], [0, 0.3], [0.1, 0.7], [1e-9, 3e-9], [0, 1e15],
  [-0.07, 0.03], [2016, 2025], [0, 12], [1, 7], [33.3, 66.6], [99.5, 100], [0, 1.2e6], [-5, -3], [5, 5], [0, 0.001],
  [0.0001, 0.0009], [123456.789, 123457.1], [0, 7], [0, 70], [-250000, 1250000],
];
const numbers = ["lo,hi,count,ticks,step,nice"];
// As d3-scale does: what has no end after ten steps stays as it is.
function niceInTen(lo, hi, count) {
  const [from, to] = nice(lo, hi, count);
  return (to - from < (hi - lo) * 1e9 ? [from, to] : [lo, hi]).join(" ");
}
const row = ([lo, hi], count) =>
  numbers.push([lo, hi, count, ticks(lo, hi, count).join(" "), tickStep(lo, hi, count), niceInTen(lo, hi, count)].join());
for (const domain of domains) for (const count of [1, 2, 5, 8, 10]) row(domain, count);
for (let it = 0; it < 300; it++) {
  const digits = 10 ** Math.floor(random() * 12 - 5);
  const lo = Math.round((random() - 0.4) * 1000) * digits / 100;
  row([lo, lo + Math.round(random() * 1000 + 1) * digits / 100], 1 + Math.floor(random() * 12));
}
writeFileSync(`${folder}/ticks.csv`, numbers.join("\n") + "\n");

const DAY = 86400;
const intervals = [
  [utcSecond, 1, 1], [utcSecond, 5, 5], [utcSecond, 15, 15], [utcSecond, 30, 30],
  [utcMinute, 1, 60], [utcMinute, 5, 300], [utcMinute, 15, 900], [utcMinute, 30, 1800],
  [utcHour, 1, 3600], [utcHour, 3, 10800], [utcHour, 6, 21600], [utcHour, 12, 43200],
  [unixDay, 1, DAY], [unixDay, 2, 2 * DAY], [utcMonday, 1, 7 * DAY],
  [utcMonth, 1, 30 * DAY], [utcMonth, 3, 90 * DAY], [utcYear, 1, 365 * DAY],
];
const finest = { year: 17, quarter: 16, month: 15, day: 12, instant: 0 };

// As d3-time chooses, but never finer than the data, and weeks begin on Monday.
function chosen(lo, hi, count, grain) {
  const target = (hi - lo) / count;
  let index = intervals.findIndex((it) => target < it[2]);
  if (index < 0) index = intervals.length;
  else if (0 < index && target / intervals[index - 1][2] < intervals[index][2] / target) index -= 1;
  index = Math.max(index, finest[grain]);
  if (17 <= index) return utcYear.every(Math.max(1, tickStep(lo / (365 * DAY), hi / (365 * DAY), count)));
  const [unit, every] = intervals[index];
  return unit === utcMonday ? unit : unit.every(every);
}

const times = ["lo,hi,count,grain,ticks"];
function moment(lo, hi, count, grain) {
  const range = (it) => it.range(new Date(lo * 1000), new Date(hi * 1000 + 1)).map((at) => at / 1000).join(" ");
  const mine = range(chosen(lo, hi, count, grain));
  if (grain === "instant" && count <= hi - lo) {
    const theirs = utcTickInterval(new Date(lo * 1000), new Date(hi * 1000), count);
    const same = theirs === utcSunday ? utcMonday : theirs;
    if (range(same) !== mine) throw new Error(`d3-time differs from ${lo} to ${hi}`);
  }
  times.push([lo, hi, count, grain, mine].join());
}
const at = (text) => Date.parse(text + "Z") / 1000;
for (const grain in finest) {
  moment(at("2016-01-01T00:00"), at("2025-01-01T00:00"), 5, grain);
  moment(at("2024-01-01T00:00"), at("2024-12-01T00:00"), 6, grain);
  moment(at("1890-01-01T00:00"), at("2025-01-01T00:00"), 7, grain);
  moment(at("2024-02-20T00:00"), at("2024-03-10T00:00"), 8, grain);
  moment(at("1969-11-03T05:00"), at("1970-02-03T05:00"), 8, grain);
  for (let it = 0; it < 40; it++) {
    const lo = Math.floor((random() - 0.3) * 4e9);
    moment(lo, lo + Math.ceil(10 ** (random() * 9 + 0.5)), 1 + Math.floor(random() * 10), grain);
  }
}
writeFileSync(`${folder}/moments.csv`, times.join("\n") + "\n");
