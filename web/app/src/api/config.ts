import { useJSON } from './use-json';

/** What the server is, as web/config.go writes it. */
export interface Config {
  version: string;
  signsTokens: boolean;
  publicRead: boolean;
  demo: boolean;
  /** Whether one may be one of the made-up persons. */
  persons: boolean;
  /** The address of the operator's map of the provinces. */
  map?: string;
}

export function useConfig() {
  return useJSON<Config>('/config.json');
}
