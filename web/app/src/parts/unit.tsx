import { empty, group, scaled } from '../format/number';
import type { Unit } from '../gql/graphql';
import { language, say } from '../language';

/** unitName is how a unit stands behind its number. */
export function unitName(unit: Unit): string {
  switch (unit) {
    case 'ONE':
      return '';
    case 'PERSON':
      return say('人', 'persons');
    case 'TEN_THOUSAND_PERSONS':
      return say('万人', 'm persons');
    case 'YUAN':
      return say('元', 'yuan');
    case 'HUNDRED_MILLION_YUAN':
      return say('亿元', 'bn yuan');
    case 'PERCENT':
      return '%';
    case 'PERCENTAGE_POINT':
      return say('个百分点', 'points');
    case 'DAY':
      return say('天', 'days');
  }
}

/** In English, what is published in 亿 or 万 is read in billions or millions: exactly the same number. */
export function inUnit(value: string, unit: Unit): string {
  const power = { HUNDRED_MILLION_YUAN: 1, TEN_THOUSAND_PERSONS: 2 }[unit as string];
  if (language.value !== 'en' || power === undefined) return group(value);
  return group(scaled(value, power, (value.split('.')[1]?.length ?? 0) + power).replace(/\.?0+$/, ''));
}

/** InUnit is a decimal number as it was published, in its unit. */
export function InUnit({ value, unit }: { value: string | null | undefined; unit: Unit }) {
  if (value == null) return <span class="figure">{empty}</span>;
  const name = unitName(unit);
  return (
    <span class="figure">
      {inUnit(value, unit)}
      {name && <span class="unit">{'\u2009' + name}</span>}
    </span>
  );
}
