import { effect, signal } from '@preact/signals';
import { keep, readKept } from './language';

export type Theme = 'light' | 'dark';

const key = 'jiedui.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function chosenTheme(): Theme | null {
  const kept = readKept(key);
  return kept === 'light' || kept === 'dark' ? kept : null;
}

/** The theme: the system's, unless the reader chose one. start.js has set the same before the first paint. */
export const theme = signal<Theme>(chosenTheme() ?? (system.matches ? 'dark' : 'light'));

system.addEventListener('change', () => {
  theme.value = chosenTheme() ?? (system.matches ? 'dark' : 'light');
});

/** The theme of a page that has only one; null elsewhere. */
export const onlyTheme = signal<Theme | null>(null);

effect(() => {
  document.documentElement.dataset.theme = onlyTheme.value ?? theme.value;
});

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  keep(key, chosen);
}
