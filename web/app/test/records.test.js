// The pages of records: all that the API knows of one, and the briefing of a county on one sheet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, guarded, open, settled } from './browser.js';

test('every entity has a page of its record, with its fields and its lists', async (t) => {
  const page = await open(t, '/data');
  const model = await page.evaluate(() => fetch('/model.json').then((response) => response.json()));
  for (const entity of model.entities.filter((entity) => entity.list && !guarded.includes(entity.list))) {
    const { [entity.list]: list } = await ask(`{ ${entity.list}(first: 1) { edges { node { id } } } }`);
    if (list.edges.length === 0) continue;
    const { id } = list.edges[0].node;
    const key = entity.lookUp && { Province: 1, County: 1, Enterprise: 1, InvestmentProject: 1 }[entity.name] ? undefined : id;
    if (!key) continue;
    await page.goto(new URL(`/records/${entity.name}/${id}`, page.url()).href);
    await settled(page);
    assert.equal(await page.locator('main [role="alert"]').count(), 0, entity.name);
    const terms = await page.locator('dl.fields dt').allTextContents();
    for (const field of entity.fields) assert.ok(terms.includes(field.term.zh), `${entity.name}: ${field.term.zh}`);
  }
});

test('records have addresses by their codes, with their money and their lists', async (t) => {
  const { investmentProjects } = await ask('{ investmentProjects(first: 1, where: {hasPark: true, hasContributions: true}) { edges { node { registrationNumber name enterprise { uscc name } pairing { id } park { id name } } } } }');
  const project = investmentProjects.edges[0].node;
  for (const [path, title, money] of [
    ['/provinces/51', '四川省', true],
    ['/counties/330212', '鄞州区', false],
    [`/projects/${encodeURIComponent(project.registrationNumber)}`, project.name, true],
    [`/enterprises/${project.enterprise.uscc}`, project.enterprise.name, true],
    [`/parks/${project.park.id}`, project.park.name, true],
  ]) {
    const page = await open(t, path);
    assert.match(await page.textContent('h1'), new RegExp(title));
    if (money) assert.ok(await page.getByRole('heading', { name: '到位资金，按年' }).isVisible(), path);
    const whole = page.locator('.whole a').first();
    if ((await whole.count()) > 0) {
      const count = (await whole.textContent()).replace(/\D/g, '');
      await whole.click();
      await settled(page);
      assert.equal((await page.locator('.bar .total', { hasText: /\d/ }).textContent()).replace(/\D/g, ''), count, path);
    }
  }
});

test('a code of nothing says what to do', async (t) => {
  for (const path of ['/counties/999999', '/projects/none', '/parks/1', '/records/Agreement/99999999999']) {
    const page = await open(t, path, { expect: [/400|404/] });
    assert.match(await page.getByRole('alert').textContent(), /核对/, path);
  }
});

test('a briefing has the numbers of the API, and asks at most eight questions', async (t) => {
  const page = await open(t, '/counties/513430');
  const { money, county } = await ask(
    '{ money: capitalContributionGroups(where: {hasProjectWith: {hasCountyWith: {code: "513430"}}}, asOf: "2022-11-30") { totals { amount { sum } } } county(code: "513430") { pairingsAsRecipient { edges { node { supporter { name } } } } investmentProjects(first: 1, where: {reviewIn: [VALIDATED, LOCKED]}, orderBy: [{field: PAID_IN, direction: DESC}]) { edges { node { name } } } } }',
  );
  const briefing = page.locator('.briefing');
  const total = await briefing.locator('tfoot .figure').first().getAttribute('data-exact');
  assert.equal(total.replace(/[,\u2009元]/g, ''), money.totals.amount.sum);
  const text = await briefing.textContent();
  assert.ok(text.includes(county.pairingsAsRecipient.edges[0].node.supporter.name));
  assert.ok(text.includes(county.investmentProjects.edges[0].node.name));
  const queries = page.asked.filter((request) => new URL(request.url()).pathname === '/graphql').length;
  t.diagnostic(`${queries} queries`);
  assert.ok(queries <= 8, `${queries} queries`);
});

test('a briefing prints on one page of A4, in both languages', async (t) => {
  for (const language of ['zh', 'en']) {
    for (const code of ['513430', '522624', '632722']) {
      const page = await open(t, `/counties/${code}`, { language });
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
      assert.equal(pages, 1, `${code} ${language}: ${pages} pages`);
    }
  }
});

test('a briefing is taken away as a document for Word and WPS', async (t) => {
  const page = await open(t, '/counties/513430');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Word/ }).click()]);
  assert.match(download.suggestedFilename(), /金阳县.*\.doc$/);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  assert.match(text, /^\ufeff<html xmlns:o/);
  assert.match(text, /<h1>金阳县县情简报<\/h1>/);
  assert.doesNotMatch(text, /<a |<script|no-print/);
});
