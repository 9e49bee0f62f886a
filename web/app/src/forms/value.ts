// What one types into a form, and what is sent of it. Typed texts are kept as they are until they are sent.
import type { Form, FormField, Model } from '../api/model';
import { isDay } from '../format/date';
import { scaled } from '../format/number';

/** An amount as it was typed, in yuan times ten to a power. */
export interface Amount {
  text: string;
  power: number;
}

/** A record or a code: what stands in the input, and the key of what was chosen. */
export interface Picked {
  text: string;
  key: string | null;
}

export type Value = string | Amount | Picked | Picked[] | Values[];
export interface Values {
  [name: string]: Value | undefined;
}

export type Kind = 'text' | 'long' | 'enum' | 'whole' | 'decimal' | 'money' | 'day' | 'month' | 'yes-no' | 'record' | 'records' | 'rows';

/** kindOf decides which control asks for a field. */
export function kindOf(model: Model, field: FormField): Kind {
  if (field.fields) return 'rows';
  if (field.key) return field.list ? 'records' : 'record';
  if (model.enums[field.type]) return 'enum';
  switch (field.type) {
    case 'Int':
      return 'whole';
    case 'Decimal':
      return 'decimal';
    case 'Money':
      return 'money';
    case 'Boolean':
      return 'yes-no';
    case 'Date':
      return field.as === 'MONTH' ? 'month' : 'day';
    default:
      return field.as === 'LONG' ? 'long' : 'text';
  }
}

/** blank is what a field holds before anything is typed. */
export function blank(kind: Kind): Value {
  switch (kind) {
    case 'money':
      return { text: '', power: 4 };
    case 'record':
      return { text: '', key: null };
    case 'records':
    case 'rows':
      return [];
    default:
      return '';
  }
}

/** plain writes what people type in full width, or with signs of their own, as the API reads it. */
const plain = (text: string) => text.normalize('NFKC').trim();

/** parseDay reads 2026-3-1, 2026/3/1, 2026.3.1, 20260301 and 2026年3月1日; null: it is no day. */
export function parseDay(text: string): string | null {
  const clean = plain(text);
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(clean) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(clean);
  const day = parts && `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
  return day && isDay(day) ? day : null;
}

/** parseMonth reads 2026-3, 202603, 2026年3月 and days, and returns the first day. */
export function parseMonth(text: string): string | null {
  const clean = plain(text);
  const parts = /^(\d{4})(\d{2})$/.exec(clean) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(clean);
  if (!parts) return parseDay(clean)?.replace(/\d\d$/, '01') ?? null;
  return parseDay(`${parts[1]}-${parts[2]}-1`);
}

/** parseNumber reads a decimal number with so many places at most, without the commas between its digits. */
export function parseNumber(text: string, places: number): string | null {
  const clean = plain(text).replace(/[,，\s]/g, '').replace('\u2212', '-');
  const found = /^-?\d{1,16}(?:\.(\d+))?$/.exec(clean);
  return found && (found[1]?.length ?? 0) <= places ? clean : null;
}

/** yuanOf is an amount in yuan with two places. */
export function yuanOf(amount: Amount): string | null {
  const number = parseNumber(amount.text, amount.power + 2);
  return number === null ? null : scaled(number, -amount.power, 2);
}

/** isEmpty tells whether nothing was typed. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) ? value.length === 0 : value.text.trim() === '';
}

/** inputOf is what is sent for a value; undefined: nothing, or what was typed is wrong. */
export function inputOf(model: Model, field: FormField, value: Value | undefined): unknown {
  if (isEmpty(value)) return undefined;
  switch (kindOf(model, field)) {
    case 'rows':
      return (value as Values[]).map((row) => inputsOf(model, field.fields!, row));
    case 'records':
      return (value as Picked[]).map((picked) => picked.key);
    case 'record':
      return (value as Picked).key ?? undefined;
    case 'money':
      return yuanOf(value as Amount) ?? undefined;
    case 'whole': {
      const number = parseNumber(value as string, 0);
      return number === null ? undefined : Number(number);
    }
    case 'decimal':
      return parseNumber(value as string, 4) ?? undefined;
    case 'day':
      return parseDay(value as string) ?? undefined;
    case 'month':
      return parseMonth(value as string) ?? undefined;
    case 'yes-no':
      return value === 'true';
    case 'enum':
      return value;
    case 'long':
      return (value as string).trim().replace(/\s*\n\s*/g, ' ');
    case 'text':
      return field.as === 'USCC' ? plain(value as string).toUpperCase() : (value as string).trim();
  }
}

export function inputsOf(model: Model, fields: FormField[], values: Values): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    if (!isAsked(field, values)) continue;
    const one = inputOf(model, field, values[field.name]);
    if (one !== undefined) input[field.name] = one;
  }
  return input;
}

/** holds tells whether a condition on another field is met. */
export function holds(condition: { field: string; values: string[] } | undefined, values: Values): boolean {
  return condition !== undefined && condition.values.includes(String(values[condition.field] ?? ''));
}

/** isAsked tells whether a field is asked for, by what was typed into another. */
export function isAsked(field: FormField, values: Values): boolean {
  return field.onlyIf === undefined || holds(field.onlyIf, values);
}

export function blanksOf(model: Model, fields: FormField[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, field.required && kindOf(model, field) === 'rows' ? [blanksOf(model, field.fields!)] : blank(kindOf(model, field))]));
}

/** changesOf is the input of a correction: what differs from the record, and what must always be sent. Null clears. */
export function changesOf(model: Model, form: Form, before: Values, values: Values): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of form.fields) {
    if (!isAsked(field, values)) continue;
    const [was, is] = [inputOf(model, field, before[field.name]), inputOf(model, field, values[field.name])];
    if (field.required || JSON.stringify(was) !== JSON.stringify(is)) changes[field.name] = is ?? (field.list ? [] : null);
  }
  return changes;
}
