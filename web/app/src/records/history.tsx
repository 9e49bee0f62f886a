import { useMemo } from 'preact/hooks';
import { entityNamed, type Entity, type Model } from '../api/model';
import { textDocument } from '../api/request';
import { useQuery } from '../api/use-query';
import { moment } from '../format/date';
import { empty } from '../format/number';
import { say, sayTerm } from '../language';
import { Empty, Loaded } from '../parts/panels';
import { termOfValue } from '../api/model';
import { Value } from './value';
import './rooms.css';

export interface Event {
  id: string;
  createdAt: string;
  actor: string;
  action: string;
  changes: { field: string; before: string | null; after: string | null }[];
}

const most = 20;

/** History tells who changed a record, when, and what became of it. */
export function History({ model, entity, id }: { model: Model; entity: Entity; id: string }) {
  const document = useMemo(
    () =>
      textDocument<{ node: { history: { edges: { node: Event }[]; pageInfo: { hasNextPage: boolean } } } }>(
        `query History($id: ID!) { node(id: $id) { ... on ${entity.name} { history(first: ${most}) ` +
          '{ edges { node { id createdAt actor action changes { field before after } } } pageInfo { hasNextPage } } } } }',
      ),
    [entity],
  );
  const answer = useQuery(document, { id });
  return (
    <section class="record-part">
      <h2>{say('变更历史', 'History')}</h2>
      {answer.failure?.refused ? (
        <p class="secondary">{say('登录的联络员、审核人员和管理员可以查看变更历史。', 'Coordinators, reviewers and admins who are signed in can read the history.')}</p>
      ) : (
        <Loaded answer={answer} class="room-part">
          {({ node }) =>
            node.history.edges.length === 0 ? (
              <Empty>{say('没有变更记录：由程序载入的基础数据和演示数据没有历史。', 'No changes: reference and demonstration data, which the program loads, have no history.')}</Empty>
            ) : (
              <ol class="history plain-list">
                {node.history.edges.map(({ node: event }) => (
                  <li key={event.id}>
                    <p>
                      <time dateTime={event.createdAt}>{moment(event.createdAt)}</time> <strong>{event.actor}</strong>{' '}
                      {sayTerm(termOfValue(model, 'AuditEventAction', event.action))}
                    </p>
                    <Changes model={model} entity={entity} event={event} />
                  </li>
                ))}
              </ol>
            )
          }
        </Loaded>
      )}
    </section>
  );
}

/** camel is the field of the API that a column of the database holds. */
function camel(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Changes are the fields that an event changed, before and after. */
export function Changes({ model, entity, event }: { model: Model; entity: Entity; event: Event }) {
  const changes = event.changes.filter((change) => change.field !== 'version');
  if (changes.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('字段', 'Field')}</th>
          <th scope="col">{say('原值', 'Before')}</th>
          <th scope="col">{say('新值', 'After')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const name = camel(change.field);
          const field = entity.fields.find((field) => field.name === name);
          const record = entity.records.find((record) => `${record.name}Id` === name);
          const value = (text: string | null) => {
            if (text === null) return empty;
            if (field) return <Value model={model} type={field.type} name={field.name} value={text} />;
            const to = record && entityNamed(model, record.entity);
            return to ? <a href={`/records/${to.name}/${text}`}>{text}</a> : text;
          };
          return (
            <tr key={change.field}>
              <th scope="row">{field ? sayTerm(field.term) : record ? sayTerm(record.term) : change.field}</th>
              <td>{value(change.before)}</td>
              <td>{value(change.after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
