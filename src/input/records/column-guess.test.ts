import { expect, test } from 'vitest';
import { customerField } from '../customers/customer-fields.ts';
import { orderFields } from '../orders/order-fields.ts';
import { plain } from '../orders/sources/plain.ts';
import { guessColumn, type SampledColumn } from './column-guess.ts';
import type { Field } from './field.ts';

const column = (header: string, ...cells: readonly string[]): SampledColumn => ({ header, cells });
const days = ['2024-01-01', '2024-03-01'];
const ofOrders = (name: string): Field => {
  const fields = orderFields(plain, { amounts: 'net', columns: new Map() }, () => undefined);
  return fields.find((field) => field.name === name) ?? customerField('id');
};

test.each<[string, Field, readonly SampledColumn[], string | undefined]>([
  [
    'a word of the field',
    customerField('start'),
    [column('Start of use', ...days)],
    'Start of use',
  ],
  ['the only dates', ofOrders('date'), [column('Kauf', ...days), column('x', '1')], 'Kauf'],
  [
    'several dates, none with a word',
    ofOrders('date'),
    [column('a', ...days), column('b', ...days)],
    undefined,
  ],
  [
    'the only numbers',
    customerField('spend'),
    [column('Umsatz', '10', '20'), column('Kunde', 'A')],
    'Umsatz',
  ],
  [
    'numbers in two columns, none with a word',
    customerField('spend'),
    [column('a', '10', '20'), column('b', '1', '2')],
    undefined,
  ],
  [
    'the only text',
    customerField('id'),
    [column('Umsatz', '10', '20'), column('Kunde', 'A', 'B')],
    'Kunde',
  ],
  ['a date of something else', ofOrders('date'), [column('Ship Date', ...days)], undefined],
  ['the price of one unit', ofOrders('amount'), [column('unit_price', '5', '7')], undefined],
  [
    'a price beside a quantity',
    ofOrders('amount'),
    [column('Price', '5', '7'), column('Quantity', '1', '2')],
    undefined,
  ],
  ['a price alone', ofOrders('amount'), [column('Price', '5', '7')], 'Price'],
  ['a status in numbers', ofOrders('amount'), [column('order_status', '4', '3')], undefined],
  ['a word misspelt', ofOrders('customer'), [column('Custmer', 'A', 'B')], 'Custmer'],
  [
    'the nearest of two',
    ofOrders('amount'),
    [column('x value', '1'), column('order value EU', '2')],
    'order value EU',
  ],
  [
    'cells that cannot be it',
    ofOrders('amount'),
    [column('order value EU', 'high', 'low')],
    undefined,
  ],
  ['an age', customerField('tenure'), [column('Customer Age', '45', '61')], undefined],
  ['an order is no customer', ofOrders('customer'), [column('Order ID', '1', '2')], undefined],
  [
    'a number of years',
    customerField('tenure'),
    [column('Years at address', '4', '13')],
    'Years at address',
  ],
])('%s', (_, field, columns, header) => {
  expect(guessColumn(field, columns)?.header).toBe(header);
});

test('a guess shows what its cells look like, and whether its unit is missing', () => {
  const guess = guessColumn(customerField('tenure'), [column('Duration so far', '4', '72', '')]);
  expect(guess).toMatchObject({ holds: 'numbers from 4 to 72', needsUnit: true, isFirms: false });
  const money = guessColumn(customerField('spend'), [column('spend/year est.', '$4', '$72')]);
  expect(money).toMatchObject({ holds: 'amounts of money', needsUnit: false });
});
