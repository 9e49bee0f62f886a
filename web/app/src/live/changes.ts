import { createClient } from 'graphql-ws';
import { token } from '../api/session';

/** A change as it is told to who follows it. */
export interface Change {
  at: string;
  entity: string;
  action: 'CREATE' | 'UPDATE' | 'DELETE';
  supporter: { name: string; nameEn: string };
  recipient: { name: string; nameEn: string };
}

const query = `subscription Changes($region: ID!) {
  pairingChanged(regionID: $region) {
    event { at entity action }
    pairing { supporter { name nameEn } recipient { name nameEn } }
  }
}`;

/**
 * followChanges tells of each change of a pairing in one of the regions, until it is stopped. One websocket carries all
 * of them; it comes back by itself. connected is told whether it is there.
 */
export function followChanges(regions: string[], tell: (change: Change) => void, connected: (there: boolean) => void): () => void {
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: () => (token.value === null ? {} : { Authorization: `Bearer ${token.value}` }),
    retryAttempts: Number.MAX_SAFE_INTEGER,
    shouldRetry: () => true,
    on: { connected: () => connected(true), closed: () => connected(false) },
  });
  for (const region of regions) {
    client.subscribe<{ pairingChanged: { event: Pick<Change, 'at' | 'entity' | 'action'>; pairing: Pick<Change, 'supporter' | 'recipient'> } }>(
      { query, variables: { region } },
      {
        next: ({ data }) => data && tell({ ...data.pairingChanged.event, ...data.pairingChanged.pairing }),
        error: () => connected(false),
        complete: () => undefined,
      },
    );
  }
  return () => void client.dispose();
}
