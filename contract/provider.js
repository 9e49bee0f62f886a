// A real OpenID provider, whose keys the tests change and which they take away.
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

/** The audience of the API's tokens, and that of another API. */
export const audience = 'https://jiedui.example/api';
export const elsewhere = 'https://other.example/api';

const callback = 'https://pages.example/callback';
const secret = randomBytes(32).toString('hex');

const kinds = {
  RS256: ['rsa', { modulusLength: 2048 }],
  ES256: ['ec', { namedCurve: 'P-256' }],
  EdDSA: ['ed25519'],
};

/** A new private key for an algorithm, as a JWK. */
export function newKey(alg) {
  const jwk = generateKeyPairSync(...kinds[alg]).privateKey.export({ format: 'jwk' });
  return { ...jwk, alg, use: 'sig', kid: `${alg}-${randomBytes(4).toString('hex')}` };
}

/**
 * Starts a provider at a port that signs with the first of its keys. machine is the subject of a client of its own; pages
 * is where the client of the pages may return to.
 */
export async function startProvider(port, { machine, keys, pages = callback }) {
  const issuer = `http://127.0.0.1:${port}`;
  let answer;
  let server;
  const provider = {
    issuer,
    machine,

    /** The provider has these keys from now on, and signs with the first. */
    use(keys) {
      answer = configured(issuer, machine, keys, pages);
    },

    /** Listens, again after it has stopped. */
    async listen() {
      server = createServer((request, response) => answer(request, response)).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },

    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },

    /** A token for a program, by its own secret. */
    async clientCredentials(resource = audience) {
      const { access_token: token } = await grant(issuer, {
        grant_type: 'client_credentials', client_id: machine, client_secret: secret, resource, scope: 'api',
      });
      return token;
    },

    /** The tokens of a person who signs in with a browser, by a code with PKCE. */
    async signIn(person, resource = audience) {
      const verifier = randomBytes(32).toString('base64url');
      const code = await authorize(issuer, person, {
        client_id: 'pages', response_type: 'code', redirect_uri: callback, scope: 'openid api', resource,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
      });
      const tokens = await grant(issuer, {
        grant_type: 'authorization_code', client_id: 'pages', redirect_uri: callback, code, code_verifier: verifier, resource,
      });
      return { access: tokens.access_token, id: tokens.id_token };
    },

    /** A token without an audience: a text that only the provider understands. */
    async opaque() {
      const { access_token: token } = await grant(issuer, { grant_type: 'client_credentials', client_id: machine, client_secret: secret });
      return token;
    },
  };
  provider.use(keys);
  await provider.listen();
  return provider;
}

/** A handler of requests to a provider with these keys. */
function configured(issuer, machine, keys, pages) {
  const [{ alg }] = keys;
  const provider = new Provider(issuer, {
    jwks: { keys },
    cookies: { keys: [secret] },
    clientDefaults: { id_token_signed_response_alg: alg },
    clients: [
      {
        client_id: 'pages', token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
        redirect_uris: [pages],
      },
      {
        client_id: machine, client_secret: secret, token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['client_credentials'], response_types: [], redirect_uris: [],
      },
    ],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    issueRefreshToken: () => pages !== callback,
    clientBasedCORS: () => true, // the pages get their tokens themselves
    interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
    /** Whoever signs in agrees. */
    async loadExistingGrant({ oidc }) {
      const agreed = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      agreed.addOIDCScope('openid');
      for (const resource of [audience, elsewhere]) agreed.addResourceScope(resource, 'api');
      await agreed.save();
      return agreed;
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({ scope: 'api', audience: resource, accessTokenFormat: 'jwt', jwt: { sign: { alg } } }),
      },
    },
  });
  const answer = provider.callback();
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer);
    if (!pathname.startsWith('/sign-in/')) return answer(request, response);
    // The form in which a person would type name and password.
    if (!searchParams.has('person')) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return response.end('<!doctype html><title>SSO</title><link rel="icon" href="data:,"><form><label>Subject <input name="person"></label><button>Continue</button></form>');
    }
    return provider.interactionFinished(request, response, { login: { accountId: searchParams.get('person') } });
  };
}

async function grant(issuer, form) {
  const response = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const tokens = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(tokens));
  return tokens;
}

/** Goes where the provider sends a browser, until the code is there. */
async function authorize(issuer, person, parameters) {
  const cookies = new Map();
  let next = new URL(`${issuer}/auth?${new URLSearchParams(parameters)}`);
  for (let steps = 0; steps < 10; steps++) {
    if (next.href.startsWith(callback)) return next.searchParams.get('code') ?? Promise.reject(new Error(next.href));
    if (next.pathname.startsWith('/sign-in/')) next.searchParams.set('person', person);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { Cookie: cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/);
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const to = response.headers.get('Location');
    if (!to) throw new Error(`${next.href}: ${response.status} ${await response.text()}`);
    next = new URL(to, next);
  }
  throw new Error('the provider sends the browser in circles');
}
