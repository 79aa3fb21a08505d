import { expect, test } from 'vitest';
import { inDuckDb, refusalOf, wordsOf } from './harness/connected-command.ts';

test.each([
  ['value', 'households_spending', '--as-of 2026-06-30', 'column-unit-missing'],
  ['retention', 'households_as_text', '', 'column-type-unfit'],
  ['value', 'households', '--column spend=region:mo', 'column-type-unfit'],
  ['value', 'households', '--column spend=monthly_spend:3mo', 'out-of-range'],
  ['value', 'household', '', 'table-unknown'],
  ['value', 'households', '--by hoem', 'column-unknown'],
  ['retention', 'households', '--column start=begin', 'column-unknown'],
  ['retention', 'households', '--column end=-', 'status-missing'],
  ['retention', 'households', '--column date=start_date --as-of 2026-06-30', 'option-unused'],
  ['retention', 'orders', '--column spend=-', 'column-missing'],
  ['value', 'subscriptions', '--as-of 2026-06-30', 'table-customers-repeated'],
  ['value', 'nobody', '--as-of 2026-06-30', 'answer-empty'],
  ['cohorts', 'orders_as_text', '', 'column-type-unfit'],
  ['cohorts', 'no_orders', '', 'answer-empty'],
  ['cohorts', 'order_lines', '', 'table-orders-repeated'],
  ['forecast', 'order_lines', '', 'table-orders-repeated'],
  ['value', 'households', '--join households/spend.csv', 'option-conflict'],
  ['value', 'households', '--each', 'option-conflict'],
  ['cohorts', 'orders', '--seasons on', 'option-conflict'],
  ['retention', 'households', '--movements', 'option-conflict'],
])('%s of %s %s is refused: %s', async (command, table, options, code) => {
  const { codes, stderr } = await refusalOf(command, ...inDuckDb(table), ...wordsOf(options));
  expect(codes, stderr).toEqual([code]);
});

test('what is wrong is said of the command that connects, and of no line that nobody has seen', async () => {
  const unused = ['--column', 'customer=household', '--as-of', '2026-06-30'];
  const { stderr } = await refusalOf('value', ...inDuckDb('households'), ...unused);
  expect(stderr).toMatch(/^error: value --connect does not use --column customer=$/m);
  const open = await refusalOf('retention', ...inDuckDb('households'));
  expect(open.codes).toEqual(['as-of-missing']);
  expect(open.stderr).toMatch(/^error: households at warehouse\/shop\.duckdb \(duckdb\): \d/);
});
