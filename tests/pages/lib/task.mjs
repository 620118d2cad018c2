// The one task of the hosts' tests: next month, open an event, close it. With a mouse, and with keys alone.
import assert from 'node:assert/strict';
import { calendar } from './calendar.mjs';

const TITLE = 'Luna piena al lago';

/** With a mouse. The calendar shows June 2026 before, July after; `title` is an event of July. */
export async function byMouse(page, selector, title = TITLE) {
  const it = calendar(page, selector);
  await it.month.filter({ hasText: /giugno 2026/i }).waitFor();
  await it.part('next').click();
  await it.month.filter({ hasText: /luglio 2026/i }).waitFor();
  await it.grid.locator('[part=event]', { hasText: title }).first().click();
  await it.title.filter({ hasText: title }).waitFor();
  await it.part('close').click();
  await it.dialog.waitFor({ state: 'detached' });
}

/** With keys alone, from `start`, an element before the calendar. July 2026 before and after. */
export async function byKeyboard(page, start = '#start', selector) {
  const it = calendar(page, selector);
  await page.locator(start).focus();
  await tabTo(page, '[part~=previous]');
  await page.keyboard.press('Enter');
  await it.month.filter({ hasText: /giugno 2026/i }).waitFor();
  await tabTo(page, '[part~=next]');
  await page.keyboard.press('Enter');
  await it.month.filter({ hasText: /luglio 2026/i }).waitFor();
  await tabTo(page, 'td[data-day="2026-07-15"]');
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction(focusFits, 'td[data-day="2026-07-08"]');
  await page.keyboard.press('Enter');
  await it.dialog.locator('[part=event]').waitFor();
  await tabTo(page, 'dialog [part=event]');
  await page.keyboard.press('Enter');
  await it.title.filter({ hasText: TITLE }).waitFor();
  await page.keyboard.press('Escape');
  await it.dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(focusFits, 'td[data-day="2026-07-08"]');
}

/** Types into the search field and presses Enter there. */
export async function bySearch(page, selector) {
  const it = calendar(page, selector);
  await it.part('search').fill('luna');
  await it.part('search').press('Enter');
  await it.status.filter({ hasText: '1 evento' }).waitFor({ state: 'attached' });
  await it.part('search').fill('');
}

async function tabTo(page, selector) {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(focusFits, selector)) return;
  }
  assert.fail(`no Tab stop at ${selector}`);
}

function focusFits(selector) {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return Boolean(node?.matches(selector));
}
