import { createContext, h, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { AwaitedFailure, useQuery, type Answer } from './api/use-query';
import { graphql } from './gql';
import type { LatestDayQuery } from './gql/graphql';
import { isDay } from './format/date';
import { useParams } from './url';

const latestDay = graphql(`
  query LatestDay {
    summary {
      asOf
    }
  }
`);

type Latest = Answer<LatestDayQuery>;

const LatestDay = createContext<Latest | null>(null);

/** WithDay asks once for the last day that the records reach. While that fails, what waits for the day says why. */
export function WithDay({ children }: { children: ComponentChildren }) {
  const answer = useQuery(latestDay, {});
  const awaited = answer.failure ? { failure: answer.failure, retry: answer.retry } : null;
  return h(LatestDay.Provider, { value: answer }, h(AwaitedFailure.Provider, { value: awaited }, children));
}

/**
 * useAsOf is the day that the page looks at: of the URL, else the last one that the records reach. The day is
 * undefined while that is not known. A day of the URL that is none is handed on as it is, for the API to refuse.
 */
export function useAsOf(): { day: string | undefined; latest: string | undefined; chosen: boolean; valid: boolean; choose: (day: string | null) => void } {
  const { params, change } = useParams();
  const latest = useContext(LatestDay)?.data?.summary.asOf;
  const asked = params.get('asOf');
  return {
    day: asked ?? latest,
    latest,
    chosen: asked !== null,
    valid: asked === null || isDay(asked),
    choose: (day) => change({ asOf: day }),
  };
}
