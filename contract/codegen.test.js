// GraphQL Code Generator makes types of the schema, and TypeScript accepts a use of them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { sdl } from './schema.js';

const tsc = fileURLToPath(import.meta.resolve('typescript/lib/tsc.js'));

test('the generated types compile', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'codegen-'));
  t.after(() => rm(dir, { recursive: true }));
  await cp(new URL('codegen', import.meta.url), dir, { recursive: true });
  await generate({
    schema: await sdl(),
    documents: join(dir, '*.graphql'),
    silent: true,
    config: {
      strictScalars: true, // a scalar that is not named here is an error
      scalars: {
        Cursor: 'string',
        Date: 'string',
        Decimal: 'string',
        Map: 'Record<string, unknown>',
        Money: 'string',
        Time: 'string',
        Upload: 'File',
      },
      enumsAsTypes: true,
    },
    generates: { [join(dir, 'types.ts')]: { plugins: ['typescript', 'typescript-operations'] } },
  });

  const args = [tsc, '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', 'use.ts'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});
