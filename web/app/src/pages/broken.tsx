import { say } from '../language';
import { Page } from '../parts/page';

/** Broken stands for a page that cannot be shown: its code did not load, or failed. */
export function Broken() {
  return (
    <Page title={say('页面打不开', 'The page cannot be shown')}>
      <div class="panel failed" role="alert">
        <p>
          {say(
            '页面没有加载完整：网络可能中断，或服务器刚刚升级。重新加载后仍然如此的，请联系管理员。',
            'The page did not load as a whole: the network may have failed, or the server has just been upgraded. If loading it again does not help, tell those who run the server.',
          )}
        </p>
        <button type="button" onClick={() => location.reload()}>
          {say('重新加载', 'Load it again')}
        </button>
      </div>
    </Page>
  );
}
