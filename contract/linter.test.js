// Connections, their arguments and PageInfo are as the Relay specification has them, and nothing of the server's making shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run, sdl } from './schema.js';

const rules = ['relay-connection-types-spec', 'relay-connection-arguments-spec', 'relay-page-info-spec'];
const linter = fileURLToPath(import.meta.resolve('graphql-schema-linter/lib/cli.js'));

test('the schema keeps the Relay rules', async () => {
  const args = [linter, '--stdin', '--format', 'json', '--rules', rules.join(',')];
  const report = execFileSync(process.execPath, args, { input: await sdl(), encoding: 'utf8' });
  assert.deepEqual(JSON.parse(report).errors, []);
});

test('introspection shows the directives that clients can use, and no others', async () => {
  const { __schema } = await run('{ __schema { directives { name } } }');
  assert.deepEqual(__schema.directives.map(({ name }) => name).sort(), ['deprecated', 'include', 'oneOf', 'skip', 'specifiedBy']);
});
