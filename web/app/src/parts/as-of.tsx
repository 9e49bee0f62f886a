import { useAsOf } from '../as-of';
import { say } from '../language';

/** AsOf picks the day that the page looks at. */
export function AsOf() {
  const { day, latest, chosen, valid, choose } = useAsOf();
  return (
    <div class="as-of">
      <label for="as-of">{say('截至', 'As of')}</label>
      <input
        id="as-of"
        type="date"
        value={valid ? (day ?? '') : ''}
        min="1996-01-01"
        aria-invalid={!valid}
        onChange={(event) => choose(event.currentTarget.value || null)}
      />
      {chosen && day !== latest && (
        <button type="button" class="quiet" onClick={() => choose(null)} title={latest}>
          {say('最新', 'Latest')}
        </button>
      )}
    </div>
  );
}
