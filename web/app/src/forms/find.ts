// Finding records by what one types: names in Chinese and pinyin, codes, and of records without a name those that name them.
import { entityNamed, type Entity, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { keyOf, labelOf, labelSelection, namedBy, type Data } from '../records/record';
import { merge, print, select, type Selection } from '../records/selection';
import type { Where } from '../records/where';

const deepest = 2;

/** searching is the filter that finds records of an entity by one word; null: they cannot be found by words. */
function searching(model: Model, entity: Entity, word: string, depth = 0): Where | null {
  const any: Where[] = [];
  if (entity.search) any.push({ search: word });
  const prefix = entity.filters.find((filter) => filter.field === keyOf(entity) && filter.operator === 'HasPrefix');
  if (prefix && /^[0-9A-Za-z-]+$/.test(word)) any.push({ [prefix.name]: word.toUpperCase() });
  if (!entity.search && depth < deepest) {
    for (const record of namedBy(entity)) {
      const relation = entity.relations.find((relation) => relation.has.toLowerCase() === `has${record.name}`.toLowerCase());
      const to = entityNamed(model, record.entity);
      const below = to && relation && searching(model, to, word, depth + 1);
      if (below) any.push({ [relation.with]: below });
    }
  }
  return any.length > 1 ? { or: any } : (any[0] ?? null);
}

/** whereTyped is the filter for what is typed, of which every word must be found. */
export function whereTyped(model: Model, entity: Entity, typed: string): Where | null {
  const found = typed.split(/[\s–—]+/).filter(Boolean).map((word) => searching(model, entity, word));
  if (found.length === 0 || found.includes(null)) return null;
  return found.length > 1 ? { and: found } : found[0]!;
}

/** noteFields are the records that tell those of one name apart: the province of a county. */
function noteFields(entity: Entity): string[] {
  return entity.records.filter((record) => record.entity === 'Province').map((record) => record.name);
}

/** findDocument asks for a few records by a filter, with all that choiceOf shows. */
export function findDocument(model: Model, entity: Entity, key: string, first = 20) {
  const selection: Selection = new Map();
  merge(selection, labelSelection(model, entity));
  select(selection, key);
  for (const name of noteFields(entity)) select(selection, name, 'name');
  return textDocument<{ list: { edges: { node: Data }[] } }>(
    `query Find($where: ${entity.where}) { list: ${entity.list}(first: ${first}, where: $where) { edges { node { ${print(selection)} } } } }`,
  );
}

/** choiceOf is how a record stands in a list to choose from. */
export function choiceOf(model: Model, entity: Entity, key: string, node: Data): { key: string; label: string; note: string } {
  const code = keyOf(entity) === 'id' ? [] : [node[keyOf(entity)]];
  const notes = [...noteFields(entity).map((name) => (node[name] as Data | null)?.name), ...code];
  return { key: String(node[key]), label: labelOf(model, entity, node), note: notes.filter(Boolean).join(' ') };
}

/** bareName is a name without what the names of many have in common. */
function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()<>《》〈〉「」"'“”‘’·•.,、。-]/g, '')
    .replace(/(?:股份|控股|集团)?(?:有限责任公司|有限公司|公司|项目)$/, '');
}

/** alike tells how much two names have in common, from 0 to 1, by their pairs of characters. */
export function alike(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const bare = bareName(name);
    return new Set(Array.from({ length: Math.max(bare.length - 1, 0) }, (_, i) => bare.slice(i, i + 2)));
  }) as [Set<string>, Set<string>];
  const common = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

/** whereAlike finds the records whose names may be nearly the same. */
export function whereAlike(name: string): Where | null {
  const bare = bareName(name);
  if (bare.length < 3) return null;
  const part = Math.min(4, Math.ceil(bare.length / 2));
  return { or: [...new Set([bare.slice(0, part), bare.slice(-part), bare.slice(Math.floor((bare.length - part) / 2)).slice(0, part)])].map((search) => ({ search })) };
}
