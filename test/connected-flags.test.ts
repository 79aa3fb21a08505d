import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOf } from './harness/connected-command.ts';

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rapport-flags-'));
});

afterAll(() => rm(directory, { recursive: true, force: true }));

const retention = async (...words: readonly string[]) =>
  (await answerOf('retention', ...words, '--as-of', '2025-01-01')).result;

test.each([
  ['churned', 'INTEGER', '1', '0'],
  ['churned', 'VARCHAR', 'yes', 'no'],
  ['churned', 'BOOLEAN', 'true', 'false'],
  ['is_active', 'BOOLEAN', 'false', 'true'],
  ['is_active', 'INTEGER', '0', '1'],
])('a column %s of %s says what it says in a file', async (column, type, gone, stays) => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const start = `2023-${String((i % 12) + 1).padStart(2, '0')}-05`;
    const isGone = i % 4 === 0;
    return [`c${i}`, start, isGone ? '2024-06-01' : '', isGone ? gone : stays];
  });
  const name = `${column}-${type}`;
  await writeFile(
    join(directory, `${name}.csv`),
    [['customer_id', 'start_date', 'end_date', column], ...rows].map(String).join('\n'),
  );
  const instance = await DuckDBInstance.create(join(directory, `${name}.duckdb`));
  const connection = await instance.connect();
  await connection.run(
    `CREATE TABLE customers (customer_id VARCHAR, start_date DATE, end_date DATE, ${column} ${type})`,
  );
  const values = rows.map(
    ([id, start, end, flag]) =>
      `('${id}', '${start}', ${end === '' ? 'NULL' : `'${end}'`}, '${flag}')`,
  );
  await connection.run(`INSERT INTO customers VALUES ${values.join(', ')}`);
  connection.closeSync();
  instance.closeSync();
  const database = `duckdb:${join(directory, name)}.duckdb`;
  const table = await retention('--connect', database, '--table', 'customers');
  const file = await retention(join(directory, `${name}.csv`));
  expect({ ...table, source: null }).toEqual({ ...file, source: null });
  expect(table.total.ended).toBe(10);
});
