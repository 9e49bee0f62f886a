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

/** change runs a mutation as somebody and returns what is selected of its payload. */
async function change(subject, name, input, selection) {
  const token = execFileSync(process.env.JIEDUI, ['token', '--subject', subject], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input!`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: `mutation($input: ${type}) { ${name}(input: $input) { ${selection} } }`, variables: { input } }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  return data[name];
}

/** confirmProject registers a project of a pairing and has the other side confirm it. From then on everyone sees it. */
export async function confirmProject(pairing, name) {
  const recipient = `demo:county:${pairing.recipient.code}`;
  const input = {
    name, enterpriseID: pairing.supporter.enterprises.edges[0].node.id, pairingID: pairing.id,
    program: 'EAST_WEST_COLLABORATION', industry: 'C13', committed: '5000000',
  };
  const { investmentProject } = await change(recipient, 'registerInvestmentProject', input, 'investmentProject { id version }');
  const { id, version } = investmentProject;
  await change(recipient, 'submitForReview', { id, version }, 'record { id }');
  await change(`demo:county:${pairing.supporter.code}`, 'confirmRecord', { id, version: version + 1 }, 'record { id }');
}
