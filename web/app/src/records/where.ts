// Filters as the API takes them. A page keeps them as JSON in its URL, whatever they are, and edits the parts that it
// has controls for.
import type { Term } from '../language';
import { entityNamed, type Entity, type Filter, type Model } from '../api/model';

export type Where = { [name: string]: unknown };

/** parseWhere reads a filter from a URL; null when it is none. */
export function parseWhere(text: string | null): Where | null {
  if (!text) return {};
  try {
    const where: unknown = JSON.parse(text);
    return isObject(where) ? where : null;
  } catch {
    return null;
  }
}

export function printWhere(where: Where): string | null {
  return Object.keys(where).length === 0 ? null : JSON.stringify(where);
}

export function isObject(value: unknown): value is Where {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function getAt(where: Where, keys: string[]): unknown {
  let at: unknown = where;
  for (const key of keys) {
    if (!isObject(at)) return undefined;
    at = at[key];
  }
  return at;
}

/** setAt returns a filter with a value at a path; undefined takes it away, and what is left empty above it. */
export function setAt(where: Where, keys: string[], value: unknown): Where {
  const [key, ...rest] = keys as [string, ...string[]];
  const next = { ...where };
  const below = rest.length === 0 ? value : setAt(isObject(where[key]) ? where[key] : {}, rest, value);
  if (below === undefined || (rest.length > 0 && isObject(below) && Object.keys(below).length === 0)) delete next[key];
  else next[key] = below;
  return next;
}

/** both is a filter of what two filters select. */
export function both(a: Where, b: Where): Where {
  const clash = Object.keys(b).some((key) => key in a && JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  if (!clash) return { ...a, ...b };
  const { and, ...rest } = a;
  return { ...rest, and: [...(Array.isArray(and) ? (and as Where[]) : []), b] };
}

/** A step of a path to a condition: over a relation to an entity. */
export interface Step {
  with: string;
  has: string;
  entity: string;
  /** Whether it leads to many records. */
  many: boolean;
  term: Term;
}

/** steps are the relations of an entity's filter. */
export function steps(entity: Entity): Step[] {
  return entity.relations.map((relation) => ({
    with: relation.with,
    has: relation.has,
    entity: relation.entity,
    term: relation.term,
    many: !entity.records.some((record) => `has${record.name.charAt(0).toUpperCase()}${record.name.slice(1)}` === relation.has),
  }));
}

/** A condition as a page shows it: where it stands in the filter, and what it is about. */
export interface Condition {
  /** Keys up to the object that has the conditions of the field. */
  at: string[];
  /** The entity whose filter that is. */
  entity: Entity;
  /** The relations on the way. */
  steps: Step[];
  none: boolean;
  /** A field, a relation by its `has`, "search", or a combination. */
  field: string;
  kind: 'field' | 'relation' | 'record' | 'search' | 'combined';
  filters: Filter[];
  step?: Step;
}

/** Keys by which a record is chosen. */
const choosing = new Set(['idIn', 'codeIn', 'usccIn', 'registrationNumberIn', 'id', 'code', 'uscc', 'registrationNumber']);

/** choosesRecord tells whether a filter of related records names some of them and says nothing else. */
export function choosesRecord(where: unknown): where is Where {
  return isObject(where) && Object.keys(where).length === 1 && choosing.has(Object.keys(where)[0]!);
}

/** conditionsOf finds the conditions of a filter. */
export function conditionsOf(model: Model, entity: Entity, where: Where): Condition[] {
  const found: Condition[] = [];
  const walk = (entity: Entity, where: Where, at: string[], path: Step[], none: boolean) => {
    const seen = new Set<string>();
    for (const [key, value] of Object.entries(where)) {
      const step = steps(entity).find((step) => step.with === key);
      const base = { at, entity, steps: path, none };
      if (key === 'search') found.push({ ...base, field: 'search', kind: 'search', filters: [] });
      else if (key === 'not' && isObject(value) && !none) walk(entity, value, [...at, 'not'], path, true);
      else if (step && choosesRecord(value)) found.push({ ...base, field: step.has, kind: 'record', filters: [], step });
      else if (step && isObject(value)) {
        const to = entityNamed(model, step.entity);
        if (to) walk(to, value, [...at, key], [...path, step], none);
      } else if (entity.relations.some((relation) => relation.has === key)) {
        found.push({ ...base, field: key, kind: 'relation', filters: [], step: steps(entity).find((step) => step.has === key) });
      } else {
        const filter = entity.filters.find((filter) => filter.name === key);
        if (!filter) found.push({ ...base, field: key, kind: 'combined', filters: [] });
        else if (!seen.has(filter.field)) {
          seen.add(filter.field);
          found.push({ ...base, field: filter.field, kind: 'field', filters: entity.filters.filter((other) => other.field === filter.field) });
        }
      }
    }
  };
  walk(entity, where, [], [], false);
  return found;
}

/** literal writes a filter as GraphQL does, with the names of enums without quotes. */
export function literal(model: Model, entity: Entity, where: Where): string {
  const value = (key: string, v: unknown, entity: Entity): string => {
    if (Array.isArray(v)) return `[${v.map((one) => value(key, one, entity)).join(', ')}]`;
    if (isObject(v)) {
      const step = entity.relations.find((relation) => relation.with === key);
      return literal(model, (step && entityNamed(model, step.entity)) ?? entity, v);
    }
    const type = entity.filters.find((filter) => filter.name === key)?.type ?? '';
    return typeof v === 'string' && model.enums[type] && /^\w+$/.test(v) ? v : JSON.stringify(v);
  };
  return `{${Object.entries(where)
    .map(([key, v]) => `${key}: ${value(key, v, entity)}`)
    .join(', ')}}`;
}
