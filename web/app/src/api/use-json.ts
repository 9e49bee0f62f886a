import { useCallback, useEffect, useState } from 'preact/hooks';
import { Failure, unreachable, unreadable } from './failure';

const loaded = new Map<string, Promise<unknown>>();

/** loadJSON fetches a file of the server once in a visit. */
export function loadJSON<T>(path: string): Promise<T> {
  let promise = loaded.get(path) as Promise<T> | undefined;
  if (!promise) {
    promise = fetch(path).then(
      (response) => {
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

/** useJSON is loadJSON in a component. */
export function useJSON<T>(path: string): { data: T | undefined; failure: Failure | undefined; retry: () => void } {
  const [state, setState] = useState<{ data: T | undefined; failure: Failure | undefined }>({ data: undefined, failure: undefined });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useEffect(() => {
    let here = true;
    loadJSON<T>(path).then(
      (data) => here && setState({ data, failure: undefined }),
      (error: unknown) => here && setState({ data: undefined, failure: error instanceof Failure ? error : unreachable() }),
    );
    return () => {
      here = false;
    };
  }, [path, attempt]);
  return { ...state, retry };
}
