// A map in which something goes wrong that nobody foresaw: its panel with a retry, and the others go on (promise C7).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hears } from './lib/calendar.mjs';
import { map, MAP, rested } from './lib/map.mjs';
import { handful } from './lib/places.mjs';
import { stage } from './lib/stage.mjs';

let it;
before(async () => { it = await stage(MAP); });
after(() => it.stop());

const TWO = `<cw-poi-map id="uno" loading="eager" src="${MAP.src}">parola del comune</cw-poi-map><cw-poi-map id="due" loading="eager" src="${MAP.src}"></cw-poi-map>`;
const STOPPED = 'Questa parte della pagina si è interrotta per un errore.';

/** The page part: the next call of `owner[name]` fails as no browser's does. */
function fault([owner, name]) {
  const prototype = window[owner].prototype;
  const native = prototype[name];
  prototype[name] = () => {
    prototype[name] = native;
    throw new Error('guasto');
  };
}

for (const [when, where, act] of [
  ['renders', ['Document', 'createElement'], (one) => one.row('Biblioteca civica').click()],
  ['draws symbols', ['Document', 'createElementNS'], (one) => one.row('Malga Alpo').click()],
  ['puts in its place what it made', ['Node', 'insertBefore'], (one) => one.row('Malga Alpo').click()],
]) {
  describe(`a map to which the page fails while it ${when}`, () => {
    test('shows its panel, tells the page, leaves its neighbour alive, and comes back', async () => {
      const page = await it.open({ reply: handful, body: TWO });
      await hears(page, 'cw-load', 2);
      const [one, two] = [map(page, '#uno'), map(page, '#due')];
      await rested(page, '#uno');
      await page.evaluate(fault, where);
      await act(one);
      await one.host.getByText(STOPPED).waitFor();
      await one.host.getByText('parola del comune').waitFor();
      assert.equal((await hears(page, 'cw-error')).code, 'panic');

      await two.row('Malga Alpo').click();
      await two.title.filter({ hasText: 'Malga Alpo' }).waitFor();

      await one.host.getByRole('button', { name: 'Riprova' }).click();
      await one.row('Biblioteca civica').click();
      await one.title.filter({ hasText: 'Biblioteca civica' }).waitFor();
      await one.marks.first().waitFor();
      await page.context().close();
    });
  });
}
