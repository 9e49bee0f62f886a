import { useQuery } from '../api/use-query';
import { useAsOf } from '../as-of';
import { graphql } from '../gql';
import { say } from '../language';
import { Count, Money } from '../parts/number';
import { Page } from '../parts/page';
import { Loaded } from '../parts/panels';

const overview = graphql(`
  query Overview($asOf: Date) {
    summary(asOf: $asOf) {
      asOf
      pairings
      paidIn
    }
  }
`);

export default function Overview() {
  const { day } = useAsOf();
  const answer = useQuery(overview, day === undefined ? null : { asOf: day });
  return (
    <Page title={say('总览', 'Overview')}>
      <Loaded answer={answer} height={64}>
        {({ summary }) => (
          <p>
            <Money yuan={summary.paidIn} /> <Count of={summary.pairings} />
          </p>
        )}
      </Loaded>
    </Page>
  );
}
