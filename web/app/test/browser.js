// A browser for the tests: Debian's Chromium. Each page is watched: it writes nothing to the console, throws nothing and
// asks no other host.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const url = process.env.JIEDUI_URL;
if (!url) throw new Error('set JIEDUI_URL to the address of a server with demonstration data');

const programs = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = programs.find((program) => program && existsSync(program));
if (!executablePath) throw new Error('no Chromium: install it, or name its program in CHROMIUM');

const browser = await chromium.launch({
  executablePath,
  args: ['--lang=zh-CN', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], // its sandbox is not for root
});
after(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The lists that not everybody may read. */
export const guarded = ['auditEvents', 'rightsChanges', 'tokenRevocations'];

/** The widths that every page is made for: a telephone, a desk, a wall. */
export const sizes = [
  { width: 390, height: 844 },
  { width: 1400, height: 900 },
  { width: 3840, height: 2160 },
];

/**
 * open opens an address and waits until everything has been answered. What the page must not do is collected in
 * `faults`; close fails if there are any.
 */
export async function open(t, path, options = {}) {
  const { language = 'zh', theme = 'light', size = sizes[1], javaScript = true, expectStatus = 200, ...context } = options;
  const opened = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    ...context,
  });
  const page = await opened.newPage();
  const faults = [];
  const asked = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    asked.push(request);
    const to = new URL(request.url());
    if (!['data:', 'blob:'].includes(to.protocol) && to.origin !== url) faults.push(`another host: ${request.url()}`);
  });
  t.after(async () => {
    await opened.close();
    const unexpected = faults.filter((fault) => !(options.expect ?? []).some((expected) => expected.test(fault)));
    assert.deepEqual(unexpected, [], path);
  });
  await page.addInitScript((chosen) => localStorage.getItem('jiedui.language') ?? localStorage.setItem('jiedui.language', chosen), language);
  const response = await page.goto(url + path);
  assert.equal(response.status(), expectStatus, path);
  await settled(page);
  return Object.assign(page, { faults, asked });
}

/** settled waits until nothing is asked any more and nothing says that it is loading. */
export async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** accessible fails for each rule of axe that the page breaks. */
export async function accessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(
    violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((node) => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`),
    [],
    where,
  );
}

/** fits fails when the page is wider than its window. */
export async function fits(page, where) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `${where}: ${content} px of content in ${window} px`);
}

/** ask asks the API as the pages do. */
export async function ask(query, variables = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'zh-CN' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}
