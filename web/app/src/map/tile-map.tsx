import { useState } from 'preact/hooks';
import { say } from '../language';
import { money, plain } from '../format/number';
import { describeFlow, isChosen, regionsOf, sumOf, type Chosen, type Flow } from './flows';
import { columns, rows, tiles, type Tile } from './tiles';
import './tile-map.css';

const cell = 84;
const size = 64;
const widest = 16;

/** The middle of a tile. */
function middle(tile: Tile): [number, number] {
  return [tile.column * cell + cell / 2, tile.row * cell + cell / 2];
}

/** An arc from one tile to another, bent to its right so that two of opposite ways do not cover each other. */
function arc(from: Tile, to: Tile): string {
  const [x1, y1] = middle(from);
  const [x2, y2] = middle(to);
  const bend = 0.22;
  const x = (x1 + x2) / 2 - (y1 - y2) * bend;
  const y = (y1 + y2) / 2 + (x1 - x2) * -bend;
  return `M${x1},${y1} Q${x},${y} ${x2},${y2}`;
}

/**
 * TileMap is a grid of all provinces with an arc for each pair, as wide as its money. A pair or a province that is
 * clicked filters the page; what is pointed at or in focus is named below.
 */
export function TileMap(props: { flows: Flow[]; chosen: Chosen; linkOf: (chosen: Chosen) => string }) {
  const { flows, chosen, linkOf } = props;
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
    <figure class="tile-map">
      <svg viewBox={`0 0 ${columns * cell} ${rows * cell}`} role="group" aria-label={say('省级行政区方格示意图', 'Grid of the provinces')}>
        {tiles.map((t) => {
          const side = sideOf(t.code);
          const sum = side && sumOf(flows.filter((flow) => flow[side].code === t.code));
          const text = say(t.zh, t.en);
          const says = side
            ? `${text}${say('，', ', ')}${side === 'east' ? say('支援', 'supports with') : say('受援', 'receives')} ${plain(money(sum!))}`
            : `${text}${say('：不在本项目范围', ': not in this programme')}`;
          const drawn = <TileBox tile={t} side={side} active={side !== null && chosen[side] === t.code} />;
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
            const from = tiles.find((t) => t.code === flow.east.code);
            const to = tiles.find((t) => t.code === flow.west.code);
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
          {tiles.map((t) => {
            const side = sideOf(t.code);
            return <TileName key={t.code} tile={t} amount={side && sumOf(flows.filter((flow) => flow[side].code === t.code))} />;
          })}
        </g>
      </svg>
      <figcaption>
        <Legend most={most} />
        <p class="pointed" aria-live="polite">
          {pointed ?? named ?? <span class="secondary">{say('指向或选中一条弧线查看一对省份；点击筛选全页。', 'Point at an arc to see its pair; click it to filter the page.')}</span>}
        </p>
      </figcaption>
    </figure>
  );
}

function TileBox({ tile, side, active }: { tile: Tile; side: 'east' | 'west' | null; active: boolean }) {
  const [x, y] = middle(tile);
  return (
    <g class={`tile ${side ?? 'outside'} ${active ? 'active' : ''}`}>
      <rect x={x - size / 2} y={y - size / 2} width={size} height={size} rx="4" />
    </g>
  );
}

/** TileName stands above the arcs, which would hide it. */
function TileName({ tile, amount }: { tile: Tile; amount: string | null }) {
  const [x, y] = middle(tile);
  const words = say(tile.zh, tile.en).split(' ');
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
