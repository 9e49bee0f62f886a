import { useLocation } from 'preact-iso';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { save } from '../api/download';
import { useModel, type Dimension, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { usePages } from '../api/use-pages';
import { useQuery } from '../api/use-query';
import { useAsOf } from '../as-of';
import { Ask } from '../explore/ask';
import { drillWhere } from '../explore/drill';
import '../explore/explore.css';
import '../records/table.css';
import { chartOption, groupAt, lineOrder, mostBars, mostSeries } from '../explore/options';
import { askable, fileQuery, marginsQuery, numberOf, pagedQuery, shownQuery, type Group } from '../explore/query';
import { readQuestion, views, type Question } from '../explore/question';
import { cross, Pivot, ResultTable, type Drill } from '../explore/result';
import { askedSays, viewSays } from '../explore/words';
import { group } from '../format/number';
import { say, sayTerm } from '../language';
import { Chart, type Picked } from '../parts/chart';
import type { EChartsType } from '../parts/chart-engine';
import { Page } from '../parts/page';
import { Empty, FailurePanel, NoDay, NoFilter, Loading, Skeleton } from '../parts/panels';
import { TakeAway } from '../parts/take-away';
import type { Data } from '../records/record';
import { Workbench } from '../records/workbench';
import { linkTo, usePageParams } from '../url';
import '../records/rooms.css';

/** Any grouping by clicking. What it shows stands in its address, with the query that answers it one click away. */
export default function Explore() {
  const { data: model, failure, retry } = useModel();
  const { params, change } = usePageParams();
  const question = model && readQuestion(model, params);
  return (
    <Page title={say('分析', 'Explore')}>
      {failure ? (
        <FailurePanel failure={failure} retry={retry} />
      ) : !model ? (
        <Skeleton class="room-page" />
      ) : question ? (
        <Asking model={model} question={question} />
      ) : (
        <div class="panel failed" role="alert">
          <p>{say('网址中要分析的对象（what）不存在。', 'There is nothing to explore of the name in the address (what).')}</p>
          <button type="button" onClick={() => change({ what: null, by: null, measures: null, where: null, having: null, sort: null })}>
            {say('从到位资金开始', 'Begin with the capital paid in')}
          </button>
        </div>
      )}
    </Page>
  );
}

function Asking({ model, question }: { model: Model; question: Question }) {
  const { params, change } = usePageParams();
  const { day, valid } = useAsOf();
  const text = day === undefined || !valid || question.where === null ? null : pagedQuery(model, question, day);
  const document = useMemo(() => (text === null ? null : textDocument<{ list: { edges: { node: Group }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }>(text)), [text]);
  const rows = usePages<Group>(document, {});
  // While another question is being answered, the numbers of the one before stay in sight.
  const answered = useRef<{ rows: Group[]; totals: Data | undefined; total: number | undefined; question: Question } | null>(null);
  if (!rows.loading && !rows.failure) answered.current = { rows: rows.rows, totals: rows.head.totals as Data | undefined, total: rows.total, question };
  const shown = answered.current;
  const chart = useRef<EChartsType | null>(null);
  const names = askable(question);
  const title = `${sayTerm(question.groups.term)}${question.by.length > 0 ? say('，按', ' by ') + question.by.map((dimension) => sayTerm(dimension.term)).join(say('、', ', ')) : ''}`;
  // What is asked is not drawn again for each page of groups.
  const ask = useMemo(() => <Ask model={model} question={question} change={(changes) => change(changes, true)} />, [model, question, change]);
  return (
    <Workbench title={say('提问', 'Question')} side={ask}>
      <h2>{title}</h2>
      <div class="bar">
        <div class="views" role="group" aria-label={say('显示为', 'Show as')}>
          {views.map((view) => (
            <button key={view} type="button" class="chip" aria-pressed={view === question.view} disabled={question.by.length < (view === 'pivot' || view === 'heat' ? 2 : view === 'table' ? 0 : 1)} onClick={() => change({ view: view === 'table' ? null : view }, true)}>
              {viewSays(view)}
            </button>
          ))}
        </div>
        <TakeAway query={fileQuery(model, question, day)} shownQuery={shownQuery(model, question, day)} name={title}>
          {drawn(question) && (
            <button type="button" onClick={() => chart.current && save(picture(chart.current), `${title}.png`)}>
              {say('下载 PNG', 'Download PNG')}
            </button>
          )}
        </TakeAway>
      </div>
      {!valid ? (
        <NoDay />
      ) : question.where === null ? (
        <NoFilter remove={() => change({ where: null })} />
      ) : rows.failure ? (
        <FailurePanel failure={rows.failure} retry={rows.retry} />
      ) : !shown ? (
        <Loading class="room-page" />
      ) : (
        <div class="loaded" aria-busy={rows.loading}>
          {shown.rows.length === 0 ? (
            <Empty>{say('没有符合条件的记录：请放宽条件，或换一个日期、审核口径。', 'No record matches: loosen the conditions, or choose another day or level.')}</Empty>
          ) : (
            <Answer model={model} question={shown.question} asked={names} groups={shown.rows} totals={shown.totals} day={day} chart={chart} params={params} change={change} />
          )}
          <p class="secondary" role="status">
            {shown.total !== undefined && say(`共 ${group(String(shown.total))} 组`, `${group(String(shown.total))} groups`)}
            {shown.rows.length < (shown.total ?? 0) && say(`，已显示 ${shown.rows.length} 组`, `, ${shown.rows.length} shown`)}
          </p>
          {rows.more && !rows.loading && (
            <button type="button" disabled={rows.loadingMore} onClick={rows.loadMore}>
              {say('显示更多', 'Show more')}
            </button>
          )}
        </div>
      )}
    </Workbench>
  );
}

function drawn(question: Question): boolean {
  return question.view !== 'table' && question.view !== 'pivot' && question.by.length > 0;
}

function Answer(props: {
  model: Model;
  question: Question;
  asked: Question['asked'];
  groups: Group[];
  totals: Data | undefined;
  day: string | undefined;
  chart: { current: EChartsType | null };
  params: URLSearchParams;
  change: (changes: Record<string, string | null>, replace?: boolean) => void;
}) {
  const { model, question, groups, totals, day } = props;
  const { route } = useLocation();
  const asked = askable(question);
  const { by, view } = question;
  const [chosen, setChosen] = useState('');
  const number = asked.find((one) => one.name === chosen) ?? asked.find((one) => one.measure) ?? asked[0]!;
  const drill: Drill = (by, key, counted) =>
    linkTo(`/data/${question.entity.list}`, { where: JSON.stringify(drillWhere(model, question, by, key, day)), counted });
  const pickGroup = (at: Picked) => {
    const group = groupAt(model, question, groups, at);
    if (group) route(drill(by, group.key, numberOf(group, { name: 'n' })));
  };
  const option = useCallback((palette: Parameters<typeof chartOption>[0]) => chartOption(palette, model, question, number, groups), [model, groups, number.name, view]);
  const table = (
    <ResultTable model={model} question={question} by={by} asked={asked} groups={groups} totals={totals} drill={drill} change={(changes) => props.change(changes, true)} />
  );
  if (view === 'table' || by.length === 0) return table;
  const pick = asked.length > 1 && (
    <label class="level">
      <span>{say('显示的数值', 'Number shown')}</span>
      <select value={number.name} onChange={(event) => setChosen(event.currentTarget.value)}>
        {asked.map((one) => (
          <option key={one.name} value={one.name}>
            {askedSays(one)}
          </option>
        ))}
      </select>
    </label>
  );
  if (view === 'pivot' && by.length > 1) {
    return (
      <>
        {pick}
        <PivotView model={model} question={question} by={by} groups={groups} totals={totals} number={number} day={day} drill={drill} />
      </>
    );
  }
  const lines = by.length > 1 && view !== 'bar' ? cross(model, lineOrder(by, view), groups).rows.length : 0;
  const height = view === 'heat' && by.length > 1 ? 120 + 26 * lines : view === 'bar' || view === 'heat' ? 60 + 28 * Math.min(groups.length, mostBars) : 420;
  return (
    <>
      {pick}
      <Chart
        label={`${askedSays(number)}${say('，', ', ')}${by.map((dimension) => sayTerm(dimension.term)).join(say('、', ', '))}`}
        height={Math.min(height, 1400)}
        option={option}
        table={table}
        pick={pickGroup}
        drawn={(chart) => (props.chart.current = chart)}
      />
      {view === 'bar' && groups.length > mostBars && <p class="secondary">{say(`图中为前 ${mostBars} 组。`, `The chart has the first ${mostBars} groups.`)}</p>}
      {(view === 'line' || view === 'stacked') && lines > mostSeries && <p class="secondary">{say(`图中为前 ${mostSeries} 项。`, `The chart has the first ${mostSeries}.`)}</p>}
    </>
  );
}

function PivotView(props: { model: Model; question: Question; by: Dimension[]; groups: Group[]; totals: Data | undefined; number: Question['asked'][number]; day: string | undefined; drill: Drill }) {
  const { model, question, by, groups } = props;
  const text = marginsQuery(model, question, by.slice(0, -1), by.at(-1)!, props.day);
  const document = useMemo(() => textDocument<Record<'rows' | 'columns', { edges: { node: Group }[] }>>(text), [text]);
  const { data } = useQuery(document, {});
  const margins = data && { rows: data.rows.edges.map((edge) => edge.node), columns: data.columns.edges.map((edge) => edge.node) };
  return <Pivot model={model} by={by} asked={props.number} crossed={cross(model, by, groups)} margins={margins} totals={props.totals} drill={props.drill} />;
}

/** picture is what a chart shows, twice as fine as on the screen. */
function picture(chart: EChartsType): Blob {
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--raised').trim();
  const [, data = ''] = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: paper }).split(',');
  return new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], { type: 'image/png' });
}
