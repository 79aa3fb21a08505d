import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { type Program, ran, scriptPath } from './programs.ts';
import { pythonPackage } from './python-package.ts';
import { secondsOf } from './seconds.ts';
import { columnList } from './table.ts';

const version = '4.4.0';

/**
 * What stands in for the program clickhouse-client, which no package that can be installed here has. It is told what that
 * program is told: a statement by --query or on standard input, the format, and settings, each with its value.
 */
const client = (python: string, folder: string): string[] => [
  `#!${python}`,
  'import sys',
  'from urllib.parse import urlencode',
  'from chdb.session import Session',
  'words = iter(sys.argv[1:])',
  'told = {word.removeprefix("--"): next(words) for word in words}',
  'statement = told.pop("query", None) or sys.stdin.read()',
  'form = told.pop("format", "TabSeparated")',
  `session = Session("${folder}?" + urlencode(told))`,
  'sys.stdout.buffer.write(session.query(statement, form).bytes())',
];

/** ClickHouse as the package chdb has it: within the process of its client, without a server. */
export const clickhouse: Engine = {
  name: 'ClickHouse',
  dialect: 'clickhouse',
  start: async (place) => {
    const python = await pythonPackage(place, 'chdb', version);
    const data = join(place.folder, 'clickhouse');
    await mkdir(data);
    const environment = {
      PATH: await scriptPath(place, 'clickhouse-client', client(python, data)),
      TZ: 'Pacific/Chatham',
    };
    const asked = (statement: string, format: string): Program => ({
      command: 'clickhouse-client',
      args: ['--format', format, '--query', statement],
      environment,
    });
    const run = async (statement: string) => {
      await ran(place, asked(statement, 'Null'));
    };
    const { stdout } = await ran(place, asked('SELECT version()', 'TabSeparated'));
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
      answer: (statement, file) =>
        secondsOf(() => ran(place, asked(statement, 'CSVWithNames'), file)),
      client: async () => environment,
    };
  },
};
