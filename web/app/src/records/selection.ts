/** A selection of GraphQL fields, as a tree: a field without fields of its own is empty. */
export type Selection = Map<string, Selection>;

/** select adds a path to a selection. */
export function select(selection: Selection, ...path: string[]): Selection {
  let at = selection;
  for (const name of path) {
    let next = at.get(name);
    if (!next) at.set(name, (next = new Map()));
    at = next;
  }
  return at;
}

/** merge adds all of one selection to another. */
export function merge(into: Selection, from: Selection): void {
  for (const [name, below] of from) merge(select(into, name), below);
}

/** print writes a selection on one line, without its braces. */
export function print(selection: Selection): string {
  return [...selection].map(([name, below]) => (below.size === 0 ? name : `${name} { ${print(below)} }`)).join(' ');
}
