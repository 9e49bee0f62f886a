import { useState } from 'preact/hooks';
import type { Model } from '../api/model';
import { say, sayTerm } from '../language';
import { Conditions, Search } from '../records/conditions';
import { printWhere } from '../records/where';
import { comparing, comparisons, isPeriod, levels, offered, type Asked, type Comparison, type Question } from './question';
import { aggregateSays, askedSays, comparisonSays, levelSays } from './words';

/** Ask is the side of the page where one says what one wants to know. */
export function Ask({ model, question, change }: { model: Model; question: Question; change: (changes: Record<string, string | null>) => void }) {
  const { groups, by, asked, where } = question;
  const names = asked.map((one) => one.name);
  const setBy = (next: string[]) => change({ by: next.length > 0 ? next.join(',') : 'NONE' });
  const setAsked = (next: string[]) => change({ measures: next.join(',') || null });
  const toggle = (all: string[], name: string) => (all.includes(name) ? all.filter((other) => other !== name) : [...all, name]);
  const period = by.some(isPeriod);
  return (
    <>
      <Chips
        legend={say('什么', 'What')}
        chips={model.groups.map((other) => ({ name: other.name, label: sayTerm(other.term), on: other.name === groups.name }))}
        // Another subject has other dimensions and measures; the day and the level hold for all.
        onPick={(name) => {
          const list = model.entities.find((entity) => entity.name === model.groups.find((other) => other.name === name)!.entity)!.list!;
          change({ what: list, by: null, measures: null, where: null, having: null, sort: null });
        }}
      />
      <Chips
        legend={say('按', 'By')}
        chips={groups.dimensions.map((dimension) => ({ name: dimension.name, label: sayTerm(dimension.term), on: by.includes(dimension) }))}
        onPick={(name) => setBy(toggle(by.map((dimension) => dimension.name), name))}
      />
      {offered(model, groups).map(({ measure, asked: offers }) => (
        <Chips
          key={measure?.name ?? ''}
          legend={measure ? sayTerm(measure.term) : say('数量', 'How many')}
          chips={offers.map((offer) => ({
            name: offer.name,
            label: offer.aggregate ? aggregateSays(offer.aggregate) : askedSays(offer),
            on: names.includes(offer.name),
            off: comparing(offer.aggregate) && !period,
            title: comparing(offer.aggregate) && !period ? say('先按年度、季度或月份分组', 'Group by year, quarter or month first') : undefined,
          }))}
          onPick={(name) => setAsked(toggle(names, name))}
        />
      ))}
      <section class="ask-conditions" aria-label={say('条件', 'Conditions')}>
        <h2>{say('条件', 'Conditions')}</h2>
        {where === null ? (
          <p class="field-fault">{say('网址中的条件（where）不是有效的 JSON。', 'The filter in the address (where) is no valid JSON.')}</p>
        ) : (
          <>
            <Search model={model} entity={question.entity} where={where} onChange={(next) => change({ where: printWhere(next) })} />
            <Conditions key={groups.name} model={model} entity={question.entity} where={where} onChange={(next) => change({ where: printWhere(next) })} />
          </>
        )}
      </section>
      <HavingList question={question} change={change} />
      <label class="level">
        <span>{say('审核口径', 'Review level')}</span>
        <select value={question.level} onChange={(event) => change({ level: event.currentTarget.value === 'VALIDATED' ? null : event.currentTarget.value })}>
          {levels.map((level) => (
            <option key={level} value={level}>
              {levelSays(level)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

interface Chip {
  name: string;
  label: string;
  on: boolean;
  off?: boolean;
  title?: string;
}

function Chips({ legend, chips, onPick }: { legend: string; chips: Chip[]; onPick: (name: string) => void }) {
  return (
    <fieldset class="chips">
      <legend>{legend}</legend>
      <div>
        {chips.map((chip) => (
          <button key={chip.name} type="button" class="chip" aria-pressed={chip.on} disabled={chip.off} title={chip.title} onClick={() => onPick(chip.name)}>
            {chip.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** HavingList edits conditions on the numbers of groups; amounts are in 万元. */
function HavingList({ question, change }: { question: Question; change: (changes: Record<string, string | null>) => void }) {
  const { having } = question;
  const can = question.asked.filter((asked) => !comparing(asked.aggregate));
  const [of, setOf] = useState('');
  const [comparison, setComparison] = useState<Comparison>('gte');
  const chosen = can.find((asked) => asked.name === of) ?? can[0];
  const write = (next: { name: string; comparison: string; value: string }[]) =>
    change({ having: next.map((one) => `${one.name}:${one.comparison}:${one.value}`).join(',') || null });
  const all = having.map((one) => ({ name: one.asked.name, comparison: one.comparison, value: one.value }));
  const [wrong, setWrong] = useState(false);
  return (
    <section class="ask-conditions" aria-label={say('分组条件', 'Conditions on groups')}>
      <h2>{say('分组条件', 'Conditions on groups')}</h2>
      {having.length > 0 && (
        <div class="picked">
          {having.map((one, i) => (
            <button key={i} type="button" onClick={() => write(all.filter((_, j) => j !== i))}>
              {askedSays(one.asked)} {comparisonSays(one.comparison)} {inUnit(one.asked, one.value, -4)} ×
            </button>
          ))}
        </div>
      )}
      {chosen && (
        <form
          class="range"
          onSubmit={(event) => {
            event.preventDefault();
            const input = event.currentTarget.elements.namedItem('value') as HTMLInputElement;
            const value = input.value.replace(/[,，\s]/g, '');
            setWrong(!/^-?\d+(\.\d+)?$/.test(value));
            if (!/^-?\d+(\.\d+)?$/.test(value)) return;
            write([...all, { name: chosen.name, comparison, value: inUnit(chosen, value, 4) }]);
            input.value = '';
          }}
        >
          <select aria-label={say('数值', 'Number')} value={chosen.name} onChange={(event) => setOf(event.currentTarget.value)}>
            {can.map((asked) => (
              <option key={asked.name} value={asked.name}>
                {askedSays(asked)}
              </option>
            ))}
          </select>
          <select aria-label={say('比较', 'Comparison')} value={comparison} onChange={(event) => setComparison(event.currentTarget.value as Comparison)}>
            {comparisons.map((one) => (
              <option key={one} value={one}>
                {comparisonSays(one)}
              </option>
            ))}
          </select>
          <input name="value" type="text" inputMode="decimal" aria-invalid={wrong} aria-label={chosen.measure?.type === 'Money' ? say('万元', '10,000 yuan') : say('值', 'Value')} placeholder={chosen.measure?.type === 'Money' ? say('万元', '10,000 yuan') : ''} />
          <button type="submit">{say('添加', 'Add')}</button>
          {wrong && <p class="field-fault">{say('请输入数字，如 1200.5', 'Enter a number, such as 1200.5')}</p>}
        </form>
      )}
    </section>
  );
}

/** inUnit moves the point of an amount between yuan and 万元; other numbers stay. */
function inUnit(asked: Asked, value: string, power: number): string {
  if (asked.measure?.type !== 'Money') return value;
  return String(Number((Number(value) * 10 ** power).toFixed(4)));
}
