import { useJSON } from './use-json';

/** What the server is, as web/config.go writes it. */
export interface Config {
  version: string;
  signsTokens: boolean;
  publicRead: boolean;
  demo: boolean;
}

export function useConfig() {
  return useJSON<Config>('/config.json');
}
