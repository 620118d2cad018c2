// A panic in one widget: a panel with a retry there, and nothing anywhere else (promise C7).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { complaints } from './lib/lib.mjs';
import { leave, neighbourhood } from './lib/neighbourhood.mjs';
import { byMouse } from './lib/task.mjs';

let it;
before(async () => { it = await neighbourhood(); });
after(() => it.stop());

/** The page part: what a host could hear, and every change outside the broken widget. */
function witness() {
  window.heard = [];
  window.addEventListener('error', (event) => window.heard.push(`error ${event.message}`));
  window.addEventListener('unhandledrejection', (event) => window.heard.push(`rejection ${event.reason}`));
  document.addEventListener('cw-error', (event) => window.heard.push(`cw-error ${event.detail.code} ${event.target.id}`));
}

const STOPPED = 'Questa parte della pagina si è interrotta per un errore.';

async function open(panic) {
  const page = await it.open(`<!doctype html><html lang="it"><title>Comune</title><script src="${it.cdn.url}/pkg-probe/comunweb.js" defer></script>
    <p id="text">Piazza San Vigilio</p><cw-probe id="left" label="a"></cw-probe>
    <cw-probe id="broken" label="b" panic="${panic}">parola del comune</cw-probe><cw-probe id="right" label="c"></cw-probe>${it.element()}`, { before: [witness] });
  for (const id of ['left', 'right']) await page.locator(`#${id} button`).click();
  return page;
}

const broken = (page) => page.locator('#broken');

/** Brings the panic about; at mount it has happened already. */
async function provoke(page, panic) {
  if (panic !== 'mount') await broken(page).locator('button.button').click();
  await broken(page).getByText(STOPPED).waitFor();
}

for (const panic of ['mount', 'render', 'click', 'effect']) {
  describe(`a widget that panics on ${panic}`, () => {
    let page;
    before(async () => { page = await open(panic); });
    after(() => leave(page));

    test('shows its panel, with the page’s own words below', async () => {
      await provoke(page, panic);
      await broken(page).getByRole('button', { name: 'Riprova' }).waitFor();
      await broken(page).getByText('parola del comune').waitFor();
      assert.equal(await broken(page).getByRole('alert').count(), 1);
    });

    test('leaves its neighbours as they are, alive', async () => {
      for (const id of ['left', 'right']) {
        assert.equal(await page.locator(`#${id} output`).textContent(), '1');
        await page.locator(`#${id} button`).click();
        await page.locator(`#${id} output`, { hasText: '2' }).waitFor();
      }
      await byMouse(page);
      assert.equal(await page.locator('#text').textContent(), 'Piazza San Vigilio');
    });

    test('tells the page by cw-error, not by an uncaught exception, and the console once', async () => {
      assert.deepEqual(await page.evaluate(() => window.heard), ['cw-error panic broken']);
      const said = complaints(page);
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0], /^error: \[comunweb\]/);
    });

    test('shows the panel again when the retry fails too', async () => {
      await broken(page).getByRole('button', { name: 'Riprova' }).click();
      await provoke(page, panic);
      assert.equal(await broken(page).getByRole('alert').count(), 1);
    });

    test('starts afresh when the retry succeeds', async () => {
      await page.evaluate(() => document.querySelector('#broken').removeAttribute('panic'));
      await broken(page).getByRole('button', { name: 'Riprova' }).click();
      await broken(page).locator('output', { hasText: '0' }).waitFor();
      await broken(page).locator('button.button').click();
      await broken(page).locator('output', { hasText: '1' }).waitFor();
      assert.equal(await broken(page).getByRole('alert').count(), 0);
    });
  });
}

test('a widget that panics when an attribute changes shows its panel', async () => {
  const page = await open('');
  await broken(page).locator('button').click();
  await broken(page).locator('output', { hasText: '1' }).waitFor();
  await page.evaluate(() => document.querySelector('#broken').setAttribute('panic', 'render'));
  await broken(page).getByText(STOPPED).waitFor();
  await page.locator('#left button').click();
  await page.locator('#left output', { hasText: '2' }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.heard), ['cw-error panic broken']);
  await leave(page);
});

test('a panicked widget that is removed and returned starts afresh', async () => {
  const page = await open('click');
  await provoke(page, 'click');
  await page.evaluate(async () => {
    const one = document.querySelector('#broken');
    one.remove();
    await new Promise((done) => setTimeout(done));
    one.removeAttribute('panic');
    document.body.append(one);
  });
  await broken(page).locator('button.button').click();
  await broken(page).locator('output', { hasText: '1' }).waitFor();
  await leave(page);
});

test('twenty panics at once are twenty panels', async () => {
  const page = await it.open(`<!doctype html><html lang="it"><title>Comune</title><script src="${it.cdn.url}/pkg-probe/comunweb.js" defer></script>
    ${'<cw-probe panic="mount" loading="eager"></cw-probe>'.repeat(20)}<cw-probe id="well"></cw-probe>`, { before: [witness] });
  await page.waitForFunction(() => window.heard.length === 20);
  await page.waitForFunction(() => [...document.querySelectorAll('cw-probe')].filter((one) => one.shadowRoot.querySelector('[role=alert]')).length === 20);
  await page.locator('#well button').click();
  await page.locator('#well output', { hasText: '1' }).waitFor();
  await leave(page);
});
