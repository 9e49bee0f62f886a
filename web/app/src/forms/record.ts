// The record that a form is about, and the values that it has in the fields of the form.
import { entityNamed, type Entity, type Form, type FormField, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { labelOf, labelSelection, type Data } from '../records/record';
import { merge, print, select, type Selection } from '../records/selection';
import { scaled } from '../format/number';
import { blank, kindOf, type Picked, type Value, type Values } from './value';

/** recordOfField is the field of an entity that holds the record which a field of an input names by its id. */
function recordOfField(entity: Entity, field: FormField) {
  return entity.records.find((record) => `${record.name}ID` === field.name);
}

function listOfField(entity: Entity, field: FormField) {
  return entity.connections.find((connection) => connection.entity.toLowerCase() === field.name.replace(/IDs$/, '').toLowerCase());
}

/** recordDocument reads a record by its id, with its version and what the form can begin with. */
export function recordDocument(model: Model, form: Form) {
  const entity = form.entity ? entityNamed(model, form.entity) : undefined;
  if (!entity) return textDocument<{ node: Data | null }>('query Subject($id: ID!) { node(id: $id) { __typename id ... on Reviewable { version } } }');
  const selection: Selection = new Map();
  for (const name of ['id', 'version']) if (entity.fields.some((field) => field.name === name)) select(selection, name);
  merge(selection, labelSelection(model, entity));
  const lists: string[] = [];
  for (const field of form.fields) {
    if (entity.fields.some((known) => known.name === field.name)) select(selection, field.name);
    if (field.notBefore && entity.fields.some((known) => known.name === field.notBefore)) select(selection, field.notBefore);
    if (field.within) select(selection, field.within.replace(/ID$/, ''), 'id');
    const record = recordOfField(entity, field);
    const to = record && entityNamed(model, record.entity);
    if (to) merge(select(selection, record.name), labelSelection(model, to));
    const list = kindOf(model, field) === 'records' ? listOfField(entity, field) : undefined;
    if (list) lists.push(`${list.name}(first: 200) { edges { node { ${print(labelSelection(model, entityNamed(model, list.entity)!))} } } }`);
  }
  return textDocument<{ node: Data | null }>(
    `query Subject($id: ID!) { node(id: $id) { __typename ... on ${entity.name} { ${print(selection)} ${lists.join(' ')} } } }`,
  );
}

/** valuesOf is what a record has in the fields of a form. */
export function valuesOf(model: Model, form: Form, record: Data): Values {
  const entity = form.entity ? entityNamed(model, form.entity) : undefined;
  return Object.fromEntries(form.fields.map((field) => [field.name, (entity && valueOf(model, entity, field, record)) ?? blank(kindOf(model, field))]));
}

function valueOf(model: Model, entity: Entity, field: FormField, record: Data): Value | undefined {
  const picked = (to: Entity, node: Data): Picked => ({ text: labelOf(model, to, node), key: String(node.id) });
  const kind = kindOf(model, field);
  if (kind === 'records') {
    const list = listOfField(entity, field);
    const found = list && (record[list.name] as { edges: { node: Data }[] } | undefined);
    return found?.edges.map(({ node }) => picked(entityNamed(model, list!.entity)!, node));
  }
  const named = recordOfField(entity, field);
  if (kind === 'record' && named) {
    const node = record[named.name] as Data | null | undefined;
    return node ? picked(entityNamed(model, named.entity)!, node) : undefined;
  }
  const value = record[field.name];
  return value === null || value === undefined || kind === 'rows' ? undefined : typed(kind, String(value));
}

/** typed is a value of the API as one would have typed it. */
export function typed(kind: ReturnType<typeof kindOf>, value: string): Value {
  switch (kind) {
    case 'money':
      return { text: scaled(value, 4, 6).replace(/\.?0+$/, ''), power: 4 };
    case 'record':
      return { text: value, key: value };
    case 'month':
      return value.slice(0, 7);
    default:
      return value;
  }
}

/** labelDocument reads what a record is called; null: its entity is not known yet. */
export function labelDocument(model: Model, entity: string | undefined) {
  const known = entity === undefined ? undefined : entityNamed(model, entity);
  return textDocument<{ node: Data | null }>(`query Label($id: ID!) { node(id: $id) { id ${known ? `... on ${known.name} { ${print(labelSelection(model, known))} }` : ''} } }`);
}
