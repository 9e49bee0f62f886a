import { useId } from 'preact/hooks';
import type { Entity, Model } from '../api/model';
import { sayTerm } from '../language';
import { getAt, setAt, type Where } from './where';

/** What edits a filter. */
export interface Edited {
  model: Model;
  entity: Entity;
  where: Where;
  onChange: (where: Where) => void;
}

/** boxes are the values of an enum that a filter selects; null where it says so in another way. */
export function boxes(where: Where, field: string): string[] | null {
  if (where[`${field}NotIn`] !== undefined || where[`${field}IsNil`] !== undefined || where[`${field}NotNil`] !== undefined) return null;
  const many = where[`${field}In`];
  const one = where[field];
  if (many === undefined && one === undefined) return [];
  return [many ?? one].flat().map(String);
}

/** Boxes choose among the values of an enum. */
export function Boxes(props: Edited & { at: string[]; field: string; type: string; legend: string; hideLegend?: boolean }) {
  const id = useId();
  const at = getAt(props.where, props.at) as Where | undefined;
  const chosen = boxes(at ?? {}, props.field) ?? [];
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    const plain = at?.[props.field] === undefined ? props.where : setAt(props.where, [...props.at, props.field], undefined);
    props.onChange(setAt(plain, [...props.at, `${props.field}In`], next.length > 0 ? next : undefined));
  };
  return (
    <fieldset>
      <legend id={id} class={props.hideLegend ? 'visually-hidden' : undefined}>
        {props.legend}
      </legend>
      <div class="boxes">
        {props.model.enums[props.type]!.values.map((value) => (
          <label key={value.name}>
            <input type="checkbox" checked={chosen.includes(value.name)} onChange={() => toggle(value.name)} />
            {sayTerm(value.term)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
