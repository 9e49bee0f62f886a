import { useQuery } from '../../api/use-query';
import { graphql } from '../../gql';
import type { QualityCountsQuery, QualityFindingsQuery } from '../../gql/graphql';
import { say } from '../../language';
import { Empty, Loaded } from '../../parts/panels';
import { Section } from '../../parts/section';
import { TableScroll } from '../../parts/table-scroll';
import { linkTo, useParams } from '../../url';

const counts = graphql(`
  query QualityCounts {
    dataQualityRules {
      id
      severity
      description
    }
    dataQualityCounts {
      rule {
        id
      }
      province {
        id
        code
        name
        nameEn
      }
      count
    }
  }
`);

const findings = graphql(`
  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {
    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          message
          county {
            code
            name
            nameEn
          }
          record {
            __typename
            id
            ... on InvestmentProject {
              name
              registrationNumber
            }
            ... on CapitalContribution {
              project {
                name
                registrationNumber
              }
            }
            ... on IndustrialPark {
              name
            }
            ... on Pairing {
              supporter {
                name
                nameEn
              }
              recipient {
                name
                nameEn
              }
            }
          }
        }
      }
    }
  }
`);

type Rule = QualityCountsQuery['dataQualityRules'][number];

const severities = {
  ERROR: { zh: '错误', en: 'Error' },
  WARNING: { zh: '警告', en: 'Warning' },
  INFO: { zh: '提示', en: 'Notice' },
} as const;

/** Findings are counted by rule and province; a number leads to its records. */
export function Findings() {
  const answer = useQuery(counts, {});
  const { params } = useParams();
  return (
    <Section title={say('违反规则的记录', 'Records that break a rule')}>
      <Loaded answer={answer} class="findings-room">
        {(data) => {
          const rule = data.dataQualityRules.find(({ id }) => id === params.get('rule'));
          const province = data.dataQualityCounts.find((c) => c.province?.code === params.get('province'))?.province;
          return (
            <>
              <Counts data={data} />
              {params.get('rule') !== null && !rule && <Empty>{say('没有这条规则：请在表中选择。', 'There is no such rule: choose one in the table.')}</Empty>}
              {rule && <Records rule={rule} province={province ?? null} after={params.get('after')} />}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Counts({ data }: { data: QualityCountsQuery }) {
  const provinces = new Map(data.dataQualityCounts.flatMap(({ province }) => (province ? [[province.code, province] as const] : [])));
  const codes = [...provinces.keys()].sort();
  const sum = (rule: string, code?: string) =>
    data.dataQualityCounts.filter((c) => c.rule.id === rule && (code === undefined || c.province?.code === code)).reduce((n, c) => n + c.count, 0);
  const cell = (n: number, rule: string, code?: string) => (n === 0 ? '—' : <a href={linkTo('/quality', { rule, province: code })}>{n.toLocaleString('en-US')}</a>);
  return (
    <TableScroll label={say('按规则和省份', 'By rule and province')}>
      <table class="findings">
        <thead>
          <tr>
            <th>{say('规则', 'Rule')}</th>
            <th>{say('程度', 'Severity')}</th>
            <th class="number">{say('合计', 'Total')}</th>
            {codes.map((code) => (
              <th key={code} class="number" scope="col">
                {say(provinces.get(code)!.name.replace(/(壮族|回族|维吾尔)?(自治区|省|市)$/, ''), provinces.get(code)!.nameEn)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.dataQualityRules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">{rule.description}</th>
              <td class={`severity-${rule.severity}`}>{say(severities[rule.severity].zh, severities[rule.severity].en)}</td>
              <td class="number">{cell(sum(rule.id), rule.id)}</td>
              {codes.map((code) => (
                <td key={code} class="number">
                  {cell(sum(rule.id, code), rule.id, code)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Records({ rule, province, after }: { rule: Rule; province: { id: string; code: string; name: string; nameEn: string } | null; after: string | null }) {
  const answer = useQuery(findings, { rule: rule.id, provinceID: province?.id, after });
  return (
    <div class="records">
      <h3>
        {rule.description}
        {province && ` · ${say(province.name, province.nameEn)}`}
      </h3>
      <Loaded answer={answer} class="records-room">
        {({ dataQuality }) =>
          dataQuality.edges.length === 0 ? (
            <Empty>{say('没有违反这条规则的记录。', 'No record breaks this rule.')}</Empty>
          ) : (
            <>
              <p class="secondary">{say(`共 ${dataQuality.totalCount} 条`, `${dataQuality.totalCount} records`)}</p>
              <TableScroll label={rule.description}>
                <table>
                  <thead>
                    <tr>
                      <th>{say('记录', 'Record')}</th>
                      <th>{say('县', 'County')}</th>
                      <th>{say('问题', 'Finding')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {dataQuality.edges.map(({ node }) => (
                      <tr key={node.record.id}>
                        <td>
                          <RecordLink finding={node} />
                        </td>
                        <td>{node.county ? <a href={linkTo(`/counties/${node.county.code}`)}>{say(node.county.name, node.county.nameEn)}</a> : '—'}</td>
                        <td>{node.message}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableScroll>
              <p class="pages">
                {after !== null && <a href={linkTo('/quality', { rule: rule.id, province: province?.code })}>{say('回到第一页', 'First page')}</a>}{' '}
                {dataQuality.pageInfo.hasNextPage && (
                  <a href={linkTo('/quality', { rule: rule.id, province: province?.code, after: dataQuality.pageInfo.endCursor })}>{say('下一页', 'Next page')}</a>
                )}
              </p>
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function RecordLink({ finding }: { finding: QualityFindingsQuery['dataQuality']['edges'][number]['node'] }) {
  const { record, county } = finding;
  switch (record.__typename) {
    case 'InvestmentProject':
      return <a href={linkTo(`/projects/${record.registrationNumber}`)}>{record.name}</a>;
    case 'CapitalContribution':
      return <a href={linkTo(`/projects/${record.project.registrationNumber}`)}>{record.project.name}</a>;
    case 'IndustrialPark':
      return <a href={linkTo(`/parks/${record.id}`)}>{record.name}</a>;
    case 'Pairing':
      return (
        <a href={linkTo(`/pairings/${record.id}`)}>
          {say(record.supporter.name, record.supporter.nameEn)} → {say(record.recipient.name, record.recipient.nameEn)}
        </a>
      );
    default:
      return county ? <a href={linkTo(`/counties/${county.code}`)}>{say(county.name, county.nameEn)}</a> : <>{record.id}</>;
  }
}
