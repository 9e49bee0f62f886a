import { useMemo, useRef, useState } from 'preact/hooks';
import { entityNamed, type Model } from '../api/model';
import { textDocument } from '../api/request';
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
    reviewQueue(where: { ids: $ids }, first: 200) {
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

/** useTogether is a record with those that are put on record by its form, such as payments, and take the same steps. */
function useTogether(model: Model, name: string, id: string): string[] | null {
  const document = useMemo(() => {
    const entity = entityNamed(model, name)!;
    const rows = model.forms.filter((form) => form.entity === name).flatMap((form) => form.fields.filter((field) => field.fields).map((field) => field.name));
    const lists = entity.connections
      .filter((list) => rows.includes(list.name) && entityNamed(model, list.entity)?.fields.some((field) => field.name === 'review'))
      .map((list) => `${list.name}(first: 199, where: {reviewNotIn: [VALIDATED, LOCKED]}) { edges { node { id } } }`);
    return lists.length === 0 ? null : textDocument<{ node: Record<string, { edges: { node: { id: string } }[] }> | null }>(`query Together($id: ID!) { node(id: $id) { ... on ${name} { ${lists.join(' ')} } } }`);
  }, [model, name]);
  const { data } = useQuery(document ?? nothing, document === null || token.value === null ? null : { id }, true);
  if (document === null) return [id];
  return data ? [id, ...Object.values(data.node ?? {}).flatMap((list) => list.edges.map(({ node }) => node.id))] : null;
}

const nothing = textDocument<{ node: null }, { id: string }>('{ __typename }');

/** RecordSteps are the steps of the review that a record waits for from who looks at it; nothing for others. */
export function RecordSteps({ model, entity: name, id }: { model: Model; entity: string; id: string }) {
  const entity = useMemo(() => entityNamed(model, name)!, [model, name]);
  const ids = useTogether(model, name, id);
  const { data } = useQuery(waits, token.value === null || ids === null ? null : { ids }, true);
  const [returning, setReturning] = useState(false);
  const [last, setLast] = useState<{ step: Step; version: number | undefined; fault: Outcome['fault'] } | null>(null);
  const sent = useRef(new Map<string, number>());
  const steps = useSteps((step, outcomes) => {
    const refused = outcomes.filter((outcome) => outcome.fault);
    const first = refused.find((outcome) => outcome.id === id) ?? refused[0];
    setLast({ step, version: first?.id === id ? sent.current.get(id) : undefined, fault: first?.fault ?? null });
    for (const outcome of refused) sent.current.delete(outcome.id);
    setReturning(false);
  });
  // What has just taken a step waits no more, although the answer that says so is still on its way.
  const edges = (data?.reviewQueue.edges ?? []).filter(({ node }) => !(last && sent.current.get(node.id) === node.version));
  const waiting = edges.find(({ node }) => node.id === id) ?? edges[0];
  const together = edges.filter((edge) => edge.task === waiting?.task);
  const take = (step: Step, reason?: string) => {
    const records = together.map(({ node: { id, version } }) => ({ id, version }));
    sent.current = new Map(records.map((record) => [record.id, record.version]));
    setLast(null);
    steps.take(step, records, reason);
  };
  if (token.value === null || (!waiting && !last)) return null;
  return (
    <div class="record-steps no-print" aria-busy={steps.busy.size > 0}>
      {waiting && (
        <>
          <strong>{sayTask(waiting.task)}</strong>
          {stepsOf(waiting.task).map((step, i) => (
            <button key={step} type="button" class={i === 0 ? 'primary' : ''} aria-disabled={steps.busy.size > 0} onClick={() => (step === 'return' ? setReturning(true) : take(step))}>
              {sayStep(step)}
              {together.length > 1 && say(`（${together.length} 条）`, ` (${together.length})`)}
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
      {last?.fault?.code === 'CONFLICT' && last.version !== undefined && <WhatChanged model={model} entity={entity} id={id} since={last.version} />}
      {steps.failure && <FailurePanel failure={steps.failure} retry={steps.again} />}
      {returning && waiting && <ReturnForm count={together.length} send={(reason) => take('return', reason)} cancel={() => setReturning(false)} />}
    </div>
  );
}
