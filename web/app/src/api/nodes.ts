/** nodesOf are the records of a page of a list, whose edges and nodes the schema lets be null. */
export function nodesOf<Node>(connection: { edges?: ({ node?: Node | null } | null)[] | null } | null | undefined): Node[] {
  return (connection?.edges ?? []).flatMap((edge) => (edge?.node ? [edge.node] : []));
}
