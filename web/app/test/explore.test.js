// Any grouping by clicking: the five questions of docs/tour.md, in at most eight clicks each, with the numbers of the API.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, open, settled } from './browser.js';

const day = '2022-11-30';

/** clicker counts the clicks of a question. */
function clicker(page) {
  let clicks = 0;
  const click = async (locator) => {
    await locator.click();
    clicks++;
  };
  return {
    click,
    chip: async (group, name) => click(page.getByRole('group', { name: group, exact: true }).getByRole('button', { name, exact: true })),
    condition: async (typed, option) => {
      const combobox = page.getByRole('combobox', { name: '添加条件' });
      await click(combobox);
      await combobox.fill(typed);
      await click(page.getByRole('option', { name: option, exact: true }));
    },
    sort: async (name) => {
      await settled(page);
      await click(page.getByRole('columnheader', { name }).getByRole('button'));
    },
    get clicks() {
      return clicks;
    },
  };
}

/** exact is what a figure says on hover, as a number of the API. */
async function exact(locator) {
  const text = await locator.locator('.figure').getAttribute('data-exact');
  return text.replace(/[,\u2009元%+]/g, '').replace('\u2212', '-');
}

async function answered(page, t, by, question) {
  await settled(page);
  assert.ok(by.clicks <= 8, `${by.clicks} clicks`);
  t.diagnostic(`${question}: ${by.clicks} clicks`);
}

const cell = (page, row, column) => page.locator('table.result tbody tr').nth(row).locator('td.number').nth(column);

test('which province pairs brought the most paid-in investment', async (t) => {
  const page = await open(t, '/');
  const by = clicker(page);
  await by.click(page.getByRole('link', { name: '分析' }).first());
  await by.chip('按', '支援省份');
  await by.condition('投资项目 帮扶计划', '投资项目 › 帮扶计划');
  await by.click(page.getByRole('group', { name: '投资项目 › 帮扶计划' }).getByRole('checkbox').first());
  await by.sort(/^到位金额 合计/);
  await answered(page, t, by, 'province pairs');
  const { capitalContributionGroups: groups } = await ask(
    `{ capitalContributionGroups(groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE], where: {hasProjectWith: {program: EAST_WEST_COLLABORATION}}, asOf: "${day}", orderBy: [{sum: AMOUNT, direction: DESC}], first: 1) { totalCount totals { amount { sum } } edges { node { key { supportingProvince { name } receivingProvince { name } } amount { sum } } } } }`,
  );
  assert.equal(await exact(cell(page, 0, 1)), groups.edges[0].node.amount.sum);
  assert.match(await page.locator('table.result tbody tr').first().textContent(), new RegExp(groups.edges[0].node.key.supportingProvince.name));
  assert.equal(await exact(page.locator('table.result tfoot td').nth(1)), groups.totals.amount.sum);
});

test('how many parks had opened in each province, and how many eleven months later', async (t) => {
  const page = await open(t, '/');
  const by = clicker(page);
  await by.click(page.getByRole('link', { name: '分析' }).first());
  await by.chip('什么', '共建产业园区');
  for (const asOf of ['2021-12-31', day]) {
    await by.click(page.getByLabel('截至', { exact: true }));
    await page.getByLabel('截至', { exact: true }).fill(asOf);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`asOf=${asOf}`));
    await answered(page, t, by, `parks ${asOf}`);
    const { industrialParkGroups: groups } = await ask(`{ industrialParkGroups(groupBy: [RECEIVING_PROVINCE], asOf: "${asOf}") { totals { count } edges { node { count } } } }`);
    assert.equal(await exact(page.locator('table.result tfoot td').first()), String(groups.totals.count));
    assert.equal(await exact(cell(page, 3, 0)), String(groups.edges[3].node.count));
  }
});

test('which key counties have the least investment per pairing', async (t) => {
  const page = await open(t, '/');
  const by = clicker(page);
  await by.click(page.getByRole('link', { name: '分析' }).first());
  await by.chip('什么', '结对帮扶');
  await by.chip('按', '受援县');
  await by.chip('实际到位投资', '平均');
  await by.click(page.getByRole('group', { name: '结对状态' }).getByRole('checkbox').nth(1));
  await by.sort(/^实际到位投资 平均/);
  await page.waitForURL(/sort=-/);
  await by.sort(/^实际到位投资 平均/);
  await page.waitForURL(/sort=PAID_IN/);
  await answered(page, t, by, 'least per pairing');
  const { pairingGroups: groups } = await ask(
    `{ pairingGroups(groupBy: [RECEIVING_PROVINCE, RECEIVING_COUNTY], where: {status: ACTIVE}, asOf: "${day}", orderBy: [{avg: PAID_IN}], first: 10) { edges { node { key { receivingCounty { name } } paidIn { avg } } } } }`,
  );
  for (const row of [0, 9]) {
    const shown = page.locator('table.result tbody tr').nth(row);
    assert.match(await shown.textContent(), new RegExp(groups.edges[row].node.key.receivingCounty.name));
    assert.equal(await exact(shown.locator('td.number').last()), groups.edges[row].node.paidIn.avg);
  }
});

test('how consumption assistance changed from month to month', async (t) => {
  const page = await open(t, '/');
  const by = clicker(page);
  await by.click(page.getByRole('link', { name: '分析' }).first());
  await by.chip('什么', '消费帮扶');
  await by.chip('按', '受援省份');
  await by.chip('按', '月份');
  await by.chip('金额', '同比 %');
  await by.sort(/^月份/);
  await page.waitForURL(/sort=MONTH/);
  await by.sort(/^月份/);
  await page.waitForURL(/sort=-MONTH/);
  await answered(page, t, by, 'consumption');
  const { consumptionRecordGroups: groups } = await ask(
    `{ consumptionRecordGroups(groupBy: [MONTH], asOf: "${day}", orderBy: [{dimension: MONTH, direction: DESC}], first: 1) { edges { node { key { month } amount { sum sumChangePercent } } } } }`,
  );
  const first = groups.edges[0].node;
  assert.equal(await page.locator('table.result tbody th').first().textContent(), first.key.month.slice(0, 7));
  assert.equal(await exact(cell(page, 0, 1)), first.amount.sum);
  assert.equal(await exact(cell(page, 0, 2)), first.amount.sumChangePercent);
});

test('which projects stand still, and how many there are in each province', async (t) => {
  const page = await open(t, '/');
  const by = clicker(page);
  await by.click(page.getByRole('link', { name: '分析' }).first());
  await by.chip('什么', '投资项目');
  await by.click(page.getByRole('group', { name: '项目状态' }).getByRole('checkbox').nth(1));
  const path = '企业 › 投资项目 › 到位资金 › ';
  const combobox = page.getByRole('combobox', { name: '添加条件' });
  await by.click(combobox);
  await combobox.fill('企业 投资项目 到位资金 日期');
  await by.click(page.getByRole('option', { name: new RegExp(`^${path}`) }).first());
  await page.getByLabel(new RegExp(`^${path}.*，从$`)).fill('2021-12-01');
  await by.click(page.getByRole('checkbox', { name: '没有这样的记录' }));
  await answered(page, t, by, 'stalled projects');
  const { investmentProjectGroups: groups } = await ask(
    `{ investmentProjectGroups(groupBy: [RECEIVING_PROVINCE], asOf: "${day}", where: {status: IMPLEMENTATION, hasEnterpriseWith: {not: {hasInvestmentProjectsWith: {hasContributionsWith: {contributedOnGT: "2021-11-30"}}}}}) { totals { count } edges { node { count committed { sum } } } } }`,
  );
  assert.equal(await exact(page.locator('table.result tfoot td').first()), String(groups.totals.count));
  assert.equal(await exact(cell(page, 0, 1)), groups.edges[0].node.committed.sum);
  // And which they are: the cell leads to them.
  await page.locator('table.result tfoot td a').first().click();
  await settled(page);
  assert.equal(await page.locator('.bar .total', { hasText: /\d/ }).textContent(), `共 ${groups.totals.count} 条`);
});

test('a cell of any grouping leads to exactly its records', async (t) => {
  const page = await open(t, '/explore');
  for (const what of ['what=investmentProjects&by=PROGRAM', 'what=capitalContributions&by=SUPPORTING_PROVINCE,YEAR', 'what=consumptionRecords&by=RECEIVING_PROVINCE,QUARTER', 'what=fundAllocations&by=SOURCE,YEAR', 'what=enterpriseEngagements&by=RECEIVING_PROVINCE,STATUS', 'what=industrialParks&by=MONTH', 'what=pairings&by=SUPPORTING_COUNTY', 'what=talentTeams&by=KIND', 'what=employmentRecords&by=CHANNEL,MONTH', 'what=enterprises&by=OWNERSHIP,HOME_PROVINCE']) {
    for (const asOf of ['2022-11-30', '2021-06-30']) {
      const at = `/explore?${what}&measures=count&asOf=${asOf}`;
      await page.goto(new URL(at, page.url()).href);
      await settled(page);
      const links = page.locator('table.result tbody td.number a');
      if ((await links.count()) === 0) continue;
      for (const link of [links.first(), links.last(), page.locator('table.result tfoot td a').first()]) {
        const href = new URL(await link.getAttribute('href'), page.url());
        const counted = (await link.locator('.figure').getAttribute('data-exact')).replace(/,/g, '');
        const kind = href.pathname.split('/').pop();
        const type = (await page.evaluate((kind) => fetch('/model.json').then((r) => r.json()).then((m) => m.entities.find((e) => e.list === kind).where), kind));
        const answer = await ask(`query($where: ${type}) { ${kind}(where: $where) { totalCount } }`, { where: JSON.parse(href.searchParams.get('where')) });
        assert.equal(String(answer[kind].totalCount), counted, `${at} ${href.searchParams.get('where')}`);
      }
    }
  }
});

test('pivot, charts and conditions on groups are in the address, and a table stands behind each chart', async (t) => {
  const page = await open(t, '/explore?by=SUPPORTING_PROVINCE,YEAR&view=pivot');
  const { capitalContributionGroups: groups } = await ask(`{ capitalContributionGroups(groupBy: [YEAR], asOf: "${day}") { totals { amount { sum } } edges { node { amount { sum } } } } }`);
  const foot = page.locator('table.result tfoot td');
  assert.equal(await exact(foot.last()), groups.totals.amount.sum);
  assert.equal(await exact(foot.first()), groups.edges[0].node.amount.sum);
  for (const view of ['柱', '线', '堆叠', '热力']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await page.locator('.chart-room canvas').first().waitFor();
    await page.getByText('数据表').click();
    assert.ok((await page.locator('.chart-table tbody tr').count()) > 5, view);
    await page.getByText('数据表').click();
  }
  const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 PNG' }).click()]);
  assert.match(picture.suggestedFilename(), /\.png$/);
  await page.getByRole('button', { name: '表', exact: true }).click();
  await page.getByRole('combobox', { name: '数值' }).selectOption('AMOUNT.sum');
  await page.getByRole('textbox', { name: '万元' }).fill('1,000,000');
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await settled(page);
  const { capitalContributionGroups: large } = await ask(`{ capitalContributionGroups(groupBy: [SUPPORTING_PROVINCE, YEAR], asOf: "${day}", having: [{sum: AMOUNT, gte: "10000000000"}]) { totalCount } }`);
  assert.equal(await page.locator('table.result tbody tr').count(), large.totalCount);
  const link = new URL(await page.getByRole('link', { name: '显示为 GraphQL' }).getAttribute('href'), page.url());
  assert.equal((await ask(link.searchParams.get('query'))).capitalContributionGroups.totalCount, large.totalCount);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 XLSX' }).click()]);
  assert.match(file.suggestedFilename(), /\.xlsx$/);
});

test('what is clicked in a chart leads to exactly its records', async (t) => {
  const { capitalContributionGroups: groups } = await ask(`{ capitalContributionGroups(groupBy: [YEAR], asOf: "${day}", orderBy: [{dimension: YEAR}]) { edges { node { key { year } count } } } }`);
  const records = async (page) => {
    await settled(page);
    assert.match(page.url(), /\/data\/capitalContributions/);
    return (await page.locator('.bar .total', { hasText: /\d/ }).textContent()).replace(/\D/g, '');
  };
  const canvas = async (page) => {
    await page.locator('.chart-room canvas').first().waitFor();
    return page.locator('.chart-room').boundingBox();
  };
  const page = await open(t, '/explore?by=YEAR&sort=YEAR&measures=count&view=bar');
  let box = await canvas(page);
  await page.mouse.click(box.x + box.width - 150, box.y + 22); // beside the first bar
  assert.equal(await records(page), String(groups.edges[0].node.count));

  await page.goBack();
  await settled(page);
  await page.getByText('数据表').click();
  await page.locator('.chart-table tbody td a').last().press('Enter');
  assert.equal(await records(page), String(groups.edges.at(-1).node.count));

  await page.goto(new URL('/explore?by=PROGRAM,YEAR&measures=count&view=stacked', page.url()).href);
  await settled(page);
  box = await canvas(page);
  await page.mouse.click(box.x + box.width - 60, box.y + box.height - 40); // the lowest part of the last year
  const found = await records(page);
  assert.equal(found, new URL(page.url()).searchParams.get('counted'));
});

test('every subject, dimension and measure can be asked', async (t) => {
  const page = await open(t, '/explore');
  const model = await page.evaluate(() => fetch('/model.json').then((response) => response.json()));
  for (const groups of model.groups) {
    const list = model.entities.find((entity) => entity.name === groups.entity).list;
    const measures = ['count', ...groups.measures.flatMap((m) => m.aggregates.map((a) => `${m.name}.${a}`))].join(',');
    for (const some of [groups.dimensions.slice(0, 3), groups.dimensions.slice(3, 6), groups.dimensions.slice(-3)]) {
      await page.goto(new URL(`/explore?what=${list}&by=${some.map((d) => d.name).join(',')}&measures=${measures}`, page.url()).href);
      await settled(page);
      assert.equal(await page.locator('main [role="alert"]').count(), 0, `${list} ${some.map((d) => d.name)}`);
    }
  }
});

test('what cannot be explored says so', async (t) => {
  const page = await open(t, '/explore?what=unicorns');
  await page.getByRole('button', { name: '从到位资金开始' }).click();
  await settled(page);
  assert.ok(await page.locator('table.result').isVisible());

  await page.goto(new URL('/explore?where=%7Bx', page.url()).href);
  await page.getByRole('button', { name: '去掉筛选' }).click();
  await settled(page);
  assert.ok(await page.locator('table.result').isVisible());
  await page.goto(new URL('/explore?asOf=2022-02-31', page.url()).href);
  assert.match(await page.getByRole('alert').textContent(), /日期无效/);
});
