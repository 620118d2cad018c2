// How long a reader waits from a click on "next month" to the picture, with 1,000 events in every month.
// `node bench/next-month.mjs`: the median of twenty turns, plain and on a processor four times slower.
import { hears } from '../lib/calendar.mjs';
import { many } from '../lib/feed.mjs';
import { stage } from '../lib/stage.mjs';

const TURNS = 20;
const it = await stage();
const year = Array.from({ length: 6 }, (_, at) => many(1000, { month: `2026-0${at + 4}`, ids: 1000 * (at + 1) })).flat();

for (const view of ['month', 'list']) {
  for (const slowdown of [1, 4]) {
    const page = await it.open({ attributes: { src: '/feed/anno.json', type: 'calendar', date: '2026-05-10', view }, reply: () => year });
    await hears(page, 'cw-load');
    const debug = await page.context().newCDPSession(page);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const times = [];
    for (let turn = -4; turn < TURNS; turn += 1) { // the first turns warm up
      const part = turn % 2 === 0 ? 'next' : 'previous';
      const time = await page.evaluate((part) => new Promise((done) => {
        const button = document.querySelector('cw-event-calendar').shadowRoot.querySelector(`[part~=${part}]`);
        const channel = new MessageChannel();
        requestAnimationFrame(() => { // begin with a frame, as a click does
          const begun = performance.now();
          channel.port1.onmessage = () => done(performance.now() - begun);
          button.click();
          requestAnimationFrame(() => channel.port2.postMessage(0)); // answered once the frame is painted
        });
      }), part);
      if (0 <= turn) times.push(time);
    }
    const sorted = times.sort((a, b) => a - b);
    const shown = await page.calendar.status.textContent();
    console.log(`${view}, processor ÷ ${slowdown}: median ${sorted[TURNS / 2].toFixed(1)} ms, worst ${sorted.at(-1).toFixed(1)} ms (${shown})`);
    await page.context().close();
  }
}
await it.stop();
