import { signal } from '@preact/signals';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { language } from '../language';
import { Failure } from './failure';
import { request, type Document } from './request';
import { token } from './session';

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
const retryAfter = 1500;

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

/**
 * useQuery asks and keeps asking when the variables change; null variables wait. The request ends with the component.
 * Data stay while new ones load. While the server is loading its data, it is asked again.
 */
export function useQuery<Data, Variables>(document: Document<Data, Variables>, variables: Variables | null): Answer<Data> {
  const text = document.toString();
  const key = variables === null ? null : [language.value, token.value ?? '', text, JSON.stringify(variables)].join('\n');
  const state = useRef<{ key: string | null; text: string; data: Data | undefined; failure: Failure | undefined; loading: boolean }>({
    key: null,
    text,
    data: undefined,
    failure: undefined,
    loading: true,
  });
  const [attempt, draw] = useReducer((n: number, _: void) => n + 1, 0);
  const again = useRef(0);

  const now = age.value;
  const s = state.current;
  if (s.key !== key) {
    if (s.text !== text) s.data = undefined; // another question: its data have another shape
    s.key = key;
    s.text = text;
    s.failure = undefined;
    s.loading = true;
    if (key !== null && kept.has(key)) s.data = kept.get(key) as Data;
  }

  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    let timer = 0;
    const settle = (change: Partial<typeof s>) => {
      if (controller.signal.aborted) return;
      Object.assign(state.current, change);
      draw();
    };
    const ask = () => {
      request(document, variables!, controller.signal).then(
        (data) => {
          remember(key, data);
          settle({ data, failure: undefined, loading: false });
        },
        (error: unknown) => {
          if (!(error instanceof Failure)) {
            if (controller.signal.aborted) return;
            throw error;
          }
          if (error.passing) timer = window.setTimeout(ask, retryAfter);
          settle({ failure: error, loading: error.passing });
        },
      );
    };
    ask();
    return () => {
      controller.abort();
      window.clearTimeout(timer);
    };
  }, [key, again.current, now]);

  void attempt;
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
