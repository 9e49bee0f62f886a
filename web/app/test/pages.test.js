// What holds of every page: in both languages and themes, at every width.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, open, settled, sizes, url } from './browser.js';

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
  for (let i = 0; i < 120; i++) {
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

/** says waits until a page says something in its main part. */
const says = (page, text) => page.waitForFunction((source) => new RegExp(source, 's').test(document.querySelector('main')?.textContent ?? ''), text.source);

test('without JavaScript the page says what to do', async (t) => {
  const page = await open(t, '/', { javaScript: false });
  const said = await page.textContent('noscript');
  assert.match(said, /需要 JavaScript/);
  assert.match(said, /need JavaScript/);
});

test('an old browser is told which one to use', async (t) => {
  const page = await open(t, '/', { expect: [/^error: /] });
  await page.addInitScript(() => delete Array.prototype.findLast);
  await page.goto(new URL('/data/pairings', page.url()).href);
  await says(page, /浏览器版本过旧.*360 浏览器的极速模式.*too old/);
  await accessible(page, 'an old browser');
});

test('a page whose code does not come says so and can be opened again', async (t) => {
  const page = await open(t, '/', { expect: [/ERR_FAILED|Failed to fetch/] });
  await page.route('**/assets/explore-*.js', (route) => route.abort());
  await page.getByRole('link', { name: '分析', exact: true }).click();
  await says(page, /没有加载完整/);
  await page.unroute('**/assets/explore-*.js');
  await page.getByRole('button', { name: '重新加载' }).click();
  await page.locator('table.result').waitFor();

  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload();
  await says(page, /没有加载完整.*did not load as a whole/);
  await page.unroute('**/assets/*.js');
  await page.getByRole('link', { name: /重新打开/ }).click();
  await page.locator('table.result').waitFor();
});

for (const [path, there] of [
  ['/', '.figures dl'],
  ['/explore', 'table.result'],
  ['/data', '.kinds'],
  ['/data/counties', 'table.records'],
  ['/counties/513430', '.briefing'],
  ['/provinces/51', 'dl.fields'],
  ['/reconciliation', 'table.reconciliation'],
  ['/quality', '.reporting tbody'],
  ['/assessment', 'table.assessment'],
  ['/templates', '.template'],
]) {
  test(`${path} says so while the server is away, and goes on when it is asked to`, async (t) => {
    const page = await open(t, '/screen', { expect: [/ERR_FAILED/] });
    const asked = /\/(graphql|model\.json|templates\.json)$/;
    await page.route(asked, (route) => route.abort());
    await page.goto(new URL(path, page.url()).href);
    await says(page, /连不上服务器/);
    await accessible(page, path);
    await page.unroute(asked);
    const retry = page.locator('main').getByRole('button', { name: '重试' });
    const answer = page.locator(`main ${there}`);
    for (;;) { // a page may ask for one thing after the other
      await answer.or(retry).first().waitFor();
      if ((await answer.count()) > 0) {
        break;
      }
      await retry.first().click();
      await settled(page);
    }
  });
}

test('a query that costs too much says in the words of the page what to leave out', async (t) => {
  const page = await open(t, '/explore', { expect: [/400/] });
  const { errors } = await (await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'zh-CN' },
    body: JSON.stringify({ query: `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: counties(first: 200) { edges { node { id } } }`).join(' ')} }` }),
  })).json();
  assert.equal(errors[0].extensions.code, 'QUERY_TOO_COMPLEX');
  await page.route('**/graphql', (route) => route.fulfill({ status: 400, json: { errors } }));
  await page.getByRole('group', { name: '按' }).getByRole('button', { name: '年度' }).click();
  await says(page, /请减少列、分组或数值/);
  assert.ok((await page.textContent('main [role="alert"]')).includes(errors[0].message));
  await page.unroute('**/graphql');
  await page.locator('main').getByRole('button', { name: '重试' }).click();
  await page.locator('table.result').waitFor();
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
