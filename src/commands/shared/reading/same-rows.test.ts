import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from '../../../core/report.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionTexts } from '../../option.ts';
import { customersFrom, lines } from './testing/customers-from.ts';

type Rows = readonly (readonly string[])[];

const day = fc.constantFrom(
  ...['2023-01-05', '2023-02-28', '2023-06-30', '2023-12-31', '2024-02-29', '2024-05-01'],
);
/** A day, or what stands in place of one. */
const dayOr = (...others: readonly string[]) =>
  fc.oneof({ arbitrary: day, weight: 5 }, { arbitrary: fc.constantFrom(...others), weight: 2 });
const ids = fc.constantFrom(
  'a@x.org',
  'A@x.org',
  'b@x.org',
  'c@x.org',
  'c@X.org',
  'd@x.org',
  'e@x.org',
);
const numbers = fc.constantFrom('17', '017', '17.0', '18', '19', '20', 'NULL');
const start = dayOr('1900-01-01', '1970-01-01', '9999-12-31', '2099-12-31', '', 'soon');
const end = dayOr(
  '9999-12-31',
  '1900-01-01',
  '1970-01-01',
  '1969-12-31',
  '',
  '',
  '',
  'active',
  'never',
  '1',
);
const trial = fc.oneof(fc.constant(''), fc.constant(''), dayOr(''));
const status = fc.constantFrom(
  'active',
  'active',
  'canceled',
  'trialing',
  'paused',
  'past_due',
  '',
  'pending',
  'odd',
);
const amount = fc.constantFrom('10', '20.50', '7', '0', '33', '41', 'NULL', 'x');
const months = fc.constantFrom('1', '5', '12', '30', '', '-1', 'x');
const interval = fc.constantFrom('month', 'month', 'year', '');
const number = fc.nat(1000).map((n) => `s${n}`);

/** Kinds of files: the headers, and what stands below each. */
const kinds: readonly {
  readonly headers: readonly string[];
  readonly cells: fc.Arbitrary<readonly string[]>;
}[] = [
  {
    headers: ['email', 'mrr', 'start', 'end', 'trial end'],
    cells: fc.tuple(ids, amount, start, end, trial),
  },
  {
    headers: ['email', 'mrr', 'start', 'end', 'status'],
    cells: fc.tuple(ids, amount, start, end, status),
  },
  {
    headers: ['customer', 'monthly spend', 'start', 'status'],
    cells: fc.tuple(numbers, amount, start, status),
  },
  {
    headers: ['customer', 'monthly spend', 'tenure_months', 'end', 'status'],
    cells: fc.tuple(numbers, amount, months, end, status),
  },
  {
    headers: ['customer', 'total spend', 'tenure_months', 'start', 'end'],
    cells: fc.tuple(numbers, amount, months, start, end),
  },
  {
    headers: ['customer', 'monthly spend', 'tenure_months', 'trial end', 'status'],
    cells: fc.tuple(numbers, amount, months, trial, status),
  },
  {
    headers: [
      'id',
      'Customer ID',
      'Status',
      'Created (UTC)',
      'Current Period End (UTC)',
      'Ended At (UTC)',
      'Trial End (UTC)',
      'Amount',
      'Interval',
    ],
    cells: fc.tuple(number, ids, status, start, day, end, trial, amount, interval),
  },
];

const options: fc.Arbitrary<OptionTexts> = fc
  .tuple(
    fc.constantFrom(undefined, '2024-03-01', '2024-06-30'),
    fc.constantFrom(undefined, 'sum', 'each'),
    fc.constantFrom(undefined, 'fold', 'exact'),
    fc.constantFrom(undefined, undefined, '2023-03-01'),
  )
  .map(([asOf, duplicates, folding, windowStart]) => ({
    ...(asOf !== undefined && { 'as-of': asOf }),
    ...(duplicates !== undefined && { duplicates }),
    ...(folding !== undefined && { ids: folding }),
    ...(windowStart !== undefined && { 'window-start': windowStart }),
  }));

const text = (rows: Rows): string => rows.map((cells) => `${cells.join(',')}\n`).join('');
const quoted = (rows: Rows): string =>
  rows.map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\r\n`).join('');

/** What is read, whatever the order: the customers without the number of each of several, and the rows by what became of them. */
async function readingOf(files: Readonly<Record<string, string>>, options: OptionTexts) {
  try {
    const read = await customersFrom(files, { options });
    const counts: Record<string, number> = {};
    const add = (name: string, count: number) => {
      counts[name] = (counts[name] ?? 0) + count;
    };
    for (const source of read.sources) countRows(source, add);
    return {
      customers: lines(read)
        .map((line) => line.replace(/#\d+ /, ' '))
        .sort(),
      counts,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      refused: [...new Set(error.problems.map(({ code }) => code))]
        .filter((code) => code !== 'total-likely')
        .sort(),
    };
  }
}

function countRows(
  { read, used, rejected, setAside }: Source,
  add: (name: string, count: number) => void,
) {
  for (const [name, count] of Object.entries({ read, used, rejected, ...setAside }))
    add(name, count);
}

const files = fc
  .constantFrom(...kinds)
  .chain(({ headers, cells }) =>
    fc.tuple(
      fc.constant(headers),
      fc.array(cells, { minLength: 2, maxLength: 7 }),
      fc.infiniteStream(fc.nat()),
      options,
    ),
  );

test('the order of rows and columns, files, quotes and ends of lines do not matter', async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(files, async ([headers, rows, order, options]) => {
      const shuffled = <T>(items: readonly T[]): readonly T[] =>
        items
          .map((item) => [order.next().value ?? 0, item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item);
      const expected = await readingOf({ 'a.csv': text([headers, ...rows]) }, options);
      const columns = shuffled(headers.map((_, i) => i));
      const moved = (cells: readonly string[]) => columns.map((i) => cells[i] ?? '');
      const half = Math.ceil(rows.length / 2);
      const others = {
        rows: { 'a.csv': text([headers, ...shuffled(rows)]) },
        columns: { 'a.csv': text([headers, ...rows].map(moved)) },
        quoted: { 'a.csv': quoted([headers, ...rows]) },
        parted: {
          'a.csv': text([headers, ...rows.slice(0, half)]),
          'b.csv': text([headers, ...rows.slice(half)]),
        },
      };
      for (const [what, content] of Object.entries(others))
        expect({ what, ...(await readingOf(content, options)) }).toEqual({ what, ...expected });
      if (expected.customers !== undefined) read += 1;
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(read).toBeGreaterThan(50);
}, 60_000);
