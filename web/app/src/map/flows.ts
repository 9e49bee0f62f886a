import { say, type Term } from '../language';
import { count, money, plain } from '../format/number';

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
