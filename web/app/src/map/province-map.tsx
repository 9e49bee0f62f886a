import { useState } from 'preact/hooks';
import { say } from '../language';
import { money, plain } from '../format/number';
import { describeFlow, isChosen, regionsOf, sumOf, type Chosen, type Flow } from './flows';
import { type Ground, type Place } from './ground';
import './province-map.css';

const widest = 16;

/** An arc from one province to another, bent to its right so that two of opposite ways do not cover each other. */
function arc({ at: [x1, y1] }: Place, { at: [x2, y2] }: Place): string {
  const bend = 0.22;
  const x = (x1 + x2) / 2 - (y1 - y2) * bend;
  const y = (y1 + y2) / 2 + (x1 - x2) * -bend;
  return `M${x1},${y1} Q${x},${y} ${x2},${y2}`;
}

/**
 * ProvinceMap has all provinces, on the grid or on the operator's map, with an arc for each pair, as wide as its money. A pair or a province that is
 * clicked filters the page; what is pointed at or in focus is named below.
 */
export function ProvinceMap(props: { ground: Ground; flows: Flow[]; chosen: Chosen; linkOf: (chosen: Chosen) => string }) {
  const { ground, flows, chosen, linkOf } = props;
  const [pointed, setPointed] = useState<string | null>(null);
  const most = Math.max(1, ...flows.map((flow) => Number(flow.amount)));
  const eastern = regionsOf(flows, 'east').map((r) => r.code);
  const western = regionsOf(flows, 'west').map((r) => r.code);
  const sideOf = (code: string) => (eastern.includes(code) ? 'east' : western.includes(code) ? 'west' : null);
  const hover = (text: string | null) => ({
    onMouseEnter: () => setPointed(text),
    onMouseLeave: () => setPointed(null),
    onFocusIn: () => setPointed(text),
    onFocusOut: () => setPointed(null),
  });
  const only = flows.find((flow) => chosen.east === flow.east.code && chosen.west === flow.west.code);
  const named = only && describeFlow(only);
  const toggled = (side: 'east' | 'west', code: string): Chosen =>
    side === 'east'
      ? { ...chosen, east: chosen.east === code ? null : code }
      : { ...chosen, west: chosen.west === code ? null : code };
  return (
    <figure class={`province-map ${ground.approval === null ? 'grid' : 'land'}`}>
      <svg
        viewBox={`0 0 ${ground.width} ${ground.height}`}
        role="group"
        aria-label={ground.approval === null ? say('省级行政区方格示意图', 'Grid of the provinces') : say('省级行政区地图', 'Map of the provinces')}
      >
        {ground.lines.map((line) => (
          <path key={line} class="boundary" d={line} />
        ))}
        {ground.places.map((t) => {
          const side = sideOf(t.code);
          const sum = side && sumOf(flows.filter((flow) => flow[side].code === t.code));
          const text = say(t.zh, t.en);
          const says = side
            ? `${text}${say('，', ', ')}${side === 'east' ? say('支援', 'supports with') : say('受援', 'receives')} ${plain(money(sum!))}`
            : `${text}${say('：不在本项目范围', ': not in this programme')}`;
          const drawn = (
            <g class={`place ${side ?? 'outside'} ${side !== null && chosen[side] === t.code ? 'active' : ''}`} data-code={t.code}>
              <path d={t.path} />
            </g>
          );
          return side ? (
            <a key={t.code} href={linkOf(toggled(side, t.code))} aria-label={says} {...hover(says)}>
              {drawn}
            </a>
          ) : (
            <g key={t.code} {...hover(says)}>
              <title>{says}</title>
              {drawn}
            </g>
          );
        })}
        {flows
          .slice()
          .sort((a, b) => Number(b.amount) - Number(a.amount))
          .map((flow) => {
            const from = ground.places.find((t) => t.code === flow.east.code);
            const to = ground.places.find((t) => t.code === flow.west.code);
            if (!from || !to) return null;
            const says = describeFlow(flow);
            return (
              <a
                key={flow.east.code + flow.west.code}
                class={`arc ${isChosen(flow, chosen) ? '' : 'faded'}`}
                href={linkOf(only === flow ? { east: null, west: null } : { east: flow.east.code, west: flow.west.code })}
                aria-label={says}
                {...hover(says)}
              >
                <path class="reach" d={arc(from, to)} />
                <path
                  class={`line colour-${eastern.indexOf(flow.east.code) % 8}`}
                  d={arc(from, to)}
                  stroke-width={Math.max(1.2, (widest * Number(flow.amount)) / most)}
                />
              </a>
            );
          })}
        <g class="labels" aria-hidden="true">
          {ground.places.map((t) => {
            const side = sideOf(t.code);
            return <PlaceName key={t.code} place={t} amount={side && sumOf(flows.filter((flow) => flow[side].code === t.code))} />;
          })}
        </g>
      </svg>
      <figcaption>
        <Legend most={most} />
        {ground.approval !== null && <p class="approval">{say(`审图号：${ground.approval}`, `Approval number of the map: ${ground.approval}`)}</p>}
        <p class="pointed" aria-live="polite">
          {pointed ?? named ?? <span class="secondary">{say('指向或选中一条弧线查看一对省份；点击筛选全页。', 'Point at an arc to see its pair; click it to filter the page.')}</span>}
        </p>
      </figcaption>
    </figure>
  );
}

/** PlaceName stands above the arcs, which would hide it. */
function PlaceName({ place, amount }: { place: Place; amount: string | null }) {
  const [x, y] = place.at;
  const words = say(place.zh, place.en).split(' ');
  return (
    <g class={`label ${amount === null ? 'outside' : ''}`}>
      {words.map((word, i) => (
        <text key={word} class="name" x={x} y={y + (amount ? -6 : 5) + (i - (words.length - 1) / 2) * 13} text-anchor="middle">
          {word}
        </text>
      ))}
      {amount && (
        <text class="amount" x={x} y={y + 16 + (words.length > 1 ? 6 : 0)} text-anchor="middle">
          {money(amount).number}
        </text>
      )}
    </g>
  );
}

/** Legend says how much money three widths are. */
function Legend({ most }: { most: number }) {
  const step = 10 ** Math.floor(Math.log10(most));
  const round = Math.max(1, Math.floor(most / step)) * step;
  return (
    <div class="legend">
      <span class="key east">{say('支援省份', 'Supports')}</span>
      <span class="key west">{say('受援省份', 'Is supported')}</span>
      <span class="key outside">{say('不在本项目范围', 'Not in this programme')}</span>
      {[round / 4, round / 2, round].map((yuan) => (
        <span key={yuan} class="width">
          <svg width="36" height={widest + 2} aria-hidden="true">
            <line x1="0" x2="36" y1={widest / 2 + 1} y2={widest / 2 + 1} stroke-width={Math.max(1.2, (widest * yuan) / most)} />
          </svg>
          {plain(money(yuan.toFixed(2)))}
        </span>
      ))}
    </div>
  );
}
