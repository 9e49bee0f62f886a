// The screen for a wall: all of it fits, it turns by itself, and tells what happens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, settled } from './browser.js';
import { confirmProject, somePairing } from './change.js';

for (const size of [{ width: 1920, height: 1080 }, { width: 3840, height: 2160 }]) {
  test(`the screen fits ${size.width} × ${size.height} and is dark`, async (t) => {
    const page = await open(t, '/screen', { size, theme: 'light' });
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
    const shown = new Set();
    for (let i = 0; i < 4; i++) {
      shown.add(await page.textContent('.screen-panel h2'));
      const [height, room] = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.clientHeight]);
      assert.ok(height <= room + 1, `${[...shown].at(-1)}: ${height} px of content in ${room} px`);
      await page.keyboard.press('ArrowRight');
      await settled(page);
    }
    assert.equal(shown.size, 4);
    assert.match(await page.textContent('.figures'), /1,354.20/);
  });
}

test('the screen turns by itself, and the space bar holds it', async (t) => {
  const page = await open(t, '/screen', { size: { width: 1920, height: 1080 } });
  const first = await page.textContent('.screen-panel h2');
  await page.waitForFunction((was) => document.querySelector('.screen-panel h2').textContent !== was, first);
  await page.keyboard.press('Space');
  assert.equal(await page.getByRole('button', { name: '继续轮播' }).getAttribute('aria-pressed'), 'true');
});

test('a change shows on the screen as it happens', { skip: !process.env.JIEDUI && 'JIEDUI is not set' }, async (t) => {
  const page = await open(t, '/screen', { size: { width: 1920, height: 1080 } });
  await page.waitForSelector('.ticker .live');
  const pairing = await somePairing();
  await confirmProject(pairing, '大屏测试项目');
  await page.waitForFunction((name) => document.querySelector('.ticker li')?.textContent.includes(name), pairing.recipient.name);
  assert.match(await page.textContent('.ticker li'), /投资项目/);
});
