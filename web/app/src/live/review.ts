import { createClient } from 'graphql-ws';

/** How long a subscription that was refused is left alone, in ms. */
const pause = 30_000;

/**
 * followReview tells that something of the review may have changed where the person of a token works, until it is
 * stopped: at each change, and whenever the connection is there again.
 */
export function followReview(token: string, tell: () => void): () => void {
  let timer = 0;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { Authorization: `Bearer ${token}` },
    retryAttempts: Number.MAX_SAFE_INTEGER,
    shouldRetry: () => true,
    on: { connected: (_socket, _payload, wasRetry) => wasRetry && tell() },
  });
  const subscribe = () => {
    const again = () => {
      tell();
      timer = window.setTimeout(subscribe, pause);
    };
    client.subscribe({ query: 'subscription Review { reviewChanged { event { entityID } } }' }, { next: tell, error: again, complete: again });
  };
  subscribe();
  return () => {
    window.clearTimeout(timer);
    void client.dispose();
  };
}
