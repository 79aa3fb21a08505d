import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import { wordsOf } from '../../../input/headers/header-name.ts';
import { publicHeaders } from '../../../input/headers/testing/public-headers.ts';
import { orderFields } from '../../../input/orders/order-fields.ts';
import { plain } from '../../../input/orders/sources/plain.ts';
import { assignFields } from '../../../input/records/assign-fields.ts';
import type { Field } from '../../../input/records/field.ts';
import { referralFields } from './referral-fields.ts';

const ofOrders = orderFields(plain, { amounts: 'net', columns: new Map() }, () => undefined);

/** Which header of a file each field has, and the fields that several could have. */
function assigned(headers: string, fields: readonly Field[]) {
  const { columns, conflicts } = assignFields(headers.split(','), fields, new Map());
  return {
    ...Object.fromEntries(columns.map(({ field, header }) => [field.name, header])),
    ...(conflicts.size > 0 && { conflicts: [...conflicts.keys()] }),
  };
}

test.each<[string, readonly Field[], string, object]>([
  ['a name comes before words', customerFields, 'Buyer,Email', { id: 'Email' }],
  ['an id before an address', customerFields, 'Buyer Email,Buyer Ref', { id: 'Buyer Ref' }],
  ['metadata is no id', customerFields, 'id,account_id (metadata)', { id: 'id' }],
  ['nor is it where it stands alone', customerFields, 'account_id (metadata)', {}],
  [
    'two of the same words are asked',
    ofOrders,
    'Buyer,Sale Date,Sale Amount,Sale Value',
    { customer: 'Buyer', date: 'Sale Date', amount: 'Sale Amount', conflicts: ['amount'] },
  ],
  [
    'the number of a referral is not who was referred',
    referralFields,
    'id,referrer_email,referee_email,date',
    { referrer: 'referrer_email', referred: 'referee_email', date: 'date' },
  ],
  [
    'a customer is who was referred where nothing else is',
    referralFields,
    'customer,referred_by',
    { referrer: 'referred_by', referred: 'customer' },
  ],
  [
    'what a firm earns is no spend',
    customerFields,
    'Company ID,Annual Revenue,Employee Count',
    { id: 'Company ID' },
  ],
  [
    'nor an amount',
    ofOrders,
    'Company ID,Create Date,Revenue,Employees',
    { customer: 'Company ID', date: 'Create Date' },
  ],
  [
    'without a head count it is what the customer brings',
    customerFields,
    'Company ID,Annual Revenue',
    { id: 'Company ID', spend: 'Annual Revenue' },
  ],
  [
    'who serves them is no head count',
    customerFields,
    'Customer,Staff,Employee Number,Sales',
    { id: 'Customer', spend: 'Sales' },
  ],
  [
    'the day of a payment is none',
    customerFields,
    'Customer,Amount,Billing Day,Payment Month',
    { id: 'Customer', spend: 'Amount' },
  ],
  ['a period is', customerFields, 'Sales/month', { spend: 'Sales/month' }],
  ['so is one in brackets', customerFields, 'Charges (month)', { spend: 'Charges (month)' }],
  [
    'the month of an amount is none',
    ofOrders,
    'Customer,Order Date,Sales Month,Sales',
    { customer: 'Customer', date: 'Order Date', amount: 'Sales' },
  ],
  [
    'what is counted of a customer or an order is no id',
    ofOrders,
    'Customer Months,Email,Date,Order Month,Amount',
    { customer: 'Email', date: 'Date', amount: 'Amount' },
  ],
  [
    'what customers pay is no revenue of theirs',
    customerFields,
    'Company ID,MRR,Number of Employees',
    { id: 'Company ID', spend: 'MRR' },
  ],
])('%s', (_, fields, headers, expected) => {
  expect(assigned(headers, fields)).toEqual(expected);
});

const kinds: Readonly<Record<string, readonly Field[]>> = {
  customers: customerFields,
  orders: ofOrders,
  referrals: referralFields,
};
const known = publicHeaders.flatMap(({ kind, roles }) =>
  Object.values(roles)
    .flat()
    // What stands in brackets is a unit, a currency or nothing.
    .filter((header) => kind in kinds && !header.includes('('))
    .map((header) => ({ header, fields: kinds[kind] ?? [] })),
);
const roleOf = (header: string, fields: readonly Field[]) =>
  assignFields([header], fields, new Map()).columns[0]?.field.name;

const spellings = [
  (words: readonly string[]) => words.join(' '),
  (words: readonly string[]) => words.join('_').toUpperCase(),
  (words: readonly string[]) => words.join('-'),
  (words: readonly string[]) =>
    words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(''),
];

test('a header has the same role in snake, kebab and camel case, and with spaces', () => {
  fc.assert(
    fc.property(fc.constantFrom(...known), fc.constantFrom(...spellings), (of, spelling) => {
      const { header, fields } = of;
      expect(roleOf(spelling(wordsOf(header)), fields)).toBe(roleOf(header, fields));
    }),
  );
});

test('with one more word, of anything else, a header has no role', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...known),
      fc.constantFrom('delivery', 'discount', 'predicted', 'zip', 'category', 'previous'),
      ({ header, fields }, word) => {
        const ranks = assignFields([`${word} ${header}`], fields, new Map()).columns;
        expect(ranks.map(({ field }) => field.name)).toEqual([]);
      },
    ),
  );
});
