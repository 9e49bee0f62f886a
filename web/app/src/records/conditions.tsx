import { useId, useRef, useState } from 'preact/hooks';
import { entityNamed, type Model } from '../api/model';
import { say, sayTerm } from '../language';
import { Combobox } from '../parts/combobox';
import './conditions.css';
import { Boxes, boxes, type Edited } from './boxes';
import { ConditionEditor } from './condition';
import { idOf, labelOfCondition, matching, optionsOf } from './options';
import { useDraft } from './draft';
import { conditionsOf, getAt, setAt, type Condition, type Where } from './where';

/** Conditions edits a filter: boxes for each enum of the entity, then what else one asks for. */
export function Conditions(props: Edited) {
  const { model, entity, where } = props;
  const [added, setAdded] = useState<Condition[]>([]);
  const [typed, setTyped] = useState('');
  const enums = entity.fields.filter((field) => model.enums[field.type] && entity.filters.some((filter) => filter.name === `${field.name}In`));
  const boxed = new Set(enums.map((field) => field.name));
  const set = conditionsOf(model, entity, where).filter(
    (condition) =>
      !(condition.kind === 'search' && condition.steps.length === 0 && !condition.none) &&
      !(condition.steps.length === 0 && !condition.none && boxed.has(condition.field) && boxes(where, condition.field) !== null),
  );
  const ids = new Set(set.map(idOf));
  const pending = added.filter((condition) => !ids.has(idOf(condition)));
  const options = matching(optionsOf(model, entity), typed);
  return (
    <div class="conditions">
      {enums.map((field) => (
        <Boxes key={field.name} {...props} at={[]} field={field.name} legend={sayTerm(field.term)} type={field.type} />
      ))}
      {[...set, ...pending].map((condition) => (
        <ConditionEditor
          key={idOf(condition)}
          {...props}
          condition={condition}
          onMove={(moved, next) => {
            setAdded(added.map((other) => (idOf(other) === idOf(moved) ? moved : other)));
            props.onChange(next);
          }}
          onRemove={() => {
            setAdded(added.filter((other) => idOf(other) !== idOf(condition)));
            props.onChange(without(where, condition));
          }}
        />
      ))}
      <Combobox
        label={say('添加条件', 'Add a condition')}
        placeholder={say('输入字段名，如“金额”“支援方”', 'Type a field, such as “amount”')}
        choices={options.map((option) => ({ key: idOf(option), label: labelOfCondition(option) }))}
        onType={setTyped}
        onChoose={({ key }) => {
          const option = optionsOf(model, entity).find((option) => idOf(option) === key);
          if (option) setAdded([...added.filter((other) => idOf(other) !== key), option]);
        }}
      />
    </div>
  );
}

/** without is a filter without a condition. */
function without(where: Where, condition: Condition): Where {
  const names = condition.kind === 'field' ? condition.filters.map((filter) => filter.name) : [condition.kind === 'record' ? condition.step!.with : condition.field];
  return names.reduce((left, name) => (getAt(left, [...condition.at, name]) === undefined ? left : setAt(left, [...condition.at, name], undefined)), where);
}

/** Search is the search of names. */
export function Search(props: Edited) {
  const id = useId();
  const latest = useRef(props); // what else is asked may change while one types
  latest.current = props;
  const { input, taken } = useDraft(String(props.where.search ?? ''));
  if (!props.entity.search) return null;
  const search = (typed: string) => {
    const { where, onChange } = latest.current;
    onChange(setAt(where, ['search'], typed.trim() || undefined));
    taken();
  };
  return (
    <div class="search">
      <label for={id} class="visually-hidden">
        {say('按名称搜索', 'Search by name')}
      </label>
      <input
        id={id}
        type="search"
        placeholder={say('名称、拼音或首字母', 'Name, pinyin or initials')}
        value={input.value}
        onInput={(event) => {
          input.onInput(event);
          const typed = event.currentTarget.value;
          later(() => search(typed));
        }}
      />
    </div>
  );
}

let timer = 0;

/** later waits until one stops typing. */
function later(act: () => void): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(act, 250);
}

/** countConditions is how many conditions a filter has. */
export function countConditions(model: Model, name: string, where: Where): number {
  const entity = entityNamed(model, name);
  return entity ? conditionsOf(model, entity, where).length : 0;
}
