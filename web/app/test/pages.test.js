// What holds of every page: in both languages and themes, at every width.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, open, sizes } from './browser.js';

const pages = ['/', '/?east=44&west=52&view=matrix', '/reconciliation', '/quality?rule=IDENTIFIED_LATE&reporting=51', '/assessment', '/screen'];

for (const path of pages) {
  test(`${path} is accessible and fits, in both languages and themes and at every width`, async (t) => {
    for (const language of ['zh', 'en']) {
      for (const theme of ['light', 'dark']) {
        for (const size of sizes) {
          const page = await open(t, path, { language, theme, size });
          const where = `${path} ${language} ${theme} ${size.width}`;
          await accessible(page, where);
          await fits(page, where);
          assert.equal(await page.locator('h1').count(), 1, where);
        }
      }
    }
  });
}

test('an address of no page says so in both languages and leads on', async (t) => {
  const page = await open(t, '/nothing', { expectStatus: 404, expect: [/404/] });
  await accessible(page, '/nothing');
  assert.match(await page.textContent('main'), /没有这个页面.*There is no such page/s);
});

test('without JavaScript the page says what to do', async (t) => {
  const page = await open(t, '/', { javaScript: false });
  const said = await page.textContent('noscript');
  assert.match(said, /需要 JavaScript/);
  assert.match(said, /need JavaScript/);
});

test('language and theme are kept', async (t) => {
  const page = await open(t, '/');
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-CN');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.reload();
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
});
