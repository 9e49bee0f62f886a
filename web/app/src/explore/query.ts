// The query that answers a question.
import { entityNamed, type Dimension, type Groups, type Model } from '../api/model';
import { labelSelection, type Data } from '../records/record';
import { merge, print, select, type Selection } from '../records/selection';
import { literal } from '../records/where';
import { comparing, isPeriod, type Asked, type Question } from './question';

/** A group as the query of a question reads it: its key, its count, and each number by its name. */
export type Group = Data & { key: Data };

/** fieldOf is what a number is called in the answer, so that each has a name of its own. */
export function fieldOf(asked: Asked): string {
  return asked.name.replace('.', '_');
}

function numbers(asked: Asked[], totals: boolean): string {
  const fields = asked.flatMap((one) => {
    if (totals && comparing(one.aggregate)) return [];
    if (one.measure) return [`${fieldOf(one)}: ${one.measure.field} { ${one.aggregate} }`];
    return [one.distinct ? `${fieldOf(one)}: countDistinct(of: ${one.distinct.name})` : `${fieldOf(one)}: count`];
  });
  return ['n: count', ...fields].join(' ');
}

/** numberOf is a number of a group; null where it has none. */
export function numberOf(group: Data | undefined, asked: Asked): string | null {
  const value = group?.[fieldOf(asked)];
  if (value == null) return null;
  const of = typeof value === 'object' ? (value as Data)[asked.aggregate!] : value;
  return of == null ? null : String(of);
}

function keys(model: Model, by: Dimension[], forFile: boolean): string {
  const selection: Selection = new Map();
  for (const dimension of by) {
    const entity = entityNamed(model, dimension.type);
    const at = select(selection, dimension.key);
    if (entity) merge(at, labelSelection(model, entity, !forFile));
  }
  return by.length > 0 ? `key { ${print(selection)} }` : '';
}

/** orderOf is an order of groups; null of a number that they cannot be sorted by. */
export function orderOf(groups: Groups, sort: Question['sort']): string | null {
  if (!sort) return null;
  const direction = sort.descending ? 'DESC' : 'ASC';
  if (groups.dimensions.some((dimension) => dimension.name === sort.name)) return `{dimension: ${sort.name}, direction: ${direction}}`;
  if (sort.name === 'count') return `{count: true, direction: ${direction}}`;
  const [of, aggregate] = sort.name.split('.') as [string, string | undefined];
  if (!aggregate || !/^\w+$/.test(aggregate)) return null;
  if (of === 'distinct') return groups.dimensions.some((d) => d.name === aggregate) ? `{countDistinct: ${aggregate}, direction: ${direction}}` : null;
  if (comparing(aggregate) || !groups.measures.some((measure) => measure.name === of)) return null;
  return `{${aggregate}: ${of}, direction: ${direction}}`;
}

function havingOf(question: Question): string | null {
  const conditions = question.having.flatMap(({ asked, comparison, value }) => {
    if (!/^-?\d+(\.\d+)?$/.test(value) || comparing(asked.aggregate)) return [];
    const of = asked.measure ? `${asked.aggregate}: ${asked.measure.name}` : asked.distinct ? `countDistinct: ${asked.distinct.name}` : 'count: true';
    return [`{${of}, ${comparison}: "${value}"}`];
  });
  return conditions.length > 0 ? `[${conditions.join(', ')}]` : null;
}

/** argumentsOf are those of the groups, written out. */
function argumentsOf(model: Model, question: Question, by: Dimension[], day: string | undefined, more: string[] = [], ordered = true): string {
  const { groups, entity, where } = question;
  const given = [...more];
  if (by.length > 0) given.push(`groupBy: [${by.map((dimension) => dimension.name).join(', ')}]`);
  if (where && Object.keys(where).length > 0) given.push(`where: ${literal(model, entity, where)}`);
  if (question.level !== 'VALIDATED') given.push(`countLevel: ${question.level}`);
  if (day) given.push(`asOf: "${day}"`);
  const having = ordered ? havingOf(question) : null;
  if (having) given.push(`having: ${having}`);
  const order = ordered ? orderOf(groups, question.sort) : null;
  if (order) given.push(`orderBy: [${order}]`);
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

/** askable are the numbers that can be asked with these dimensions. */
export function askable(question: Question, by = question.by): Asked[] {
  const period = by.some(isPeriod);
  return question.asked.filter((asked) => period || !comparing(asked.aggregate));
}

/** pagedQuery reads the groups page by page, as use-pages asks. */
export function pagedQuery(model: Model, question: Question, day: string | undefined): string {
  const given = argumentsOf(model, question, question.by, day, ['first: $first', 'after: $after']);
  const asked = askable(question);
  return (
    `query Explore($first: Int, $after: Cursor, $total: Boolean!) { list: ${question.groups.name}${given} ` +
    `{ totalCount @include(if: $total) totals @include(if: $total) { ${numbers(asked, true)} } ` +
    `edges { node { ${keys(model, question.by, false)} ${numbers(asked, false)} } } pageInfo { hasNextPage endCursor } } }`
  );
}

/** marginsQuery reads the totals of a pivot's rows and columns, which are not always sums of its cells. */
export function marginsQuery(model: Model, question: Question, rows: Dimension[], column: Dimension, day: string | undefined): string {
  const side = (alias: string, by: Dimension[]) =>
    `${alias}: ${question.groups.name}${argumentsOf(model, question, by, day, ['first: 200'], false)} ` +
    `{ edges { node { ${keys(model, by, false)} ${numbers(askable(question, by), false)} } } }`;
  return `query Margins { ${side('rows', rows)} ${side('columns', [column])} }`;
}

/** fileQuery is for /export, and shownQuery to be read and changed. */
export function fileQuery(model: Model, question: Question, day: string | undefined): string {
  const { groups } = question;
  return `{ ${groups.name}${argumentsOf(model, question, question.by, day)} { edges { node { ${keys(model, question.by, true)} ${plainNumbers(askable(question))} } } } }`;
}

export function shownQuery(model: Model, question: Question, day: string | undefined): string {
  const { groups } = question;
  return (
    `{\n  ${groups.name}${argumentsOf(model, question, question.by, day, ['first: 20'])} {\n    totalCount\n` +
    `    totals { ${plainNumbers(askable(question).filter((asked) => !comparing(asked.aggregate)))} }\n` +
    `    edges { node { ${keys(model, question.by, true)} ${plainNumbers(askable(question))} } }\n  }\n}\n`
  );
}

/** plainNumbers are the numbers by the names of the API. */
function plainNumbers(asked: Asked[]): string {
  const selection: Selection = new Map();
  const distinct: string[] = [];
  for (const one of asked) {
    if (one.measure) select(selection, one.measure.field, one.aggregate!);
    else if (one.distinct) distinct.push(`${one.distinct.key}Count: countDistinct(of: ${one.distinct.name})`);
    else select(selection, 'count');
  }
  return [print(selection), ...distinct].filter(Boolean).join(' ') || 'count';
}
