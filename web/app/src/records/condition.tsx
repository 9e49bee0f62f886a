import { useId, useState } from 'preact/hooks';
import { entityNamed, type Entity } from '../api/model';
import { group, scaled } from '../format/number';
import { language, say } from '../language';
import { Boxes, type Edited } from './boxes';
import { labelOfCondition, operatorSays, pathTo } from './options';
import { useDraft } from './draft';
import { keyOf } from './record';
import { Pick, usePicked } from './pick';
import { getAt, setAt, type Condition, type Where } from './where';

type Props = Edited & {
  condition: Condition;
  onMove: (condition: Condition, where: Where) => void;
  onRemove: () => void;
};

/** ConditionEditor edits one condition by a control of its type. */
export function ConditionEditor(props: Props) {
  const { condition } = props;
  const label = labelOfCondition(condition);
  const crosses = condition.steps.some((step) => step.many) && condition.kind !== 'combined';
  return (
    <div class="condition" role="group" aria-label={label}>
      <div class="head">
        <span>{label}</span>
        <button type="button" class="quiet" aria-label={say(`去掉条件：${label}`, `Remove the condition ${label}`)} onClick={props.onRemove}>
          ×
        </button>
      </div>
      <Control {...props} label={label} />
      {crosses && (
        <label class="inline">
          <input type="checkbox" checked={condition.none} onChange={() => moveTo(props, !condition.none)} />
          {say('没有这样的记录', 'There is no such record')}
        </label>
      )}
    </div>
  );
}

/** moveTo says the opposite of a condition: what it selects stands below a "not", or no longer does. */
function moveTo(props: Props, none: boolean): void {
  const { condition, where } = props;
  const moved = { ...condition, none, at: pathTo(condition.steps, none) };
  const names = condition.kind === 'field' ? condition.filters.map((filter) => filter.name) : [condition.field, ...(condition.step ? [condition.step.with] : [])];
  let next = where;
  for (const name of names) {
    const value = getAt(where, [...condition.at, name]);
    if (value === undefined) continue;
    next = setAt(setAt(next, [...condition.at, name], undefined), [...moved.at, name], value);
  }
  props.onMove(moved, next);
}

function Control(props: Props & { label: string }) {
  const { condition, model, where } = props;
  const at = (getAt(where, condition.at) as Where | undefined) ?? {};
  const set = (name: string, value: unknown) => props.onChange(setAt(where, [...condition.at, name], value));
  switch (condition.kind) {
    case 'search':
      return <Text label={props.label} value={String(at.search ?? '')} onChange={(text) => set('search', text || undefined)} />;
    case 'relation':
      return (
        <YesNo
          label={props.label}
          value={at[condition.field]}
          yes={say('有', 'There is one')}
          no={say('没有', 'There is none')}
          onChange={(value) => set(condition.field, value)}
        />
      );
    case 'record': {
      const to = entityNamed(model, condition.step!.entity);
      return to ? <Records {...props} entity={to} value={at[condition.step!.with]} onPick={(value) => set(condition.step!.with, value)} /> : null;
    }
    case 'combined':
      return <code>{JSON.stringify(getAt(where, [...condition.at, condition.field]))}</code>;
    default:
      return <FieldControl {...props} at={at} set={set} />;
  }
}

function FieldControl(props: Props & { label: string; at: Where; set: (name: string, value: unknown) => void }) {
  const { condition, at, set, model } = props;
  const type = condition.filters[0]!.type;
  const valued = condition.filters.find((filter) => filter.type !== 'Boolean') ?? condition.filters[0]!;
  const name = (operator: string) => condition.filters.find((filter) => filter.operator === operator)?.name;
  const empty = name('IsNil') && (
    <label class="inline">
      <input type="checkbox" checked={at[name('IsNil')!] === true} onChange={() => set(name('IsNil')!, at[name('IsNil')!] === true ? undefined : true)} />
      {say('为空', 'Empty')}
    </label>
  );
  let control;
  if (model.enums[valued.type]) {
    control = <Boxes {...props} at={condition.at} field={condition.field} type={valued.type} legend={props.label} hideLegend />;
  } else if (type === 'Boolean') {
    control = <YesNo label={props.label} value={at[condition.field]} yes={say('是', 'Yes')} no={say('否', 'No')} onChange={(value) => set(condition.field, value)} />;
  } else if (name('GTE')) {
    const upper = name('LTE') ? 'LTE' : 'LT';
    const Range = valued.type === 'Money' ? MoneyRange : valued.type === 'Date' || valued.type === 'Time' ? DayRange : NumberRange;
    control = (
      <Range
        label={props.label}
        time={valued.type === 'Time'}
        whole={valued.type === 'Int'}
        from={at[name('GTE')!] ?? at[condition.field]}
        to={at[name(upper)!] ?? at[condition.field]}
        onFrom={(value) => set(name('GTE')!, value)}
        onTo={(value) => set(name(upper)!, value)}
      />
    );
  } else {
    control = <TextWithOperator label={props.label} condition={condition} at={at} onChange={(changes) => {
      let next = props.where;
      for (const [key, value] of Object.entries(changes)) next = setAt(next, [...condition.at, key], value);
      props.onChange(next);
    }} />;
  }
  return (
    <>
      {control}
      {empty}
    </>
  );
}

function Text(props: { label: string; value: string; onChange: (text: string) => void }) {
  const { input, taken } = useDraft(props.value);
  return (
    <input
      type="text"
      aria-label={props.label}
      {...input}
      onChange={(event) => {
        taken();
        props.onChange(event.currentTarget.value.trim());
      }}
    />
  );
}

function YesNo(props: { label: string; value: unknown; yes: string; no: string; onChange: (value: boolean | undefined) => void }) {
  return (
    <div class="boxes">
      {[true, false].map((value) => (
        <label key={String(value)}>
          <input type="checkbox" checked={props.value === value} onChange={() => props.onChange(props.value === value ? undefined : value)} />
          {value ? props.yes : props.no}
        </label>
      ))}
    </div>
  );
}

interface RangeProps {
  label: string;
  from: unknown;
  to: unknown;
  time?: boolean;
  whole?: boolean;
  onFrom: (value: unknown) => void;
  onTo: (value: unknown) => void;
}

function DayRange({ label, from, to, time, onFrom, onTo }: RangeProps) {
  const read = (value: unknown) => (value === undefined ? '' : time ? new Date(String(value)).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }) : String(value));
  const write = (day: string) => (day === '' ? undefined : time ? `${day}T00:00:00+08:00` : day);
  return (
    <div class="range">
      <input type="date" aria-label={say(`${label}，从`, `${label}, from`)} value={read(from)} onChange={(event) => onFrom(write(event.currentTarget.value))} />
      <span>{say('至', 'to')}</span>
      <input type="date" aria-label={say(`${label}，至`, `${label}, to`)} value={read(to)} onChange={(event) => onTo(write(event.currentTarget.value))} />
    </div>
  );
}

/** NumberInput takes a decimal number, and says when it is none. */
function NumberInput(props: { label: string; value: string; whole?: boolean; onChange: (value: string | undefined) => void }) {
  const id = useId();
  const [wrong, setWrong] = useState<string | null>(null);
  const { input, taken } = useDraft(wrong ?? group(props.value));
  const pattern = props.whole ? /^-?\d{1,15}$/ : /^-?\d{1,16}(\.\d{1,6})?$/;
  return (
    <>
      <input
        type="text"
        inputMode="decimal"
        aria-label={props.label}
        aria-invalid={wrong !== null}
        aria-describedby={wrong !== null ? id : undefined}
        {...input}
        onChange={(event) => {
          taken();
          const text = event.currentTarget.value.replace(/[,，\s]/g, '').replace('\u2212', '-');
          if (text === '' || pattern.test(text)) {
            setWrong(null);
            props.onChange(text || undefined);
          } else setWrong(event.currentTarget.value);
        }}
      />
      {wrong !== null && (
        <p class="field-fault" id={id}>
          {props.whole ? say('请输入整数，如 120', 'Enter a whole number, such as 120') : say('请输入数字，如 1200.5', 'Enter a number, such as 1200.5')}
        </p>
      )}
    </>
  );
}

function NumberRange({ label, from, to, whole, onFrom, onTo }: RangeProps) {
  const write = (text: string | undefined) => (text === undefined ? undefined : whole ? Number(text) : text);
  return (
    <div class="range">
      <NumberInput label={say(`${label}，从`, `${label}, from`)} whole={whole} value={from === undefined ? '' : String(from)} onChange={(text) => onFrom(write(text))} />
      <span>{say('至', 'to')}</span>
      <NumberInput label={say(`${label}，至`, `${label}, to`)} whole={whole} value={to === undefined ? '' : String(to)} onChange={(text) => onTo(write(text))} />
    </div>
  );
}

const units = [
  { power: 0, zh: '元', en: 'yuan' },
  { power: 4, zh: '万元', en: '10,000 yuan' },
  { power: 8, zh: '亿元', en: '100 m yuan' },
];

/** MoneyRange takes amounts in the unit that people say them in. */
function MoneyRange({ label, from, to, onFrom, onTo }: RangeProps) {
  const [power, setPower] = useState(4);
  const read = (yuan: unknown) => (yuan === undefined ? '' : scaled(String(yuan), power, power + 2).replace(/\.?0+$/, ''));
  const write = (text: string | undefined) => (text === undefined ? undefined : scaled(text, -power, 2));
  return (
    <div class="range">
      <NumberInput label={say(`${label}，从`, `${label}, from`)} value={read(from)} onChange={(text) => onFrom(write(text))} />
      <span>{say('至', 'to')}</span>
      <NumberInput label={say(`${label}，至`, `${label}, to`)} value={read(to)} onChange={(text) => onTo(write(text))} />
      <select aria-label={say(`${label}，单位`, `${label}, unit`)} value={String(power)} onChange={(event) => setPower(Number(event.currentTarget.value))}>
        {units.map((unit) => (
          <option key={unit.power} value={String(unit.power)}>
            {language.value === 'en' ? unit.en : unit.zh}
          </option>
        ))}
      </select>
    </div>
  );
}

function TextWithOperator(props: { label: string; condition: Condition; at: Where; onChange: (changes: Record<string, unknown>) => void }) {
  const operators = ['ContainsFold', 'HasPrefix', ''].flatMap((operator) => props.condition.filters.find((filter) => filter.operator === operator && !filter.list) ?? []);
  const used = operators.find((filter) => props.at[filter.name] !== undefined);
  const [chosen, setChosen] = useState(used?.name ?? operators[0]?.name ?? '');
  if (operators.length === 0) return null;
  const name = used?.name ?? chosen;
  const value = String(props.at[name] ?? '');
  return (
    <div class="range">
      <select
        aria-label={say(`${props.label}，比较`, `${props.label}, comparison`)}
        value={name}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setChosen(next);
          if (value) props.onChange({ [name]: undefined, [next]: value });
        }}
      >
        {operators.map((filter) => (
          <option key={filter.name} value={filter.name}>
            {operatorSays(filter.operator)}
          </option>
        ))}
      </select>
      <Text label={props.label} value={value} onChange={(text) => props.onChange({ [name]: text || undefined })} />
    </div>
  );
}

/** Records picks records by typing; those that are picked go with a click. */
function Records(props: Edited & { entity: Entity; label: string; value: unknown; onPick: (value: Where | undefined) => void }) {
  const { entity, model } = props;
  const value = (props.value ?? {}) as Where;
  const name = Object.keys(value)[0];
  const by = name?.replace(/In$/, '') ?? keyOf(entity);
  const keys = name ? [value[name]].flat().map(String) : [];
  const names = usePicked(model, entity, keys, by);
  const write = (next: string[]) => props.onPick(next.length > 0 ? { [`${by}In`]: next } : undefined);
  return (
    <>
      {keys.length > 0 && (
        <div class="picked">
          {keys.map((key) => (
            <button key={key} type="button" aria-label={say(`去掉 ${names.get(key) ?? key}`, `Remove ${names.get(key) ?? key}`)} onClick={() => write(keys.filter((other) => other !== key))}>
              {names.get(key) ?? key} ×
            </button>
          ))}
        </div>
      )}
      <Pick
        model={model}
        entity={entity}
        label={props.label}
        placeholder={say('输入名称或拼音', 'Type a name')}
        onPick={(key) => write([...keys.filter((other) => other !== key), key])}
      />
    </>
  );
}
