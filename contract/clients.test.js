// Each client gets what it asks for, and every refusal with its code and message.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { clients } from './clients.js';
import { bearer, changes, expiry, place, port, project, registration, start } from './server.js';

/** The code of an error, however a client hands it on. */
function code(result) {
  if (Array.isArray(result.failed)) return code({ errors: result.failed }); // the payload of an `error`
  if (result.failed?.errors) return code({ errors: result.failed.errors });
  if (result.failed?.graphQLErrors) return code({ errors: result.failed.graphQLErrors });
  const closed = /^Socket closed with event 4401 (\w+):/.exec(result.failed?.message); // as Apollo Client has it
  if (closed) return closed[1];
  if (result.failed?.code === 4401) return result.failed.reason.split(':')[0]; // a closed websocket
  if (!result.errors?.length) assert.fail(`no errors in ${JSON.stringify(result)} ${result.failed ?? ''}`);
  for (const error of result.errors) assert.ok(error.message, 'an error has a message');
  return result.errors[0].extensions.code;
}

/** Passes over changes to what ends a subscription. urql leaves the data of the one before beside the error. */
async function end(heard) {
  for (;;) {
    const result = await heard.get();
    if (result.errors || result.failed || result.completed) return result;
  }
}

clients.forEach(({ name, create }, n) => {
  describe(name, { timeout: 60_000 }, () => {
    let here;
    const opened = [];
    const client = (options) => {
      const one = create(options);
      opened.push(one);
      return one;
    };
    before(async () => {
      here = await place(n);
    });
    after(() => Promise.all(opened.map((one) => one.close())));

    test('a query', async () => {
      const { data } = await client().ask('query Provinces { provinces { totalCount } }');
      assert.equal(data.provinces.totalCount, 31);
    });

    test('a query with variables', async () => {
      const { data } = await client().ask('query County($code: String!) { county(code: $code) { name } }', { code: '110101' });
      assert.equal(data.county.name, '东城区');
    });

    test('a query with a token', async () => {
      const { data } = await client({ authorization: bearer('demo:admin') }).ask('query Me { coordinators(first: 1) { totalCount } }');
      assert.ok(data.coordinators.totalCount > 0);
    });

    for (const [what, query] of [
      ['does not parse', 'query Broken { provinces(first: 201) { totalCount } }'],
      ['has an unknown argument', 'query Unknown { provinces(nothing: 1) { totalCount } }'],
    ]) {
      test(`a query that ${what}`, async () => {
        assert.equal(code(await client().ask(query)), 'BAD_USER_INPUT');
      });
    }

    test('a query that is over the limits', async () => {
      const query = 'query Much { counties(first: 200) { edges { node { enterprises(first: 200) { edges { node { id } } } } } } }';
      assert.equal(code(await client().ask(query)), 'QUERY_TOO_COMPLEX');
    });

    test('a variable of the wrong kind', async () => {
      const result = await client().ask('query County($code: String!) { county(code: $code) { name } }', { code: [1, 2] });
      assert.equal(code(result), 'BAD_USER_INPUT');
    });

    test('a mutation with a token, heard by a subscriber', async () => {
      const authorization = bearer(here.coordinator);
      const both = client({ authorization });
      const heard = both.follow(changes, { county: here.county });
      // The subscription is under way when it hears of a change: one after the other is made until it does.
      let first;
      const came = heard.get();
      Promise.resolve(came).then((result) => (first = result));
      for (let i = 0; first === undefined; i++) {
        const { data } = await both.ask(registration, project(here, `${name} ${i}`));
        assert.equal(data.registerInvestmentProject.investmentProject.name, `${name} ${i}`);
      }
      assert.equal(first.data.projectChanged.event.action, 'CREATE');
      assert.ok(first.data.projectChanged.project.name.startsWith(name));
      heard.stop();
    });

    test('a mutation without a token', async () => {
      assert.equal(code(await client().ask(registration, project(here, 'nobody'))), 'UNAUTHENTICATED');
    });

    test('a mutation that is refused', async () => {
      const result = await client({ authorization: bearer(here.coordinator) }).ask(registration, project(here, ''));
      assert.equal(code(result), 'BAD_USER_INPUT');
    });

    test('a wrong token', async () => {
      const wrong = client({ authorization: 'Bearer a.b.c' });
      assert.equal(code(await wrong.ask('query Provinces { provinces { totalCount } }')), 'UNAUTHENTICATED');
      assert.equal(code(await wrong.follow(changes, { county: here.county }).get()), 'UNAUTHENTICATED');
    });

    test('a token that expires mid-stream', async () => {
      const authorization = bearer(here.coordinator, '2s');
      const heard = client({ authorization }).follow(changes, { county: here.county });
      await expiry(authorization);
      await client({ authorization: bearer(here.coordinator) }).ask(registration, project(here, `${name} after the token`));
      const result = await end(heard);
      assert.equal(code(result), 'UNAUTHENTICATED');
      if (!result.failed) assert.deepEqual(await heard.get(), { completed: true });
    });

    for (const [what, query] of [
      ['is of nothing', 'subscription Nothing { projectChanged { project { id } } }'],
      ['is of a region that is not there', 'subscription Nowhere { projectChanged(regionID: 7) { project { id } } }'],
      ['does not fit the schema', 'subscription Wrong { projectChanged(regionID: 7) { nothing } }'],
    ]) {
      test(`a subscription that ${what}`, async () => {
        assert.equal(code(await client().follow(query).get()), 'BAD_USER_INPUT');
      });
    }

    test('a server that stops, and comes back', async (t) => {
      const at = await port();
      let server = await start(at);
      t.after(() => server.stop());
      const far = client({ url: server.url, authorization: bearer(here.coordinator) });
      assert.ok((await far.ask('query Provinces { provinces { totalCount } }')).data);
      const heard = far.follow(changes, { county: here.county });
      // A project of this server is heard of, so the subscription is under way.
      let first;
      Promise.resolve(heard.get()).then((result) => (first = result));
      for (let i = 0; first === undefined; i++) await far.ask(registration, project(here, `${name} before ${i}`));
      assert.ok(first.data, 'a change before the stop');
      await server.stop();
      assert.equal(code(await end(heard)), 'UNAVAILABLE');

      server = await start(at);
      const again = far.follow(changes, { county: here.county });
      first = undefined;
      Promise.resolve(again.get()).then((result) => (first = result));
      for (let i = 0; first === undefined; i++) await far.ask(registration, project(here, `${name} after ${i}`));
      assert.ok(first.data, 'a change after the stop');
      again.stop();
    });
  });
});
