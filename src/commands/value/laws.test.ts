import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, printedSum } from '../../core/numeric/testing/printed-sum.ts';
import { estimate as estimateCommand } from '../estimate/command.ts';
import type { OneEstimate } from '../estimate/result.ts';
import { runOf } from '../testing/run-of.ts';
import { resultSchema } from './result.ts';
import { economics, stay } from './testing/economics.ts';
import { household, households, householdsValue, monthlySpend } from './testing/households.ts';

const estimate = runOf(estimateCommand);

const maybeStay = fc.oneof(fc.constant({}), stay);
const settings = { seed: 20_260, numRuns: 60 };

/** Amounts that agree but for rounding: the grid of a waterfall is a millionth, or finer than 10⁻¹² of the value. */
const near = (actual: number, expected: number, customers = 1) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    1e-5 * customers + 1e-10 * Math.abs(expected),
  );

describe('whatever the customers and the terms', { timeout: 20_000 }, () => {
  it('segments add up to the total exactly, in every step, and each waterfall to its value', async () => {
    await fc.assert(
      fc.asyncProperty(households, economics, maybeStay, async (rows, terms, stays) => {
        const { segments, total } = await householdsValue(rows, {
          ...terms,
          ...stays,
          by: ['home'],
        });
        for (const [at, { step, amount }] of total.waterfall.entries()) {
          const parts = segments.map(({ waterfall }) => waterfall[at]);
          expect(parts.map((part) => part?.step)).toEqual(segments.map(() => step));
          expect(printedSum(parts.map((part) => part?.amount ?? 0))).toBe(printed(amount));
        }
        for (const line of [...segments, total]) {
          const amounts = (steps: typeof line.waterfall) => steps.map(({ amount }) => amount);
          expect(printedSum(amounts(line.waterfall))).toBe(printed(line.netValue));
          const before = line.waterfall.filter(({ step }) => step !== 'acquisition');
          expect(printedSum(amounts(before))).toBe(printed(line.totalValue));
        }
      }),
      settings,
    );
  });

  it('the listed customers add up to their segment and to the total, as decimals', async () => {
    await fc.assert(
      fc.asyncProperty(households, economics, maybeStay, async (rows, terms, stays) => {
        const options = { ...terms, ...stays, by: ['home'], each: true } as const;
        const { segments, total, customers = [] } = await householdsValue(rows, options);
        expect(customers).toHaveLength(rows.length);
        for (const { segment, totalValue, customers: count } of segments) {
          const own = customers.filter((each) => each.segment['home'] === segment['home']);
          expect(own).toHaveLength(count);
          expect(printedSum(own.map(({ lifetimeValue }) => lifetimeValue))).toBe(
            printed(totalValue),
          );
        }
        expect(printedSum(customers.map(({ lifetimeValue }) => lifetimeValue))).toBe(
          printed(total.totalValue),
        );
      }),
      settings,
    );
  });

  it('dividing the customers does not change their total', async () => {
    await fc.assert(
      fc.asyncProperty(households, economics, maybeStay, async (rows, terms, stays) => {
        const whole = await householdsValue(rows, { ...terms, ...stays });
        const divided = await householdsValue(rows, { ...terms, ...stays, by: ['home', 'id'] });
        expect(divided.segments).toHaveLength(rows.length);
        near(divided.total.netValue, whole.total.netValue, rows.length);
        for (const field of ['customers', 'annualSpend', 'meanYears', 'lifetimeValue'] as const) {
          expect(divided.total[field]).toEqual(whole.total[field]);
        }
      }),
      settings,
    );
  });

  it('the order of the rows changes nothing but the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(households, economics, maybeStay, async (rows, terms, stays) => {
        const options = { ...terms, ...stays, by: ['home'] };
        const { total, segments } = await householdsValue(rows, options);
        const turned = await householdsValue(rows.toReversed(), options);
        expect(turned.segments.map(({ segment }) => segment)).toEqual(
          segments.map(({ segment }) => segment),
        );
        near(turned.total.netValue, total.netValue, rows.length);
      }),
      settings,
    );
  });

  it('the JSON keeps to its schema: numbers where numbers are promised', async () => {
    await fc.assert(
      fc.asyncProperty(households, economics, maybeStay, async (rows, terms, stays) => {
        const options = { ...terms, ...stays, by: ['home'], each: true } as const;
        const printed: unknown = JSON.parse(JSON.stringify(await householdsValue(rows, options)));
        expect(resultSchema.parse(printed)).toEqual(printed);
      }),
      settings,
    );
  });
});

it('a recorded tenure that everybody has is worth what assuming it is', async () => {
  const months = fc.integer({ min: 1, max: 120 });
  await fc.assert(
    fc.asyncProperty(households, months, economics, async (rows, everybody, terms) => {
      const alike = rows.map((row) => ({ ...row, months: everybody }));
      const observed = await householdsValue(alike, { ...terms, by: ['home'] });
      const assumed = await householdsValue(alike, {
        ...terms,
        by: ['home'],
        tenure: `${everybody}mo`,
      });
      expect(assumed.leftOut).toEqual(observed.leftOut);
      for (const [s, line] of [...observed.segments, observed.total].entries()) {
        const other = [...assumed.segments, assumed.total][s];
        near(other?.totalValue ?? Number.NaN, line.totalValue, rows.length);
        near(other?.netValue ?? Number.NaN, line.netValue, rows.length);
      }
    }),
    settings,
  );
});

describe('one customer in a file is worth what estimate says', { timeout: 20_000 }, () => {
  const estimated = async (options: Parameters<typeof estimate>[0]['options']) => {
    const world = { directory: '.', stdin: Readable.from([]) };
    return (await estimate({ operands: [], options }, world)).report.result as OneEstimate;
  };

  it.each(['with a stay', 'with a recorded tenure'])('%s, step by step', async (how) => {
    const recorded = how === 'with a recorded tenure';
    await fc.assert(
      fc.asyncProperty(household, economics, stay, async (drawn, terms, stays) => {
        const one = { ...drawn, months: Math.max(0.5, drawn.months) };
        const tenure = { tenure: `${one.months}mo` };
        const spend = `${monthlySpend(one)}/mo`;
        const alone = await estimated({ ...terms, ...(recorded ? tenure : stays), spend });
        const { total, leftOut } = await householdsValue(
          [one],
          recorded ? terms : { ...terms, ...stays },
        );
        expect(leftOut).toEqual(alone.leftOut);
        expect(total.waterfall.map(({ step }) => step)).toEqual(
          alone.waterfall.map(({ step }) => step),
        );
        for (const [i, { amount }] of total.waterfall.entries()) {
          near(amount, alone.waterfall[i]?.amount ?? Number.NaN);
        }
        near(total.totalValue, alone.lifetimeValue);
        near(total.netValue, alone.netValue);
        near(total.meanYears ?? Number.NaN, alone.years);
      }),
      settings,
    );
  });
});
