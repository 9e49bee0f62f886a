import { useOrigins } from '../as-of';
import { say } from '../language';
import './origin-band.css';

const names = {
  DEMO: { zh: '演示数据', en: 'Made up for demonstration' },
  OFFICIAL: { zh: '官方', en: 'Official' },
  REGISTERED: { zh: '登记', en: 'Registered' },
} as const;

/** OriginBand says what share of the records is made up, published and registered; where some are made up, in colour. */
export function OriginBand() {
  const counts = new Map(useOrigins()?.map(({ origin, records }) => [origin, records]));
  const total = [...counts.values()].reduce((sum, records) => sum + records, 0);
  return (
    <aside class={`origin-band ${counts.has('DEMO') ? 'made-up' : ''}`} aria-label={say('数据来源', 'Where the data are from')}>
      {total > 0 &&
        (['DEMO', 'OFFICIAL', 'REGISTERED'] as const).map((origin) => (
          <span key={origin}>
            {say(names[origin].zh, names[origin].en)} {share(counts.get(origin) ?? 0, total)}
          </span>
        ))}
    </aside>
  );
}

/** share in percent; what is there is never shown as nothing, nor what is not all as all. */
function share(part: number, all: number): string {
  const percent = (100 * part) / all;
  const shown = Math.round(percent * 10) / 10;
  if (part > 0 && shown === 0) return '<\u20090.1\u2009%';
  if (part < all && shown === 100) return '>\u200999.9\u2009%';
  return `${shown}\u2009%`;
}
