// The map as a reader meets it: names for its parts.
import { hears } from './calendar.mjs';

/** What a stage of maps begins with. */
export const MAP = { tag: 'cw-poi-map', src: '/feed/luoghi.geojson' };

/** Parts of the map inside `host`, as locators. Playwright looks through open shadow roots. */
export function map(page, selector = 'cw-poi-map') {
  const host = page.locator(selector);
  const part = (name) => host.locator(`[part~="${name}"]`);
  return {
    host,
    part,
    status: host.locator('[role=status]').first(), // a place, opened, has one of its own
    alert: host.locator('[role=alert]'),
    count: host.locator('#count'),
    rows: part('place'),
    card: part('card'),
    title: part('card-title'),
    marks: part('mark'),
    stage: part('stage'),
    search: part('search'),
    row: (name) => part('place').filter({ hasText: name }),
    mark: (name) => part('mark').filter({ hasText: name }),
  };
}

/** Opens a page of `it`, a stage, whose data are there and whose map stands still. */
export async function shown(it, options) {
  const page = await it.open(options);
  await hears(page, 'cw-load');
  await rested(page);
  return page;
}

/** Waits until the live region counts `words`. */
export function counts(page, words) {
  return page.map.status.filter({ hasText: words }).waitFor({ state: 'attached' });
}

/** Waits until the map stands still: three looks find its panes and marks in the same place. */
export function rested(page, selector = 'cw-poi-map') {
  return page.waitForFunction(([selector, begun]) => {
    const root = document.querySelector(selector).shadowRoot;
    if (!root.querySelector('.marks') || root.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')) return false;
    const at = [...root.querySelectorAll('.leaflet-map-pane, [data-at]')].map((it) => it.style.transform).join();
    const before = window.stood?.begun === begun && window.stood.at === at ? window.stood.looks : 0;
    window.stood = { begun, at, looks: before + 1 };
    return 3 <= window.stood.looks;
  }, [selector, Math.random()], { polling: 100 });
}
