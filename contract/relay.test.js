// relay-compiler takes the schema, and the server answers the operations that it makes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import compiler from 'relay-compiler';
import { run, sdl } from './schema.js';

test('Relay pages through a root list and refetches the list of a node', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'relay-'));
  t.after(() => rm(dir, { recursive: true }));
  const write = (name, content) => writeFile(join(dir, name), content);
  await cp(new URL('relay', import.meta.url), join(dir, 'src'), { recursive: true });
  await mkdir(join(dir, 'out'));
  await write('schema.graphql', await sdl());
  await write('package.json', '{"type": "module"}');
  await write(
    'relay.config.json',
    '{"src": "src", "schema": "schema.graphql", "language": "javascript", "artifactDirectory": "out"}',
  );
  execFileSync(compiler, ['relay.config.json'], { cwd: dir, encoding: 'utf8' });

  const operation = async (name, variables) => {
    const artifact = await import(join(dir, 'out', `${name}.graphql.js`));
    return run(artifact.default.params.text, variables);
  };
  const { counties } = await operation('CountiesQuery');
  const more = { cursor: counties.pageInfo.endCursor, count: 3, where: { designation: 'KEY' } };
  const { counties: next } = await operation('CountiesListQuery', more);
  assert.equal(new Set([...counties.edges, ...next.edges].map(({ node }) => node.id)).size, 6);
  assert.equal(next.totalCount, counties.totalCount);

  const [{ node: county }] = counties.edges;
  const { node } = await operation('CountiesCountyQuery', { id: county.id, count: 3 });
  assert.deepEqual(node.pairingsAsRecipient, county.pairingsAsRecipient);
});
