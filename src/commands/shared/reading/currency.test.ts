import { expect, test } from 'vitest';
import { customersFrom, lines, refusals, table } from './testing/customers-from.ts';

const head = 'id,monthly spend,tenure_months';
const codes = async (reading: Promise<unknown>) =>
  (await refusals(reading)).map(({ code }) => code);

test.each([
  ['a sign in the cells', `${head}\nA,€10,6\n`, 'EUR'],
  ['a sign that several currencies share', `${head}\nA,$10,6\n`, '$'],
  ['a sign and a code that can mean it', `${head},currency\nA,$10,6,CAD\n`, 'CAD'],
  ['a column', `${head},Currency\nA,10,6,eur\n`, 'EUR'],
  ['the header', 'id,Monthly spend (GBP),years\nA,10,6\n', 'GBP'],
  ['nothing', `${head}\nA,10,6\n`, null],
])('the currency is named by %s', async (_, content, currency) => {
  expect((await customersFrom({ 'a.csv': content })).currency).toBe(currency);
});

test('the option names it where the file does not', async () => {
  const asked = { options: { currency: 'eur' } };
  expect((await customersFrom({ 'a.csv': `${head}\nA,10,6\n` }, asked)).currency).toBe('EUR');
});

test.each([
  ['cells', { 'a.csv': `${head}\nA,€10,6\nB,$10,6\n` }],
  ['a column', { 'a.csv': `${head},currency\nA,10,6,EUR\nB,10,6,USD\n` }],
  ['files', { 'a.csv': `${head}\nA,€10,6\n`, 'b.csv': 'id,monthly spend (GBP),years\nB,10,6\n' }],
])('different currencies in %s are refused', async (_, files) => {
  expect(await codes(customersFrom(files))).toEqual(['currency-mixed']);
});

test('a file in another currency than the option says is refused', async () => {
  const asked = { options: { currency: 'USD' } };
  expect(await codes(table(`${head}\nA,€10,6\n`, asked))).toEqual(['currency-mixed']);
});

test.each([
  ['the cell and the column', `${head},currency\nA,$10,6,EUR\n`],
  ['the cell and the header', 'id,Monthly spend (EUR),years\nA,$10,6\n'],
  ['the column and the header', 'id,Monthly spend (EUR),years,currency\nA,10,6,USD\n'],
  ['two of three', 'id,Monthly spend (USD),years,currency\nA,$10,6,CAD\n'],
])('an amount of which %s name different currencies is rejected', async (_, content) => {
  const [first] = await refusals(table(content));
  expect(first).toMatchObject({ code: 'currency-contradicted', at: { line: 2 } });
});

test('a sign takes its currency from a code beside it', async () => {
  const read = await customersFrom(
    { 'a.csv': 'id,Monthly spend (USD),years\nA,$10,1\n', 'r.csv': 'currency,rate\nUSD,0.9\n' },
    { options: { currency: 'EUR', rates: 'r.csv' } },
  );
  expect(lines(read)).toEqual(['A 9/0.0833333y 1y']);
});

const mixed = `${head},currency\nA,10,6,EUR\nB,10,6,USD\nC,1000,6,JPY\n`;

test('rates convert', async () => {
  const read = await customersFrom(
    { 'a.csv': mixed, 'rates.csv': 'currency,rate\nUSD,0.9\nJPY,0.006\n' },
    { options: { currency: 'EUR', rates: 'rates.csv' } },
  );
  expect(lines(read)).toEqual([
    'A 10/0.0833333y 0.5y',
    'B 9/0.0833333y 0.5y',
    'C 6/0.0833333y 0.5y',
  ]);
  expect(read.currency).toBe('EUR');
});

test.each([
  ['decimal commas', 'currency;rate\nUSD;1.234\nJPY;0,006\n', 12340],
  ['decimal points', 'currency,rate\nUSD,1.234\nJPY,0.006\n', 12.34],
  ['grouping', 'currency,rate\nUSD,"1,234"\nJPY,0.006\n', 12340],
])('rates may have %s, if the file shows it', async (_, rates, dollars) => {
  const read = await customersFrom(
    { 'a.csv': mixed, 'rates.csv': rates },
    { options: { currency: 'EUR', rates: 'rates.csv' } },
  );
  expect([...read.customers.amount]).toEqual([10, dollars, 6]);
});

test.each([
  ['currency,rate\nUSD,0.9\n', 'rate-missing'],
  ['currency,rate\nUSD,0.9\nJPY,-1\n', 'rates-broken'],
  ['currency,rate\nUSD,0.9\nUSD,0.8\n', 'rates-broken'],
  ['currency,rate\ndollars,0.9\n', 'rates-broken'],
  ['code,per euro\nUSD,0.9\n', 'rates-broken'],
  ['currency,rate\nUSD,"1,234"\nJPY,2\n', 'rates-broken'],
  ['currency,rate\nUSD,1.234\nJPY,2\n', 'rates-broken'],
  ['currency,rate\nUSD,0.9\nJPY,"0,006"\n', 'rates-broken'],
])('rates %j are refused as %s', async (rates, code) => {
  const asked = { options: { currency: 'EUR', rates: 'rates.csv' } };
  const reading = customersFrom({ 'a.csv': mixed, 'rates.csv': rates }, asked);
  expect(await codes(reading)).toEqual([code]);
});

test('a blank currency matters where there is money', async () => {
  const read = await customersFrom({
    'a.csv': `${head},currency\nA,10,6,EUR\nB,0,6,\nC,5,6,\n`,
  });
  expect(read.customers.ids).toEqual(['A', 'B']);
  expect(read.sources[0]?.rejected).toBe(1);
});

test.each([
  ['a column', `${head},currency\nA,"1,234",6,JPY\nB,500,6,JPY\n`, {}],
  ['the header', 'id,Monthly spend (JPY),tenure_months\nA,"1,234",6\nB,500,6\n', {}],
  ['an option', `${head}\nA,"1,234",6\nB,500,6\n`, { currency: 'JPY' }],
  ['the cell', `${head}\nA,"¥1,234",6\nB,¥500,6\n`, {}],
  ['the cell, with points', `${head}\nA,1.234 KRW,6\nB,500 KRW,6\n`, {}],
])(
  'a mark before three digits parts thousands where %s names a currency without decimals',
  async (_, content, options) => {
    expect(await table(content, { options })).toEqual([
      'A 1234/0.0833333y 0.5y',
      'B 500/0.0833333y 0.5y',
    ]);
  },
);

test('in a currency with decimals such a mark stays open', async () => {
  expect(await codes(table(`${head},currency\nA,"1,234",6,EUR\n`))).toEqual(['decimal-ambiguous']);
  const asked = { options: { decimal: ',' } };
  const rejected = table(`${head}\nA,"¥1,234",6\nB,"¥12,5",6\n`, asked);
  expect(await rejected).toEqual(['B 12.5/0.0833333y 0.5y']);
});

test.each([
  ['Rs', 'INR'],
  ['R', 'ZAR'],
  ['Fr.', 'CHF'],
  ['kr.', 'ISK'],
  ['lei', 'MDL'],
  ['руб.', 'BYN'],
])('%s may be %s, and is none of its codes by itself', async (sign, code) => {
  const cells = `${head}\nA,10 ${sign},6\n`;
  const alone = await customersFrom({ 'a.csv': cells });
  expect(alone.currency).toBe(sign.replace('.', ''));
  const named = await customersFrom({ 'a.csv': cells }, { options: { currency: code } });
  expect(named.currency).toBe(code);
  const both = await customersFrom({ 'a.csv': `${head},currency\nA,10 ${sign},6,${code}\n` });
  expect(both.currency).toBe(code);
  const other = table(cells, { options: { currency: 'USD' } });
  expect(await codes(other)).toEqual(['currency-mixed']);
});
