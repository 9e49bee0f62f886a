import { useQuery } from '../api/use-query';
import { empty, group, percent } from '../format/number';
import { graphql } from '../gql';
import { language, say, sayTerm } from '../language';
import { termOfValue, useModel } from '../api/model';
import { Money } from '../parts/number';
import { Loaded } from '../parts/panels';
import './rooms.css';

const targets = graphql(`
  query Targets($pairing: ID!, $year: Int!, $asOf: Date!) {
    assessment(year: $year, asOf: $asOf, by: PAIRING, pairingID: $pairing, first: 1) {
      edges {
        node {
          score
          areas {
            items {
              target
              actual
              completion
              rank
              indicator {
                code
                name
                nameEn
                unit
              }
            }
          }
        }
      }
    }
  }
`);

const most = 9;

/** Targets are those of a pairing's agreement for the year, beside what was achieved. */
export function Targets({ pairing, day }: { pairing: string; day: string }) {
  const { data: model } = useModel();
  const year = Number(day.slice(0, 4));
  const title = say(`${year} 年协议目标与完成`, `Targets of the agreement for ${year}, and what was achieved`);
  const answer = useQuery(targets, { pairing, year, asOf: day });
  return (
    <section class="whole" tabIndex={0} aria-label={title}>
      <h3>{title}</h3>
      <Loaded answer={answer} class="room-part">
        {({ assessment }) => {
          const items = (assessment.edges[0]?.node.areas ?? []).flatMap((area) => area.items).filter((item) => item.target !== null);
          if (items.length === 0) return <p>{say('没有年度协议。', 'There is no agreement.')}</p>;
          return (
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('指标', 'Indicator')}</th>
                  <th scope="col" class="number">{say('目标', 'Target')}</th>
                  <th scope="col" class="number">{say('完成', 'Actual')}</th>
                  <th scope="col" class="number">{say('完成率', 'Completion')}</th>
                  <th scope="col" class="number">{say('排名', 'Rank')}</th>
                </tr>
              </thead>
              <tbody>
                {items.slice(0, most).map((item) => (
                  <tr key={item.indicator.code}>
                    <th scope="row">
                      {language.value === 'en' ? item.indicator.nameEn : item.indicator.name}
                      {model && item.indicator.unit !== 'YUAN' && <span class="secondary"> {sayTerm(termOfValue(model, 'Unit', item.indicator.unit))}</span>}
                    </th>
                    <td class="number"><Amount value={item.target} unit={item.indicator.unit} /></td>
                    <td class="number">{item.actual == null ? say('未报', 'not reported') : <Amount value={item.actual} unit={item.indicator.unit} />}</td>
                    <td class="number">{item.completion == null ? empty : percent(item.completion)}</td>
                    <td class="number">{item.rank ?? empty}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Loaded>
    </section>
  );
}

/** Amount shows money as people say it, and other numbers as they are; the unit of those stands with the indicator. */
function Amount({ value, unit }: { value: string | null | undefined; unit: string }) {
  if (value == null) return <>{empty}</>;
  return unit === 'YUAN' ? <Money yuan={value} /> : <>{group(value)}</>;
}
