import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import type { ColumnChoice } from '../customer-request.ts';
import type { Role } from './customer-fields.ts';
import { customerTableRoles } from './customer-table-roles.ts';

type Asked = Parameters<typeof customerTableRoles>[2];

const columns = (...pairs: readonly string[]) =>
  pairs.map((pair) => ({
    name: pair.split(' ')[0] ?? '',
    type: pair.slice(pair.indexOf(' ') + 1),
  }));

const asked = (
  chosen: Readonly<Partial<Record<Role, ColumnChoice>>> = {},
  labels: readonly string[] = [],
): Asked => ({
  columns: new Map(Object.entries(chosen) as [Role, ColumnChoice][]),
  labels,
  needs: { spend: 'required', tenure: 'required', status: 'required' },
});

function problems(table: ReturnType<typeof columns>, request = asked()) {
  try {
    customerTableRoles('customers', table, request);
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code, args }) => [code, args]);
    throw error;
  }
  return [];
}

const plain = columns('id bigint', 'Start_Date date', 'cancelled_at timestamp', 'mrr numeric');
const month = { count: 1, unit: 'mo' };

test('columns are known by the names that a list in a file has, with the period of the spend', () => {
  const { roles, labels, id } = customerTableRoles(
    'customers',
    [...plain, ...columns('Plan text')],
    asked({}, ['plan']),
  );
  expect(roles).toEqual(
    new Map<string, unknown>([
      ['start', { text: 'Start_Date', header: 'Start_Date' }],
      ['end', { text: 'cancelled_at', header: 'cancelled_at' }],
      ['spend', { text: 'mrr', header: 'mrr', unit: month }],
    ]),
  );
  expect(labels).toEqual(new Map([['plan', 'Plan']]));
  expect(id).toBe('id');
});

test.each([
  ['mrr', month],
  ['arr', { count: 1, unit: 'y' }],
  ['annual_spend', { count: 1, unit: 'y' }],
  ['total_spend', 'total'],
])('the period of %s', (name, unit) => {
  const table = columns('start date', 'end date', `${name} numeric`);
  const { roles, id } = customerTableRoles('customers', table, asked());
  expect(roles.get('spend')).toMatchObject({ header: name, unit });
  // A row is a customer, with an id or without.
  expect(id).toBeUndefined();
});

test('a spend without a period, or of another, is refused with what to write', () => {
  const table = (spend: string) => columns('start date', 'end date', `${spend} real`);
  expect(problems(table('spend'))).toMatchObject([
    ['column-unit-missing', { role: 'spend', holds: 'values of the type real', units: 'y' }],
  ]);
  const chosen = { text: 'spend:mo', header: 'spend', unit: { count: 1, unit: 'mo' } } as const;
  expect(problems(table('spend'), asked({ spend: chosen }))).toEqual([]);
  expect(problems(table('quarterly_spend'))).toMatchObject([['out-of-range', { text: '3mo' }]]);
});

test('types that do not fit are refused', () => {
  const table = columns('id text', 'start text', 'end boolean', 'mrr varchar(9)', 'status text');
  expect(problems(table).map(([code, args]) => [code, (args as { role?: string }).role])).toEqual(
    ['start', 'end', 'spend'].map((role) => ['column-type-unfit', role]),
  );
});

test.each([
  ['tenure', 'tenure_months integer'],
  ['trial', 'trial_end date'],
  ['quantity', 'seats integer'],
  ['currency', 'currency text'],
] as const)('a %s is no part of the statement, and is asked about', (role, column) => {
  const table = [...plain, ...columns(column)];
  const header = column.split(' ')[0];
  expect(problems(table)).toEqual([['table-column-unsettled', { role, header }]]);
  expect(problems(table, asked({ [role]: 'none' }))).toEqual([]);
});

test('a period that each row has of its own is asked about, unless an option gives it', () => {
  const table = columns('start date', 'end date', 'amount numeric', 'billing_interval text');
  expect(problems(table)).toMatchObject([['table-column-unsettled', { role: 'interval' }]]);
  const spend = { text: 'amount:mo', header: 'amount', unit: { count: 1, unit: 'mo' } } as const;
  expect(problems(table, asked({ spend }))).toEqual([]);
});

test('a last activity is asked about only where nothing says who has left', () => {
  const last = columns('last_order date');
  expect(problems([...plain, ...last])).toEqual([]);
  const table = [...columns('start date', 'mrr numeric'), ...last];
  const request = { ...asked(), needs: { spend: 'required', tenure: 'required' } } as const;
  expect(problems(table, request)).toMatchObject([['table-column-unsettled', { role: 'last' }]]);
});

test('what is missing is said once, in words for a table', () => {
  expect(problems(columns('id text', 'note text')).map(([code]) => code)).toEqual([
    'column-missing',
    'column-missing',
  ]);
  expect(problems(columns('start date', 'mrr real'))).toMatchObject([
    ['status-missing', { inTable: true }],
  ]);
});
