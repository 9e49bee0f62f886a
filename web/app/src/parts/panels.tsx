import type { ComponentChildren } from 'preact';
import type { Answer } from '../api/use-query';
import type { Failure } from '../api/failure';
import { say } from '../language';
import './panels.css';

/** FailurePanel stands where the data would: what is the matter, and what to do. */
export function FailurePanel({ failure, retry }: { failure: Failure; retry?: () => void }) {
  if (failure.refused) return <NotAllowed failure={failure} />;
  const passing = failure.passing;
  return (
    <div class={`panel ${passing ? '' : 'failed'}`} role={passing ? 'status' : 'alert'}>
      <p>{failure.message}</p>
      {failure.fields.length > 1 && (
        <ul>
          {failure.fields.map((field) => (
            <li key={field.path + field.message}>{field.message}</li>
          ))}
        </ul>
      )}
      {hintOf(failure) && <p>{hintOf(failure)}</p>}
      {passing && <p class="secondary">{say('稍后自动重试。', 'This page tries again by itself.')}</p>}
      {!passing && retry && failure.code !== 'BAD_USER_INPUT' && (
        <button type="button" onClick={retry}>
          {say('重试', 'Try again')}
        </button>
      )}
      {failure.request && !passing && failure.code === 'INTERNAL' && (
        <p class="secondary">
          {say('请求编号', 'Request')} <code>{failure.request}</code>
        </p>
      )}
    </div>
  );
}

/** hintOf says what a reader of a page can do, where the server's message is for those who write queries. */
function hintOf(failure: Failure): string | null {
  switch (failure.code) {
    case 'QUERY_TOO_COMPLEX':
      return say('请减少列、分组或数值，或加上条件，然后重试。', 'Choose fewer columns, groups or numbers, or add conditions, then try again.');
    case 'TIMEOUT':
      return say('请缩小范围（加上条件，或换一个日期），然后重试。', 'Ask for less (add conditions, or choose another day), then try again.');
    default:
      return null;
  }
}

/** NotAllowed says who may see what the reader may not. */
export function NotAllowed({ failure }: { failure: Failure }) {
  return (
    <div class="panel" role="alert">
      <h2>{failure.code === 'UNAUTHENTICATED' ? say('请先登录', 'Sign in first') : say('无权查看', 'Not allowed')}</h2>
      <p>{failure.message}</p>
      {failure.code === 'UNAUTHENTICATED' && <a href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>{say('登录', 'Sign in')}</a>}
    </div>
  );
}

/** Empty says that there is nothing, and what would change that. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="panel empty">{children}</p>;
}

/** NoDay stands for the whole page when the day of its address is none. */
export function NoDay() {
  return (
    <p class="panel failed" role="alert">
      {say('网址中的截至日期无效：请在上方选择一个日期。', 'The day in the address is none: choose one above.')}
    </p>
  );
}

/** NoFilter stands for records when the filter of the address is none. */
export function NoFilter({ remove }: { remove: () => void }) {
  return (
    <div class="panel failed" role="alert">
      <p>{say('网址中的筛选条件（where）不是有效的 JSON。', 'The filter in the address (where) is no valid JSON.')}</p>
      <button type="button" onClick={remove}>
        {say('去掉筛选', 'Remove the filter')}
      </button>
    </div>
  );
}

/** Skeleton keeps the room of what is loading, by a class with a height; it shows itself only when that takes a while. */
export function Skeleton({ class: name }: { class: string }) {
  return <div class={`skeleton ${name}`} aria-hidden="true" />;
}

/** Loading is a Skeleton that also tells those who hear the page that something is loading. */
export function Loading({ class: name }: { class: string }) {
  return (
    <div aria-busy="true">
      <span class="visually-hidden" role="status">
        {say('正在加载', 'Loading')}
      </span>
      <Skeleton class={name} />
    </div>
  );
}

/**
 * Loaded shows what an answer holds: a skeleton of the final height, a failure, or the content. While new data load,
 * the old ones stay and say so.
 */
export function Loaded<Data>(props: {
  answer: Answer<Data>;
  /** A class with the height that the content will have. */
  class: string;
  children: (data: Data) => ComponentChildren;
}) {
  const { data, failure, loading, retry } = props.answer;
  if (failure && !(data !== undefined && failure.passing)) return <FailurePanel failure={failure} retry={retry} />;
  if (data === undefined) {
    return (
      <Loading class={props.class} />
    );
  }
  return (
    <div class={`loaded ${props.class}`} aria-busy={loading}>
      {props.children(data)}
    </div>
  );
}
