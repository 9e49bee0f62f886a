// A field that is added to the schema appears with no line of code of the pages: they are built from the model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, settled } from './browser.js';

test('a new field appears in the table, the filters, the export and the page of the record', async (t) => {
  const page = await open(t, '/');
  const queries = [];
  await page.route('**/model.json', async (route) => {
    const model = await (await route.fetch()).json();
    const project = model.entities.find((entity) => entity.name === 'InvestmentProject');
    const term = { en: 'Green electricity', zh: '绿电占比' };
    project.fields.push({ name: 'greenElectricity', term, type: 'Decimal', nullable: true });
    for (const [operator, en, zh] of [['GTE', 'this or more', '不小于'], ['LTE', 'this or less', '不大于']]) {
      project.filters.push({ name: `greenElectricity${operator}`, field: 'greenElectricity', term, operator, says: { en, zh }, type: 'Decimal' });
    }
    await route.fulfill({ json: model });
  });
  // The API of a server that has the field: it answers without the field what the real one is asked for.
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON();
    queries.push(asked);
    if (!asked.query.includes('greenElectricity') && !JSON.stringify(asked.variables ?? {}).includes('greenElectricity')) return route.continue();
    const { where, ...variables } = asked.variables ?? {};
    const { greenElectricityGTE: _, ...rest } = where ?? {};
    const response = await route.fetch({ postData: JSON.stringify({ query: asked.query.replaceAll(/\bgreenElectricity\b/g, ''), variables: { ...variables, where: rest } }) });
    const body = await response.json();
    for (const edge of body.data?.list?.edges ?? []) edge.node.greenElectricity = '42.5';
    if (body.data?.record) body.data.record.greenElectricity = '42.5';
    await route.fulfill({ json: body });
  });
  const exported = [];
  await page.route('**/export?*', async (route) => {
    exported.push(route.request().postDataJSON().query);
    await route.fulfill({ body: 'x', contentType: 'text/csv' });
  });
  await page.goto(new URL('/data/investmentProjects', page.url()).href);
  await settled(page);
  const head = page.getByRole('columnheader', { name: '绿电占比' });
  await head.waitFor();
  assert.match(await page.locator('table.records tbody tr').first().textContent(), /42\.5/);

  await page.getByRole('combobox', { name: '添加条件' }).fill('绿电');
  await page.getByRole('option', { name: '绿电占比', exact: true }).click();
  await page.getByRole('textbox', { name: '绿电占比，从' }).fill('40');
  await page.keyboard.press('Enter');
  await page.waitForURL(/greenElectricityGTE/);
  await settled(page);
  assert.ok(queries.some((asked) => asked.variables?.where?.greenElectricityGTE === '40'));

  await page.getByRole('button', { name: '下载 CSV' }).click();
  await page.waitForFunction(() => !document.querySelector('.take-away button:disabled'));
  assert.match(exported.at(-1), /greenElectricityGTE.*greenElectricity /s);

  await page.locator('table.records tbody th a').first().click();
  await settled(page);
  const pair = page.locator('dl.fields > div', { hasText: '绿电占比' });
  assert.match(await pair.textContent(), /42\.5/);
});
