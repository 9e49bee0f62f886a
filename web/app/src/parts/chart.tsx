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
 * shows in its label. What one clicks goes to `pick`, and the drawing itself to `drawn`, to be saved as a picture.
 */
export function Chart(props: {
  label: string;
  height: number;
  option: (palette: Palette) => EChartsCoreOption;
  table: ComponentChildren;
  pick?: (event: { dataIndex: number; seriesIndex: number; value: unknown }) => void;
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
      chart.current = init(room.current, undefined, { renderer: 'canvas' });
      chart.current.on('click', (event) => latest.current.pick?.(event as never));
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
