import { useQuery } from '../../api/use-query';
import { graphql } from '../../gql';
import { say } from '../../language';
import { Empty, Loaded } from '../../parts/panels';
import { Section } from '../../parts/section';
import { TableScroll } from '../../parts/table-scroll';
import { InUnit } from '../../parts/unit';
import { linkTo } from '../../url';

const published = graphql(`
  query OverviewPublished($asOf: Date!) {
    reconciliation(asOf: $asOf) {
      comparable
      figure {
        code
        indicator {
          name
          nameEn
        }
      }
      value {
        published
        unit
        computed
        agrees
      }
      flags {
        kind
      }
    }
  }
`);

const shown = 12;

/** Published is what was published for the day beside what the records give. */
export function Published({ day }: { day: string | undefined }) {
  const answer = useQuery(published, day === undefined ? null : { asOf: day });
  return (
    <Section
      class="published"
      title={say('公布数据与记录', 'Published beside the records')}
      aside={<a href={linkTo('/reconciliation')}>{say('全部对账', 'All of it')}</a>}
    >
      <Loaded answer={answer} class="published-room">
        {({ reconciliation }) => {
          if (reconciliation.length === 0) {
            return <Empty>{say('这一天没有公布数据：请选择 2022-11-30 等有公布数据的日期。', 'Nothing was published for this day: choose one that has figures, such as 2022-11-30.')}</Empty>;
          }
          const comparable = reconciliation.filter((r) => r.comparable);
          const agreeing = comparable.filter((r) => r.value.agrees);
          const flagged = reconciliation.filter((r) => r.flags.length > 0);
          return (
            <>
              <p>
                {say(
                  `公布 ${reconciliation.length} 项，可比 ${comparable.length} 项，一致 ${agreeing.length} 项，有疑点 ${flagged.length} 项。`,
                  `${reconciliation.length} figures published, ${comparable.length} comparable, ${agreeing.length} agree; in doubt: ${flagged.length}.`,
                )}
              </p>
              <TableScroll label={say('公布数据与记录', 'Published beside the records')}>
                <table>
                  <thead>
                    <tr>
                      <th>{say('指标', 'Indicator')}</th>
                      <th class="number">{say('公布', 'Published')}</th>
                      <th class="number">{say('记录', 'Records')}</th>
                      <th>{say('一致', 'Agrees')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {comparable.slice(0, shown).map(({ figure, value }) => (
                      <tr key={figure.code}>
                        <th scope="row">{say(figure.indicator.name, figure.indicator.nameEn)}</th>
                        <td class="number">
                          <InUnit value={value.published} unit={value.unit} />
                        </td>
                        <td class="number">
                          <InUnit value={value.computed} unit={value.unit} />
                        </td>
                        <td>{value.agrees === null || value.agrees === undefined ? '—' : value.agrees ? say('是', 'yes') : say('否', 'no')}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableScroll>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
