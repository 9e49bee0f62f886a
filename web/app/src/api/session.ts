import { signal } from '@preact/signals';

/** The token of who is signed in; null: nobody is. */
export const token = signal<string | null>(null);
