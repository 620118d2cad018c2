// Where the focus is, across shadow roots, and whether people can see it.
import { PNG } from 'pngjs';

/** Describes the focused element; `null` when nothing has the focus. */
export function focused(page) {
  return page.evaluate(() => {
    let it = document.activeElement;
    while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
    if (!it || it === document.body) return null;
    return {
      tag: it.localName,
      part: it.getAttribute('part') ?? '',
      day: it.dataset?.day ?? null,
      text: (it.getAttribute('aria-label') || it.title || it.textContent || '').trim(),
      id: it.id,
      inside: it.getRootNode() !== document,
    };
  });
}

/** Presses Tab until `wanted` holds for the focused element. Fails after `limit` stops: the task cannot be done. */
export async function tabTo(page, wanted, { key = 'Tab', limit = 60 } = {}) {
  const way = [];
  for (let stop = 0; stop < limit; stop += 1) {
    await page.keyboard.press(key);
    const it = await focused(page);
    if (it && wanted(it)) return it;
    way.push(it ? `${it.tag}[${it.part || it.id}] ${it.text.slice(0, 30)}` : 'nothing');
  }
  throw new Error(`no stop of ${limit} was it:\n${way.join('\n')}`);
}

/** `tabTo` by the name of a part. */
export function tabToPart(page, part, options) {
  return tabTo(page, (it) => it.part.split(' ').includes(part), options);
}

/** Measures the focused element's indicator as WCAG 2.4.13 counts it: pixels that change by 3:1 or more. */
export async function indicator(page) {
  const area = await page.evaluate(() => {
    let it = document.activeElement;
    while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
    window.focusedBefore = it;
    const { left, top, width, height } = it.getBoundingClientRect();
    return { left, top, width, height, across: innerWidth, down: innerHeight };
  });
  const margin = 8;
  const x = Math.max(0, Math.floor(area.left - margin));
  const y = Math.max(0, Math.floor(area.top - margin));
  const clip = {
    x, y,
    width: Math.min(area.across, Math.ceil(area.left + area.width + margin)) - x,
    height: Math.min(area.down, Math.ceil(area.top + area.height + margin)) - y,
  };
  const options = { clip, animations: 'disabled', caret: 'hide' };
  const seen = PNG.sync.read(await page.screenshot(options));
  await page.evaluate(() => window.focusedBefore.blur());
  const unseen = PNG.sync.read(await page.screenshot(options));
  await page.evaluate(() => window.focusedBefore.focus({ preventScroll: true, focusVisible: true }));
  let changed = 0;
  for (let at = 0; at < seen.data.length; at += 4) {
    if (3 <= contrast(seen.data.subarray(at, at + 3), unseen.data.subarray(at, at + 3))) changed += 1;
  }
  const scale = seen.width / clip.width;
  const shown = {
    width: Math.min(area.left + area.width, area.across) - Math.max(area.left, 0),
    height: Math.min(area.top + area.height, area.down) - Math.max(area.top, 0),
  };
  return { changed: changed / scale ** 2, needed: 2 * 2 * (shown.width + shown.height) - 16, ...shown };
}

/** Parts of the focused element that something else lies upon, of nine points looked at. A round one has no corners. */
export function covered(page) {
  return page.evaluate(() => {
    let it = document.activeElement;
    while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
    const { left, top, right, bottom } = it.getBoundingClientRect();
    const hidden = [];
    const round = getComputedStyle(it).borderTopLeftRadius === '50%';
    for (const across of round ? [0.16, 0.5, 0.84] : [0.02, 0.5, 0.98]) {
      for (const down of round ? [0.16, 0.5, 0.84] : [0.04, 0.5, 0.96]) {
        const x = left + (right - left) * across;
        const y = top + (bottom - top) * down;
        let hit = document.elementFromPoint(x, y);
        while (hit?.shadowRoot?.elementFromPoint(x, y)) {
          const next = hit.shadowRoot.elementFromPoint(x, y);
          if (next === hit) break;
          hit = next;
        }
        const around = hit && it.localName === 'input' && hit.closest('label')?.contains(it);
        if (!hit || !(it.contains(hit) || around)) hidden.push(`${across}/${down}: ${hit ? hit.localName + '.' + hit.className : 'outside'}`);
      }
    }
    return hidden;
  });
}

/** Contrast of two sRGB colours, WCAG 2.2. */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]) {
  const part = (it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}
