import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { entityNamed, type Form, type Model } from '../api/model';
import { Failure, unreachable } from '../api/failure';
import { request } from '../api/request';
import { token } from '../api/session';
import { refreshAnswers } from '../api/use-query';
import { say, sayTerm } from '../language';
import { pathOf, type Data } from '../records/record';
import { linkTo } from '../url';
import { check, pathOfFault } from './check';
import { Conflict, type Clash } from './conflict';
import { done } from './done';
import { keepDraft, readDraft, type Draft } from './draft';
import { Fields, focusSoon, idOf } from './fields';
import { whenReleased } from './pointer';
import { recordDocument, valuesOf } from './record';
import { isLost, sendForm, sentFor, type Sent } from './send';
import { Similar } from './similar';
import { changesOf, inputsOf, type Value, type Values } from './value';

/** The record that a form corrects. */
export interface Subject {
  id: string;
  version: number;
  record: Data;
}

/** FilledForm is a form from the first letter to the answer of the server. */
export function FilledForm(props: { model: Model; form: Form; subject: Subject | null; begin: Values }) {
  const { model, form, subject } = props;
  const { route } = useLocation();
  const id = subject?.id ?? null;
  const kept = useMemo(() => readDraft(form.name, id), [form, id]);
  const [draft, setDraft] = useState<Draft>(
    () =>
      kept ?? {
        values: props.begin,
        ...(subject ? { base: { version: subject.version, values: valuesOf(model, form, subject.record), record: subject.record } } : {}),
      },
  );
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [refused, setRefused] = useState<{ fields: Map<string, { message: string; value: string }>; failure: Failure } | null>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);
  const latest = useRef(draft);

  const change = (next: Draft) => {
    latest.current = next;
    setDraft(next);
    keepDraft(form.name, id, next);
  };
  const { values, base } = draft;
  const found = check(model, form, values, base?.record ?? null);
  const faults = new Map([...found].filter(([path]) => all || touched.has(path)));
  // What the server refused stands at its field until something else is typed there.
  for (const [path, { message, value }] of refused?.fields ?? []) {
    if (valueAt(values, path) === value && !faults.has(path)) faults.set(path, message);
  }
  const entity = form.entity ? entityNamed(model, form.entity) : undefined;

  const onChange = (name: string, value: Value) => change({ ...latest.current, values: { ...latest.current.values, [name]: value } });
  const focusFault = (paths: string[]) => paths[0] !== undefined && focusSoon(idOf(paths[0]));

  const finish = (record: Data | null, differs: boolean) => {
    keepDraft(form.name, id, null);
    refreshAnswers();
    const of = record && entityNamed(model, String(record.__typename));
    done.value = { id: record ? String(record.id) : '', term: form.term, differs };
    route(of ? pathOf(of, record) : linkTo('/data'));
  };

  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy.current) return;
    setAll(true);
    setRefused(null);
    const { values, base, sent: before } = latest.current;
    const wrong = check(model, form, values, base?.record ?? null);
    if (wrong.size > 0 && !before) return focusFault([...wrong.keys()]);
    const input = base ? { id, version: base.version, ...changesOf(model, form, base.values, values) } : inputsOf(model, form.fields, values);
    busy.current = true;
    setSending(true);
    try {
      // An earlier request without an answer comes first: as it was, whatever has been typed since.
      if (before) {
        const differs = JSON.stringify(before.input) !== JSON.stringify(input);
        const record = await attempt(before, differs);
        if (record !== 'refused') return finish(record, differs);
        if (wrong.size > 0) return focusFault([...wrong.keys()]);
      }
      const record = await attempt(sentFor(model, form, input), false);
      if (record !== 'refused') finish(record, false);
    } catch (error) {
      await explain(error instanceof Failure ? error : unreachable());
    } finally {
      busy.current = false;
      setSending(false);
    }
  };

  /** attempt sends a request, which the draft keeps until it is known what became of it. */
  const attempt = async (sent: Sent, replaced: boolean): Promise<Data | null | 'refused'> => {
    change({ ...latest.current, sent });
    try {
      return await sendForm(sent);
    } catch (error) {
      if (error instanceof Failure && !isLost(error)) {
        const { sent: _, ...rest } = latest.current;
        change(rest);
        if (replaced && !error.refused) return 'refused'; // nothing was done: what stands there now is sent
      }
      throw error;
    }
  };

  const explain = async (failure: Failure) => {
    if (failure.code === 'CONFLICT' && base && id !== null) {
      const now = await newer(failure);
      if (now) return;
    }
    const fields = new Map(failure.fields.map((field) => [pathOfFault(field.path), { message: field.message, value: valueAt(latest.current.values, pathOfFault(field.path)) }]));
    setRefused({ fields, failure });
    const asked = [...fields.keys()].filter((path) => document.getElementById(idOf(path)));
    if (asked.length > 0) focusFault(asked);
    else focusSoon('form-failure');
  };

  /** newer reads the record again, and compares if somebody else has changed it. */
  const newer = async (failure: Failure): Promise<boolean> => {
    const { node } = await request(recordDocument(model, form), { id: id! }).catch(() => ({ node: null }));
    const before = latest.current.base!;
    if (!node || node.version === before.version) return false;
    if (form.fields.length === 0) {
      change({ ...latest.current, base: { version: Number(node.version), values: {}, record: node } });
      setRefused({ fields: new Map(), failure });
      focusSoon('form-failure');
      return true;
    }
    setClash({ version: Number(node.version), before: before.values, theirs: valuesOf(model, form, node) });
    change({ ...latest.current, base: { ...before, record: node } });
    focusSoon('conflict-heading');
    return true;
  };

  const discard = () => {
    keepDraft(form.name, id, null);
    setAll(false);
    setTouched(new Set());
    setRefused(null);
    const { base } = latest.current;
    const fresh: Draft = { values: base ? base.values : props.begin, ...(base ? { base } : {}) };
    latest.current = fresh;
    setDraft(fresh);
    focusSoon(idOf(form.fields[0]?.name ?? ''));
  };

  const summary = all || refused ? [...faults] : [];
  const name = values.name;
  return (
    <form class="filled-form" noValidate onSubmit={(event) => void submit(event)} aria-busy={sending}>
      {kept && (
        <p class="panel" role="status">
          {say('已恢复您未提交的内容。', 'What you had not yet sent is here again.')}{' '}
          <button type="button" onClick={discard}>
            {say('清空重填', 'Begin anew')}
          </button>
        </p>
      )}
      {clash && base && (
        <Conflict
          model={model}
          fields={form.fields}
          clash={clash}
          mine={values}
          onResolve={(resolved) => {
            change({ values: resolved, base: { ...latest.current.base!, version: clash.version, values: clash.theirs } });
            setClash(null);
            focusSoon('form-submit');
          }}
        />
      )}
      <Fields
        around={{ model, form, record: base?.record ?? null, faults, onLeave: (path) => whenReleased(() => setTouched((before) => new Set([...before, path]))) }}
        fields={form.fields}
        values={values}
        at=""
        onChange={onChange}
      />
      {!form.edits && entity?.search && typeof name === 'string' && <Similar model={model} entity={entity} name={name} />}
      <div class="form-end">
        {summary.length > 0 && (
          <div class="panel failed" role="alert">
            <p>{say(`有 ${summary.length} 处需要更正：`, `${summary.length} to correct:`)}</p>
            <ul>
              {summary.map(([path, message]) => (
                <li key={path}>
                  <a
                    href={`#${idOf(path)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      focusSoon(idOf(path));
                    }}
                  >
                    {labelOfPath(form, path)}
                  </a>
                  {say('：', ': ')}
                  {message}
                </li>
              ))}
            </ul>
          </div>
        )}
        {refused && <Refused failure={refused.failure} fields={refused.fields} />}
        {token.value === null && !refused?.failure.refused && <SignInFirst />}
        <button type="submit" id="form-submit" class="primary" disabled={clash !== null} aria-disabled={sending}>
          {sending ? say('正在提交…', 'Sending…') : draft.sent ? say('重新提交', 'Send again') : sayTerm(form.term)}
        </button>
      </div>
    </form>
  );
}

/** valueAt is what stands at a path, to tell whether something else was typed. */
function valueAt(values: Values, path: string): string {
  let at: unknown = values;
  for (const name of path.split('.')) at = (at as Record<string, unknown> | undefined)?.[name];
  return JSON.stringify(at) ?? '';
}

/** labelOfPath is the label of a field, with the row in which it is. */
function labelOfPath(form: Form, path: string): string {
  const labels: string[] = [];
  let fields = form.fields;
  for (const name of path.split('.')) {
    const field = fields.find((field) => field.name === name);
    labels.push(field ? sayTerm(field.term) : /^\d+$/.test(name) ? String(Number(name) + 1) : name);
    if (field?.fields) fields = field.fields;
  }
  return labels.join(' ');
}

/** Refused says what stands at no field: what is the matter, and what to do. What was typed stays. */
function Refused({ failure, fields }: { failure: Failure; fields: Map<string, unknown> }) {
  if (failure.code === 'UNAUTHENTICATED') {
    return (
      <div id="form-failure" tabIndex={-1} class="panel failed" role="alert">
        <p>{failure.message}</p>
        <SignInFirst />
      </div>
    );
  }
  if ([...fields.keys()].some((path) => document.getElementById(idOf(path)))) return null;
  return (
    <div id="form-failure" tabIndex={-1} class="panel failed" role="alert">
      <p>{failure.message}</p>
      {isLost(failure) && <p>{say('填写的内容仍在。请重新提交：即使上次已经送达，也不会重复登记。', 'What you typed is still here. Send it again: even if it has arrived before, nothing happens twice.')}</p>}
    </div>
  );
}

function SignInFirst() {
  const [to, setTo] = useState('');
  useEffect(() => setTo(location.pathname + location.search), []);
  return (
    <p>
      <a class="button" href={`/sign-in?to=${encodeURIComponent(to)}`}>
        {say('登录后提交', 'Sign in to send it')}
      </a>{' '}
      <span class="secondary">{say('已填写的内容会保留。', 'What you typed is kept.')}</span>
    </p>
  );
}
