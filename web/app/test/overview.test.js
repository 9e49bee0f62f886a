// The overview shows what the API has, and a click on a pair filters all of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, ask, fits, open, settled, sizes, url } from './browser.js';

const figure = (page, name) => page.locator('.figures dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) });
const value = async (page, name) => (await figure(page, name).locator('.value').textContent()).replaceAll('\u2009', ' ');
const exact = (page, name) => figure(page, name).locator('.value .figure').getAttribute('data-exact');

const grouped = (n) => Number(n).toLocaleString('en-US');

test('the figures are those of the summary, with their change', async (t) => {
  const page = await open(t, '/');
  const { now, earlier } = await ask(`{
    now: summary { asOf paidIn guidedEnterprises coBuiltParks supportedKeyCounties pairings workers { workers } consumption { amount changePercent }
      linkingFunds { amount } easternFunds fundsInPlace professionals riskEliminatedShare }
    earlier: summary(asOf: "2021-11-30") { paidIn supportedKeyCounties }
  }`);
  assert.equal(await page.inputValue('#as-of'), now.asOf);
  assert.equal(await page.locator('.figures dl > div').count(), 12);
  const money = (yuan) => `${grouped(yuan.split('.')[0])}.${yuan.split('.')[1]}\u2009元`;
  assert.equal(await exact(page, '实际到位投资'), money(now.paidIn));
  assert.equal(await exact(page, '消费帮扶（当年）'), money(now.consumption.amount));
  assert.equal(await exact(page, '中央衔接资金（当年）'), money(now.linkingFunds.amount));
  assert.equal(await exact(page, '东部财政援助（当年）'), money(now.easternFunds));
  assert.equal(await exact(page, '万企兴万村到位资金'), money(now.fundsInPlace));
  assert.equal(await value(page, '实际到位投资'), '1,354.20 亿元');
  assert.equal(await value(page, '引导投资企业'), `${grouped(now.guidedEnterprises)} 家`);
  assert.equal(await value(page, '共建产业园区'), `${now.coBuiltParks} 个`);
  assert.equal(await value(page, '受援重点帮扶县'), `${now.supportedKeyCounties} 个`);
  assert.equal(await value(page, '结对关系'), `${now.pairings} 对`);
  assert.equal(await exact(page, '务工规模'), `${grouped(now.workers.workers)}\u2009人`);
  assert.equal(await value(page, '专业技术人才'), `${grouped(now.professionals)} 人`);
  assert.equal(await value(page, '风险消除比例'), `${now.riskEliminatedShare} %`);

  const change = async (name) => (await figure(page, name).locator('.change').textContent()).replaceAll('\u2009', ' ');
  assert.equal(await change('实际到位投资'), `同比 +${((100 * (now.paidIn - earlier.paidIn)) / earlier.paidIn).toFixed(1)} %`);
  assert.equal(await change('消费帮扶（当年）'), `同比 +${Number(now.consumption.changePercent).toFixed(1)} %`);
  assert.equal(await change('受援重点帮扶县'), `同比 +${now.supportedKeyCounties - earlier.supportedKeyCounties}`);
});

test('the pairs of provinces are those of the groups: on the map, in the table and in the matrix', async (t) => {
  const page = await open(t, '/');
  const { groups } = await ask(`{ groups: capitalContributionGroups(
    groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE], asOf: "2022-11-30", first: 200
    where: {hasProjectWith: {program: EAST_WEST_COLLABORATION}}, orderBy: [{sum: AMOUNT, direction: DESC}]
  ) { totals { amount { sum } } edges { node { key { supportingProvince { code } receivingProvince { code } } amount { sum } } } } }`);
  assert.equal(await page.locator('.province-map .arc').count(), groups.edges.length);
  assert.equal(await page.locator('.province-map .place').count(), 34);
  const [first] = groups.edges;
  const inHundredMillions = (yuan) => grouped((Number(yuan) / 1e8).toFixed(2)).replace(/^(\d[\d,]*)$/, '$1.00');
  assert.match(await page.locator('.ranking tbody tr').first().textContent(), new RegExp(inHundredMillions(first.node.amount.sum).replace('.', '\\.')));

  await page.getByRole('button', { name: '矩阵' }).click();
  assert.match(page.url(), /view=matrix/);
  const total = page.locator('.pair-matrix .total td').last();
  assert.equal(await total.locator('.figure').getAttribute('data-exact'), `${grouped(groups.totals.amount.sum.split('.')[0])}.00\u2009元`);
  await page.getByRole('button', { name: '表', exact: true }).click();
  assert.equal(await page.locator('.pairs .pair-table tbody tr').count(), groups.edges.length);
});

/** A made-up map: each province is a square, beside a line that is no province. */
const codes = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' ');
const square = (x, y) => [[x, y], [x + 2, y], [x + 2, y + 2], [x, y + 2], [x, y]];
const madeUp = {
  type: 'FeatureCollection',
  approval: '演示（2026）1号',
  features: [
    ...codes.map((code, i) => ({ type: 'Feature', properties: { adcode: Number(`${code}0000`) }, geometry: { type: 'Polygon', coordinates: [square(90 + 5 * (i % 6), 20 + 5 * Math.floor(i / 6))] } })),
    { type: 'Feature', properties: { adcode: '100000_JD' }, geometry: { type: 'LineString', coordinates: [[90, 18], [120, 18]] } },
  ],
};

test("the operator's map takes the place of the grid, with the same links", async (t) => {
  const page = await open(t, '/data', { expect: [/ERR_FAILED/] });
  const arcs = async () => {
    await settled(page);
    return page.locator('.province-map .arc').evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.getAttribute('aria-label')]));
  };
  await page.goto(`${url}/`);
  const onGrid = await arcs();
  assert.equal(await page.locator('.approval').count(), 0);

  await page.route('**/config.json', async (route) => {
    const config = await (await route.fetch()).json();
    await route.fulfill({ json: { ...config, map: '/map-0.json' } });
  });
  await page.route('**/map-0.json', (route) => route.abort());
  await page.reload();
  assert.deepEqual(await arcs(), onGrid, 'where the map does not come there is the grid');
  await page.unroute('**/map-0.json');
  await page.route('**/map-0.json', (route) => route.fulfill({ json: madeUp }));
  await page.reload();
  assert.deepEqual(await arcs(), onGrid);
  assert.match(await page.textContent('.approval'), /演示（2026）1号/);
  assert.equal(await page.locator('.province-map .place').count(), 34);
  assert.equal(await page.locator('.province-map .boundary').count(), 1);
  await accessible(page, 'map');
  await fits(page, 'map');

  // The squares are where they are on the globe: 11 is left of 12 and below 22.
  const box = (code) => page.locator(`.province-map .place[data-code="${code}"]`).boundingBox();
  const [beijing, tianjin, jilin] = await Promise.all(['11', '12', '22'].map(box));
  assert.ok(beijing.x + beijing.width < tianjin.x && jilin.y + jilin.height < beijing.y);
  await page.locator('.province-map .place[data-code="44"]').click({ position: { x: 4, y: 4 } });
  await settled(page);
  assert.match(page.url(), /east=44/);
  assert.match(await page.textContent('.filtered'), /广东/);
});

test('a pair that is chosen filters the page, by its address', async (t) => {
  const page = await open(t, '/');
  await page.getByRole('link', { name: /^广东 → 贵州/ }).press('Enter');
  await settled(page);
  assert.match(page.url(), /\?east=44&west=52$/);
  const { summary, groups } = await ask(`{
    summary(asOf: "2022-11-30", province: "52", supportingProvince: "44") { paidIn pairings }
    groups: capitalContributionGroups(groupBy: [QUARTER], asOf: "2022-11-30", first: 200, where: {hasProjectWith: {program: EAST_WEST_COLLABORATION,
      hasPairingWith: {hasSupporterWith: {hasProvinceWith: {code: "44"}}, hasRecipientWith: {hasProvinceWith: {code: "52"}}}}}) { totalCount }
  }`);
  assert.equal(await value(page, '结对关系'), `${summary.pairings} 对`);
  assert.equal(await page.locator('.course tbody tr').count(), groups.totalCount);
  assert.match(await page.textContent('.filtered'), /广东 → 贵州/);
  await page.goBack();
  await settled(page);
  assert.equal(await value(page, '结对关系'), '193 对');
  await page.goForward();
  await settled(page);
  assert.equal(await value(page, '结对关系'), `${summary.pairings} 对`);
  await page.getByRole('link', { name: '看全部' }).click();
  await settled(page);
  assert.equal(await value(page, '结对关系'), '193 对');
});

test('what is drawn leads on: a quarter to who paid it, and a bar of the ranking to its pairings', async (t) => {
  const filter = (more) => `{hasProjectWith: {program: EAST_WEST_COLLABORATION${more}}}`;
  const { quarters, pairs } = await ask(`{
    quarters: capitalContributionGroups(groupBy: [QUARTER], asOf: "2022-11-30", first: 200, orderBy: [{dimension: QUARTER}], where: ${filter('')}) { edges { node { amount { sum } } } }
    pairs: capitalContributionGroups(groupBy: [PAIRING], asOf: "2022-11-30", where: ${filter(', hasPairingWith: {hasSupporterWith: {hasProvinceWith: {code: "44"}}, hasRecipientWith: {hasProvinceWith: {code: "52"}}}')}) { totalCount totals { amount { sum } } }
  }`);
  const sum = (page) => page.locator('table.result tfoot td .figure').first().getAttribute('data-exact');
  const inFull = (yuan) => `${grouped(yuan.split('.')[0])}.${yuan.split('.')[1]}\u2009元`;
  for (const size of sizes.slice(1)) {
    const page = await open(t, '/', { size });
    const chart = page.locator('.course .chart-room');
    await chart.locator('canvas').waitFor();
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    await page.mouse.click(box.x + box.width - 16, box.y + box.height / 3); // above the last quarter
    await settled(page);
    assert.equal(await sum(page), inFull(quarters.edges.at(-1).node.amount.sum), `${size.width} px`);
  }
  const page = await open(t, '/');
  await page.getByText('数据表').first().click();
  await page.locator('.course tbody a').first().press('Enter');
  await settled(page);
  assert.equal(await sum(page), inFull(quarters.edges[0].node.amount.sum));
  await page.goBack();
  await settled(page);
  await page.locator('.ranking tr', { hasText: /广东\s*贵州/ }).locator('meter').click();
  await settled(page);
  assert.equal(await page.locator('table.result tbody tr').count(), pairs.totalCount);
  assert.equal(await sum(page), inFull(pairs.totals.amount.sum));
});

test('the day that is picked holds for the whole page and stands in its address', async (t) => {
  const page = await open(t, '/');
  await page.fill('#as-of', '2021-12-31');
  await settled(page);
  assert.match(page.url(), /asOf=2021-12-31/);
  const { summary } = await ask('{ summary(asOf: "2021-12-31") { coBuiltParks } }');
  assert.equal(await value(page, '共建产业园区'), `${summary.coBuiltParks} 个`);
  assert.match(await page.textContent('h1'), /2021年12月31日/);
  assert.match(await page.getByRole('link', { name: '对账', exact: true }).getAttribute('href'), /asOf=2021-12-31/);
  await page.getByRole('button', { name: '最新' }).click();
  await settled(page);
  assert.equal(await page.inputValue('#as-of'), '2022-11-30');
});

test('the band says what share is made up', async (t) => {
  const page = await open(t, '/');
  const { origins } = await ask('{ origins(asOf: "2022-11-30") { origin records } }');
  const all = origins.reduce((sum, o) => sum + o.records, 0);
  const demo = origins.find((o) => o.origin === 'DEMO').records;
  assert.match(await page.textContent('.origin-band'), new RegExp(`演示数据 ${((100 * demo) / all).toFixed(1)}`));
});

test('what goes wrong is said where it went wrong', async (t) => {
  const wrong = await open(t, '/?asOf=2022-02-31');
  assert.match(await wrong.textContent('main [role="alert"]'), /日期无效/);
  const unknown = await open(t, '/?east=99');
  assert.match(await unknown.textContent('.figures [role="alert"]'), /不存在省份 99/);

  const away = await open(t, '/', { expect: [/ERR_FAILED/] });
  await away.route('**/graphql', (route) => route.abort());
  await away.fill('#as-of', '2020-12-31');
  await away.waitForSelector('.figures [role="alert"]');
  assert.match(await away.textContent('.figures [role="alert"]'), /连不上服务器/);
  await away.unroute('**/graphql');
  await away.locator('.figures').getByRole('button', { name: '重试' }).click();
  await away.waitForSelector('.figures dl');

  const refused = await open(t, '/', { expect: [/401/] });
  await refused.route('**/graphql', (route) =>
    route.fulfill({ status: 200, json: { errors: [{ message: '请先登录', extensions: { code: 'UNAUTHENTICATED' } }], data: null } }),
  );
  await refused.fill('#as-of', '2020-06-30');
  await refused.waitForSelector('.figures [role="alert"] h2');
  assert.match(await refused.textContent('.figures [role="alert"]'), /请先登录/);
});

test('while the server loads its data the page says so and goes on by itself', async (t) => {
  const page = await open(t, '/');
  let times = 0;
  await page.route('**/graphql', (route) =>
    ++times <= 8
      ? route.fulfill({ status: 503, json: { errors: [{ message: '数据加载中，请稍后重试', extensions: { code: 'UNAVAILABLE' } }] } })
      : route.continue(),
  );
  page.faults.length = 0;
  await page.fill('#as-of', '2020-12-31');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  page.faults.splice(0, page.faults.length, ...page.faults.filter((fault) => !/503/.test(fault)));
  const { summary } = await ask('{ summary(asOf: "2020-12-31") { pairings } }');
  assert.equal(await value(page, '结对关系'), `${summary.pairings} 对`);
});
