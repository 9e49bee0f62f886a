// The tables of records: what they show is what the API has, and their address says it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, guarded, open, settled } from './browser.js';

const total = (page) => page.locator('.bar .total', { hasText: /\d/ }).textContent();

test('every list has a table, and each row leads to its record', async (t) => {
  const page = await open(t, '/data');
  const links = await page.locator('.kinds a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.ok(links.length > 20, `${links.length} lists`);
  for (const link of links.filter((link) => !guarded.includes(link.split('/').pop()))) {
    await page.goto(new URL(link, page.url()).href);
    await settled(page);
    const kind = link.split('/').pop();
    const { [kind]: list } = await ask(`{ ${kind} { totalCount } }`);
    assert.equal(await total(page), `共 ${list.totalCount.toLocaleString('en-US')} 条`, link);
    const to = await page.locator('table.records tbody th a').first().getAttribute('href');
    assert.match(to, /^\/(provinces|counties|pairings|enterprises|projects|parks|records\/\w+)\/[^/]+$/, link);
  }
});

test('a list that the reader may not see says who may', async (t) => {
  for (const list of guarded) {
    const page = await open(t, `/data/${list}`);
    assert.match(await page.getByRole('alert').textContent(), /请先登录/, list);
  }
});

test('a list that there is not is no page, and a filter that is none says so', async (t) => {
  const page = await open(t, '/data/unicorns');
  assert.match(await page.textContent('main'), /没有这个页面/);
  await page.goto(new URL('/data/counties?where=%7Bx', page.url()).href);
  await page.getByRole('button', { name: '去掉筛选' }).click();
  await settled(page);
  assert.match(await total(page), /^共 [\d,]+ 条$/);
});

test('a filter that the API refuses is told in its words', async (t) => {
  const page = await open(t, `/data/counties?where=${encodeURIComponent('{"colour":"red"}')}`, { expect: [/400/] });
  assert.match(await page.getByRole('alert').textContent(), /colour/);
});

test('one searches, filters by typed controls, sorts and chooses columns, all in the address', async (t) => {
  const page = await open(t, '/data/investmentProjects');
  await page.getByPlaceholder('名称、拼音或首字母').fill('jinyang');
  const combobox = page.getByRole('combobox', { name: '添加条件' });
  await combobox.fill('协议投资额');
  await page.getByRole('option', { name: '协议投资额', exact: true }).click();
  await page.getByRole('textbox', { name: '协议投资额，从' }).fill('1,000');
  await page.getByRole('textbox', { name: '协议投资额，从' }).press('Enter');
  await page.getByRole('group', { name: '项目状态' }).getByRole('checkbox').nth(1).check();
  await settled(page);
  const where = { search: 'jinyang', committedGTE: '10000000.00', statusIn: ['IMPLEMENTATION'] };
  assert.deepEqual(JSON.parse(new URL(page.url()).searchParams.get('where')), where);
  const { investmentProjects: list } = await ask(
    'query($where: InvestmentProjectWhereInput) { investmentProjects(where: $where, first: 1, orderBy: [{field: COMMITTED, direction: DESC}]) { totalCount edges { node { name } } } }',
    { where },
  );
  assert.ok(list.totalCount > 0);
  assert.equal(await total(page), `共 ${list.totalCount} 条`);

  await page.getByRole('columnheader', { name: /^协议投资额/ }).getByRole('button').click();
  await page.waitForURL(/sort=-COMMITTED/);
  await page.getByText(/^列（/).click();
  await page.getByRole('checkbox', { name: '企业 · 企业所有制' }).check();
  await settled(page);
  assert.equal(await page.locator('table.records tbody th').first().textContent(), list.edges[0].node.name);
  assert.equal(await page.locator('th[aria-sort="descending"]').count(), 1);
  await page.reload();
  await settled(page);
  assert.equal(await total(page), `共 ${list.totalCount} 条`);
  assert.ok(await page.getByRole('columnheader', { name: '企业 · 企业所有制' }).isVisible());
});

test('what is being typed stays while the page changes', async (t) => {
  const page = await open(t, '/data/investmentProjects');
  await page.getByRole('combobox', { name: '添加条件' }).fill('协议投资额');
  await page.getByRole('option', { name: '协议投资额', exact: true }).click();
  const amount = page.getByRole('textbox', { name: '协议投资额，从' });
  await amount.pressSequentially('1,0');
  await page.evaluate(() => {
    // The answer to what was searched for comes while one types: the page is drawn again without a change of focus.
    const search = document.querySelector('input[type="search"]');
    search.value = 'jinyang';
    search.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.waitForURL(/search/);
  await settled(page);
  assert.equal(await amount.inputValue(), '1,0');
  await amount.pressSequentially('00');
  await amount.press('Enter');
  await page.waitForURL(/committedGTE/);
  assert.deepEqual(JSON.parse(new URL(page.url()).searchParams.get('where')), { search: 'jinyang', committedGTE: '10000000.00' });
});

test('a related region is found by typing, and that there is no related record can be asked', async (t) => {
  const page = await open(t, '/data/investmentProjects');
  await page.getByRole('combobox', { name: '添加条件' }).fill('县级行政区');
  await page.getByRole('option', { name: '县级行政区', exact: true }).click();
  await page.getByRole('combobox', { name: '县级行政区' }).fill('jinyang');
  await page.getByRole('option', { name: /金阳县/ }).click();
  await settled(page);
  const { investmentProjects: near } = await ask('{ investmentProjects(where: {hasCountyWith: {code: "513430"}}) { totalCount } }');
  assert.equal(await total(page), `共 ${near.totalCount} 条`);
  await page.getByRole('button', { name: '去掉 金阳县' }).waitFor();

  // Projects of enterprises that have paid nothing since then.
  await page.getByRole('button', { name: '清除全部条件' }).click();
  await page.getByRole('combobox', { name: '添加条件' }).fill('企业 投资项目 到位资金 日期');
  await page.getByRole('option', { name: /^企业 › 投资项目 › 到位资金 › / }).first().click();
  await page.getByLabel(/^企业 › 投资项目 › 到位资金 › .*，从$/).fill('2022-06-01');
  await page.getByRole('checkbox', { name: '没有这样的记录' }).check();
  await settled(page);
  const where = { hasEnterpriseWith: { not: { hasInvestmentProjectsWith: { hasContributionsWith: { contributedOnGTE: '2022-06-01' } } } } };
  assert.deepEqual(JSON.parse(new URL(page.url()).searchParams.get('where')), where);
  const { investmentProjects: stalled } = await ask('query($where: InvestmentProjectWhereInput) { investmentProjects(where: $where) { totalCount } }', { where });
  assert.equal(await total(page), `共 ${stalled.totalCount.toLocaleString('en-US')} 条`);
});

test('what is filtered can be taken away, with headers in the language of the reader', async (t) => {
  for (const [language, header] of [['zh', '名称'], ['en', 'name']]) {
    const page = await open(t, `/data/counties?where=${encodeURIComponent('{"designationIn":["KEY"],"search":"金阳"}')}`, { language });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const lines = Buffer.concat(chunks).toString('utf8').replace('\ufeff', '').trim().split(/\r?\n/);
    assert.equal(lines.length, 2, lines.join('\n'));
    assert.equal(lines[0].split(',')[0], header);
    assert.match(lines[1], /金阳县/);
    const link = new URL(await page.getByRole('link', { name: /GraphQL/ }).getAttribute('href'), page.url());
    const { counties } = await ask(link.searchParams.get('query'));
    assert.equal(counties.totalCount, 1);
  }
});

test('a hundred thousand rows can be scrolled through, and only those in sight are drawn', async (t) => {
  const page = await open(t, '/');
  // A server that answers at once: what is measured is the page.
  await page.addInitScript(() => {
    const real = globalThis.fetch;
    globalThis.asked = 0;
    globalThis.fetch = async (url, init) => {
      const { query, variables } = init?.body ? JSON.parse(init.body) : {};
      if (!query?.startsWith('query Records')) return real(url, init);
      globalThis.asked++;
      const from = Number(variables.after ?? 0);
      const to = Math.min(from + variables.first, 100_000);
      const edges = Array.from({ length: to - from }, (_, i) => ({ node: { id: String(from + i), name: `名称 ${from + i}`, registrationNumber: `P-${from + i}`, committed: '1000000.00', status: 'CLOSED' } }));
      return Response.json({ data: { list: { totalCount: 100_000, edges, pageInfo: { hasNextPage: to < 100_000, endCursor: String(to) } } } });
    };
  });
  await page.goto(new URL('/data/investmentProjects', page.url()).href);
  await settled(page);
  // Every frame, as fast as frames come, to the end of what is there.
  const result = await page.evaluate(async () => {
    const region = document.querySelector('.table-scroll');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    let drawn = 0;
    const stalls = [];
    const observer = new PerformanceObserver((list) => stalls.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ type: 'longtask' });
    const end = performance.now() + 120_000;
    let last = '';
    while (performance.now() < end) {
      region.scrollTop = region.scrollHeight;
      await frame();
      drawn = Math.max(drawn, region.querySelectorAll('tbody tr').length);
      last = [...region.querySelectorAll('tbody th')].at(-1)?.textContent ?? '';
      if (last === '名称 99999') break;
    }
    return { drawn, last, asked: globalThis.asked, longest: Math.max(0, ...stalls) };
  });
  t.diagnostic(`${result.asked} pages, ${result.drawn} rows drawn at most, longest task ${Math.round(result.longest)} ms`);
  assert.equal(result.last, '名称 99999');
  assert.ok(result.drawn < 120, `${result.drawn} rows drawn`);
});

test('a table is worked by the keyboard alone', async (t) => {
  const page = await open(t, '/data/counties');
  await page.getByRole('searchbox', { name: '按名称搜索' }).focus();
  await page.keyboard.type('金阳');
  await page.waitForURL(/where=/);
  await settled(page);
  await page.getByRole('combobox', { name: '添加条件' }).focus();
  await page.keyboard.type('代码');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^名称/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/sort=NAME/);
  await settled(page);
  await page.locator('table.records tbody th a').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/counties\/513430/);
});
