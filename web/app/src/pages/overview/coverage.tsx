import { useQuery } from '../../api/use-query';
import { graphql } from '../../gql';
import { say } from '../../language';
import { Loaded } from '../../parts/panels';
import { Section } from '../../parts/section';
import { TableScroll } from '../../parts/table-scroll';
import { linkTo } from '../../url';

const coverage = graphql(`
  query OverviewCoverage($asOf: Date!) {
    coverage(asOf: $asOf) {
      keyCounties
      covered
      uncovered
      withoutProject
      supporters
      provinces {
        province {
          id
          code
          name
          nameEn
        }
        keyCounties
        covered
        withoutProject
        supporters
      }
      recipients(covered: false) {
        county {
          code
          name
          nameEn
        }
      }
    }
  }
`);

export function useCoverage(day: string | undefined) {
  return useQuery(coverage, day === undefined ? null : { asOf: day });
}

/** CoverageSection is how many key counties have a supporter, by province, and which have none. */
export function CoverageSection({ day }: { day: string | undefined }) {
  const answer = useCoverage(day);
  return (
    <Section class="coverage" title={say('重点帮扶县覆盖', 'Coverage of the key counties')}>
      <Loaded answer={answer} class="coverage-room">
        {({ coverage: c }) => (
          <>
            <p class="coverage-line">
              <strong>
                {c.covered}/{c.keyCounties}
              </strong>{' '}
              {say(
                `个重点帮扶县有支援县；支援县 ${c.supporters} 个；无项目的 ${c.withoutProject} 个。`,
                `key counties have a supporter, of ${c.supporters} supporting ones; ${c.withoutProject} have no project.`,
              )}
            </p>
            <TableScroll label={say('各省覆盖', 'Coverage by province')}>
              <table>
                <thead>
                  <tr>
                    <th>{say('省份', 'Province')}</th>
                    <th class="number">{say('重点帮扶县', 'Key counties')}</th>
                    <th class="number">{say('已覆盖', 'Covered')}</th>
                    <th class="number">{say('无项目', 'No project')}</th>
                    <th class="number">{say('支援县', 'Supporters')}</th>
                  </tr>
                </thead>
                <tbody>
                  {c.provinces.map((p) => (
                    <tr key={p.province.code}>
                      <th scope="row">
                        <a href={linkTo(`/provinces/${p.province.code}`)}>{say(p.province.name, p.province.nameEn)}</a>
                      </th>
                      <td class="number">{p.keyCounties}</td>
                      <td class="number">{p.covered}</td>
                      <td class="number">{p.withoutProject}</td>
                      <td class="number">{p.supporters}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
            {c.recipients.length === 0 ? (
              <p class="secondary">{say('没有未覆盖的重点帮扶县。', 'No key county is without a supporter.')}</p>
            ) : (
              <details>
                <summary>{say(`未覆盖的重点帮扶县 ${c.uncovered} 个`, `${c.uncovered} key counties without a supporter`)}</summary>
                <ul class="counties plain-list">
                  {c.recipients.map(({ county }) => (
                    <li key={county.code}>
                      <a href={linkTo(`/counties/${county.code}`)}>{say(county.name, county.nameEn)}</a>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
