// Forms made of the schema's description: filled in by mouse and by keyboard, refused, cut off, and at odds with others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, ask, fits, open, settled, sizes } from './browser.js';
import { askIn, box, fillProject, nameOf, pairing, projectsNamed, signIn } from './form.js';

const fill = (page) => page.waitForRequest((request) => request.url().endsWith('/graphql') && request.postData()?.includes('mutation Fill'));

/** submitted clicks the button of the form, and waits for the page of the record. */
async function submitted(page, click = (button) => button.click()) {
  await click(page.locator('#form-submit'));
  await page.waitForURL((url) => !/^\/(new|edit)\//.test(url.pathname));
  await settled(page);
}

test('every verb of the description has its form', async (t) => {
  const page = await open(t, '/new/registerEnterprise');
  const model = await page.evaluate(() => fetch('/model.json').then((response) => response.json()));
  assert.ok(model.forms.length > 35, `${model.forms.length} forms`);
  let shown = 0;
  for (const form of model.forms) {
    let id = '';
    if (form.edits) {
      const list = model.entities.find((entity) => entity.name === (form.entity ?? 'InvestmentProject')).list;
      if (['rightsChanges'].includes(list)) continue;
      const { found } = await ask(`{ found: ${list}(first: 1) { edges { node { id } } } }`);
      if (found.edges.length === 0) continue;
      id = `?id=${found.edges[0].node.id}`;
    }
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to });
      document.body.append(link);
      link.click();
      link.remove();
    }, `/${form.edits ? 'edit' : 'new'}/${form.name}${id}`);
    await page.getByRole('heading', { level: 1, name: form.term.zh }).waitFor();
    await page.locator('#form-submit').waitFor();
    const text = await page.locator('form').textContent();
    for (const field of form.fields) if (!field.onlyIf) assert.ok(text.includes(field.term.zh), `${form.name}: ${field.term.zh}`);
    shown += 1;
  }
  t.diagnostic(`${shown} of ${model.forms.length} forms`);
  assert.ok(shown > 30);
});

test('a project with two payments is registered by mouse and handed in; a double click registers it once', async (t) => {
  const name = nameOf('鼠标登记项目');
  const page = await signIn(t, '/data/investmentProjects');
  const begun = Date.now();
  await page.getByRole('link', { name: '登记投资项目' }).click();
  await box(page, '名称').waitFor();
  t.diagnostic(`the form is there after ${Date.now() - begun} ms`);
  await fillProject(page, name);
  assert.match(await page.locator('.amount output').first().textContent(), /12,005,000/);
  await box(page, '计划开工日期').fill('2026-3-1');
  for (const [i, amount, day] of [[0, '300', '2026-3-2'], [1, '0.5', '2026年4月15日']]) {
    await page.getByRole('button', { name: '添加到位资金' }).click();
    const row = page.locator('fieldset').nth(i);
    await row.getByRole('textbox', { name: '到位金额' }).fill(amount);
    await row.getByRole('textbox', { name: '到位日期' }).fill(day);
  }
  await submitted(page, (button) => button.dblclick());
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const [project, ...more] = await projectsNamed(page, name);
  assert.deepEqual(more, []);
  assert.deepEqual([project.committed, project.paidIn, project.plannedStartOn], ['12005000.00', '3005000.00', '2026-03-01']);
  assert.deepEqual(project.contributions.edges.map(({ node }) => `${node.contributedOn} ${node.amount}`).sort(), ['2026-03-02 3000000.00', '2026-04-15 5000.00']);
  await page.getByRole('button', { name: '提交（3 条）' }).click();
  await page.getByRole('status').filter({ hasText: '已提交' }).waitFor();
  await settled(page);
  const [handedIn] = await projectsNamed(page, name);
  assert.deepEqual([handedIn.review, ...handedIn.contributions.edges.map(({ node }) => node.review)], ['SUBMITTED', 'SUBMITTED', 'SUBMITTED']);
  await accessible(page, 'the page of the record');
});

test('a form is there within 300 ms', async (t) => {
  const page = await signIn(t, '/data/investmentProjects');
  const link = page.getByRole('link', { name: '登记投资项目' });
  await link.waitFor();
  const times = [];
  for (let i = 0; i < 4; i++) {
    times.push(
      await page.evaluate(async () => {
        const begun = performance.now();
        document.querySelector('a[href^="/new/registerInvestmentProject"]').click();
        while (!document.querySelector('#field-name')) await new Promise((next) => requestAnimationFrame(next));
        return Math.round(performance.now() - begun);
      }),
    );
    await page.goBack();
    await link.waitFor();
    await settled(page);
  }
  t.diagnostic(`${times.join(', ')} ms`);
  assert.ok(Math.min(...times) <= 300, times.join(', '));
});

test('the same by the keyboard alone', async (t) => {
  const name = nameOf('键盘登记项目');
  const page = await signIn(t, '/new/registerInvestmentProject');
  const at = () => page.evaluate(() => document.activeElement.id);
  const to = async (id) => {
    for (let i = 0; i < 60 && (await at()) !== id; i++) await page.keyboard.press('Tab');
    assert.equal(await at(), id);
  };
  const choose = async (field, typed) => {
    await to(field);
    await page.keyboard.type(typed);
    await page.locator('[role=listbox]:not([hidden]) [role=option]', { hasText: typed.split(' ')[0] }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
  };
  await page.locator('h1').focus();
  await to('field-name');
  await page.keyboard.type(name);
  await to('field-program');
  await page.keyboard.press('ArrowDown');
  await choose('field-pairingID', '余杭 金阳');
  await choose('field-enterpriseID', '宁波');
  await choose('field-industry', 'C13');
  await to('field-committed');
  await page.keyboard.type('880');
  for (const i of [0, 1]) {
    await to('field-contributions-add');
    await page.keyboard.press('Enter');
    await page.waitForFunction((id) => document.activeElement.id === id, `field-contributions-${i}-amount`);
    await page.keyboard.type('10');
    await to(`field-contributions-${i}-contributedOn`);
    await page.keyboard.type(`2026-5-${i + 1}`);
  }
  await to('form-submit');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects\//);
  await settled(page);
  const [project] = await projectsNamed(page, name);
  assert.deepEqual([project.committed, project.paidIn], ['8800000.00', '200000.00']);
});

for (const [language, words] of [
  ['zh', { missing: /请填写名称/, order: /早于计划开工日期/, future: /还没有到/, number: /项目编号/, paid: /不在 0\.01 至/, count: /处需要更正/ }],
  ['en', { missing: /Fill in: chinese name/, order: /Before planned start/, future: /in the future/, number: /Registration number/, paid: /not between 0\.01/, count: /to correct/ }],
]) {
  test(`faults stand at their fields, all at once, in the person's language (${language})`, async (t) => {
    const page = await signIn(t, '/new/registerInvestmentProject', undefined, { language, size: language === 'en' ? sizes[0] : sizes[1] });
    await accessible(page, 'the empty form');
    await fits(page, 'the empty form');
    const fault = (field) => page.locator(`#field-${field}-fault`);
    await page.locator('#form-submit').click();
    assert.match(await fault('name').textContent(), words.missing);
    await page.waitForFunction(() => document.activeElement.id === 'field-name');
    const missing = await page.locator('.form-end li').count();
    assert.ok(missing >= 4, `${missing} faults`);
    await page.locator('#field-plannedStartOn').fill('2026-3-1');
    await page.locator('#field-plannedEndOn').fill('2026-2-1');
    await page.locator('#field-actualStartOn').fill('2999-1-1');
    await page.keyboard.press('Tab');
    assert.match(await fault('plannedEndOn').textContent(), words.order);
    assert.match(await fault('actualStartOn').textContent(), words.future);
    await accessible(page, 'the form with faults');
    await fits(page, 'the form with faults');
    await page.locator('#field-plannedEndOn').fill('');
    await page.locator('#field-actualStartOn').fill('');

    // What the server alone knows: the format of the number, and what a payment must be.
    await page.locator('#field-name').fill(nameOf('有误项目'));
    await page.locator('#field-program').selectOption('EAST_WEST_COLLABORATION');
    for (const [field, typed] of [['pairingID', language === 'en' ? 'Yuhang Jinyang' : '余杭 金阳'], ['enterpriseID', '宁波'], ['industry', 'C13']]) {
      await page.locator(`#field-${field}`).fill(typed);
      await page.locator('[role=listbox]:not([hidden]) [role=option]', { hasText: typed.split(' ')[0] }).first().click();
    }
    await page.locator('#field-committed').fill('5');
    await page.locator('#field-registrationNumber').fill('小写');
    await page.locator('#field-contributions-add').click();
    await page.locator('#field-contributions-0-amount').fill('0');
    await page.locator('#field-contributions-0-contributedOn').fill('2026-5-1');
    await page.locator('#form-submit').click();
    await fault('registrationNumber').waitFor();
    assert.match(await fault('contributions-0-amount').textContent(), words.paid);
    assert.match(await page.locator('.form-end [role="alert"]').textContent(), words.count);
    assert.match(await page.locator('.form-end [role="alert"]').textContent(), words.number);
    await page.waitForFunction(() => document.activeElement.getAttribute('aria-invalid') === 'true');
    assert.equal(await page.locator('#field-committed').inputValue(), '5');
  });
}

test('the code of an enterprise is checked as it is typed, and nearly equal names are shown', async (t) => {
  const { enterprises } = await ask('{ enterprises(first: 1) { edges { node { name uscc } } } }');
  const { name, uscc } = enterprises.edges[0].node;
  const page = await signIn(t, '/new/registerEnterprise');
  await page.locator('#field-uscc').fill(uscc.slice(0, 17) + (uscc[17] === '1' ? '2' : '1'));
  await page.keyboard.press('Tab');
  assert.match(await page.locator('#field-uscc-fault').textContent(), /校验码/);
  await page.locator('#field-uscc').fill(uscc.toLowerCase());
  assert.equal(await page.locator('#field-uscc-fault').count(), 0);
  await page.locator('#field-name').fill(name.replace(/有限公司$/, '有限责任公司'));
  await page.locator('.similar a', { hasText: name }).waitFor();
});

test('when the answer is lost, what is sent again does nothing twice, even after a reload', async (t) => {
  const name = nameOf('断网登记项目');
  const page = await signIn(t, '/new/registerInvestmentProject', undefined, { expect: [/ERR_FAILED/] });
  await fillProject(page, name);
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData().includes('mutation Fill')) return route.continue();
    await route.fetch(); // it arrives
    await route.abort(); // and its answer does not
  });
  const [first] = await Promise.all([fill(page), page.locator('#form-submit').click()]);
  await page.locator('#form-failure').waitFor();
  assert.match(await page.locator('#form-failure').textContent(), /不会重复登记/);
  await page.unroute('**/graphql');
  await page.reload();
  await settled(page);
  assert.equal(await box(page, '名称').inputValue(), name);
  const [again] = await Promise.all([fill(page), submitted(page)]);
  assert.equal(again.headers()['idempotency-key'], first.headers()['idempotency-key']);
  assert.equal(again.postData(), first.postData());
  assert.equal((await projectsNamed(page, name)).length, 1);
  await page.goto(new URL('/new/registerInvestmentProject', page.url()).href);
  await settled(page);
  assert.equal(await box(page, '名称').inputValue(), '', 'a form that is done is not kept');
});

test('a form survives a reload and the end of the session', async (t) => {
  const name = nameOf('中断登记项目');
  const page = await signIn(t, '/new/registerInvestmentProject');
  await fillProject(page, name);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('#field-pairingID').inputValue(), pairing);
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('link', { name: '登录后提交' }).click();
  await page.getByRole('button', { name: /戴春/ }).click();
  await page.waitForURL(/\/new\//);
  await settled(page);
  assert.equal(await box(page, '名称').inputValue(), name);
  await submitted(page);
  assert.equal((await projectsNamed(page, name)).length, 1);
});

test('two corrections of one record: both are shown field by field, and one chooses', async (t) => {
  const name = nameOf('两人更正项目');
  const page = await signIn(t, '/new/registerInvestmentProject');
  await fillProject(page, name);
  await submitted(page);
  const [project] = await projectsNamed(page, name);
  await page.getByRole('link', { name: '更正投资项目' }).click();
  await page.locator('#field-plannedJobs').fill('120');
  await page.locator('#field-committed').fill('900');
  await askIn(page, 'mutation($input: UpdateInvestmentProjectInput!) { updateInvestmentProject(input: $input) { investmentProject { id } } }', {
    input: { id: project.id, version: project.version, committed: '7000000', plannedStartOn: '2026-06-01' },
  });
  await page.locator('#form-submit').click();
  const row = (term) => page.locator('.conflict tbody tr', { hasText: term });
  await row('协议投资额').waitFor();
  assert.match(await row('协议投资额').textContent(), /12,005,000\.00.*7,000,000\.00.*9,000,000\.00/s);
  assert.match(await row('计划开工日期').textContent(), /2026-06-01/);
  await accessible(page, 'the conflict');
  const go = page.getByRole('button', { name: '按所选内容继续' });
  assert.ok(await go.isDisabled());
  await row('协议投资额').getByRole('radio').nth(1).check();
  await go.click();
  await submitted(page);
  const [after] = await projectsNamed(page, name);
  assert.deepEqual([after.committed, after.plannedJobs, after.plannedStartOn], ['9000000.00', 120, '2026-06-01']);
});
