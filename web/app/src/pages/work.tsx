import { useMemo } from 'preact/hooks';
import { entityNamed, useModel, type Model } from '../api/model';
import { token } from '../api/session';
import { useQuery } from '../api/use-query';
import { say, sayTerm } from '../language';
import { FailurePanel, Loaded, Loading } from '../parts/panels';
import { Page } from '../parts/page';
import { nodesOf } from '../api/nodes';
import { language } from '../language';
import { useMe, type Me } from '../sign-in/me';
import { linkTo, useParams } from '../url';
import { queueDocument, reviewedEntities, waitingOf } from '../work/queue';
import { sayTask, type Task } from '../work/steps';
import { MissingReports, Periods } from '../work/reports';
import { WaitingList } from '../work/waiting-list';
import '../work/work.css';

const tasks: Task[] = ['CONFIRM', 'VALIDATE', 'RETURNED', 'DRAFT'];
/** How many records the list shows at first, and at most: the largest page that the API gives. */
const few = 50;
const most = 200;
const ages = [7, 30, 90];

/** Work is what waits for who is signed in. */
export default function Work() {
  const { data, failure, retry } = useMe();
  const model = useModel();
  return (
    <Page title={say('我的工作', 'My work')} class="page work-page">
      {token.value === null ? (
        <p class="panel">
          {say('登录后可以看到等您处理的记录。', 'Sign in to see what waits for you.')} <a href="/sign-in?to=/work">{say('登录', 'Sign in')}</a>
        </p>
      ) : failure ? (
        <FailurePanel failure={failure} retry={retry} />
      ) : model.failure ? (
        <FailurePanel failure={model.failure} retry={model.retry} />
      ) : !data || !model.data ? (
        <Loading class="work-room" />
      ) : !data.me ? (
        <p class="panel">{say('您已登录，但尚未登记为联络员：请联系管理员添加。', 'You are signed in, but not on record: have an admin add you.')}</p>
      ) : (
        <Queue me={data.me} model={model.data} />
      )}
    </Page>
  );
}

function Queue({ me, model }: { me: Me; model: Model }) {
  const { params, change } = useParams();
  const todo = me.todo ?? [];
  const count = (task: Task | null, entity: string | null = null) =>
    todo.filter((one) => (task === null || one.task === task) && (entity === null || one.entity === entity)).reduce((sum, one) => sum + one.count, 0);
  const task = tasks.find((one) => one === params.get('task')) ?? null;
  const kind = reviewedEntities(model).some((entity) => entity.name === params.get('kind')) ? params.get('kind') : null;
  const region = params.get('region');
  const days = ages.find((one) => String(one) === params.get('days')) ?? null;
  const all = params.get('all') === '1';
  const before = useMemo(() => (days === null ? null : new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z')), [days]);
  const where = {
    ...(task ? { tasks: [task] } : {}),
    ...(kind ? { entities: [kind] } : {}),
    ...(region ? { regionID: region } : {}),
    ...(before ? { before } : {}),
  };
  const document = useMemo(() => queueDocument(model), [model, language.value]);
  const answer = useQuery(document, { where, first: all ? most : few }, true);
  const waiting = useMemo(() => (answer.data ? waitingOf(answer.data) : []), [answer.data]);
  const regions = [...nodesOf(me.counties), ...nodesOf(me.prefectures), ...nodesOf(me.provinces)];
  const kinds = [...new Set(todo.map((one) => one.entity))];
  if (kind && !kinds.includes(kind)) kinds.push(kind);
  return (
    <>
      <ul class="plain-list tasks" aria-label={say('按事项', 'By what is to do')}>
        <li>
          <a href={linkTo('/work', { kind, region, days: days === null ? null : String(days) })} aria-current={task === null ? 'true' : undefined}>
            {say('全部', 'All')} <strong>{count(null)}</strong>
          </a>
        </li>
        {tasks.filter((one) => count(one) > 0 || one === task || one !== 'VALIDATE').map((one) => (
          <li key={one}>
            <a href={linkTo('/work', { task: one, kind, region, days: days === null ? null : String(days) })} aria-current={task === one ? 'true' : undefined}>
              {sayTask(one)} <strong>{count(one)}</strong>
            </a>
          </li>
        ))}
      </ul>
      <div class="work-filters">
        <label>
          {say('种类', 'Kind')}
          <select value={kind ?? ''} onChange={(event) => change({ kind: event.currentTarget.value || null })}>
            <option value="">{say('全部', 'All')}</option>
            {kinds.map((name) => (
              <option key={name} value={name}>
                {sayTerm(entityNamed(model, name)!.term)} ({count(task, name)})
              </option>
            ))}
          </select>
        </label>
        {regions.length > 1 && (
          <label>
            {say('地区', 'Region')}
            <select value={region ?? ''} onChange={(event) => change({ region: event.currentTarget.value || null })}>
              <option value="">{say('全部', 'All')}</option>
              {regions.map((one) => (
                <option key={one.id} value={one.id}>
                  {say(one.name, one.nameEn)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {say('等待', 'Waiting')}
          <select value={days ?? ''} onChange={(event) => change({ days: event.currentTarget.value || null })}>
            <option value="">{say('不限', 'any time')}</option>
            {ages.map((one) => (
              <option key={one} value={one}>
                {say(`超过 ${one} 天`, `more than ${one} days`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Loaded answer={answer} class="work-room">
        {({ reviewQueue }) => (
          <>
            {reviewQueue.edges.length === 0 && (
              <p class="panel empty" role="status">
                {task || kind || region || days ? say('没有符合条件的记录。', 'Nothing waits that fits.') : say('都处理完了：没有记录等您处理。', 'All done: nothing waits for you.')}
              </p>
            )}
            <WaitingList model={model} waiting={waiting} question={JSON.stringify([where, me.id])} />
            {reviewQueue.pageInfo.hasNextPage &&
              (all ? (
                <p class="secondary">{say(`共 ${reviewQueue.totalCount} 条，这里是等待最久的 ${most} 条。`, `${reviewQueue.totalCount} wait; these are the ${most} that have waited longest.`)}</p>
              ) : (
                <button type="button" onClick={() => change({ all: '1' }, true)}>
                  {say(`显示更多（共 ${reviewQueue.totalCount} 条）`, `Show more (of ${reviewQueue.totalCount})`)}
                </button>
              ))}
          </>
        )}
      </Loaded>
      {me.role !== 'ADMIN' && me.role !== 'ANALYST' && <MissingReports />}
      <Periods provinces={provincesOf(me)} />
    </>
  );
}

/** provincesOf are the provinces that a person's regions are, or lie in. */
function provincesOf(me: Me): string[] {
  const lie = [...nodesOf(me.counties), ...nodesOf(me.prefectures)].map((region) => region.province.id);
  return [...new Set([...nodesOf(me.provinces).map((province) => province.id), ...lie])].sort();
}
