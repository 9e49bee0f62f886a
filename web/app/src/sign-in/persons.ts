// The made-up persons that one can be on a demonstration, as auth/persons.go offers them.
import { headers } from '../api/request';
import { Failure, unreachable, unreadable } from '../api/failure';
import type { Signed } from '../api/session';
import { say } from '../language';

export interface Person {
  subject: string;
  name: string;
  role: 'ANALYST' | 'COORDINATOR' | 'REVIEWER' | 'ADMIN';
  regions: { name: string; nameEn: string }[];
}

async function ask<T>(init: RequestInit): Promise<T> {
  const { Authorization: _, ...rest } = headers();
  const response = await fetch('/sign-in/persons', { ...init, headers: { ...rest, 'Content-Type': 'application/json' } }).catch(() => {
    throw unreachable();
  });
  const body = (await response.json().catch(() => ({}))) as { errors?: { message: string; extensions: { code: string } }[] };
  const error = body.errors?.[0];
  if (error) throw new Failure(error.extensions.code, error.message);
  if (response.status === 404) throw new Failure('FORBIDDEN', say('此服务器不提供演示人员。', 'This server offers no made-up persons.'));
  if (!response.ok) throw unreadable(response.status);
  return body as T;
}

export function listPersons(): Promise<Person[]> {
  return ask<Person[]>({});
}

/** bePerson returns a session of one of the persons. */
export async function bePerson(subject: string): Promise<Signed> {
  const { token, expiresIn } = await ask<{ token: string; expiresIn: number }>({ method: 'POST', body: JSON.stringify({ subject }) });
  return { token, expires: Date.now() + expiresIn * 1000, way: { by: 'persons', subject } };
}
