import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { type Program, ran } from './programs.ts';
import { pythonPackage } from './python-package.ts';
import { secondsOf } from './seconds.ts';
import { columnList } from './table.ts';

const version = '4.4.0';

/** Opens the folder of a database, runs a statement, and prints its rows with NULL as an empty cell, as \N is no CSV. */
const client = `
import sys
from chdb.session import Session
_, folder, statement = sys.argv
session = Session(folder)
session.query("SET format_csv_null_representation = ''")
sys.stdout.buffer.write(session.query(statement, "CSVWithNames").bytes())
`;

/** ClickHouse as the package chdb has it: within the process of its client, without a server. */
export const clickhouse: Engine = {
  name: 'ClickHouse',
  dialect: 'clickhouse',
  start: async (place) => {
    const python = await pythonPackage(place, 'chdb', version);
    const data = join(place.folder, 'clickhouse');
    await mkdir(data);
    const program = (statement: string): Program => ({
      command: python,
      args: ['-c', client, data, statement],
      environment: { TZ: 'Pacific/Chatham' },
    });
    const run = async (statement: string) => {
      await ran(place, program(statement));
    };
    const { stdout } = await ran(place, program('SELECT version() AS v FORMAT TSV'));
    return {
      version: stdout.trim(),
      run,
      load: async (table) => {
        const types = {
          text: 'Nullable(String)',
          // ClickHouse knows no time without a zone: its day is that of the column's zone, or else the server's.
          timestamp: "Nullable(DateTime64(6, 'UTC'))",
          date: 'Nullable(Date32)',
          amount: 'Nullable(Decimal(18, 3))',
        };
        await run(
          `CREATE TABLE ${table.name} (${columnList(table, types)}) ENGINE = MergeTree ORDER BY ()`,
        );
        await run(`INSERT INTO ${table.name} SELECT * FROM file('${table.parquet}/*.parquet')`);
      },
      answer: (statement, file) => secondsOf(() => ran(place, program(statement), file)),
    };
  },
};
