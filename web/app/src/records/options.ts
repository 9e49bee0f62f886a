// What a filter may ask, as a list that one searches by typing.
import { entityNamed, type Entity, type Model } from '../api/model';
import { say, sayTerm, type Term } from '../language';
import { steps, type Condition, type Step } from './where';

/** How many relations a condition may lead over. */
const deepest = 3;

const technical = new Set(['id', 'version']);

/** pathTo is where the conditions on what the steps lead to stand in a filter; none: there is no such record. */
export function pathTo(path: Step[], none: boolean): string[] {
  const keys: string[] = [];
  let said = !none;
  for (const step of path) {
    if (!said && step.many) {
      keys.push('not');
      said = true;
    }
    keys.push(step.with);
  }
  return keys;
}

/** idOf tells conditions apart. */
export function idOf(condition: Condition): string {
  return [...condition.steps.map((step) => step.with), condition.field].join('.');
}

/** fieldTerm is what a condition is about. */
export function fieldTerm(condition: Condition): Term {
  const { entity, field, filters, step } = condition;
  if (field === 'search') return { zh: '名称', en: 'Name' };
  return step?.term ?? entity.fields.find((f) => f.name === field)?.term ?? filters[0]?.term ?? { zh: '组合条件', en: 'Combination' };
}

export function labelOfCondition(condition: Condition): string {
  return [...condition.steps.map((step) => sayTerm(step.term)), sayTerm(fieldTerm(condition))].join(' › ');
}

/** pickable tells whether records of an entity can be found by typing. */
export function pickable(entity: Entity | undefined): boolean {
  return entity?.list !== undefined && entity.search;
}

const made = new WeakMap<Entity, Condition[]>();

/** optionsOf are the conditions that the list of an entity takes, the nearest first. */
export function optionsOf(model: Model, root: Entity): Condition[] {
  const kept = made.get(root);
  if (kept) return kept;
  const found: Condition[] = [];
  let level: { entity: Entity; path: Step[] }[] = [{ entity: root, path: [] }];
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { entity, path } of level) {
      const base = { entity, steps: path, at: pathTo(path, false), none: false };
      if (entity.search && path.length > 0) found.push({ ...base, field: 'search', kind: 'search', filters: [] });
      for (const step of steps(entity)) {
        const to = entityNamed(model, step.entity);
        if (!step.many && pickable(to)) found.push({ ...base, field: step.has, kind: 'record', filters: [], step });
        else if (depth < deepest) found.push({ ...base, field: step.has, kind: 'relation', filters: [], step });
        if (to && depth < deepest && !(step.many && path.filter((s) => s.many).length > 1)) next.push({ entity: to, path: [...path, step] });
      }
      for (const field of entity.fields) {
        if (technical.has(field.name)) continue;
        if (depth === 0 && model.enums[field.type]) continue; // it has its boxes already
        const filters = entity.filters.filter((filter) => filter.field === field.name);
        if (filters.length > 0) found.push({ ...base, field: field.name, kind: 'field', filters });
      }
    }
    level = next;
  }
  made.set(root, found);
  return found;
}

/** matching are the conditions that what one types names, at most so many; the nearest and shortest first. */
export function matching(options: Condition[], typed: string, most = 60): Condition[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = options.filter((option) => {
    const term = fieldTerm(option);
    const own = `${term.zh} ${term.en}`.toLowerCase();
    const all = [...option.steps.map((step) => `${step.term.zh} ${step.term.en}`), own].join(' ').toLowerCase();
    return words.every((word) => all.includes(word)) && (words.length === 0 || words.some((word) => own.includes(word)));
  });
  return hits.slice(0, most);
}

/** operatorSays is what an operator is called beside an input. */
export function operatorSays(operator: string): string {
  switch (operator) {
    case '':
      return say('等于', 'is');
    case 'HasPrefix':
      return say('开头为', 'begins with');
    case 'ContainsFold':
      return say('包含', 'contains');
    default:
      return operator;
  }
}
