// Where the provinces lie: on the grid of tiles, or on the operator's own map (see web/map.go).
import type { Term } from '../language';
import { columns, rows, tiles, tileOf } from './tiles';

/** A province where it is drawn. */
export interface Place extends Term {
  code: string;
  /** Where arcs begin and end, and where its name stands. */
  at: [number, number];
  /** Its outline as an SVG path. */
  path: string;
}

export interface Ground {
  width: number;
  height: number;
  places: Place[];
  /** What else the map has, such as boundary lines, as SVG paths. */
  lines: string[];
  /** The number by which the map was approved; null: it is the grid, which is no map. */
  approval: string | null;
}

const cell = 84;
const size = 64;

export const grid: Ground = {
  width: columns * cell,
  height: rows * cell,
  places: tiles.map(({ column, row, ...tile }) => {
    const [x, y] = [column * cell + cell / 2, row * cell + cell / 2];
    const [left, top, side, bow] = [x - size / 2, y - size / 2, size - 8, 'a4 4 0 0 1'];
    return { ...tile, at: [x, y], path: `M${left + 4} ${top}h${side}${bow} 4 4v${side}${bow} -4 4h-${side}${bow} -4 -4v-${side}${bow} 4 -4z` };
  }),
  lines: [],
  approval: null,
};

type Position = [number, number];

export interface MapFile {
  approval: string;
  features: {
    properties: { adcode?: unknown; code?: unknown; center?: Position; centroid?: Position } | null;
    geometry:
      | { type: 'Polygon' | 'MultiLineString'; coordinates: Position[][] }
      | { type: 'MultiPolygon'; coordinates: Position[][][] }
      | { type: 'LineString'; coordinates: Position[] };
  }[];
}

/** groundOf draws a map as wide as the grid: longitudes are as long as they are in the middle of it. */
export function groundOf(file: MapFile): Ground {
  const features = file.features.map(({ properties, geometry }) => ({
    tile: [properties?.adcode, properties?.code].map((code) => tileOf(String(code).slice(0, 2))).find((tile) => tile !== undefined),
    center: properties?.center ?? properties?.centroid,
    closed: geometry.type.endsWith('Polygon'),
    lines: geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : geometry.coordinates,
  }));
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of features.flatMap(({ lines }) => lines.flat())) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const narrowed = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = 8;
  const scale = (grid.width - 2 * margin) / Math.max((east - west) * narrowed, 1e-6);
  const project = ([x, y]: Position): Position => [margin + (x - west) * narrowed * scale, margin + (north - y) * scale];
  const pathOf = (line: Position[], closed: boolean) => {
    let last = '';
    const points: string[] = [];
    for (const position of line) {
      const point = project(position).map((n) => n.toFixed(1)).join(' ');
      if (point !== last) points.push(point);
      last = point;
    }
    return `M${points.join('L')}${closed ? 'z' : ''}`;
  };
  const places = new Map<string, Place & { area: number }>();
  const lines: string[] = [];
  for (const { tile, center, closed, lines: parts } of features) {
    const path = parts.map((line) => pathOf(line, closed)).join('');
    if (!tile) {
      lines.push(path);
      continue;
    }
    const { column: _, row: __, ...named } = tile;
    const middle = parts.map((line) => middleOf(line.map(project))).reduce((a, b) => (b.area > a.area ? b : a));
    const other = places.get(tile.code);
    // A province may come in several features: its largest part has its name.
    const larger = other && other.area >= middle.area ? other : { at: center ? project(center) : middle.at, area: middle.area };
    places.set(tile.code, { ...named, at: larger.at, area: larger.area, path: (other?.path ?? '') + path });
  }
  return { width: grid.width, height: 2 * margin + (north - south) * scale, places: [...places.values()], lines, approval: file.approval };
}

/** middleOf is the centre of gravity of a ring. */
function middleOf(ring: Position[]): { at: Position; area: number } {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    const part = x1 * y2 - x2 * y1;
    area += part;
    x += (x1 + x2) * part;
    y += (y1 + y2) * part;
  });
  return area === 0 ? { at: ring[0]!, area: 0 } : { at: [x / (3 * area), y / (3 * area)], area: Math.abs(area) };
}
