import { useAsOf } from '../as-of';
import { say } from '../language';
import type { Chosen } from '../map/flows';
import { longDate } from '../format/date';
import { tileOf } from '../map/tiles';
import { Page } from '../parts/page';
import { NoDay } from '../parts/panels';
import { linkTo, useParams } from '../url';
import { Course } from './overview/course';
import { CoverageSection } from './overview/coverage';
import { Figures } from './overview/figures';
import { Pairs, Ranking } from './overview/pairs';
import { Published } from './overview/published';
import { UsefulLinks } from './overview/links';
import './overview/overview.css';

/** Overview is the programme at a glance: its figures, who supports whom, the course of it, and what is missing. */
export default function Overview() {
  const { day, valid } = useAsOf();
  const { params } = useParams();
  const chosen: Chosen = { east: params.get('east'), west: params.get('west') };
  const view = params.get('view');
  const linkOf = (to: Chosen) => linkTo('/', { east: to.east, west: to.west, view });
  return (
    <Page
      title={say('总览', 'Overview')}
      heading={
        <>
          {say('东西部县域结对帮扶', 'Counties of east and west, paired')}
          {valid && day && <span class="day">{say(`截至 ${longDate(day)}`, `as of ${longDate(day)}`)}</span>}
        </>
      }
    >
      <Filtered chosen={chosen} clear={linkOf({ east: null, west: null })} />
      {valid ? (
        <>
          <Figures day={day} chosen={chosen} />
          <div class="overview-grid">
            <Pairs day={day} chosen={chosen} linkOf={linkOf} />
            <Course day={day} chosen={chosen} />
            <Ranking day={day} chosen={chosen} linkOf={linkOf} />
            <Published day={day} />
            <CoverageSection day={day} />
            <UsefulLinks />
          </div>
        </>
      ) : (
        <NoDay />
      )}
    </Page>
  );
}

/** Filtered says that not all is shown, and leads back. */
function Filtered({ chosen, clear }: { chosen: Chosen; clear: string }) {
  if (chosen.east === null && chosen.west === null) return null;
  const name = (code: string | null) => {
    const tile = code === null ? undefined : tileOf(code);
    return tile ? say(tile.zh, tile.en) : (code ?? say('全部', 'all'));
  };
  return (
    <p class="filtered" role="status">
      {say('只看', 'Only')} <strong>{`${name(chosen.east)} → ${name(chosen.west)}`}</strong> <a href={clear}>{say('看全部', 'Show all')}</a>
    </p>
  );
}
