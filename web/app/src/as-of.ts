import { useQuery } from './api/use-query';
import { graphql } from './gql';
import { isDay } from './format/date';
import { useParams } from './url';

const latestDay = graphql(`
  query LatestDay {
    summary {
      asOf
    }
  }
`);

/**
 * useAsOf is the day that the page looks at: of the URL, else the last one that the records reach. The day is
 * undefined while that is not known. A day of the URL that is none is handed on as it is, for the API to refuse.
 */
export function useAsOf(): { day: string | undefined; latest: string | undefined; chosen: boolean; valid: boolean; choose: (day: string | null) => void } {
  const { params, change } = useParams();
  const { data } = useQuery(latestDay, {});
  const latest = data?.summary.asOf;
  const asked = params.get('asOf');
  return {
    day: asked ?? latest,
    latest,
    chosen: asked !== null,
    valid: asked === null || isDay(asked),
    choose: (day) => change({ asOf: day }),
  };
}
