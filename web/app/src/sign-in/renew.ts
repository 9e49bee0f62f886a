import type { Config } from '../api/config';
import { Failure } from '../api/failure';
import type { Signed, Way } from '../api/session';
import { loadJSON } from '../api/use-json';
import { say } from '../language';
import { bePerson } from './persons';

/** renew gets another token for who is signed in. */
export async function renew(way: Way): Promise<Signed> {
  if (way.by === 'persons') return bePerson(way.subject);
  const { provider } = await loadJSON<Config>('/config.json');
  if (!provider) throw new Failure('UNAUTHENTICATED', say('此服务器已改变登录方式：请重新登录。', 'This server has another way to sign in now: sign in again.'));
  return (await import('./provider')).refreshed(provider, way.refresh);
}
