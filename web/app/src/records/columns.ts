// The columns of a table of records: fields of the entity, its single records, and fields of those.
import { entityNamed, type Entity, type Field, type Model, type RecordField } from '../api/model';
import type { Term } from '../language';
import { labelSelection } from './record';
import { merge, select, type Selection } from './selection';

export interface Column {
  /** Names of fields on the way, such as enterprise.ownership. */
  path: string;
  term: Term;
  description?: string;
  /** What it holds: a value, or a record. */
  field?: Field;
  record?: RecordField;
  entity?: Entity;
  /** The order of the list by this column, if there is one. */
  order?: string;
}

/** Fields that say how a record is kept rather than what it is about. */
const technical = new Set(['id', 'createdAt', 'updatedAt', 'version']);

/** columnsOf are all columns that a table of the entity may have. */
export function columnsOf(model: Model, entity: Entity): Column[] {
  const own: Column[] = entity.fields.map((field) => ({
    path: field.name,
    term: field.term,
    description: field.description,
    field,
    order: entity.orders.find((order) => order.field === field.name)?.name,
  }));
  const records: Column[] = [];
  const below: Column[] = [];
  for (const record of entity.records) {
    const to = entityNamed(model, record.entity);
    if (!to) continue;
    records.push({ path: record.name, term: record.term, description: record.description, record, entity: to });
    const join = (term: Term): Term => ({ zh: `${record.term.zh} · ${term.zh}`, en: `${record.term.en}: ${term.en}` });
    for (const field of to.fields) {
      if (!technical.has(field.name)) below.push({ path: `${record.name}.${field.name}`, term: join(field.term), description: field.description, field });
    }
    for (const next of to.records) {
      const entity = entityNamed(model, next.entity);
      if (entity) below.push({ path: `${record.name}.${next.name}`, term: join(next.term), description: next.description, record: next, entity });
    }
  }
  // Array.sort keeps the order of the schema where the rank is the same.
  return [...[...own, ...records].sort((a, b) => rank(a) - rank(b)), ...below];
}

/** rank is what one reads first: what it is called, what it belongs to, how much, how it stands, when, and the rest. */
function rank(column: Column): number {
  if (column.path === 'name') return 0;
  if (column.record) return column.record.nullable ? 6 : 1;
  const field = column.field!;
  if (technical.has(field.name)) return 9;
  if (field.name === 'origin' || field.name === 'review' || field.name === 'submittedSide') return 7;
  if (field.name === 'year' || field.name === 'month' || field.name === 'code') return 1;
  switch (field.type) {
    case 'Money':
      return 2;
    case 'Int':
    case 'Decimal':
      return 4;
    case 'Date':
    case 'Time':
      return 5;
    case 'String':
      return field.nullable ? 8 : 6;
    default:
      return 3;
  }
}

/** shownAtFirst are the columns of a table before the reader chooses: all that the record says of itself. */
export function shownAtFirst(columns: Column[]): Column[] {
  const shown = columns.filter(
    (column) => !column.path.includes('.') && !technical.has(column.path) && !(column.field?.type === 'String' && column.field.nullable) && column.path !== 'submittedSide',
  );
  return shown.length > 0 ? shown : columns.slice(0, 4);
}

/** selectionOf is what a table of these columns needs of a record. */
export function selectionOf(model: Model, entity: Entity, columns: Column[]): Selection {
  const selection = labelSelection(model, entity);
  for (const column of columns) {
    const at = select(selection, ...column.path.split('.'));
    if (column.entity) merge(at, labelSelection(model, column.entity));
  }
  return selection;
}

/** exportedSelection is what a file of these columns has. */
export function exportedSelection(model: Model, columns: Column[]): Selection {
  const selection: Selection = new Map();
  for (const column of columns) {
    const at = select(selection, ...column.path.split('.'));
    if (column.entity) merge(at, labelSelection(model, column.entity, false));
  }
  return selection;
}

/** valueAt is what a record has in a column. */
export function valueAt(record: Record<string, unknown>, column: Column): unknown {
  let at: unknown = record;
  for (const name of column.path.split('.')) at = (at as Record<string, unknown> | null)?.[name];
  return at;
}
