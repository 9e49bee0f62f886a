import { useAsOf } from '../as-of';
import { say } from '../language';
import { NoDay } from '../parts/panels';
import { Page } from '../parts/page';
import { Findings } from './quality/findings';
import { Reporting } from './quality/reporting';
import './quality/quality.css';

/** Quality is which records break a rule, and who has reported for which month. */
export default function Quality() {
  const { day, valid } = useAsOf();
  return (
    <Page title={say('数据质量', 'Data quality')}>
      <Findings />
      {valid ? <Reporting day={day} /> : <NoDay />}
    </Page>
  );
}
