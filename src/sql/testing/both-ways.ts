import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { dayNumber } from '../../core/quantity/calendar.ts';
import { type PurchaseLog, readPurchaseLog } from '../../input/orders/purchase-log.ts';
import { logRequest } from '../../input/orders/testing/log-outcome.ts';
import { Refusal } from '../../problems/refusal.ts';
import { dialects } from '../dialect.ts';
import type { OrderTable } from '../order-table.ts';
import { csvOf, type LogRow, since, split, until } from './any-log.ts';
import type { AnswerRow } from './duckdb-answer.ts';

/** For tests: days since 1970-01-01 of a day as it is written. */
export const dayOf = (iso: string): number => {
  const [year = 0, month = 0, date = 0] = iso.split('-').map(Number);
  return dayNumber(year, month, date);
};

/** For tests: what is asked of a log, in a file and in a table. */
export type Asked = Pick<OrderTable, 'includeFirst' | 'gross'> & {
  readonly by: boolean;
  readonly paidBack: boolean;
  readonly statuses: readonly string[];
  readonly where?: string;
  readonly bounded: boolean;
};

/** The request for the table. */
export const tableOf = ({
  by,
  paidBack,
  statuses,
  where,
  bounded,
  ...asked
}: Asked): OrderTable => ({
  ...asked,
  dialect: dialects.duckdb,
  table: '"orders"',
  customer: '"customer"',
  date: '"day"',
  amount: '"amount"',
  ...(paidBack && { refunded: '"paid back"' }),
  ...(statuses.length > 0 && { status: { column: '"status"', words: statuses } }),
  ...(bounded && { since: dayOf(since), until: dayOf(until) }),
  by: by ? ['"channel"'] : [],
  where: where === undefined ? [] : [{ column: '"channel"', operator: '=', text: where }],
  split: dayOf(split),
});

/** The log as the reader of files understands it; undefined where it refuses it, since nothing of it counts. */
export async function logOf(
  rows: readonly LogRow[],
  asked: Asked,
): Promise<PurchaseLog | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  writeFileSync(join(directory, 'orders.csv'), `${csvOf(rows)}\n`);
  const column = (header: string) => ({ text: header, header });
  const request = logRequest({
    columns: new Map([
      ['customer', column('customer')],
      ['date', column('day')],
      ['amount', column('amount')],
      ...(asked.gross
        ? []
        : [['refunded', asked.paidBack ? column('paid back') : 'none'] as const]),
      ['status', asked.statuses.length > 0 ? column('status') : 'none'],
    ]),
    decimal: '.',
    source: 'plain',
    labels: [{ header: 'channel', option: '--by' }],
    amounts: asked.gross ? 'gross' : 'net',
    ...(asked.statuses.length > 0 && { status: asked.statuses }),
    ...(asked.bounded && { since: dayOf(since), until: dayOf(until) }),
  });
  try {
    return await readPurchaseLog(request, { directory, stdin: Readable.from([]) });
  } catch (error) {
    if (error instanceof Refusal && error.problems.some(({ code }) => code === 'rows-none-left'))
      return undefined;
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Whether a row has a day and an amount: the reader of files rejects any other. */
export const isWhole = ({ day, amount }: LogRow): boolean => day !== null && amount !== null;

/** Without the columns that are empty, in an order of their own. */
export const comparable = (rows: readonly AnswerRow[]): string[] =>
  rows
    .map((row) =>
      Object.entries(row)
        .flatMap(([name, cell]) => (cell === null ? [] : [`${name}=${cell}`]))
        .sort()
        .join(' '),
    )
    .sort();

/** Any combination of what can be asked. */
export const anyAsked: fc.Arbitrary<Asked> = fc.record(
  {
    by: fc.boolean(),
    paidBack: fc.boolean(),
    statuses: fc.constantFrom([], ['Paid'], ['paid', 'foo']),
    where: fc.constantFrom('WEB', "o'hare", 'ÉLAN', ''),
    includeFirst: fc.boolean(),
    gross: fc.boolean(),
    bounded: fc.constant(true),
  },
  { requiredKeys: ['by', 'paidBack', 'statuses', 'includeFirst', 'gross', 'bounded'] },
);

/** The rows of the table that an answer has in its counts: orders, refunds, and those that do not count. */
export const rowsCounted = (answer: readonly AnswerRow[]): number =>
  answer
    .filter(({ part }) => part === 'set_aside' || part === 'total')
    .reduce((sum, { orders, refunds }) => sum + Number(orders) + Number(refunds ?? 0), 0);
