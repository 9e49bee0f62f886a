// What a record is called, and where its page is: from the model, for any entity.
import { entityNamed, type Entity, type Field, type Model } from '../api/model';
import { language } from '../language';
import { linkTo } from '../url';
import { merge, select, type Selection } from './selection';

export type Data = Record<string, unknown>;

/** Entities whose pages have addresses of their own, by the field that names the record. */
const addresses: Record<string, { path: string; key: string }> = {
  Province: { path: '/provinces', key: 'code' },
  County: { path: '/counties', key: 'code' },
  Pairing: { path: '/pairings', key: 'id' },
  Enterprise: { path: '/enterprises', key: 'uscc' },
  InvestmentProject: { path: '/projects', key: 'registrationNumber' },
  IndustrialPark: { path: '/parks', key: 'id' },
};

/** How deep a record is named by others. */
const deepest = 3;

/** keyOf is the field by which a link or a filter names a record. */
export function keyOf(entity: Entity): string {
  return addresses[entity.name]?.key ?? entity.lookUp?.key ?? 'id';
}

/** addressKey is the field that the address of a record's page has. */
export function addressKey(entity: Entity): string {
  return addresses[entity.name]?.key ?? 'id';
}

/** pathOf is the address of a record's page. */
export function pathOf(entity: Entity, record: Data): string {
  const address = addresses[entity.name];
  const key = address && record[address.key];
  const path = key ? `${address.path}/${encodeURIComponent(String(key))}` : `/records/${entity.name}/${encodeURIComponent(String(record.id))}`;
  return linkTo(path);
}

const has = (entity: Entity, name: string) => entity.fields.some((field) => field.name === name);

/** naming is how a record is told from others: by its name, or by what it belongs to and its day. */
function naming(entity: Entity): { name: string | null; records: Entity['records']; day: Field | undefined } {
  if (has(entity, 'name')) return { name: language.value === 'en' && has(entity, 'nameEn') ? 'nameEn' : 'name', records: [], day: undefined };
  const required = entity.records.filter((record) => !record.nullable);
  return {
    name: null,
    records: (required.length > 0 ? required : entity.records).slice(0, 2),
    day: entity.fields.find((field) => !field.nullable && (field.type === 'Date' || field.name === 'year')),
  };
}

/** namedBy are the records by which one without a name is told from others. */
export function namedBy(entity: Entity): Entity['records'] {
  return naming(entity).records;
}

/** labelSelection is what labelOf and pathOf need of a record; without keys, what a file shows of it. */
export function labelSelection(model: Model, entity: Entity, keys = true, depth = 0): Selection {
  const selection: Selection = new Map();
  if (keys) {
    select(selection, 'id');
    select(selection, keyOf(entity));
  }
  const { name, records, day } = naming(entity);
  if (name) select(selection, name);
  if (depth < deepest) {
    for (const record of records) {
      const to = entityNamed(model, record.entity);
      if (to) merge(select(selection, record.name), labelSelection(model, to, keys, depth + 1));
    }
  }
  if (day) select(selection, day.name);
  return selection;
}

/** labelOf is what a record is called. */
export function labelOf(model: Model, entity: Entity, record: Data): string {
  const { name, records, day } = naming(entity);
  if (name && record[name]) return String(record[name]);
  const parts = records.flatMap((field) => {
    const to = entityNamed(model, field.entity);
    const value = record[field.name] as Data | null | undefined;
    return to && value ? [labelOf(model, to, value)] : [];
  });
  const label = parts.join(' – ');
  const dated = day && record[day.name] != null ? String(record[day.name]) : '';
  return [label, dated].filter(Boolean).join('\u2002') || String(record[keyOf(entity)] ?? record.id);
}
