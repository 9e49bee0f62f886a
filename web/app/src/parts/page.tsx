import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../language';

let first = true;

/** Page is the main part of a page: it names the window, and the reader's place goes to its heading on arrival. */
export function Page(props: { title: string; heading?: ComponentChildren; hideHeading?: boolean; class?: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  useEffect(() => {
    document.title = `${props.title} · ${say('结对', 'jiedui')}`;
  }, [props.title]);
  return (
    <main id="main" class={props.class ?? 'page'}>
      <h1 ref={heading} tabIndex={-1} class={props.hideHeading ? 'visually-hidden' : undefined}>
        {props.heading ?? props.title}
      </h1>
      {props.children}
    </main>
  );
}
