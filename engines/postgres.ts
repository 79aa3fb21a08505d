import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { startedPostgres } from './postgres-server.ts';
import { type Program, pathWith, ran } from './programs.ts';
import { secondsOf } from './seconds.ts';
import { columnList, sqlTypes } from './table.ts';

/** Far from where anything is likely to have been written: a day that depends on the zone shows. */
const elsewhere = 'Pacific/Chatham';

const settings = {
  timezone: elsewhere,
  max_wal_size: '8GB',
  // What the owner of a large table would set; its defaults are for the smallest machines.
  shared_buffers: '1GB',
  work_mem: '512MB',
};

/** By itself it sorts texts as German does: a statement that does not ask for the order of code points shows. */
const German = ['--locale-provider=icu', '--icu-locale=de', '--locale=C.UTF-8'];

/** PostgreSQL of the system, with a data folder of its own. */
export const postgres: Engine = {
  name: 'PostgreSQL',
  dialect: 'postgres',
  start: async (place) => {
    const { url, bin, port } = await startedPostgres(place, { settings, locale: German });
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
      client: async () => ({
        PATH: pathWith(bin),
        PGHOST: '127.0.0.1',
        PGPORT: `${port}`,
        PGUSER: 'postgres',
        PGTZ: elsewhere,
      }),
    };
  },
};
