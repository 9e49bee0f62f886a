import { useQuery } from '../../api/use-query';
import { count, group, money, percent, scaled, signed, type Shown } from '../../format/number';
import { graphql } from '../../gql';
import type { OverviewFiguresQuery } from '../../gql/graphql';
import { say } from '../../language';
import type { Chosen } from '../../map/flows';
import { Figure } from '../../parts/number';
import { Loaded } from '../../parts/panels';
import { yearEarlier } from './day';

const summaries = graphql(`
  query OverviewFigures($days: [Date!]!, $east: String, $west: String) {
    summaries(days: $days, province: $west, supportingProvince: $east) {
      paidIn
      guidedEnterprises
      coBuiltParks
      keyCounties
      supportedKeyCounties
      pairings
      workers {
        workers
        change
      }
      consumption {
        amount
      }
      linkingFunds {
        amount
      }
      industryShare
      easternFunds
      fundsInPlace
      linkedEnterprises
      officials
      professionals
      riskEliminatedShare
      longestDaysToIdentify
    }
  }
`);

type SummaryOfDay = OverviewFiguresQuery['summaries'][number];

/** A figure as it is shown. */
interface Row {
  name: string;
  /** As a decimal number; null: no record tells. */
  value: string | null;
  before: string | null;
  show: (value: string) => Shown;
  /** What stands below the figure. */
  note?: string | null;
  /** How the change is told: in percent, unless as a number or, of what is in percent already, in points. */
  change?: 'number' | 'points';
  /** What the change is against, where that is not a year before. */
  against?: string;
}

const text = (n: number | null | undefined): string | null => (n == null ? null : String(n));

function rowsOf(now: SummaryOfDay, earlier: SummaryOfDay): Row[] {
  const amount = (name: string, of: (s: SummaryOfDay) => string | null | undefined, note?: string | null): Row => ({
    name,
    value: of(now) ?? null,
    before: of(earlier) ?? null,
    show: money,
    note,
  });
  const number = (name: string, unit: string, of: (s: SummaryOfDay) => number | null | undefined, note?: string | null): Row => ({
    name,
    value: text(of(now)),
    before: text(of(earlier)),
    show: (value) => count(value, unit),
    note,
  });
  const some = (value: string | number | null | undefined, says: (value: string) => string) => (value == null ? null : says(String(value)));
  return [
    amount(say('实际到位投资', 'Paid-in investment'), (s) => s.paidIn),
    number(say('引导投资企业', 'Enterprises investing'), say('家', ''), (s) => s.guidedEnterprises),
    number(say('共建产业园区', 'Co-built parks'), say('个', ''), (s) => s.coBuiltParks),
    {
      ...number(
        say('受援重点帮扶县', 'Key counties supported'),
        say('个', ''),
        (s) => s.supportedKeyCounties,
        some(now.keyCounties, (n) => say(`共 ${n} 个`, `of ${n}`)),
      ),
      change: 'number',
    },
    { ...number(say('结对关系', 'Pairings'), say('对', ''), (s) => s.pairings), change: 'number' },
    {
      // A stock: as it is published, its change is on the end of the year before.
      ...number(say('务工规模', 'Workers in employment'), say('人', ''), (s) => s.workers?.workers),
      before: now.workers?.change == null ? null : String(now.workers.workers - now.workers.change),
      against: say('较上年末', 'on the end of last year'),
    },
    amount(say('消费帮扶（当年）', 'Consumption, this year'), (s) => s.consumption?.amount),
    amount(
      say('中央衔接资金（当年）', 'Linking funds, this year'),
      (s) => s.linkingFunds?.amount,
      some(now.industryShare, (share) => say(`产业 ${percent(share)}`, `${percent(share)} for industry`)),
    ),
    amount(say('东部财政援助（当年）', 'Eastern funds, this year'), (s) => s.easternFunds),
    amount(
      say('万企兴万村到位资金', 'Ten thousand enterprises'),
      (s) => s.fundsInPlace,
      some(now.linkedEnterprises, (n) => say(`民营企业 ${group(n)} 家`, `${group(n)} private enterprises`)),
    ),
    number(
      say('专业技术人才', 'Professionals sent'),
      say('人', ''),
      (s) => s.professionals,
      some(now.officials, (n) => say(`挂职干部 ${group(n)} 人`, `${group(n)} cadres on secondment`)),
    ),
    {
      name: say('风险消除比例', 'Risk eliminated'),
      value: now.riskEliminatedShare ?? null,
      before: earlier.riskEliminatedShare ?? null,
      show: (value) => ({ number: group(scaled(value, 0, 1)), unit: '%', exact: `${value}\u2009%` }),
      note: some(now.longestDaysToIdentify, (n) => say(`最长 ${n} 天识别`, `identified within ${n} days`)),
      change: 'points',
    },
  ];
}

export function Figures({ day, chosen }: { day: string | undefined; chosen: Chosen }) {
  const answer = useQuery(
    summaries,
    day === undefined ? null : { days: [day, yearEarlier(day)], east: chosen.east, west: chosen.west },
  );
  return (
    <section class="figures" aria-label={say('主要数据', 'Main figures')}>
      <Loaded answer={answer} class="figures-room">
        {({ summaries: [now, earlier] }) => (
          <dl>
            {rowsOf(now!, earlier!).map((row) => (
              <div key={row.name}>
                <dt>{row.name}</dt>
                <dd class="value">
                  <Figure shown={row.value === null ? null : row.show(row.value)} />
                </dd>
                <dd class="change">
                  <Change row={row} />
                </dd>
                <dd class="note">{row.note}</dd>
              </div>
            ))}
          </dl>
        )}
      </Loaded>
    </section>
  );
}

/** Change on a year before: the sign says which way, and the figure of then is there on hover. */
function Change({ row }: { row: Row }) {
  const { value, before } = row;
  if (value === null) return <>{say('无记录', 'no records')}</>;
  if (before === null || Number(before) === 0) return <>{say('上年同期无记录', 'none a year before')}</>;
  const difference = Number(value) - Number(before);
  return (
    <span title={`${row.against ?? say('上年同期', 'a year before')} ${row.show(before).exact}`}>
      {row.against ?? say('同比', 'year on year')} {difference === 0 ? say('持平', 'no change') : signed(changeOf(row.change, difference, Number(before)))}
    </span>
  );
}

function changeOf(as: Row['change'], difference: number, before: number): string {
  switch (as) {
    case 'number':
      return group(String(difference));
    case 'points':
      return `${group(difference.toFixed(1))}\u2009${say('个百分点', 'points')}`;
    default:
      return percent(((100 * difference) / before).toFixed(4));
  }
}
