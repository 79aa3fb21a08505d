import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { columnList, type Table } from './table.ts';

const perCustomer = 8;

/** Days in which customers join, and of the log. */
export const joiningDays = 365;
export const loggedDays = 730;

/** Means of an exponential law each: how long customers stay, in days, and their purchases a day while they do. */
export const meanStay = 400;
export const purchasesADay = 0.0236;

/** The same of the level of a customer's spend; an order is 1 more than a half to one and a half of it. */
export const meanSpend = 20;

/**
 * About as many orders as asked for, of an eighth as many customers, written by DuckDB; the same for the same version of
 * it. Pareto/NBD with r = 1 and one rate of leaving: the count of purchases in a stay of L days is then geometric with
 * mean `purchasesADay`·L, and their days are spread evenly over the stay.
 */
export async function grownOrders(folder: string, orders: number): Promise<Table> {
  const table: Table = {
    name: 'orders',
    columns: [
      ['customer_id', 'text'],
      ['ordered_at', 'date'],
      ['amount', 'amount'],
    ],
    csv: join(folder, 'orders.csv'),
    parquet: join(folder, 'orders'),
  };
  const instance = await DuckDBInstance.create(join(folder, 'grown.duckdb'), {
    temp_directory: join(folder, 'spilled'),
  });
  const connection = await instance.connect();
  await connection.run(`
CREATE MACRO uniform(number, use) AS (hash(CAST(number AS BIGINT) * 4000037 + CAST(use AS BIGINT)) + 0.5) / 18446744073709551616.0;
CREATE TABLE orders (${columnList(table)});
INSERT INTO orders
WITH customers AS (
  SELECT i, floor(uniform(i, 1) * ${joiningDays}) AS first, -ln(uniform(i, 2)) * ${meanStay} AS stay, -${meanSpend} * ln(uniform(i, 3)) AS level
  FROM range(${Math.round(orders / perCustomer)}) AS t(i)
),
counted AS (
  SELECT *, least(stay, ${loggedDays} - 1 - first) AS seen FROM customers
),
repeats AS (
  SELECT *, floor(ln(uniform(i, 4)) / ln(${purchasesADay} * seen / (1 + ${purchasesADay} * seen))) AS repeats FROM counted
),
bought AS (
  SELECT i, first, seen, level, unnest(range(CAST(repeats AS BIGINT) + 1)) AS number FROM repeats
)
SELECT
  printf('cus_%010d', i),
  DATE '2022-01-01' + CAST(first + CASE WHEN number = 0 THEN 0 ELSE floor(uniform(i, 10 + number) * seen) END AS INTEGER),
  round(1 + level * (0.5 + uniform(i, 1000010 + number)), 2)
FROM bought;
COPY orders TO '${table.csv}' (FORMAT csv, HEADER);
COPY orders TO '${table.parquet}' (FORMAT parquet, PER_THREAD_OUTPUT);
`);
  connection.closeSync();
  instance.closeSync();
  return table;
}
