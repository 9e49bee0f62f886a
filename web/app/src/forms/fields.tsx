import { Fragment } from 'preact';
import type { Form, FormField, Model } from '../api/model';
import { say, sayTerm } from '../language';
import type { Where } from '../records/where';
import type { Data } from '../records/record';
import { isRequired } from './check';
import { Control } from './controls';
import { blank, blanksOf, isAsked, kindOf, type Picked, type Value, type Values } from './value';

/** What all fields of a form share. */
export interface Around {
  model: Model;
  form: Form;
  /** The record that is changed. */
  record: Data | null;
  /** Faults that are shown, by path. */
  faults: Map<string, string>;
  onLeave: (path: string) => void;
}

/** idOf is the id of the control of a field, to which summaries and labels lead. */
export function idOf(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

/** Fields are those of a form, or of one row of a list in it. */
export function Fields(props: { around: Around; fields: FormField[]; values: Values; at: string; onChange: (name: string, value: Value) => void }) {
  const { around, values, at } = props;
  return (
    <div class="form-fields">
      {props.fields.filter((field) => isAsked(field, values)).map((field) => (
        <Fragment key={field.name}>
          {field.section && <h2>{sayTerm(field.section)}</h2>}
          {kindOf(around.model, field) === 'rows' ? (
            <Rows around={around} field={field} path={at + field.name} rows={(values[field.name] as Values[] | undefined) ?? []} onChange={(rows) => props.onChange(field.name, rows)} />
          ) : (
            <OneField around={around} field={field} values={values} path={at + field.name} onChange={(value) => props.onChange(field.name, value)} />
          )}
        </Fragment>
      ))}
    </div>
  );
}

function OneField(props: { around: Around; field: FormField; values: Values; path: string; onChange: (value: Value) => void }) {
  const { around, field, values, path } = props;
  const kind = kindOf(around.model, field);
  const id = idOf(path);
  const fault = around.faults.get(path);
  const required = isRequired(around.model, around.form, field, values);
  const help = field.help && sayTerm(field.help);
  const described = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  const label = sayTerm(field.term);
  return (
    <div class={`form-field kind-${kind} ${fault ? 'wrong' : ''}`}>
      <label for={id}>
        {label}
        {!required && <span class="secondary"> {say('选填', 'optional')}</span>}
      </label>
      <Control
        model={around.model}
        field={field}
        kind={kind}
        id={id}
        label={label}
        value={values[field.name] ?? blank(kind)}
        invalid={fault !== undefined}
        required={required}
        describedBy={described}
        within={withinOf(field, values, around.record)}
        onChange={props.onChange}
        onLeave={() => around.onLeave(path)}
      />
      {help && (
        <p id={`${id}-help`} class="help secondary">
          {help}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} class="field-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

/** withinOf is what records must agree in, by another field of the form or of the record. */
function withinOf(field: FormField, values: Values, record: Data | null): Where | null {
  if (!field.within) return null;
  const chosen = (values[field.within] as Picked | undefined)?.key ?? (record?.[field.within.replace(/ID$/, '')] as Data | null | undefined)?.id;
  return chosen ? { [field.within]: String(chosen) } : null;
}

/** Rows are several of a kind, such as payments. */
function Rows(props: { around: Around; field: FormField; path: string; rows: Values[]; onChange: (rows: Values[]) => void }) {
  const { around, field, path, rows } = props;
  const term = sayTerm(field.term);
  const fault = around.faults.get(path);
  const help = field.help && sayTerm(field.help);
  const add = () => {
    props.onChange([...rows, blanksOf(around.model, field.fields!)]);
    focusSoon(idOf(`${path}.${rows.length}.${field.fields![0]!.name}`));
  };
  return (
    <div class="form-rows">
      {!field.section && <h2>{term}</h2>}
      {help && <p class="help secondary">{help}</p>}
      {fault && (
        <p id={idOf(path)} tabIndex={-1} class="field-fault">
          {fault}
        </p>
      )}
      {rows.map((row, i) => (
        <fieldset key={i}>
          <legend>
            {term} {i + 1}
          </legend>
          <Fields
            around={around}
            fields={field.fields!}
            values={row}
            at={`${path}.${i}.`}
            onChange={(name, value) => props.onChange(rows.map((other, n) => (n === i ? { ...other, [name]: value } : other)))}
          />
          <button
            type="button"
            aria-label={say(`去掉${term} ${i + 1}`, `Remove ${term.toLowerCase()} ${i + 1}`)}
            onClick={() => {
              props.onChange(rows.filter((_, n) => n !== i));
              focusSoon(`${idOf(path)}-add`);
            }}
          >
            {say('去掉', 'Remove')}
          </button>
        </fieldset>
      ))}
      <button type="button" id={`${idOf(path)}-add`} onClick={add}>
        {say(`添加${term}`, `Add: ${term.toLowerCase()}`)}
      </button>
    </div>
  );
}

/** focusSoon goes to a control that is drawn with the next frame. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
}
