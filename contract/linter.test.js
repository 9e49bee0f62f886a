// Connections, their arguments and PageInfo are as the Relay specification has them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sdl } from './schema.js';

const rules = ['relay-connection-types-spec', 'relay-connection-arguments-spec', 'relay-page-info-spec'];
const linter = fileURLToPath(import.meta.resolve('graphql-schema-linter/lib/cli.js'));

test('the schema keeps the Relay rules', async () => {
  const args = [linter, '--stdin', '--format', 'json', '--rules', rules.join(',')];
  const report = execFileSync(process.execPath, args, { input: await sdl(), encoding: 'utf8' });
  assert.deepEqual(JSON.parse(report).errors, []);
});
