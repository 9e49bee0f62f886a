// What ECharts draws of the groups.
import type { Model } from '../api/model';
import { axes, tooltip, type Palette, type Picked } from '../parts/chart';
import type { EChartsCoreOption } from '../parts/chart-engine';
import { numberOf, type Group } from './query';
import { isPeriod, type Asked, type Question } from './question';
import { cross, type Crossed } from './result';
import { askedSays, keySays, numberText } from './words';

/** How many groups a chart can show and still be read. */
export const mostBars = 40;
export const mostSeries = 8;

const valueOf = (group: Group | undefined, asked: Asked): number | null => {
  const value = numberOf(group, asked);
  return value === null ? null : Number(value);
};

/** chartOption draws a view of the groups. */
export function chartOption(palette: Palette, model: Model, question: Question, asked: Asked, groups: Group[]): EChartsCoreOption {
  const { by, view } = question;
  const says = (value: unknown) => numberText(asked, value == null ? null : String(value));
  const valueAxis = { ...axes(palette), type: 'value', axisLabel: { ...axes(palette).axisLabel, formatter: (value: number) => numberText(asked, String(value)).replace(/\.00(?=\D)/, '') } };
  const grid = { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'all' };
  const legend = { top: 0, type: 'scroll', textStyle: { color: palette.ink } };
  if (view === 'heat' && by.length > 1) return heatOption(palette, cross(model, by, groups), asked, grid);
  if ((view === 'stacked' || view === 'line') && by.length > 1) {
    const { rows, columns, cells } = cross(model, lineOrder(by, view), groups);
    const lines = rows.slice(0, mostSeries);
    return {
      grid,
      legend,
      tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: says },
      xAxis: { ...axes(palette), type: 'category', data: columns.map((column) => column.label) },
      yAxis: valueAxis,
      series: lines.map((row, i) => ({
        name: row.label,
        type: view === 'line' ? 'line' : 'bar',
        stack: view === 'stacked' ? 'all' : undefined,
        data: columns.map((_, j) => valueOf(cells[i]![j], asked)),
      })),
    };
  }
  if (view === 'line' || (view === 'stacked' && by.length === 1 && isPeriod(by[0]!))) {
    return {
      grid,
      tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: says },
      xAxis: { ...axes(palette), type: 'category', data: groups.map((group) => labelOfGroup(model, question, group)) },
      yAxis: valueAxis,
      series: [{ name: askedSays(asked), type: view === 'line' ? 'line' : 'bar', data: groups.map((group) => valueOf(group, asked)) }],
    };
  }
  // Bars lie, so that names of any length can be read; the first stands on top.
  const shown = groups.slice(0, mostBars);
  return {
    grid: { ...grid, top: 8 },
    tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: says },
    xAxis: valueAxis,
    yAxis: { ...axes(palette), type: 'category', inverse: true, data: shown.map((group) => labelOfGroup(model, question, group)) },
    series: [{ name: askedSays(asked), type: 'bar', barMaxWidth: 22, data: shown.map((group) => valueOf(group, asked)) }],
  };
}

/** lineOrder puts what goes along the axis last: the period, if there is one. */
export function lineOrder(by: Question['by'], view: Question['view']): Question['by'] {
  const period = by.find(isPeriod);
  if (period) return [...by.filter((dimension) => dimension !== period), period];
  return view === 'stacked' ? [...by.slice(1), by[0]!] : by;
}

/** groupAt is the group that something in a chart stands for. */
export function groupAt(model: Model, question: Question, groups: Group[], { dataIndex, seriesIndex, value }: Picked): Group | undefined {
  const { by, view } = question;
  if (by.length > 1 && view === 'heat') {
    const [x, y] = value as [number, number];
    return cross(model, by, groups).cells[y]?.[x];
  }
  if (by.length > 1 && (view === 'stacked' || view === 'line')) return cross(model, lineOrder(by, view), groups).cells[seriesIndex]?.[dataIndex];
  return groups[dataIndex];
}

function labelOfGroup(model: Model, question: Question, group: Group): string {
  return question.by.map((dimension) => keySays(model, dimension, group.key[dimension.key])).join(' · ');
}

function heatOption(palette: Palette, { rows, columns, cells }: Crossed, asked: Asked, grid: object): EChartsCoreOption {
  const data = cells.flatMap((row, y) => row.map((group, x) => [x, y, valueOf(group, asked)])).filter(([, , value]) => value !== null);
  const values = data.map(([, , value]) => value!);
  const says = (value: unknown) => numberText(asked, value == null ? null : String(value));
  return {
    grid: { ...grid, top: 8, bottom: 56 },
    tooltip: { ...tooltip(palette), formatter: ({ value }: { value: [number, number, number] }) => `${rows[value[1]]!.label}\n${columns[value[0]]!.label}\n${says(value[2])}` },
    xAxis: { ...axes(palette), type: 'category', data: columns.map((column) => column.label) },
    yAxis: { ...axes(palette), type: 'category', inverse: true, data: rows.map((row) => row.label) },
    visualMap: { min: Math.min(0, ...values), max: Math.max(1, ...values), calculable: false, orient: 'horizontal', left: 'center', bottom: 8, inRange: { color: palette.scale }, textStyle: { color: palette.ink }, text: [says(Math.max(0, ...values)), says(Math.min(0, ...values))], formatter: says },
    series: [{ type: 'heatmap', data, itemStyle: { borderColor: palette.paper, borderWidth: 1 } }],
  };
}
