// Whether words can be read on the screen, whatever the computed colours say: forced colours lay boxes behind them.
import { PNG } from 'pngjs';
import { contrast } from './focus.mjs';

/** Pixels that change by 4.5:1 when the letters of an element change places: none where they cannot be seen. */
export async function legiblePixels(page, locator) {
  const look = async () => PNG.sync.read(await locator.screenshot({ animations: 'disabled' }));
  const straight = await look();
  await locator.evaluate(turn);
  const turned = await look();
  await locator.evaluate(turn);
  let changed = 0;
  const size = Math.min(straight.data.length, turned.data.length);
  for (let at = 0; at < size; at += 4) {
    if (4.5 <= contrast(straight.data.subarray(at, at + 3), turned.data.subarray(at, at + 3))) changed += 1;
  }
  return changed;
}

/** Runs in the page: writes every text of an element backwards; a second time puts it right. */
function turn(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = [...texts.currentNode.data].reverse().join('');
}
