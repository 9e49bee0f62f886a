import { useRef } from 'preact/hooks';
import { save } from '../api/download';
import { termOfValue, useModel } from '../api/model';
import { nodesOf } from '../api/nodes';
import { useQuery } from '../api/use-query';
import { useAsOf } from '../as-of';
import { longDate } from '../format/date';
import { empty, group, percent } from '../format/number';
import { graphql } from '../gql';
import type { BriefingQuery } from '../gql/graphql';
import { language, say, sayTerm } from '../language';
import { Count, Money } from '../parts/number';
import { Loaded } from '../parts/panels';
import { linkTo } from '../url';
import '../parts/take-away.css';
import './briefing.css';
import { Bars } from './money-by-year';
import { Targets } from './targets';
import { wordDocument } from './word';
import './rooms.css';

const briefing = graphql(`
  query Briefing($code: String!, $asOf: Date!) {
    county(code: $code) {
      id
      name
      nameEn
      designationSourceURL
      province {
        name
        nameEn
        code
      }
      prefecture {
        name
        nameEn
      }
      pairingsAsRecipient(first: 6, where: { statusNotIn: [PROPOSED] }) {
        edges {
          node {
            id
            status
            startedOn
            startedOnPrecision
            endedOn
            sourceURL
            supporter {
              code
              name
              nameEn
              province {
                name
                nameEn
              }
            }
          }
        }
      }
      investmentProjects(first: 5, where: { reviewIn: [VALIDATED, LOCKED] }, orderBy: [{ field: PAID_IN, direction: DESC }]) {
        totalCount
        edges {
          node {
            name
            registrationNumber
            committed
            paidIn
            status
            enterprise {
              name
            }
          }
        }
      }
      industrialParks(first: 3, where: { reviewIn: [VALIDATED, LOCKED], openedOnLTE: $asOf }, orderBy: [{ field: AREA, direction: DESC }]) {
        totalCount
        edges {
          node {
            id
            name
            area
            status
            openedOn
          }
        }
      }
      talentTeams(
        first: 4
        where: { reviewIn: [VALIDATED, LOCKED], startedOnLTE: $asOf, or: [{ endedOnIsNil: true }, { endedOnGTE: $asOf }] }
        orderBy: [{ field: MEMBERS, direction: DESC }]
      ) {
        totalCount
        edges {
          node {
            id
            kind
            members
            startedOn
          }
        }
      }
      monitoringReports(first: 1, where: { reviewIn: [VALIDATED, LOCKED], monthLTE: $asOf }, orderBy: [{ field: MONTH, direction: DESC }]) {
        edges {
          node {
            id
            month
            monitoredHouseholds
            riskEliminatedHouseholds
            medianDaysToIdentify
          }
        }
      }
    }
    money: capitalContributionGroups(where: { hasProjectWith: { hasCountyWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {
      totals {
        amount {
          sum
        }
        enterprises: countDistinct(of: ENTERPRISE)
      }
      edges {
        node {
          key {
            year
          }
          amount {
            sum
          }
        }
      }
    }
    funds: fundAllocationGroups(where: { hasCountyWith: { code: $code } }, groupBy: [SOURCE], asOf: $asOf) {
      totals {
        amount {
          sum
        }
        industryAmount {
          sum
        }
      }
      edges {
        node {
          key {
            source
          }
          amount {
            sum
          }
          industryAmount {
            sum
          }
        }
      }
    }
    consumption: consumptionRecordGroups(where: { hasPairingWith: { hasRecipientWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {
      totals {
        amount {
          sum
        }
      }
      edges {
        node {
          key {
            year
          }
          amount {
            sum
          }
        }
      }
    }
    work: employmentRecordGroups(where: { hasCountyWith: { code: $code } }, groupBy: [CHANNEL], asOf: $asOf) {
      totals {
        workers {
          sum
        }
      }
      edges {
        node {
          key {
            channel
          }
          workers {
            sum
          }
        }
      }
    }
  }
`);

type County = NonNullable<BriefingQuery['county']>;

/** Briefing is a key county on one page of A4 (县情简报): for who goes there tomorrow. */
export function Briefing({ code }: { code: string }) {
  const { day } = useAsOf();
  const answer = useQuery(briefing, day === undefined ? null : { code, asOf: day });
  return (
    <Loaded answer={answer} class="room-sheet">
      {(data) => data.county && <Sheet code={code} day={day!} county={data.county} data={data} />}
    </Loaded>
  );
}

function named(record: { name: string; nameEn: string }): string {
  return language.value === 'en' ? record.nameEn : record.name;
}

function Sheet({ code, day, county, data }: { code: string; day: string; county: County; data: BriefingQuery }) {
  const { data: model } = useModel();
  const sheet = useRef<HTMLElement>(null);
  const term = (type: string, value: string) => (model ? sayTerm(termOfValue(model, type, value)) : value);
  const title = say(`${county.name}县情简报`, `${county.nameEn}: briefing`);
  const pairings = nodesOf(county.pairingsAsRecipient);
  const current = pairings.find((pairing) => pairing.status === 'ACTIVE') ?? pairings[0];
  const monitoring = nodesOf(county.monitoringReports)[0];
  const projects = county.investmentProjects;
  const where = (field: string) => JSON.stringify({ [field]: { code } });
  return (
    <>
      <div class="take-away no-print">
        <button type="button" onClick={() => window.print()}>
          {say('打印（A4 一页）', 'Print (one A4 page)')}
        </button>
        <button type="button" onClick={() => save(wordDocument(title, sheet.current!), `${title} ${day}.doc`)}>
          {say('下载 Word / WPS', 'Download for Word and WPS')}
        </button>
      </div>
      <article class="briefing" ref={sheet} aria-label={title}>
        <header>
          <h2>{title}</h2>
          <p class="secondary">
            {named(county.province)}
            {county.prefecture && ` ${named(county.prefecture)}`} · {say('国家乡村振兴重点帮扶县', 'National key county for rural revitalisation')} · {say('行政区划代码', 'Code')} {code} ·{' '}
            {say('截至', 'As of')} {longDate(day)}
          </p>
        </header>
        <section class="whole">
          <h3>{say('结对', 'Pairing')}</h3>
          <ul class="plain-list">
            {pairings.map((pairing) => (
              <li key={pairing.id}>
                <a href={linkTo(`/counties/${pairing.supporter.code}`)}>{named(pairing.supporter)}</a>
                {say(`（${pairing.supporter.province.name}）`, `, ${pairing.supporter.province.nameEn}, `)}
                {pairing.startedOn
                  ? pairing.startedOnPrecision === 'YEAR'
                    ? say(`${pairing.startedOn.slice(0, 4)} 年起`, `since ${pairing.startedOn.slice(0, 4)}`)
                    : say(`${longDate(pairing.startedOn)}起`, `since ${longDate(pairing.startedOn)}`)
                  : say('起始日期未公布', 'first day not published')}
                {pairing.endedOn && say(`，至${longDate(pairing.endedOn)}`, ` until ${longDate(pairing.endedOn)}`)} ·{' '}
                <a href={linkTo(`/pairings/${pairing.id}`)}>{term('PairingStatus', pairing.status)}</a>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{say('到位资金，按年', 'Paid in, by year')}</h3>
          <Bars rows={data.money.edges.map(({ node }) => ({ label: String(node.key.year), yuan: node.amount.sum ?? '0' }))} total={data.money.totals.amount.sum} />
          <p class="secondary">
            {say(`${data.money.totals.enterprises} 家企业有资金到位`, `${data.money.totals.enterprises} enterprises paid in`)}
          </p>
        </section>
        <section>
          <h3>{say('衔接与帮扶资金', 'Funds')}</h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('来源', 'Source')}</th>
                <th scope="col" class="number">{say('金额', 'Amount')}</th>
                <th scope="col" class="number">{say('产业占比', 'For industry')}</th>
              </tr>
            </thead>
            <tbody>
              {data.funds.edges.map(({ node }) => (
                <tr key={node.key.source}>
                  <th scope="row">{node.key.source && term('FundAllocationSource', node.key.source)}</th>
                  <td class="number"><Money yuan={node.amount.sum} /></td>
                  <td class="number">{share(node.industryAmount.sum, node.amount.sum)}</td>
                </tr>
              ))}
              <tr class="sum">
                <th scope="row">{say('合计', 'Total')}</th>
                <td class="number"><Money yuan={data.funds.totals.amount.sum} /></td>
                <td class="number">{share(data.funds.totals.industryAmount.sum, data.funds.totals.amount.sum)}</td>
              </tr>
            </tbody>
          </table>
        </section>
        <section class="whole">
          <h3>
            {say('到位最多的五个项目', 'The five largest projects by what was paid in')}{' '}
            <a class="no-print" href={linkTo('/data/investmentProjects', { where: where('hasCountyWith'), sort: '-PAID_IN' })}>
              {say(`全部 ${projects.totalCount} 个`, `all ${projects.totalCount}`)}
            </a>
          </h3>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('项目', 'Project')}</th>
                <th scope="col">{say('企业', 'Enterprise')}</th>
                <th scope="col">{say('状态', 'Status')}</th>
                <th scope="col" class="number">{say('协议投资额', 'Committed')}</th>
                <th scope="col" class="number">{say('到位投资', 'Paid in')}</th>
              </tr>
            </thead>
            <tbody>
              {nodesOf(projects).map((node) => (
                <tr key={node.registrationNumber}>
                  <th scope="row"><a href={linkTo(`/projects/${encodeURIComponent(node.registrationNumber)}`)}>{node.name}</a></th>
                  <td>{node.enterprise.name}</td>
                  <td>{term('InvestmentProjectStatus', node.status)}</td>
                  <td class="number"><Money yuan={node.committed} /></td>
                  <td class="number"><Money yuan={node.paidIn} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h3>{say(`共建产业园区（${county.industrialParks.totalCount} 个）`, `Industrial parks (${county.industrialParks.totalCount})`)}</h3>
          <table>
            <tbody>
              {nodesOf(county.industrialParks).map((node) => (
                <tr key={node.id}>
                  <th scope="row"><a href={linkTo(`/parks/${node.id}`)}>{node.name}</a></th>
                  <td>{term('IndustrialParkStatus', node.status)}</td>
                  <td class="number">{group(node.area)} {say('公顷', 'ha')}</td>
                </tr>
              ))}
              {county.industrialParks.totalCount === 0 && <None />}
            </tbody>
          </table>
        </section>
        <section>
          <h3>{say('务工', 'Work')}</h3>
          <table>
            <tbody>
              {data.work.edges.map(({ node }) => (
                <tr key={node.key.channel}>
                  <th scope="row">{node.key.channel && term('EmploymentRecordChannel', node.key.channel)}</th>
                  <td class="number"><Count of={node.workers.sum} unit={say('人', '')} /></td>
                </tr>
              ))}
              <tr class="sum">
                <th scope="row">{say('合计', 'Total')}</th>
                <td class="number"><Count of={data.work.totals.workers.sum} unit={say('人', '')} /></td>
              </tr>
            </tbody>
          </table>
        </section>
        <section>
          <h3>{say('消费帮扶，按年', 'Consumption assistance, by year')}</h3>
          <Bars rows={data.consumption.edges.map(({ node }) => ({ label: String(node.key.year), yuan: node.amount.sum ?? '0' }))} total={data.consumption.totals.amount.sum} />
        </section>
        <section>
          <h3>{say('人才与监测', 'Experts and monitoring')}</h3>
          <table>
            <tbody>
              {nodesOf(county.talentTeams).map((node) => (
                <tr key={node.id}>
                  <th scope="row">{term('TalentTeamKind', node.kind)}</th>
                  <td class="number"><Count of={node.members} unit={say('人', '')} /></td>
                </tr>
              ))}
              {county.talentTeams.totalCount === 0 && <None />}
              {monitoring ? (
                <>
                  <tr>
                    <th scope="row">{say(`监测户（${monitoring.month.slice(0, 7)}）`, `Households monitored (${monitoring.month.slice(0, 7)})`)}</th>
                    <td class="number"><Count of={monitoring.monitoredHouseholds} unit={say('户', '')} /></td>
                  </tr>
                  <tr>
                    <th scope="row">{say('其中已消除风险', 'Of them without risk now')}</th>
                    <td class="number"><Count of={monitoring.riskEliminatedHouseholds} unit={say('户', '')} /></td>
                  </tr>
                </>
              ) : (
                <tr>
                  <th scope="row">{say('防止返贫监测', 'Monitoring')}</th>
                  <td class="number">{say('未报', 'not reported')}</td>
                </tr>
              )}
            </tbody>
          </table>
        </section>
        {current && <Targets pairing={current.id} day={day} />}
        <footer class="whole secondary">
          {say(
            '口径：审核通过的记录，截至所示日期；项目为现有记录。金额以万元、亿元计。',
            'Validated records as of the day; projects as recorded now.',
          )}{' '}
          {county.designationSourceURL && (
            <>
              {say('名单来源', 'List of key counties')} <a href={county.designationSourceURL}>{new URL(county.designationSourceURL).hostname}</a>
            </>
          )}{' '}
          {current?.sourceURL && (
            <>
              · {say('结对来源', 'Pairing')} <a href={current.sourceURL}>{new URL(current.sourceURL).hostname}</a>
            </>
          )}
        </footer>
      </article>
    </>
  );
}

function None() {
  return (
    <tr>
      <td>{empty}</td>
    </tr>
  );
}

/** share of a part in percent of the whole. */
function share(part: string | null | undefined, whole: string | null | undefined): string {
  if (part == null || whole == null || Number(whole) === 0) return empty;
  return percent(((100 * Number(part)) / Number(whole)).toFixed(2));
}
