// Signing in with a real OpenID provider, by the code flow with PKCE.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audience, newKey, startProvider } from '../../../contract/provider.js';
import { port, start } from '../../../contract/server.js';
import { accessible, open, settled } from './browser.js';

const person = 'demo:county:513430';
let provider;
let server;
let url;

before(async () => {
  const at = await port();
  url = `http://127.0.0.1:${at}`;
  provider = await startProvider(await port(), { machine: 'demo:analyst:1', keys: [newKey('RS256')], pages: `${url}/sign-in` });
  server = await start(at, [`--issuer=${provider.issuer}`, `--audience=${audience}`, '--client-id=pages', '--client-scope=openid api'], { SIGNING_KEY: '' });
});
after(async () => {
  await server?.stop();
  await provider?.stop();
});

const expect = [/another host/, /401/];

async function atProvider(page) {
  await page.getByRole('button', { name: '用统一身份认证登录' }).click();
  await page.getByLabel('Subject').waitFor();
  assert.ok(page.url().startsWith(provider.issuer));
}

test('a person signs in at the provider, comes back to the page, stays signed in, and signs out', async (t) => {
  const page = await open(t, '/', { expect });
  await page.goto(`${url}/work?task=DRAFT`);
  await page.locator('.header').getByRole('link', { name: '登录' }).click();
  await page.getByRole('button', { name: '用统一身份认证登录' }).waitFor();
  await settled(page);
  await accessible(page, '/sign-in');
  await atProvider(page);
  const address = new URL(page.url());
  assert.equal(address.hash, '');
  await page.getByLabel('Subject').fill(person);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}/work?task=DRAFT`);
  await page.locator('.header .who', { hasText: '金阳县' }).waitFor();
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes('eyJ')), false, 'a token outlives the tab');

  // The token ends: the provider gives another one, unseen.
  let refused = false;
  let renewed = 0;
  page.on('request', (request) => (renewed += request.url() === `${provider.issuer}/token` ? 1 : 0));
  await page.route('**/graphql', (route) => {
    if (refused) return route.continue();
    refused = true;
    return route.fulfill({ status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, json: { errors: [{ message: '令牌已过期', extensions: { code: 'UNAUTHENTICATED' } }] } });
  });
  await page.getByLabel('等待').selectOption('7');
  await page.getByText('没有符合条件的记录').waitFor();
  assert.deepEqual([refused, renewed], [true, 1]);
  assert.match(await page.locator('.header .who').textContent(), /金阳县/);

  await page.getByRole('button', { name: '退出' }).click();
  await page.getByText('登录后可以看到').waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});

test('an answer that was not asked for, or is used again, signs nobody in', async (t) => {
  const page = await open(t, '/', { expect });
  await page.goto(`${url}/sign-in?code=made-up&state=made-up`);
  assert.match(await page.getByRole('alert').textContent(), /登录已中断/);
  await atProvider(page);
  await page.goto(`${url}/sign-in?code=made-up&state=another`);
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('.header .who').count(), 0);
  await page.goto(`${url}/sign-in?error=access_denied&state=another`);
  await page.getByRole('alert').waitFor();
  assert.equal(new URL(page.url()).search, '', 'what the provider sent is not in the history');
});
