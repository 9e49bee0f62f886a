import { language } from '../language';
import { Failure, unreachable, unreadable } from './failure';
import { headers } from './request';

/** download saves the answer of /export to a query as a file, with the reader's rights and in the reader's language. */
export async function download(query: string, format: 'xlsx' | 'csv', name: string): Promise<void> {
  const parameters = new URLSearchParams({ format, headers: language.value, ...(format === 'csv' ? { bom: '1' } : {}) });
  let response: Response;
  try {
    response = await fetch(`/export?${parameters}`, {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ query }),
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) {
    const body = (await response.json().catch(() => null)) as { errors?: { message: string; extensions?: { code?: string } }[] } | null;
    const error = body?.errors?.[0];
    throw error ? new Failure(error.extensions?.code ?? 'INTERNAL', error.message) : unreadable(response.status);
  }
  try {
    save(await response.blob(), `${name}.${format}`);
  } catch {
    throw unreachable(); // it broke off on the way
  }
}

/** save hands a file to the browser. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ');
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
