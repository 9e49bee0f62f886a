import { useQuery } from '../api/use-query';
import { useAsOf } from '../as-of';
import { graphql } from '../gql';
import { say } from '../language';
import { Money } from '../parts/number';
import { Empty, Loaded } from '../parts/panels';
import { linkTo } from '../url';
import type { Where } from './where';
import './rooms.css';

const byYear = graphql(`
  query MoneyByYear($where: CapitalContributionWhereInput!, $asOf: Date) {
    capitalContributionGroups(where: $where, groupBy: [YEAR], asOf: $asOf) {
      totals {
        count
        amount {
          sum
        }
      }
      edges {
        node {
          key {
            year
          }
          count
          amount {
            sum
          }
        }
      }
    }
  }
`);

/** MoneyByYear shows what was paid in, year by year, of the contributions that a filter selects. */
export function MoneyByYear({ where }: { where: Where }) {
  const { day } = useAsOf();
  const answer = useQuery(byYear, day === undefined ? null : { where, asOf: day });
  return (
    <section class="record-part">
      <h2>{say('到位资金，按年', 'Paid in, by year')}</h2>
      <Loaded answer={answer} class="room-part">
        {({ capitalContributionGroups: groups }) =>
          groups.edges.length === 0 ? (
            <Empty>{say('到这一天还没有已审核的到位资金。', 'Nothing that is validated was paid in by this day.')}</Empty>
          ) : (
            <Bars
              rows={groups.edges.map(({ node }) => ({
                label: String(node.key.year),
                yuan: node.amount.sum ?? '0',
                href: linkTo('/data/capitalContributions', {
                  where: JSON.stringify({ ...where, reviewIn: ['VALIDATED', 'LOCKED'], contributedOnGTE: `${node.key.year}-01-01`, contributedOnLTE: day! < `${node.key.year}-12-31` ? day : `${node.key.year}-12-31` }),
                }),
              }))}
              total={groups.totals.amount.sum}
            />
          )
        }
      </Loaded>
    </section>
  );
}

/** Bars is a table whose amounts have a bar beside them. */
export function Bars({ rows, total }: { rows: { label: string; yuan: string; href?: string }[]; total?: string | null }) {
  const largest = Math.max(...rows.map((row) => Number(row.yuan)), 1);
  return (
    <table class="bars">
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.href ? <a href={row.href}>{row.label}</a> : row.label}</th>
            <td class="bar-cell">
              <div class="bar-of" style={{ width: `${(100 * Number(row.yuan)) / largest}%` }} />
            </td>
            <td class="number">
              <Money yuan={row.yuan} />
            </td>
          </tr>
        ))}
      </tbody>
      {total != null && (
        <tfoot>
          <tr>
            <th scope="row">{say('合计', 'Total')}</th>
            <td />
            <td class="number">
              <strong>
                <Money yuan={total} />
              </strong>
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
