import { say, type Term } from '../language';
import { count, money, plain } from '../format/number';
import type { Where } from '../records/where';
import { linkTo } from '../url';

/** What an eastern province brought to a western one. */
export interface Flow {
  east: Region;
  west: Region;
  /** In yuan, as the API has it. */
  amount: string;
  enterprises: number;
}

export interface Region extends Term {
  code: string;
}

/** Which provinces the page is about; null: all. */
export interface Chosen {
  east: string | null;
  west: string | null;
}

export function isChosen(flow: Flow, chosen: Chosen): boolean {
  return (chosen.east === null || chosen.east === flow.east.code) && (chosen.west === null || chosen.west === flow.west.code);
}

export function describeFlow(flow: Flow): string {
  const name = (r: Region) => say(r.zh, r.en);
  return (
    `${name(flow.east)} → ${name(flow.west)}` +
    say('：', ': ') +
    `${plain(money(flow.amount))}` +
    say('，', ', ') +
    plain(count(flow.enterprises, say('家企业', flow.enterprises === 1 ? 'enterprise' : 'enterprises')))
  );
}

/** paidBetween selects the contributions to industrial collaboration between the provinces chosen. */
export function paidBetween(chosen: Chosen): Where {
  const sides = {
    ...(chosen.east === null ? {} : { hasSupporterWith: { hasProvinceWith: { code: chosen.east } } }),
    ...(chosen.west === null ? {} : { hasRecipientWith: { hasProvinceWith: { code: chosen.west } } }),
  };
  return {
    hasProjectWith: { program: 'EAST_WEST_COLLABORATION', ...(Object.keys(sides).length > 0 ? { hasPairingWith: sides } : {}) },
  };
}

/** explorePaid is the page that divides what was paid in, of the contributions that a filter selects. */
export function explorePaid(by: string, where: object): string {
  return linkTo('/explore', { what: 'capitalContributions', by, measures: 'AMOUNT.sum,count', sort: '-AMOUNT.sum', where: JSON.stringify(where) });
}

/** sumOf adds amounts in yuan without losing a fen. */
export function sumOf(flows: Flow[]): string {
  const fen = flows.reduce((sum, flow) => sum + BigInt(flow.amount.replace('.', '')), 0n);
  const text = fen.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The regions of one side, by code. */
export function regionsOf(flows: Flow[], side: 'east' | 'west'): Region[] {
  const found = new Map(flows.map((flow) => [flow[side].code, flow[side]]));
  return [...found.values()].sort((a, b) => a.code.localeCompare(b.code));
}
