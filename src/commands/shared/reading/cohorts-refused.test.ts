import { expect, test } from 'vitest';
import { words } from '../../../problems/catalogue.ts';
import { refusals } from './testing/customers-from.ts';
import { cohortsFrom, survivorLines, tenuresFrom } from './testing/tenures-from.ts';

const thousand = { 'cohort-size': '1000' };

test.each([
  ['percents', 'cohort,year,percent_surviving\nA,0,100\nA,1,63.1\n', {}, 'cohort-size-needed', 1],
  ['shares', 'year,survival\n0,1\n1,.5\n', {}, 'cohort-size-needed', 1],
  ['percent signs', 'year,retained\n0,100%\n1,50%\n', {}, 'cohort-size-needed', 1],
  ['fractions of 100', 'year,survivors\n0,100\n1,63.1\n', {}, 'cohort-size-needed', 1],
  [
    'cohorts of 100 each',
    'cohort,year,survivors\nA,0,100\nA,1,63\nB,0,100\n',
    {},
    'cohort-size-needed',
    1,
  ],
  ['a table that rises', 'year,survivors\n0,9\n1,5\n2,6\n', {}, 'survivors-rise', 4],
  ['percents that rise', 'year,percent\n0,100\n1,63\n2,70\n', thousand, 'survivors-rise', 4],
  ['a rise out of order', 'year,survivors\n2,6\n0,9\n1,5\n', {}, 'survivors-rise', 2],
  ['more than began', 'year,survivors\n0,9\n1,10\n', {}, 'survivors-exceed', 3],
  ['more than the size', 'year,survivors\n1,1200\n', thousand, 'survivors-exceed', 2],
  ['more than 100 percent', 'year,percent\n0,100\n1,101\n', thousand, 'survivors-exceed', 3],
  ['a share above 1', 'year,share\n0,1\n1,1.1\n', thousand, 'survivors-exceed', 3],
  ['fewer than the size', 'year,survivors\n0,900\n1,9\n', thousand, 'survivors-unclear', 2],
  ['customers, and a size', 'year,customers\n0,100\n', thousand, 'survivors-unclear', 2],
  ['some percent signs', 'year,retained\n0,100%\n1,50\n', thousand, 'survivors-unclear', 3],
  ['98 percent at the start', 'year,percent\n0,98\n1,50\n', thousand, 'survivors-unclear', 2],
  [
    '98% at the start',
    'year,left\n0,98%\n1,50%\n',
    { ...thousand, column: ['surviving=left'] },
    'survivors-unclear',
    2,
  ],
  ['fractions of nothing', 'year,survivors\n0,98.5\n1,50\n', thousand, 'survivors-unclear', 2],
  ['a percent below 1 alone', 'year,percent\n1,.5\n', thousand, 'survivors-unclear', 2],
  ['a time twice', 'cohort,year,survivors\nA,0,9\nB,0,9\nA,0,8\n', {}, 'time-repeated', 4],
  ['no row at time 0', 'year,survivors\n1,9\n', {}, 'cohort-start-missing', 2],
  [
    'all left in the first year',
    'year,percent\n1,100\n2,60\n',
    thousand,
    'cohort-start-missing',
    2,
  ],
  ['a negative number', 'year,survivors\n0,9\n1,-1\n', {}, 'cohort-negative', 3],
  ['a negative time', 'year,survivors\n0,9\n-1,9\n', {}, 'cohort-negative', 3],
  ['a unit that is missing', 'period,survivors\n0,9\n', {}, 'column-unit-missing', 1],
  ['two times', 'year,month,survivors\n0,0,9\n', {}, 'column-conflict', 1],
  ['two numbers of survivors', 'year,alive,remaining\n0,9,9\n', {}, 'column-conflict', 1],
  ['a survivor column alone', 'hour,n\n0,9\n', { column: ['surviving=n'] }, 'column-missing', 1],
  [
    'a header that is nowhere',
    'year,n\n0,9\n',
    { column: ['surviving=m'] },
    'column-unknown',
    undefined,
  ],
  ['customers that name a cohort', 'name,year,survivors\nA,0,9\n', {}, 'kinds-mixed', 1],
  ['months and a name', 'name,months,survivors\nA,0,9\n', {}, 'kinds-mixed', 1],
  [
    'dates with survivors',
    'cohort,year,survivors,start\nA,0,9,2020-01-01\n',
    { column: ['surviving=survivors'] },
    'kinds-mixed',
    1,
  ],
  ['calendar years', 'year,survivors\n2019,9\n2020,5\n', {}, 'rows-none-left', undefined],
  ['an empty cohort alone', 'year,survivors\n0,0\n1,0\n', {}, 'rows-none-left', undefined],
  [
    'a file of one kind and another',
    'year,survivors\n0,9\n',
    { 'as-of': '2024-01-01' },
    'option-needs',
    undefined,
  ],
])('%s', async (_, table, options, code, line) => {
  const problems = await refusals(cohortsFrom(table, options));
  expect(problems.at(-1)).toMatchObject({
    code,
    ...(line === undefined ? {} : { at: { file: 'a.csv', line } }),
  });
  for (const each of problems) {
    expect(words(each).message).not.toMatch(/\.$|undefined|NaN/);
    expect(words(each).advice).toMatch(/\.$/);
  }
});

test('names the first of each kind, and every kind', async () => {
  const table = 'cohort,year,survivors\nA,0,9\nA,1,10\nA,2,5\nA,3,6\nB,0,3\nB,1,4\nC,1,2\nC,1,2\n';
  const problems = await refusals(cohortsFrom(table));
  expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([
    ['survivors-exceed', 3],
    ['survivors-rise', 5],
    ['cohort-start-missing', 8],
  ]);
  expect(problems[1]?.at?.excerpt).toBe('A,3,6');
});

test('percents are wrong with or without the size of their cohort', async () => {
  const problems = await refusals(cohortsFrom('year,percent\n0,100\n1,63\n2,70\n'));
  expect(problems.map(({ code }) => code)).toEqual(['survivors-rise', 'cohort-size-needed']);
});

test('what the message says settles it', async () => {
  const lines = async (...args: Parameters<typeof cohortsFrom>) =>
    survivorLines(await cohortsFrom(...args));
  expect(await lines('name,year,survivors\nA,0,9\n', { column: ['segment=name'] })).toEqual([
    'A 0:9',
  ]);
  expect(await lines('period,survivors\n2,9\n0,9\n', { column: ['elapsed=period:mo'] })).toEqual([
    '(all) 0:9 0.166667:9',
  ]);
});

test('lists of customers stay lists of customers', async () => {
  const asOf = { 'as-of': '2024-01-01' };
  const kinds: [string, object][] = [
    ['id,months,active\nA,3,yes\n', {}],
    ['months,active\n3,yes\n', { column: ['id=-'] }],
    ['customer,start,month,active\nA,2023-01-01,2023-02,yes\n', asOf],
    ['customer,tenure_months,survived\nA,3,ended\n', { column: ['status=survived'] }],
    ['customer,year,remaining,start,end\nA,1,2,2023-01-01,\n', asOf],
  ];
  for (const [content, options] of kinds)
    expect((await tenuresFrom({ 'a.csv': content }, { ...options })).kind).toBe('customers');
});

test('files of both kinds, and options of the other kind, are refused', async () => {
  const customers = 'id,tenure_years,churn\nA,1,no\n';
  const cohorts = 'year,survivors\n0,9\n';
  expect(await refusals(tenuresFrom({ 'a.csv': customers, 'b.csv': cohorts }))).toMatchObject([
    { code: 'kinds-mixed', args: { mixed: 'files', others: 'a.csv' }, at: { file: 'b.csv' } },
  ]);
  expect(await refusals(tenuresFrom({ 'a.csv': customers }, thousand))).toMatchObject([
    { code: 'option-needs', args: { option: '--cohort-size' } },
  ]);
  const measures = { 'a.csv': 'year,survivors\n0,9\n', 'b.csv': 'year,percent\n1,50\n' };
  expect(await refusals(tenuresFrom(measures, thousand))).toMatchObject([
    { code: 'survivors-unclear', args: { reason: 'headers' }, at: { file: 'b.csv' } },
  ]);
});

test.each([
  ['many', 'quantity-unreadable'],
  ['0', 'out-of-range'],
  ['-5', 'out-of-range'],
  ['10.5', 'out-of-range'],
])('a cohort of %s customers is refused', async (size, code) => {
  const reading = cohortsFrom('year,percent\n0,100\n', { 'cohort-size': size });
  expect((await refusals(reading)).map((each) => each.code)).toEqual([code]);
});
