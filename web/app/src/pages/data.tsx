import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useModel, type Entity, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { usePages } from '../api/use-pages';
import { ListActions } from '../forms/actions';
import { group } from '../format/number';
import { say, sayTerm } from '../language';
import { Page } from '../parts/page';
import { Empty, FailurePanel, NoFilter, Loading, Skeleton } from '../parts/panels';
import { TakeAway } from '../parts/take-away';
import { columnsOf, exportedSelection, selectionOf, shownAtFirst, type Column } from '../records/columns';
import { Conditions, countConditions, Search } from '../records/conditions';
import type { Data } from '../records/record';
import { print } from '../records/selection';
import { RecordTable, type Sort } from '../records/table';
import { literal, parseWhere, printWhere, type Where } from '../records/where';
import { Workbench } from '../records/workbench';
import { linkTo, usePageParams } from '../url';
import { NotFound } from './not-found';
import '../records/rooms.css';

/** The records of one list as a table. What it shows stands in its URL: where, columns and sort. */
export default function DataPage({ kind }: { kind: string }) {
  const { data: model, failure, retry } = useModel();
  if (failure) {
    return (
      <Page title={say('数据', 'Data')}>
        <FailurePanel failure={failure} retry={retry} />
      </Page>
    );
  }
  if (!model) {
    return (
      <Page title={say('数据', 'Data')}>
        <Skeleton class="room-page" />
      </Page>
    );
  }
  const entity = model.entities.find((entity) => entity.list === kind);
  return entity ? <List key={kind} model={model} entity={entity} /> : <NotFound />;
}

function List({ model, entity }: { model: Model; entity: Entity }) {
  const { params, change } = usePageParams();
  const where = parseWhere(params.get('where'));
  const columns = useMemo(() => columnsOf(model, entity), [model, entity]);
  const chosen = params.get('columns')?.split(',');
  const shown = chosen ? columns.filter((column) => chosen.includes(column.path)) : shownAtFirst(columns);
  const sort = sortOf(entity, params.get('sort'));
  const title = sayTerm(entity.plural);
  const setWhere = (next: Where) => change({ where: printWhere(next), counted: null }, true);
  const paths = shown.map((column) => column.path).join(',');
  const document = useMemo(() => documentOf(model, entity, shown), [model, entity, paths]);
  const variables = {
    ...(entity.where && where && Object.keys(where).length > 0 ? { where } : {}),
    ...(sort ? { orderBy: [{ field: sort.order, direction: sort.descending ? 'DESC' : 'ASC' }] } : {}),
  };
  if (where === null) {
    return (
      <Page title={title}>
        <NoFilter remove={() => change({ where: null })} />
      </Page>
    );
  }
  const query = queryOf(model, entity, shown, where, sort);
  const edited = { model, entity, where, onChange: setWhere };
  return (
    <Page title={title} class="page">
      <p class="no-print">
        <a href={linkTo('/data')}>{say('全部数据', 'All data')}</a>
      </p>
      <Workbench
        title={say('筛选', 'Filter')}
        count={countConditions(model, entity.name, where)}
        side={
          <>
            <Search {...edited} />
            <Conditions {...edited} />
            {Object.keys(where).length > 0 && (
              <button type="button" onClick={() => setWhere({})}>
                {say('清除全部条件', 'Clear all conditions')}
              </button>
            )}
          </>
        }
      >
        <Answer
          model={model}
          entity={entity}
          columns={shown}
          document={document}
          variables={variables}
          sort={sort}
          onSort={(next) => change({ sort: next && (next.descending ? '-' : '') + next.order }, true)}
          title={title}
          counted={params.get('counted')}
          filtered={Object.keys(where).length > 0}
          tools={
            <>
              <ListActions model={model} entity={entity} />
              <Columns columns={columns} shown={shown} onChange={(next) => change({ columns: next?.map((column) => column.path).join(',') ?? null }, true)} />
              <TakeAway query={query.file} shownQuery={query.shown} name={title} />
            </>
          }
        />
      </Workbench>
    </Page>
  );
}

/**
 * Answer is the rows, and how many there are. It is drawn again for each page of rows that comes, and nothing else is:
 * not even its tools, which are made above.
 */
function Answer(props: {
  model: Model;
  entity: Entity;
  columns: Column[];
  document: ReturnType<typeof documentOf>;
  variables: Record<string, unknown>;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  title: string;
  /** How many an analysis counted that led here. */
  counted: string | null;
  filtered: boolean;
  tools: ComponentChildren;
}) {
  const { counted } = props;
  const rows = usePages<Data>(props.document, props.variables);
  const none = rows.rows.length === 0;
  return (
    <>
      <div class="bar">
        <span class="total" role="status">
          {rows.total === undefined ? '\u2002' : say(`共 ${group(String(rows.total))} 条`, `${group(String(rows.total))} records`)}
        </span>
        {props.tools}
      </div>
      {counted !== null && rows.total !== undefined && counted !== String(rows.total) && (
        <p class="secondary" role="note">
          {say(
            `分析中计 ${counted} 条：审核后又修改的记录在分析中按审核通过时的值计，列表显示现在的值。`,
            `The analysis counted ${counted}: records edited after their validation count there with the validated values; the list shows those of now.`,
          )}
        </p>
      )}
      {rows.failure && <FailurePanel failure={rows.failure} retry={rows.retry} />}
      {rows.loading && none && !rows.failure && (
        <Loading class="room-page" />
      )}
      {!rows.loading && none && !rows.failure && (
        <Empty>
          {props.filtered ? say('没有符合条件的记录：请放宽或去掉条件。', 'No record matches: loosen or remove conditions.') : say('还没有记录。', 'There are no records yet.')}
        </Empty>
      )}
      {!none && (
        <RecordTable
          model={props.model}
          entity={props.entity}
          columns={props.columns}
          rows={rows}
          sort={props.sort}
          onSort={props.onSort}
          label={props.title}
          question={JSON.stringify(props.variables)}
        />
      )}
      {rows.loadingMore && (
        <p class="secondary" role="status">
          {say('正在加载更多…', 'Loading more…')}
        </p>
      )}
    </>
  );
}

/** sortOf reads an order from the URL: the name of it, with "-" before it from the last to the first. */
function sortOf(entity: Entity, text: string | null): Sort | null {
  const order = text?.replace(/^-/, '');
  return order && entity.orders.some((o) => o.name === order) ? { order, descending: text!.startsWith('-') } : null;
}

function documentOf(model: Model, entity: Entity, columns: Column[]) {
  const types = ['$first: Int', '$after: Cursor', '$total: Boolean!'];
  const given = ['first: $first', 'after: $after'];
  if (entity.where) {
    types.push(`$where: ${entity.where}`);
    given.push('where: $where');
  }
  if (entity.order) {
    types.push(`$orderBy: [${entity.order}!]`);
    given.push('orderBy: $orderBy');
  }
  return textDocument<{ list: { totalCount?: number; edges: { node: Data }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }>(
    `query Records(${types.join(', ')}) { list: ${entity.list}(${given.join(', ')}) { totalCount @include(if: $total) ` +
      `edges { node { ${print(selectionOf(model, entity, columns))} } } pageInfo { hasNextPage endCursor } } }`,
  );
}

/** queryOf is what the table shows, as a query: of all rows for a file, of a page to look at. */
function queryOf(model: Model, entity: Entity, columns: Column[], where: Where, sort: Sort | null): { file: string; shown: string } {
  const given: string[] = [];
  if (Object.keys(where).length > 0) given.push(`where: ${literal(model, entity, where)}`);
  if (sort) given.push(`orderBy: [{field: ${sort.order}, direction: ${sort.descending ? 'DESC' : 'ASC'}}]`);
  const list = (more: string[]) => (given.length + more.length > 0 ? `${entity.list}(${[...more, ...given].join(', ')})` : entity.list);
  const selection = print(exportedSelection(model, columns));
  return {
    file: `{ ${list([])} { edges { node { ${selection} } } } }`,
    shown: `{\n  ${list(['first: 20'])} {\n    totalCount\n    edges { node { ${selection} } }\n    pageInfo { hasNextPage endCursor }\n  }\n}\n`,
  };
}

/** Columns chooses those of the table, also of the single records that a record leads to. */
function Columns({ columns, shown, onChange }: { columns: Column[]; shown: Column[]; onChange: (columns: Column[] | null) => void }) {
  const paths = new Set(shown.map((column) => column.path));
  const toggle = (column: Column) => {
    if (paths.has(column.path) && paths.size === 1) return; // a table has a column
    onChange(columns.filter((other) => (other === column) !== paths.has(other.path)));
  };
  return (
    <details class="columns no-print">
      <summary class="button">{say(`列（${shown.length}）`, `Columns (${shown.length})`)}</summary>
      <div>
        <button type="button" onClick={() => onChange(null)}>
          {say('恢复默认', 'Restore')}
        </button>
        {columns.map((column) => (
          <label key={column.path}>
            <input type="checkbox" checked={paths.has(column.path)} onChange={() => toggle(column)} />
            {sayTerm(column.term)}
          </label>
        ))}
      </div>
    </details>
  );
}
