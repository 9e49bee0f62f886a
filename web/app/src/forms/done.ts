import { signal } from '@preact/signals';
import type { Term } from '../language';

/** What was done last, for the page of the record that it leads to. */
export const done = signal<{ id: string; term: Term; differs: boolean } | null>(null);
