// What a page holds after everything unreachable has been collected, as the debugger counts it.

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
