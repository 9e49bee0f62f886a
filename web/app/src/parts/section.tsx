import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './section.css';

/** Section is a part of a page with a heading, and what one can do with it beside that. */
export function Section(props: { title: string; aside?: ComponentChildren; class?: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class={`section ${props.class ?? ''}`} aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{props.title}</h2>
        {props.aside && <div class="section-aside">{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
}
