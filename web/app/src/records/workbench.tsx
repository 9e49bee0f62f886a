import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { say } from '../language';
import './workbench.css';

const wide = matchMedia('(min-width: 1000px)');

/** Workbench has what one asks at the side and the answer beside it; on a narrow screen the questions fold away. */
export function Workbench({ title, count, side, children }: { title: string; count?: number; side: ComponentChildren; children: ComponentChildren }) {
  const [open, setOpen] = useState(wide.matches);
  return (
    <div class="workbench">
      <details class="side no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {title}
          {count ? <span class="secondary"> {say(`${count} 项`, `${count}`)}</span> : null}
        </summary>
        <div class="side-content">{side}</div>
      </details>
      <div class="answer">{children}</div>
    </div>
  );
}
