import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialects } from './dialect.ts';
import { repeatedCustomersQuery } from './repeated-customers-query.ts';
import { TestDatabase } from './testing/duckdb-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

async function repeatedIn(...ids: readonly (string | null)[]) {
  await database.table(
    'people',
    ['id'],
    ids.map((id) => [id]),
  );
  const lines = repeatedCustomersQuery(dialects.duckdb, '"people"', '"id"');
  const [row = {}] = await database.rows(lines.join('\n'));
  return Object.values(row);
}

test.each([
  ['an id of two rows', ['B', 'A', 'A', 'B', 'C'], ['2', 'A']],
  ['spaces around an id', ['A', ' A '], ['1', 'A']],
  ['an address in capital and small letters', ['Ann@Shop.de', 'ann@shop.de'], ['1', 'ann@shop.de']],
  ['another id in capital and small letters', ['K1', 'k1'], ['0', null]],
  ['rows without an id', [null, null, '', ' ', '', 'N/A', 'n/a', '-', '-'], ['0', null]],
])('%s: as the readers of files have it', async (_, ids, expected) => {
  expect(await repeatedIn(...ids)).toEqual(expected);
});
