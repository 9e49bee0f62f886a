// Sending a form: once, whatever becomes of the answer.
import { entityNamed, type Form, type Model } from '../api/model';
import type { Failure } from '../api/failure';
import { request, textDocument } from '../api/request';
import { labelSelection, type Data } from '../records/record';
import { print } from '../records/selection';
import { newKey } from '../work/steps';

/** A request of a form, which can be sent again as it is: the same with the same key is done once. */
export interface Sent {
  key: string;
  query: string;
  input: Record<string, unknown>;
}

/** sentFor is the request of a form: it makes or changes the record, and reads where its page is. */
export function sentFor(model: Model, form: Form, input: Record<string, unknown>): Sent {
  const entity = form.entity ? entityNamed(model, form.entity)! : undefined;
  const selection = entity ? `... on ${entity.name} { ${print(labelSelection(model, entity))} }` : '';
  return {
    key: newKey(),
    query: `mutation Fill($input: ${form.input}!) { done: ${form.name}(input: $input) { record: ${form.record} { __typename id ${selection} } } }`,
    input,
  };
}

/** sendForm returns the record, which is null where somebody else must agree first. */
export async function sendForm({ key, query, input }: Sent): Promise<Data | null> {
  const { done } = await request(textDocument<{ done: { record: Data | null } }>(query), { input }, undefined, { 'Idempotency-Key': key });
  return done.record;
}

/** isLost tells that nobody knows whether a change was made: there was no answer, or none of our server. */
export function isLost(failure: Failure): boolean {
  return ['UNREACHABLE', 'UNREADABLE', 'TIMEOUT', 'INTERNAL'].includes(failure.code);
}
