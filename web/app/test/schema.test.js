// A field that is added to the schema appears with no line of code of the pages: they are built from the model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, open, settled } from './browser.js';

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

test('a new field of an input appears in its form, with label, help and check, and is sent', async (t) => {
  const page = await open(t, '/');
  await page.route('**/model.json', async (route) => {
    const model = await (await route.fetch()).json();
    const { fields } = model.forms.find((form) => form.name === 'registerEnterprise');
    fields.push({ name: 'greenElectricity', term: { en: 'Green electricity', zh: '绿电占比' }, help: { en: 'In percent.', zh: '百分数' }, type: 'Decimal', required: true, min: '5' });
    await route.fulfill({ json: model });
  });
  // The API of a server that has the field.
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData().includes('mutation Fill')) return route.continue();
    await route.fulfill({ json: { data: { done: { record: { __typename: 'Enterprise', id: '1', uscc: '91330200MA2AAAAA0X', name: '绿电公司' } } } } });
  });
  await page.goto(new URL('/new/registerEnterprise', page.url()).href);
  const field = page.getByRole('textbox', { name: '绿电占比' });
  await field.fill('4');
  await page.getByText('百分数', { exact: true }).waitFor();
  await page.keyboard.press('Tab');
  assert.match(await page.locator('#field-greenElectricity-fault').textContent(), /不能小于 5/);
  await field.fill('42.5');
  assert.equal(await page.locator('#field-greenElectricity-fault').count(), 0);
  const { enterprises } = await ask('{ enterprises(first: 1) { edges { node { uscc } } } }');
  await page.locator('#field-uscc').fill(enterprises.edges[0].node.uscc);
  await page.locator('#field-name').fill('绿电公司');
  await page.locator('#field-ownership').selectOption({ index: 1 });
  for (const [name, typed] of [['industry', 'D44'], ['homeCountyID', '金阳']]) {
    await page.locator(`#field-${name}`).fill(typed);
    await page.locator('[role=listbox]:not([hidden]) [role=option]', { hasText: typed }).first().click();
  }
  const [sent] = await Promise.all([page.waitForRequest((request) => request.postData()?.includes('mutation Fill') ?? false), page.locator('#form-submit').click()]);
  assert.equal(sent.postDataJSON().variables.input.greenElectricity, '42.5');
});
