import { useMemo } from 'preact/hooks';
import { entityNamed, useModel, type Entity, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { useQuery } from '../api/use-query';
import { RecordActions } from '../forms/actions';
import { empty } from '../format/number';
import { say, sayTerm } from '../language';
import { Count } from '../parts/number';
import { Page } from '../parts/page';
import { FailurePanel, Loading, Skeleton } from '../parts/panels';
import { linkTo } from '../url';
import { columnsOf, selectionOf, valueAt, type Column } from './columns';
import { History } from './history';
import { MoneyByYear } from './money-by-year';
import { addressKey, labelOf, pathOf, type Data } from './record';
import './record-page.css';
import { relatedOf, type Related } from './related';
import { print } from './selection';
import { Cell, isNumber, Value } from './value';
import type { Where } from './where';
import './rooms.css';
import { RecordSteps } from '../work/record-steps';

const shownOfList = 5;

/** A record with everything around it: its fields, what it belongs to, its lists, its history and its sources. */
export function RecordPage(props: { entity: string; value: string; before?: (record: Data) => preact.ComponentChildren }) {
  const { data: model, failure, retry } = useModel();
  const entity = model && entityNamed(model, props.entity);
  if (failure || (model && !entity)) {
    return (
      <Page title={props.value}>
        {failure ? <FailurePanel failure={failure} retry={retry} /> : <Unknown what={props.entity} value={props.value} />}
      </Page>
    );
  }
  if (!model) {
    return (
      <Page title={props.value}>
        <Skeleton class="room-page" />
      </Page>
    );
  }
  return <Found key={props.entity + props.value} model={model} entity={entity!} value={props.value} before={props.before} />;
}

function Unknown({ what, value, list }: { what: string; value: string; list?: string }) {
  return (
    <div class="panel" role="alert">
      <p>
        {say(`没有“${value}”这个${what}：请核对网址中的代码或编号。`, `There is no ${what} “${value}”: check the code or number in the address.`)}
      </p>
      {list && (
        <p>
          <a href={linkTo(`/data/${list}`)}>{say('在列表中查找', 'Look in the list')}</a>
        </p>
      )}
    </div>
  );
}

function Found({ model, entity, value, before }: { model: Model; entity: Entity; value: string; before?: (record: Data) => preact.ComponentChildren }) {
  const columns = useMemo(() => columnsOf(model, entity).filter((column) => !column.path.includes('.')), [model, entity]);
  const related = useMemo(() => relatedOf(model, entity), [model, entity]);
  const document = useMemo(() => documentOf(model, entity, columns, related), [model, entity]);
  const { data, failure, loading, retry } = useQuery(document, { key: value }, true);
  const record = data?.record;
  const term = sayTerm(entity.term);
  const missing = data?.record === null || failure?.code === 'NOT_FOUND' || (record && record.id === undefined);
  const label = record && !missing ? labelOf(model, entity, record) : value;
  const has = (record: Data, column: Column) => valueAt(record, column) !== null;
  return (
    <Page title={label} class="page record-page" heading={<>{label} <span class="secondary kind">{term}</span></>}>
      {missing ? (
        <Unknown what={term} value={value} list={entity.list} />
      ) : failure && !record ? (
        <FailurePanel failure={failure} retry={retry} />
      ) : !record ? (
        <Loading class="room-page" />
      ) : (
        <div class="loaded" aria-busy={loading}>
          <RecordActions model={model} entity={entity} record={record} />
          {entity.fields.some((field) => field.name === 'review') && <RecordSteps key={String(record.id)} model={model} entity={entity.name} id={String(record.id)} />}
          {before?.(record)}
          <div class="no-print record-parts">
            {moneyWhere(entity, record) && <MoneyByYear where={moneyWhere(entity, record)!} />}
            <section class="record-part">
              <h2>{say('基本情况', 'Record')}</h2>
              <dl class="fields">
                {columns.filter((column) => !isSource(column)).map((column) => (
                  <div key={column.path}>
                    <dt title={column.description}>{sayTerm(column.term)}</dt>
                    <dd>{has(record, column) ? <Cell model={model} column={column} value={valueAt(record, column)} /> : empty}</dd>
                  </div>
                ))}
              </dl>
            </section>
            {related.filter((list) => countOf(record, list) > 0).map((list) => (
              <List key={list.connection.name} model={model} list={list} record={record} title={titleOf(list, related)} />
            ))}
            {related.some((list) => countOf(record, list) === 0) && (
              <p class="secondary">
                {say('没有：', 'There are none of these: ')}
                {related.filter((list) => countOf(record, list) === 0).map((list) => titleOf(list, related)).join(say('、', ', '))}
              </p>
            )}
            <section class="record-part">
              <h2>{say('来源与版本', 'Sources and version')}</h2>
              <dl class="fields">
                {columns.filter(isSource).map((column) => (
                  <div key={column.path}>
                    <dt title={column.description}>{sayTerm(column.term)}</dt>
                    <dd>
                      <Value model={model} type={column.field!.type} name={column.path} value={valueAt(record, column)} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
            {entity.history && <History model={model} entity={entity} id={String(record.id)} />}
          </div>
        </div>
      )}
    </Page>
  );
}

const kept = new Set(['id', 'createdAt', 'updatedAt', 'version']);

/** isSource tells what says where a record comes from, rather than what it is about. */
function isSource(column: Column): boolean {
  return column.field !== undefined && (kept.has(column.path) || /origin$|^source(URL|Note|Name)|SourceURL$/i.test(column.path)) && !['CapitalContributionSource', 'FundAllocationSource'].includes(column.field.type);
}

function documentOf(model: Model, entity: Entity, columns: Column[], related: Related[]) {
  const selection = selectionOf(model, entity, columns);
  const lists = related.map(
    ({ connection, entity: to, columns, orderBy }) =>
      `${connection.name}(first: ${shownOfList}${orderBy ? `, orderBy: ${orderBy}` : ''}) { totalCount edges { node { ${print(selectionOf(model, to, columns))} } } }`,
  );
  const body = `${print(selection)} ${lists.join(' ')}`;
  const key = addressKey(entity);
  const lookUp = entity.lookUp && entity.lookUp.key === key ? entity.lookUp : undefined;
  return textDocument<{ record: Data | null }>(
    lookUp
      ? `query Record($key: String!) { record: ${lookUp.name}(${lookUp.key}: $key) { ${body} } }`
      : `query Record($key: ID!) { record: node(id: $key) { ... on ${entity.name} { ${body} } } }`,
  );
}

function countOf(record: Data, list: Related): number {
  return (record[list.connection.name] as { totalCount: number }).totalCount;
}

/** titleOf is what a list is called; of two of one name, with the side on which the record stands. */
function titleOf(list: Related, all: Related[]): string {
  const title = sayTerm(list.connection.term);
  return list.side && all.some((other) => other !== list && sayTerm(other.connection.term) === title) ? `${title} · ${sayTerm(list.side)}` : title;
}

function List({ model, list, record, title }: { model: Model; list: Related; record: Data; title: string }) {
  const { connection, entity, columns } = list;
  const found = record[connection.name] as { totalCount: number; edges: { node: Data }[] };
  const whole = list.where && linkTo(`/data/${entity.list}`, { where: JSON.stringify(list.where(String(record.id))) });
  const named = entity.fields.some((field) => field.name === 'name');
  return (
    <section class="record-part">
      <h2>
        {title}{' '}
        <span class="secondary">
          <Count of={found.totalCount} />
        </span>
      </h2>
        <>
          <div class="scroll" tabIndex={0} role="region" aria-label={title}>
            <table>
              <thead>
                <tr>
                  {!named && <th scope="col"><span class="visually-hidden">{say('打开', 'Open')}</span></th>}
                  {columns.map((column) => (
                    <th key={column.path} scope="col" class={isNumber(column.field?.type, column.field?.name) ? 'number' : undefined}>
                      {sayTerm(column.term)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {found.edges.map(({ node }) => (
                  <tr key={String(node.id)}>
                    {!named && (
                      <td>
                        <a href={pathOf(entity, node)} aria-label={say(`打开 ${labelOf(model, entity, node)}`, `Open ${labelOf(model, entity, node)}`)}>
                          {say('打开', 'Open')}
                        </a>
                      </td>
                    )}
                    {columns.map((column) => (
                      <td key={column.path} class={isNumber(column.field?.type, column.field?.name) ? 'number' : undefined}>
                        {column.path === 'name' ? <a href={pathOf(entity, node)}>{labelOf(model, entity, node)}</a> : <Cell model={model} column={column} value={valueAt(node, column)} />}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {whole && found.totalCount > 0 && (
            <p class="whole">
              <a href={whole}>{say(`全部 ${found.totalCount} 条`, `All ${found.totalCount}`)}</a>
            </p>
          )}
        </>
    </section>
  );
}

/** moneyWhere selects the contributions that belong to a record, of entities that money is paid into. */
function moneyWhere(entity: Entity, record: Data): Where | null {
  const id = String(record.id);
  switch (entity.name) {
    case 'InvestmentProject':
      return { projectID: id };
    case 'Pairing':
      return { hasProjectWith: { pairingID: id } };
    case 'Enterprise':
      return { hasProjectWith: { enterpriseID: id } };
    case 'IndustrialPark':
      return { hasProjectWith: { parkID: id } };
    case 'County':
      if (record.designation === 'SUPPORTING') return { hasProjectWith: { hasPairingWith: { supporterID: id } } };
      return record.designation === 'NONE' ? { hasProjectWith: { countyID: id } } : null; // a key county has its briefing
    case 'Province':
      return record.economicZone === 'EASTERN'
        ? { hasProjectWith: { hasPairingWith: { hasSupporterWith: { provinceID: id } } } }
        : { hasProjectWith: { hasCountyWith: { provinceID: id } } };
    default:
      return null;
  }
}

