import { useEffect, useState } from 'preact/hooks';
import { useAsOf } from '../as-of';
import { refreshAnswers } from '../api/use-query';
import { longDate } from '../format/date';
import { say } from '../language';
import type { Chosen } from '../map/flows';
import { ProvinceMap } from '../map/province-map';
import { useGround } from '../map/use-ground';
import { OriginBand } from '../parts/origin-band';
import { Page } from '../parts/page';
import { Loaded } from '../parts/panels';
import { onlyTheme } from '../theme';
import { linkTo } from '../url';
import { Course } from './overview/course';
import { CoverageSection } from './overview/coverage';
import { Figures } from './overview/figures';
import { flowsOf, Ranking, usePairs } from './overview/pairs';
import { Published } from './overview/published';
import { Clock } from './screen/clock';
import { Ticker } from './screen/ticker';
import './overview/overview.css';
import './screen/screen.css';

const turn = 12_000;
const all: Chosen = { east: null, west: null };
const linkOf = (to: Chosen) => linkTo('/', { east: to.east, west: to.west });

/** Screen is for a wall: dark, live, and turning by itself; the space bar holds it, and the arrow to the right goes on. */
export default function Screen() {
  const { day } = useAsOf();
  const [step, setStep] = useState(0);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    onlyTheme.value = 'dark';
    return () => {
      onlyTheme.value = null;
    };
  }, []);
  useEffect(() => {
    if (held) return;
    const timer = setInterval(() => setStep((n) => n + 1), turn);
    return () => clearInterval(timer);
  }, [held]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === ' ' && event.target === document.body) {
        event.preventDefault();
        setHeld((is) => !is);
      }
      if (event.key === 'ArrowRight') setStep((n) => n + 1);
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, []);
  const panels = [
    <Course key="course" day={day} chosen={all} height={520} leads={false} />,
    <Ranking key="ranking" day={day} chosen={all} linkOf={linkOf} />,
    <CoverageSection key="coverage" day={day} />,
    <Published key="published" day={day} />,
  ];
  return (
    <Page
      class="screen"
      title={say('大屏', 'Screen')}
      heading={
        <>
          {say('东西部县域结对帮扶', 'Counties of east and west, paired')}
          {day && <span class="day">{say(`截至 ${longDate(day)}`, `as of ${longDate(day)}`)}</span>}
        </>
      }
    >
      <div class="screen-corner">
        <button type="button" aria-pressed={held} onClick={() => setHeld(!held)}>
          {held ? say('继续轮播', 'Go on') : say('暂停轮播', 'Hold')}
        </button>
        <a href={linkTo('/')}>{say('退出', 'Leave')}</a>
        <Clock />
      </div>
      <OriginBand />
      <Figures day={day} chosen={all} />
      <div class="screen-main">
        <Map day={day} step={step} />
        <div class="screen-panel">{panels[step % panels.length]}</div>
      </div>
      <Ticker day={day} changed={refreshAnswers} />
    </Page>
  );
}

/** Map shows all pairs, and one after the other by itself. */
function Map({ day, step }: { day: string | undefined; step: number }) {
  const pairs = usePairs(day);
  const ground = useGround();
  return (
    <Loaded answer={ground ? pairs : { ...pairs, data: undefined }} class="screen-map">
      {(data) => {
        const flows = flowsOf(data);
        const flow = step % 2 === 1 ? flows[((step - 1) / 2) % Math.max(1, flows.length)] : undefined;
        return <ProvinceMap ground={ground!} flows={flows} chosen={flow ? { east: flow.east.code, west: flow.west.code } : all} linkOf={linkOf} />;
      }}
    </Loaded>
  );
}
