import { useMemo } from 'preact/hooks';
import type { Entity, Model } from '../api/model';
import { textDocument } from '../api/request';
import { useQuery } from '../api/use-query';
import { moment } from '../format/date';
import { say, sayTerm } from '../language';
import { termOfValue } from '../api/model';
import { Loaded } from '../parts/panels';
import { Changes, type Event } from '../records/history';

const most = 20;

/** WhatChanged tells what others have done to a record since a version of it was seen. */
export function WhatChanged({ model, entity, id, since }: { model: Model; entity: Entity; id: string; since: number }) {
  const document = useMemo(
    () =>
      textDocument<{ node: { review: string; history: { edges: { node: Event }[] } } | null }>(
        `query WhatChanged($id: ID!) { node(id: $id) { ... on ${entity.name} { review history(first: ${most}) ` +
          '{ edges { node { id createdAt actor action changes { field before after } } } } } } }',
      ),
    [entity],
  );
  const answer = useQuery(document, { id }, true);
  return (
    <Loaded answer={answer} class="what-changed">
      {({ node }) => {
        if (!node) return <p>{say('您已看不到这条记录。', 'You do not see this record any more.')}</p>;
        const later = node.history.edges.map((edge) => edge.node).filter((event) => versionOf(event) > since);
        return (
          <>
            <p>
              {say('现在的状态：', 'It is now: ')}
              <strong>{sayTerm(termOfValue(model, 'ReviewStatus', node.review))}</strong>
            </p>
            <ol class="plain-list history">
              {later.map((event) => (
                <li key={event.id}>
                  <p>
                    <time dateTime={event.createdAt}>{moment(event.createdAt)}</time> <strong>{event.actor}</strong>
                  </p>
                  <Changes model={model} entity={entity} event={event} />
                </li>
              ))}
            </ol>
          </>
        );
      }}
    </Loaded>
  );
}

/** versionOf is the version of the record after an event. */
function versionOf(event: Event): number {
  return Number(event.changes.find((change) => change.field === 'version')?.after ?? 0);
}
