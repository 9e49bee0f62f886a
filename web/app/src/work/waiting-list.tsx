import { useEffect, useRef, useState } from 'preact/hooks';
import { entityNamed, type Model } from '../api/model';
import { moment } from '../format/date';
import { say, sayTerm } from '../language';
import { FailurePanel } from '../parts/panels';
import { labelOf, pathOf } from '../records/record';
import { Value } from '../records/value';
import { amountOf, daysSince, sayHome, type Waiting } from './queue';
import { ReturnForm } from './return-form';
import { sayDone, sayStep, sayTask, stepsOf, useSteps, type Outcome, type Seen, type Step } from './steps';
import { WhatChanged } from './what-changed';

/** What became of a record here, and where it stood. */
interface Settled {
  waiting: Waiting;
  place: number;
  step: Step;
  fault: Outcome['fault'];
}

/** WaitingList shows what waits. Records that took a step stay where they stood, with what became of them. */
export function WaitingList({ model, waiting, question }: { model: Model; waiting: Waiting[]; question: string }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [settled, setSettled] = useState<ReadonlyMap<string, Settled>>(new Map());
  /** Whose return is being written: records of the list, or the one of a row. */
  const [returning, setReturning] = useState<{ records: Seen[]; row: string | null } | null>(null);
  const [said, setSaid] = useState('');
  const firstSeen = useRef(new Map<string, number>());
  useEffect(() => {
    setSelected(new Set());
    setSettled(new Map());
    setReturning(null);
    setSaid('');
    firstSeen.current.clear();
  }, [question]);
  for (const { node } of waiting) if (!firstSeen.current.has(node.id)) firstSeen.current.set(node.id, node.version);

  const rows = withSettled(waiting, settled);
  const doneNow = (id: string) => settled.get(id)?.fault === null && !isBack(waiting, settled.get(id)!);
  const open = rows.filter((row) => waiting.includes(row) && !doneNow(row.node.id));
  const chosen = open.filter((row) => selected.has(row.node.id));

  const steps = useSteps((step, outcomes) => {
    const next = new Map(settled);
    for (const outcome of outcomes) {
      const place = rows.findIndex((row) => row.node.id === outcome.id);
      if (place >= 0) next.set(outcome.id, { waiting: rows[place]!, place, step, fault: outcome.fault });
    }
    setSettled(next);
    const refused = outcomes.filter((outcome) => outcome.fault).length;
    setSelected(new Set(outcomes.filter((outcome) => outcome.fault).map((outcome) => outcome.id)));
    setReturning(null);
    const done = outcomes.length - refused;
    setSaid(
      [done > 0 && say(`${sayDone(step)} ${done} 条`, `${sayDone(step)}: ${done}`), refused > 0 && say(`${refused} 条未通过，原因见各条记录`, `${refused} refused, for the reasons at each`)]
        .filter(Boolean)
        .join(say('；', '; ')),
    );
  });
  const begin = (step: Step, records: Seen[], row: string | null) => {
    setSaid('');
    if (step === 'return') setReturning({ records, row });
    else steps.take(step, records);
  };
  const seen = (of: Waiting[]): Seen[] => of.map(({ node }) => ({ id: node.id, version: node.version }));
  const select = (id: string, is: boolean) => {
    const next = new Set(selected);
    if (is) next.add(id);
    else next.delete(id);
    setSelected(next);
  };
  const all = open.length > 0 && chosen.length === open.length;
  return (
    <div class="waiting">
      <div class="waiting-bar" hidden={rows.length === 0}>
        <label>
          <input
            type="checkbox"
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = chosen.length > 0 && !all;
            }}
            onChange={(event) => setSelected(new Set(event.currentTarget.checked ? open.map((row) => row.node.id) : []))}
          />
          {say('全选', 'All')}
        </label>
        <span aria-live="polite">{chosen.length > 0 && say(`选中 ${chosen.length} 条`, `${chosen.length} chosen`)}</span>
        {(['submit', 'confirm', 'validate', 'return'] as const).map((step) => {
          const able = chosen.filter((row) => stepsOf(row.task).includes(step));
          return (
            able.length > 0 && (
              <button key={step} type="button" class={step === 'return' ? '' : 'primary'} aria-disabled={steps.busy.size > 0} onClick={() => begin(step, seen(able), null)}>
                {say(`${sayStep(step)} ${able.length} 条`, `${sayStep(step)} ${able.length}`)}
              </button>
            )
          );
        })}
        <span class="said" role="status">
          {said}
        </span>
      </div>
      {steps.failure && <FailurePanel failure={steps.failure} retry={steps.again} />}
      {returning && returning.row === null && (
        <ReturnForm count={returning.records.length} send={(reason) => steps.take('return', returning.records, reason)} cancel={() => setReturning(null)} />
      )}
      <ul class="plain-list waiting-rows">
        {rows.map((row) => (
          <Row
            key={row.node.id}
            model={model}
            row={row}
            settled={settled.get(row.node.id)}
            done={doneNow(row.node.id)}
            gone={!waiting.includes(row)}
            firstSeen={firstSeen.current.get(row.node.id) ?? row.node.version}
            selected={selected.has(row.node.id)}
            busy={steps.busy.has(row.node.id)}
            waits={steps.busy.size > 0}
            select={(is) => select(row.node.id, is)}
            take={(step) => begin(step, seen([row]), row.node.id)}
            returning={returning?.row === row.node.id}
            sendBack={(reason) => steps.take('return', seen([row]), reason)}
            cancel={() => setReturning(null)}
          />
        ))}
      </ul>
    </div>
  );
}

/** isBack tells whether a record waits again after the step that it took here. */
function isBack(waiting: Waiting[], settled: Settled): boolean {
  const now = waiting.find((row) => row.node.id === settled.waiting.node.id);
  return now !== undefined && now.node.version > settled.waiting.node.version;
}

/** withSettled puts the records that took a step back to where they stood. */
function withSettled(waiting: Waiting[], settled: ReadonlyMap<string, Settled>): Waiting[] {
  const rows = [...waiting];
  const gone = [...settled.values()].filter(({ waiting: row }) => !waiting.some((now) => now.node.id === row.node.id));
  for (const { waiting: row, place } of gone.sort((a, b) => a.place - b.place)) rows.splice(Math.min(place, rows.length), 0, row);
  return rows;
}

function Row(props: {
  model: Model;
  row: Waiting;
  settled: Settled | undefined;
  /** It took its step. */
  done: boolean;
  /** It waits no more. */
  gone: boolean;
  firstSeen: number;
  selected: boolean;
  busy: boolean;
  waits: boolean;
  select: (is: boolean) => void;
  take: (step: Step) => void;
  returning: boolean;
  sendBack: (reason: string) => void;
  cancel: () => void;
}) {
  const { model, row, settled, done } = props;
  const [shown, setShown] = useState(false);
  const entity = entityNamed(model, row.node.__typename)!;
  const label = labelOf(model, entity, row.node);
  const amount = amountOf(entity);
  const days = daysSince(row.since);
  const fault = done ? null : settled?.fault;
  const since = settled?.fault?.code === 'CONFLICT' ? settled.waiting.node.version : props.firstSeen;
  const changed = !done && (settled?.fault?.code === 'CONFLICT' || row.node.version !== props.firstSeen);
  const over = done || props.gone;
  return (
    <li class={`waiting-row ${over ? 'over' : ''}`} aria-busy={props.busy}>
      <input type="checkbox" aria-label={say(`选择 ${label}`, `Choose ${label}`)} checked={props.selected && !over} disabled={over} onChange={(event) => props.select(event.currentTarget.checked)} />
      <div class="waiting-what">
        <p>
          <span class="secondary">{sayTerm(entity.term)}</span> <a href={pathOf(entity, row.node)}>{label}</a>
        </p>
        <p class="secondary">
          <span>{sayHome(model, entity, row.node)}</span>
          {amount && row.node[amount.name] != null && (
            <span>
              {sayTerm(amount.term)} <Value model={model} type={amount.type} name={amount.name} value={row.node[amount.name]} />
            </span>
          )}
          <span title={moment(row.since)}>
            {sayTask(row.task)}
            {days === 0 ? say('，今天起', ', since today') : say(`，已 ${days} 天`, `, for ${days} days`)}
          </span>
        </p>
        {row.node.reviewReason && row.task === 'RETURNED' && (
          <p class="reason">
            {say('退回原因：', 'Returned because: ')}
            {row.node.reviewReason}
          </p>
        )}
        {changed && !fault && <p class="reason">{say('您查看期间，这条记录有变更。', 'This record was changed while you looked at it.')}</p>}
        {fault && (
          <p class="row-fault" role="alert">
            {fault.message}
          </p>
        )}
        {changed && (
          <button type="button" class="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? say('收起变更', 'Hide what changed') : say('看改了什么', 'See what changed')}
          </button>
        )}
        {changed && shown && <WhatChanged model={model} entity={entity} id={row.node.id} since={since} />}
      </div>
      <div class="waiting-steps">
        {done ? (
          <span class="done">✓ {sayDone(settled!.step)}</span>
        ) : props.gone ? (
          <span class="secondary">{say('已不再等待', 'It waits no more')}</span>
        ) : (
          stepsOf(row.task).map((step) => (
            <button key={step} type="button" aria-disabled={props.waits} aria-label={`${sayStep(step)} ${label}`} onClick={() => props.take(step)}>
              {sayStep(step)}
            </button>
          ))
        )}
      </div>
      {props.returning && !over && <ReturnForm count={1} send={props.sendBack} cancel={props.cancel} />}
    </li>
  );
}
