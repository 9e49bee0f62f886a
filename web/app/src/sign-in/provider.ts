// Signing in with the OIDC provider of the server: the code flow with PKCE, in this tab. It is loaded when it is needed.
import * as oauth from 'oauth4webapi';
import type { Provider } from '../api/config';
import { Failure, unreachable } from '../api/failure';
import type { Signed } from '../api/session';
import { say } from '../language';

const key = 'jiedui.signing-in';

/** What the page remembers while its person is at the provider. */
interface Pending {
  state: string;
  verifier: string;
  /** Where to go on. */
  to: string;
}

const callback = () => `${location.origin}/sign-in`;
const clientOf = (provider: Provider): oauth.Client => ({ client_id: provider.clientID });

/** A provider at this machine may be reached without TLS. */
const optionsOf = (provider: Provider) => ({ [oauth.allowInsecureRequests]: /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(provider.issuer) });

/** failureOf turns what the library throws into what the person can do. */
function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof TypeError) return unreachable();
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError) {
    return new Failure('UNAUTHENTICATED', say(`登录未成功（${error.error}）：请重新登录，或联系管理员。`, `Signing in failed (${error.error}): sign in again, or ask an admin.`));
  }
  const code = error instanceof oauth.OperationProcessingError ? `（${error.code}）` : '';
  return new Failure(
    'UNAUTHENTICATED',
    say(`登录未成功：统一身份认证的回答有误${code}，请重新登录。`, `Signing in failed: the answer of the provider is wrong${code.replace('（', ' (').replace('）', ')')}; sign in again.`),
  );
}

async function discover(provider: Provider): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, optionsOf(provider)));
}

/** toProvider leaves for the page of the provider. */
export async function toProvider(provider: Provider, to: string): Promise<void> {
  try {
    if (!isSecureContext) {
      throw new Failure('UNAUTHENTICATED', say('此网址不安全，浏览器不允许登录：请用 https 打开。', 'The browser signs nobody in at an address without https: open this page by https.'));
    }
    const server = await discover(provider);
    const pending: Pending = { state: oauth.generateRandomState(), verifier: oauth.generateRandomCodeVerifier(), to };
    sessionStorage.setItem(key, JSON.stringify(pending));
    const address = new URL(server.authorization_endpoint!);
    const parameters = {
      client_id: provider.clientID,
      redirect_uri: callback(),
      response_type: 'code',
      scope: provider.scope,
      state: pending.state,
      code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
      ...resourceOf(provider),
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    location.assign(address);
  } catch (error) {
    throw failureOf(error);
  }
}

/** resourceOf names the API for which the token is to be, where that has an address (RFC 8707). */
function resourceOf(provider: Provider): Record<string, string> {
  return /^[a-z]+:/i.test(provider.audience) ? { resource: provider.audience } : {};
}

/** fromProvider makes a session of what the provider has sent back with the person, and says where to go on. */
export async function fromProvider(provider: Provider, answer: URL): Promise<{ signed: Signed; to: string }> {
  try {
    const pending = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Pending | null;
    sessionStorage.removeItem(key); // an answer is good once
    if (!pending) {
      throw new Failure('UNAUTHENTICATED', say('登录已中断：请重新登录。', 'Signing in was broken off: sign in again.'));
    }
    const server = await discover(provider);
    const client = clientOf(provider);
    const parameters = oauth.validateAuthResponse(server, client, answer, pending.state);
    const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, callback(), pending.verifier, {
      ...optionsOf(provider),
      additionalParameters: resourceOf(provider),
    });
    return { signed: signedOf(await oauth.processAuthorizationCodeResponse(server, client, response)), to: pending.to };
  } catch (error) {
    throw failureOf(error);
  }
}

/** How long a token is taken to be good where the provider does not say, in s. */
const usual = 300;

function signedOf(tokens: oauth.TokenEndpointResponse, before?: string): Signed {
  const refresh = tokens.refresh_token ?? before;
  return { token: tokens.access_token, expires: Date.now() + (tokens.expires_in ?? usual) * 1000, way: { by: 'provider', ...(refresh ? { refresh } : {}) } };
}

/** refreshed gets new tokens for who is signed in. */
export async function refreshed(provider: Provider, refresh: string | undefined): Promise<Signed> {
  try {
    if (!refresh) throw new Failure('UNAUTHENTICATED', say('登录已失效：请重新登录。', 'You are signed out: sign in again.'));
    const server = await discover(provider);
    const client = clientOf(provider);
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, { ...optionsOf(provider), additionalParameters: resourceOf(provider) });
    return signedOf(await oauth.processRefreshTokenResponse(server, client, response), refresh);
  } catch (error) {
    throw failureOf(error);
  }
}
