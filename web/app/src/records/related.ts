// How the lists of a record lead back to it: from the model, for any entity.
import { entityNamed, type Entity, type Model, type RecordField } from '../api/model';
import type { Term } from '../language';
import { columnsOf, shownAtFirst, type Column } from './columns';
import type { Where } from './where';

/** A list of a record, as its page shows it. */
export interface Related {
  connection: RecordField;
  entity: Entity;
  columns: Column[];
  /** The largest or the newest first. */
  orderBy: string | null;
  /** The filter of the whole list by the id of the record; null where the list has none. */
  where: ((id: string) => Where) | null;
  /** On which side of the listed records the record stands. */
  side?: Term;
}

const mostColumns = 6;

/** relatedOf are the lists of an entity's records. */
export function relatedOf(model: Model, entity: Entity): Related[] {
  return entity.connections.flatMap((connection) => {
    const to = entityNamed(model, connection.entity);
    if (!to || connection.name === 'history') return [];
    const back = wayBack(entity, connection, to);
    const columns = shownAtFirst(columnsOf(model, to)).filter(
      (column) => column.path === 'name' || !(column.record && `has${column.record.name.toLowerCase()}` === back?.has.toLowerCase()),
    );
    const money = to.orders.find((order) => to.fields.find((field) => field.name === order.field)?.type === 'Money');
    const dated = to.orders.find((order) => order.field && ['Date', 'Int'].includes(to.fields.find((field) => field.name === order.field)?.type ?? ''));
    const order = to.fields.some((field) => field.name === 'month' || field.name === 'year') ? (dated ?? money) : (money ?? dated);
    return [
      {
        connection,
        entity: to,
        columns: columns.slice(0, mostColumns),
        orderBy: order && to.order ? `[{field: ${order.name}, direction: DESC}]` : null,
        where: back && to.list ? (id: string) => ({ [back.with]: { id } }) : null,
        side: back?.term,
      },
    ];
  });
}

/** wayBack is the relation of the listed records that leads to the one that lists them. */
function wayBack(entity: Entity, connection: RecordField, to: Entity) {
  const candidates = to.relations.filter((relation) => relation.entity === entity.name);
  if (candidates.length < 2) return candidates[0];
  const name = connection.name.toLowerCase();
  return candidates.find((relation) => name.endsWith(relation.has.replace(/^has/, '').toLowerCase()));
}
