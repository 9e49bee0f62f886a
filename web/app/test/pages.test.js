// What holds of every page: in both languages and themes, at every width.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, open, sizes } from './browser.js';

const pages = ['/', '/?east=44&west=52&view=matrix', '/reconciliation', '/quality?rule=IDENTIFIED_LATE&reporting=51', '/assessment', '/screen', '/templates'];

// Each language at each width; the themes take turns.
const ways = ['zh', 'en'].flatMap((language, i) => sizes.map((size, j) => ({ language, size, theme: ['light', 'dark'][(i + j) % 2] })));

for (const path of pages) {
  test(`${path} is accessible and fits, in both languages and themes and at every width`, async (t) => {
    for (const way of ways) {
      const page = await open(t, path, way);
      const where = `${path} ${way.language} ${way.theme} ${way.size.width}`;
      await accessible(page, where);
      await fits(page, where);
      assert.equal(await page.locator('h1').count(), 1, where);
    }
  });
}

test('all of a page is reached by the keyboard alone', async (t) => {
  const page = await open(t, '/');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  const reached = new Set();
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const [name, visible] = await page.evaluate(() => {
      const at = document.activeElement;
      const box = at.getBoundingClientRect();
      return [at.getAttribute('href') ?? at.textContent, at === document.body || box.width + box.height > 0];
    });
    assert.ok(visible, name);
    reached.add(name);
  }
  for (const name of ['/?east=44&west=45', '/?east=33', '矩阵', '/reconciliation', '/provinces/51', '/graphiql']) assert.ok(reached.has(name), name);
});

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
