// What holds of every page: in both languages and themes, at every width.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, open, sizes } from './browser.js';

const pages = [
  '/',
  '/?east=44&west=52&view=matrix',
  '/data',
  '/data/investmentProjects?sort=-COMMITTED',
  '/data/pairings',
  '/explore',
  '/explore?by=SUPPORTING_PROVINCE,YEAR&view=pivot',
  '/explore?by=RECEIVING_PROVINCE,YEAR&view=stacked',
  '/counties/513430',
  '/provinces/51',
  '/reconciliation',
  '/quality?rule=IDENTIFIED_LATE&reporting=51',
  '/assessment',
  '/screen',
  '/templates',
];

// Each language at each width; the themes take turns.
for (const path of pages) {
  for (const [i, size] of sizes.entries()) {
    test(`${path} is answered, accessible and fits at ${size.width} px, in both languages`, async (t) => {
      for (const [j, language] of ['zh', 'en'].entries()) {
        const theme = ['light', 'dark'][(i + j) % 2];
        const page = await open(t, path, { language, theme, size });
        const where = `${path} ${language} ${theme} ${size.width}`;
        await accessible(page, where);
        await fits(page, where);
        assert.equal(await page.locator('h1').count(), 1, where);
        assert.deepEqual(await page.locator('main [role="alert"]').allTextContents(), [], where);
      }
    });
  }
}

test('header, band and content begin and end at the same edges', async (t) => {
  for (const size of sizes) {
    const page = await open(t, '/', { size });
    const edges = await page.evaluate(() =>
      ['.header', '.origin-band', 'main'].map((part) => {
        const { paddingLeft, paddingRight } = getComputedStyle(document.querySelector(part));
        const box = document.querySelector(part).getBoundingClientRect();
        return [box.left, box.right, paddingLeft, paddingRight].join(' ');
      }),
    );
    assert.deepEqual(new Set(edges).size, 1, `${size.width} px: ${edges.join('; ')}`);
  }
});

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
