// The page to write queries on: it takes a query from its address, and runs subscriptions.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { ask, open, url } from './browser.js';

test('a link brings a query, which runs', async (t) => {
  const query = '{ province(code: "51") { name } }';
  const page = await open(t, `/graphiql?query=${encodeURIComponent(query)}`);
  await page.waitForSelector('.graphiql-execute-button');
  await page.click('.graphiql-execute-button');
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('四川省'));
});

test('a subscription shows what happens, until it is stopped', { skip: !process.env.JIEDUI && 'JIEDUI is not set' }, async (t) => {
  const { pairings } = await ask(
    '{ pairings(first: 1, where: {status: ACTIVE, startedOnNotNil: true, hasSupporterWith: {hasEnterprises: true}}) { edges { node { id recipient { id code } supporter { enterprises(first: 1) { edges { node { id } } } } } } } }',
  );
  const { node } = pairings.edges[0];
  const query = `subscription { projectChanged(regionID: ${node.recipient.id}) { project { name } event { action } } }`;
  const page = await open(t, `/graphiql?query=${encodeURIComponent(query)}`);
  await page.waitForSelector('.graphiql-execute-button');
  const begun = page.waitForRequest((request) => request.headers().accept === 'text/event-stream');
  await page.click('.graphiql-execute-button');
  await (await begun).response();
  const token = execFileSync(process.env.JIEDUI, ['token', '--subject', `demo:county:${node.recipient.code}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: 'mutation R($input: RegisterInvestmentProjectInput!) { registerInvestmentProject(input: $input) { investmentProject { id } } }',
      variables: {
        input: { name: '网页订阅测试项目', enterpriseID: node.supporter.enterprises.edges[0].node.id, pairingID: node.id, program: 'EAST_WEST_COLLABORATION', industry: 'C13', committed: '5000000' },
      },
    }),
  });
  assert.equal((await response.json()).errors, undefined);
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('网页订阅测试项目'));
});
