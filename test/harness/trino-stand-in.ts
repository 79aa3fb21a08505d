import { DuckDBInstance } from '@duckdb/node-api';
import { type FakeTrino, startFakeTrino } from '../../src/engine/connect/testing/fake-trino.ts';

/**
 * Starts a server that speaks Trino's protocol and has DuckDB run the statements as they come: what Trino's dialect
 * writes here, DuckDB reads too. It has the tables of a DuckDB file in the catalog lake, the schema shop.
 */
export async function startTrinoStandIn(file: string): Promise<FakeTrino> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of [
    `ATTACH '${file}' AS origin (READ_ONLY)`,
    "ATTACH ':memory:' AS lake",
    'CREATE SCHEMA lake.shop',
    ...['orders', 'households'].map(
      (table) => `CREATE TABLE lake.shop.${table} AS FROM origin.${table}`,
    ),
    'USE lake.shop',
  ])
    await connection.run(statement);
  const pageOf = async (sql: string) => {
    // Every catalog of Trino has a schema of its own for what it has; DuckDB has one.
    const own = sql.replace('"lake".information_schema', 'system.information_schema');
    const reader = await connection.runAndReadAll(own);
    return { columns: reader.columnNames().map((name) => ({ name })), data: reader.getRowsJson() };
  };
  const server = await startFakeTrino((sql, number) => {
    if (number === 0) return { stats: { state: 'QUEUED' } };
    if (number > 1) return undefined;
    return async (response) => {
      const page = await pageOf(sql).catch((error: Error) => ({
        error: { message: error.message, errorName: 'SYNTAX_ERROR', errorType: 'USER_ERROR' },
      }));
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ id: '0', stats: {}, ...page }));
    };
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      connection.closeSync();
      instance.closeSync();
    },
  };
}
