import { useCallback, useEffect, useState } from 'preact/hooks';
import { retryAfter } from './use-query';
import { Failure, loading, unreachable, unreadable } from './failure';

const loaded = new Map<string, Promise<unknown>>();

/** loadJSON fetches a file of the server once in a visit. */
export function loadJSON<T>(path: string): Promise<T> {
  let promise = loaded.get(path) as Promise<T> | undefined;
  if (!promise) {
    promise = fetch(path).then(
      (response) => {
        if (response.status === 503) throw loading();
        if (!response.ok) throw unreadable(response.status);
        return response.json() as Promise<T>;
      },
      () => {
        throw unreachable();
      },
    );
    promise.catch(() => loaded.delete(path));
    loaded.set(path, promise);
  }
  return promise;
}

/** useJSON is loadJSON in a component; null loads nothing. */
export function useJSON<T>(path: string | null): { data: T | undefined; failure: Failure | undefined; retry: () => void } {
  const [state, setState] = useState<{ data: T | undefined; failure: Failure | undefined }>({ data: undefined, failure: undefined });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useEffect(() => {
    if (path === null) return;
    let here = true;
    let timer = 0;
    loadJSON<T>(path).then(
      (data) => here && setState({ data, failure: undefined }),
      (error: unknown) => {
        if (!here) return;
        const failure = error instanceof Failure ? error : unreachable();
        if (failure.passing) timer = window.setTimeout(retry, retryAfter);
        setState({ data: undefined, failure });
      },
    );
    return () => {
      here = false;
      window.clearTimeout(timer);
    };
  }, [path, attempt]);
  return { ...state, retry };
}
