import type { Signed, Way } from '../api/session';
import { bePerson } from './persons';

/** renew returns another session of who is signed in. */
export function renew(way: Way): Promise<Signed> {
  return bePerson(way.subject);
}
