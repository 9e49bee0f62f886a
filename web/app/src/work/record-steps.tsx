import { useMemo, useRef, useState } from 'preact/hooks';
import { entityNamed, type Model } from '../api/model';
import { token } from '../api/session';
import { useQuery } from '../api/use-query';
import { graphql } from '../gql';
import { say } from '../language';
import { FailurePanel } from '../parts/panels';
import { ReturnForm } from './return-form';
import { sayDone, sayStep, sayTask, stepsOf, useSteps, type Outcome, type Step } from './steps';
import { WhatChanged } from './what-changed';
import './work.css';

const waits = graphql(`
  query WaitsForMe($ids: [ID!]!) {
    reviewQueue(where: { ids: $ids }, first: 1) {
      edges {
        task
        node {
          id
          version
          reviewReason
        }
      }
    }
  }
`);

/** RecordSteps are the steps of the review that a record waits for from who looks at it; nothing for others. */
export function RecordSteps({ model, entity: name, id }: { model: Model; entity: string; id: string }) {
  const entity = useMemo(() => entityNamed(model, name)!, [model, name]);
  const { data } = useQuery(waits, token.value === null ? null : { ids: [id] }, true);
  const waiting = data?.reviewQueue.edges[0];
  const [returning, setReturning] = useState(false);
  const [last, setLast] = useState<{ step: Step; version: number; fault: Outcome['fault'] } | null>(null);
  const sent = useRef(0);
  const steps = useSteps((step, [outcome]) => {
    setLast({ step, version: sent.current, fault: outcome?.fault ?? null });
    setReturning(false);
  });
  const take = (step: Step, reason?: string) => {
    const { version } = waiting!.node;
    sent.current = version;
    setLast(null);
    steps.take(step, [{ id, version }], reason);
  };
  if (token.value === null || (!waiting && !last)) return null;
  return (
    <div class="record-steps no-print" aria-busy={steps.busy.size > 0}>
      {waiting && !(last && last.fault === null && waiting.node.version === last.version) && (
        <>
          <strong>{sayTask(waiting.task)}</strong>
          {stepsOf(waiting.task).map((step, i) => (
            <button key={step} type="button" class={i === 0 ? 'primary' : ''} aria-disabled={steps.busy.size > 0} onClick={() => (step === 'return' ? setReturning(true) : take(step))}>
              {sayStep(step)}
            </button>
          ))}
          {waiting.task === 'RETURNED' && waiting.node.reviewReason && (
            <span>
              {say('退回原因：', 'Returned because: ')}
              {waiting.node.reviewReason}
            </span>
          )}
        </>
      )}
      <span class="said" role="status">
        {last?.fault === null && `✓ ${sayDone(last.step)}`}
      </span>
      {last?.fault && (
        <p class="row-fault" role="alert">
          {last.fault.message}
        </p>
      )}
      {last?.fault?.code === 'CONFLICT' && <WhatChanged model={model} entity={entity} id={id} since={last.version} />}
      {steps.failure && <FailurePanel failure={steps.failure} retry={steps.again} />}
      {returning && waiting && <ReturnForm count={1} send={(reason) => take('return', reason)} cancel={() => setReturning(false)} />}
    </div>
  );
}
