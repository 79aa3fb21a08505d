import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a page of an answer has, besides its address; or a way to answer as a server that is ill. */
export type FakePage = Readonly<Record<string, unknown>> | ((response: ServerResponse) => void);

/** A server that speaks Trino's protocol: an answer is a list of pages, the first of which is that of the post. */
export interface FakeTrino {
  readonly url: string;
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly sql: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  readonly stop: () => Promise<void>;
}

/** @param answer - the pages of a statement; each page is asked for anew each time that it is fetched */
export async function startFakeTrino(
  answer: (sql: string, number: number, tries: number) => FakePage | undefined,
): Promise<FakeTrino> {
  const requests: {
    method: string;
    path: string;
    sql: string;
    headers: IncomingMessage['headers'];
  }[] = [];
  const statements: string[] = [];
  const tries = new Map<string, number>();
  const server = createServer(async (request, response) => {
    let sql = '';
    for await (const chunk of request) sql += chunk;
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, sql, headers });
    if (method === 'DELETE') return void response.writeHead(204).end();
    if (method === 'POST') statements.push(sql);
    const [, id = String(statements.length - 1), number = '0'] =
      /^\/v1\/statement\/executing\/(\d+)\/(\d+)$/.exec(path) ?? [];
    const key = `${id}/${number}`;
    tries.set(key, (tries.get(key) ?? 0) + 1);
    const statement = statements[Number(id)] ?? '';
    const page = answer(statement, Number(number), tries.get(key) ?? 1);
    if (typeof page === 'function') return page(response);
    const next =
      answer(statement, Number(number) + 1, 1) !== undefined && page?.['error'] === undefined;
    const address = `http://${headers.host}/v1/statement/executing/${id}/${Number(number) + 1}`;
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ id, stats: {}, ...(next && { nextUri: address }), ...page }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `trino://ada@127.0.0.1:${port}/lake/shop`,
    requests,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
