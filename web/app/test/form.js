// Filling in forms as the made-up persons of the demonstration.
import assert from 'node:assert/strict';
import { open, settled } from './browser.js';

/** The coordinators of both sides of one pairing. */
export const western = '戴春';
export const pairing = '余杭区 – 金阳县';

/** signIn opens a page as a person, by the page on which one signs in. */
export async function signIn(t, path, person = western, options = {}) {
  const page = await open(t, `/sign-in?to=${encodeURIComponent(path)}`, options);
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await settled(page);
  return page;
}

/** asIn asks the API with the token of the page. */
export async function askIn(page, query, variables = {}) {
  const { data, errors } = await page.evaluate(
    async ({ query, variables }) => {
      const { token } = JSON.parse(sessionStorage.getItem('jiedui.session'));
      const response = await fetch('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }) });
      return response.json();
    },
    { query, variables },
  );
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

export const box = (page, label) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });

/** pick types into a field that is searched, and takes the first of what is found. */
export async function pick(page, label, typed, found = typed) {
  await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).fill(typed);
  await page.locator('[role=listbox]:not([hidden]) [role=option]', { hasText: found }).first().click();
}

/** fillProject fills in what a project needs, by mouse. */
export async function fillProject(page, name) {
  await box(page, '名称').fill(name);
  await page.getByLabel('帮扶计划').selectOption('产业协作');
  await pick(page, '结对', '余杭 金阳', pairing);
  await pick(page, '企业', '宁波');
  await pick(page, '国民经济行业分类', '农副食品');
  await box(page, '协议投资额').fill('1,200.5');
}

/** projectsNamed are the projects of a name that the person of the page sees. */
export async function projectsNamed(page, name) {
  const { investmentProjects } = await askIn(
    page,
    'query($name: String) { investmentProjects(where: {name: $name}) { edges { node { id version review committed paidIn plannedJobs plannedStartOn contributions { edges { node { amount contributedOn review } } } } } } }',
    { name },
  );
  return investmentProjects.edges.map((edge) => edge.node);
}

/** nameOf is a name that no other run has used. */
export const nameOf = (what) => `${what}${Date.now() % 1e9}`;
