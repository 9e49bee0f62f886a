import { nodesOf } from '../../api/nodes';
import { useQuery } from '../../api/use-query';
import { yearMonth } from '../../format/date';
import { graphql } from '../../gql';
import { say } from '../../language';
import { Choice } from '../../parts/choice';
import { Loaded } from '../../parts/panels';
import { Section } from '../../parts/section';
import { TableScroll } from '../../parts/table-scroll';
import { linkTo, useParams } from '../../url';

const rates = graphql(`
  query ReportingRates($from: Date!, $to: Date!) {
    reportingRate(from: $from, to: $to) {
      month
      province {
        id
        code
        name
        nameEn
      }
      keyCounties
      employment
      monitoring
    }
  }
`);

const missing = graphql(`
  query MissingReports($from: Date!, $to: Date!, $province: ID!) {
    missingReports(from: $from, to: $to, provinceID: $province) {
      month
      employment
      monitoring
      county {
        code
        name
        nameEn
      }
    }
    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {
      edges {
        node {
          code
          name
          nameEn
        }
      }
    }
  }
`);

type Source = 'employment' | 'monitoring';

/** monthsUntil are the first days of the months up to that of a day, the last one last. */
export function monthsUntil(day: string, n: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: n }, (_, i) => new Date(Date.UTC(year, month - n + i, 1)).toISOString().slice(0, 10));
}

/** Reporting is how many key counties have reported, by province and month, and which ones. */
export function Reporting({ day }: { day: string | undefined }) {
  const { params, change } = useParams();
  const source: Source = params.get('of') === 'monitoring' ? 'monitoring' : 'employment';
  const months = day === undefined ? [] : monthsUntil(day, 12);
  const answer = useQuery(rates, day === undefined ? null : { from: months[0]!, to: months.at(-1)! });
  const chosen = params.get('reporting');
  return (
    <Section
      class="reporting"
      title={say('报送情况：哪些省份报了哪些月份', 'Who has reported which month')}
      aside={
        <Choice
          label={say('报送内容', 'What is reported')}
          value={source}
          options={[
            { value: 'employment', text: say('务工', 'Workers') },
            { value: 'monitoring', text: say('监测', 'Monitoring') },
          ]}
          choose={(to) => change({ of: to === 'monitoring' ? to : null }, true)}
        />
      }
    >
      <Loaded answer={answer} class="reporting-room">
        {({ reportingRate }) => {
          const provinces = [...new Map(reportingRate.map((r) => [r.province.code, r.province])).values()];
          const of = provinces.find(({ code }) => code === chosen);
          return (
            <>
              <TableScroll label={say('报送率', 'Reporting rate')}>
                <table class="heat">
                  <thead>
                    <tr>
                      <th>{say('省份', 'Province')}</th>
                      {months.map((month) => (
                        <th key={month} class="number" scope="col">
                          {yearMonth(month)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {provinces.map((province) => (
                      <tr key={province.code}>
                        <th scope="row">
                          <a
                            href={linkTo('/quality', { rule: params.get('rule'), province: params.get('province'), of: params.get('of'), reporting: province.code })}
                            aria-current={province.code === chosen ? 'true' : undefined}
                          >
                            {say(province.name, province.nameEn)}
                          </a>
                        </th>
                        {months.map((month) => {
                          const rate = reportingRate.find((r) => r.month === month && r.province.code === province.code);
                          if (!rate) return <td key={month}>—</td>;
                          const part = rate.keyCounties === 0 ? 0 : rate[source] / rate.keyCounties;
                          return (
                            <td key={month} class={`number step-${Math.floor(part * 5)}`}>
                              {rate[source]}/{rate.keyCounties}
                            </td>
                          );
                        })}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableScroll>
              {of && <ByCounty key={of.id} province={of.id} source={source} months={months} />}
              {!of && <p class="secondary">{say('选择省份查看各县。', 'Choose a province to see its counties.')}</p>}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function ByCounty({ province, source, months }: { province: string; source: Source; months: string[] }) {
  const answer = useQuery(missing, { from: months[0]!, to: months.at(-1)!, province });
  return (
    <Loaded answer={answer} class="reporting-counties-room">
      {(data) => {
        const lacking = new Set(data.missingReports.filter((report) => report[source]).map((report) => `${report.county.code} ${report.month}`));
        return (
          <TableScroll label={say('各县报送情况', 'Reports by county')}>
            <table class="heat">
              <thead>
                <tr>
                  <th>{say('县', 'County')}</th>
                  {months.map((month) => (
                    <th key={month} class="number" scope="col">
                      {yearMonth(month)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {nodesOf(data.counties).map((county) => (
                  <tr key={county.code}>
                    <th scope="row">
                      <a href={linkTo(`/counties/${county.code}`)}>{say(county.name, county.nameEn)}</a>
                    </th>
                    {months.map((month) =>
                      lacking.has(`${county.code} ${month}`) ? (
                        <td key={month} class="missing">
                          {say('未报', 'missing')}
                        </td>
                      ) : (
                        <td key={month} class="step-5">
                          {say('已报', 'reported')}
                        </td>
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        );
      }}
    </Loaded>
  );
}
