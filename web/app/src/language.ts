import { effect, signal } from '@preact/signals';

export type Language = 'zh' | 'en';

/** A text in both languages, as the schema's descriptions have them. */
export interface Term {
  en: string;
  zh: string;
}

const key = 'jiedui.language';

/** The language of the pages and of the server's messages: Chinese unless the reader chose English. */
export const language = signal<Language>(readKept(key) === 'en' ? 'en' : 'zh');

effect(() => {
  document.documentElement.lang = language.value === 'en' ? 'en' : 'zh-CN';
});

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  keep(key, chosen);
}

/** say picks the text of the language; a component that calls it is drawn again when the language changes. */
export function say(zh: string, en: string): string {
  return language.value === 'en' ? en : zh;
}

export function sayTerm(term: Term): string {
  return language.value === 'en' ? term.en : term.zh || term.en;
}

/** sayNote picks the text of the language from a note of the data, such as "average per county (县均)". */
export function sayNote(note: string): string {
  const both = /^(.+) \(([^()]*\p{Script=Han}[^()]*)\)$/u.exec(note);
  return both ? say(both[2]!, both[1]!) : note;
}

/** What is kept in the browser; null where storage is refused. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // it holds for this visit
  }
}
