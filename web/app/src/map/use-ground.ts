import { useMemo } from 'preact/hooks';
import { useConfig } from '../api/config';
import { useJSON } from '../api/use-json';
import { grid, groundOf, type Ground, type MapFile } from './ground';

/** useGround is the operator's map, or the grid where there is none or it does not come; undefined until that is known. */
export function useGround(): Ground | undefined {
  const config = useConfig();
  const path = config.data?.map ?? null;
  const map = useJSON<MapFile>(path);
  const drawn = useMemo(() => map.data && groundOf(map.data), [map.data]);
  const fails = [config.failure, map.failure].some((failure) => failure && !failure.passing);
  return fails || (config.data && path === null) ? grid : drawn;
}
