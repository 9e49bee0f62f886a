import { RecordPage } from '../records/record-page';
import { Briefing } from '../records/briefing';

/** A county; of a key county the page is a briefing with the record below it. */
export default function County({ code }: { code: string }) {
  return <RecordPage entity="County" value={code} before={(record) => record.designation === 'KEY' && <Briefing code={code} />} />;
}
