import type { ComponentChildren } from 'preact';
import type { Dimension, Model } from '../api/model';
import { entityNamed } from '../api/model';
import { say, sayTerm } from '../language';
import { Figure } from '../parts/number';
import { pathOf, type Data } from '../records/record';
import { numberOf, orderOf, type Group } from './query';
import type { Asked, Question } from './question';
import { askedSays, keySays, numberSays } from './words';

type Change = (changes: Record<string, string | null>) => void;

/** What a cell leads to: the records that it counts. */
export type Drill = (by: Dimension[], key: Data, counted: string | null) => string;

/** ResultTable has a row for each group, with the totals of all below. */
export function ResultTable(props: { model: Model; question: Question; by: Dimension[]; asked: Asked[]; groups: Group[]; totals: Data | undefined; drill: Drill; change?: Change }) {
  const { model, question, by, asked, groups, totals, drill } = props;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say('结果', 'Result')}>
      <table class="result">
        <thead>
          <tr>
            {by.map((dimension) => (
              <Head key={dimension.name} name={dimension.name} label={sayTerm(dimension.term)} question={question} change={props.change} />
            ))}
            {by.length === 0 && <th scope="col" />}
            {asked.map((one) => (
              <Head key={one.name} name={one.name} label={askedSays(one)} number question={question} change={props.change} />
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group, i) => (
            <tr key={i}>
              {by.map((dimension, column) => (
                <Key key={dimension.name} model={model} dimension={dimension} value={group.key[dimension.key]} head={column === 0} />
              ))}
              {by.length === 0 && <th scope="row">{say('全部', 'All')}</th>}
              {asked.map((one) => (
                <td key={one.name} class="number">
                  <GroupNumber asked={one} group={group} href={drill(by, group.key ?? {}, numberOf(group, { name: 'n' }))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals && by.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={by.length}>
                {say('总计', 'Totals')}
              </th>
              {asked.map((one) => (
                <td key={one.name} class="number">
                  <GroupNumber asked={one} group={totals} href={drill([], {}, numberOf(totals, { name: 'n' }))} />
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function GroupNumber({ asked, group, href }: { asked: Asked; group: Data; href: string }) {
  const shown = numberSays(asked, numberOf(group, asked));
  return shown ? (
    <a href={href} title={shown.exact}>
      <Figure shown={shown} />
    </a>
  ) : (
    <Figure shown={null} />
  );
}

function Key({ model, dimension, value, head }: { model: Model; dimension: Dimension; value: unknown; head: boolean }) {
  const entity = entityNamed(model, dimension.type);
  const text = keySays(model, dimension, value);
  const shown: ComponentChildren = entity && value ? <a href={pathOf(entity, value as Data)}>{text}</a> : text;
  return head ? <th scope="row">{shown}</th> : <td>{shown}</td>;
}

function Head({ name, label, number, question, change }: { name: string; label: string; number?: boolean; question: Question; change?: Change }) {
  const sortable = change && orderOf(question.groups, { name, descending: false });
  const by = question.sort?.name === name ? (question.sort.descending ? 'descending' : 'ascending') : undefined;
  if (!sortable) {
    return (
      <th scope="col" class={number ? 'number' : undefined}>
        {label}
      </th>
    );
  }
  // Numbers begin with the largest; a third click takes the order away.
  const first = number ? '-' : '';
  const next = by === undefined ? first + name : (by === 'descending') === Boolean(number) ? (number ? '' : '-') + name : null;
  return (
    <th scope="col" class={number ? 'number' : undefined} aria-sort={by ?? 'none'}>
      <button type="button" class="sort" onClick={() => change({ sort: next })}>
        <span>{label}</span>
        <span aria-hidden="true" class="arrow">
          {by === 'ascending' ? '↑' : by === 'descending' ? '↓' : '↕'}
        </span>
      </button>
    </th>
  );
}

/** A pivot: rows by all dimensions but the last, columns by that one, and one number in each cell. */
export interface Crossed {
  rows: { by: Dimension[]; key: Data; label: string }[];
  columns: { key: unknown; label: string }[];
  cells: (Group | undefined)[][];
}

export function cross(model: Model, by: Dimension[], groups: Group[]): Crossed {
  const column = by.at(-1)!;
  const rowBy = by.slice(0, -1);
  const rows = new Map<string, Crossed['rows'][number]>();
  const columns = new Map<string, Crossed['columns'][number]>();
  const cells = new Map<string, Group>();
  for (const group of groups) {
    const label = rowBy.map((dimension) => keySays(model, dimension, group.key[dimension.key])).join(' · ') || say('全部', 'All');
    const row = identity(rowBy, group.key);
    const of = identity([column], group.key);
    rows.set(row, { by: rowBy, key: group.key, label });
    columns.set(of, { key: group.key[column.key], label: keySays(model, column, group.key[column.key]) });
    cells.set(row + '\n' + of, group);
  }
  const ordered = [...columns].sort(([, a], [, b]) => (typeof a.key === 'object' || typeof b.key === 'object' ? 0 : a.key! < b.key! ? -1 : 1));
  return {
    rows: [...rows.values()],
    columns: ordered.map(([, value]) => value),
    cells: [...rows.keys()].map((row) => ordered.map(([of]) => cells.get(row + '\n' + of))),
  };
}

/** identity tells keys apart. */
export function identity(by: Dimension[], key: Data): string {
  return JSON.stringify(by.map((dimension) => key[dimension.key] ?? null));
}

/** Pivot is the table of a cross, with the totals of rows and columns as the API counts them. */
export function Pivot(props: { model: Model; by: Dimension[]; asked: Asked; crossed: Crossed; margins: { rows: Group[]; columns: Group[] } | undefined; totals: Data | undefined; drill: Drill }) {
  const { model, by, asked, crossed, margins, drill } = props;
  const column = by.at(-1)!;
  const rowBy = by.slice(0, -1);
  const rowTotals = new Map(margins?.rows.map((group) => [identity(rowBy, group.key ?? {}), group]));
  const columnTotals = new Map(margins?.columns.map((group) => [identity([column], group.key), group]));
  const cell = (group: Data | undefined, by: Dimension[], key: Data) =>
    group ? <GroupNumber asked={asked} group={group} href={drill(by, key, numberOf(group, { name: 'n' }))} /> : <Figure shown={null} />;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say('透视表', 'Pivot')}>
      <table class="result">
        <thead>
          <tr>
            <th scope="col">{rowBy.map((dimension) => sayTerm(dimension.term)).join(' · ')}</th>
            {crossed.columns.map((one) => (
              <th key={one.label} scope="col" class="number">
                {one.label}
              </th>
            ))}
            <th scope="col" class="number">
              {say('合计', 'Total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {crossed.rows.map((row, i) => (
            <tr key={row.label}>
              <th scope="row">{rowBy.length === 1 ? <RowName model={model} dimension={rowBy[0]!} row={row} /> : row.label}</th>
              {crossed.cells[i]!.map((group, j) => (
                <td key={j} class="number">
                  {cell(group, by, group?.key ?? {})}
                </td>
              ))}
              <td class="number sum">{cell(rowTotals.get(identity(rowBy, row.key)), rowBy, row.key)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('合计', 'Total')}</th>
            {crossed.columns.map((one) => {
              const key = { [column.key]: one.key };
              return (
                <td key={one.label} class="number">
                  {cell(columnTotals.get(identity([column], key)), [column], key)}
                </td>
              );
            })}
            <td class="number sum">{cell(props.totals, [], {})}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function RowName({ model, dimension, row }: { model: Model; dimension: Dimension; row: Crossed['rows'][number] }) {
  const entity = entityNamed(model, dimension.type);
  const value = row.key[dimension.key];
  return entity && value ? <a href={pathOf(entity, value as Data)}>{row.label}</a> : <>{row.label}</>;
}
