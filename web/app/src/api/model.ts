import type { Term } from '../language';
import { useJSON } from './use-json';

// The model of the API, as web/model writes it from the schema: pages are built from it at run time.

export interface Model {
  entities: Entity[];
  groups: Groups[];
  enums: Record<string, { term: Term; values: Value[] }>;
}

export interface Entity {
  name: string;
  term: Term;
  plural: Term;
  list?: string;
  lookUp?: { name: string; key: string };
  fields: Field[];
  records: RecordField[];
  connections: RecordField[];
  where?: string;
  filters: Filter[];
  relations: { has: string; with: string; term: Term; entity: string }[];
  search: boolean;
  order?: string;
  orders: Value[];
}

export interface Field {
  name: string;
  term: Term;
  description?: string;
  type: string;
  list?: boolean;
  nullable?: boolean;
  arguments?: string[];
}

export interface RecordField {
  name: string;
  term: Term;
  description?: string;
  entity: string;
  nullable?: boolean;
}

export interface Filter {
  name: string;
  field: string;
  term: Term;
  operator: string;
  says: Term;
  type: string;
  list?: boolean;
}

export interface Value {
  name: string;
  term: Term;
  field?: string;
}

export interface Groups {
  name: string;
  term: Term;
  entity: string;
  where: string;
  having: string;
  order: string;
  dimension: string;
  dimensions: { name: string; term: Term; key: string; type: string }[];
  measures: { name: string; term: Term; field: string; type: string; aggregates: string[] }[];
}

export function useModel() {
  return useJSON<Model>('/model.json');
}

/** The term of a value of an enum. */
export function termOfValue(model: Model, type: string, value: string): Term {
  return model.enums[type]?.values.find((v) => v.name === value)?.term ?? { en: value, zh: value };
}
