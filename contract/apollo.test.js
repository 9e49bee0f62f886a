// Apollo Client's own policy for Relay lists joins the server's pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { relayStylePagination } from '@apollo/client/utilities';
import { url } from './schema.js';

const query = gql`
  query Counties($after: Cursor, $first: Int) {
    counties(after: $after, first: $first) {
      totalCount
      edges {
        cursor
        node {
          id
          code
        }
      }
      pageInfo {
        hasPreviousPage
        hasNextPage
        startCursor
        endCursor
      }
    }
  }
`;

test('Apollo Client pages through the counties', async () => {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url }),
    cache: new InMemoryCache({
      typePolicies: { Query: { fields: { counties: relayStylePagination(['where', 'orderBy']) } } },
    }),
  });
  const variables = { first: 100 };
  const known = () => client.readQuery({ query, variables }).counties;
  await client.query({ query, variables });

  const list = client.watchQuery({ query, variables });
  const subscription = list.subscribe({});
  try {
    for (const pages of [2, 3]) {
      const { pageInfo } = known();
      assert.ok(pageInfo.hasNextPage);
      await list.fetchMore({ variables: { after: pageInfo.endCursor } });

      const { totalCount, edges } = known();
      assert.equal(totalCount, 2842);
      assert.equal(edges.length, pages * variables.first);
      for (const key of ['id', 'code']) {
        assert.equal(new Set(edges.map(({ node }) => node[key])).size, edges.length, `a ${key} came twice`);
      }
    }
  } finally {
    subscription.unsubscribe();
    client.stop();
  }
});
