import { describe, expect, test } from 'vitest';
import {
  answerOf,
  askedOfBoth,
  duckDbName,
  expectSame,
  expectSameBut,
  inDuckDb,
  rapport,
  refusalOf,
  wordsOf,
} from './harness/connected-command.ts';

test.each(askedOfBoth)('$command of a table is that of the file: $options', async (each) => {
  const { command, files, apart } = each;
  const options = wordsOf(each.options);
  const file = await answerOf(command, ...files, ...options);
  const table = await answerOf(command, ...inDuckDb(each.table), ...options);
  expect(table.sources[0].file).toBe(`${each.table} at ${duckDbName}`);
  expectSameBut(apart, table.result, file.result);
  // What is behind the rows of the answer are the rows of the file.
  const { file: _name, ...rows } = file.sources[0];
  const { file: _table, columns, ...counted } = table.sources[1];
  expect(counted).toEqual(rows);
  // What was found by name, given by name, is the same.
  const named = Object.entries(columns).flatMap(([role, column]) => [
    ...['--column', `${role}=${column}`],
  ]);
  const again = await answerOf(command, ...inDuckDb(each.table), ...options, ...named);
  expect(again).toEqual(table);
  for (const [key, { value }] of Object.entries<{ value: unknown }>(table.assumptions))
    expect([key, value]).toEqual([key, file.assumptions[key].value]);
});

test('the command that a page with sliders gives reads the same table', async () => {
  const words = [...inDuckDb('households'), ...wordsOf('--as-of 2026-06-30 --by home')];
  const { stdout } = await rapport('value', ...words, '--format', 'html');
  const [, command = ''] =
    /<script type="application\/json">.*?"command":"rapport ([^"]*)"/.exec(stdout) ?? [];
  const [given, asked] = [await answerOf(...wordsOf(command)), await answerOf('value', ...words)];
  expect(given.result).toEqual(asked.result);
});

test('a table gives the forecast of the same log in a file, with its backtest', async () => {
  const log = await answerOf('forecast', 'shop/orders.csv', '--horizon', '1y');
  const table = await answerOf('forecast', ...inDuckDb(), '--horizon', '1y');
  expect(table.sources[0].file).toBe(`orders at ${duckDbName}`);
  expectSame(table.result.total, log.result.total);
  expectSame(table.result.models, log.result.models);
  expectSame(table.result.holdout, log.result.holdout);
  expect(table.assumptions.holdout).toEqual(log.assumptions.holdout);
  const { from, until, orders, refunds } = log.result;
  expect(table.result).toMatchObject({ from, until, orders, refunds });
});

test('options that say which orders count mean the same', async () => {
  const options = wordsOf('--until 2025-06-30 --since 2024-02-01 --by channel --holdout 26w');
  const log = await answerOf('forecast', 'shop/orders.csv', ...options);
  const table = await answerOf('forecast', ...inDuckDb(), ...options);
  expectSame(table.result.total, log.result.total);
  expectSame(table.result.segments, log.result.segments);
  expectSame(table.result.holdout, log.result.holdout);
});

test('a spend that names no period counts with the one that an option gives', async () => {
  const words = wordsOf('--as-of 2026-06-30 --margin 30%');
  const named = await answerOf('value', ...inDuckDb('households'), ...words);
  const given = [...words, '--column', 'spend=spend:mo'];
  const spending = await answerOf('value', ...inDuckDb('households_spending'), ...given);
  expect(spending.result).toEqual(named.result);
});

test('an order that stands in several rows counts as several where an option says so', async () => {
  const { result } = await answerOf('cohorts', ...inDuckDb());
  const lines = await answerOf('cohorts', ...inDuckDb('order_lines'), '--column', 'order=-');
  expect(lines.result.orders).toBe(result.orders + 1);
  expect(lines.result.refunds).toBe(result.refunds + 1);
});

describe.each([
  ['forecast', 'orders_in_euros', ''],
  ['cohorts', 'orders_in_euros', ''],
  ['retention', 'households_in_euros', '--as-of 2026-06-30'],
  ['value', 'households_in_euros', '--as-of 2026-06-30'],
])('the currency that the name of the column has: %s', (command, table, options) => {
  const words = [command, ...inDuckDb(table), ...wordsOf(options)];

  test('is that of the result', async () => {
    const { currency, sources } = await answerOf(...words);
    expect([currency, sources[0].file]).toEqual(['EUR', `${table} at ${duckDbName}`]);
    expect((await answerOf(...words, '--currency', '€')).currency).toBe('EUR');
  });

  test('is that of all amounts', async () => {
    const { codes, stderr } = await refusalOf(...words, '--currency', 'USD');
    expect(codes).toEqual(['option-conflict']);
    const text = stderr.replaceAll(/\s+/g, ' ');
    expect(text).toContain(`--currency in USD and ${table} at ${duckDbName} in EUR`);
  });
});

test.each([
  ['forecast', 'orders_in_euros', '--margin 40%'],
  ['cohorts', 'orders_in_euros', '--margin 40% --payback 90d'],
  ['value', 'households_in_euros', '--margin 40% --as-of 2026-06-30'],
])('%s names the table where a cost is in another currency', async (command, table, options) => {
  const words = [command, ...inDuckDb(table), ...wordsOf(options), '--acquisition', '$12'];
  const { codes, stderr } = await refusalOf(...words);
  expect(codes).toEqual(['option-conflict']);
  const text = stderr.replaceAll(/\s+/g, ' ');
  expect(text).toContain(`error: ${table} at ${duckDbName} in EUR and --acquisition in $`);
});
