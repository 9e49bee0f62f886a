// The steps of the review, for one record or many.
import { useRef, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { request, textDocument } from '../api/request';
import { refreshAnswers } from '../api/use-query';
import { say } from '../language';

export type Task = 'CONFIRM' | 'VALIDATE' | 'RETURNED' | 'DRAFT';
export type Step = 'submit' | 'confirm' | 'validate' | 'return';

/** stepsOf are the steps that a task waits for, the usual one first. */
export function stepsOf(task: Task): Step[] {
  switch (task) {
    case 'CONFIRM':
      return ['confirm', 'return'];
    case 'VALIDATE':
      return ['validate', 'return'];
    default:
      return ['submit'];
  }
}

export function sayTask(task: Task): string {
  switch (task) {
    case 'CONFIRM':
      return say('待我确认', 'To confirm');
    case 'VALIDATE':
      return say('待我审核', 'To validate');
    case 'RETURNED':
      return say('退回给我', 'Returned to me');
    case 'DRAFT':
      return say('草稿', 'Drafts');
  }
}

export function sayStep(step: Step): string {
  switch (step) {
    case 'submit':
      return say('提交', 'Hand in');
    case 'confirm':
      return say('确认', 'Confirm');
    case 'validate':
      return say('审核通过', 'Validate');
    case 'return':
      return say('退回', 'Return');
  }
}

export function sayDone(step: Step): string {
  switch (step) {
    case 'submit':
      return say('已提交', 'Handed in');
    case 'confirm':
      return say('已确认', 'Confirmed');
    case 'validate':
      return say('已审核通过', 'Validated');
    case 'return':
      return say('已退回', 'Returned');
  }
}

/** A record as it was seen. */
export interface Seen {
  id: string;
  version: number;
}

/** What became of a record. */
export interface Outcome {
  id: string;
  fault: { code: string; message: string } | null;
}

const documentOf = (step: Step) => {
  const input = `${step[0]!.toUpperCase()}${step.slice(1)}RecordsInput!`;
  return textDocument<{ taken: { outcomes: Outcome[] } }, { input: unknown }>(
    `mutation Take($input: ${input}) { taken: ${step}Records(input: $input) { outcomes { id fault { code message } } } }`,
  );
};

/** A step that somebody has clicked. Its key stays the same however often it is sent, so that it is done once. */
interface Attempt {
  step: Step;
  records: Seen[];
  reason?: string;
  key: string;
}

/** newKey is a key that no other click has. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How often a step is sent before one is asked to try again, and how long it waits in between, in ms. */
const attempts = 3;
const pause = 1000;

async function send({ step, records, reason, key }: Attempt): Promise<Outcome[]> {
  const input = { records, partial: true, ...(reason === undefined ? {} : { reason }) };
  for (let left = attempts; ; left--) {
    try {
      return (await request(documentOf(step), { input }, undefined, { 'Idempotency-Key': key })).taken.outcomes;
    } catch (error) {
      const lost = error instanceof Failure && (error.passing || error.code === 'UNREACHABLE' || error.code === 'UNREADABLE');
      if (!lost || left === 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** useSteps takes steps, one after the other: clicks meanwhile do nothing. settled is told what became of each record. */
export function useSteps(settled: (step: Step, outcomes: Outcome[]) => void) {
  const running = useRef(false);
  const [busy, setBusy] = useState<Attempt | null>(null);
  const [failed, setFailed] = useState<{ attempt: Attempt; failure: Failure } | null>(null);
  const run = async (attempt: Attempt) => {
    if (running.current) return;
    running.current = true;
    setBusy(attempt);
    setFailed(null);
    try {
      settled(attempt.step, await send(attempt));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailed({ attempt, failure: error });
    } finally {
      running.current = false;
      setBusy(null);
      refreshAnswers();
    }
  };
  return {
    /** The records that are being sent. */
    busy: new Set(busy?.records.map((record) => record.id)),
    failure: failed?.failure,
    /** again sends what failed, with its key. */
    again: () => failed && void run(failed.attempt),
    take: (step: Step, records: Seen[], reason?: string) => void run({ step, records, reason, key: newKey() }),
  };
}
