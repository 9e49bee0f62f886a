// What the numbers and keys of groups are called.
import { entityNamed, termOfValue, type Dimension, type Model } from '../api/model';
import { quarterOf, yearMonth } from '../format/date';
import { count, empty, group, money, percent, plain, signed, type Shown } from '../format/number';
import { say, sayTerm } from '../language';
import { labelOf, type Data } from '../records/record';
import type { Asked, Comparison, Level, View } from './question';

const aggregates: Record<string, [string, string]> = {
  sum: ['合计', 'total'],
  avg: ['平均', 'mean'],
  min: ['最小', 'least'],
  max: ['最大', 'most'],
  sumYearEarlier: ['上年同期', 'a year before'],
  sumChange: ['比上年增减', 'change on a year before'],
  sumChangePercent: ['同比 %', 'change in %'],
  counties: ['上报县数', 'counties that reported'],
  comparedCounties: ['可比县数', 'counties compared'],
};

export function aggregateSays(aggregate: string): string {
  const words = aggregates[aggregate];
  return words ? say(...words) : aggregate;
}

export function askedSays(asked: Asked): string {
  if (asked.measure) return `${sayTerm(asked.measure.term)} ${aggregateSays(asked.aggregate!)}`;
  return asked.distinct ? say(`不同的${asked.distinct.term.zh}`, `different: ${asked.distinct.term.en}`) : say('记录数', 'Records');
}

export function viewSays(view: View): string {
  switch (view) {
    case 'table':
      return say('表', 'Table');
    case 'pivot':
      return say('透视', 'Pivot');
    case 'bar':
      return say('柱', 'Bars');
    case 'line':
      return say('线', 'Lines');
    case 'stacked':
      return say('堆叠', 'Stacked');
    case 'heat':
      return say('热力', 'Heat map');
  }
}

export function levelSays(level: Level): string {
  switch (level) {
    case 'VALIDATED':
      return say('审核通过（含已锁定）', 'Validated (and locked)');
    case 'LOCKED':
      return say('仅已锁定', 'Locked only');
    case 'CONFIRMED':
      return say('对方已确认及以上', 'Confirmed and further');
    case 'SUBMITTED':
      return say('已提交及以上', 'Submitted and further');
    case 'ALL':
      return say('全部记录', 'All records');
  }
}

export function comparisonSays(comparison: Comparison): string {
  return { gte: '≥', lte: '≤', gt: '>', lt: '<', eq: '=', neq: '≠' }[comparison];
}

/** keySays is what a group is called in a dimension. */
export function keySays(model: Model, dimension: Dimension, value: unknown): string {
  if (value == null) return say('（无）', '(none)');
  const entity = entityNamed(model, dimension.type);
  if (entity) return labelOf(model, entity, value as Data);
  if (model.enums[dimension.type]) return sayTerm(termOfValue(model, dimension.type, String(value)));
  if (dimension.name === 'QUARTER') return quarterOf(String(value));
  if (dimension.name === 'MONTH') return yearMonth(String(value));
  return String(value);
}

/** numberSays shows a number of a group as people read it. */
export function numberSays(asked: Asked, value: string | null): Shown | null {
  if (value === null) return null;
  if (asked.aggregate === 'sumChangePercent') return { number: signed(percent(value)), unit: '', exact: `${signed(group(value))}\u2009%` };
  if (asked.measure?.type === 'Money') {
    const shown = money(value);
    return asked.aggregate === 'sumChange' ? { ...shown, number: signed(shown.number) } : shown;
  }
  return asked.measure ? { number: group(value), unit: '', exact: group(value) } : count(value);
}

export function numberText(asked: Asked, value: string | null): string {
  const shown = numberSays(asked, value);
  return shown ? plain(shown) : empty;
}
