// What is wrong with what one has typed, in the reader's language: what the server would say too, only at once.
import { entityNamed, type Form, type FormField, type Model } from '../api/model';
import { say, sayTerm } from '../language';
import { holds, inputOf, isAsked, isEmpty, kindOf, parseDay, parseMonth, parseNumber, yuanOf, type Amount, type Picked, type Value, type Values } from './value';

/** Faults by the path of their fields, such as contributions.0.amount. */
export type Faults = Map<string, string>;

/** GB 32100-2015, as rule/codes.go has it: the value of a character is its index. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export function isUSCC(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  const sum = weights.reduce((sum, weight, i) => sum + alphabet.indexOf(code[i]!) * weight, 0);
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

/** today is the day in China. */
export function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** check finds all faults. The record is the one that is corrected. */
export function check(model: Model, form: Form, values: Values, record: Record<string, unknown> | null): Faults {
  const faults: Faults = new Map();
  checkFields({ model, faults, form, record }, form.fields, values, '');
  return faults;
}

interface Context {
  model: Model;
  faults: Faults;
  form: Form;
  record: Record<string, unknown> | null;
}

function checkFields(c: Context, fields: FormField[], values: Values, at: string): void {
  const named = (name: string) => fields.find((field) => field.name === name);
  for (const field of fields) {
    if (!isAsked(field, values)) continue;
    const value = values[field.name];
    const path = at + field.name;
    if (kindOf(c.model, field) === 'rows') {
      (value as Values[] | undefined)?.forEach((row, i) => checkFields(c, field.fields!, row, `${path}.${i}.`));
    }
    const fault = faultOf(c, field, value, values, named);
    if (fault !== null) c.faults.set(path, fault);
  }
}

function faultOf(c: Context, field: FormField, value: Value | undefined, values: Values, named: (name: string) => FormField | undefined): string | null {
  const { model } = c;
  if (isEmpty(value)) {
    if (isRequired(model, c.form, field, values)) return missing(model, field);
    const other = field.or ? named(field.or) : undefined;
    if (other && isEmpty(values[other.name])) return say(`请填写本项或${sayTerm(other.term)}`, `Fill in this or ${sayTerm(other.term).toLowerCase()}`);
    return null;
  }
  const wrong = malformed(model, field, value!);
  if (wrong !== null) return wrong;
  const other = field.or ? named(field.or) : undefined;
  if (other && !isEmpty(values[other.name])) return say(`与${sayTerm(other.term)}只填一项`, `Fill in either this or ${sayTerm(other.term).toLowerCase()}`);
  return outOfPlace(c, field, value!, values, named);
}

/** isRequired tells whether a field must hold something: in a correction, too, what a record cannot be without. */
export function isRequired(model: Model, form: Form, field: FormField, values: Values): boolean {
  if (field.required || holds(field.requiredIf, values)) return true;
  const entity = form.edits && form.entity ? entityNamed(model, form.entity) : undefined;
  const known = entity?.fields.find((f) => f.name === field.name) ?? entity?.records.find((r) => `${r.name}ID` === field.name);
  return known !== undefined && known.nullable !== true && field.type !== 'Boolean';
}

function missing(model: Model, field: FormField): string {
  const term = sayTerm(field.term);
  const kind = kindOf(model, field);
  return kind === 'record' || kind === 'records' || kind === 'enum' ? say(`请选择${term}`, `Choose: ${term.toLowerCase()}`) : say(`请填写${term}`, `Fill in: ${term.toLowerCase()}`);
}

/** malformed says what is wrong with a value by itself. */
function malformed(model: Model, field: FormField, value: Value): string | null {
  switch (kindOf(model, field)) {
    case 'record':
      return (value as Picked).key === null ? say('请从列表中选择一项', 'Choose one from the list') : null;
    case 'money': {
      const { text, power } = value as Amount;
      if (yuanOf(value as Amount) === null) return parseNumber(text, 20) === null ? say('请填写数字，如 1200.5', 'Enter a number, such as 1200.5') : say(`最多 ${power + 2} 位小数（精确到分）`, `At most ${power + 2} decimals`);
      return text.trim().startsWith('-') ? say('金额不能小于 0', 'An amount is not below 0') : null;
    }
    case 'whole':
      return parseNumber(value as string, 0) === null || (parseNumber(value as string, 0)?.length ?? 0) > 9 ? say('请填写整数，如 120', 'Enter a whole number, such as 120') : null;
    case 'decimal':
      return parseNumber(value as string, 4) === null ? say('请填写数字，最多 4 位小数，如 12.5', 'Enter a number with at most 4 decimals, such as 12.5') : null;
    case 'day':
      return parseDay(value as string) === null ? say('请填写日期，如 2026-3-1', 'Enter a day, such as 2026-3-1') : null;
    case 'month':
      return parseMonth(value as string) === null ? say('请填写月份，如 2026-3', 'Enter a month, such as 2026-3') : null;
    case 'text':
      if (field.as !== 'USCC' || isUSCC(String(inputOf(model, field, value)))) return null;
      return say('不是有效的统一社会信用代码：须为 18 位数字和大写字母（不含 I、O、S、V、Z），末位为校验码', 'This is no unified social credit code: 18 digits and capitals (no I, O, S, V, Z), the last of which checks the others');
    default:
      return null;
  }
}

/** outOfPlace says what is wrong with a value beside others. */
function outOfPlace(c: Context, field: FormField, value: Value, values: Values, named: (name: string) => FormField | undefined): string | null {
  const { model, record } = c;
  const mine = inputOf(model, field, value);
  if (field.min !== undefined && Number(mine) < Number(field.min)) return say(`不能小于 ${field.min}`, `Not less than ${field.min}`);
  if ((field.as === 'PAST' || field.as === 'MONTH') && String(mine) > today()) return say('日期还没有到', 'This is in the future');
  if (field.notBefore) {
    const other = named(field.notBefore);
    const first = other ? inputOf(model, other, values[other.name]) : record?.[field.notBefore];
    const term = other?.term ?? (c.form.entity ? entityNamed(model, c.form.entity)?.fields.find((f) => f.name === field.notBefore)?.term : undefined);
    if (typeof first === 'string' && String(mine) < first) return say(`早于${term ? sayTerm(term) : ''}（${first}）`, `Before ${term ? sayTerm(term).toLowerCase() : 'the first day'}, ${first}`);
  }
  const limit = field.atMost ? named(field.atMost) : undefined;
  if (limit) {
    const most = inputOf(model, limit, values[limit.name]);
    if (most !== undefined && Number(mine) > Number(most)) return say(`大于${sayTerm(limit.term)}`, `More than ${sayTerm(limit.term).toLowerCase()}`);
  }
  return null;
}

/** pathOfFault is the field that a fault of the server is about: without the name of the mutation, and of its input. */
export function pathOfFault(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1').replace(/^(?:variables|[^.]+)\.input\.?/, '');
}
