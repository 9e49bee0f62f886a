// The clients under test behind one face: each asks an operation once, and follows a subscription.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { OperationTypeNode } from 'graphql';
import { createClient as createEvents } from 'graphql-sse';
import { createClient as createSocket } from 'graphql-ws';
import WebSocket from 'ws';
import { url as served } from './schema.js';

/** Collects what a client gets; what comes and how it ends can be waited for. */
export class Results {
  #results = [];
  #waiting = [];

  next = (result) => {
    const first = this.#waiting.shift();
    if (first) first(result);
    else this.#results.push(result);
  };

  error = (error) => this.next({ failed: error });
  complete = () => this.next({ completed: true });

  /** The next result; { failed } or { completed } at the end. */
  get() {
    if (this.#results.length > 0) return this.#results.shift();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

globalThis.WebSocket ??= WebSocket; // Apollo Client looks for it; Node.js has it from version 22

const headers = (authorization) => (authorization ? { Authorization: authorization } : {});

/** A client of graphql-ws that does not connect again by itself, unless it is told to. */
export function socket({ url = served, authorization, ...options } = {}) {
  return createSocket({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: authorization ? { Authorization: authorization } : undefined,
    retryAttempts: 0,
    ...options,
  });
}

/** A client of graphql-sse that does not connect again by itself. */
export function events({ url = served, authorization } = {}) {
  return createEvents({ url, headers: headers(authorization), retryAttempts: 0 });
}

/** Asks through what has subscribe, as graphql-ws and graphql-sse do. */
function bySubscribe(create) {
  return (options) => {
    const client = create(options);
    return {
      async ask(query, variables) {
        const results = new Results();
        client.subscribe({ query, variables }, results);
        return results.get();
      },
      follow(query, variables) {
        const results = new Results();
        const stop = client.subscribe({ query, variables }, results);
        return Object.assign(results, { stop });
      },
      close: () => client.dispose(),
    };
  };
}

function apollo(options = {}) {
  const { url = served, authorization } = options;
  const over = socket(options);
  const client = new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(over),
      new HttpLink({ uri: url, headers: headers(authorization) }),
    ),
    cache: new InMemoryCache(),
    defaultOptions: { query: { fetchPolicy: 'network-only' } },
  });
  const plain = ({ data, error }) => (error ? failure(error, data) : { data });
  const failure = (error, data) => (CombinedGraphQLErrors.is(error) ? { data, errors: error.errors } : { failed: error });
  return {
    async ask(query, variables) {
      const document = gql(query);
      try {
        if (document.definitions[0].operation === 'mutation') {
          return plain(await client.mutate({ mutation: document, variables }));
        }
        return plain(await client.query({ query: document, variables }));
      } catch (error) {
        return failure(error);
      }
    },
    follow(query, variables) {
      const results = new Results();
      const subscription = client.subscribe({ query: gql(query), variables }).subscribe({
        next: (result) => results.next(plain(result)),
        error: results.error,
        complete: results.complete,
      });
      return Object.assign(results, { stop: () => subscription.unsubscribe() });
    },
    close() {
      client.stop();
      return over.dispose();
    },
  };
}

function urql(subscribing) {
  return (options = {}) => {
    const { url = served, authorization } = options;
    const { exchange, close, ...settings } = subscribing(options);
    const client = new Client({
      url,
      exchanges: exchange ? [exchange, fetchExchange] : [fetchExchange],
      fetchOptions: { headers: headers(authorization) },
      preferGetMethod: false,
      requestPolicy: 'network-only',
      ...settings,
    });
    const plain = ({ data, error }) => {
      if (!error) return { data };
      if (error.graphQLErrors.length > 0) return { data, errors: error.graphQLErrors };
      return { failed: error.networkError };
    };
    return {
      async ask(query, variables) {
        return plain(await client[query.trim().startsWith('mutation') ? 'mutation' : 'query'](query, variables).toPromise());
      },
      follow(query, variables) {
        const results = new Results();
        let before;
        const { unsubscribe } = client.subscription(query, variables).subscribe((result) => {
          const ended = result.hasNext === false;
          const now = JSON.stringify(plain(result));
          if (!ended || now !== before) results.next(plain(result)); // at the end urql gives the last result once more
          if (ended) results.complete();
          before = now;
        });
        return Object.assign(results, { stop: unsubscribe });
      },
      close,
    };
  };
}

const urqlOverSocket = urql((options) => {
  const over = socket(options);
  const exchange = subscriptionExchange({
    forwardSubscription: ({ query, variables }) => ({
      subscribe: (sink) => ({ unsubscribe: over.subscribe({ query, variables }, sink) }),
    }),
  });
  return { exchange, close: () => over.dispose() };
});

const urqlOverEvents = urql(() => ({ fetchSubscriptions: true, close() {} }));

/** Each client by what it is, and whether its subscriptions are a websocket. */
export const clients = [
  { name: 'graphql-ws', create: bySubscribe(socket), websocket: true, asksBySocket: true },
  { name: 'graphql-sse', create: bySubscribe(events) },
  { name: 'Apollo Client', create: apollo, websocket: true },
  { name: 'urql over a websocket', create: urqlOverSocket, websocket: true },
  { name: 'urql over server-sent events', create: urqlOverEvents },
];
