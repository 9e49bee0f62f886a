import { termOfValue, type Model } from '../api/model';
import { moment } from '../format/date';
import { empty, group } from '../format/number';
import { say, sayTerm } from '../language';
import { Money } from '../parts/number';
import type { Column } from './columns';
import { labelOf, pathOf, type Data } from './record';

const numbers = new Set(['Money', 'Int', 'Decimal', 'Float']);

/** isNumber tells whether values of a type are set to the right, digit below digit. */
export function isNumber(type: string | undefined, name = ''): boolean {
  return type !== undefined && numbers.has(type) && !/year/i.test(name);
}

/** Value shows a value by its type. */
export function Value({ model, type, name, value }: { model: Model; type: string; name?: string; value: unknown }) {
  if (value === null || value === undefined || value === '') return <span class="secondary">{empty}</span>;
  if (Array.isArray(value)) return <>{value.map((one, i) => [i > 0 && '、', <Value key={i} model={model} type={type} name={name} value={one} />])}</>;
  if (model.enums[type]) return <>{sayTerm(termOfValue(model, type, String(value)))}</>;
  switch (type) {
    case 'Money':
      return <Money yuan={String(value)} />;
    case 'Int':
    case 'Decimal':
      return <>{/year/i.test(name ?? '') ? String(value) : group(String(value))}</>;
    case 'Boolean':
      return <>{value ? say('是', 'Yes') : say('否', 'No')}</>;
    case 'Time':
      return <time dateTime={String(value)}>{moment(String(value))}</time>;
    default: {
      const text = String(value);
      if (/^https?:\/\/\S+$/.test(text)) {
        return (
          <a href={text} rel="noreferrer">
            {new URL(text).hostname}
          </a>
        );
      }
      return <>{text}</>;
    }
  }
}

/** Cell shows what a record has in a column: a value, or a link to the record that it names. */
export function Cell({ model, column, value }: { model: Model; column: Column; value: unknown }) {
  if (column.entity) {
    if (!value) return <span class="secondary">{empty}</span>;
    return <a href={pathOf(column.entity, value as Data)}>{labelOf(model, column.entity, value as Data)}</a>;
  }
  return <Value model={model} type={column.field!.type} name={column.field!.name} value={value} />;
}
