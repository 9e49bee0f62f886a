import { computed, effect, signal } from '@preact/signals';
import { Failure } from './failure';

/** How a person has signed in, with what a new token needs. */
export type Way = { by: 'persons'; subject: string } | { by: 'provider'; refresh?: string };

/** Who is signed in, as far as requests need it. */
export interface Session {
  /** It stays the same while its tokens follow each other. */
  id: string;
  token: string;
  /** When the token ends, in ms since 1970 by the clock of this browser. */
  expires: number;
  way: Way;
}

const key = 'jiedui.session';

/** The session of this tab. It is kept while the tab is open, and nowhere else. */
const session = signal<Session | null>(readSession());

/** The token of who is signed in; null: nobody is. */
export const token = computed(() => session.value?.token ?? null);

/** Who reads, as long as it is the same person; what was read for another must not be shown. */
export const reader = computed(() => session.value?.id ?? '');

/** Whether the last session ended without its person having signed out. */
export const sessionEnded = signal(false);

function readSession(): Session | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Session | null;
    return kept && typeof kept.token === 'string' ? kept : null;
  } catch {
    return null;
  }
}

function keepSession(next: Session | null): void {
  session.value = next;
  try {
    if (next) sessionStorage.setItem(key, JSON.stringify(next));
    else sessionStorage.removeItem(key);
  } catch {
    // it holds until the page is left
  }
}

/** What signing in gives, and each renewal. */
export type Signed = Omit<Session, 'id'>;

/** beginSession is for who has just signed in. */
export function beginSession(signed: Signed): void {
  sessionEnded.value = false;
  keepSession({ id: String(crypto.getRandomValues(new Uint32Array(2))), ...signed });
}

/** endSession forgets who is signed in. */
export function endSession(): void {
  keepSession(null);
}

let renewing: Promise<boolean> | null = null;

/**
 * renewToken gets another token in the place of one, unless that was done already, and reports whether there is one.
 * A refusal ends the session; while nobody answers it stays.
 */
export function renewToken(old: string): Promise<boolean> {
  const current = session.value;
  if (current?.token !== old) return Promise.resolve(current !== null);
  renewing ??= import('../sign-in/renew')
    .then(({ renew }) => renew(current.way))
    .then(
      (signed) => {
        if (session.value?.token === old) keepSession({ id: current.id, ...signed });
        return session.value !== null;
      },
      (error: unknown) => {
        if (error instanceof Failure && !error.refused) return false;
        if (session.value?.token === old) {
          keepSession(null);
          sessionEnded.value = true;
        }
        return false;
      },
    )
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

/** How long before its end a token is renewed, and how soon it is tried again where nobody answers, in ms. */
const early = 60_000;
const pause = 10_000;

// A token is renewed before it ends. A tab that slept renews it when a request is refused.
effect(() => {
  const current = session.value;
  if (!current) return;
  let timer = 0;
  const wait = (ms: number) => {
    timer = window.setTimeout(() => {
      void renewToken(current.token).then((there) => !there && session.peek() === current && wait(pause));
    }, ms);
  };
  wait(Math.max(current.expires - Date.now() - early, pause));
  return () => window.clearTimeout(timer);
});
