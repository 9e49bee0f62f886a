// From a group to its records: the filter of the list that selects what the group counts.
import { entityNamed, type Counting, type Dimension, type Entity, type Model } from '../api/model';
import { monthsAfter } from '../format/date';
import type { Data } from '../records/record';
import { both, type Where } from '../records/where';
import type { Level, Question } from './question';

const cycle = ['SUBMITTED', 'CONFIRMED', 'VALIDATED', 'LOCKED'];

/** drillWhere selects the records of a group. */
export function drillWhere(model: Model, question: Question, by: Dimension[], key: Data, day: string | undefined): Where {
  let where = question.where ?? {};
  for (const dimension of by) where = both(where, dimensionWhere(model, question.entity, dimension, key[dimension.key]));
  return both(where, countedWhere(question.groups.counting ?? {}, question.level, day));
}

/** dimensionWhere selects the records that have a value in a dimension. */
function dimensionWhere(model: Model, entity: Entity, dimension: Dimension, value: unknown): Where {
  const paths = (dimension.paths ?? []).map((path) => path.split('.'));
  const record = entityNamed(model, dimension.type) !== undefined;
  const one = (path: string[]) => along(model, entity, path, (last, name) => (record ? recordLeaf(last, name, value) : valueLeaf(dimension, last, name, value)));
  const none = (path: string[]): Where => ({
    not: along(model, entity, path, (last, name) => (relation(last, name) ? { [relation(last, name)!.has]: true } : { [`${name}NotNil`]: true })),
  });
  const [first, ...others] = paths;
  if (!first) return {};
  if (value == null) return paths.reduce((where, path) => both(where, none(path)), {});
  // The first path that leads to a value counts.
  return others.length === 0 ? one(first) : { or: [one(first), ...others.map((path) => both(none(first), one(path)))] };
}

function along(model: Model, entity: Entity, path: string[], leaf: (last: Entity, name: string) => Where): Where {
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) return leaf(entity, name);
  const step = relation(entity, name);
  const to = step && entityNamed(model, step.entity);
  return to ? { [step.with]: along(model, to, rest, leaf) } : {};
}

function relation(entity: Entity, name: string) {
  return entity.relations.find((relation) => relation.has === `has${name.charAt(0).toUpperCase()}${name.slice(1)}`);
}

function recordLeaf(entity: Entity, name: string, value: unknown): Where {
  return { [relation(entity, name)!.with]: { id: (value as Data).id } };
}

function valueLeaf(dimension: Dimension, entity: Entity, name: string, value: unknown): Where {
  const type = entity.fields.find((field) => field.name === name)?.type;
  if (type === 'Date' && ['YEAR', 'QUARTER', 'MONTH'].includes(dimension.name)) {
    const from = dimension.name === 'YEAR' ? `${value}-01-01` : String(value);
    return { [`${name}GTE`]: from, [`${name}LT`]: monthsAfter(from, { YEAR: 12, QUARTER: 3, MONTH: 1 }[dimension.name]!) };
  }
  return { [name]: value };
}

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** lastMonth is the first day of the last month that was over at the end of a day. */
function lastMonth(day: string): string {
  const next = nextDay(day);
  return next.endsWith('-01') ? `${day.slice(0, 7)}-01` : monthsAfter(`${day.slice(0, 7)}-01`, -1);
}

/** countedWhere selects the records that count at a level and on a day. */
function countedWhere(counting: Counting, level: Level, day: string | undefined): Where {
  let where: Where = {};
  const reviewed: Where = level === 'ALL' ? {} : { reviewIn: level === 'LOCKED' ? ['LOCKED'] : cycle.slice(cycle.indexOf(level)) };
  if (counting.reviewed) where = both(where, reviewed);
  if (counting.with && level !== 'ALL') where = both(where, { [has(counting.with, 'With')]: reviewed });
  const { from, unit } = counting;
  const come = (field: string): Where => {
    if (unit === 'YEAR') return { [`${field}LTE`]: Number(day!.slice(0, 4)) };
    return { [`${field}LTE`]: unit === 'MONTH' ? lastMonth(day!) : day };
  };
  if (counting.reverses && counting.reversal) {
    where = both(where, { [has(counting.reverses)]: false });
    where = both(where, day && from ? { not: { [has(counting.reversal, 'With')]: come(from) } } : { [has(counting.reversal)]: false });
  }
  if (!day || !from) return where;
  if (counting.never) where = both(where, { statusNotIn: counting.never });
  const begun: Where[] = [come(from)];
  if (counting.undated) begun.push({ [`${from}IsNil`]: true });
  if (counting.recorded) begun.push({ createdAtLT: `${nextDay(day)}T00:00:00Z` });
  if (counting.through && counting.throughFrom) begun.push({ [has(counting.through, 'With')]: come(counting.throughFrom) });
  where = both(where, begun.length === 1 ? begun[0]! : { or: begun });
  if (counting.until) where = both(where, { or: [{ [`${counting.until}IsNil`]: true }, { [`${counting.until}GTE`]: day }] });
  return where;
}

function has(edge: string, ending = ''): string {
  return `has${edge.charAt(0).toUpperCase()}${edge.slice(1)}${ending}`;
}
