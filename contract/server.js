// What tests of changes need beside the URL: tokens, a pairing to work on, and a server that may be stopped.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { run, url } from './schema.js';

const { JIEDUI: program, DATABASE_URL: database } = process.env;
if (!program || !database) throw new Error('set JIEDUI to the program, and DATABASE_URL to the database of the server at JIEDUI_URL');

/** The value of an Authorization header for a subject. */
export function bearer(subject, ttl = '1h') {
  const args = ['token', '--subject', subject, '--ttl', ttl];
  return `Bearer ${execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
}

/** Revokes a token by its id, which may begin with a hyphen and is therefore joined to its flag. */
export function revoke(id) {
  execFileSync(program, ['token', 'revoke', `--token-id=${id}`, '--reason', '合同测试'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A pairing in force with an enterprise of its supporter; each n is another, so that test files don't hear of each other. */
export async function place(n) {
  const { pairings } = await run(
    `query ($first: Int) {
      pairings(first: $first, orderBy: [{field: CREATED_AT}]
        where: {status: ACTIVE, startedOnNotNil: true, hasSupporterWith: {hasEnterprises: true}}) {
        edges { node { id recipient { id code } supporter { enterprises(first: 1) { edges { node { id } } } } } }
      }
    }`,
    { first: n + 1 },
  );
  const { id, recipient, supporter } = pairings.edges[n].node;
  return {
    pairing: id,
    county: recipient.id,
    coordinator: `demo:county:${recipient.code}`,
    enterprise: supporter.enterprises.edges[0].node.id,
  };
}

/** Registers a project, which subscribers hear of. */
export const registration = `
  mutation Register($input: RegisterInvestmentProjectInput!) {
    registerInvestmentProject(input: $input) { investmentProject { id name } }
  }
`;

/** The variables of a registration. */
export function project(place, name) {
  const { enterprise: enterpriseID, pairing: pairingID } = place;
  return { input: { name, enterpriseID, pairingID, program: 'EAST_WEST_COLLABORATION', industry: 'C13', committed: '5000000' } };
}

/** Tells of the projects of a county. */
export const changes = `
  subscription Changes($county: ID) {
    projectChanged(regionID: $county) { project { id name } event { action } }
  }
`;

/** Waits until the server refuses a token, since it has expired. */
export async function expiry(authorization) {
  for (;;) {
    const { status } = await fetch(`${url}?query={__typename}`, { headers: { Authorization: authorization } });
    if (status === 401) return;
    if (status !== 200) throw new Error(`status ${status}`);
  }
}

/** A port that is free. */
export async function port() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: found } = server.address();
  server.close();
  await once(server, 'close');
  return found;
}

/** Starts one more server on the same database; stop lets it finish, kill does not. */
export async function start(at, flags = [], env = {}) {
  const server = spawn(program, [`--addr=127.0.0.1:${at}`, '--log=text', ...flags], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
  const lines = [];
  for await (const line of createInterface(server.stderr)) {
    lines.push(line);
    if (line.includes('msg=ready')) {
      server.stderr.resume();
      const end = async (signal) => {
        if (server.exitCode !== null || server.signalCode !== null) return;
        const ended = once(server, 'exit');
        server.kill(signal);
        await ended;
      };
      return { url: `http://127.0.0.1:${at}/graphql`, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
    }
  }
  throw new Error(lines.join('\n'));
}
