import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionTexts } from '../option.ts';
import { rows } from './command.ts';
import type { CohortLine } from './result.ts';
import { answered, named } from './testing/answered.ts';
import { log } from './testing/small-log.ts';

const resultOf = async (log: string | Buffer, options?: OptionTexts, costs = '') =>
  (await answered({ 'log.csv': log, 'ads.csv': costs }, options)).result;

const refusedFor = async (log: string, options: OptionTexts, costs = '') => {
  const refused = await resultOf(log, options, costs).catch((error: unknown) => error);
  if (!(refused instanceof Refusal)) throw new Error('not refused');
  return refused.problems.map(({ code, args }) => ({ code, ...args }));
};

const money = ({ after }: CohortLine) => after.map(({ perCustomer }) => perCustomer);

const options = { until: '2024-04-10', after: ['30d', '60d', '2y'] };

test('a small log by hand: spend a customer, and nothing of what is not finished', async () => {
  const { cohorts, total, basis, revenueKept } = await resultOf(log, options);
  expect(basis).toBe('spend');
  expect(cohorts.map(({ cohort, customers, soFar }) => [cohort, customers, soFar])).toEqual([
    ['2024-01', 3, 58],
    ['2024-02', 1, 3],
  ]);
  // January: 42 of three within 30 days of each, 49 within 60. February: Dan's 3, both times.
  expect(cohorts.map(money)).toEqual([
    [14, 16.333333, null],
    [3, 3, null],
  ]);
  expect(money(total)).toEqual([45 / 4, 52 / 4, null]);
  expect(total.after.map(({ customers, returned }) => [customers, returned])).toEqual([
    // Ann on the 30th day, Cat on the 1st, Dan on the 29th.
    [4, 3 / 4],
    [4, 3 / 4],
    [0, null],
  ]);
  expect(cohorts[0]?.periods).toEqual([
    { period: 0, customers: 3, active: 1, returned: 0 },
    { period: 1, customers: 3, active: 1 / 3, returned: 1 / 3 },
    { period: 2, customers: 3, active: 1 / 3, returned: 2 / 3 },
    { period: 3, customers: 0, active: null, returned: null },
  ]);
  // In the first month after theirs: Cat of three, Dan of one.
  expect(total.periods[1]).toEqual({ period: 1, customers: 4, active: 2 / 4, returned: 2 / 4 });
  expect(revenueKept).toEqual([]);
});

test('margin is what is left of spend after goods, serving and marketing', async () => {
  const shares = { margin: '50%', serving: '5%', marketing: '5%' };
  const { cohorts, basis } = await resultOf(log, { ...options, ...shares });
  expect(basis).toBe('margin');
  expect(money(cohorts[0] as CohortLine)[0]).toBeCloseTo(14 * 0.4, 12);
  expect(cohorts[0]?.soFar).toBeCloseTo(58 * 0.4, 12);
});

test('costs by month are those of the customers won in it', async () => {
  const costs =
    'channel,month,cost\nweb,2024-01,12\nshop,2024-01,9\nweb,2024-02,4\nweb,2023-12,5\n';
  const asked = { ...options, margin: '50%', 'acquisition-costs': 'ads.csv' };
  const result = await resultOf(log, asked, costs);
  expect(result.costsByMonth).toBe(true);
  // 21 for three is 7 each: half of 42 for three is reached on the 30th day, and 29 is earned so far.
  expect(named(result, '2024-01')).toMatchObject({
    acquisitionSpending: 21,
    customersWon: 3,
    acquisitionCost: 7,
    earnedBack: 29 / 21,
    payback: { days: 30, customers: 3, observedDays: 70 },
  });
  // 4 for Dan, who has brought 1.50.
  expect(named(result, '2024-02')).toMatchObject({
    acquisitionCost: 4,
    earnedBack: 1.5 / 4,
    payback: { days: null, customers: 1, observedDays: 60 },
  });
  // Money that won nobody is not left out.
  expect(result.cohorts[0]).toMatchObject({
    cohort: '2023-12',
    customers: 0,
    acquisitionSpending: 5,
  });
  expect(result.total).toMatchObject({
    acquisitionSpending: 30,
    customersWon: 4,
    acquisitionCost: 7.5,
  });
  const quarterly = await resultOf(log, { ...asked, cohort: 'quarter' }, costs);
  expect(named(quarterly, '2024-Q1')).toMatchObject({ acquisitionSpending: 25, customersWon: 4 });
});

test('by channel: the channel of the first purchase, and the spending on it', async () => {
  const costs = 'channel,cost\nweb,12\nshop,9\nradio,3\n';
  const asked = { ...options, by: ['channel'], margin: '50%', 'acquisition-costs': 'ads.csv' };
  const result = await resultOf(log, asked, costs);
  expect(result.costsByMonth).toBe(false);
  expect(result.cohorts.map(({ segment }) => segment['channel'])).toEqual(['shop', 'web', 'radio']);
  expect(named(result, 'web')).toMatchObject({
    cohort: null,
    customers: 2,
    soFar: (22 + 16) / 2,
    acquisitionCost: 6,
  });
  // Ann and Cat: 15 + 7 within 30 days.
  expect(money(named(result, 'web'))[0]).toBe(22 / 2 / 2);
  expect(named(result, 'radio')).toMatchObject({
    customers: 0,
    acquisitionCost: null,
    earnedBack: null,
  });
  expect(result.total.acquisitionSpending).toBe(24);
  const months = await resultOf(
    log,
    { ...options, margin: '50%', 'acquisition-costs': 'ads.csv' },
    costs,
  );
  // Without months and without columns that divide, all of it won everybody: 24 for four.
  expect(months.cohorts.map(({ acquisitionCost }) => acquisitionCost)).toEqual([6, 6]);
});

test('one figure for everybody', async () => {
  const asked = { ...options, margin: '50%', acquisition: '6' };
  const { cohorts, total } = await resultOf(log, asked);
  expect(cohorts.map(({ acquisitionSpending }) => acquisitionSpending)).toEqual([18, 6]);
  // 37 of three, half of it margin, is above 6 each on the 1st day.
  expect(cohorts[0]?.payback?.days).toBe(1);
  expect(total.acquisitionCost).toBe(6);
});

test('revenue kept of last year', async () => {
  const two = [
    'customer,date,amount',
    'Ann,2023-01-01,100.00',
    'Ann,2024-06-01,150.00',
    'Bob,2023-06-01,100.00',
    'Bob,2024-07-01,40.00',
    'Cat,2023-07-01,50.00',
    'Dan,2024-12-31,70.00',
  ].join('\n');
  const { revenueKept } = await resultOf(two);
  expect(revenueKept).toEqual([
    {
      until: '2024-12-31',
      customers: 3,
      stayed: 2,
      spend: 250,
      spendNext: 190,
      netRevenueRetention: 190 / 250,
      grossRevenueRetention: 140 / 250,
      logoRetention: 2 / 3,
    },
  ]);
});

test('one customer on one day has finished nothing, and that is no error', async () => {
  const { cohorts, total } = await resultOf('customer,date,amount\nAnn,2024-01-05,10.00\n');
  expect(cohorts).toHaveLength(1);
  expect(money(total)).toEqual([null, null, null, null]);
  expect(total.periods).toEqual([{ period: 0, customers: 0, active: null, returned: null }]);
});

test('a row of the list has the figures side by side, and a blank where nothing is finished', async () => {
  const report = await answered({ 'log.csv': log }, options);
  expect(rows(report)[1]).toEqual({
    cohort: '2024-02',
    customers: 1,
    spendSoFar: 3,
    spend30d: 3,
    spend60d: 3,
    spend731d: null,
    returned30d: 1,
    returned60d: 1,
    returned731d: null,
    observed30d: 1,
    observed60d: 1,
    observed731d: 0,
    activeMonth0: 1,
    activeMonth1: 1,
    activeMonth2: null,
    activeMonth3: null,
  });
});

test('mistakes are told by their names', async () => {
  expect(await refusedFor(log, { acquisition: '6' })).toMatchObject([{ code: 'margin-needed' }]);
  expect(await refusedFor(log, { 'acquisition-costs': 'ads.csv' })).toMatchObject([
    { code: 'margin-needed' },
  ]);
  expect(await refusedFor(log, { serving: '4/mo', margin: '50%' })).toMatchObject([
    { code: 'out-of-range', what: '--serving' },
  ]);
  expect(await refusedFor(log, { serving: '4%' })).toMatchObject([{ code: 'margin-needed' }]);
  expect(await refusedFor(log, { after: ['30', '0d', '200y', '1d..2d'] })).toMatchObject([
    { code: 'unit-missing' },
    { code: 'out-of-range' },
    { code: 'out-of-range' },
    { code: 'quantity-unreadable' },
  ]);
  expect(await refusedFor(log, { by: ['chanel'] })).toMatchObject([
    { code: 'column-unknown', suggestion: 'channel' },
  ]);
  const asked = { margin: '50%', 'acquisition-costs': 'ads.csv', by: ['channel'] };
  expect(await refusedFor(log, asked, 'month,cost\n2024-01,5\n')).toMatchObject([
    { code: 'column-unknown', header: 'channel' },
  ]);
  const stray = `${log}\nEve,9999-12-30,1.00,web`;
  expect(await refusedFor(stray, { until: '9999-12-30' })).toMatchObject([
    { code: 'out-of-range', text: '2024-01-01 to 9999-12-30' },
  ]);
  const many = Array.from({ length: 1001 }, (_, i) => `C${i},2024-01-05,1.00,channel ${i}`);
  const header = 'customer,date,amount,channel';
  expect(await refusedFor([header, ...many].join('\n'), { by: ['channel'] })).toMatchObject([
    { code: 'out-of-range', text: '1,001 different values' },
  ]);
});

test('the order of the rows changes nothing', async () => {
  const [header = '', ...lines] = log.split('\n');
  const { result } = await answered({ 'log.csv': log }, options);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (mixed) => {
      expect(await resultOf([header, ...mixed].join('\n'), options)).toEqual(result);
    }),
    { seed: 5, numRuns: 20 },
  );
});

const data = process.env['REFERENCE_DATA'];

test.skipIf(data === undefined)('CDNOW by month, as counted apart in Python', async () => {
  const file = readFileSync(join(data ?? '', 'cdnow', 'transactions.csv'));
  const result = await resultOf(file, { after: ['30d', '90d', '180d', '365d', '500d'] });
  expect(result.cohorts.map(({ cohort, customers, soFar }) => [cohort, customers, soFar])).toEqual([
    ['1997-01', 781, 78842.79],
    ['1997-02', 857, 90680.26],
    ['1997-03', 719, 74568.89],
  ]);
  const closeTo = (expected: readonly (number | null)[]) =>
    expected.map((each) => (each === null ? null : expect.closeTo(each, 6)));
  expect(result.cohorts.map(money)).toEqual([
    closeTo([
      42.184340588988476, 53.84788732394366, 66.90008962868117, 87.6175928297055, 99.27556978233035,
    ]),
    closeTo([42.87947491248541, 54.29014002333722, 67.54968494749124, 89.73467911318554, null]),
    closeTo([48.56006954102921, 57.749221140472876, 70.07532684283727, 94.30414464534076, null]),
  ]);
  expect(money(result.total)).toEqual(
    closeTo([
      44.38199830292745, 55.198786593126854, 68.1048833262622, 90.42708527789563, 99.27556978233035,
    ]),
  );
  const counts = ({ customers, periods }: CohortLine, of: 'active' | 'returned') =>
    periods.map((each) => Math.round((each[of] ?? Number.NaN) * customers));
  expect(counts(named(result, '1997-03'), 'active')).toEqual([
    719, 87, 84, 78, 63, 64, 55, 57, 73, 65, 47, 51, 78, 32, 38, 45,
  ]);
  expect(counts(named(result, '1997-01'), 'returned')).toEqual([
    0, 124, 185, 206, 228, 260, 276, 287, 301, 312, 322, 329, 333, 337, 344, 347, 350, 355,
  ]);
  for (const [cost, days] of [
    ['10', [24, 16, 12, 17]],
    ['12', [55, 52, 28, 46]],
    ['20', [304, 277, 257, 277]],
  ] as const) {
    const { cohorts, total } = await resultOf(file, { margin: '25%', acquisition: cost });
    expect([...cohorts, total].map(({ payback }) => payback?.days)).toEqual(days);
  }
});
