import { useCallback, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';

/** What a page shows stands in its URL: these are the parameters after the "?", and how to change some of them. */
export function useParams(): {
  params: URLSearchParams;
  /** change sets parameters, or takes them away where they are null; replace leaves no step to go back to. */
  change: (changes: Record<string, string | null>, replace?: boolean) => void;
} {
  const { path, query, route } = useLocation();
  const search = new URLSearchParams(query as Record<string, string>);
  const change = useCallback(
    (changes: Record<string, string | null>, replace = false) => {
      const next = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      const text = next.toString();
      route(path + (text && '?' + text), replace);
    },
    [path, route],
  );
  return { params: search, change };
}

/**
 * usePageParams is useParams for what only one page reads: while the code of the next page loads, this one is still there
 * and keeps its own parameters.
 */
export function usePageParams(): ReturnType<typeof useParams> {
  const { path } = useLocation();
  const { params, change } = useParams();
  const own = useRef({ path, params });
  if (own.current.path === path) own.current.params = params;
  return { params: own.current.params, change };
}

/** linkTo is the address of a page with the as-of day of this one. */
export function linkTo(path: string, params: Record<string, string | null | undefined> = {}): string {
  const next = new URLSearchParams();
  const asOf = new URLSearchParams(location.search).get('asOf');
  if (asOf) next.set('asOf', asOf);
  for (const [name, value] of Object.entries(params)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return path + (text && '?' + text);
}
