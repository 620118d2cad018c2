// Whether words can be read on the screen, whatever the computed colours say: forced colours lay boxes behind them.
import { PNG } from 'pngjs';
import { contrast } from './focus.mjs';

/** For each selector, the pixels of its first element, in the page or in a widget, that change by 4.5:1 when
 *  all letters change places, and figures change: none where they cannot be seen. The last of them is scrolled to. */
export async function legiblePixels(page, selectors) {
  const each = (act) => Promise.all(selectors.map((it) => page.locator(it).first().evaluate(act)));
  await page.locator(selectors.at(-1)).first().scrollIntoViewIfNeeded();
  const boxes = await each(find);
  const look = async () => PNG.sync.read(await page.screenshot({ animations: 'disabled', fullPage: true }));
  const straight = await look();
  await each(turn);
  const turned = await look();
  await each(turn);
  return boxes.map(({ left, top, right, bottom }) => {
    let changed = 0;
    for (let y = Math.floor(top); y < Math.min(bottom, straight.height); y += 1) {
      for (let x = Math.floor(left); x < Math.min(right, straight.width); x += 1) {
        const at = (y * straight.width + x) * 4;
        if (4.5 <= contrast(straight.data.subarray(at, at + 3), turned.data.subarray(at, at + 3))) changed += 1;
      }
    }
    return changed;
  });
}

/** Runs in the page: where an element is. */
function find(element) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY };
}

/** Runs in the page: writes the texts of an element backwards; a second time puts them right. */
function turn(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = [...texts.currentNode.data].reverse().map((it) => (/\d/.test(it) ? 9 - it : it)).join('');
}
