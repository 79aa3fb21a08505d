import { failure, success } from '../../core/outcome.ts';
import { nearest } from '../../problems/nearest.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';

/** How TLS is used with PostgreSQL, as libpq means it. */
export const tlsModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

export interface DuckDbTarget {
  readonly dialect: 'duckdb';
  readonly file: string;
}

/** What the URL leaves out is taken from the environment, as psql does. */
export interface PostgresTarget {
  readonly dialect: 'postgres';
  readonly user?: string;
  /** A folder is that of a socket. */
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly tls: {
    readonly mode?: (typeof tlsModes)[number];
    /** Files of certificates and of a key. */
    readonly root?: string;
    readonly certificate?: string;
    readonly key?: string;
  };
}

export interface TrinoTarget {
  readonly dialect: 'trino';
  readonly user?: string;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly catalog?: string;
  readonly schema?: string;
}

/** Where a database is, as the URL of `--connect` says. It never holds a secret. */
export type Target = DuckDbTarget | PostgresTarget | TrinoTarget;

/** The place of a database for messages: without its user. */
export function targetName(target: Target): string {
  if (target.dialect === 'duckdb') return `${target.file} (duckdb)`;
  const { host = '', port } = target;
  const shown = host.includes(':') ? `[${host}]` : host;
  // The folder of a socket is no place that people know.
  const place = shown.startsWith('/') ? '' : `${shown}${port === undefined ? '' : `:${port}`}`;
  const within =
    target.dialect === 'postgres' ? [target.database] : [target.catalog, target.schema];
  const parts = [place, ...within].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? target.dialect : `${parts.join('/')} (${target.dialect})`;
}

/**
 * Where the database of a URL is: `postgres://USER@HOST:PORT/DATABASE`, `duckdb:FILE` or
 * `trino://USER@HOST:PORT/CATALOG/SCHEMA`.
 *
 * @returns a problem where it is none of these, or holds a password. Neither shows a text of the URL that may be one.
 */
export function targetOf(url: string): Outcome<Target> {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+]*):(.*)$/is.exec(url.trim()) ?? [];
  const kind = kinds.get(scheme.toLowerCase());
  if (kind === undefined) return failure(unknownScheme(scheme));
  return kind(rest);
}

type Parts = Readonly<Record<'user' | 'host' | 'port' | 'path', string>> & {
  readonly parameters: ReadonlyMap<string, string>;
};

const kinds = new Map<string, (rest: string) => Outcome<Target>>([
  ['duckdb', duckDbFile],
  ['postgres', (rest) => ofServer(rest, postgresSecrets, postgres)],
  ['postgresql', (rest) => ofServer(rest, postgresSecrets, postgres)],
  ['trino', (rest) => ofServer(rest, trinoSecrets, (parts) => trino(parts, false))],
  ['trino+https', (rest) => ofServer(rest, trinoSecrets, (parts) => trino(parts, true))],
]);

const postgresSecrets =
  'Set PGPASSWORD in the environment, or write the password into the file ~/.pgpass or that of PGPASSFILE.';
const trinoSecrets = 'Set TRINO_PASSWORD in the environment.';

function unknownScheme(scheme: string): Problem {
  const near = nearest(scheme, [...kinds.keys()]);
  const text = scheme === '' ? 'it does not say which database' : `"${scheme}:" is not known`;
  return urlProblem(near === '' ? text : `${text}; perhaps ${near}: is meant`);
}

const urlProblem = (reason: string): Problem => problem('connection-url', { reason });

function duckDbFile(rest: string): Outcome<Target> {
  const file = rest.replace(/^\/\/(?=\/)/, '');
  return file === '' || file.startsWith('//')
    ? failure(urlProblem('after duckdb: there is no file'))
    : success({ dialect: 'duckdb', file });
}

const serverUrl =
  /^\/\/(?:([^/?#]*)@)?(\[[^\]]*\]|[^:/?#[\]@]*)(?::(\d{1,5}))?(?:\/([^?#]*))?(?:\?([^#]*))?$/s;

function ofServer(
  rest: string,
  secrets: string,
  read: (parts: Parts) => Outcome<Target>,
): Outcome<Target> {
  // Also where the password holds signs that should have been written as %2F and the like.
  if (/^\/\/[^@?]*:[^@?]*@/.test(rest))
    return failure(problem('connection-secret', { settle: secrets }));
  const found = serverUrl.exec(rest);
  if (found === null) return failure(urlProblem('its parts are not recognised'));
  const [, user = '', host = '', port = '', path = '', query = ''] = found;
  const pairs = [...new URLSearchParams(query)];
  if (pairs.some(([name]) => /password|passwd|secret|token/i.test(name)))
    return failure(problem('connection-secret', { settle: secrets }));
  try {
    const decode = decodeURIComponent;
    return read({
      user: decode(user),
      host: decode(host.replace(/^\[(.*)\]$/, '$1')),
      port,
      path: decode(path),
      parameters: new Map(pairs),
    });
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return failure(urlProblem('a % in it begins no sign: write %25 for %'));
  }
}

const given = <K extends string>(
  key: K,
  value: string | undefined,
): { readonly [P in K]?: string } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: string };

function portOf(text: string): Outcome<{ readonly port?: number }> {
  if (text === '') return success({});
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65536
    ? success({ port })
    : failure(urlProblem(`${text} is no port: it is a whole number from 1 to 65535`));
}

function unknownParameter(names: Iterable<string>, known: readonly string[]): Problem | undefined {
  for (const name of names) {
    if (known.includes(name)) continue;
    // Only what looks like the name of one is shown: it may be a part of a password.
    const shown = /^[a-z_]{1,20}$/i.test(name) ? `its parameter "${name}"` : 'a parameter of it';
    return urlProblem(`${shown} is not supported, only ${known.join(', ')}`);
  }
  return undefined;
}

const postgresParameters = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'host', 'port'] as const;

function postgres({ user, host, port, path, parameters }: Parts): Outcome<Target> {
  const unknown = unknownParameter(parameters.keys(), postgresParameters);
  if (unknown !== undefined) return failure(unknown);
  const where = parameters.get('host') ?? host;
  if (where.includes(',')) return failure(urlProblem('several hosts are not supported: name one'));
  if (path.includes('/'))
    return failure(urlProblem('after the host there is more than a database'));
  const number = portOf(parameters.get('port') ?? port);
  if (!number.ok) return number;
  const mode = parameters.get('sslmode');
  const known = tlsModes.find((each) => each === mode);
  if (mode !== undefined && known === undefined)
    return failure(urlProblem(`sslmode=${mode} is not supported, only ${tlsModes.join(', ')}`));
  return success({
    dialect: 'postgres',
    ...given('user', user),
    ...given('host', where),
    ...number.value,
    ...given('database', path),
    tls: {
      ...(known !== undefined && { mode: known }),
      ...given('root', parameters.get('sslrootcert')),
      ...given('certificate', parameters.get('sslcert')),
      ...given('key', parameters.get('sslkey')),
    },
  });
}

function trino({ user, host, port, path, parameters }: Parts, byScheme: boolean): Outcome<Target> {
  const unknown = unknownParameter(parameters.keys(), ['SSL']);
  if (unknown !== undefined) return failure(unknown);
  if (host === '') return failure(urlProblem('it names no host'));
  const ssl = parameters.get('SSL');
  if (ssl !== undefined && ssl !== 'true' && ssl !== 'false')
    return failure(urlProblem('SSL is true or false'));
  if (byScheme && ssl === 'false')
    return failure(urlProblem('trino+https: and SSL=false contradict each other'));
  const number = portOf(port);
  if (!number.ok) return number;
  const [catalog, schema, ...more] = path.split('/');
  if (more.some((part) => part !== ''))
    return failure(urlProblem('after the host there is more than a catalog and a schema'));
  const tls = byScheme || ssl === 'true';
  return success({
    dialect: 'trino',
    ...given('user', user),
    host,
    port: number.value.port ?? (tls ? 443 : 8080),
    tls,
    ...given('catalog', catalog),
    ...given('schema', schema),
  });
}
