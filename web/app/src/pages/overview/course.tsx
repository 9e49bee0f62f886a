import { useLocation } from 'preact-iso';
import { useCallback } from 'preact/hooks';
import { useQuery } from '../../api/use-query';
import { monthsAfter, quarterOf } from '../../format/date';
import { money, plain } from '../../format/number';
import { graphql } from '../../gql';
import type { OverviewCourseQuery } from '../../gql/graphql';
import { language, say } from '../../language';
import { explorePaid, paidBetween, type Chosen } from '../../map/flows';
import { axes, Chart, tooltip, type Palette } from '../../parts/chart';
import { Empty, Loaded } from '../../parts/panels';
import { Money } from '../../parts/number';
import { Section } from '../../parts/section';
import { TableScroll } from '../../parts/table-scroll';

const course = graphql(`
  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {
    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {
      edges {
        node {
          key {
            quarter
          }
          amount {
            sum
            sumYearEarlier
          }
        }
      }
    }
  }
`);

type Quarter = OverviewCourseQuery['capitalContributionGroups']['edges'][number]['node'];

/** Course is what was paid in each quarter; a quarter leads to who paid it to whom, unless the page leads nowhere. */
export function Course({ day, chosen, height = 340, leads = true }: { day: string | undefined; chosen: Chosen; height?: number; leads?: boolean }) {
  const where = paidBetween(chosen);
  const answer = useQuery(course, day === undefined ? null : { asOf: day, where });
  const linkOf = (quarter: string) => explorePaid('SUPPORTING_PROVINCE,RECEIVING_PROVINCE', { ...where, contributedOnGTE: quarter, contributedOnLT: monthsAfter(quarter, 3) });
  return (
    <Section class="course" title={say('到位资金：按季度', 'Paid in by quarter')}>
      <Loaded answer={answer} class="course-room">
        {(data) => {
          const quarters = data.capitalContributionGroups.edges.map(({ node }) => node).filter(({ key }) => key.quarter != null);
          if (quarters.length === 0) return <Empty>{say('到这一天还没有到位资金。', 'Nothing had been paid in by this day.')}</Empty>;
          return <CourseChart quarters={quarters} height={height} linkOf={leads ? linkOf : undefined} />;
        }}
      </Loaded>
    </Section>
  );
}

function CourseChart({ quarters, height, linkOf }: { quarters: Quarter[]; height: number; linkOf: ((quarter: string) => string) | undefined }) {
  const { route } = useLocation();
  const tongue = language.value;
  const option = useCallback(
    (palette: Palette) => {
      const scale = tongue === 'en' ? 1e9 : 1e8;
      const lines = axes(palette);
      return {
        grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
        tooltip: {
          ...tooltip(palette),
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          formatter: (points: { dataIndex: number }[]) => {
            const quarter = quarters[points[0]?.dataIndex ?? 0]!;
            const earlier = quarter.amount.sumYearEarlier;
            return (
              `${quarterOf(quarter.key.quarter!)}\n${plain(money(quarter.amount.sum ?? '0.00'))}` +
              (earlier == null ? '' : `\n${say('上年同期', 'A year before')} ${plain(money(earlier))}`)
            );
          },
        },
        xAxis: { type: 'category', data: quarters.map(({ key }) => quarterOf(key.quarter!)), ...lines, splitLine: { show: false } },
        yAxis: { type: 'value', name: say('亿元', 'bn yuan'), nameTextStyle: { color: palette.secondary, align: 'left' }, ...lines, axisLine: { show: false } },
        series: [
          {
            type: 'bar',
            data: quarters.map(({ amount }) => Number(amount.sum ?? 0) / scale),
            itemStyle: { color: palette.series[0] },
            barCategoryGap: '28%',
          },
        ],
      };
    },
    [quarters, tongue],
  );
  const first = quarters[0]!.key.quarter!;
  const last = quarters.at(-1)!.key.quarter!;
  return (
    <Chart
      label={say(
        `柱状图：${quarterOf(first)}至${quarterOf(last)}每季度到位资金，数据见下表`,
        `Bar chart: paid in by quarter from ${quarterOf(first)} to ${quarterOf(last)}; the table below has the numbers`,
      )}
      height={height}
      option={option}
      pick={linkOf && (({ dataIndex }) => quarters[dataIndex] && route(linkOf(quarters[dataIndex].key.quarter!)))}
      table={
        <TableScroll label={say('按季度到位资金', 'Paid in by quarter')}>
          <table>
            <thead>
              <tr>
                <th>{say('季度', 'Quarter')}</th>
                <th class="number">{say('到位资金', 'Paid in')}</th>
                <th class="number">{say('上年同期', 'A year before')}</th>
              </tr>
            </thead>
            <tbody>
              {quarters.map(({ key, amount }) => (
                <tr key={key.quarter}>
                  <td>{quarterOf(key.quarter!)}</td>
                  <td class="number">
                    {linkOf ? (
                      <a href={linkOf(key.quarter!)}>
                        <Money yuan={amount.sum} />
                      </a>
                    ) : (
                      <Money yuan={amount.sum} />
                    )}
                  </td>
                  <td class="number">
                    <Money yuan={amount.sumYearEarlier} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      }
    />
  );
}
