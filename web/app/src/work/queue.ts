// What waits, with what tells its records apart: from the model, for any entity that is reviewed.
import { entityNamed, type Entity, type Field, type Model } from '../api/model';
import { textDocument, type Document } from '../api/request';
import { language } from '../language';
import { labelSelection, type Data } from '../records/record';
import { print, select, type Selection } from '../records/selection';
import type { Task } from './steps';

export interface Waiting {
  task: Task;
  since: string;
  node: Data & { __typename: string; id: string; version: number; reviewReason: string | null };
}

export interface Queue {
  reviewQueue: { totalCount: number; pageInfo: { hasNextPage: boolean }; edges: Waiting[] };
}

export function reviewedEntities(model: Model): Entity[] {
  return model.entities.filter((entity) => entity.fields.some((field) => field.name === 'review'));
}

/** amountOf is the field that says how much a record is about. */
export function amountOf(entity: Entity): Field | undefined {
  return (
    entity.fields.find((field) => field.type === 'Money') ??
    entity.fields.find((field) => field.type === 'Int' && field.name !== 'version' && !/year/i.test(field.name))
  );
}

const regions = new Set(['Pairing', 'County', 'Province']);

/** above are the reviewed records that a record is under, such as the project of a payment. */
function above(model: Model, entity: Entity): { name: string; entity: Entity }[] {
  return entity.records.flatMap((record) => {
    const to = record.nullable ? undefined : entityNamed(model, record.entity);
    return to && to !== entity && to.fields.some((field) => field.name === 'review') ? [{ name: record.name, entity: to }] : [];
  });
}

/** homeSelection adds what says where a record belongs: its pairing, or its county; or those of what it is under. */
function homeSelection(model: Model, entity: Entity, selection: Selection): void {
  const homes = entity.records.filter((record) => regions.has(record.entity));
  for (const home of homes) {
    if (home.entity === 'Pairing') for (const side of ['supporter', 'recipient']) for (const name of ['name', 'nameEn']) select(selection, home.name, side, name);
    else for (const name of ['name', 'nameEn']) select(selection, home.name, name);
  }
  if (homes.length > 0) return;
  for (const up of above(model, entity)) homeSelection(model, up.entity, select(selection, up.name));
}

const nameOf = (region: Data) => String(region[language.value === 'en' ? 'nameEn' : 'name'] ?? region.name);

/** sayHome says where a record belongs: 余杭区 → 金阳县, or its county. */
export function sayHome(model: Model, entity: Entity, record: Data): string {
  for (const kind of ['Pairing', 'County', 'Province']) {
    for (const home of entity.records.filter((field) => field.entity === kind)) {
      const value = record[home.name] as Data | null | undefined;
      if (!value) continue;
      if (kind !== 'Pairing') return nameOf(value);
      if (value.supporter && value.recipient) return `${nameOf(value.supporter as Data)} → ${nameOf(value.recipient as Data)}`;
    }
  }
  for (const up of above(model, entity)) {
    const value = record[up.name] as Data | null | undefined;
    if (value) return sayHome(model, up.entity, value);
  }
  return '';
}

/** queueDocument asks for a page of what waits. */
export function queueDocument(model: Model): Document<Queue, Record<string, unknown>> {
  const parts = reviewedEntities(model).map((entity) => {
    const selection = labelSelection(model, entity);
    homeSelection(model, entity, selection);
    const amount = amountOf(entity);
    if (amount) select(selection, amount.name);
    // A field of one name may be of several types in several entities, which needs a name of its own for each.
    const aliased = [...selection].map(([name, below]) => `${entity.name}_${name}: ${print(new Map([[name, below]]))}`);
    return `... on ${entity.name} { ${aliased.join(' ')} }`;
  });
  return textDocument(
    `query Waiting($where: ReviewQueueFilter, $first: Int) { reviewQueue(where: $where, first: $first) { totalCount pageInfo { hasNextPage } ` +
      `edges { task since node { __typename id version reviewReason ${parts.join(' ')} } } } }`,
  );
}

/** waitingOf is a page of what waits, with the fields of each record under their own names. */
export function waitingOf(queue: Queue): Waiting[] {
  return queue.reviewQueue.edges.map((edge) => ({
    ...edge,
    node: Object.fromEntries(Object.entries(edge.node).map(([name, value]) => [name.replace(`${edge.node.__typename}_`, ''), value])) as Waiting['node'],
  }));
}

/** daysSince is how many days have passed since an instant. */
export function daysSince(instant: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 86_400_000));
}
