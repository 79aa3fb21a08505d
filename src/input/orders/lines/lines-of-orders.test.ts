import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderRequest } from '../order-request.ts';
import { boughtIn } from '../testing/bought-in.ts';

/** The header, and the rows the other way round. */
const reversed = ([header = '', ...rows]: readonly string[]) => [header, ...rows.reverse()];

describe('in any order of the rows', () => {
  const cases: readonly {
    readonly of: string;
    readonly log: readonly string[];
    readonly more?: Partial<OrderRequest>;
    readonly bought: readonly string[];
    readonly orders: number;
    readonly labelled?: readonly (readonly string[])[];
  }[] = [
    {
      of: 'a line leaves its status to another line',
      log: [
        'order_id,customer,date,amount,status',
        '1,A,2024-01-05,10,',
        '1,A,2024-01-05,20,Paid',
        '2,B,2024-01-09,7,',
        '2,B,2024-01-09,8,Cancelled',
      ],
      bought: ['A 2024-01-05 30'],
      orders: 1,
    },
    {
      of: 'a total stands on a line beside one of nothing',
      log: [
        'order_id,customer,date,order_total',
        '1,A,2024-01-05,0',
        '1,A,2024-01-05,50',
        '1,A,2024-01-05,50',
      ],
      bought: ['A 2024-01-05 50'],
      orders: 1,
    },
    {
      of: 'a line of nothing in a refund is no purchase',
      log: [
        'order_id,customer,date,amount,item',
        '1,A,2024-01-05,30,shirt',
        '1,A,2024-01-25,-12,shirt',
        '1,A,2024-01-25,0,sticker',
      ],
      bought: ['A 2024-01-05 18'],
      orders: 1,
    },
    {
      of: 'a day that stands for none is that of the other lines',
      log: [
        'order_id,customer,date,amount',
        '1,A,2024-01-05,30',
        '1,A,1970-01-01,12',
        '2,B,2024-02-01,5',
      ],
      bought: ['A 2024-01-05 42', 'B 2024-02-01 5'],
      orders: 2,
    },
    {
      of: 'a line without a day is of its own customer',
      log: [
        'order_id,customer,date,amount',
        '1,B,2024-01-07,4',
        '1,A,2024-01-05,30',
        '1,B,,12',
        '2,B,2024-02-01,5',
      ],
      bought: ['A 2024-01-05 30', 'B 2024-01-07 16', 'B 2024-02-01 5'],
      orders: 3,
    },
    {
      of: 'guests of one number and day are told apart by their addresses',
      log: [
        'order_id,customer_id,email,date,amount',
        '1,,a@x.org,2024-01-05,30',
        '1,,b@x.org,2024-01-05,12',
        '2,C,c@x.org,2024-01-06,5',
      ],
      bought: ['C 2024-01-06 5', 'a@x.org 2024-01-05 30', 'b@x.org 2024-01-05 12'],
      orders: 3,
    },
    {
      of: 'one line of an order is refunded',
      log: [
        'order_id,customer,date,amount,refunded',
        '1,A,2024-01-05,30,no',
        '1,A,2024-01-05,12,yes',
        '2,B,2024-01-06,5,no',
      ],
      bought: ['A 2024-01-05 30', 'B 2024-01-06 5'],
      orders: 2,
    },
    {
      of: 'lines of an order have different labels, or none',
      log: [
        'order_id,customer,date,amount,region',
        '1,A,2024-01-05,30,',
        '1,A,2024-01-05,12,south',
        '1,A,2024-01-05,13,north',
        '2,B,2024-01-06,5,',
      ],
      more: { labels: [{ header: 'region', option: '--by region' }] },
      bought: ['A 2024-01-05 55', 'B 2024-01-06 5'],
      orders: 2,
      labelled: [['north', '']],
    },
    {
      of: 'each refund is that of one sale',
      log: [
        'order_id,customer,date,amount,status',
        '1,A,2024-01-05,10,Refunded',
        '2,A,2024-01-15,10,Refunded',
        '3,A,2024-01-25,10,Refunded',
        '2,A,2024-01-28,-10,Paid',
        '4,B,2024-01-06,7,Paid',
        '5,B,2024-02-06,9,Refunded',
        '5,B,2024-02-07,-9,Failed',
      ],
      bought: ['A 2024-01-15 0', 'B 2024-01-06 7'],
      orders: 2,
    },
    {
      of: 'an option counts amounts once an order, and they differ',
      log: [
        'order_id,customer,date,amount',
        '1,A,2024-01-05,30',
        '1,A,2024-01-05,30',
        '1,A,2024-01-05,12',
        '2,B,2024-01-06,5',
      ],
      more: { amountPer: 'order' },
      bought: ['A 2024-01-05 42', 'B 2024-01-06 5'],
      orders: 3,
    },
  ];
  for (const { of, log, more, ...right } of cases)
    test(of, async () => {
      expect(await boughtIn([log], more)).toStrictEqual(right);
      expect(await boughtIn([reversed(log)], more)).toStrictEqual(right);
    });

  test('whatever is left blank on lines of an order that says it elsewhere', async () => {
    const line = fc.record({
      amount: fc.integer({ min: 1, max: 5 }),
      hasCustomer: fc.boolean(),
      hasDay: fc.boolean(),
      hasStatus: fc.boolean(),
    });
    const order = fc.array(line, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 2, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (orders, places) => {
          const rows = orders.flatMap((lines, i) => [
            `${i},C${i},2024-01-${10 + i},0.50,Paid`,
            ...lines.map(({ amount, hasCustomer, hasDay, hasStatus }) =>
              [
                i,
                hasCustomer ? `C${i}` : '',
                hasDay ? `2024-01-${10 + i}` : '',
                amount,
                hasStatus ? 'Paid' : '',
              ].join(','),
            ),
          ]);
          const shuffled = rows
            .map((row) => ({ row, place: places.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ row }) => row);
          const sums = orders.map((lines) => lines.reduce((sum, { amount }) => sum + amount, 0.5));
          expect(
            await boughtIn([['order_id,customer,date,amount,status', ...shuffled]], {
              amountPer: 'line',
            }),
          ).toStrictEqual({
            bought: sums.map((sum, i) => `C${i} 2024-01-${10 + i} ${sum}`),
            orders: orders.length,
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('an order counts once in a file with statuses and in one without, whichever comes first', async () => {
  const paid = [
    'order_id,customer,date,amount,status',
    '1,A,2024-01-05,10,Paid',
    '2,B,2024-01-06,5,Cancelled',
    '3,C,2024-01-07,6,Paid',
  ];
  const plain = ['order_id,customer,date,amount', '1,A,2024-01-05,10', '4,D,2024-01-08,9'];
  const right = { bought: ['A 2024-01-05 10', 'C 2024-01-07 6', 'D 2024-01-08 9'], orders: 3 };
  expect(await boughtIn([paid, plain])).toStrictEqual(right);
  expect(await boughtIn([plain, paid])).toStrictEqual(right);
});
