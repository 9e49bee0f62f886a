// A real OpenID provider signs the tokens, changes its keys, and is away for a time.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { audience, elsewhere, newKey, startProvider } from './provider.js';
import { place, port, revoke, start } from './server.js';

describe('a provider', { timeout: 180_000 }, () => {
  const first = newKey('RS256');
  let person;
  let provider;
  let server;
  before(async () => {
    person = (await place(7)).coordinator;
    provider = await startProvider(await port(), { machine: 'demo:analyst:1', keys: [first] });
    server = await start(await port(), [`--issuer=${provider.issuer}`, `--audience=${audience}`], { SIGNING_KEY: '' });
  });
  after(async () => {
    await server?.stop();
    await provider?.stop();
  });

  /** The answer to who asks with a token who they are. */
  async function ask(token) {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ me { role } }' }),
    });
    return { status: response.status, after: response.headers.get('Retry-After'), body: await response.json() };
  }

  async function is(role, token) {
    assert.deepEqual(await ask(token), { status: 200, after: null, body: { data: { me: { role } } } });
  }

  /** The answer in the end, where a client tries again when it is told to: the token's key may be a new one. */
  async function settled(token) {
    for (;;) {
      const answer = await ask(token);
      if (answer.status !== 503) return answer;
      assert.equal(answer.body.errors[0].extensions.code, 'UNAVAILABLE');
      assert.ok(Number(answer.after) >= 1, `Retry-After is ${answer.after}`);
      await wait(1000 * Number(answer.after));
    }
  }

  async function becomes(role, token) {
    assert.deepEqual(await settled(token), { status: 200, after: null, body: { data: { me: { role } } } });
  }

  async function refused(token) {
    const { status, body } = await settled(token);
    assert.equal(status, 401, JSON.stringify(body));
    assert.equal(body.errors[0].extensions.code, 'UNAUTHENTICATED');
  }

  test('a person signs in by a code with PKCE', async () => {
    const tokens = await provider.signIn(person);
    await is('COORDINATOR', tokens.access);
    await refused(tokens.id); // it is for the pages, and says only who signed in
  });

  test('a program has a token by its own secret', async () => {
    await is('ANALYST', await provider.clientCredentials());
  });

  test('tokens that are not for this server are refused', async () => {
    await refused(await provider.clientCredentials(elsewhere));
    await refused((await provider.signIn(person, elsewhere)).access);
    await refused(await provider.opaque());
  });

  test('a token is revoked by the id that the provider gave it', async () => {
    const [stolen, kept] = [await provider.clientCredentials(), await provider.clientCredentials()];
    await is('ANALYST', stolen);
    const { jti } = JSON.parse(Buffer.from(stolen.split('.')[1], 'base64url'));
    revoke(jti);
    await refused(stolen);
    await is('ANALYST', kept);
  });

  test('keys change from RS256 to ES256 to EdDSA and back, and no good token is ever refused', async () => {
    let old = first;
    let before = await provider.clientCredentials();
    for (const alg of ['ES256', 'EdDSA', 'RS256']) {
      const key = newKey(alg);
      provider.use([key, old]);
      const token = await provider.clientCredentials();
      assert.equal(JSON.parse(Buffer.from(token.split('.')[0], 'base64url')).alg, alg);
      await becomes('ANALYST', token);
      await becomes('COORDINATOR', (await provider.signIn(person)).access);
      await is('ANALYST', before); // its key is still published
      [old, before] = [key, token];
    }
  });

  test('a key that the provider has never had signs nothing', async () => {
    const forger = await startProvider(await port(), { machine: provider.machine, keys: [newKey('ES256')] });
    const [header, payload] = (await provider.clientCredentials()).split('.');
    const forged = (await forger.clientCredentials()).split('.');
    await forger.stop();
    await refused([header, payload, forged[2]].join('.'));
    await refused(forged.join('.'));
  });

  test('while the provider is away, known keys are good, and nobody is refused for a new one', async () => {
    const known = await provider.clientCredentials();
    await becomes('ANALYST', known);
    const next = newKey('EdDSA');
    provider.use([next]);
    const fresh = await provider.clientCredentials();
    await provider.stop();
    const since = Date.now();
    while (Date.now() - since < 7000) { // longer than the server waits until it asks again
      await is('ANALYST', known);
      const { status, after } = await ask(fresh);
      assert.equal(status, 503);
      assert.ok(Number(after) >= 1);
      await wait(500);
    }
    await provider.listen();
    await becomes('ANALYST', fresh);
    await refused(known); // its key is not published any more
  });
});
