import { howToGetPostgres, postgresFolder } from '../../engines/postgres-server.ts';

/**
 * The tests compare what DuckDB and PostgreSQL answer. Where there is no PostgreSQL they are skipped; `.ci/run` installs
 * it and names it by POSTGRES_BIN, so that there they run.
 */
export async function setup(): Promise<void> {
  if ((await postgresFolder(process.env)) === '')
    process.stderr.write(`Tests of databases are skipped. ${howToGetPostgres}\n`);
}
