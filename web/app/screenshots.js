// Takes the pictures of docs/pages.md: each page at 1400 px in Chinese, as WebP of some 50 kB. JIEDUI_URL is a server
// with demonstration data.
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const url = process.env.JIEDUI_URL;
if (!url) throw new Error('set JIEDUI_URL to the address of a server with demonstration data');

const directory = new URL('../../docs/pages/', import.meta.url);
const pages = {
  overview: '/',
  data: '/data/investmentProjects?sort=-COMMITTED',
  county: '/counties/513430',
  explore: '/explore?by=SUPPORTING_PROVINCE,YEAR&view=stacked',
  reconciliation: '/reconciliation',
  quality: '/quality',
  assessment: '/assessment',
  screen: '/screen',
};

mkdirSync(directory, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--lang=zh-CN', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], // its sandbox is not for root
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
const session = await page.context().newCDPSession(page);
for (const [name, path] of Object.entries(pages)) {
  await page.goto(url + path);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 70 });
  writeFileSync(new URL(`${name}.webp`, directory), Buffer.from(data, 'base64'));
}
await browser.close();
