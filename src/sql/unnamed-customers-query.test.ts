import { expect, test } from 'vitest';
import { dialects } from './dialect.ts';
import { TestDatabase } from './testing/duckdb-answer.ts';
import { unnamedCustomersQuery } from './unnamed-customers-query.ts';

test('rows without an id are those whose id a reader of files takes for none', async () => {
  const database = await TestDatabase.open();
  const ids = [null, '', ' ', 'N/A', 'n/a', '-', 'A', ' A ', 'NAN A', '0'];
  await database.table(
    'people',
    ['id'],
    ids.map((id) => [id]),
  );
  const lines = unnamedCustomersQuery(dialects.duckdb, '"people"', '"id"');
  expect(await database.rows(lines.join('\n'))).toEqual([{ customers: '6' }]);
  database.close();
});
