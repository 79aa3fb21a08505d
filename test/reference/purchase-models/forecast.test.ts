import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { forecast as forecastCommand } from '../../../src/commands/forecast/command.ts';
import type { OptionTexts } from '../../../src/commands/option.ts';
import { runOf } from '../../../src/commands/testing/run-of.ts';
import { decimalSum } from '../../../src/core/numeric/decimal-grid.ts';

const run = runOf(forecastCommand);

// Published figures: Fader & Hardie's sample of CDNOW, of which 39 weeks are held out.
const folder = process.env['REFERENCE_DATA'];
const why = folder === undefined ? ' (REFERENCE_DATA does not name the folder of the data)' : '';

const forecast = async (options: OptionTexts) => {
  const operands = [join(folder ?? '', 'cdnow/transactions.csv')];
  const world = { directory: '.', stdin: Readable.from([]) };
  const { report } = await run({ operands, options: { holdout: '39w', ...options } }, world);
  return report;
};

describe.skipIf(folder === undefined)(`rapport forecast on CDNOW${why}`, () => {
  it.each([
    ['bg-nbd', [0.24259452, 4.41360213, 0.79292214, 2.42590734], -9582.429207, 1653.4, 0.785],
    ['pareto-nbd', [0.55327701, 10.57768286, 0.6062401, 11.66873969], -9594.976179, 1665.5, 0.755],
  ] as const)('%s, from the raw transactions', async (model, parameters, log, total, error) => {
    const { result } = await forecast({ model });
    const { holdout } = result;
    const found = Object.values(holdout?.parameters ?? {});
    for (const [i, value] of parameters.entries()) expect(found[i]).toBeCloseTo(value, 4);
    expect(holdout?.logLikelihood).toBeCloseTo(log, 5);
    expect(holdout).toMatchObject({ from: '1997-10-01', until: '1998-06-30', days: 273 });
    expect(holdout).toMatchObject({ customers: 2357, leftOut: 0, actual: 1882, inside: false });
    expect(holdout?.predicted).toBeCloseTo(total, 1);
    expect(holdout?.mae).toBeCloseTo(error, 3);
    expect(holdout?.pastRate.predicted).toBeCloseTo(2930, 0);
    expect(holdout?.pastRate.mae).toBeCloseTo(1.024, 3);
    expect(holdout?.buyers.actual).toBe(684);
    const bought = holdout?.byBuysWithin.map(({ customers, actual }) => customers * actual) ?? [];
    expect(bought.reduce((sum, each) => sum + each, 0)).toBeCloseTo(684, 6);
    expect(holdout?.weeks.at(-1)?.actual).toBe(1882);
    expect(result).toMatchObject({ model, chosenBy: '--model' });
  });

  it('takes the least AIC on the whole log, whatever the backtest says', async () => {
    const { result } = await forecast({});
    const { models = [] } = result;
    const aics = models.map(({ aic }) => aic);
    const chosen = models.find(({ model }) => model === result.model);
    expect(result).toMatchObject({
      model: 'mbg-nbd',
      chosenBy: 'aic',
      indistinguishable: ['mbg-nbd'],
    });
    expect(chosen?.aic).toBe(Math.min(...aics));
    const errors = new Map(models.map(({ model, holdout }) => [model, holdout?.mae]));
    expect(errors.get('pareto-nbd')).toBeCloseTo(0.755, 3);
    expect(errors.get('bg-nbd')).toBeCloseTo(0.785, 3);
    expect(errors.get('mbg-nbd')).toBeGreaterThan(errors.get('pareto-nbd') ?? 0);
  });

  it('forecasts the same in days as in weeks', async () => {
    const weeks = await forecast({ model: 'bg-nbd' });
    const days = await forecast({ model: 'bg-nbd', unit: 'day' });
    const ratio = (of: (result: typeof weeks.result) => number | undefined) =>
      (of(days.result) ?? Number.NaN) / (of(weeks.result) ?? Number.NaN);
    expect(ratio(({ total }) => total.spendToCome?.expected)).toBeCloseTo(1, 6);
    expect(ratio(({ parameters }) => parameters?.['alpha'])).toBeCloseTo(7, 4);
    expect(ratio(({ parameters }) => parameters?.['r'])).toBeCloseTo(1, 4);
  });

  it('adds up: segments, steps and customers', async () => {
    const { result, sources } = await forecast({ each: true, margin: '30%', discount: '10%' });
    // As decimals: the sum of doubles would round once more with each of them.
    const sum = (values: readonly (number | undefined)[]) =>
      decimalSum(values.map((value) => value ?? 0));
    const { total, segments } = result;
    const customers = [...(result.customers ?? [])];
    expect(sum(segments.map(({ value }) => value?.expected))).toBe(total.value?.expected);
    expect(sum(total.waterfall?.map(({ amount }) => amount) ?? [])).toBe(total.value?.expected);
    expect(sum(customers.map(({ value }) => value))).toBeCloseTo(total.value?.expected ?? 0, 3);
    const buyers = customers.reduce((total, { buysWithin }) => total + (buysWithin ?? 0), 0);
    // The total is rounded once, and so is each of its parts: to a millionth.
    expect(Math.abs(buyers - (total.buyers ?? 0))).toBeLessThan(0.5e-6 * (customers.length + 2));
    expect(sources[0]).toMatchObject({ read: 6919, used: 6919 });
  });
});
