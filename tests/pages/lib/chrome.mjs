// The browser of a test file: one Chromium, and pages that remember what they complained about.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
// What Playwright switches off, for the last list wins; then the popups of the address bar, two renderers for each page
// that nobody looks at.
const OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay',
  'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints',
  'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--force-color-profile=srgb',
  `--disable-features=${OFF}`,
];

/** Where Chromium is: `$CHROME`, else the first on the PATH. */
export function chrome() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((it) => join(it, name)));
  const found = process.env.CHROME || candidates.find(existsSync);
  if (!found) throw new Error('no Chromium: set CHROME to its path');
  return found;
}

/** Starts Chromium. `page(options)` opens a page in a context of its own, `stop()` ends it all. */
export async function browser({ flags = [] } = {}) {
  const driver = await chromium.launch({ executablePath: chrome(), headless: true, args: [...FLAGS, ...flags] });
  return {
    driver,
    page: (options) => newPage(driver, options),
    stop: () => driver.close(),
  };
}

/**
 * A page of an Italian reader. What it logs is collected in `page.logs`, a list of `{ type, text }` where an
 * uncaught exception has the type `exception`. Other options are those of a Playwright context.
 */
export async function newPage(driver, options = {}) {
  const context = await driver.newContext({
    locale: 'it-IT', timezoneId: 'Europe/Rome', viewport: { width: 1280, height: 1024 }, ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.logs = [];
  page.on('console', (it) => page.logs.push({ type: it.type(), text: it.text() }));
  page.on('pageerror', (it) => page.logs.push({ type: 'exception', text: String(it?.stack ?? it) }));
  return page;
}

/** What a page complained about: errors, exceptions, warnings. */
export function complaints(page, types = ['error', 'exception', 'warning']) {
  return page.logs.filter((it) => types.includes(it.type)).map((it) => `${it.type}: ${it.text}`);
}
