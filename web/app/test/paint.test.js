// How soon the first page shows its largest part, as the browser itself measures it. The figures are printed beside those
// of a bare page: how fast the machine is must not fail the test.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { test } from 'node:test';
import { open, settled, url } from './browser.js';

const rounds = 3;

/** largestPaint is when the largest part of a page was there, in ms since it was asked for. */
async function largestPaint(page) {
  await page.evaluate(() => {
    new PerformanceObserver((list) => (globalThis.largestPaint = list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  return (await page.waitForFunction(() => globalThis.largestPaint)).jsonValue();
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

test('the largest paint of the first and of the second visit is measured beside a bare page', async (t) => {
  const bare = createServer((_, response) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end('<!doctype html><title>bare</title><h1>东西部县域结对帮扶</h1>'));
  bare.listen(0, '127.0.0.1');
  await once(bare, 'listening');
  t.after(() => bare.close());
  const measured = { bare: [], first: [], second: [] };
  for (let i = 0; i < rounds; i++) {
    const page = await open(t, '/'); // in a browser that keeps nothing yet
    measured.first.push(await largestPaint(page));
    for (const [name, address] of [['bare', `http://127.0.0.1:${bare.address().port}/`], ['second', `${url}/`]]) {
      const next = await page.context().newPage();
      await next.goto(address);
      await settled(next);
      measured[name].push(await largestPaint(next));
    }
  }
  const base = median(measured.bare);
  for (const [name, all] of Object.entries(measured)) {
    assert.ok(median(all) > 0, name);
    t.diagnostic(`${name}: ${Math.round(median(all))} ms, ${(median(all) / base).toFixed(1)} times the bare page`);
  }
});
