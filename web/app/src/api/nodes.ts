/** nodesOf are the records of a page; the schema of the API says that edges may be missing, as Relay does. */
export function nodesOf<Node>(connection: { edges?: readonly ({ node?: Node | null } | null)[] | null }): Node[] {
  return (connection.edges ?? []).flatMap((edge) => (edge?.node == null ? [] : [edge.node]));
}
