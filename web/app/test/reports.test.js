// Reconciliation, data quality and assessment show what the API has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, open, settled } from './browser.js';

const rows = (page, table) => page.locator(`${table} tbody tr`);

test('reconciliation shows each published figure beside the records, with what differs and what is in doubt', async (t) => {
  const page = await open(t, '/reconciliation');
  const { reconciliation } = await ask('{ reconciliation(asOf: "2022-11-30") { comparable figure { code } value { agrees } change { agrees } changePercent { agrees } flags { message } } }');
  assert.equal(await rows(page, '.reconciliation').count(), reconciliation.length);
  const differing = reconciliation.filter((r) => [r.value, r.change, r.changePercent].some((c) => c?.agrees === false)).length;
  await page.getByRole('button', { name: `不一致 ${differing}` }).click();
  assert.match(page.url(), /show=differing/);
  assert.equal(await rows(page, '.reconciliation').count(), differing);
  const flagged = reconciliation.filter((r) => r.flags.length > 0);
  await page.getByRole('button', { name: `有疑点 ${flagged.length}` }).click();
  assert.ok((await page.textContent('.reconciliation')).includes(flagged[0].flags[0].message));
  await page.getByRole('link', { name: '2023-11-30' }).click();
  await settled(page);
  const later = await ask('{ reconciliation(asOf: "2023-11-30") { flags { kind } } }');
  await page.getByRole('button', { name: `全部 ${later.reconciliation.length}` }).click();
  assert.equal(await rows(page, '.reconciliation').count(), later.reconciliation.length);
  await page.fill('#as-of', '2022-11-29');
  await settled(page);
  assert.match(await page.textContent('main .empty'), /没有公布数据/);
});

test('findings are counted by rule and province, and a number leads to its records', async (t) => {
  const page = await open(t, '/quality');
  const { counts, list } = await ask(`{
    counts: dataQualityCounts { rule { id } province { id code name } count }
    list: dataQualityRules { id description }
  }`);
  const rule = list.find(({ id }) => id === 'PROJECT_OVERDUE');
  const total = counts.filter((c) => c.rule.id === rule.id).reduce((sum, c) => sum + c.count, 0);
  const row = page.getByRole('row', { name: rule.description });
  const number = row.getByRole('link').first();
  assert.equal(await number.textContent(), total.toLocaleString('en-US'));
  const sichuan = counts.find((c) => c.rule.id === rule.id && c.province.code === '51');
  await row.getByRole('link', { name: String(sichuan.count), exact: true }).first().click();
  await settled(page);
  assert.match(page.url(), /rule=PROJECT_OVERDUE&province=\d\d/);
  assert.match(await page.textContent('.records'), /共 \d+ 条/);
  const first = await page.locator('.records tbody a').first().textContent();
  await page.getByRole('link', { name: '下一页' }).click();
  await settled(page);
  assert.notEqual(await page.locator('.records tbody a').first().textContent(), first);
  await page.goBack();
  await settled(page);
  assert.equal(await page.locator('.records tbody a').first().textContent(), first);
});

test('who has reported is shown by month, for provinces and for the counties of one', async (t) => {
  const page = await open(t, '/quality');
  const { reportingRate: [rate] } = await ask('{ reportingRate(from: "2022-11-01", to: "2022-11-01") { province { name } keyCounties employment } }');
  const row = page.locator('.reporting tbody tr').filter({ hasText: rate.province.name });
  assert.equal(await row.locator('td').last().textContent(), `${rate.employment}/${rate.keyCounties}`);
  await row.getByRole('link').click();
  await settled(page);
  assert.equal(await page.locator('.reporting-counties-room tbody tr').count(), rate.keyCounties);
});

test('the assessment is that of the API, the best score first', async (t) => {
  const page = await open(t, '/assessment');
  const { assessment } = await ask('{ assessment(year: 2022, asOf: "2022-11-30", by: PROVINCE_PAIR, first: 200) { edges { node { score easternProvince { name } westernProvince { name } } } } }');
  const best = assessment.edges.map(({ node }) => node).sort((a, b) => b.score - a.score)[0];
  const first = rows(page, '.assessment').first();
  assert.equal(await first.locator('th').textContent(), `${best.easternProvince.name} → ${best.westernProvince.name}`);
  assert.equal(await first.locator('strong').textContent(), Number(best.score).toFixed(1));
  await page.getByRole('button', { name: '结对', exact: true }).click();
  await settled(page);
  const { pairs } = await ask('{ pairs: assessment(year: 2022, asOf: "2022-11-30", by: PAIRING) { totalCount } }');
  assert.equal(await rows(page, '.assessment').count(), pairs.totalCount);
  await page.goto(page.url().replace(/\?.*/, '?year=1990'));
  await settled(page);
  assert.ok((await page.textContent('main')).includes('1990'));
});
