// What a Relay application writes: a list that grows page by page, and a list within each of its items.
import { graphql } from 'react-relay';

export const query = graphql`
  query CountiesQuery {
    ...Counties_list
  }
`;

export const list = graphql`
  fragment Counties_list on Query
  @refetchable(queryName: "CountiesListQuery")
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 3 }
    cursor: { type: "Cursor" }
    where: { type: "CountyWhereInput", defaultValue: { designation: KEY } }
  ) {
    counties(first: $count, after: $cursor, where: $where) @connection(key: "Counties_counties") {
      totalCount
      edges {
        node {
          code
          name
          ...Counties_county
        }
      }
    }
  }
`;

export const county = graphql`
  fragment Counties_county on County
  @refetchable(queryName: "CountiesCountyQuery")
  @argumentDefinitions(count: { type: "Int", defaultValue: 3 }, cursor: { type: "Cursor" }) {
    pairingsAsRecipient(first: $count, after: $cursor) @connection(key: "Counties_pairingsAsRecipient") {
      edges {
        node {
          startedOn
        }
      }
    }
  }
`;
