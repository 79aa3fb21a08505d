import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OptionTexts } from '../option.ts';
import type { CohortsResult } from './result.ts';
import { answered } from './testing/answered.ts';
import { countedRows, logText, rowsText } from './testing/counted-rows.ts';

const dayAfter = (days: number) =>
  new Date(Date.UTC(2022, 10, 15 + days)).toISOString().slice(0, 10);

const order = fc.record({
  // Nobody knows who guests are.
  customer: fc.constantFrom('', ...'abcdefghijklmnop'),
  date: fc.oneof(fc.nat(60), fc.nat(800)).map(dayAfter),
  amount: fc.integer({ min: -90_000, max: 900_000 }),
  channel: fc.constantFrom('', 'shop', 'web', 'Arts, "all"'),
});

const logs = fc
  .array(order, { minLength: 1, maxLength: 80 })
  .filter((log) => log.some(({ customer, amount }) => customer !== '' && amount >= 0));

/** What is left out of a result from counts. */
function withoutModels(result: CohortsResult): unknown {
  const { source, amounts, takenOff, calendar, revenueKept, notInCells, ...figures } = result;
  return JSON.parse(
    JSON.stringify(figures, (key, value) =>
      /^(interval|mayCostInterval|expectedAtMonths|expectedOrdinary|chance)$/.test(key)
        ? null
        : value,
    ),
  );
}

const asked: fc.Arbitrary<OptionTexts> = fc.record(
  {
    cohort: fc.constantFrom('month', 'quarter', 'year'),
    period: fc.constantFrom('month', 'quarter', 'year'),
    by: fc.constant(['channel']),
    after: fc.constant(['1d', '7d', '45d', '1y']),
  },
  { requiredKeys: [] },
);

const costs: fc.Arbitrary<OptionTexts> = fc.oneof(
  fc.constant({}),
  fc.constant({ margin: '40%', serving: '1.20/order + 3%', acquisition: '12.5', payback: '90d' }),
  fc.constant({ margin: '55%', 'acquisition-costs': 'months.csv', payback: '30d' }),
  fc.constant({ margin: '55%', 'acquisition-costs': 'ever.csv' }),
);

const spending = {
  'months.csv':
    'channel,month,cost\nshop,2022-11,31\nweb,2022-12,20\nshop,2023-02,7\nweb,2023-08,9\nshop,2022-01,3\n',
  'ever.csv': 'channel,cost\nshop,100\nradio,3\n',
};

test('what a database counts shows the figures of the log', async () => {
  await fc.assert(
    fc.asyncProperty(logs, fc.nat(50), asked, costs, async (log, more, options, economics) => {
      const bySegment = options['by'] !== undefined;
      const last =
        log
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? '';
      const until = new Date(Date.parse(last) + more * 86_400_000).toISOString().slice(0, 10);
      const files = {
        'log.csv': logText(log),
        'rows.csv': rowsText(countedRows(log, until, bySegment), bySegment),
        ...spending,
      };
      const given = { ...options, ...economics };
      const single = await answered(files, { ...given, until });
      const counted = await answered(files, { ...given, source: 'cells' }, 'rows.csv');
      expect(withoutModels(counted.result)).toEqual(withoutModels(single.result));
      expect(counted.result.notInCells).toEqual(['intervals', 'expectedPurchases', 'revenueKept']);
      const [, behind] = counted.sources;
      const [file] = single.sources;
      expect({ ...behind, file: '' }).toEqual({ ...file, file: '' });
    }),
    { seed: 17, numRuns: 60 },
  );
});
