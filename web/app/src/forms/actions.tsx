// What may be done with a record, or with a list: links to forms, and handing in.
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Entity, Form, Model } from '../api/model';
import { Failure, unreachable } from '../api/failure';
import { request, textDocument } from '../api/request';
import { refreshAnswers, useQuery } from '../api/use-query';
import { say, sayTerm } from '../language';
import { FailurePanel } from '../parts/panels';
import type { Data } from '../records/record';
import { useMe } from '../sign-in/me';
import { linkTo } from '../url';
import { done } from './done';
import { newKey } from './send';
import './actions.css';

function useMay(): (form: Form) => boolean {
  const role = useMe().data?.me?.role;
  return (form) => role !== undefined && form.roles?.includes(role) === true;
}

/** ListActions lead to the forms that put a record of an entity on record. */
export function ListActions({ model, entity }: { model: Model; entity: Entity }) {
  const may = useMay();
  const forms = model.forms.filter((form) => form.entity === entity.name && !form.edits && may(form));
  return (
    <>
      {forms.map((form) => (
        <a key={form.name} class="button" href={linkTo(`/new/${form.name}`)}>
          {sayTerm(form.term)}
        </a>
      ))}
    </>
  );
}

/** RecordActions lead to the forms that change a record or put another on record that belongs to it, and hand it in. */
export function RecordActions({ model, entity, record }: { model: Model; entity: Entity; record: Data }) {
  const may = useMay();
  const id = String(record.id);
  const edits = model.forms.filter((form) => form.entity === entity.name && form.edits && may(form));
  const news = model.forms.flatMap((form) => {
    const field = form.edits ? undefined : form.fields.find((field) => field.entity === entity.name && field.key === 'id' && !field.list);
    return field && may(form) ? [{ form, field }] : [];
  });
  const last = done.value?.id === id ? done.value : null;
  const reviewed = entity.fields.some((field) => field.name === 'review');
  const coordinator = useMe().data?.me?.role === 'COORDINATOR';
  return (
    <div class="record-actions no-print">
      {last && (
        <p class="panel done" role="status">
          {say(`已完成：${sayTerm(last.term)}。`, `Done: ${sayTerm(last.term).toLowerCase()}.`)}
          {last.differs &&
            say('上次提交的内容已经登记，之后的改动没有包含在内：请核对，并按需更正。', ' It was recorded as first sent, without what was typed after that: look at it, and correct it if need be.')}
        </p>
      )}
      {reviewed && coordinator && <HandIn key={id} model={model} entity={entity} id={id} />}
      {edits.length + news.length > 0 && (
        <nav aria-label={say('办理', 'Actions')}>
          {edits.map((form) => (
            <a key={form.name} class="button" href={linkTo(`/edit/${form.name}`, { id })}>
              {sayTerm(form.term)}
            </a>
          ))}
          {news.map(({ form, field }) => (
            <a key={form.name} class="button" href={linkTo(`/new/${form.name}`, { [field.name]: id })}>
              {sayTerm(form.term)}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

interface Versioned {
  id: string;
  version: number;
}

const waiting = ['DRAFT', 'RETURNED'];
/** As many records as are handed in at once. */
const most = 200;

/** HandIn hands a record in, together with those that are put on record with it, such as payments. */
function HandIn({ model, entity, id }: { model: Model; entity: Entity; id: string }) {
  const lists = useMemo(() => {
    const rows = model.forms.filter((form) => form.entity === entity.name).flatMap((form) => form.fields.filter((field) => field.fields).map((field) => field.name));
    return entity.connections.filter((list) => rows.includes(list.name) && model.entities.find((e) => e.name === list.entity)?.fields.some((field) => field.name === 'review'));
  }, [model, entity]);
  const document = useMemo(
    () =>
      textDocument<{ node: (Versioned & { review: string } & Data) | null }>(
        `query Waiting($id: ID!) { node(id: $id) { ... on ${entity.name} { id version review ` +
          lists.map((list) => `${list.name}(first: ${most - 1}, where: {reviewIn: [${waiting.join(', ')}]}) { edges { node { id version } } }`).join(' ') +
          ' } } }',
      ),
    [entity, lists],
  );
  const { data } = useQuery(document, { id });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sending, setSending] = useState(false);
  const sent = useRef<{ of: string; key: string } | null>(null);
  const node = data?.node;
  if (!node) return null;
  const records: Versioned[] = [
    ...(waiting.includes(node.review) ? [{ id: node.id, version: node.version }] : []),
    ...lists.flatMap((list) => (node[list.name] as { edges: { node: Versioned }[] }).edges.map(({ node: { id, version } }) => ({ id, version }))),
  ];
  if (records.length === 0) return null;
  const handIn = async () => {
    if (sending) return;
    const of = JSON.stringify(records);
    if (sent.current?.of !== of) sent.current = { of, key: newKey() };
    setSending(true);
    setFailure(null);
    try {
      await request(
        textDocument('mutation HandIn($input: SubmitRecordsInput!) { submitRecords(input: $input) { done } }'),
        { input: { records: records.slice(0, most) } },
        undefined,
        { 'Idempotency-Key': sent.current.key },
      );
      done.value = { id, term: { zh: '提交审核', en: 'Submit for review' }, differs: false };
      refreshAnswers();
    } catch (error) {
      setFailure(error instanceof Failure ? error : unreachable());
      if (error instanceof Failure && error.code === 'CONFLICT') refreshAnswers();
    } finally {
      setSending(false);
    }
  };
  return (
    <div class="hand-in">
      <button type="button" class="primary" aria-disabled={sending} onClick={() => void handIn()}>
        {records.length > 1 ? say(`提交审核（${records.length} 条）`, `Submit for review (${records.length})`) : say('提交审核', 'Submit for review')}
      </button>
      {failure && <FailurePanel failure={failure} retry={() => void handIn()} />}
    </div>
  );
}
