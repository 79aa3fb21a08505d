import { expect, test } from 'vitest';
import { cohortsFrom, survivorLines, tenuresFrom } from './testing/tenures-from.ts';

const thousand = { 'cohort-size': '1000' };
const read = async (...args: Parameters<typeof cohortsFrom>) =>
  survivorLines(await cohortsFrom(...args));

test('percents of several cohorts, by year, in any order of rows', async () => {
  const table =
    'cohort,year,percent_surviving\nregular,1,63.1\nhighend,0,100.0\nregular,0,100.0\nhighend,2,74.3\nhighend,1,86.9\n';
  const cohorts = await cohortsFrom(table, thousand);
  expect(survivorLines(cohorts)).toEqual(['regular 0:1000 1:631', 'highend 0:1000 1:869 2:743']);
  // To the last digit: 86.9 percent of 1000 are 869 customers, not 868.9999999999999.
  expect([...(cohorts.cohorts[1]?.surviving ?? [])]).toEqual([1000, 869, 743]);
  expect(cohorts).toMatchObject({
    header: 'cohort',
    unit: { count: 1, unit: 'y' },
    sources: [{ file: 'a.csv', read: 5, used: 5, setAside: {}, rejected: 0 }],
  });
  expect(cohorts.problems.tallies()).toEqual([]);
});

test.each([
  ['counts', 'month,survivors\n0,1000\n1,900\n', {}, ['(all) 0:1000 0.0833333:900']],
  ['counts of customers', 'Month,Customers\n0,100\n1,90\n', {}, ['(all) 0:100 0.0833333:90']],
  [
    'counts with thousands',
    'year,count\n0,"12,000"\n1,"9,000"\n',
    { decimal: '.' },
    ['(all) 0:12000 1:9000'],
  ],
  [
    'counts without time 0',
    'year,remaining\n1,600\n2,400\n',
    thousand,
    ['(all) 0:1000 1:600 2:400'],
  ],
  ['percents in the header', 'year,% surviving\n0,100\n1,50\n', thousand, ['(all) 0:1000 1:500']],
  ['percents in brackets', 'year,Survival (%)\n0,100\n1,50\n', thousand, ['(all) 0:1000 1:500']],
  ['percent signs', 'week,retained\n0,100%\n1,50 %\n', thousand, ['(all) 0:1000 0.019165:500']],
  ['100 at time 0 and a size', 'year,active\n0,100\n1,50\n', thousand, ['(all) 0:1000 1:500']],
  ['100 at time 0 and fractions', 'year,active\n0,100\n1,62.5\n', thousand, ['(all) 0:1000 1:625']],
  ['percents without time 0', 'year,pct retained\n1,60\n', thousand, ['(all) 0:1000 1:600']],
  ['shares', 'year,share surviving\n0,1\n1,0.5\n', thousand, ['(all) 0:1000 1:500']],
  ['a rate of survival', 'year,Survival Rate\n0,1.0\n1,0.631\n', thousand, ['(all) 0:1000 1:631']],
  ['survival', 'Age (months),survival\n0,1\n6,0.5\n', thousand, ['(all) 0:1000 0.5:500']],
  [
    'shares called percents',
    'year,percent_surviving\n0,1\n1,.5\n',
    thousand,
    ['(all) 0:1000 1:500'],
  ],
  ['a share without time 0', 'year,retention rate\n1,0.5\n', thousand, ['(all) 0:1000 1:500']],
  ['decimal commas', 'year;percent\n0;100,0\n1;62,5\n', thousand, ['(all) 0:1000 1:625']],
  ['a year left out', 'year,survivors\n0,10\n3,5\n', {}, ['(all) 0:10 3:5']],
  ['time 0 alone', 'year,survivors\n0,10\n', {}, ['(all) 0:10']],
  ['nobody left', 'year,survivors\n0,10\n1,0\n2,0\n', {}, ['(all) 0:10 1:0 2:0']],
  ['a size that agrees', 'year,survivors\n0,1000\n1,9\n', thousand, ['(all) 0:1000 1:9']],
  ['quarters', 'quarter,customers\n0,10\n2,5\n', {}, ['(all) 0:10 0.5:5']],
  ['units in the name', 'years since start,alive\n0,10\n1,5\n', {}, ['(all) 0:10 1:5']],
  ['days', 'days,active users\n0,10\n365.25,5\n', {}, ['(all) 0:10 1:5']],
])('%s', async (_, table, options, expected) => {
  expect(await read(table, options)).toEqual(expected);
});

test('of columns that could be the survivors, those that say so, in customers if they can', async () => {
  const table =
    'plan,customers,year,survivors,percent surviving,rate\nbasic,10,0,10,100,\nbasic,10,1,5,50,.5\n';
  expect(await read(table)).toEqual(['basic 0:10 1:5']);
  expect(await read(table, { column: ['surviving=percent surviving'], ...thousand })).toEqual([
    'basic 0:1000 1:500',
  ]);
});

test('options name the columns', async () => {
  const table = 'group of people,n,left over\nA,0,10\nA,3,5\nB,0,8\n';
  const options = {
    column: ['segment=group of people', 'elapsed=n:mo', 'surviving=left over'],
  };
  expect(await read(table, options)).toEqual(['A 0:10 0.25:5', 'B 0:8']);
  const without = { column: ['elapsed=n:mo', 'surviving=left over'] };
  expect(await read(table, without, ['group of people'])).toEqual(['A 0:10 0.25:5', 'B 0:8']);
});

test('cohorts may go on in another file', async () => {
  const files = {
    'a.csv': 'cohort,year,survivors\nA,0,10\n',
    'b.csv': 'cohort,month,survivors\nA,6,9\nB,0,4\n',
  };
  const cohorts = await tenuresFrom(files);
  if (cohorts.kind !== 'cohorts') throw new Error('these are customers');
  expect(survivorLines(cohorts)).toEqual(['A 0:10 0.5:9', 'B 0:4']);
  expect(cohorts.sources.map(({ file, used }) => [file, used])).toEqual([
    ['a.csv', 1],
    ['b.csv', 2],
  ]);
});

test('standard input is read once, whichever of the two it is', async () => {
  const cohorts = await tenuresFrom({ '-': 'year,survivors\n0,10\n1,5\n' });
  expect(cohorts.kind).toBe('cohorts');
  const customers = await tenuresFrom({ '-': 'id,tenure_years,churn\nA,1,no\n' });
  expect(customers.kind).toBe('customers');
});

test('rows that hold no number are rejected, and lines that are no rows are skipped', async () => {
  const cohorts = await cohortsFrom(
    'Survivors of 2019\n\ncohort,year,survivors\nA,0,10\n,1,9\nA,,8\nA,2,\nA,3,many\nA,2019,3\nA,4\nA,5,2\nTotal,,30\n',
    { rejects: 'rejects.csv' },
  );
  expect(survivorLines(cohorts)).toEqual(['A 0:10 5:2']);
  expect(cohorts.sources).toEqual([{ file: 'a.csv', read: 8, used: 2, setAside: {}, rejected: 6 }]);
  expect(cohorts.rejects.map(({ line, code }) => [line, code])).toEqual([
    [5, 'cell-blank'],
    [6, 'cell-blank'],
    [7, 'cell-blank'],
    [8, 'number-unreadable'],
    [9, 'elapsed-implausible'],
    [10, 'cell-blank'],
  ]);
});

test('a cohort without customers is set aside', async () => {
  const cohorts = await cohortsFrom('cohort,year,count\nA,0,10\nB,0,0\nB,1,0\nA,1,5\n');
  expect(survivorLines(cohorts)).toEqual(['A 0:10 1:5']);
  expect(cohorts.sources[0]).toEqual({
    file: 'a.csv',
    read: 4,
    used: 2,
    setAside: { 'cohort-empty': 2 },
    rejected: 0,
  });
});
