import { expect, test } from 'vitest';
import { boughtIn } from './testing/bought-in.ts';

test.each(['UTC', 'America/New_York', 'Asia/Tokyo'])(
  'days that stand for none are none in the time zone of the shop, %s',
  async (timeZone) => {
    const log = [
      'order_id,customer,date,amount',
      '1,A,2024-02-05T12:00:00Z,10',
      '2,A,9999-12-31T23:59:59Z,11',
      '3,A,0001-01-01T00:00:00Z,12',
      '4,A,1970-01-01T00:00:00Z,13',
      '5,A,2099-12-31T23:59:59Z,14',
      '6,A,2024-03-05T12:00:00Z,15',
    ];
    expect(await boughtIn([log], { timeZone })).toStrictEqual({
      bought: ['A 2024-02-05 10', 'A 2024-03-05 15'],
      orders: 2,
    });
  },
);

test('a sale that was never paid was not refunded, whichever column comes first', async () => {
  const right = { bought: ['A 2024-01-05 10', 'B 2024-01-07 30'], orders: 2 };
  const log = (first: string, second: string, cells: (sale: string, payment: string) => string) => [
    `customer,date,amount,${first},${second}`,
    `A,2024-01-05,10,${cells('Refunded', 'Paid')}`,
    `A,2024-01-06,20,${cells('Refunded', 'Pending')}`,
    `B,2024-01-07,30,${cells('Completed', 'Paid')}`,
  ];
  const saleFirst = log('Order Status', 'Payment Status', (sale, payment) => `${sale},${payment}`);
  const paymentFirst = log(
    'Payment Status',
    'Order Status',
    (sale, payment) => `${payment},${sale}`,
  );
  expect(await boughtIn([saleFirst], { amounts: 'gross' })).toStrictEqual(right);
  expect(await boughtIn([paymentFirst], { amounts: 'gross' })).toStrictEqual(right);
});
