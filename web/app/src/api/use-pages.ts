import { useContext, useEffect, useReducer, useRef } from 'preact/hooks';
import { language } from '../language';
import { Failure, unreachable } from './failure';
import { request, type Document } from './request';
import { reader } from './session';
import { AwaitedFailure, retryAfter } from './use-query';

interface Page<Node> {
  list: { totalCount?: number; edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

/** The rows of a list that have been loaded so far. */
export interface Rows<Node> {
  rows: Node[];
  /** What the first page has beside its rows. */
  head: Record<string, unknown>;
  total: number | undefined;
  /** Whether the rows are of another question than the one that is being asked. */
  loading: boolean;
  loadingMore: boolean;
  more: boolean;
  failure: Failure | undefined;
  loadMore: () => void;
  retry: () => void;
}

const pageSize = 100;
/** Pages after the first are as large as the API gives. */
const morePerPage = 200;

/**
 * usePages reads a list page by page. The document calls the list "list" and takes $first, $after and $total, which asks
 * for the number of all. Rows stay while those of another question load.
 */
export function usePages<Node>(document: Document<Page<Node>, Record<string, unknown>> | null, variables: Record<string, unknown>): Rows<Node> {
  const text = reader.value + (document?.toString() ?? ''); // rows of another reader are not kept either
  const key = [language.value, text, JSON.stringify(variables)].join('\n');
  const [attempt, draw] = useReducer((n: number, _: void) => n + 1, 0);
  const state = useRef({ text: '', rows: [] as Node[], head: {} as Record<string, unknown>, total: undefined as number | undefined, cursor: null as string | null, more: false, failure: undefined as Failure | undefined, loading: true, loadingMore: false });
  const controller = useRef<AbortController | null>(null);
  const again = useRef(0);
  const awaited = useContext(AwaitedFailure);

  const load = (after: string | null) => {
    const s = state.current;
    const current = controller.current!;
    request(document!, { ...variables, first: after === null ? pageSize : morePerPage, after, total: after === null }, current.signal).then(
      ({ list }) => {
        if (current.signal.aborted) return;
        const nodes = list.edges.map((edge) => edge.node);
        if (after === null) s.rows = nodes;
        else s.rows.push(...nodes); // a copy of all for each page would take long when there are many
        if (after === null) s.head = list as unknown as Record<string, unknown>;
        if (list.totalCount !== undefined) s.total = list.totalCount;
        Object.assign(s, { cursor: list.pageInfo.endCursor, more: list.pageInfo.hasNextPage, failure: undefined, loading: false, loadingMore: false });
        draw();
      },
      (error: unknown) => {
        if (current.signal.aborted) return;
        s.failure = error instanceof Failure ? error : unreachable();
        s.loadingMore = false;
        if (s.failure.passing) window.setTimeout(() => !current.signal.aborted && load(after), retryAfter);
        else s.loading = false;
        draw();
      },
    );
  };

  useEffect(() => {
    if (!document) return;
    const s = state.current;
    controller.current = new AbortController();
    if (s.text !== text) Object.assign(s, { rows: [], head: {}, total: undefined });
    Object.assign(s, { text, loading: true, loadingMore: false, failure: undefined });
    draw();
    load(null);
    return () => controller.current?.abort();
  }, [key, again.current]);

  void attempt;
  const s = state.current;
  const waits = document === null ? awaited : null;
  return {
    rows: s.text === text ? s.rows : [],
    head: s.text === text ? s.head : {},
    total: s.text === text ? s.total : undefined,
    loading: s.loading || s.text !== text,
    loadingMore: s.loadingMore,
    more: s.more,
    failure: waits?.failure ?? s.failure,
    loadMore: () => {
      if (s.loading || s.loadingMore || !s.more || s.failure) return;
      s.loadingMore = true;
      load(s.cursor);
      draw();
    },
    retry: () => {
      if (waits) return waits.retry();
      again.current += 1;
      s.failure = undefined;
      draw();
    },
  };
}
