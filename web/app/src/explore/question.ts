// What the reader asks of groups, as the address of the page has it.
import type { Dimension, Entity, Groups, Measure, Model } from '../api/model';
import { entityNamed } from '../api/model';
import { parseWhere, type Where } from '../records/where';

export const views = ['table', 'pivot', 'bar', 'line', 'stacked', 'heat'] as const;
export type View = (typeof views)[number];

export const levels = ['VALIDATED', 'LOCKED', 'CONFIRMED', 'SUBMITTED', 'ALL'] as const;
export type Level = (typeof levels)[number];

/** A number of each group: how many records or different values, or an aggregate of a measure. */
export interface Asked {
  /** As the address has it: count, distinct.ENTERPRISE or AMOUNT.sum. */
  name: string;
  measure?: Measure;
  aggregate?: string;
  distinct?: Dimension;
}

export const comparisons = ['gte', 'lte', 'gt', 'lt', 'eq', 'neq'] as const;
export type Comparison = (typeof comparisons)[number];

export interface Having {
  asked: Asked;
  comparison: Comparison;
  value: string;
}

export interface Question {
  groups: Groups;
  entity: Entity;
  by: Dimension[];
  asked: Asked[];
  where: Where | null;
  having: Having[];
  sort: { name: string; descending: boolean } | null;
  level: Level;
  view: View;
}

/** Aggregates that compare with the year before, for which a period must be grouped by. */
export const comparing = (aggregate: string | undefined): boolean => aggregate !== undefined && !['sum', 'avg', 'min', 'max'].includes(aggregate);

export const isPeriod = (dimension: Dimension): boolean => ['YEAR', 'QUARTER', 'MONTH'].includes(dimension.name);

export function readAsked(groups: Groups, name: string): Asked | null {
  if (name === 'count') return { name };
  const [of, aggregate] = name.split('.') as [string, string | undefined];
  if (of === 'distinct') {
    const distinct = groups.dimensions.find((dimension) => dimension.name === aggregate);
    return distinct ? { name, distinct } : null;
  }
  const measure = groups.measures.find((measure) => measure.name === of);
  return measure && aggregate && measure.aggregates.includes(aggregate) ? { name, measure, aggregate } : null;
}

/** offered are all numbers that one can ask of groups: each row is one measure. */
export function offered(model: Model, groups: Groups): { measure?: Measure; asked: Asked[] }[] {
  const records = groups.dimensions.filter((dimension) => {
    const entity = entityNamed(model, dimension.type);
    return entity && !['Province', 'Prefecture'].includes(entity.name);
  });
  return [
    { asked: [{ name: 'count' }, ...records.map((distinct) => ({ name: `distinct.${distinct.name}`, distinct }))] },
    ...groups.measures.map((measure) => ({ measure, asked: measure.aggregates.flatMap((aggregate) => readAsked(groups, `${measure.name}.${aggregate}`) ?? []) })),
  ];
}

/** readQuestion reads the address; what it does not say has a value that answers something at once. */
export function readQuestion(model: Model, params: URLSearchParams): Question | null {
  const what = params.get('what') ?? 'capitalContributions';
  const entity = model.entities.find((entity) => entity.list === what);
  const groups = entity && model.groups.find((groups) => groups.entity === entity.name);
  if (!entity || !groups) return null;
  const list = (name: string) => params.get(name)?.split(',').filter(Boolean);
  const byNames = list('by') ?? (params.has('by') ? [] : groups.dimensions.slice(0, 1).map((dimension) => dimension.name));
  const by = byNames.flatMap((name) => groups.dimensions.find((dimension) => dimension.name === name) ?? []);
  const first = groups.measures[0];
  const asked = (list('measures') ?? ['count', ...(first?.aggregates.includes('sum') ? [`${first.name}.sum`] : [])]).flatMap((name) => readAsked(groups, name) ?? []);
  const having = (list('having') ?? []).flatMap((text) => {
    const [name = '', comparison = '', value = ''] = text.split(':');
    const of = readAsked(groups, name);
    return of && (comparisons as readonly string[]).includes(comparison) ? [{ asked: of, comparison: comparison as Comparison, value }] : [];
  });
  const sort = params.get('sort');
  return {
    groups,
    entity,
    by: by.length > 0 || params.get('by') === 'NONE' ? by : groups.dimensions.slice(0, 1),
    asked: asked.length > 0 ? asked : [{ name: 'count' }],
    where: parseWhere(params.get('where')),
    having,
    sort: sort ? { name: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : null,
    level: (levels as readonly string[]).includes(params.get('level') ?? '') ? (params.get('level') as Level) : 'VALIDATED',
    view: (views as readonly string[]).includes(params.get('view') ?? '') ? (params.get('view') as View) : 'table',
  };
}
