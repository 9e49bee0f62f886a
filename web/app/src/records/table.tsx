import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Entity, Model } from '../api/model';
import type { Rows } from '../api/use-pages';
import { say, sayTerm } from '../language';
import { valueAt, type Column } from './columns';
import { labelOf, pathOf, type Data } from './record';
import './table.css';
import { Cell, isNumber } from './value';

/** All rows are as high as this, in pixels: so the rows in sight are known without measuring. */
const rowHeight = 34;
/** Rows that are drawn beyond those in sight. */
const beyond = 12;
/** How near to the end of what is loaded the next page is asked for. */
const near = 60;

export interface Sort {
  order: string;
  descending: boolean;
}

/** RecordTable shows the rows in sight of a list, however long it is, and asks for more when they come to an end. */
export function RecordTable(props: {
  model: Model;
  entity: Entity;
  columns: Column[];
  rows: Rows<Data>;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  label: string;
  question: string;
}) {
  const { model, entity, rows, sort } = props;
  const region = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const look = () => setSight({ top: region.current!.scrollTop, height: region.current!.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(region.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    region.current!.scrollTop = 0;
  }, [props.question]);
  const first = Math.max(0, Math.min(Math.floor(sight.top / rowHeight) - beyond, rows.rows.length));
  const last = Math.min(rows.rows.length, Math.ceil((sight.top + sight.height) / rowHeight) + beyond);
  useEffect(() => {
    if (last > rows.rows.length - near) rows.loadMore();
  });
  const named = entity.fields.some((field) => field.name === 'name');
  const columns = props.columns.filter((column) => column.path !== 'name');
  const leading: Column | undefined = named ? { path: 'name', term: entity.fields.find((field) => field.name === 'name')!.term, order: entity.orders.find((o) => o.field === 'name')?.name } : undefined;
  return (
    <div
      class="table-scroll"
      ref={region}
      tabIndex={0}
      role="region"
      aria-label={props.label}
      aria-busy={rows.loading}
      onScroll={(event) => setSight({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
    >
      <table class="records" aria-rowcount={(rows.total ?? rows.rows.length) + 1}>
        <colgroup>
          <col class={named ? 'wide' : 'open'} />
          {columns.map((column) => (
            <col key={column.path} class={widthOf(column)} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {leading ? <Head column={leading} sort={sort} onSort={props.onSort} /> : <th scope="col"><span class="visually-hidden">{say('打开', 'Open')}</span></th>}
            {columns.map((column) => (
              <Head key={column.path} column={column} sort={sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Space rows={first} columns={columns.length + 1} />}
          {rows.rows.slice(first, last).map((record, i) => {
            const label = labelOf(model, entity, record);
            return (
              <tr key={String(record.id)} aria-rowindex={first + i + 2}>
                <th scope="row">
                  {named ? (
                    <a href={pathOf(entity, record)} title={label}>{label}</a>
                  ) : (
                    <a href={pathOf(entity, record)} aria-label={say(`打开 ${label}`, `Open ${label}`)}>{say('打开', 'Open')}</a>
                  )}
                </th>
                {columns.map((column) => {
                  const value = valueAt(record, column);
                  return (
                    <td key={column.path} class={isNumber(column.field?.type, column.field?.name) ? 'number' : undefined} title={typeof value === 'string' && column.field?.type === 'String' ? value : undefined}>
                      <Cell model={model} column={column} value={value} />
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {last < rows.rows.length && <Space rows={rows.rows.length - last} columns={columns.length + 1} />}
        </tbody>
      </table>
    </div>
  );
}

/** Space keeps the room of rows that are not drawn. */
function Space({ rows, columns }: { rows: number; columns: number }) {
  return (
    <tr aria-hidden="true" class="space" style={{ height: `${rows * rowHeight}px` }}>
      <td colSpan={columns} />
    </tr>
  );
}

function Head({ column, sort, onSort }: { column: Column; sort: Sort | null; onSort: (sort: Sort | null) => void }) {
  const by = sort && sort.order === column.order ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const number = isNumber(column.field?.type, column.field?.name);
  const title = column.description;
  if (!column.order) {
    return (
      <th scope="col" class={number ? 'number' : undefined} title={title}>
        <span>{sayTerm(column.term)}</span>
      </th>
    );
  }
  // Numbers begin with the largest, all else with the first; a third click takes the order away.
  const order = column.order;
  const next = by === undefined ? { order, descending: number } : (by === 'descending') === number ? { order, descending: !number } : null;
  return (
    <th scope="col" class={number ? 'number' : undefined} aria-sort={by ?? 'none'} title={title}>
      <button type="button" class="sort" onClick={() => onSort(next)}>
        <span>{sayTerm(column.term)}</span>
        <span aria-hidden="true" class="arrow">
          {by === 'ascending' ? '↑' : by === 'descending' ? '↓' : '↕'}
        </span>
      </button>
    </th>
  );
}

function widthOf(column: Column): string {
  if (column.entity) return column.entity.fields.some((field) => field.name === 'name') ? 'text' : 'wide';
  switch (column.field?.type) {
    case 'Money':
      return 'money';
    case 'Date':
    case 'Int':
    case 'Decimal':
    case 'Boolean':
      return 'short';
    case 'Time':
    case 'ID':
      return 'time';
    case 'String':
      return 'text';
    default:
      return 'term';
  }
}
