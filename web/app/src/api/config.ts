import { useJSON } from './use-json';

/** Where people sign in from the pages. */
export interface Provider {
  issuer: string;
  clientID: string;
  scope: string;
  audience: string;
}

/** What the server is, as web/config.go writes it. */
export interface Config {
  version: string;
  signsTokens: boolean;
  publicRead: boolean;
  demo: boolean;
  /** Whether one may be one of the made-up persons. */
  persons: boolean;
  provider?: Provider;
  /** The address of the operator's map of the provinces. */
  map?: string;
}

export function useConfig() {
  return useJSON<Config>('/config.json');
}
