import { language } from '../language';
import { Failure, unreachable, unreadable, type FieldFault } from './failure';
import { renewToken, token } from './session';

/** A document that knows the types of its answer and of its variables; its text is its string. */
export interface Document<Data, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Data;
}

/** textDocument is a document that was put together at run time, from the model of the API. */
export function textDocument<Data, Variables = Record<string, unknown>>(text: string): Document<Data, Variables> {
  return text as unknown as Document<Data, Variables>;
}

interface GraphQLResponse<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; fields?: FieldFault[] } }[];
}

/** headers are those of every request to the API. */
export function headers(): Record<string, string> {
  return {
    'Accept-Language': language.value === 'en' ? 'en' : 'zh-CN',
    ...(token.value === null ? {} : { Authorization: `Bearer ${token.value}` }),
  };
}

/**
 * request sends an operation and returns its data, or throws a Failure; an aborted one throws the signal's reason. A
 * token that has ended is renewed: nothing was done with it, so the operation is sent again.
 */
export async function request<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
  more: Record<string, string> = {},
): Promise<Data> {
  const sent = token.peek();
  try {
    return await send(document, variables, signal, more);
  } catch (error) {
    if (sent === null || !(error instanceof Failure) || !error.tokenRefused || !(await renewToken(sent))) throw error;
    return send(document, variables, signal, more);
  }
}

async function send<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal: AbortSignal | undefined,
  more: Record<string, string>,
): Promise<Data> {
  let response: Response;
  let body: GraphQLResponse<Data>;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { ...headers(), ...more, 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: signal ?? null,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof Failure ? error : unreachable();
  }
  try {
    body = (await response.json()) as GraphQLResponse<Data>;
  } catch {
    signal?.throwIfAborted();
    throw unreadable(response.status);
  }
  const [first] = body.errors ?? [];
  if (first) {
    throw new Failure(first.extensions?.code ?? 'INTERNAL', first.message, {
      fields: body.errors?.flatMap((error) => error.extensions?.fields ?? []),
      request: response.headers.get('X-Request-Id'),
      tokenRefused: response.headers.has('WWW-Authenticate'),
    });
  }
  if (body.data == null) throw unreadable(response.status);
  return body.data;
}
