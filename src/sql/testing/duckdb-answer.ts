import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** A row of an answer, by its columns, as text. */
export type AnswerRow = Readonly<Record<string, string | null>>;

/** For tests: a database in memory. */
export class TestDatabase {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(): Promise<TestDatabase> {
    const instance = await DuckDBInstance.create(':memory:');
    return new TestDatabase(await instance.connect());
  }

  /** Makes a table of text columns, without a word of SQL for any of its cells. */
  async table(
    name: string,
    columns: readonly string[],
    rows: readonly (readonly (string | null)[])[],
  ): Promise<void> {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const typed = columns.map((column) => `${quoted(column)} VARCHAR`).join(', ');
    await this.run(`CREATE OR REPLACE TABLE ${quoted(name)} (${typed})`);
    const appender = await this.#connection.createAppender(name);
    for (const row of rows) {
      for (const cell of row) {
        if (cell === null) appender.appendNull();
        else appender.appendVarchar(cell);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  async run(statement: string): Promise<void> {
    await this.#connection.run(statement);
  }

  async rows(statement: string): Promise<readonly AnswerRow[]> {
    const reader = await this.#connection.runAndReadAll(statement);
    const names = reader.columnNames();
    return reader
      .getRows()
      .map((row) =>
        Object.fromEntries(
          row.map((cell, i) => [names[i] ?? '', cell === null ? null : String(cell)]),
        ),
      );
  }

  close(): void {
    this.#connection.closeSync();
  }
}
