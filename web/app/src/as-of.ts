import { createContext, h, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { AwaitedFailure, useQuery, type Answer } from './api/use-query';
import { graphql } from './gql';
import type { DataStateQuery } from './gql/graphql';
import { isDay } from './format/date';
import { useParams } from './url';

const dataState = graphql(`
  query DataState($asOf: Date) {
    dataState(asOf: $asOf) {
      lastDay
      origins {
        origin
        records
      }
    }
  }
`);

type State = Answer<DataStateQuery>;

const DataState = createContext<State | null>(null);

/**
 * WithDay asks for the last day that the records reach, and for where those come from that count on the day of the
 * page, or now. While that fails, what waits for the day says why.
 */
export function WithDay({ children }: { children: ComponentChildren }) {
  const asked = useParams().params.get('asOf');
  const answer = useQuery(dataState, { asOf: asked !== null && isDay(asked) ? asked : null });
  const awaited = answer.failure ? { failure: answer.failure, retry: answer.retry } : null;
  return h(DataState.Provider, { value: answer }, h(AwaitedFailure.Provider, { value: awaited }, children));
}

/**
 * useAsOf is the day that the page looks at: of the URL, else the last one that the records reach. The day is
 * undefined while that is not known. A day of the URL that is none is handed on as it is, for the API to refuse.
 */
export function useAsOf(): { day: string | undefined; latest: string | undefined; chosen: boolean; valid: boolean; choose: (day: string | null) => void } {
  const { params, change } = useParams();
  const latest = useContext(DataState)?.data?.dataState.lastDay;
  const asked = params.get('asOf');
  return {
    day: asked ?? latest,
    latest,
    chosen: asked !== null,
    valid: asked === null || isDay(asked),
    choose: (day) => change({ asOf: day }),
  };
}

/** useOrigins are the numbers of records by where they come from. */
export function useOrigins(): DataStateQuery['dataState']['origins'] | undefined {
  return useContext(DataState)?.data?.dataState.origins;
}
