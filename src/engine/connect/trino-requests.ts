import { userInfo } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { TrinoTarget } from '../../input/database/target.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Environment } from './postgres.ts';

const database = 'Trino';

/** A page of an answer, as Trino sends it, as far as it is used. */
export interface TrinoPage {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: {
    readonly message?: string;
    readonly errorName?: string;
    readonly errorType?: string;
    readonly errorLocation?: { readonly lineNumber: number };
  };
}

/** So often a request is repeated, after waits that double: in all some twelve seconds. */
const mostTries = 8;
const firstWait = 100;
const millisecondsToEnd = 5000;

/** Answers that say only that the server is busy, or that one before it is. */
const busy = [429, 502, 503, 504];

/** The requests of one session, with who asks; a password is sent only with TLS, and only to the server of the URL. */
export class TrinoRequests {
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #firstWait: number;
  /** Ends a request for a page when the statement is ended. */
  #running = new AbortController();

  /**
   * @param pause - milliseconds before the first repetition
   * @throws {Refusal} there is a password, and no TLS
   */
  constructor(target: TrinoTarget, environment: Environment, pause = firstWait) {
    const { host, port, tls, catalog, schema } = target;
    this.#firstWait = pause;
    const named = host.includes(':') ? `[${host}]` : host;
    this.#origin = new URL(`${tls ? 'https' : 'http'}://${named}:${port}`).origin;
    const user = target.user ?? given(environment['TRINO_USER']) ?? userInfo().username;
    const password = given(environment['TRINO_PASSWORD']);
    if (password !== undefined && !tls) {
      const reason = 'TRINO_PASSWORD would be sent without encryption';
      throw new Refusal(problem('connection-failed', { database, reason, cause: 'plain' }));
    }
    this.#headers = {
      'X-Trino-User': user,
      'X-Trino-Source': 'rapport',
      'X-Trino-Time-Zone': 'UTC',
      ...(catalog !== undefined && { 'X-Trino-Catalog': catalog }),
      ...(schema !== undefined && { 'X-Trino-Schema': schema }),
      ...(password !== undefined && {
        Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      }),
    };
  }

  /** Posts a statement: the first page, which has no rows yet. */
  async post(sql: string): Promise<TrinoPage> {
    const address = `${this.#origin}/v1/statement`;
    return await this.#page(address, { method: 'POST', body: sql }, false);
  }

  /** Fetches a page; the same page may be fetched again, where it did not arrive whole. */
  async get(address: string): Promise<TrinoPage> {
    return await this.#page(this.#own(address), { method: 'GET' }, true);
  }

  /** Ends a statement, whose next page is at the address. */
  async delete(address: string): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    await fetch(this.#own(address), {
      method: 'DELETE',
      headers: this.#headers,
      redirect: 'error',
      signal: AbortSignal.timeout(millisecondsToEnd),
    });
  }

  /** An address that Trino names: of the same server, as who asks is told to it. */
  #own(address: string): string {
    if (URL.canParse(address) && new URL(address).origin === this.#origin) return address;
    const reason =
      'the address of the next page is on another server; perhaps a proxy hides its own';
    throw new Refusal(problem('answer-cut-short', { database, reason, cause: 'lost' }));
  }

  async #page(
    address: string,
    request: { readonly method: string; readonly body?: string },
    again: boolean,
  ): Promise<TrinoPage> {
    const { signal } = this.#running;
    for (let tries = 1; ; tries++) {
      const isLast = tries === mostTries;
      const found = await this.#fetched(address, request, signal, again && !isLast);
      if (found !== undefined && (isLast || !busy.includes(found.status)))
        return pageOf(found, request.method === 'POST');
      await wait(this.#firstWait * 2 ** (tries - 1), undefined, { signal });
    }
  }

  /**
   * What the server answers; undefined where the network fails and the request may be repeated.
   *
   * @throws {Refusal} the network fails, and the request may not be repeated
   */
  async #fetched(
    address: string,
    request: { readonly method: string; readonly body?: string },
    signal: AbortSignal,
    again: boolean,
  ): Promise<{ readonly status: number; readonly text: string } | undefined> {
    try {
      const answer = await fetch(address, {
        ...request,
        headers: this.#headers,
        redirect: 'manual',
        signal,
      });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      signal.throwIfAborted();
      if (again) return undefined;
      throw networkFailed(error, request.method === 'POST');
    }
  }
}

const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** What fetch reports is "fetch failed"; what did fail is its cause, of several addresses that of the first. */
function networkFailed(error: unknown, isFirst: boolean): Refusal {
  const { cause = error } = error instanceof Error ? error : {};
  const [first = cause] = cause instanceof AggregateError ? cause.errors : [cause];
  const reason = first instanceof Error ? first.message : String(first);
  if (!isFirst)
    return new Refusal(problem('answer-cut-short', { database, reason, cause: 'lost' }));
  const isTls = /ssl|tls|certificate|altnames/i.test(reason);
  return new Refusal(
    problem('connection-failed', { database, reason, cause: isTls ? 'tls' : 'unreachable' }),
  );
}

/**
 * The page of an answer.
 *
 * @param isFirst - whether nothing has come from this server before
 * @throws {Refusal} it is none
 */
function pageOf(
  { status, text }: { readonly status: number; readonly text: string },
  isFirst: boolean,
): TrinoPage {
  const page = status === 200 ? parsed(text) : undefined;
  if (page !== undefined) return page;
  const words = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  const reason =
    status === 200
      ? 'what answers there is not Trino: it sends no JSON'
      : `the server answers with HTTP status ${status}${words === '' ? '' : `: ${words}`}`;
  if (!isFirst) throw new Refusal(problem('answer-cut-short', { database, reason, cause: 'lost' }));
  const cause =
    status === 401 || status === 403
      ? 'password'
      : status >= 300 && status < 400
        ? 'tls'
        : 'unreachable';
  throw new Refusal(problem('connection-failed', { database, reason, cause }));
}

function parsed(text: string): TrinoPage | undefined {
  try {
    const page: unknown = JSON.parse(text);
    return typeof page === 'object' && page !== null ? page : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
