import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of PostgreSQL's programs, initdb and pg_ctl; where it is not named, tests with a server are skipped. */
export const postgresBin = process.env['POSTGRES_BIN'];

export interface PostgresServer {
  readonly port: number;
  /** Its folder, which also holds its socket and its certificate. */
  readonly folder: string;
  /** The URL of its superuser, who needs no password. */
  readonly url: string;
  readonly stop: () => void;
}

/**
 * Starts a server of its own on loopback, for one file of tests.
 *
 * @param lines - of postgresql.conf
 * @param access - lines of pg_hba.conf, before those that let the superuser in
 * @param files - in its folder of data, with their texts
 */
export async function startPostgres(
  lines: readonly string[] = [],
  access: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  if (postgresBin === undefined) throw new Error('POSTGRES_BIN names no folder');
  const folder = mkdtempSync(join(tmpdir(), 'rapport-postgres-'));
  const data = join(folder, 'data');
  // PostgreSQL does not run as root.
  const owner = process.getuid?.() === 0 ? userNamed('postgres') : undefined;
  const give = (path: string) => owner === undefined || chownSync(path, owner.uid, owner.gid);
  give(folder);
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(join(postgresBin, program), args, { ...owner, cwd: folder, stdio: 'ignore' });
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync');
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(data, name), text, { mode: 0o600 });
    give(join(data, name));
  }
  const port = await freePort();
  const settings = [
    "listen_addresses = '127.0.0.1'",
    `port = ${port}`,
    `unix_socket_directories = '${folder}'`,
    'fsync = off',
    ...lines,
  ];
  writeFileSync(join(data, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
  const trusted = ['local all postgres trust', 'host all postgres 127.0.0.1/32 trust'];
  writeFileSync(join(data, 'pg_hba.conf'), `${[...access, ...trusted].join('\n')}\n`);
  run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', 'start');
  return {
    port,
    folder,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
}

function userNamed(user: string): { readonly uid: number; readonly gid: number } {
  const id = (what: string) => Number(execFileSync('id', [what, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer().on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
