import './choice.css';

/** Choice is one of a few, side by side. */
export function Choice<T extends string>(props: { label: string; value: T; options: { value: T; text: string }[]; choose: (value: T) => void }) {
  return (
    <div class="choice" role="group" aria-label={props.label}>
      {props.options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === props.value} onClick={() => props.choose(option.value)}>
          {option.text}
        </button>
      ))}
    </div>
  );
}
