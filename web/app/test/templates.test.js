// The templates for imports are there to be downloaded, each with what belongs into its columns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, url } from './browser.js';

test('each template is there, in the language of the page', async (t) => {
  const kinds = (await (await fetch(`${url}/templates.json`)).json()).map(({ name }) => name);
  assert.ok(kinds.includes('ledger') && kinds.includes('projects'), kinds.join());
  for (const [language, heading] of [['zh', '投资项目'], ['en', 'Investment projects']]) {
    const page = await open(t, '/templates/', { language });
    assert.match(page.url(), /\/templates$/);
    const template = page.locator('.template').filter({ has: page.getByRole('heading', { name: heading, exact: true }) });
    const links = await page.locator('.template .section-aside a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.deepEqual(links.map((link) => link.split('?')[0]), kinds.flatMap((name) => [`/templates/${name}.xlsx`, `/templates/${name}.csv`]));
    for (const link of links) {
      const file = await fetch(url + link);
      assert.equal(file.status, 200, link);
      assert.match(file.headers.get('content-disposition'), /attachment/);
    }
    await template.locator('summary').click();
    assert.ok(await template.locator('tbody tr').first().isVisible());
  }
});
