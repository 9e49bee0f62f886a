// What people do while a page is open, by the program that signs their tokens (JIEDUI).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { ask, url } from './browser.js';

/** somePairing returns a pairing in force whose supporting county has an enterprise. */
export async function somePairing() {
  const { pairings } = await ask(
    `{ pairings(first: 1, where: {status: ACTIVE, startedOnNotNil: true, hasSupporterWith: {hasEnterprises: true}}) { edges { node {
      id recipient { id name code } supporter { code enterprises(first: 1) { edges { node { id } } } } } } } }`,
  );
  return pairings.edges[0].node;
}

const tokens = new Map();

function tokenOf(subject) {
  if (!tokens.has(subject)) tokens.set(subject, execFileSync(process.env.JIEDUI, ['token', '--subject', subject], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  return tokens.get(subject);
}

/** send sends an operation as somebody and returns its data. */
export async function send(subject, query, variables) {
  const token = tokenOf(subject);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** change runs a mutation as somebody and returns what is selected of its payload. */
export async function change(subject, name, input, selection = '__typename') {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input!`;
  const data = await send(subject, `mutation($input: ${type}) { ${name}(input: $input) { ${selection} } }`, { input });
  return data[name];
}

/** projectOf is a project as somebody sees it. */
export async function projectOf(subject, id) {
  const { node } = await send(subject, `query($id: ID!) { node(id: $id) { ... on InvestmentProject { registrationNumber review version history(first: 1) { totalCount } } } }`, { id });
  return node;
}

/** tourPairing is the pairing whose two coordinators are among those that one can be. */
export async function tourPairing() {
  const { county } = await ask(
    `{ county(code: "513430") { pairingsAsRecipient { edges { node { id recipient { code } supporter { code enterprises(first: 1) { edges { node { id } } } } } } } } }`,
  );
  return county.pairingsAsRecipient.edges[0].node;
}

/** registerProject registers a project of a pairing. */
export async function registerProject(subject, pairing, name) {
  const input = {
    name, enterpriseID: pairing.supporter.enterprises.edges[0].node.id, pairingID: pairing.id,
    program: 'EAST_WEST_COLLABORATION', industry: 'C13', committed: '5000000',
  };
  const { investmentProject } = await change(subject, 'registerInvestmentProject', input, 'investmentProject { id version }');
  return investmentProject;
}

/** confirmProject registers a project of a pairing and has the other side confirm it. From then on everyone sees it. */
export async function confirmProject(pairing, name) {
  const recipient = `demo:county:${pairing.recipient.code}`;
  const { id, version } = await registerProject(recipient, pairing, name);
  await change(recipient, 'submitForReview', { id, version }, 'record { id }');
  await change(`demo:county:${pairing.supporter.code}`, 'confirmRecord', { id, version: version + 1 }, 'record { id }');
}
