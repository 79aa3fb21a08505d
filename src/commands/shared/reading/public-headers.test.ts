import { expect, test } from 'vitest';
import { customerFields } from '../../../input/customers/customer-fields.ts';
import {
  type PublicHeaders,
  publicHeaders,
} from '../../../input/headers/testing/public-headers.ts';
import { goodsRoles } from '../../../input/orders/goods-fields.ts';
import { orderFields } from '../../../input/orders/order-fields.ts';
import { plain } from '../../../input/orders/sources/plain.ts';
import { assignFields } from '../../../input/records/assign-fields.ts';
import type { Field } from '../../../input/records/field.ts';
import { problemFields } from './problem-fields.ts';
import { referralFields } from './referral-fields.ts';

const fields: Readonly<Record<Exclude<PublicHeaders['kind'], 'indicators'>, readonly Field[]>> = {
  customers: customerFields,
  orders: orderFields(plain, { amounts: 'net', columns: new Map() }, () => undefined, goodsRoles)
    // Looked for beside the cost of one unit only.
    .filter(({ name }) => name !== 'quantity'),
  referrals: referralFields,
  problems: problemFields,
};

/** Headers that are read as something else than they should be: that one word alone does not show it. */
const misread = new Map([['orders: Payment', 'amount']]);

for (const { source, kind, roles, none } of publicHeaders) {
  if (kind === 'indicators') continue;
  const headers = [
    ...Object.entries(roles).flatMap(([role, of]) => of.map((header) => [header, role] as const)),
    ...none.map((header) => [header, 'none'] as const),
  ];
  test.each(headers)(`${kind}, ${source}: %s is %s`, (header, role) => {
    const [column] = assignFields([header], fields[kind], new Map()).columns;
    expect(column?.field.name ?? 'none').toBe(misread.get(`${kind}: ${header}`) ?? role);
  });
}

test('the headers are many, and many of them are to be left alone', () => {
  const count = (headers: readonly (readonly string[])[]) => headers.flat().length;
  const known = publicHeaders.map(({ roles }) => count(Object.values(roles)));
  expect(known.reduce((sum, each) => sum + each)).toBeGreaterThan(200);
  expect(count(publicHeaders.map(({ none }) => none))).toBeGreaterThan(250);
});
