// graphql-sse, in its mode of distinct connections, and what the protocol says of the bytes.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createClient } from 'graphql-sse';
import { Results } from './clients.js';
import { bearer, changes, place, port, project, registration, start } from './server.js';
import { run, url } from './schema.js';

/** The answer to who accepts a stream of events alone. */
async function stream(query, headers, body = JSON.stringify({ query })) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...headers },
    body,
  });
  return { status: response.status, type: response.headers.get('Content-Type'), headers: response.headers, text: await response.text() };
}

/** The one result of a stream of events. */
function only({ text }) {
  const [, data] = /^(?::[^\n]*\n\n)*event: next\ndata: ([^\n]*)\n\nevent: complete\ndata:\n\n$/.exec(text) ?? assert.fail(text);
  return JSON.parse(data);
}

describe('graphql-sse', { timeout: 60_000 }, () => {
  let here;
  let authorization;
  before(async () => {
    here = await place(6);
    authorization = bearer(here.coordinator);
  });

  for (const [what, code, ...request] of [
    ['does not parse', 'BAD_USER_INPUT', '{'],
    ['does not fit the schema', 'BAD_USER_INPUT', '{ nothing }'],
    ['is of a region that is not there', 'BAD_USER_INPUT', 'subscription { projectChanged(regionID: 7) { project { id } } }'],
    ['is missing', 'BAD_USER_INPUT', undefined],
    ['is no JSON', 'BAD_USER_INPUT', undefined, {}, '{'],
    ['is of another media type', 'BAD_USER_INPUT', '{ __typename }', { 'Content-Type': 'text/plain' }],
    ['has a wrong token', 'UNAUTHENTICATED', '{ __typename }', { Authorization: 'Bearer a.b.c' }],
    ['changes without a token', 'UNAUTHENTICATED', 'mutation { endPairing(input: {id: 1, version: 1, endedOn: "2024-01-01"}) { pairing { id } } }'],
  ]) {
    test(`a request that ${what} is told so in the stream`, async () => {
      const answer = await stream(...request);
      assert.equal(answer.status, 200);
      assert.match(answer.type, /^text\/event-stream/);
      const { errors, data } = only(answer);
      assert.equal(errors[0].extensions.code, code);
      assert.ok(errors[0].message);
      assert.equal(data, undefined, 'nothing was executed');
    });
  }

  test('messages are in Chinese when asked', async () => {
    const { errors } = only(await stream('{ __typename }', { Authorization: 'Bearer a.b.c', 'Accept-Language': 'zh' }));
    assert.match(errors[0].message, /令牌/);
  });

  test('a subscription iterates over changes, and is left', async () => {
    const client = createClient({ url, headers: { Authorization: authorization }, retryAttempts: 0 });
    const iterator = client.iterate({ query: changes, variables: { county: here.county } });
    let first;
    iterator.next().then((result) => (first = result));
    for (let i = 0; first === undefined; i++) {
      const results = new Results();
      client.subscribe({ query: registration, variables: project(here, `events ${i}`) }, results);
      assert.ok((await results.get()).data);
    }
    assert.equal(first.value.data.projectChanged.event.action, 'CREATE');
    await iterator.return();
    client.dispose();
  });

  test('a connection that is lost is made again', async (t) => {
    const at = await port();
    let server = await start(at);
    t.after(() => server.stop());
    const client = createClient({
      url: server.url,
      headers: { Authorization: authorization },
      retryAttempts: 1000,
      retry: () => new Promise(setImmediate),
    });
    t.after(() => client.dispose());
    const results = new Results();
    client.subscribe({ query: changes, variables: { county: here.county } }, results);
    for (const when of ['before', 'after']) {
      let heard;
      Promise.resolve(results.get()).then((result) => (heard = result));
      for (let i = 0; heard === undefined; i++) {
        const asked = new Results();
        client.subscribe({ query: registration, variables: project(here, `${when} the crash ${i}`) }, asked);
        assert.ok((await asked.get()).data);
      }
      assert.ok(heard.data, when);
      if (when === 'before') {
        await server.kill();
        server = await start(at);
      }
    }
  });

  test('who accepts JSON too gets queries as JSON', async () => {
    const response = await fetch(`${url}?query={provinces{totalCount}}`, { headers: { Accept: 'application/json, text/event-stream' } });
    assert.match(response.headers.get('Content-Type'), /^application\/json/);
    assert.deepEqual((await response.json()).data, await run('{ provinces { totalCount } }'));
  });
});
