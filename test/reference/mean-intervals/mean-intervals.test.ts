import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalDraws, randomSource } from '../../../src/core/numeric/random.ts';
import type { Interval } from '../../../src/core/uncertainty/bootstrap.ts';
import { closedFormInterval } from '../../../src/core/uncertainty/closed-form-interval.ts';
import { momentsTogether, stratumMoments } from '../../../src/core/uncertainty/moments.ts';
import { studentisedTotals } from '../../../src/core/uncertainty/studentised-totals.ts';
import { totalIntervals } from '../../../src/core/uncertainty/total-intervals.ts';

interface Oracle {
  readonly enumerated: readonly {
    readonly values: readonly number[];
    readonly scale: 'log' | 'plain';
    readonly interval: Interval;
  }[];
  readonly formulas: readonly {
    readonly strata: readonly (readonly number[])[];
    readonly total: number;
    readonly error: number;
    readonly interval: Interval;
  }[];
  readonly coverage: {
    readonly customers: number;
    readonly sigma: number;
    readonly sets: number;
    readonly studentisedLog: number;
    readonly closedForm: number;
  };
}
const oracle: Oracle = JSON.parse(readFileSync(new URL('oracle.json', import.meta.url), 'utf8'));

const line = { strata: [0], columns: [0] };

/** To so many parts of the figure. */
const near = (actual: number | undefined, expected: number, parts: number) =>
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThan(1 / parts);

describe('intervals of totals', () => {
  it.each(oracle.enumerated)(
    'by draws are those of all resamples there are: $values',
    ({ values, scale, interval }) => {
      const columns = [Float64Array.from(values)];
      const codes = new Uint32Array(values.length);
      const moments = columns.map((column) => stratumMoments(column, { codes, number: 1 }));
      const scaled = { ...line, scale };
      const how = { draws: 300_000, seed: 4 };
      const found = studentisedTotals({ codes, columns, moments }, [scaled], how).get(scaled)?.[0];
      // The quantiles are of a few values, far apart, which draws find exactly.
      near(found?.low, interval.low, 1e6);
      near(found?.high, interval.high, 1e6);
    },
  );

  it.each(oracle.formulas)('by the closed form have the ends of the cubic', (expected) => {
    const values = Float64Array.from(expected.strata.flat());
    const codes = Uint32Array.from(expected.strata.flatMap((own, s) => own.map(() => s)));
    const moments = momentsTogether(
      stratumMoments(values, { codes, number: expected.strata.length }),
    );
    near(moments.total, expected.total, 1e12);
    near(Math.sqrt(moments.variance), expected.error, 1e12);
    const { low, high } = closedFormInterval(moments);
    near(low, expected.interval.low, 1e11);
    near(high, expected.interval.high, 1e11);
  });

  it('contain the true figure as often as those of numpy do', { timeout: 60_000 }, () => {
    const { customers, sigma, ...theirs } = oracle.coverage;
    const sets = 2000;
    const normal = normalDraws(randomSource(31));
    const truth = customers * Math.exp((sigma * sigma) / 2);
    const holds = ({ low, high }: Interval) => (low <= truth && truth <= high ? 1 : 0);
    let [studentised, closed] = [0, 0];
    for (let set = 0; set < sets; set++) {
      const values = Float64Array.from({ length: customers }, () => Math.exp(sigma * normal()));
      const how = { draws: 1000, seed: set };
      const [found] = totalIntervals({ count: customers }, [values], [line], how);
      studentised += holds(found?.intervals[0] ?? { low: 0, high: 0 });
      const strata = { codes: new Uint32Array(customers), number: 1 };
      closed += holds(closedFormInterval(momentsTogether(stratumMoments(values, strata))));
    }
    for (const [ours, share] of [
      [studentised, theirs.studentisedLog],
      [closed, theirs.closedForm],
    ] as const) {
      const error = Math.sqrt(share * (1 - share) * (1 / sets + 1 / theirs.sets));
      expect(Math.abs(ours / sets - share)).toBeLessThan(3 * error);
    }
  });
});
