import { useQuery } from '../api/use-query';
import { useAsOf } from '../as-of';
import { graphql } from '../gql';
import { say } from '../language';
import './origin-band.css';

const origins = graphql(`
  query Origins($asOf: Date) {
    capitalContributionGroups(groupBy: [ORIGIN], asOf: $asOf) {
      edges {
        node {
          key {
            origin
          }
          count
        }
      }
    }
  }
`);

const names = {
  DEMO: { zh: '演示数据', en: 'Made up for demonstration' },
  OFFICIAL: { zh: '官方', en: 'Official' },
  REGISTERED: { zh: '登记', en: 'Registered' },
} as const;

/** OriginBand says what share of the records is made up, published and registered; where some are made up, in colour. */
export function OriginBand() {
  const { day, valid } = useAsOf();
  const { data } = useQuery(origins, day === undefined || !valid ? null : { asOf: day });
  const groups = data?.capitalContributionGroups.edges.map(({ node }) => node) ?? [];
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const made = groups.some((group) => group.key.origin === 'DEMO');
  return (
    <aside class={`origin-band ${made ? "made-up" : ""}`} aria-label={say("数据来源", "Where the data are from")}>
      {total > 0 &&
        (['DEMO', 'OFFICIAL', 'REGISTERED'] as const).map((origin) => (
          <span key={origin}>
            {say(names[origin].zh, names[origin].en)}{' '}
            {share(groups.find((group) => group.key.origin === origin)?.count ?? 0, total)}
          </span>
        ))}
    </aside>
  );
}

/** share in percent; what is there is never shown as nothing, nor what is not all as all. */
function share(part: number, all: number): string {
  const percent = (100 * part) / all;
  const shown = Math.round(percent * 10) / 10;
  if (part > 0 && shown === 0) return '< 0.1\u2009%';
  if (part < all && shown === 100) return '> 99.9\u2009%';
  return `${shown}\u2009%`;
}
