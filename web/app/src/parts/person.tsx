import { useLocation } from 'preact-iso';
import { useConfig } from '../api/config';
import { endSession, sessionEnded, token } from '../api/session';
import { say } from '../language';
import { regionsOf, sayRegions, sayRole, useMe } from '../sign-in/me';

/** PersonMenu says who is signed in, or leads to where one signs in. */
export function PersonMenu() {
  const { data: config } = useConfig();
  const { url } = useLocation();
  const { data } = useMe();
  if (token.value === null) {
    if (!config?.persons) return null;
    const to = location.pathname === '/sign-in' ? '' : `?to=${encodeURIComponent(url)}`;
    return (
      <a class="person button" href={`/sign-in${to}`}>
        {sessionEnded.value ? say('登录已失效，重新登录', 'Signed out: sign in again') : say('登录', 'Sign in')}
      </a>
    );
  }
  const who = data?.me;
  return (
    <span class="person">
      {who && (
        <span class="who">
          <strong>{who.name}</strong> <span class="secondary">{[sayRole(who.role), sayRegions(regionsOf(who))].filter(Boolean).join(' · ')}</span>
        </span>
      )}
      {data && !who && <span class="who">{say('未登记的人员', 'Nobody on record')}</span>}
      <button type="button" class="quiet" onClick={endSession}>
        {say('退出', 'Sign out')}
      </button>
    </span>
  );
}
