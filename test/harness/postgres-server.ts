import { openedPlace } from '../../engines/place.ts';
import {
  type PostgresServer,
  type PostgresSetup,
  postgresFolder,
  startedPostgres,
} from '../../engines/postgres-server.ts';

/** Whether there is a PostgreSQL; where there is none, tests with a server are skipped. */
export const hasPostgres = (await postgresFolder(process.env)) !== '';

/** A server for one file of tests. */
export interface TestServer extends PostgresServer {
  readonly stop: () => Promise<void>;
}

/** Starts a server of its own on loopback, which stops when it is told to. */
export async function startPostgres(setup?: PostgresSetup): Promise<TestServer> {
  const { place, clear } = await openedPlace(() => {});
  try {
    return { ...(await startedPostgres(place, setup)), stop: clear };
  } catch (error) {
    await clear();
    throw error;
  }
}
