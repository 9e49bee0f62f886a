import { useState } from 'preact/hooks';
import { download } from '../api/download';
import { Failure } from '../api/failure';
import { say } from '../language';
import './take-away.css';

/** TakeAway hands over what a page shows: as a workbook, as CSV, and as the query that answers with it. */
export function TakeAway(props: { query: string; shownQuery?: string; name: string; children?: preact.ComponentChildren }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = (format: 'xlsx' | 'csv') => {
    setBusy(true);
    setFailure(null);
    download(props.query, format, props.name).then(
      () => setBusy(false),
      (error: unknown) => {
        setBusy(false);
        if (!(error instanceof Failure)) throw error;
        setFailure(error);
      },
    );
  };
  return (
    <div class="take-away no-print">
      <button type="button" disabled={busy} onClick={() => take('xlsx')}>
        {say('下载 XLSX', 'Download XLSX')}
      </button>
      <button type="button" disabled={busy} onClick={() => take('csv')}>
        {say('下载 CSV', 'Download CSV')}
      </button>
      {props.children}
      <a class="button" href={`/graphiql?query=${encodeURIComponent(props.shownQuery ?? props.query)}`}>
        {say('显示为 GraphQL', 'Show as GraphQL')}
      </a>
      <span role="status" class="secondary">
        {busy && say('正在导出…', 'Exporting…')}
      </span>
      {failure && (
        <span role="alert" class="field-fault">
          {failure.message}
        </span>
      )}
    </div>
  );
}
