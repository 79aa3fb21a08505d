import { expect, test } from 'vitest';
import { boughtIn } from '../testing/bought-in.ts';

test('0 and 1 are answers in one file, and amounts are amounts in another', async () => {
  const answers = [
    'order_id,customer,date,amount,refunded',
    '1,A,2024-01-05,10,1',
    '2,B,2024-01-15,20,0',
  ];
  const amounts = [
    'order_id,customer,date,amount,amount_refunded',
    '3,A,2024-02-05,30,1',
    '4,B,2024-02-06,40,5',
  ];
  const right = { bought: ['A 2024-02-05 29', 'B 2024-01-15 20', 'B 2024-02-06 35'], orders: 3 };
  expect(await boughtIn([answers, amounts])).toStrictEqual(right);
  expect(await boughtIn([amounts, answers])).toStrictEqual(right);
});
