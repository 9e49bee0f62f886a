// The server under test, and its schema as a client sees it.
import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';

export const url = new URL('/graphql', process.env.JIEDUI_URL ?? 'http://127.0.0.1:8080').href;

/** Runs an operation and gives its data; any error fails the test. */
export async function run(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The schema in the schema definition language, from introspection. */
export async function sdl() {
  return printSchema(buildClientSchema(await run(getIntrospectionQuery())));
}
