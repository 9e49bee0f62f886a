// What may be done with a record, or with a list: links to forms.
import type { Entity, Form, Model } from '../api/model';
import { say, sayTerm } from '../language';
import type { Data } from '../records/record';
import { useMe } from '../sign-in/me';
import { linkTo } from '../url';
import { done } from './done';
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

/** RecordActions lead to the forms that change a record or put another on record that belongs to it. */
export function RecordActions({ model, entity, record }: { model: Model; entity: Entity; record: Data }) {
  const may = useMay();
  const id = String(record.id);
  const edits = model.forms.filter((form) => form.entity === entity.name && form.edits && may(form));
  const news = model.forms.flatMap((form) => {
    const field = form.edits ? undefined : form.fields.find((field) => field.entity === entity.name && field.key === 'id' && !field.list);
    return field && may(form) ? [{ form, field }] : [];
  });
  const last = done.value?.id === id ? done.value : null;
  return (
    <div class="record-actions no-print">
      {last && (
        <p class="panel done" role="status">
          {say(`已完成：${sayTerm(last.term)}。`, `Done: ${sayTerm(last.term).toLowerCase()}.`)}
          {last.differs &&
            say('上次提交的内容已经登记，之后的改动没有包含在内：请核对，并按需更正。', ' It was recorded as first sent, without what was typed after that: look at it, and correct it if need be.')}
        </p>
      )}
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
