import { useMemo } from 'preact/hooks';
import { entityNamed, useModel, type Form, type Model } from '../api/model';
import { useQuery } from '../api/use-query';
import { FilledForm } from '../forms/form';
import { labelDocument, recordDocument, typed, valuesOf } from '../forms/record';
import { blanksOf, kindOf, type Values } from '../forms/value';
import { say, sayTerm } from '../language';
import { Page } from '../parts/page';
import { FailurePanel, Loading, Skeleton } from '../parts/panels';
import { labelOf, pathOf } from '../records/record';
import { usePageParams } from '../url';
import { NotFound } from './not-found';
import '../forms/form.css';
import '../records/conditions.css';

/** The form of a mutation. What is known beforehand stands in its address: the record by its id, and values by their fields. */
export default function FormPage({ verb }: { verb: string }) {
  return <FormOf key={verb} verb={verb} />;
}

function FormOf({ verb }: { verb: string }) {
  const { data: model, failure, retry } = useModel();
  const { params } = usePageParams();
  const form = model?.forms.find((form) => form.name === verb);
  if (model && !form) return <NotFound />;
  if (!model || !form) {
    return (
      <Page title={say('填写', 'Form')}>{failure ? <FailurePanel failure={failure} retry={retry} /> : <Skeleton class="form-room" />}</Page>
    );
  }
  const id = params.get('id');
  return form.edits ? <Correct key={verb + id} model={model} form={form} id={id} /> : <Begin key={verb} model={model} form={form} params={params} />;
}

/** Begin is the form of a new record. Records that its address names are read first. */
function Begin({ model, form, params }: { model: Model; form: Form; params: URLSearchParams }) {
  const given = form.fields.find((field) => kindOf(model, field) === 'record' && field.key === 'id' && params.get(field.name));
  const id = given ? params.get(given.name) : null;
  const document = useMemo(() => labelDocument(model, given?.entity), [model, given]);
  const named = useQuery(document, id === null ? null : { id });
  const values: Values = blanksOf(model, form.fields);
  for (const field of form.fields) {
    const value = params.get(field.name);
    const kind = kindOf(model, field);
    if (value && kind !== 'rows' && kind !== 'records') values[field.name] = typed(kind, value);
  }
  const node = named.data?.node;
  if (given && node?.id) values[given.name] = { text: labelOf(model, entityNamed(model, given.entity!)!, node), key: id };
  return (
    <Page title={sayTerm(form.term)} class="page form-page">
      {given && !named.data && !named.failure ? <Loading class="form-room" /> : <FilledForm model={model} form={form} subject={null} begin={values} />}
    </Page>
  );
}

/** Correct is the form that changes a record. */
function Correct({ model, form, id }: { model: Model; form: Form; id: string | null }) {
  const document = useMemo(() => recordDocument(model, form), [model, form]);
  const { data, failure, retry } = useQuery(document, id === null ? null : { id });
  const record = data?.node;
  const entity = record ? entityNamed(model, String(record.__typename)) : undefined;
  const labels = useMemo(() => labelDocument(model, entity?.name), [model, entity]);
  const named = useQuery(labels, entity && !form.entity ? { id } : null);
  const label = entity && record ? labelOf(model, entity, form.entity ? record : (named.data?.node ?? record)) : '';
  const wrong = id === null || data?.node === null || (record && record.version === undefined);
  return (
    <Page title={[sayTerm(form.term), label].filter(Boolean).join(' · ')} class="page form-page">
      {entity && record && (
        <p>
          <a href={pathOf(entity, record)}>{say('返回记录', 'Back to the record')}</a>
        </p>
      )}
      {wrong ? (
        <p class="panel failed" role="alert">
          {say('网址中没有可办理的记录：请从记录的页面打开。', 'The address names no record that this can be done with: open it from the page of the record.')}
        </p>
      ) : failure && !record ? (
        <FailurePanel failure={failure} retry={retry} />
      ) : !record ? (
        <Loading class="form-room" />
      ) : (
        <FilledForm model={model} form={form} subject={{ id: id, version: Number(record.version), record }} begin={valuesOf(model, form, record)} />
      )}
    </Page>
  );
}
