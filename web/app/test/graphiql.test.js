// The page to write queries on: it takes a query from its address, and runs subscriptions.
import { test } from 'node:test';
import { open } from './browser.js';
import { confirmProject, somePairing } from './change.js';

test('a link brings a query, which runs', async (t) => {
  const query = '{ province(code: "51") { name } }';
  const page = await open(t, `/graphiql?query=${encodeURIComponent(query)}`);
  await page.waitForSelector('.graphiql-execute-button');
  await page.click('.graphiql-execute-button');
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('四川省'));
});

test('a subscription shows what happens, until it is stopped', { skip: !process.env.JIEDUI && 'JIEDUI is not set' }, async (t) => {
  const pairing = await somePairing();
  const query = `subscription { projectChanged(regionID: ${pairing.recipient.id}) { project { name } event { action } } }`;
  const page = await open(t, `/graphiql?query=${encodeURIComponent(query)}`);
  await page.waitForSelector('.graphiql-execute-button');
  const begun = page.waitForRequest((request) => request.headers().accept === 'text/event-stream');
  await page.click('.graphiql-execute-button');
  await (await begun).response();
  await confirmProject(pairing, '网页订阅测试项目');
  await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('网页订阅测试项目'));
});
