import type { ComponentChildren } from 'preact';
import './table-scroll.css';

/** TableScroll lets a table that is wider than the page scroll by itself, with the keyboard too. */
export function TableScroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="table-scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
