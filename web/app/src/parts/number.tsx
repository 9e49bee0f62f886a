import { count, empty, money, type Shown } from '../format/number';

/** Figure shows a number with its unit, and exactly on hover. */
export function Figure({ shown }: { shown: Shown | null }) {
  if (shown === null) return <span class="figure">{empty}</span>;
  return (
    <span class="figure" title={shown.exact} data-exact={shown.exact}>
      {shown.number}
      {shown.unit && <span class="unit">{'\u2009' + shown.unit}</span>}
    </span>
  );
}

/** Money is an amount in yuan as the API has it. */
export function Money({ yuan }: { yuan: string | null | undefined }) {
  return <Figure shown={yuan == null ? null : money(yuan)} />;
}

/** Count is a whole number. */
export function Count({ of, unit }: { of: number | null | undefined; unit?: string }) {
  return <Figure shown={of == null ? null : count(of, unit)} />;
}
