// What a page holds after everything unreachable has been collected, as the debugger counts it (promise C6).
import assert from 'node:assert/strict';

/** Makes ready to count; the answer counts each time it is called: bytes of the heap, nodes, listeners. */
export async function meter(page) {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable');
  await debug.send('HeapProfiler.enable');
  return async () => {
    for (let turn = 0; turn < 3; turn += 1) await debug.send('HeapProfiler.collectGarbage');
    const { metrics } = await debug.send('Performance.getMetrics');
    const value = (name) => metrics.find((one) => one.name === name).value;
    return { heap: value('JSHeapUsedSize'), nodes: value('Nodes'), listeners: value('JSEventListeners') };
  };
}

/** A page is collected in its own time: the least of a second and a half counts. */
async function least(measure) {
  const all = [];
  for (let turn = 0; turn < 15; turn += 1) {
    all.push(await measure());
    await new Promise((done) => { setTimeout(done, 100); });
  }
  return Object.fromEntries(Object.keys(all[0]).map((name) => [name, Math.min(...all.map((one) => one[name]))]));
}

/** Elements that come and go leave nothing behind; `cycle([html, count])` is the page part. Twenty go before. */
export async function passing(context, page, [html, count], cycle) {
  const measure = await meter(page);
  await page.evaluate(cycle, [html, 20]);
  const before = await least(measure);
  await page.evaluate(cycle, [html, count]);
  const later = await least(measure);
  const more = later.heap - before.heap;
  context.diagnostic(`${more} bytes more`);
  assert.deepEqual([later.nodes, later.listeners], [before.nodes, before.listeners]);
  assert.ok(more <= 1 << 20, `the heap grew by ${more} bytes`);
}
