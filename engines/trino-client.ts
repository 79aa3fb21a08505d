import { setTimeout as sleep } from 'node:timers/promises';

/** A page of the answer to a statement. */
interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: { readonly message: string };
}

/** Rows of an answer, and the names of its columns; without them for a statement that has no rows. */
export interface TrinoRows {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What Trino answers to a statement, page by page. */
export async function* trinoRows(
  server: string,
  statement: string,
  headers: Readonly<Record<string, string>>,
): AsyncGenerator<TrinoRows> {
  const request = { headers: { 'X-Trino-User': 'rapport', ...headers } };
  let page = await asked(`${server}/v1/statement`, { ...request, method: 'POST', body: statement });
  for (;;) {
    if (page.error !== undefined) throw new Error(`Trino: ${page.error.message}`);
    const names = page.columns?.map(({ name }) => name) ?? [];
    if (page.data !== undefined) yield { names, rows: page.data };
    if (page.nextUri === undefined) return;
    page = await asked(page.nextUri, request);
  }
}

async function asked(url: string, request: RequestInit): Promise<Page> {
  for (;;) {
    const response = await fetch(url, request);
    if (response.ok) return (await response.json()) as Page;
    // Its words for: ask again.
    if (![502, 503, 504].includes(response.status))
      throw new Error(`Trino answered ${response.status}: ${await response.text()}`);
    await sleep(100);
  }
}
