import { useState } from 'preact/hooks';

/** useDraft keeps what is being typed until it is taken, even if the page is drawn again meanwhile. */
export function useDraft(value: string): {
  /** What the input shows, and what it does on input and when it is left. */
  input: { value: string; onInput: (event: { currentTarget: HTMLInputElement }) => void; onBlur: () => void };
  /** taken is for when what was typed has been handed on. */
  taken: () => void;
} {
  const [draft, setDraft] = useState<string | null>(null);
  const taken = () => setDraft(null);
  return { input: { value: draft ?? value, onInput: ({ currentTarget }) => setDraft(currentTarget.value), onBlur: taken }, taken };
}
