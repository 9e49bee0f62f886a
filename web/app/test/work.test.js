// A person's day: signing in, what waits, and the steps of the review, while others work at the same time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, ask, fits, open, settled, sizes, url } from './browser.js';
import { change, projectOf, registerProject, send, tourPairing } from './change.js';

const { persons: offered } = await (await fetch(`${url}/config.json`)).json();
const options = { skip: (!offered && 'the server offers no made-up persons') || (!process.env.JIEDUI && 'JIEDUI is not set') };

const west = { name: '戴春', subject: 'demo:county:513430' };
const east = { name: '杨妍宏', subject: 'demo:county:330110' };
const reviewer = { name: '戴康瑶', subject: 'demo:province:51:1' };

/** signedIn opens a page as one of the persons, chosen from the list. */
async function signedIn(t, who, path = '/work', more = {}) {
  const page = await open(t, `/sign-in?to=${encodeURIComponent(path)}`, more);
  await page.getByRole('button', { name: who.name }).click();
  await page.waitForURL(url + path);
  await page.locator('.header .who').waitFor();
  await settled(page);
  return page;
}

const row = (page, name) => page.locator('.waiting-row', { hasText: name });

test('one signs in from the list by keyboard alone, is named, and signs out', options, async (t) => {
  for (const [language, size] of [['zh', sizes[0]], ['en', sizes[1]]]) {
    const page = await open(t, '/sign-in?to=%2Fwork', { language, size });
    await accessible(page, `/sign-in ${language}`);
    await fits(page, `/sign-in ${language}`);
    await page.getByRole('button', { name: west.name }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/work`);
    const who = page.locator('.header .who');
    await who.waitFor();
    assert.match(await who.textContent(), language === 'zh' ? /戴春.*联络员.*金阳县/ : /戴春.*Coordinator.*Jinyang County/);
    await settled(page);
    await accessible(page, `/work ${language}`);
    await fits(page, `/work ${language}`);
    await page.reload();
    await who.waitFor();
    assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes('eyJ')), false, 'a token outlives the tab');
    await settled(page);
    await page.getByRole('button', { name: language === 'zh' ? '退出' : 'Sign out' }).click();
    await page.getByText(language === 'zh' ? '登录后可以看到' : 'Sign in to see').waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  }
});

test('a project goes from one side to the other and to the reviewer, each of whom sees it arrive', options, async (t) => {
  const [first, second, third] = await Promise.all([west, east, reviewer].map((who) => signedIn(t, who)));
  const name = `实时到达的项目 ${Date.now()}`;
  const { id } = await registerProject(west.subject, await tourPairing(), name);

  // The one who registered it did so elsewhere, and sees the draft arrive too.
  await row(first, name).getByRole('button', { name: '提交' }).click();
  await row(first, name).getByText('✓ 已提交').waitFor();

  await row(second, name).getByText('待我确认').waitFor();
  assert.match(await second.locator('.header .badge').textContent(), /^[1-9]/);
  await accessible(second, 'a row that has arrived');
  await row(second, name).getByRole('checkbox').focus(); // by keyboard alone
  await second.keyboard.press('Space');
  await second.locator('.waiting-bar').getByRole('button', { name: '确认 1 条' }).focus();
  await second.keyboard.press('Enter');
  await row(second, name).getByText('✓ 已确认').waitFor();

  await row(third, name).getByRole('button', { name: '审核通过' }).click();
  await row(third, name).getByText('✓ 已审核通过').waitFor();
  assert.equal((await projectOf(west.subject, id)).review, 'VALIDATED');
});

test('a double click and a lost answer do a step once', options, async (t) => {
  const pairing = await tourPairing();
  const [twice, lost] = [`双击的项目 ${Date.now()}`, `丢失答复的项目 ${Date.now()}`];
  const made = [await registerProject(west.subject, pairing, twice), await registerProject(west.subject, pairing, lost)];
  const page = await signedIn(t, west, '/work?task=DRAFT', { expect: [/ERR_FAILED/] });
  const keys = [];
  page.on('request', (request) => request.headers()['idempotency-key'] && keys.push(request.headers()['idempotency-key']));

  await row(page, twice).getByRole('button', { name: '提交' }).dblclick();
  await row(page, twice).getByText('✓ 已提交').waitFor();
  assert.equal(keys.length, 1);

  let cut = false;
  await page.route('**/graphql', async (route) => {
    if (cut || !route.request().headers()['idempotency-key']) return route.continue();
    cut = true;
    await route.fetch(); // the server does it, and the answer is lost
    await route.abort();
  });
  await row(page, lost).getByRole('button', { name: '提交' }).click();
  await row(page, lost).getByText('✓ 已提交').waitFor();
  assert.ok(cut);
  assert.equal(new Set(keys).size, 2, 'it is sent again with its key');
  for (const { id } of made) {
    const project = await projectOf(west.subject, id);
    assert.deepEqual([project.review, project.history.totalCount], ['SUBMITTED', 2]);
  }
});

test('a record that another has changed is not confirmed unseen: the page says what changed, and why it came back', options, async (t) => {
  const pairing = await tourPairing();
  const name = `被更正的项目 ${Date.now()}`;
  const { id, version } = await registerProject(west.subject, pairing, name);
  await change(west.subject, 'submitForReview', { id, version });
  const page = await signedIn(t, east, `/work?task=CONFIRM`);
  await row(page, name).waitFor();

  // While the step is on its way, others return the record, correct it and hand it in again.
  let meanwhile = false;
  await page.route('**/graphql', async (route) => {
    if (meanwhile || !route.request().headers()['idempotency-key']) return route.continue();
    meanwhile = true;
    await change(east.subject, 'returnRecord', { id, version: version + 1, reason: '金额有误' });
    await change(west.subject, 'updateInvestmentProject', { id, version: version + 2, committed: '7000000' });
    await change(west.subject, 'submitForReview', { id, version: version + 3 });
    return route.continue();
  });
  await row(page, name).getByRole('button', { name: '确认' }).click();
  await row(page, name).getByRole('alert').waitFor();
  await row(page, name).getByRole('button', { name: '看改了什么' }).click();
  await row(page, name).locator('.what-changed').getByText('500.00').waitFor();
  assert.match(await row(page, name).locator('.what-changed').textContent(), /500.00.*700.00/s);
  await accessible(page, 'a conflict');

  await row(page, name).getByRole('button', { name: '退回' }).click();
  const reason = row(page, name).getByLabel(/退回原因/);
  await page.keyboard.press('Tab'); // the field has the focus: the button is next
  await page.keyboard.press('Enter');
  await page.getByText('请说明退回原因').waitFor();
  await reason.fill('仍与协议不符');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await row(page, name).getByText('✓ 已退回').waitFor();

  const { registrationNumber } = await projectOf(west.subject, id);
  const other = await signedIn(t, west, `/projects/${encodeURIComponent(registrationNumber)}`);
  await other.locator('.record-steps', { hasText: '仍与协议不符' }).getByRole('button', { name: '提交' }).click();
  await other.locator('.record-steps').getByText('✓ 已提交').waitFor();
  await accessible(other, 'the steps on a page of a record');
});

test('a token that has ended is renewed, and rights that are taken away end the work', options, async (t) => {
  const analyst = '龚婷贤';
  const page = await signedIn(t, { name: analyst }, '/work', { expect: [/401|403/] });
  const refused = { errors: [{ message: '令牌已过期', extensions: { code: 'UNAUTHENTICATED' } }] };
  let once = false;
  await page.route('**/graphql', (route) => {
    if (once) return route.continue();
    once = true;
    return route.fulfill({ status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, json: refused });
  });
  await page.getByRole('link', { name: '全部' }).click();
  await page.getByLabel('等待').selectOption('7');
  await page.getByText('没有符合条件的记录').waitFor();
  assert.ok(once);
  assert.match(await page.locator('.header .who').textContent(), new RegExp(analyst));

  const activate = async (active) => {
    const { coordinators } = await send('demo:admin', 'query($name: String) { coordinators(where: {name: $name, role: ANALYST}) { edges { node { id version } } } }', { name: analyst });
    await change('demo:admin', 'updateCoordinator', { ...coordinators.edges[0].node, active });
  };
  await activate(false);
  t.after(() => activate(true));
  await page.getByLabel('等待').selectOption('30');
  await page.getByText(/没有在用的联络员|尚未登记为联络员/).first().waitFor();
  assert.equal(await page.locator('.waiting-row').count(), 0);
  await page.reload();
  await page.getByText('未登记的人员').waitFor();
});

test('what is wrong with the list of persons is said there', options, async (t) => {
  const page = await open(t, '/', { expect: [/ERR_FAILED/] });
  await page.route('**/sign-in/persons', (route) => route.abort());
  await page.getByRole('link', { name: '登录' }).click();
  await page.getByText('连不上服务器').waitFor();
  await page.unroute('**/sign-in/persons');
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('button', { name: west.name }).waitFor();
  assert.equal((await ask('{ me { id } }')).me, null);
});
