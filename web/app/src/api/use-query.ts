import { effect, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useEffect, useReducer, useRef } from 'preact/hooks';
import { language } from '../language';
import { Failure } from './failure';
import { request, type Document } from './request';
import { reader } from './session';

/** What is known of the answer to a query. */
export interface Answer<Data> {
  /** The data, of the variables before while those of now are loading. */
  data: Data | undefined;
  failure: Failure | undefined;
  loading: boolean;
  retry: () => void;
}

/** Answers by what was asked, so that going back shows a page at once; the newest are last. */
const kept = new Map<string, unknown>();
const mostKept = 60;
/** How long a server that is loading its data is left alone, in ms. */
export const retryAfter = 1500;

function remember(key: string, data: unknown): void {
  kept.delete(key);
  kept.set(key, data);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
}

/** How often what was read has become old. */
const age = signal(0);

/** refreshAnswers is for after a change: what was read before may be old, and what is shown is asked for again. */
export function refreshAnswers(): void {
  kept.clear();
  age.value += 1;
}

/** How often something has changed that live questions are about. */
const liveAge = signal(0);

/** refreshLive asks live questions again. */
export function refreshLive(): void {
  liveAge.value += 1;
}

// What was read for one person is not shown to the next.
effect(() => {
  void reader.value;
  kept.clear();
});

/** What questions with null variables wait for, where that has failed: the day of the page. */
export const AwaitedFailure = createContext<{ failure: Failure; retry: () => void } | null>(null);

/** Questions that are being answered, each with how many wait for it. */
const running = new Map<string, { answer: Promise<unknown>; users: number; controller: AbortController }>();

/** join asks, or waits for the answer to the same question. The request ends when all who wait have left. */
function join(key: string, ask: (signal: AbortSignal) => Promise<unknown>): { answer: Promise<unknown>; leave: () => void } {
  let one = running.get(key);
  if (!one) {
    const controller = new AbortController();
    one = { answer: ask(controller.signal), users: 0, controller };
    running.set(key, one);
    const asked = one;
    const end = () => running.get(key) === asked && running.delete(key);
    asked.answer.then(end, end);
  }
  const joined = one;
  joined.users += 1;
  return {
    answer: joined.answer,
    leave: () => {
      joined.users -= 1;
      if (joined.users > 0 || running.get(key) !== joined) return;
      running.delete(key);
      joined.controller.abort();
    },
  };
}

/**
 * useQuery asks and keeps asking when the variables change; null variables wait. The request ends with the component.
 * Data stay while new ones load. While the server is loading its data, it is asked again. A live question is asked again
 * whenever refreshLive says so.
 */
export function useQuery<Data, Variables>(document: Document<Data, Variables>, variables: Variables | null, live = false): Answer<Data> {
  const text = document.toString();
  const key = variables === null ? null : [language.value, reader.value, text, JSON.stringify(variables)].join('\n');
  const state = useRef<{ key: string | null; text: string; reader: string; data: Data | undefined; failure: Failure | undefined; loading: boolean }>({
    key: null,
    text,
    reader: reader.value,
    data: undefined,
    failure: undefined,
    loading: true,
  });
  const [attempt, draw] = useReducer((n: number, _: void) => n + 1, 0);
  const again = useRef(0);
  const awaited = useContext(AwaitedFailure);

  const now = age.value + (live ? liveAge.value : 0);
  const s = state.current;
  if (s.key !== key) {
    if (s.text !== text || s.reader !== reader.value) s.data = undefined; // of another shape, or for somebody else
    s.key = key;
    s.text = text;
    s.reader = reader.value;
    s.failure = undefined;
    s.loading = true;
    if (key !== null && kept.has(key)) s.data = kept.get(key) as Data;
  }

  useEffect(() => {
    if (key === null) return;
    let here = true;
    let leave = () => {};
    let timer = 0;
    const settle = (change: Partial<typeof s>) => {
      if (!here) return;
      Object.assign(state.current, change);
      draw();
    };
    const ask = () => {
      const joined = join(`${now}\n${key}`, (signal) => request(document, variables!, signal));
      leave = joined.leave;
      joined.answer.then(
        (data) => {
          remember(key, data);
          settle({ data: data as Data, failure: undefined, loading: false });
        },
        (error: unknown) => {
          if (!(error instanceof Failure)) {
            if (!here) return;
            throw error;
          }
          if (here && error.passing) timer = window.setTimeout(ask, retryAfter);
          settle({ failure: error, loading: error.passing });
        },
      );
    };
    ask();
    return () => {
      here = false;
      leave();
      window.clearTimeout(timer);
    };
  }, [key, again.current, now]);

  void attempt;
  if (key === null && awaited) return { data: undefined, failure: awaited.failure, loading: awaited.failure.passing, retry: awaited.retry };
  return {
    data: s.data,
    failure: s.failure,
    loading: s.loading,
    retry: () => {
      again.current += 1;
      s.failure = undefined;
      s.loading = true;
      draw();
    },
  };
}
