// How much a visitor loads.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { open } from './browser.js';

const dist = new URL('../../dist/', import.meta.url);
const files = readdirSync(dist, { recursive: true }).filter((name) => statSync(new URL(name, dist)).isFile());

test('the first page loads at most 150 kB before its charts', async (t) => {
  const page = await open(t, '/');
  const loaded = page.asked
    .map((request) => new URL(request.url()).pathname.slice(1))
    .map((name) => (name === '' ? 'index.html' : name))
    .filter((name) => files.includes(name) && !/\bchart/.test(name));
  const bytes = [...new Set(loaded)].reduce((sum, name) => sum + (files.includes(`${name}.gz`) ? statSync(new URL(`${name}.gz`, dist)).size : 0), 0);
  t.diagnostic(`${bytes} bytes`);
  assert.ok(bytes > 10_000 && bytes <= 150_000, `${bytes} bytes`);
});

test('the charts are at most 270 kB, and all files 3 MB', () => {
  const charts = files.filter((name) => /\bchart[^/]*\.js\.gz$/.test(name)).reduce((sum, name) => sum + statSync(new URL(name, dist)).size, 0);
  assert.ok(charts <= 270_000, `${charts} bytes`);
  const all = files.reduce((sum, name) => sum + statSync(new URL(name, dist)).size, 0);
  assert.ok(all <= 3 << 20, `${all} bytes`);
});

// Another version of Node.js may compress to other bytes, so the build is compared without them.
test('what is compressed ahead is what it was made from', () => {
  const plain = files.filter((name) => /\.(html|js|css|svg)$/.test(name));
  assert.ok(plain.length > 5);
  for (const name of plain) {
    const content = readFileSync(new URL(name, dist));
    assert.deepEqual(gunzipSync(readFileSync(new URL(`${name}.gz`, dist))), content, name);
    assert.deepEqual(brotliDecompressSync(readFileSync(new URL(`${name}.br`, dist))), content, name);
  }
});
