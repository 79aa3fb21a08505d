import { expect, test } from 'vitest';
import { words } from '../../../problems/catalogue.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionTexts } from '../../option.ts';
import { readOptions } from '../../read-options.ts';
import { readingOptions } from './options.ts';
import { customerRequest } from './request.ts';

const request = async (options: OptionTexts, operands: readonly string[] = ['a.csv']) =>
  customerRequest(
    { options: await readOptions(readingOptions, options, '.') },
    operands,
    { labels: [], needs: { spend: 'required', tenure: 'required' } },
    '.',
  );

test('says what the options say', async () => {
  const asked = await request({
    column: ['spend=Amount:mo', 'id=-', 'start=Created: on'],
    'date-order': 'dmy',
    decimal: ',',
    encoding: 'latin1',
    delimiter: 'tab',
    currency: '€',
    rates: 'rates.csv',
    duplicates: 'sum',
    'as-of': '2024-12-31',
    join: ['b.csv'],
    rejects: 'out.csv',
  });
  expect(asked).toMatchObject({
    files: ['a.csv'],
    join: ['b.csv'],
    dateOrder: 'dmy',
    decimal: ',',
    encoding: 'windows-1252',
    delimiter: '\t',
    currency: 'EUR',
    rates: 'rates.csv',
    duplicates: 'sum',
    // 55 years with 14 leap days after 1970-01-01, less a day.
    asOf: 55 * 365 + 14 - 1,
    keepRejects: true,
  });
  expect([...asked.columns]).toEqual([
    ['spend', { text: 'Amount:mo', header: 'Amount', unit: { count: 1, unit: 'mo' } }],
    ['id', 'none'],
    ['start', { text: 'Created: on', header: 'Created: on' }],
  ]);
});

test('says nothing that the options do not say', async () => {
  expect(await request({})).toEqual({
    files: ['a.csv'],
    join: [],
    columns: new Map(),
    labels: [],
    needs: { spend: 'required', tenure: 'required' },
    keepRejects: false,
    log: { amounts: 'net', columns: new Map(), options: [] },
  });
});

test.each<[OptionTexts, string]>([
  [{ column: ['spend'] }, 'quantity-unreadable'],
  [{ column: ['spend='] }, 'quantity-unreadable'],
  [{ column: ['colour=Amount'] }, 'option-choice'],
  [{ column: ['id=A', 'id=B'] }, 'option-conflict'],
  [{ 'date-order': 'dym' }, 'option-choice'],
  [{ decimal: 'point' }, 'option-choice'],
  [{ duplicates: 'last' }, 'option-choice'],
  [{ encoding: 'ebcdic' }, 'option-choice'],
  [{ delimiter: 'ab' }, 'option-choice'],
  [{ delimiter: 'x' }, 'option-choice'],
  [{ currency: 'doubloons' }, 'quantity-unreadable'],
  [{ 'as-of': '01/02/2024' }, 'quantity-unreadable'],
  [{ 'as-of': 'today' }, 'quantity-unreadable'],
  [{ until: 'today' }, 'quantity-unreadable'],
  [{ 'silent-after': 'never' }, 'quantity-unreadable'],
  [{ rates: 'rates.csv' }, 'option-needs'],
])('%j is refused as %s', async (options, code) => {
  try {
    await request(options);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.problems.map((each) => each.code)).toEqual([code]);
    for (const each of error.problems) expect(words(each).advice).toMatch(/\.$/);
  }
});

test('every option has a help text, and those of orders a heading of their own', () => {
  const headings = readingOptions.map(({ group }) => group);
  expect([...new Set(headings)]).toEqual(['How files are read', 'Orders']);
  for (const { help } of readingOptions) expect(help.length).toBeGreaterThan(20);
});
