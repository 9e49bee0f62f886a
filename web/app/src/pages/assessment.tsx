import { useQuery } from '../api/use-query';
import { useAsOf } from '../as-of';
import { group, money, percent, plain, scaled } from '../format/number';
import { graphql } from '../gql';
import type { AssessmentQuery } from '../gql/graphql';
import { say } from '../language';
import { Choice } from '../parts/choice';
import { Page } from '../parts/page';
import { Empty, Loaded, NoDay } from '../parts/panels';
import { TableScroll } from '../parts/table-scroll';
import { unitName } from '../parts/unit';
import { linkTo, useParams } from '../url';
import './assessment/assessment.css';

const assessment = graphql(`
  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {
    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {
      totalCount
      edges {
        node {
          score
          scoredWeight
          pairing {
            id
            supporter {
              code
              name
              nameEn
            }
            recipient {
              code
              name
              nameEn
            }
          }
          easternProvince {
            code
            name
            nameEn
          }
          westernProvince {
            code
            name
            nameEn
          }
          areas {
            area {
              id
              name
              nameEn
            }
            items {
              indicator {
                code
                name
                nameEn
                unit
              }
              target
              actual
              completion
              rank
              weight
              missing
            }
          }
        }
      }
    }
  }
`);

type Assessed = AssessmentQuery['assessment']['edges'][number]['node'];
type Item = Assessed['areas'][number]['items'][number];

/** Assessment is the targets of a year's agreements beside what was achieved, the best first. */
export default function Assessment() {
  const { day, valid } = useAsOf();
  const { params, change } = useParams();
  const by = params.get('by') === 'pairing' ? 'PAIRING' : 'PROVINCE_PAIR';
  const lastYear = day === undefined ? undefined : Number(day.slice(0, 4));
  const year = Number(params.get('year') ?? lastYear);
  const answer = useQuery(
    assessment,
    day === undefined || !valid ? null : { year, asOf: year === lastYear ? day : null, by: by as 'PAIRING' | 'PROVINCE_PAIR' },
  );
  const years = lastYear === undefined ? [] : Array.from({ length: 4 }, (_, i) => lastYear - 3 + i);
  return (
    <Page title={say('成效考核', 'Assessment')}>
      <p class="secondary">
        {say(
          '协议目标与已审核记录的完成值并列；得分为各项完成率按权重的平均值，缺目标或缺记录的项目不计入。',
          'Targets of the agreements beside what the validated records add up to. The score is the mean completion by weight; what lacks a target or a record is left out.',
        )}
      </p>
      {valid ? (
        <>
          <div class="assessment-choices">
            <Choice
              label={say('考核对象', 'What is assessed')}
              value={by}
              options={[
                { value: 'PROVINCE_PAIR', text: say('省际协作', 'Provinces') },
                { value: 'PAIRING', text: say('结对', 'Pairings') },
              ]}
              choose={(to) => change({ by: to === 'PAIRING' ? 'pairing' : null })}
            />
            <Choice
              label={say('年度', 'Year')}
              value={String(year)}
              options={years.map((y) => ({ value: String(y), text: String(y) }))}
              choose={(to) => change({ year: to === String(lastYear) ? null : to })}
            />
          </div>
          <Loaded answer={answer} class="assessment-room">
            {(data) => {
              const all = data.assessment.edges.map(({ node }) => node).sort((a, b) => Number(b.score ?? -1) - Number(a.score ?? -1));
              if (all.length === 0) return <Empty>{say(`${year} 年没有可考核的结对。`, `Nothing is assessed in ${year}.`)}</Empty>;
              return <Table all={all} />;
            }}
          </Loaded>
        </>
      ) : (
        <NoDay />
      )}
    </Page>
  );
}

function Table({ all }: { all: Assessed[] }) {
  // A column for each indicator that anyone has a target for.
  const columns = new Map<string, Item['indicator']>();
  for (const assessed of all) {
    for (const item of itemsOf(assessed)) {
      if (item.target != null) columns.set(item.indicator.code, item.indicator);
    }
  }
  const indicators = [...columns.values()];
  return (
    <TableScroll label={say('考核结果', 'Assessment')}>
      <table class="assessment">
        <thead>
          <tr>
            <th class="number">{say('名次', 'Rank')}</th>
            <th>{say('支援 → 受援', 'Supports → is supported')}</th>
            <th class="number">{say('得分', 'Score')}</th>
            {indicators.map((indicator) => (
              <th key={indicator.code} class="number" scope="col">
                {say(indicator.name, indicator.nameEn)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((assessed) => (
            <tr key={assessed.pairing?.id ?? assessed.easternProvince.code + assessed.westernProvince.code}>
              <td class="number">{assessed.score == null ? '—' : 1 + all.filter((other) => Number(other.score ?? -1) > Number(assessed.score)).length}</td>
              <th scope="row">
                <Name assessed={assessed} />
              </th>
              <td class="number">
                {assessed.score == null ? '—' : <strong>{group(scaled(assessed.score, 0, 1))}</strong>}
                {assessed.scoredWeight != null && <span class="detail">{say(`计入权重 ${assessed.scoredWeight}`, `of weight ${assessed.scoredWeight}`)}</span>}
              </td>
              {indicators.map((indicator) => (
                <Cell key={indicator.code} item={itemsOf(assessed).find((item) => item.indicator.code === indicator.code)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function itemsOf(assessed: Assessed): Item[] {
  return assessed.areas.flatMap((area) => area.items);
}

function Name({ assessed }: { assessed: Assessed }) {
  const { pairing, easternProvince: east, westernProvince: west } = assessed;
  if (pairing) {
    return (
      <a href={linkTo(`/pairings/${pairing.id}`)}>
        {say(pairing.supporter.name, pairing.supporter.nameEn)} → {say(pairing.recipient.name, pairing.recipient.nameEn)}
      </a>
    );
  }
  return (
    <a href={linkTo('/', { east: east.code, west: west.code })}>
      {say(east.name, east.nameEn)} → {say(west.name, west.nameEn)}
    </a>
  );
}

function Cell({ item }: { item: Item | undefined }) {
  if (!item || (item.target == null && item.actual == null)) return <td class="number">—</td>;
  const amount = (value: string | null | undefined) => {
    if (value == null) return say('未报', 'missing');
    if (item.indicator.unit === 'YUAN') return plain(money(scaled(value, 0, 2)));
    const unit = unitName(item.indicator.unit);
    return group(value) + (unit && `\u2009${unit}`);
  };
  return (
    <td class="number">
      {item.completion == null ? (
        <span class="secondary">{item.missing.includes('TARGET') ? say('无目标', 'no target') : say('无记录', 'no record')}</span>
      ) : (
        <span class={Number(item.completion) < 100 ? 'behind' : 'reached'}>
          {percent(item.completion)}
          {Number(item.completion) < 100 && <span class="visually-hidden">{say('（未完成）', ' (not reached)')}</span>}
        </span>
      )}
      <span class="detail">
        {amount(item.actual)} / {amount(item.target)}
      </span>
      {item.rank != null && <span class="detail">{say(`第 ${item.rank} 名`, `rank ${item.rank}`)}</span>}
    </td>
  );
}
