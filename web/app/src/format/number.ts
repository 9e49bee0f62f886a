import { language } from '../language';

/** A number as people read it: its digits and its unit apart, and what exactly it is. */
export interface Shown {
  number: string;
  unit: string;
  exact: string;
}

/** What is not there, what was not reported and what does not apply are three things. */
export const empty = '—';

const minus = '\u2212';

/** group puts commas into the whole part of a decimal number, and a real minus before it. */
export function group(decimal: string): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction] = decimal.replace(/^[-+]/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (negative ? minus : '') + grouped + (fraction === undefined ? '' : '.' + fraction);
}

/** scaled divides an exact decimal by a power of ten and rounds it half up to some places, without floats. */
export function scaled(decimal: string, power: number, places: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace(/^[-+]/, '').split('.');
  const digits = BigInt(whole + fraction);
  const drop = fraction.length + power - places;
  let kept = digits;
  if (drop > 0) {
    const unit = 10n ** BigInt(drop);
    kept = (digits + unit / 2n) / unit;
  } else {
    kept = digits * 10n ** BigInt(-drop);
  }
  const text = kept.toString().padStart(places + 1, '0');
  const rounded = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
  return negative && kept !== 0n ? '-' + rounded : rounded;
}

/** The digits before the point. */
function digitsOf(decimal: string): number {
  const whole = decimal.replace(/^[-+]/, '').split('.')[0]!.replace(/^0+/, '');
  return whole.length;
}

/** money shows an amount in yuan by 亿元 or 万元, in English by billions or millions. */
export function money(yuan: string): Shown {
  const exact = `${group(yuan)}\u2009${language.value === 'en' ? 'yuan' : '元'}`;
  const digits = digitsOf(yuan);
  if (language.value === 'en') {
    if (digits > 9) return { number: group(scaled(yuan, 9, 2)), unit: 'bn yuan', exact };
    if (digits > 6) return { number: group(scaled(yuan, 6, 2)), unit: 'm yuan', exact };
    return { number: group(yuan), unit: 'yuan', exact };
  }
  if (digits > 8) return { number: group(scaled(yuan, 8, 2)), unit: '亿元', exact };
  if (digits > 4) return { number: group(scaled(yuan, 4, 2)), unit: '万元', exact };
  return { number: group(yuan), unit: '元', exact };
}

/** count shows how many there are; from 100,000 by 万, in English by millions. The unit is what is counted. */
export function count(n: number | string, unit = ''): Shown {
  const whole = String(n);
  const exact = group(whole) + (unit && `\u2009${unit}`);
  if (language.value === 'en') {
    if (digitsOf(whole) > 6) return { number: group(scaled(whole, 6, 2)), unit: unit ? `m ${unit}` : 'm', exact };
    return { number: group(whole), unit, exact };
  }
  if (digitsOf(whole) > 5) return { number: group(scaled(whole, 4, 2)), unit: '万' + unit, exact };
  return { number: group(whole), unit, exact };
}

/** signed has its sign, zero has none. */
export function signed(text: string): string {
  return /[1-9]/.test(text) && !text.startsWith(minus) && !text.startsWith('-') ? '+' + text : text;
}

/** percent shows a decimal number of percent. */
export function percent(decimal: string, places = 1): string {
  return `${group(scaled(decimal, 0, places))}\u2009%`;
}

export function plain(shown: Shown): string {
  return shown.unit ? `${shown.number}\u2009${shown.unit}` : shown.number;
}
