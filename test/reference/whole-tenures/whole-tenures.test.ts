import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ModelName } from '../../../src/core/survival/family.ts';
import { fitModel } from '../../../src/core/survival/fit-model.ts';
import { fittedCurve } from '../../../src/core/survival/fitted-curve.ts';
import { kaplanMeier } from '../../../src/core/survival/kaplan-meier.ts';
import { riskSets } from '../../../src/core/survival/risk-sets.ts';
import { roundedStays, type TenureRounding } from '../../../src/core/survival/tenure-rounding.ts';

interface Oracle {
  readonly shownMonths: readonly number[];
  readonly sets: readonly {
    readonly direction: TenureRounding['direction'];
    readonly counts: readonly (readonly [months: number, ended: number, active: number])[];
    readonly models: Record<
      ModelName,
      { parameters: Record<string, number>; logLikelihood: number; survival: number[] }
    >;
    readonly table: readonly {
      months: number;
      atRisk: number;
      ended: number;
      survival: number;
    }[];
  }[];
}

// Written by generate.py beside it, which says with what.
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('oracle.json', import.meta.url), 'utf8'),
) as Oracle;

const near = (actual: number, expected: number, within: number, what: string) =>
  expect(Math.abs(actual / expected - 1), what).toBeLessThanOrEqual(within);

describe.each(oracle.sets)('months rounded $direction', ({ direction, counts, models, table }) => {
  const column = (of: (row: (typeof counts)[number]) => number) => Float64Array.from(counts, of);
  const stays = roundedStays(
    {
      entryYears: new Float64Array(counts.length),
      exitYears: column(([months]) => months / 12),
      ended: column(([, ended]) => ended),
      active: column(([, , active]) => active),
    },
    { direction, unit: 'mo' },
  );

  it.each(Object.entries(models) as [ModelName, (typeof models)[ModelName]][])(
    '%s',
    (model, expected) => {
      const fit = fitModel(model, stays, 1 / 12);
      if (!fit.ok) throw new Error(fit.problem.code);
      near(fit.value.logLikelihood, expected.logLikelihood, 1e-12, 'log-likelihood');
      for (const [name, value] of Object.entries(expected.parameters)) {
        near(fit.value.parameters[name] ?? Number.NaN, value, 1e-5, name);
      }
      const { survival } = fittedCurve(fit.value);
      for (const [i, months] of oracle.shownMonths.entries()) {
        near(survival(months / 12), expected.survival[i] ?? Number.NaN, 1e-6, `S(${months})`);
      }
    },
  );

  it('Kaplan–Meier is the life table', () => {
    const km = kaplanMeier(riskSets(stays));
    expect(km.years).toHaveLength(table.length);
    for (const [j, row] of table.entries()) {
      near(km.years[j] ?? Number.NaN, row.months / 12, 1e-12, 'time');
      expect(km.atRisk[j]).toBe(row.atRisk);
      expect(km.ended[j]).toBe(row.ended);
      near(km.survival[j] ?? Number.NaN, row.survival, 1e-12, `S(${row.months})`);
    }
  });
});
