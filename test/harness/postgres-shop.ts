import { Client } from 'pg';
import { rowsOf } from './connected-command.ts';
import { startPostgres, type TestServer } from './postgres-server.ts';

/** The shop and the households in PostgreSQL. */
export interface PostgresShop {
  readonly server: TestServer;
  readonly client: Client;
  /** The options that name a table there. */
  readonly table: (name?: string) => string[];
  readonly stop: () => Promise<void>;
}

/** Puts the rows into a table that there is, with NULL for a blank. */
export async function insertRows(
  client: Client,
  table: string,
  types: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const columns = types.map((type, i) => `$${i + 1}::${type}[]`);
  await client.query(
    `INSERT INTO ${table} SELECT * FROM unnest(${columns.join(', ')})`,
    types.map((_, i) => rows.map((row) => (row[i] === '' ? null : row[i]))),
  );
}

/** Starts a server that has the tables of the fixtures, and some that do not fit. */
export async function startPostgresShop(): Promise<PostgresShop> {
  const server = await startPostgres();
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(
    'CREATE TABLE orders (order_id text, customer_id text, ordered_at date, amount numeric(12, 2), channel text)',
  );
  const orderTypes = ['text', 'text', 'date', 'numeric', 'text'];
  await insertRows(client, 'orders', orderTypes, await rowsOf('shop/orders'));
  await client.query(
    'CREATE TABLE households (household text, home text, region text, start_date date, end_date date, monthly_spend numeric(12, 2))',
  );
  const [stays, spend] = [await rowsOf('households/stays'), await rowsOf('households/spend')];
  await insertRows(client, 'households', ['text', 'text', 'text', 'date', 'date'], stays);
  await client.query(
    `UPDATE households AS h SET monthly_spend = s.total FROM (
SELECT household, SUM(amount) AS total FROM unnest($1::text[], $2::numeric[]) AS p (household, amount) GROUP BY household
) AS s WHERE s.household = h.household`,
    [0, 1].map((i) => spend.map((row) => row[i])),
  );
  for (const [view, select] of [
    ['subscriptions', 'SELECT * FROM households UNION ALL SELECT * FROM households LIMIT 321'],
    // The first order has two lines.
    ['order_lines', "SELECT * FROM orders UNION ALL SELECT * FROM orders WHERE order_id = 'S1001'"],
    ...[
      ['endless', 'infinity'],
      ['undated', '9999-12-31'],
    ].map(([name, day]) => [
      name,
      `SELECT customer_id, amount, CASE order_id WHEN 'S1001' THEN '${day}' ELSE ordered_at END AS ordered_at FROM orders`,
    ]),
    [
      'members',
      "SELECT household, home, region, start_date, COALESCE(end_date, 'infinity') AS end_date, monthly_spend FROM households",
    ],
    [
      'founders',
      "SELECT household, CASE WHEN end_date IS NULL THEN '-infinity' ELSE start_date END AS start_date, end_date, monthly_spend FROM households",
    ],
    ['texts', 'SELECT household, start_date::text, end_date, monthly_spend FROM households'],
    [
      'slow',
      'SELECT customer_id, ordered_at, amount + (pg_sleep(60) IS NULL)::int AS amount FROM orders',
    ],
  ])
    await client.query(`CREATE VIEW ${view} AS ${select}`);
  return {
    server,
    client,
    table: (name = 'orders') => ['--connect', server.url, '--table', name],
    stop: async () => {
      await client.end();
      await server.stop();
    },
  };
}
