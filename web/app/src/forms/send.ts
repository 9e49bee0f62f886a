// Sending a form: once, whatever becomes of the answer.
import { entityNamed, type Form, type Model } from '../api/model';
import { Failure } from '../api/failure';
import { send } from '../api/request';
import { labelSelection, type Data } from '../records/record';
import { print } from '../records/selection';

/** bodyOf is the request of a form: it makes or changes the record, and reads where its page is. */
export function bodyOf(model: Model, form: Form, input: Record<string, unknown>): string {
  const entity = form.entity ? entityNamed(model, form.entity)! : undefined;
  const selection = entity ? `... on ${entity.name} { ${print(labelSelection(model, entity))} }` : '';
  return JSON.stringify({
    query: `mutation Fill($input: ${form.input}!) { done: ${form.name}(input: $input) { record: ${form.record} { __typename id ${selection} } } }`,
    variables: { input },
  });
}

/** newKey is an Idempotency-Key. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** sendForm returns the record, which is null where somebody else must agree first. */
export async function sendForm(sent: { key: string; body: string }): Promise<Data | null> {
  const { done } = await send<{ done: { record: Data | null } }>(sent.body, undefined, sent.key);
  return done.record;
}

/** isLost tells that nobody knows whether a change was made: there was no answer, or none of our server. */
export function isLost(failure: Failure): boolean {
  return ['UNREACHABLE', 'UNREADABLE', 'TIMEOUT', 'INTERNAL'].includes(failure.code);
}
