import { useMemo } from 'preact/hooks';
import { useModel, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { useQuery } from '../api/use-query';
import { say, sayTerm } from '../language';
import { Count } from '../parts/number';
import { Page } from '../parts/page';
import { FailurePanel, Skeleton } from '../parts/panels';
import '../records/workbench.css';
import { linkTo } from '../url';
import '../records/rooms.css';

/** Lists that not everybody may read: who may not would be refused the numbers of all the others too. */
const guarded = ['AuditEvent', 'RightsChange', 'TokenRevocation'];

/** All lists that there are, each with the number of its records. */
export default function DataIndex() {
  const { data: model, failure, retry } = useModel();
  return (
    <Page title={say('数据', 'Data')}>
      {failure ? <FailurePanel failure={failure} retry={retry} /> : model ? <Lists model={model} /> : <Skeleton class="room-page" />}
    </Page>
  );
}

function Lists({ model }: { model: Model }) {
  const listed = model.entities.filter((entity) => entity.list);
  const counts = useMemo(
    () =>
      textDocument<Record<string, { totalCount: number }>>(
        `query Counts { ${listed.filter((entity) => !guarded.includes(entity.name)).map((entity) => `${entity.list} { totalCount }`).join(' ')} }`,
      ),
    [model],
  );
  const { data } = useQuery(counts, {});
  return (
    <ul class="plain-list kinds">
      {listed.map((entity) => (
        <li key={entity.name}>
          <a href={linkTo(`/data/${entity.list}`)}>
            <span>{sayTerm(entity.plural)}</span>
            <span class="secondary">{data?.[entity.list!] && <Count of={data[entity.list!]!.totalCount} />}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
