import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '../../../problems/refusal.ts';
import { readSourceFile } from './source-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => rmSync(directory, { recursive: true }));
const read = (text: string) => {
  writeFileSync(join(directory, 'shop.yaml'), text);
  const { rows } = readSourceFile('shop.yaml', directory);
  if (!('described' in rows)) throw new RangeError('a known source, or customers');
  return rows.described;
};
const columns = 'columns: {customer: Kunden-Nr., date: [Bestell Datum, Datum], amount: Betrag}\n';

test('headers are compared as those of the built-in sources are', () => {
  expect(read(columns)).toEqual({
    name: 'shop.yaml',
    title: 'shop.yaml',
    signature: [],
    columns: { customer: ['kundennr'], date: 'bestelldatum datum', amount: 'betrag' },
    row: 'order',
    negative: 'refund',
    statusColumns: [],
  });
});

test('words that are kept leave every other one unknown; words that are only left out do not', () => {
  const text = `title: Our shop
${columns}negative: other
keep: {Status: [Bezahlt, zum_Teil, Überwiesen]}
refund: {Art: Gutschrift}
drop: {Status: {void: storniert, failed: [abgelehnt]}, Kanal: Intern}
`;
  expect(read(text)).toMatchObject({
    title: 'Our shop',
    negative: 'other',
    statusColumns: [
      {
        name: 'status',
        words: {
          bezahlt: 'purchase',
          'zum teil': 'purchase',
          uberwiesen: 'purchase',
          storniert: 'void',
          abgelehnt: 'failed',
        },
      },
      { name: 'art', words: { gutschrift: 'refund' }, otherwise: 'purchase' },
      { name: 'kanal', words: { intern: 'other' }, otherwise: 'purchase' },
    ],
  });
  expect(read(text).statusColumns[0]).not.toHaveProperty('otherwise');
});

test.each([
  ['columns: {custmer: A, date: B, amount: C}', 1, 'did you mean customer?'],
  [`${columns}keeps: {Status: paid}`, 2, 'did you mean keep?'],
  ['title: Shop', 1, 'it does not name columns; at least customer, date'],
  ['columns:\n  customer: A\n  date: B', 1, 'must name an amount'],
  ['columns: {customer: A, amount: B}', 1, 'columns do not name the date; at least customer, date'],
  [
    'columns: {customer: A, date: B, amount: {x: y}}',
    1,
    'amount is a mapping, not a text or a list of texts',
  ],
  [
    'columns: {customer: A, date: B, amount: []}',
    1,
    'amount is an empty list, not a text or a list of texts',
  ],
  ['columns: {customer: A, date: B, amount: "…"}', 1, 'is not a header'],
  [`${columns}row: lines`, 2, 'not order or line or priced-line'],
  [`${columns}row: line`, 1, 'the order that it belongs to'],
  [`${columns}row: priced-line`, 1, 'quantity and price'],
  [`${columns}keep: paid`, 2, 'keep is "paid", not a list of names with their values'],
  [`${columns}keep: {Status: paid}\ndrop: {Status: paid}`, 3, 'appears twice'],
  [`${columns}keep: {betrag: "1"}`, 2, 'already the column of the amount'],
  [`${columns}drop: {Status: {faild: x}}`, 2, 'did you mean failed?'],
  [`${columns}keep: {Status: "paid}`, 2, 'never closed'],
  ['', undefined, 'it is empty'],
])('%s is refused', (text, line, reason) => {
  let refusal: unknown;
  try {
    read(text);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Refusal);
  expect((refusal as Refusal).problems).toMatchObject([
    {
      code: 'source-broken',
      args: { reason: expect.stringContaining(reason) },
      at: line === undefined ? { file: 'shop.yaml' } : { file: 'shop.yaml', line },
    },
  ]);
});

test('a file that is not there is refused', () => {
  expect(() => readSourceFile('other.yaml', directory)).toThrow(Refusal);
});
