import { useState } from 'preact/hooks';
import { termOfValue, type FormField, type Model } from '../api/model';
import { empty, group } from '../format/number';
import { say, sayTerm } from '../language';
import { inputOf, isEmpty, kindOf, type Picked, type Value, type Values } from './value';

/** A correction of a record that somebody else has changed meanwhile. */
export interface Clash {
  version: number;
  before: Values;
  theirs: Values;
}

/** Conflict shows what both have changed, field by field, and takes on what is chosen. */
export function Conflict(props: { model: Model; fields: FormField[]; clash: Clash; mine: Values; onResolve: (values: Values) => void }) {
  const { model, clash, mine } = props;
  const [chosen, choose] = useState<Record<string, 'mine' | 'theirs'>>({});
  const same = (field: FormField, a: Values, b: Values) => JSON.stringify(inputOf(model, field, a[field.name])) === JSON.stringify(inputOf(model, field, b[field.name]));
  const changed = props.fields.filter((field) => !same(field, clash.before, clash.theirs) || !same(field, clash.before, mine));
  const disputed = (field: FormField) => !same(field, clash.before, clash.theirs) && !same(field, clash.before, mine) && !same(field, clash.theirs, mine);
  const choiceOf = (field: FormField) => (disputed(field) ? chosen[field.name] : same(field, clash.before, mine) ? 'theirs' : 'mine');
  const open = changed.filter((field) => choiceOf(field) === undefined);
  const resolve = () =>
    props.onResolve(Object.fromEntries(props.fields.map((field) => [field.name, changed.includes(field) && choiceOf(field) === 'mine' ? mine[field.name] : clash.theirs[field.name]])));
  const side = (field: FormField, of: 'mine' | 'theirs', value: Value | undefined) =>
    disputed(field) ? (
      <label class="side">
        <input type="radio" name={`choose-${field.name}`} checked={chosen[field.name] === of} onChange={() => choose({ ...chosen, [field.name]: of })} />
        <Shown model={model} field={field} value={value} />
      </label>
    ) : (
      <span class={choiceOf(field) === of ? 'side kept' : 'side'}>
        <Shown model={model} field={field} value={value} />
      </span>
    );
  return (
    <section class="panel failed conflict" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading" tabIndex={-1}>
        {say('填写期间，他人已修改这条记录', 'Somebody else has changed this record meanwhile')}
      </h2>
      <p>{say('两人都改了的，请选择保留哪一个；只有一人改了的，保留改动。', 'Choose where both of you changed something; what only one has changed is kept.')}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={say('双方的改动', 'What both have changed')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('字段', 'Field')}</th>
              <th scope="col">{say('原值', 'Before')}</th>
              <th scope="col">{say('他人改为', 'Theirs')}</th>
              <th scope="col">{say('您填写的', 'Yours')}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((field) => (
              <tr key={field.name}>
                <th scope="row">{sayTerm(field.term)}</th>
                <td>
                  <Shown model={model} field={field} value={clash.before[field.name]} />
                </td>
                <td>{side(field, 'theirs', clash.theirs[field.name])}</td>
                <td>{side(field, 'mine', mine[field.name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" class="primary" disabled={open.length > 0} onClick={resolve}>
        {say('按所选内容继续', 'Go on with what is chosen')}
      </button>
      {open.length > 0 && <span class="secondary"> {say(`还有 ${open.length} 项未选择`, `${open.length} still to choose`)}</span>}
    </section>
  );
}

function Shown({ model, field, value }: { model: Model; field: FormField; value: Value | undefined }) {
  if (isEmpty(value)) return <>{empty}</>;
  switch (kindOf(model, field)) {
    case 'enum':
      return <>{sayTerm(termOfValue(model, field.type, String(value)))}</>;
    case 'yes-no':
      return <>{value === 'true' ? say('是', 'Yes') : say('否', 'No')}</>;
    case 'money':
      return <>{`${group(String(inputOf(model, field, value) ?? ''))}\u2009${say('元', 'yuan')}`}</>;
    case 'record':
      return <>{(value as Picked).text}</>;
    case 'records':
      return <>{(value as Picked[]).map((picked) => picked.text).join(say('、', ', '))}</>;
    default:
      return <>{String(value)}</>;
  }
}
