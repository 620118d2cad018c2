// The calendar as a reader meets it: names for its parts, and what it told the page.

/** Parts of the calendar inside `host`, as locators. Playwright looks through open shadow roots. */
export function calendar(page, selector = 'cw-event-calendar') {
  const host = page.locator(selector);
  const part = (name) => host.locator(`[part~="${name}"]`);
  return {
    host,
    part,
    month: host.locator('#month'),
    status: host.locator('[role=status]').first(), // an event, opened, has one of its own
    alert: host.locator('[role=alert]'),
    dialog: host.locator('dialog'),
    title: host.locator('#dialog-title'),
    grid: part('grid'),
    list: part('list'),
    cell: (day) => host.locator(`td[data-day="${day}"]`),
    rows: part('list').locator('[part~=event]'),
    // What eyes see of the hours; a voice may get other words.
    hours: part('list').locator('.time:not(:has([aria-hidden])), .time [aria-hidden]'),
  };
}

/** The page part of [`calendar`]: logs `cw-*` events and every change of a live region. Runs before any script. */
export function listen() {
  const log = (window.heard = []);
  for (const name of ['cw-load', 'cw-error', 'cw-select', 'cw-change', 'cw-consent']) {
    document.addEventListener(name, (event) => log.push({ name, detail: event.detail, at: performance.now() }));
  }
  const said = (window.said = []);
  const watched = new WeakSet();
  const watch = (host) => {
    if (watched.has(host.shadowRoot)) return;
    watched.add(host.shadowRoot);
    let before = {};
    const look = () => {
      for (const role of ['status', 'alert']) {
        const text = [...host.shadowRoot.querySelectorAll(`[role=${role}]`)].map((it) => it.textContent.trim()).join(' ');
        if (text !== before[role] && text) said.push({ role, text, at: performance.now() });
        before[role] = text;
      }
    };
    new MutationObserver(look).observe(host.shadowRoot, { subtree: true, childList: true, characterData: true });
    look();
  };
  const find = () => document.querySelectorAll('*').forEach((it) => it.shadowRoot && it.localName.startsWith('cw-') && watch(it));
  new MutationObserver(find).observe(document, { subtree: true, childList: true });
  for (const tag of ['cw-event-calendar', 'cw-kpi-chart', 'cw-poi-map']) customElements.whenDefined(tag).then(find);
}

/** What the page heard so far. */
export function heard(page, name) {
  return page.evaluate((name) => window.heard.filter((it) => it.name === name).map((it) => it.detail), name);
}

/** Waits until the page heard `name` so many times; answers with the last detail. */
export async function hears(page, name, times = 1) {
  await page.waitForFunction(
    ([name, times]) => window.heard.filter((it) => it.name === name).length >= times,
    [name, times],
  );
  return (await heard(page, name)).at(-1);
}

/** What live regions said since `since` milliseconds of the page's clock. */
export function said(page, role, since = 0) {
  return page.evaluate(
    ([role, since]) => window.said.filter((it) => it.role === role && it.at >= since),
    [role, since],
  );
}

/** Two frames later everything decided so far is on the screen. */
export function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
