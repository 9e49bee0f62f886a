import { useEffect, useRef, useState } from 'preact/hooks';
import { useModel } from '../../api/model';
import { moment } from '../../format/date';
import { say, sayTerm } from '../../language';
import { followChanges, type Change } from '../../live/changes';
import { useCoverage } from '../overview/coverage';

const shown = 3;
/** Changes that come together are read once. */
const settle = 2000;

/** Ticker tells the last changes as they happen, and has the figures read again. */
export function Ticker({ day, changed }: { day: string | undefined; changed: () => void }) {
  const { data } = useCoverage(day);
  const model = useModel();
  const [changes, setChanges] = useState<Change[]>([]);
  const [there, setThere] = useState(false);
  const timer = useRef(0);
  const ids = (data?.coverage.provinces ?? []).map(({ province }) => province.id).join(' ');
  useEffect(() => {
    if (ids === '') return;
    const stop = followChanges(
      ids.split(' '),
      (change) => {
        setChanges((before) => [change, ...before].slice(0, shown));
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(changed, settle);
      },
      setThere,
    );
    return () => {
      window.clearTimeout(timer.current);
      stop();
    };
  }, [ids]);
  const name = (entity: string) => {
    const found = model.data?.entities.find((e) => e.name === entity);
    return found ? sayTerm(found.term) : entity;
  };
  const did = { CREATE: say('新增', 'new'), UPDATE: say('更改', 'changed'), DELETE: say('删除', 'deleted') };
  return (
    <section class="ticker" aria-label={say('实时变更', 'Changes as they happen')}>
      <span class={there ? 'live' : 'secondary'}>{there ? say('● 实时', '● live') : say('○ 未连接', '○ not connected')}</span>
      <ul class="plain-list" aria-live="polite">
        {changes.length === 0 && <li class="secondary">{say('尚无新的变更', 'No changes yet')}</li>}
        {changes.map((change) => (
          <li key={change.at + change.entity}>
            {moment(change.at)} {say(change.supporter.name, change.supporter.nameEn)} → {say(change.recipient.name, change.recipient.nameEn)}{' '}
            {say('：', ': ')}
            {name(change.entity)} {did[change.action]}
          </li>
        ))}
      </ul>
    </section>
  );
}
