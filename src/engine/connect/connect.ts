import { resolve } from 'node:path';
import type { Connect, Connection } from '../../input/database/connection.ts';
import { type Target, targetName } from '../../input/database/target.ts';
import { plainHeader } from '../../input/headers/plain-header.ts';
import { headerOnly } from '../../input/layout/header-only.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { loadedDuckDb } from '../database.ts';
import { duckDbSession } from './duckdb-file.ts';
import { type Environment, loadedPg, postgresSession } from './postgres.ts';
import { refuseWriting, type Session } from './session.ts';
import { trinoSession } from './trino.ts';

type World = Parameters<Connect>[2];

/** What speaks to databases, where it is installed. */
const installed = { duckDb: loadedDuckDb, pg: loadedPg };

/**
 * Connects to a database, whose answers are handed to our own reader as the texts of their cells.
 *
 * @param environment - where secrets are, and what URLs leave out
 * @throws {Refusal} it cannot be reached, or what speaks to it is not installed
 */
export async function connect(
  target: Target,
  megabytes: number | undefined,
  world: World,
  environment: Environment,
  load = installed,
): Promise<Connection> {
  const session = await sessionOf(target, megabytes, world, environment, load);
  return connectionOf(session, target, world);
}

async function sessionOf(
  target: Target,
  megabytes: number | undefined,
  world: World,
  environment: Environment,
  load: typeof installed,
): Promise<Session> {
  if (target.dialect === 'trino') return await trinoSession(target, environment);
  if (target.dialect === 'duckdb') {
    const duckDb = await load.duckDb();
    if (duckDb === undefined) throw missing('@duckdb/node-api', world);
    const { file } = target;
    return await duckDbSession(duckDb, resolve(world.directory, file), file, megabytes);
  }
  const pg = await load.pg();
  if (pg === undefined) throw missing('pg', world);
  return await postgresSession(pg, target, environment);
}

function missing(engine: '@duckdb/node-api' | 'pg', { engineInstall }: World): Refusal {
  const install = engineInstall?.(engine) ?? `npm install ${engine}`;
  return new Refusal(problem('engine-missing', { engine, install, reads: 'database' }));
}

/** How often progress is shown. */
const rowsShown = 10_000;

function connectionOf(session: Session, target: Target, world: World): Connection {
  const name = targetName(target);
  let isCancelled = false;
  /** What was cancelled never ends, so that nothing is said of it: the program stops. */
  const unlessCancelled = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (isCancelled) return await new Promise<never>(() => {});
      throw error;
    }
  };
  const run: Session['run'] = async (sql, names, take) => {
    world.progress?.(`waiting for ${name}`);
    await unlessCancelled(session.run(sql, names, take));
  };
  const describe = async (sql: string) => {
    refuseWriting(sql);
    return await unlessCancelled(session.describe(sql));
  };
  return {
    dialect: target.dialect,
    name,
    columns: (table) => unlessCancelled(session.columns(table)),
    runRows: async (sql) => {
      const rows: (readonly string[])[] = [];
      await run(sql, await describe(sql), (cells) => rows.push(cells));
      return rows;
    },
    answer: async (sql, table) => {
      const names = await describe(sql);
      return {
        ...headerOnly(`${table} at ${name}`, names.map(plainHeader)),
        records: async (taker) => {
          let line = 1;
          taker.take(names, line, line);
          await run(sql, names, (cells) => {
            line += 1;
            taker.take(cells, line, line);
            if (line % rowsShown === 0) world.progress?.(`reading ${name}: ${line - 1} rows`);
          });
        },
      };
    },
    cancel: async () => {
      isCancelled = true;
      await session.cancel();
    },
    close: session.close,
  };
}
