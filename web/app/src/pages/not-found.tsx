import { Page } from '../parts/page';
import { say } from '../language';
import { linkTo } from '../url';

/** NotFound is for an address that is none of ours; the server has a page of its own for those that it is asked for. */
export function NotFound() {
  return (
    <Page title={say('没有这个页面', 'There is no such page')}>
      <p>{say('这个地址没有内容，可能是链接写错或已经过时。', 'Nothing is at this address: the link may be mistyped or old.')}</p>
      <p>
        <a href={linkTo('/')}>{say('回到总览', 'Go to the overview')}</a>
      </p>
    </Page>
  );
}
