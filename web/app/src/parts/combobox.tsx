import { useId, useRef, useState } from 'preact/hooks';
import { say } from '../language';
import './combobox.css';

export interface Choice {
  key: string;
  label: string;
  note?: string;
}

/**
 * Combobox finds one of many by typing, by mouse and by keyboard alike. Choices are those for what is typed. With a text of
 * its own it shows that one, also after the choice; without it, it is empty again.
 */
export function Combobox(props: {
  label: string;
  /** Of an input that has a label already. */
  id?: string;
  text?: string;
  invalid?: boolean;
  required?: boolean;
  describedBy?: string;
  /** What stands where choices would when there are none. */
  nothing?: string;
  onLeave?: () => void;
  hideLabel?: boolean;
  placeholder?: string;
  choices: Choice[];
  loading?: boolean;
  onType: (typed: string) => void;
  onChoose: (choice: Choice) => void;
}) {
  const made = useId();
  const id = props.id ?? made;
  const [own, setTyped] = useState('');
  const typed = props.text ?? own;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const type = (text: string) => {
    setTyped(text);
    setActive(0);
    setOpen(true);
    props.onType(text);
  };
  const choose = (choice: Choice) => {
    props.onChoose(choice);
    if (props.text === undefined) {
      setTyped('');
      props.onType('');
    }
    setOpen(false);
  };
  const move = (to: number) => {
    const n = props.choices.length;
    if (n === 0) return;
    const next = (Math.max(to, -1) + n) % n;
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = props.choices[active];
    if (event.key === 'ArrowDown') open ? move(active + 1) : setOpen(true);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter' && open && choice) choose(choice);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
  };
  const shown = open && (props.choices.length > 0 || typed !== '');
  return (
    <div class="combobox">
      {props.id === undefined && (
        <label for={id} class={props.hideLabel ? 'visually-hidden' : undefined}>
          {props.label}
        </label>
      )}
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && props.choices[active] ? `${id}-${active}` : undefined}
        aria-invalid={props.invalid}
        aria-required={props.required}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={(event) => {
          setOpen(true);
          setActive(props.text === undefined ? 0 : -1); // Enter must not change what was chosen before
          if (props.text !== undefined) event.currentTarget.select();
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          props.onLeave?.();
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} ref={list} role="listbox" aria-label={props.label} hidden={!shown || props.choices.length === 0}>
        {props.choices.map((choice, i) => (
          // A press of the mouse must not take the focus first: that would close the list.
          <li key={choice.key} id={`${id}-${i}`} role="option" aria-selected={i === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(choice)}>
            {choice.label}
            {choice.note && <span class="secondary"> {choice.note}</span>}
          </li>
        ))}
      </ul>
      {shown && props.choices.length === 0 && (
        <p class="nothing" role="status">
          {props.loading ? say('正在查找…', 'Looking…') : (props.nothing ?? say('没有找到', 'Nothing found'))}
        </p>
      )}
    </div>
  );
}
