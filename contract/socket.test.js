// graphql-ws sees the protocol graphql-transport-ws kept to the letter.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Results, socket } from './clients.js';
import { bearer, changes, place, port, project, registration, start } from './server.js';

const provinces = 'query { provinces { totalCount } }';

/** A client, all messages that it gets, and how its connection ends. */
function open(t, options) {
  const messages = [];
  let closed;
  const end = new Promise((resolve) => (closed = resolve));
  const client = socket({ on: { message: (message) => messages.push(message), closed }, ...options });
  t.after(() => client.terminate());
  return {
    messages,
    end,
    follow(query, variables) {
      const results = new Results();
      return Object.assign(results, { stop: client.subscribe({ query, variables }, results) });
    },
  };
}

/** Counts on from one operation to the next, unless the id is set. */
const ids = () => {
  const given = { id: undefined };
  let n = 0;
  return Object.assign(given, { generateID: () => given.id ?? `${++n}` });
};

describe('graphql-transport-ws', { timeout: 60_000 }, () => {
  let here;
  let authorization;
  before(async () => {
    here = await place(5);
    authorization = bearer(here.coordinator);
  });

  /** Makes changes until a subscriber hears of one. */
  async function change(opened, results, name) {
    let heard;
    Promise.resolve(results.get()).then((result) => (heard = result));
    for (let i = 0; heard === undefined; i++) {
      const { data } = await opened.follow(registration, project(here, `${name} ${i}`)).get();
      assert.ok(data);
    }
    return heard;
  }

  for (const [what, token] of [
    ['a wrong token', () => 'Bearer a.b.c'],
    ['another scheme', () => 'Basic abc'],
  ]) {
    test(`${what} closes with 4401 and says why`, async (t) => {
      const opened = open(t, { authorization: token() });
      const { failed } = await opened.follow(provinces).get();
      assert.equal(failed.code, 4401);
      assert.match(failed.reason, /^UNAUTHENTICATED: /);
      assert.deepEqual(opened.messages, []);
    });
  }

  test('a request error is one message, `error`', async (t) => {
    const opened = open(t, ids());
    const kept = opened.follow(changes, { county: here.county }); // keeps the connection open
    for (const query of ['{', '{ nothing }', 'query A { __typename } query B { __typename }', '']) {
      const { failed } = await opened.follow(query).get();
      assert.equal(failed[0].extensions.code, 'BAD_USER_INPUT', query);
      assert.ok(failed[0].message);
    }
    const query = opened.follow(provinces);
    assert.deepEqual(await query.get(), { data: { provinces: { totalCount: 31 } } });
    assert.deepEqual(await query.get(), { completed: true });
    const types = opened.messages.map(({ id, type }) => [id, type]);
    assert.deepEqual(types, [
      [undefined, 'connection_ack'],
      ['2', 'error'],
      ['3', 'error'],
      ['4', 'error'],
      ['5', 'error'],
      ['6', 'next'],
      ['6', 'complete'],
    ]);
    kept.stop();
  });

  test('a second subscription with a running id closes with 4409', async (t) => {
    const opened = open(t, { generateID: () => 'same' });
    const first = opened.follow(changes, { county: here.county });
    const second = opened.follow(changes, { county: here.county });
    for (const results of [first, second]) {
      const { failed } = await results.get();
      assert.equal(failed.code, 4409);
      assert.equal(failed.reason, 'Subscriber for same already exists');
    }
  });

  test('an id that has ended may be used again', async (t) => {
    const given = ids();
    const opened = open(t, { authorization, ...given, generateID: () => given.id ?? crypto.randomUUID() });
    const kept = opened.follow(changes, { county: here.county });
    given.id = 'again';
    for (let i = 0; i < 20; i++) {
      const results = opened.follow(i % 2 ? provinces : '{ nothing }');
      const result = await results.get();
      assert.ok(i % 2 ? result.data : result.failed[0].message);
      if (i % 2) assert.deepEqual(await results.get(), { completed: true });
    }
    for (let i = 0; i < 5; i++) {
      given.id = 'again';
      const results = opened.follow(changes, { county: here.county });
      given.id = undefined;
      assert.ok((await change(opened, results, `again ${i}`)).data);
      results.stop();
    }
    kept.stop();
  });

  test('what was stopped is heard of no more', async (t) => {
    const opened = open(t, { authorization });
    const kept = opened.follow(changes, { county: here.county });
    const stopped = opened.follow(changes, { county: here.county });
    await change(opened, stopped, 'stopped');
    stopped.stop();
    // The answer comes after the server has read the stop.
    assert.ok((await opened.follow(provinces).get()).data);
    const since = opened.messages.length;
    let heard = await kept.get();
    while (heard.data.projectChanged.project.name !== 'last') {
      await opened.follow(registration, project(here, 'last')).get();
      heard = await kept.get();
    }
    const tell = opened.messages.slice(since).filter(({ payload }) => payload?.data?.projectChanged);
    assert.equal(new Set(tell.map(({ id }) => id)).size, 1);
    kept.stop();
  });

  test('each message but those of the connection has an id', async (t) => {
    const opened = open(t, { authorization });
    const kept = opened.follow(changes, { county: here.county });
    await change(opened, kept, 'ids');
    await opened.follow('{ nothing }').get();
    for (const { id, type } of opened.messages) {
      assert.equal(typeof id, ['connection_ack', 'ping', 'pong'].includes(type) ? 'undefined' : 'string', type);
    }
    kept.stop();
  });

  test('a server that stops tells its subscribers, and closes with 1001', async (t) => {
    const server = await start(await port());
    t.after(() => server.stop());
    const opened = open(t, { url: server.url, authorization });
    const results = opened.follow(changes, { county: here.county });
    await change(opened, results, 'before the stop');
    await server.stop();
    let result = await results.get();
    while (result.data) result = await results.get();
    assert.equal(result.errors[0].extensions.code, 'UNAVAILABLE');
    assert.deepEqual(await results.get(), { completed: true });
    assert.equal((await opened.end).code, 1001);
  });

  test('a connection that is lost is made again, with its subscriptions', async (t) => {
    const at = await port();
    let server = await start(at);
    t.after(() => server.stop());
    const opened = open(t, { url: server.url, authorization, retryAttempts: 1000, retryWait: () => new Promise(setImmediate), shouldRetry: () => true });
    const results = opened.follow(changes, { county: here.county });
    await change(opened, results, 'before the crash');
    await server.kill();
    server = await start(at);
    assert.ok((await change(opened, results, 'after the crash')).data);
    results.stop();
  });
});
