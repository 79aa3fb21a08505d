import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { freePorts, ran, served, type User } from './programs.ts';

export interface PostgresServer {
  /** The folder of its programs. */
  readonly bin: string;
  /** The folder that holds its data and its socket. */
  readonly folder: string;
  readonly port: number;
  /** The URL of its superuser, who needs no password. */
  readonly url: string;
}

/** How a server is other than PostgreSQL's defaults make it. */
export interface PostgresSetup {
  readonly settings?: Readonly<Record<string, string>>;
  /** Lines of pg_hba.conf, before those that let anyone of this machine in. */
  readonly access?: readonly string[];
  /** Options of initdb. */
  readonly locale?: readonly string[];
}

/** Starts a PostgreSQL of its own, which this machine alone reaches; the place stops it. */
export async function startedPostgres(
  place: Place,
  { settings = {}, access = [], locale = [] }: PostgresSetup = {},
): Promise<PostgresServer> {
  const bin = await programsFolder(place);
  const [port = 0] = await freePorts(1);
  const folder = join(place.folder, 'postgres');
  await mkdir(folder);
  const user = await serverUser(place);
  if (user !== undefined) {
    await chmod(place.folder, 0o711);
    await chown(folder, user.uid, user.gid);
  }
  const as = user === undefined ? {} : { user };
  const data = join(folder, 'data');
  await ran(place, {
    command: join(bin, 'initdb'),
    args: [
      ...['--pgdata', data, '--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8'],
      ...locale,
    ],
    ...as,
  });
  const rules = join(data, 'pg_hba.conf');
  await writeFile(rules, `${[...access, await readFile(rules, 'utf8')].join('\n')}`);
  const all = {
    port: `${port}`,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    // It is thrown away at the end.
    fsync: 'off',
    ...settings,
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await served(
    place,
    'postgres-server',
    { command: join(bin, 'postgres'), args: ['-D', data, ...options], ends: 'SIGINT', ...as },
    async () => {
      await ran(place, { command: join(bin, 'pg_isready'), args: ['--quiet', '--dbname', url] });
      return true;
    },
  );
  return { bin, folder, port, url };
}

/** Where Debian keeps the programs of its versions of PostgreSQL. */
const debianFolder = '/usr/lib/postgresql';

/** The folder of initdb and postgres: where POSTGRES_BIN says, else Debian's newest; empty where there is none. */
export async function postgresFolder({ POSTGRES_BIN }: NodeJS.ProcessEnv): Promise<string> {
  if (POSTGRES_BIN !== undefined) return POSTGRES_BIN;
  const versions = await readdir(debianFolder).catch(() => []);
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debianFolder, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? '';
}

/** What to do where there is no PostgreSQL. */
export const howToGetPostgres =
  'They need PostgreSQL: apt-get install postgresql, or POSTGRES_BIN=/folder/of/its/programs.';

async function programsFolder(place: Place): Promise<string> {
  const present = await postgresFolder(process.env);
  if (present !== '') return present;
  if (process.getuid?.() !== 0) throw new Error(howToGetPostgres);
  place.progress('PostgreSQL: apt-get install');
  await ran(place, { command: 'apt-get', args: ['update', '-qq'] });
  await ran(place, {
    command: 'apt-get',
    args: ['install', '-qq', '-y', '--no-install-recommends', 'postgresql'],
    environment: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  return postgresFolder(process.env);
}

/** Whom PostgreSQL runs as: it refuses to run as root; undefined is the user of this process. */
async function serverUser(place: Place): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const number = async (flag: string) =>
    Number((await ran(place, { command: 'id', args: [flag, 'postgres'] })).stdout);
  return { uid: await number('-u'), gid: await number('-g') };
}
