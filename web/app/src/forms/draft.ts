// What is being filled in outlives a reload, in the storage that ends with the tab.
import type { Data } from '../records/record';
import type { Sent } from './send';
import type { Values } from './value';

/** A form that is being filled in. */
export interface Draft {
  values: Values;
  /** The record that is corrected, as it was when the form began, or as it was compared last. */
  base?: { version: number; values: Values; record: Data };
  /** What was sent and has no answer yet. It is sent again as it is, with the same key, so that nothing happens twice. */
  sent?: Sent;
}

const nameOf = (form: string, id: string | null) => `jiedui.form.${form}${id === null ? '' : `.${id}`}`;

export function readDraft(form: string, id: string | null): Draft | null {
  try {
    const text = sessionStorage.getItem(nameOf(form, id));
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}

/** keepDraft keeps a draft, or takes it away. */
export function keepDraft(form: string, id: string | null, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(nameOf(form, id));
    else sessionStorage.setItem(nameOf(form, id), JSON.stringify(draft));
  } catch {
    // it holds until the page is left
  }
}
