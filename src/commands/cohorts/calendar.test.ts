import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import { cohorts as cohortsCommand, rows } from './command.ts';
import type { AfterDays, CohortsResult } from './result.ts';

const run = runOf(cohortsCommand);
const christmas = readFileSync(new URL('../../../fixtures/christmas/orders.csv', import.meta.url));

const reportOf = async (log: string | Buffer, options: OptionTexts = {}) => {
  const world = { directory: tmpdir(), stdin: Readable.from([log]) };
  return (await run({ operands: ['-'], options }, world)).report;
};

describe('a shop with a peak before Christmas', () => {
  const figures = ['repeatPurchases', 'expectedAtMonths', 'expectedOrdinary'] as const;
  const weighted = ({ cohorts }: CohortsResult, k: number, figure: (typeof figures)[number]) => {
    const entries = cohorts.flatMap(({ after }) => after[k] ?? []);
    const customers = entries.reduce((sum, each) => sum + each.customers, 0);
    return entries.reduce((sum, of) => sum + of.customers * (of[figure] ?? 0), 0) / customers;
  };

  it.each([{}, { cohort: 'year' }, { by: ['channel'] }])(
    'has a total that is the mean of its cohorts, weighted by their customers: %j',
    async (options) => {
      const { result } = await reportOf(christmas, options);
      for (const [k, of] of result.total.after.entries())
        for (const figure of figures)
          expect(weighted(result, k, figure)).toBeCloseTo(of[figure] ?? Number.NaN, 5);
    },
  );

  it('is expected to buy alike within a year, whatever the month', async () => {
    const { result } = await reportOf(christmas, { after: ['365d'] });
    for (const { after } of result.cohorts) {
      const { customers = 0, expectedAtMonths, expectedOrdinary } = after[0] ?? {};
      if (customers === 0) continue;
      expect((expectedAtMonths ?? 0) / (expectedOrdinary ?? 0)).toBeCloseTo(1, 1);
    }
  });

  it('has no expectation where nothing is looked for, and every other figure as before', async () => {
    const off = { seasons: 'off', trend: 'off' };
    const [found, plain] = await Promise.all([reportOf(christmas), reportOf(christmas, off)]);
    const isNull = ({ expectedAtMonths, expectedOrdinary, chance }: AfterDays) =>
      expectedAtMonths === null && expectedOrdinary === null && chance === null;
    expect(plain.result.total.after.every(isNull)).toBe(true);
    const counted = ({ total, cohorts }: CohortsResult) =>
      [total, ...cohorts].map((line) => ({
        ...line,
        after: line.after.map(
          ({ expectedAtMonths: _, expectedOrdinary: __, chance: ___, ...rest }) => rest,
        ),
      }));
    expect(counted(plain.result)).toEqual(counted(found.result));
    const columns = (report: typeof found) => Object.keys(rows(report)[0] ?? {});
    const more = columns(found).filter((name) => !columns(plain).includes(name));
    expect(more.filter((name) => name.endsWith('30d'))).toEqual([
      'repeats30d',
      'expected30d',
      'ordinary30d',
      'chance30d',
    ]);
    expect(columns(plain).filter((name) => !columns(found).includes(name))).toEqual([]);
  });
});

it('counts purchases after the first, and expects nothing, in a log that is too short', async () => {
  const log = 'customer,date,amount\nAnn,2024-01-01,1\nAnn,2024-01-31,1\nBob,2024-01-20,1\n';
  const { result } = await reportOf(log, { until: '2024-04-10', after: ['30d'] });
  expect(result.calendar?.seasons).toMatchObject({ used: false, why: 'too-short' });
  expect(result.cohorts[0]?.after[0]).toMatchObject({
    repeatPurchases: 0.5,
    expectedAtMonths: null,
    expectedOrdinary: null,
    chance: null,
  });
});

it('refuses a season that is requested and cannot be found', async () => {
  const log = 'customer,date,amount\nAnn,2024-01-01,1\nAnn,2024-01-31,1\nBob,2024-01-20,1\n';
  const refused = await reportOf(log, { seasons: 'on' }).catch((error: unknown) => error);
  if (!(refused instanceof Refusal)) throw new Error('not refused');
  expect(refused.problems.map(({ code }) => code)).toEqual(['season-unfound']);
});
