import { useQuery } from '../../api/use-query';
import { graphql } from '../../gql';
import type { OverviewPairsQuery } from '../../gql/graphql';
import { say } from '../../language';
import type { Chosen, Flow } from '../../map/flows';
import { PairMatrix, PairTable } from '../../map/pair-tables';
import { ProvinceMap } from '../../map/province-map';
import { useGround } from '../../map/use-ground';
import { tileOf } from '../../map/tiles';
import { Choice } from '../../parts/choice';
import { Empty, Loaded } from '../../parts/panels';
import { Section } from '../../parts/section';
import { useParams } from '../../url';

const pairs = graphql(`
  query OverviewPairs($asOf: Date!) {
    capitalContributionGroups(
      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]
      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }
      asOf: $asOf
      orderBy: [{ sum: AMOUNT, direction: DESC }]
      first: 200
    ) {
      edges {
        node {
          key {
            supportingProvince {
              code
              name
              nameEn
            }
            receivingProvince {
              code
              name
              nameEn
            }
          }
          enterprises: countDistinct(of: ENTERPRISE)
          amount {
            sum
          }
        }
      }
    }
  }
`);

/** Several sections ask the same. */
export function usePairs(day: string | undefined) {
  return useQuery(pairs, day === undefined ? null : { asOf: day });
}

export function flowsOf(data: OverviewPairsQuery): Flow[] {
  return data.capitalContributionGroups.edges.flatMap(({ node }) => {
    const { supportingProvince: east, receivingProvince: west } = node.key;
    if (!east || !west) return [];
    const region = (p: typeof east) => {
      const tile = tileOf(p.code);
      return { code: p.code, zh: tile?.zh ?? p.name, en: tile?.en ?? p.nameEn };
    };
    return [{ east: region(east), west: region(west), amount: node.amount.sum ?? '0.00', enterprises: node.enterprises }];
  });
}

type View = 'map' | 'table' | 'matrix';

/** Pairs is who supports whom with how much: as a map, a table or a matrix. */
export function Pairs(props: { day: string | undefined; chosen: Chosen; linkOf: (chosen: Chosen) => string }) {
  const pairs = usePairs(props.day);
  const ground = useGround();
  const answer = ground ? pairs : { ...pairs, data: undefined }; // the grid must not give way to a map before one's eyes
  const { params, change } = useParams();
  const asked = params.get('view');
  const view: View = asked === 'table' || asked === 'matrix' ? asked : 'map';
  return (
    <Section
      class="pairs"
      title={say('谁支援谁：产业协作到位资金', 'Who supports whom: money paid in')}
      aside={
        <Choice
          label={say('显示方式', 'Shown as')}
          value={view}
          options={[
            { value: 'map', text: ground?.approval ? say('地图', 'Map') : say('方格图', 'Grid') },
            { value: 'table', text: say('表', 'Table') },
            { value: 'matrix', text: say('矩阵', 'Matrix') },
          ]}
          choose={(to) => change({ view: to === 'map' ? null : to }, true)}
        />
      }
    >
      <Loaded answer={answer} class="pairs-room">
        {(data) => {
          const flows = flowsOf(data);
          if (view === 'table') return <PairTable flows={flows} chosen={props.chosen} linkOf={props.linkOf} />;
          if (view === 'matrix') return <PairMatrix flows={flows} linkOf={props.linkOf} />;
          return <ProvinceMap ground={ground!} flows={flows} chosen={props.chosen} linkOf={props.linkOf} />;
        }}
      </Loaded>
    </Section>
  );
}

const ranked = 12;

/** Ranking is the pairs with the most money. */
export function Ranking(props: { day: string | undefined; chosen: Chosen; linkOf: (chosen: Chosen) => string }) {
  const answer = usePairs(props.day);
  return (
    <Section title={say('省际协作排名', 'Pairs of provinces by money')} class="ranking">
      <Loaded answer={answer} class="ranking-room">
        {(data) => {
          const flows = flowsOf(data);
          if (flows.length === 0) return <Empty>{say('到这一天还没有到位资金。', 'Nothing had been paid in by this day.')}</Empty>;
          return (
            <>
              <PairTable flows={flows} chosen={props.chosen} linkOf={props.linkOf} most={ranked} />
              {flows.length > ranked && <p class="more secondary">{say(`共 ${flows.length} 对，全部见“表”。`, `${flows.length} pairs; all of them are under “Table”.`)}</p>}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
