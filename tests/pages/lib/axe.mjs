// axe-core in a page, whatever the page's policy: it comes in by the debugger's door.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All violations of the page, one entry for each rule and node. No rule and no node is left out. */
export async function violations(page) {
  const debug = await page.context().newCDPSession(page);
  const run = `(async () => {
    if (!globalThis.axe?.run) { ${source} }
    const { violations } = await axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] });
    return violations.flatMap((rule) => rule.nodes.map((node) => ({
      rule: rule.id, target: node.target.flat().join(' '), html: node.html.slice(0, 200), why: node.failureSummary,
    })));
  })()`;
  const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
    expression: run, awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: true,
  });
  await debug.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

/** A violation in a few lines. */
export function describe({ rule, target, html, why }) {
  return `${rule} at ${target}\n  ${html}\n  ${why?.replaceAll('\n', '\n  ')}`;
}

/** How a page may look: what the reader's system asks for, and how wide the window is. */
export const MODES = [
  { name: 'light' },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'theme dark', theme: 'dark' },
  { name: 'theme high-contrast', theme: 'high-contrast' },
  { name: 'more contrast', media: { contrast: 'more' } },
  { name: 'forced colours', media: { forcedColors: 'active' } },
  { name: '200 %', width: 640, height: 512 },
  { name: '400 %', width: 320, height: 256 },
];

const PLAIN = { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none', reducedMotion: 'no-preference' };

/** Puts a loaded page into a mode. */
export async function enter(page, { media = {}, theme, width = 1280, height = 1024 }) {
  await page.emulateMedia({ ...PLAIN, ...media });
  await page.setViewportSize({ width, height });
  await page.evaluate((theme) => {
    for (const it of document.querySelectorAll('cw-event-calendar, cw-kpi-chart, cw-poi-map, cw-probe')) {
      it.dataset.theme ??= it.getAttribute('theme') ?? '';
      const wanted = theme ?? it.dataset.theme;
      if (wanted) it.setAttribute('theme', wanted);
      else it.removeAttribute('theme');
    }
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, theme);
}
