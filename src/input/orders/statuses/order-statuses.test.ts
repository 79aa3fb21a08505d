import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../problems/refusal.ts';
import type { OrderRequest } from '../order-request.ts';
import { readPurchaseLog } from '../purchase-log.ts';
import { logRequest } from '../testing/log-outcome.ts';

const read = (content: string, more: Partial<OrderRequest> = {}) =>
  readPurchaseLog(logRequest({ files: ['-'], ...more }), {
    directory: '.',
    stdin: Readable.from([Buffer.from(content)]),
  });

/** The spend of a log whose orders have a column beside, one of 1, 2, 4, 8 …: which of them count. */
async function counted(header: string, cells: readonly string[], more?: Partial<OrderRequest>) {
  const rows = cells.map((cell, i) => `c${i},2024-01-${10 + i},${2 ** i},${cell}`);
  try {
    const { days, problems } = await read(
      [`customer,date,amount,${header}`, ...rows].join('\n'),
      more,
    );
    const spend = days.amount.reduce((sum, amount) => sum + amount, 0) / days.minorUnits;
    return [spend, ...problems.tallies().map(({ examples }) => examples[0]?.code)];
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code }) => code);
    throw error;
  }
}

test.each([
  // Known words decide.
  ['Status', ['paid', 'Cancelled', 'DELIVERED'], [5, 'order-void']],
  ['stage', ['Closed Won', 'Closed Lost'], [1, 'order-lost']],
  ['order_state', ['complete', 'pending'], [1, 'order-pending']],
  ['Zahlungsstatus', ['bezahlt', 'offen'], [1, 'order-pending']],
  ['statut', ['payée', 'annulée'], [1, 'order-void']],
  ['estado', ['pagado', 'rechazado'], [1, 'order-failed']],
  ['payment status', ['paid', 'processing'], [1, 'order-pending']],
  ['order status', ['complete', 'processing'], [3]],
  ['status', ['paid', 'refunded'], [1, 'order-refunded']],
  ['is_cancelled', ['0', '1'], [1, 'order-void']],
  ['paid', ['yes', 'no'], [1, 'order-pending']],
  ['test', ['false', 'true'], [1, 'order-test']],
  ['type', ['sale', 'payout'], [1, 'order-no-payment']],
  ['Refunded?', ['no', 'yes', ''], [5, 'order-refunded']],
  ['refunded', ['0', '1'], [1, 'refunded-zero-one', 'order-refunded']],
  ['refunded', ['0', '2'], [1]],
  ['refunded amount', ['0', '1'], [2]],
  ['refunded', ['false', '0.5'], [2.5]],
  // Unknown ones are asked for.
  ['status', ['paid', 'teleported'], ['order-status-unknown']],
  ['deal stage', ['Discovery', 'Demo'], ['order-status-unknown']],
  ['order status', ['complete', ''], ['order-status-unknown']],
  ['type', ['sale', 'refund', 'gift card'], ['order-status-unknown']],
  ['status', ['pending'], ['order-pending', 'rows-none-left', 'orders-none-count']],
  // What is about something else is left alone.
  ['status', ['active', 'churned'], [3]],
  ['customer status', ['active', 'churned', 'cancelled'], [7]],
  ['status', ['active', 'churned', 'cancelled'], [7, 'order-status-unread']],
  ['status', ['Open', 'Closed', 'Cancelled'], [7, 'order-status-unread']],
  ['status', ['Gold', 'Silver'], [3, 'order-status-unread']],
  ['status', ['cancelled', ''], [2, 'order-void']],
  ['state', ['CA', 'OK', 'NY'], [7]],
  ['State', ['New York', 'Bavaria'], [3]],
  ['Estado', ['SP', 'Pará'], [3]],
  ['customer status', ['cancelled', 'active'], [3]],
  ['Fulfillment Status', ['fulfilled', 'unfulfilled'], [3]],
  ['type', ['online', 'in store'], [3]],
  ['type', ['single', 'return'], [3]],
  ['paid', ['card', 'cash'], [3]],
])('a column "%s" of %j', async (header, cells, expected) => {
  expect(await counted(header, cells)).toEqual(expected);
});

test('an option names the words that count, whatever they mean elsewhere', async () => {
  const cells = ['Negotiation', 'closed-won', 'lost', ''];
  const named = (...status: string[]) => counted('stage', cells, { status });
  expect(await named('CLOSED_WON')).toEqual([2, 'order-not-named', 'order-lost']);
  expect(await named('Negotiation', 'lost')).toEqual([5, 'order-not-named']);
  expect(await named('closed won', '(blank)')).toEqual([10, 'order-not-named', 'order-lost']);
  expect(await named('won')).toEqual(['option-choice']);
  expect(await named('closed won', 'wn')).toEqual([
    2,
    'status-word-absent',
    'order-not-named',
    'order-lost',
  ]);
  expect(await counted('channel', ['web'], { status: ['paid'] })).toEqual(['option-needs']);
});

test('a refunded sale counts where the log has the refund as an amount, and with gross amounts', async () => {
  const log = (...rows: string[]) => ['customer,date,amount,status', ...rows].join('\n');
  const sale = 'A,2024-01-01,10,paid';
  const refunded = 'A,2024-02-01,20,refunded';
  const spend = async (content: string, more?: Partial<OrderRequest>) => {
    const { days } = await read(content, more);
    return days.amount.reduce((sum, amount) => sum + amount, 0) / days.minorUnits;
  };
  expect(await spend(log(sale, refunded))).toBe(10);
  expect(await spend(log(sale, refunded, 'A,2024-02-03,-20,refunded'))).toBe(10);
  expect(await spend(log(sale, refunded, 'A,2024-02-03,20,refund'))).toBe(10);
  expect(await spend(log(sale, refunded), { amounts: 'gross' })).toBe(30);
  const beside = 'customer,date,amount,status,refunded\nA,2024-01-01,20,refunded,5\n';
  expect(await spend(beside)).toBe(15);
});

test('a blank says nothing where the file lacks the column, or another row of the order says more', async () => {
  const retail = [
    'Invoice,Quantity,InvoiceDate,Price,Customer ID,Order Status',
    '1,1,2024-01-01,2,A,complete',
    '1,1,2024-01-01,3,A,',
  ];
  expect((await read(retail.join('\n'))).days.amount[0]).toBe(50_000);
});

test('no row is lost, whatever its status', async () => {
  const word = fc.constantFrom(
    'paid',
    'Paid',
    'refunded',
    'void',
    'pending',
    'lost',
    'refund',
    '',
    'x',
  );
  const row = fc.tuple(
    fc.constantFrom('A', 'B', ''),
    fc.integer({ min: 10, max: 28 }),
    fc.integer({ min: -9, max: 99 }),
    word,
    fc.constantFrom('yes', 'no', '1', '0', '', '5'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.subarray(['paid', 'pending', '(blank)', 'void']),
      async (rows, status) => {
        const lines = rows.map(([id, day, amount, ...more]) =>
          [id, `2024-01-${day}`, amount, ...more].join(','),
        );
        const content = ['customer,date,amount,status,refunded', ...lines].join('\n');
        const log = await read(content, { status }).catch((error: unknown) => {
          if (error instanceof Refusal) return undefined;
          throw error;
        });
        for (const { read: all, used, setAside, rejected } of log?.sources ?? []) {
          expect(all).toBe(rows.length);
          const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
          expect(used + aside + rejected).toBe(all);
          expect(used).toBe((log?.orders ?? 0) + (log?.refunds ?? 0));
        }
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  [
    'id,Customer ID,Status,Created (UTC),Current Period End (UTC),Amount',
    's1,c1,active,2024-01-05,2024-06-05,20',
  ],
  ['id,Created (UTC),Delinquent,Status,Total Spend', 'c1,2024-01-05,false,active,20'],
])('a known export of customers is no log of orders: %s', async (header, row) => {
  const content = `${header}\n${row}\n`;
  await expect(read(content)).rejects.toMatchObject({ problems: [{ code: 'customers-likely' }] });
  const columns = new Map([['customer', { text: 'id', header: 'id' }]]) as never;
  const { days } = await read(content, { source: 'plain', columns });
  expect(days.amount.length).toBe(1);
});
