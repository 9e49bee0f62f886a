import type { Term } from '../language';
import { useJSON } from './use-json';

// The model of the API, as web/model writes it from the schema: pages are built from it at run time.

export interface Model {
  entities: Entity[];
  groups: Groups[];
  enums: Record<string, { term: Term; values: Value[] }>;
  forms: Form[];
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
  history: boolean;
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
  counting?: Counting;
  dimensions: Dimension[];
  measures: Measure[];
}

export interface Dimension {
  name: string;
  term: Term;
  key: string;
  type: string;
  paths?: string[];
}

export interface Measure {
  name: string;
  term: Term;
  field: string;
  type: string;
  aggregates: string[];
}

/** Which records of a list groups count, as report/group/counting.go says. */
export interface Counting {
  reviewed?: boolean;
  from?: string;
  unit?: 'DAY' | 'MONTH' | 'YEAR';
  until?: string;
  undated?: boolean;
  recorded?: boolean;
  through?: string;
  throughFrom?: string;
  never?: string[];
  reverses?: string;
  reversal?: string;
  with?: string;
}

/** What one fills in for a mutation, as web/model/form.go says. */
export interface Form {
  name: string;
  term: Term;
  input: string;
  /** The entity of the record; missing: it can be of several. */
  entity?: string;
  /** The field of the answer that has the record. */
  record: string;
  edits?: boolean;
  roles?: string[];
  fields: FormField[];
}

export interface FormField {
  name: string;
  term: Term;
  help?: Term;
  type: string;
  list?: boolean;
  required?: boolean;
  entity?: string;
  codes?: string;
  key?: string;
  within?: string;
  as?: 'MONTH' | 'PAST' | 'LONG' | 'USCC';
  section?: Term;
  onlyIf?: FieldCondition;
  requiredIf?: FieldCondition;
  or?: string;
  notBefore?: string;
  atMost?: string;
  min?: string;
  fields?: FormField[];
}

/** FieldCondition holds if the field has one of the values. */
export interface FieldCondition {
  field: string;
  values: string[];
}

export function useModel() {
  return useJSON<Model>('/model.json');
}

/** The term of a value of an enum. */
export function termOfValue(model: Model, type: string, value: string): Term {
  return model.enums[type]?.values.find((v) => v.name === value)?.term ?? { en: value, zh: value };
}

export function entityNamed(model: Model, name: string): Entity | undefined {
  return model.entities.find((entity) => entity.name === name);
}
