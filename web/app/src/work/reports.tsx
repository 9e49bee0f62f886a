import { nodesOf } from '../api/nodes';
import { useQuery } from '../api/use-query';
import { yearMonth } from '../format/date';
import { graphql } from '../gql';
import type { MyReportsQuery } from '../gql/graphql';
import { say } from '../language';
import { Loaded } from '../parts/panels';
import { Section } from '../parts/section';
import { linkTo } from '../url';

const reports = graphql(`
  query MyReports {
    me {
      id
      missingReports {
        month
        employment
        monitoring
        county {
          id
          code
          name
          nameEn
        }
      }
    }
  }
`);

const periods = graphql(`
  query MyPeriods($provinces: [ID!]!, $year: Int!) {
    provinces(first: 40, where: { idIn: $provinces, hasCountiesWith: { designation: KEY } }) {
      edges {
        node {
          id
          name
          nameEn
          reviewPeriods(first: 10, where: { yearGTE: $year }, orderBy: [{ field: YEAR, direction: DESC }]) {
            edges {
              node {
                id
                year
                status
                reason
              }
            }
          }
        }
      }
    }
  }
`);

type Missing = NonNullable<NonNullable<MyReportsQuery['me']>['missingReports']>[number];

/** MissingReports are the months for which the person's key counties have not reported. */
export function MissingReports() {
  const answer = useQuery(reports, {}, true);
  if (answer.data && !answer.data.me?.missingReports?.length) return null;
  return (
    <Section title={say('缺报的月份（近 12 个月）', 'Months without a report (the last 12)')}>
      <Loaded answer={answer} class="reports-room">
        {({ me }) => {
          const counties = byCounty(me?.missingReports ?? []);
          const list = <CountyList counties={counties} />;
          if (counties.length <= few) return list;
          return (
            <details>
              <summary>{say(`${counties.length} 个县缺报`, `${counties.length} counties have not reported`)}</summary>
              {list}
            </details>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** More counties than these are shown on demand. */
const few = 3;

function CountyList({ counties }: { counties: Missing[][] }) {
  return (
          <ul class="plain-list missing-reports">
            {counties.map((list) => (
              <li key={list[0]!.county.id}>
                <strong>
                  <a href={linkTo(`/counties/${list[0]!.county.code}`)}>{say(list[0]!.county.name, list[0]!.county.nameEn)}</a>
                </strong>
                {(['employment', 'monitoring'] as const).map((kind) => {
                  const months = list.filter((one) => one[kind]).map((one) => yearMonth(one.month));
                  return (
                    months.length > 0 && (
                      <p key={kind}>
                        <span class="secondary">{kind === 'employment' ? say('务工', 'Workers') : say('监测', 'Monitoring')}</span>{' '}
                        {say(`${months.length} 个月`, `${months.length} months`)}
                        {say('：', ': ')}
                        {spans(months).join(say('、', ', '))}
                      </p>
                    )
                  );
                })}
              </li>
            ))}
          </ul>
  );
}

function byCounty(missing: readonly Missing[]): Missing[][] {
  const counties = new Map<string, Missing[]>();
  for (const one of missing) counties.set(one.county.id, [...(counties.get(one.county.id) ?? []), one]);
  return [...counties.values()];
}

/** spans writes months that follow each other as one: 2026-01 – 2026-04. */
function spans(months: string[]): string[] {
  const order = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  const list: [string, string][] = [];
  for (const month of months) {
    const last = list.at(-1);
    if (last && order(month) === order(last[1]) + 1) last[1] = month;
    else list.push([month, month]);
  }
  return list.map(([from, to]) => (from === to ? from : `${from} – ${to}`));
}

/** Periods are the years of the person's provinces that are over and still open, or open again. */
export function Periods({ provinces }: { provinces: string[] }) {
  const thisYear = Number(new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 4));
  const answer = useQuery(periods, provinces.length === 0 ? null : { provinces, year: thisYear - 5 }, true);
  const open = nodesOf(answer.data?.provinces).flatMap((province) => {
    const years = nodesOf(province.reviewPeriods);
    const last = years.find((period) => period.year === thisYear - 1);
    return [
      ...(last ? [] : [{ province, year: thisYear - 1, reason: null as string | null, again: false }]),
      ...years.filter((period) => period.status === 'REOPENED').map((period) => ({ province, year: period.year, reason: period.reason ?? null, again: true })),
    ];
  });
  if (open.length === 0) return null;
  return (
    <Section title={say('即将关账的年度', 'Years that close soon')}>
      <ul class="plain-list">
        {open.map(({ province, year, reason, again }) => (
          <li key={`${province.id} ${year}`}>
            <strong>{say(`${province.name} ${year} 年度`, `${province.nameEn} ${year}`)}</strong>{' '}
            {again
              ? say('已重新开放，更正后将再次关账', 'is open again, and closes when it is corrected')
              : say('已结束，尚未关账：关账后不能再更正', 'is over and not closed yet: once it is closed, nothing of it can be corrected')}
            {reason && say(`（原因：${reason}）`, ` (because: ${reason})`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
