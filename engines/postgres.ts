import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import type { Place } from './place.ts';
import { freePorts, type Program, ran, served, type User } from './programs.ts';
import { secondsOf } from './seconds.ts';
import { columnList, sqlTypes } from './table.ts';

/** PostgreSQL of the system, with a data folder of its own. */
export const postgres: Engine = {
  name: 'PostgreSQL',
  dialect: 'postgres',
  start: async (place) => {
    const { url, bin } = await startedPostgres(place);
    const psql = (...args: readonly string[]): Program => ({
      command: join(bin, 'psql'),
      args: ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', ...args, url],
      environment: { PGTZ: elsewhere },
    });
    const run = async (statement: string) => {
      await ran(place, psql('--command', statement));
    };
    const version = await ran(
      place,
      psql('--tuples-only', '--no-align', '--command=SHOW server_version'),
    );
    return {
      version: version.stdout.split(' ')[0]?.trim() ?? '',
      run,
      load: async (table) => {
        const types = { ...sqlTypes, text: 'TEXT' };
        await run(`CREATE TABLE ${table.name} (${columnList(table, types)})`);
        await run(`\\copy ${table.name} FROM '${table.csv}' (FORMAT csv, HEADER)`);
        await run(`ANALYZE ${table.name}`);
      },
      answer: (statement, file) =>
        secondsOf(() => ran(place, psql('--csv', '--command', statement), file)),
    };
  },
};

/** Far from where anything is likely to have been written: a day that depends on the zone shows. */
const elsewhere = 'Pacific/Chatham';

/**
 * Starts PostgreSQL, which anyone on this machine reaches without a password. It sorts texts as German does by itself,
 * so that a statement that does not ask for the order of code points shows.
 *
 * @returns its URL, and the folder of its programs
 */
async function startedPostgres(place: Place): Promise<{ url: string; bin: string }> {
  const bin = await programsFolder(place);
  const [port] = await freePorts(1);
  const data = join(place.folder, 'data');
  await mkdir(data);
  const user = await serverUser(place);
  if (user !== undefined) {
    await chmod(place.folder, 0o711);
    await chown(data, user.uid, user.gid);
  }
  const as = user === undefined ? {} : { user };
  const German = [
    '--locale-provider=icu',
    '--icu-locale=de',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
  ];
  await ran(place, {
    command: join(bin, 'initdb'),
    args: ['--pgdata', data, '--username=postgres', '--auth=trust', '--no-sync', ...German],
    ...as,
  });
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: elsewhere,
    // It is thrown away at the end.
    fsync: 'off',
    max_wal_size: '8GB',
    // What the owner of a large table would set; its defaults are for the smallest machines.
    shared_buffers: '1GB',
    work_mem: '512MB',
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await served(
    place,
    'postgres',
    { command: join(bin, 'postgres'), args: ['-D', data, ...options], ends: 'SIGINT', ...as },
    async () => {
      await ran(place, { command: join(bin, 'pg_isready'), args: ['--quiet', '--dbname', url] });
      return true;
    },
  );
  return { url, bin };
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
