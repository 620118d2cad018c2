// Works under strict policies without one report (promise C9); refused by a stricter one, the fallback stays (C8).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { calendar } from './lib/calendar.mjs';
import { neighbourhood } from './lib/neighbourhood.mjs';
import { CLEAN, strict, TYPES, under as underPolicy } from './lib/policy.mjs';
import { byKeyboard, byMouse } from './lib/task.mjs';

let it;
before(async () => { it = await neighbourhood(); });
after(() => it.stop());

const under = (policy, options) => underPolicy(it, policy, { element: it.element(), ...options });

/** Everything a reader can do that a policy could mind: the task, then rich text, an image, a download. */
async function everything(page) {
  await byMouse(page);
  await byKeyboard(page);
  const { part, title, dialog } = calendar(page);
  await part('previous').click();
  await part('event').filter({ hasText: 'Sagra di San Vigilio' }).first().click();
  await title.filter({ hasText: 'Sagra' }).waitFor();
  await dialog.locator('[part=rich] strong', { hasText: 'palio delle botti' }).waitFor();
  await page.waitForFunction(() => {
    const image = document.querySelector('cw-event-calendar').shadowRoot.querySelector('dialog img');
    return image.complete && image.naturalWidth === 800;
  });
  const [file] = await Promise.all([page.waitForEvent('download'), part('download').click()]);
  assert.match(file.suggestedFilename(), /\.ics$/);
  await part('close').click();
  await part('view-list').click();
  await page.setViewportSize({ width: 360, height: 640 });
  await part('list').waitFor();
}

describe('works without one report under', () => {
  test('the strictest policy that names us and the open data', async () => {
    assert.deepEqual(await under(strict(it, `img-src ${it.api.url}`), { act: everything }), CLEAN);
  });

  test('the policy of the promise, where open data and our files share an origin', async () => {
    it.cdn.on('/api/*', (request, response, url) => fetch(it.api.url + url.pathname).then(async (answer) => (
      { headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' }, body: Buffer.from(await answer.arrayBuffer()) })));
    it.cdn.on('/sagra.svg', { status: 302, headers: { location: `${it.api.url}/sagra.svg` } });
    const policy = `default-src 'none'; script-src ${it.cdn.url} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${it.cdn.url}; img-src ${it.cdn.url} ${it.api.url}`;
    assert.deepEqual(await under(policy, { element: it.element({ src: it.cdn.url }), act: everything }), CLEAN);
  });

  test('a nonce with strict-dynamic', async () => {
    const policy = `default-src 'none'; script-src 'nonce-cm9zc28' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'nonce-cm9zc28'; connect-src ${it.api.url} ${it.cdn.url}; img-src ${it.api.url}; base-uri 'none'`;
    assert.deepEqual(await under(policy, { tag: `<script nonce="cm9zc28" src="${it.tag}"></script>`, act: everything }), CLEAN);
  });

  test('required trusted types, with no policy of types allowed', async () => {
    assert.deepEqual(await under(TYPES, { act: everything }), CLEAN);
  });

  test('all of them at once', async () => {
    const policy = `default-src 'none'; script-src 'nonce-cm9zc28' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'none'; connect-src ${it.api.url} ${it.cdn.url}; img-src ${it.api.url}; font-src 'none'; form-action 'none'; frame-src 'none'; ${TYPES}`;
    assert.deepEqual(await under(policy, { tag: `<script nonce="cm9zc28" src="${it.tag}"></script>`, act: everything }), CLEAN);
  });
});

describe('keeps the fallback, and says so once, under', () => {
  async function refused(policy, tag) {
    const { complaints: said } = await under(policy, { tag, act: async (page) => {
      const told = page.waitForEvent('console', (one) => one.text().startsWith('[comunweb]'));
      await page.evaluate(() => new Promise((done) => {
        document.addEventListener('cw-error', (event) => done(window.told = event.detail));
        if (document.querySelector('cw-event-calendar').shadowRoot) done();
      }));
      await told.catch(() => {});
      await page.getByText('Tutti gli eventi').click({ trial: true });
    } });
    assert.equal(said.filter((one) => one.startsWith('warning: [comunweb]')).length, 1, said.join('\n'));
  }

  test('a policy without wasm-unsafe-eval', () => refused(`script-src ${it.cdn.url}`));
  test('a policy that does not let our files be fetched', () => refused(`script-src ${it.cdn.url} 'wasm-unsafe-eval'; connect-src ${it.api.url}`));
});

test('a policy that refuses our script leaves the fallback as it was', async () => {
  await under("script-src 'self'", { act: async (page) => {
    await page.getByText('Tutti gli eventi').click({ trial: true });
    assert.equal(await page.evaluate(() => customElements.get('cw-event-calendar')), undefined);
  } });
});
