// A page under a content security policy, and what the browser reports of it (promises C8, C9).
import { complaints } from './lib.mjs';
import { leave } from './neighbourhood.mjs';

/** What is heard of a page that broke no rule. */
export const CLEAN = { violations: [], reports: [], complaints: [] };
/** No policy of types is allowed. */
export const TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

/** The strictest policy that names us and the open data of a neighbourhood; `more` is allowed, too. */
export function strict({ cdn, api }, more = '') {
  return `default-src 'none'; script-src ${cdn.url} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${api.url} ${cdn.url}; ${more}`;
}

/** The page part: every violation, as it happens. */
function witness() {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
}

/** Opens an element of a neighbourhood under a policy, lets `act` use the page, and tells what was heard of it. */
export async function under(it, policy, { tag = `<script src="${it.tag}" defer></script>`, element, act = () => {} }) {
  const reports = [];
  it.host.on('/reports', (request) => { reports.push(request.method); return { status: 204 }; });
  const page = await it.open({
    headers: { 'content-security-policy': `${policy}; report-uri /reports` },
    body: `<!doctype html><html lang="it"><head><title>Comune</title>${tag}</head><body><a id="start" href="#x">Albo pretorio</a>${element}</body></html>`,
  }, { before: [witness] });
  try {
    await act(page);
    return { violations: await page.evaluate(() => window.violations), reports, complaints: complaints(page) };
  } finally {
    await leave(page);
  }
}
