import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useConfig } from '../api/config';
import { endSession, sessionEnded, token } from '../api/session';
import { say } from '../language';
import { refreshLive } from '../api/use-query';
import { regionsOf, sayRegions, sayRole, useMe, waitingFor } from '../sign-in/me';
import { linkTo } from '../url';

/** PersonMenu says who is signed in, or leads to where one signs in. */
export function PersonMenu() {
  const { data: config } = useConfig();
  const { url } = useLocation();
  const { data } = useMe();
  if (token.value === null) {
    if (!config?.persons && !config?.provider) return null;
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

/** How long changes are gathered before what waits is asked for again, in ms. */
const gather = 200;

/** WorkLink leads to what waits for who is signed in, and keeps its number as it changes. */
export function WorkLink({ current }: { current: boolean }) {
  const { data } = useMe();
  const who = token.value;
  useEffect(() => {
    if (who === null) return;
    let stop = () => {};
    let here = true;
    let timer = 0;
    const tell = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(refreshLive, gather);
    };
    import('../live/review').then(
      ({ followReview }) => {
        if (here) stop = followReview(who, tell);
      },
      () => {}, // without it the number is as old as the page
    );
    return () => {
      here = false;
      stop();
      window.clearTimeout(timer);
    };
  }, [who]);
  if (who === null) return null;
  const n = data?.me ? waitingFor(data.me) : 0;
  return (
    <li>
      <a href={linkTo('/work')} aria-current={current ? 'page' : undefined}>
        {say('我的工作', 'My work')}
        {n > 0 && (
          <span class="badge" aria-label={say(`${n} 条等您处理`, `${n} wait for you`)}>
            {n}
          </span>
        )}
      </a>
    </li>
  );
}
