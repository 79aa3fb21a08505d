import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { tableRoles } from './table-columns.ts';

const columns = (...pairs: readonly string[]) =>
  pairs.map((pair) => ({
    name: pair.split(' ')[0] ?? '',
    type: pair.slice(pair.indexOf(' ') + 1),
  }));
const asked = (chosen: Readonly<Record<string, string>> = {}, labels: readonly string[] = []) => ({
  amounts: 'net' as const,
  columns: new Map(
    Object.entries(chosen).map(([role, header]) => [
      role,
      header === '-' ? ('none' as const) : { text: header, header },
    ]),
  ),
  areWordsGiven: false,
  labels: labels.map((header) => ({ header, option: `--by ${header}` })),
});
const plain = columns('customer_id text', 'ordered_at timestamp with time zone', 'amount numeric');

function problems(...args: Parameters<typeof tableRoles>) {
  try {
    tableRoles(...args);
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code, args }) => [code, args]);
    throw error;
  }
  return [];
}

test('columns are known by their names, or as options name them', () => {
  const more = [...plain, ...columns('Channel text', 'net_paid bigint')];
  expect(tableRoles('orders', more, asked({}, ['Channel']))).toEqual({
    roles: new Map(
      ['customer_id', 'ordered_at', 'amount'].map((header, i) => [
        ['customer', 'date', 'amount'][i],
        { text: header, header },
      ]),
    ),
    labels: ['Channel'],
  });
  expect(
    tableRoles('orders', more, asked({ amount: 'net_paid' })).roles.get('amount'),
  ).toMatchObject({
    header: 'net_paid',
  });
});

test('types that do not fit are refused, and those that fit are not', () => {
  const ofType = (date: string, amount: string) =>
    problems('orders', columns('customer text', `date ${date}`, `amount ${amount}`), asked());
  for (const date of [
    'date',
    'DATE',
    'timestamp without time zone',
    'TIMESTAMP_NS',
    'timestamp(3) with time zone',
    'datetime',
  ])
    expect(ofType(date, 'numeric'), date).toEqual([]);
  for (const amount of [
    'integer',
    'bigint',
    'HUGEINT',
    'UINTEGER',
    'DECIMAL(12,2)',
    'double precision',
    'DOUBLE',
    'real',
    'money',
  ])
    expect(ofType('date', amount), amount).toEqual([]);
  expect(ofType('text', 'boolean')).toEqual([
    [
      'column-type-unfit',
      { role: 'date', header: 'date', type: 'text', needs: 'a date or a timestamp' },
    ],
    ['column-type-unfit', { role: 'amount', header: 'amount', type: 'boolean', needs: 'a number' }],
  ]);
  for (const amount of ['interval', 'character varying', 'integer[]'])
    expect(ofType('date', amount), amount).toHaveLength(1);
  expect(ofType('time', 'numeric')).toHaveLength(1);
});

test('columns that may change which rows count are asked about', () => {
  const more = [
    ...plain,
    ...columns('status text', 'tax numeric', 'shipping numeric', 'state text', 'currency text'),
  ];
  expect(problems('orders', more, asked())).toEqual([
    ['table-column-unsettled', { role: 'tax', header: 'tax' }],
    ['table-column-unsettled', { role: 'shipping', header: 'shipping' }],
    ['table-column-unsettled', { role: 'currency', header: 'currency' }],
    ['table-column-unsettled', { role: 'status', header: 'status' }],
  ]);
  expect(
    problems('orders', [...plain, ...columns('status text')], { ...asked(), areWordsGiven: true }),
  ).toEqual([['table-column-unsettled', { role: 'statusUnnamed', header: 'status' }]]);
  const left = { tax: '-', shipping: '-', currency: '-' };
  expect(problems('orders', more, asked({ ...left, status: '-' }))).toEqual([]);
  const { roles } = tableRoles('orders', more, asked({ ...left, status: 'status' }));
  expect(roles.get('status')).toMatchObject({ header: 'status' });
});

test('columns that are missing or unknown are named with what there is', () => {
  expect(
    problems('orders', columns('customer text', 'date date', 'note text'), asked()),
  ).toMatchObject([['column-missing', { role: 'amount', headers: 'customer, date, note' }]]);
  expect(problems('orders', plain, asked({}, ['Amount']))).toMatchObject([
    ['column-unknown', { header: 'Amount', suggestion: 'amount' }],
  ]);
});
