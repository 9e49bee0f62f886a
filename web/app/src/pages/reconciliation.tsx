import { nodesOf } from '../api/nodes';
import { useQuery } from '../api/use-query';
import { useAsOf } from '../as-of';
import { longDate } from '../format/date';
import { graphql } from '../gql';
import type { ReconciliationQuery } from '../gql/graphql';
import { say, sayNote } from '../language';
import { Choice } from '../parts/choice';
import { Page } from '../parts/page';
import { Empty, Loaded, NoDay } from '../parts/panels';
import { TableScroll } from '../parts/table-scroll';
import { InUnit } from '../parts/unit';
import { percent } from '../format/number';
import { linkTo, useParams } from '../url';
import './reconciliation.css';

const reconciliation = graphql(`
  query Reconciliation($asOf: Date!) {
    reconciliation(asOf: $asOf) {
      comparable
      reason
      coveredPercent
      figure {
        code
        qualifier
        scope
        basis
        inclusion
        comparedWith
        periodStart
        sourceName
        sourceURL
        publishedOn
        indicator {
          name
          nameEn
        }
        province {
          name
          nameEn
        }
        county {
          name
          nameEn
        }
      }
      value {
        published
        unit
        computed
        difference
        agrees
      }
      change {
        published
        unit
        computed
        agrees
      }
      changePercent {
        published
        unit
        computed
        agrees
      }
      flags {
        kind
        message
      }
    }
    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {
      edges {
        node {
          asOf
        }
      }
    }
  }
`);

type Row = ReconciliationQuery['reconciliation'][number];
type Show = 'all' | 'comparable' | 'differing' | 'flagged';

const keeps: Record<Show, (row: Row) => boolean> = {
  all: () => true,
  comparable: (row) => row.comparable,
  differing: (row) => [row.value, row.change, row.changePercent].some((c) => c?.agrees === false),
  flagged: (row) => row.flags.length > 0,
};

/** Reconciliation is what was published beside what the records add up to. */
export default function Reconciliation() {
  const { day, valid } = useAsOf();
  const { params, change } = useParams();
  const asked = params.get('show');
  const show: Show = asked !== null && asked in keeps ? (asked as Show) : 'all';
  const answer = useQuery(reconciliation, day === undefined || !valid ? null : { asOf: day });
  return (
    <Page title={say('对账', 'Reconciliation')}>
      <p class="secondary">
        {say(
          '公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。',
          'What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.',
        )}
      </p>
      {valid ? (
        <Loaded answer={answer} class="reconciliation-room">
          {(data) => {
            const rows = data.reconciliation;
            const days = [...new Set(nodesOf(data.reportedFigures).map((figure) => figure.asOf))];
            const counted = (of: Show) => rows.filter(keeps[of]).length;
            return (
              <>
                <p class="days">
                  {say('有公布数据的日期：', 'Days with figures: ')}
                  {days.map((d) => (
                    <a key={d} href={linkTo('/reconciliation', { asOf: d, show: asked })} aria-current={d === day ? 'date' : undefined}>
                      {d}
                    </a>
                  ))}
                </p>
                {rows.length === 0 ? (
                  <Empty>{say(`${longDate(day!)}没有公布数据：请选择上面的日期。`, `Nothing was published for ${longDate(day!)}: choose a day above.`)}</Empty>
                ) : (
                  <>
                    <Choice
                      label={say('显示哪些', 'Which ones')}
                      value={show}
                      options={[
                        { value: 'all', text: say(`全部 ${rows.length}`, `All ${rows.length}`) },
                        { value: 'comparable', text: say(`可比 ${counted('comparable')}`, `Comparable ${counted('comparable')}`) },
                        { value: 'differing', text: say(`不一致 ${counted('differing')}`, `Differing ${counted('differing')}`) },
                        { value: 'flagged', text: say(`有疑点 ${counted('flagged')}`, `In doubt ${counted('flagged')}`) },
                      ]}
                      choose={(to) => change({ show: to === 'all' ? null : to }, true)}
                    />
                    <Table rows={rows.filter(keeps[show])} />
                  </>
                )}
              </>
            );
          }}
        </Loaded>
      ) : (
        <NoDay />
      )}
    </Page>
  );
}

function Table({ rows }: { rows: Row[] }) {
  if (rows.length === 0) return <Empty>{say('没有这样的公布数据。', 'There are no such figures.')}</Empty>;
  return (
    <TableScroll label={say('对账结果', 'Reconciliation')}>
      <table class="reconciliation">
        <thead>
          <tr>
            <th>{say('指标', 'Indicator')}</th>
            <th class="number">{say('公布', 'Published')}</th>
            <th class="number">{say('记录', 'Records')}</th>
            <th class="number">{say('差异', 'Difference')}</th>
            <th>{say('一致', 'Agrees')}</th>
            <th class="number">{say('同比：公布 / 记录', 'Change: published / records')}</th>
            <th>{say('口径、疑点与来源', 'Basis, doubts and source')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.figure.code}>
              <th scope="row">
                {say(row.figure.indicator.name, row.figure.indicator.nameEn)}
                <span class="where">{whereOf(row)}</span>
              </th>
              <td class="number">
                {qualifiers[row.figure.qualifier]?.()}
                <InUnit value={row.value.published} unit={row.value.unit} />
              </td>
              <td class="number">
                <InUnit value={row.value.computed} unit={row.value.unit} />
                {row.coveredPercent != null && row.coveredPercent !== '100' && (
                  <span class="where">{say(`占公布的 ${percent(row.coveredPercent)}`, `${percent(row.coveredPercent)} of it`)}</span>
                )}
              </td>
              <td class="number">
                <InUnit value={row.value.difference} unit={row.value.unit} />
              </td>
              <td>
                <Agrees agrees={row.value.agrees} comparable={row.comparable} />
              </td>
              <td class="number">
                {[row.change, row.changePercent].map(
                  (c) =>
                    c && (
                      <div key={c.unit}>
                        <InUnit value={c.published} unit={c.unit} /> / {c.computed == null ? '—' : <InUnit value={c.computed} unit={c.unit} />}
                        {c.agrees === false && <Agrees agrees={false} comparable />}
                      </div>
                    ),
                )}
                {row.figure.comparedWith && (row.change || row.changePercent) && <div class="secondary">{sayNote(row.figure.comparedWith)}</div>}
                {!row.change && !row.changePercent && '—'}
              </td>
              <td class="notes">
                {row.reason && <div>{row.reason}</div>}
                {row.figure.inclusion && <div>{sayNote(row.figure.inclusion)}</div>}
                {row.flags.map((flag) => (
                  <div key={flag.kind + flag.message} class="flag">
                    {say('疑点：', 'In doubt: ')}
                    {flag.message}
                  </div>
                ))}
                <div class="secondary">
                  {row.figure.sourceURL ? (
                    <a href={row.figure.sourceURL} rel="noreferrer">
                      {row.figure.sourceName}
                    </a>
                  ) : (
                    row.figure.sourceName
                  )}
                  {row.figure.publishedOn && ` ${row.figure.publishedOn}`}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const qualifiers: Record<string, (() => string) | undefined> = {
  AT_LEAST: () => say('不少于 ', 'at least '),
  AT_MOST: () => say('不超过 ', 'at most '),
  ABOUT: () => say('约 ', 'about '),
};

/** whereOf is the part of the country that a figure is about, where that is not all of it. */
function whereOf(row: Row): string {
  const region = row.figure.county ?? row.figure.province;
  if (region) return say(region.name, region.nameEn);
  switch (row.figure.scope) {
    case 'KEY_COUNTIES':
      return say('重点帮扶县', 'key counties');
    case 'CENTRAL_AND_WESTERN':
      return say('中西部', 'central and western provinces');
    default:
      return say('全国', 'national');
  }
}

function Agrees({ agrees, comparable }: { agrees: boolean | null | undefined; comparable: boolean }) {
  if (!comparable) return <span class="secondary">{say('不可比', 'not comparable')}</span>;
  if (agrees == null) return <>—</>;
  return agrees ? <span class="agrees">✓ {say('一致', 'agrees')}</span> : <span class="differs">✗ {say('不一致', 'differs')}</span>;
}

