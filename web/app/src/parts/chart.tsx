import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language, say } from '../language';
import { onlyTheme, theme } from '../theme';
import type { EChartsCoreOption, EChartsType } from './chart-engine';
import './chart.css';

/** The colours and the font of the pages, for what is drawn on a canvas. */
export interface Palette {
  ink: string;
  secondary: string;
  rule: string;
  paper: string;
  font: string;
  series: string[];
  scale: string[];
}

/** What one has clicked: a datum of a series. */
export interface Picked {
  dataIndex: number;
  seriesIndex: number;
  value?: unknown;
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    secondary: read('--ink-2'),
    rule: read('--rule'),
    paper: read('--raised'),
    font: read('--font'),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => read(`--chart-${n}`)),
    scale: [0, 1, 2, 3, 4, 5].map((n) => read(`--scale-${n}`)),
  };
}

/**
 * Chart draws what `option` makes of the palette, and has a table of the same data behind it. The drawing says what it
 * shows in its label. What one clicks goes to `pick`, and the drawing itself to `drawn`, to be saved as a picture. The
 * table has the same links for those who use no mouse.
 */
export function Chart(props: {
  label: string;
  height: number;
  option: (palette: Palette) => EChartsCoreOption;
  table: ComponentChildren;
  pick?: (at: Picked) => void;
  drawn?: (chart: EChartsType | null) => void;
}) {
  const room = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const shade = onlyTheme.value ?? theme.value;
  const tongue = language.value;

  useEffect(() => {
    let here = true;
    let observer: ResizeObserver | undefined;
    import('./chart-engine').then(({ init }) => {
      if (!here || !room.current) return;
      for (const type of pointing) room.current.addEventListener(type, placeEvent, { capture: true });
      chart.current = init(room.current, undefined, { renderer: 'canvas' });
      if (latest.current.pick) followClicks(chart.current, (at) => latest.current.pick?.(at));
      draw(chart.current, latest.current.option);
      latest.current.drawn?.(chart.current);
      observer = new ResizeObserver(() => chart.current?.resize());
      observer.observe(room.current);
    });
    return () => {
      here = false;
      observer?.disconnect();
      latest.current.drawn?.(null);
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (chart.current) draw(chart.current, props.option);
  }, [props.option, shade, tongue]);

  return (
    <div class="chart">
      <div ref={room} class="chart-room" style={{ height: `${props.height}px` }} role="img" aria-label={props.label} />
      <details class="chart-table">
        <summary>{say('数据表', 'Table')}</summary>
        {props.table}
      </details>
    </div>
  );
}

const pointing = ['click', 'mousedown', 'mousemove', 'mouseout', 'mouseup', 'pointerdown', 'pointermove', 'pointerout', 'pointerup'];

/**
 * placeEvent tells ECharts where in the chart an event is. It reads offsetX, which a browser counts in pixels of the window
 * even where the page is enlarged by CSS (app.css).
 */
function placeEvent(event: Event): void {
  const room = event.currentTarget as HTMLElement;
  const box = room.getBoundingClientRect();
  const { clientX, clientY } = event as MouseEvent;
  const x = ((clientX - box.left) * room.clientWidth) / box.width;
  const y = ((clientY - box.top) * room.clientHeight) / box.height;
  Object.defineProperties(event, { offsetX: { value: x }, offsetY: { value: y }, layerX: { value: x }, layerY: { value: y } });
}

/** followClicks tells what is clicked. Of a single series all the room above a name counts, since a bar can be low. */
function followClicks(chart: EChartsType, pick: (at: Picked) => void): void {
  chart.on('click', (event) => pick(event as unknown as Picked));
  const under = (event: { target?: unknown; offsetX: number; offsetY: number }): number | null => {
    const { series, xAxis } = chart.getOption() as { series: { type: string }[]; xAxis: { type: string }[] };
    const at = [event.offsetX, event.offsetY];
    if (event.target || series.length !== 1 || series[0]!.type === 'heatmap' || !chart.containPixel('grid', at)) return null;
    const [x, y] = chart.convertFromPixel('grid', at) as [number, number];
    return Math.round(xAxis[0]!.type === 'category' ? x : y);
  };
  chart.getZr().on('click', (event) => {
    const dataIndex = under(event);
    if (dataIndex !== null) pick({ dataIndex, seriesIndex: 0 });
  });
  chart.getZr().on('mousemove', (event) => {
    if (under(event) !== null) chart.getZr().setCursorStyle('pointer');
  });
}

function draw(chart: EChartsType, option: (palette: Palette) => EChartsCoreOption): void {
  const palette = readPalette();
  chart.setOption(
    {
      animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      animationDuration: 150,
      color: palette.series,
      textStyle: { fontFamily: palette.font, color: palette.ink, fontSize: 13 },
      ...option(palette),
    },
    { notMerge: true },
  );
}

/** tooltip is that of every chart; it is drawn on the canvas, since the policy of the pages allows no style in HTML. */
export function tooltip(palette: Palette): object {
  return {
    renderMode: 'richText',
    backgroundColor: palette.paper,
    borderColor: palette.rule,
    textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: 13 },
    confine: true,
  };
}

/** axes are the quiet lines of every chart. */
export function axes(palette: Palette): { axisLine: object; axisTick: object; axisLabel: object; splitLine: object } {
  return {
    axisLine: { lineStyle: { color: palette.rule } },
    axisTick: { show: false },
    axisLabel: { color: palette.secondary, fontFamily: palette.font },
    splitLine: { lineStyle: { color: palette.rule } },
  };
}
