// The control of each kind of field. What they hold is what was typed, also when it is wrong.
import { useMemo, useRef } from 'preact/hooks';
import { entityNamed, type FormField, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { useQuery } from '../api/use-query';
import { group } from '../format/number';
import { language, say, sayTerm, type Term } from '../language';
import { Combobox } from '../parts/combobox';
import type { Data } from '../records/record';
import type { Where } from '../records/where';
import { choiceOf, findDocument, whereTyped } from './find';
import { parseDay, parseMonth, yuanOf, type Amount, type Kind, type Picked, type Value } from './value';

export interface ControlProps {
  model: Model;
  field: FormField;
  kind: Kind;
  id: string;
  label: string;
  value: Value;
  invalid: boolean;
  required: boolean;
  describedBy: string | undefined;
  /** Of a field that depends on another: what the list must agree in. */
  within: Where | null;
  onChange: (value: Value) => void;
  /** When the field is left: from then on its faults are shown. */
  onLeave: () => void;
}

export function Control(props: ControlProps) {
  switch (props.kind) {
    case 'enum':
      return <Choose {...props} options={props.model.enums[props.field.type]!.values.map((value) => ({ value: value.name, term: value.term }))} />;
    case 'yes-no':
      return <Choose {...props} options={[{ value: 'true', term: { zh: '是', en: 'Yes' } }, { value: 'false', term: { zh: '否', en: 'No' } }]} />;
    case 'money':
      return <MoneyField {...props} />;
    case 'day':
    case 'month':
      return <DayField {...props} />;
    case 'record':
      return props.field.codes ? <CodeField {...props} codes={props.field.codes} /> : <RecordField {...props} />;
    case 'records':
      return <RecordsField {...props} />;
    case 'long':
      return <textarea {...common(props)} rows={3} value={String(props.value)} onInput={(event) => props.onChange(event.currentTarget.value)} />;
    default:
      return (
        <input
          {...common(props)}
          type="text"
          inputMode={props.kind === 'whole' ? 'numeric' : props.kind === 'decimal' ? 'decimal' : undefined}
          value={String(props.value)}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      );
  }
}

function common({ id, invalid, required, describedBy, onLeave }: ControlProps) {
  return { id, autocomplete: 'off', 'aria-invalid': invalid, 'aria-required': required, 'aria-describedby': describedBy, onBlur: onLeave } as const;
}

function Choose(props: ControlProps & { options: { value: string; term: Term }[] }) {
  return (
    <select {...common(props)} value={String(props.value)} onChange={(event) => props.onChange(event.currentTarget.value)}>
      <option value="">{props.required ? say('请选择', 'Choose') : say('不填', 'Nothing')}</option>
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {sayTerm(option.term)}
        </option>
      ))}
    </select>
  );
}

const units = [
  { power: 0, zh: '元', en: 'yuan' },
  { power: 4, zh: '万元', en: '10,000 yuan' },
  { power: 8, zh: '亿元', en: '100 m yuan' },
];

/** MoneyField takes an amount in the unit that people say it in, and shows it in yuan. */
function MoneyField(props: ControlProps) {
  const amount = props.value as Amount;
  const yuan = amount.text.trim() === '' ? null : yuanOf(amount);
  const other = amount.power === 0 ? 4 : 0;
  return (
    <div class="amount">
      <input {...common(props)} type="text" inputMode="decimal" value={amount.text} onInput={(event) => props.onChange({ ...amount, text: event.currentTarget.value })} />
      <select
        aria-label={say(`${props.label}，单位`, `${props.label}, unit`)}
        value={String(amount.power)}
        onChange={(event) => props.onChange({ ...amount, power: Number(event.currentTarget.value) })}
      >
        {units.map((unit) => (
          <option key={unit.power} value={String(unit.power)}>
            {say(unit.zh, unit.en)}
          </option>
        ))}
      </select>
      <output class="secondary" for={props.id}>
        {yuan === null ? '' : `= ${group(inUnit(yuan, other))}\u2009${say(units[other === 0 ? 0 : 1]!.zh, units[other === 0 ? 0 : 1]!.en)}`}
      </output>
    </div>
  );
}

/** inUnit writes yuan exactly in a larger unit. */
function inUnit(yuan: string, power: number): string {
  const [whole, cents] = yuan.split('.') as [string, string];
  const digits = whole.padStart(power + 1, '0');
  const decimals = (power === 0 ? '' : digits.slice(-power)) + cents;
  const trimmed = decimals.replace(/0+$/, '');
  return (power === 0 ? digits : digits.slice(0, -power)) + (trimmed && '.' + trimmed);
}

/** DayField takes days and months as they are typed, and offers the browser's calendar. */
function DayField(props: ControlProps) {
  const calendar = useRef<HTMLInputElement>(null);
  const month = props.kind === 'month';
  const day = month ? parseMonth(String(props.value)) : parseDay(String(props.value));
  const tidy = (day: string) => (month ? day.slice(0, 7) : day);
  return (
    <div class="day">
      <input
        {...common(props)}
        type="text"
        placeholder={month ? say('如 2026-3', 'such as 2026-3') : say('如 2026-3-1', 'such as 2026-3-1')}
        value={String(props.value)}
        onInput={(event) => props.onChange(event.currentTarget.value)}
        onBlur={() => {
          if (day !== null && tidy(day) !== props.value) props.onChange(tidy(day));
          props.onLeave();
        }}
      />
      <button
        type="button"
        aria-label={say(`${props.label}，打开日历`, `${props.label}, open the calendar`)}
        onClick={() => {
          try {
            calendar.current?.showPicker();
          } catch {
            calendar.current?.focus(); // the browser opens it by itself, or lets one type
          }
        }}
      >
        {say('日历', 'Calendar')}
      </button>
      <input
        ref={calendar}
        class="calendar"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={day ?? ''}
        onChange={(event) => event.currentTarget.value && props.onChange(tidy(event.currentTarget.value))}
      />
    </div>
  );
}

/** RecordField finds a record by what one types. */
function RecordField(props: ControlProps) {
  const picked = props.value as Picked;
  return (
    <Find
      {...props}
      text={picked.text}
      typed={picked.key === null ? picked.text : ''}
      onType={(text) => props.onChange({ text, key: null })}
      onPick={(choice) => props.onChange({ text: choice.label, key: choice.key })}
    />
  );
}

/** RecordsField is a list of records, to which one adds by typing. */
function RecordsField(props: ControlProps) {
  const list = props.value as Picked[];
  return (
    <>
      {list.length > 0 && (
        <div class="picked">
          {list.map((one) => (
            <button key={one.key} type="button" aria-label={say(`去掉 ${one.text}`, `Remove ${one.text}`)} onClick={() => props.onChange(list.filter((other) => other !== one))}>
              {one.text} ×
            </button>
          ))}
        </div>
      )}
      <Find {...props} typed={null} onPick={(choice) => props.onChange([...list.filter((other) => other.key !== choice.key), { text: choice.label, key: choice.key }])} />
    </>
  );
}

function Find(props: ControlProps & { text?: string; typed: string | null; onType?: (text: string) => void; onPick: (choice: { key: string; label: string }) => void }) {
  const { model, field } = props;
  const entity = entityNamed(model, field.entity!)!;
  const own = useRef('');
  const key = field.key!;
  const document = useMemo(() => findDocument(model, entity, key), [model, entity, key]);
  const typed = (props.typed ?? own.current).trim();
  const search = typed === '' ? null : whereTyped(model, entity, typed);
  const both = [props.within, search].filter((where) => where !== null) as Where[];
  const answer = useQuery(document, { where: both.length > 1 ? { and: both } : (both[0] ?? {}) });
  return (
    <Combobox
      id={props.id}
      label={props.label}
      text={props.text}
      invalid={props.invalid}
      required={props.required}
      describedBy={props.describedBy}
      placeholder={say('输入名称、拼音或代码', 'Type a name or a code')}
      loading={answer.loading}
      nothing={answer.failure?.message}
      choices={(answer.data?.list.edges ?? []).map(({ node }) => choiceOf(model, entity, key, node as Data))}
      onType={(text) => {
        own.current = text;
        props.onType?.(text);
      }}
      onChoose={props.onPick}
      onLeave={props.onLeave}
    />
  );
}

interface Code {
  name: string;
  nameEn?: string;
}

/** CodeField chooses one of a list of codes that is loaded as a whole. */
function CodeField(props: ControlProps & { codes: string }) {
  const { codes, field } = props;
  const key = field.key!;
  const document = useMemo(() => textDocument<{ codes: (Code & Data)[] }>(`{ codes: ${codes} { ${key} name nameEn } }`), [codes, key]);
  const answer = useQuery(document, {});
  const picked = props.value as Picked;
  const typing = useRef(false);
  const typed = picked.text.trim().toLowerCase();
  const label = (code: Code & Data) => `${String(code[key])} ${language.value === 'en' ? (code.nameEn ?? code.name) : code.name}`;
  const chosen = picked.key !== null && picked.text === picked.key ? answer.data?.codes.find((code) => String(code[key]) === picked.key) : undefined; // of a record that is corrected
  const found = (answer.data?.codes ?? []).filter((code) => `${String(code[key])} ${code.name} ${code.nameEn ?? ''}`.toLowerCase().includes(typed));
  return (
    <Combobox
      id={props.id}
      label={props.label}
      text={chosen && !typing.current ? label(chosen) : picked.text}
      invalid={props.invalid}
      required={props.required}
      describedBy={props.describedBy}
      placeholder={say('输入代码或名称', 'Type a code or a name')}
      loading={answer.loading}
      nothing={answer.failure?.message}
      choices={found.map((code) => ({ key: String(code[key]), label: label(code) }))}
      onType={(text) => {
        typing.current = true;
        const exact = answer.data?.codes.find((code) => String(code[key]).toLowerCase() === text.trim().toLowerCase());
        props.onChange({ text, key: exact ? String(exact[key]) : null });
      }}
      onChoose={(choice) => props.onChange({ text: choice.label, key: choice.key })}
      onLeave={props.onLeave}
    />
  );
}
