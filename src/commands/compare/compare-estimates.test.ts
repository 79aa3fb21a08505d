import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed } from '../../core/numeric/testing/printed-sum.ts';
import type { Output } from '../command.ts';
import { estimate as estimateCommand } from '../estimate/command.ts';
import type { OptionTexts } from '../option.ts';
import { runOf } from '../testing/run-of.ts';
import type { CompareResult } from './result.ts';
import { added, answered, bridgeBy, compared, effects } from './testing/compared.ts';

const estimate = runOf(estimateCommand);

async function comparedEstimates(
  before: OptionTexts,
  after: OptionTexts,
): Promise<Output<CompareResult>> {
  return compared(await answered(estimate, before), await answered(estimate, after));
}

const resultOf = ({ report }: Output<CompareResult>): CompareResult => report.result;

describe('two estimates', () => {
  it('are explained by their inputs, each at the mean of both orders', async () => {
    const result = resultOf(
      await comparedEstimates(
        { spend: '1000/y', tenure: '4y', margin: '25%' },
        { spend: '1200/y', tenure: '5y', margin: '25%' },
      ),
    );
    // spend: ½(200·4 + 200·5)·25 % = 225; tenure: ½(1000 + 1200)·1·25 % = 275.
    expect(effects(bridgeBy(result, 'input'))).toEqual({ spend: 225, tenure: 275 });
    expect(result.headline).toMatchObject({ before: 1000, after: 1500, changeShare: 0.5 });
  });

  it('count an input that one of them leaves out as new or vanished', async () => {
    const plain = { spend: '1000/y', tenure: '4y', margin: '25%' };
    const result = resultOf(await comparedEstimates(plain, { ...plain, serving: '50/y' }));
    expect(bridgeBy(result, 'input').parts).toEqual([
      { name: 'serving', kind: 'new', before: null, after: '50/y', effect: -200 },
    ]);
    expect(bridgeBy(result, 'step').parts[0]).toMatchObject({ name: 'serving', kind: 'new' });
  });

  it('are alike where only words differ: a default given, a unit, a range of the same base', async () => {
    const result = resultOf(
      await comparedEstimates(
        { spend: '1000/y', tenure: '4y', margin: '25%', discount: '10%' },
        {
          spend: '1000/y',
          tenure: '48mo',
          margin: '20%..25%..30%',
          discount: '10%',
          timing: 'mid',
        },
      ),
    );
    expect(result.headline.change).toBe(0);
    expect(bridgeBy(result, 'step').parts.every(({ effect }) => effect === 0)).toBe(true);
  });

  it('say what cannot be told apart where a mixture has no value', async () => {
    const { report } = await comparedEstimates(
      { spend: '1000/y', retention: '100%/y', horizon: '5y' },
      { spend: '1000/y', retention: '80%/y' },
    );
    expect(report.problems.map(({ code }) => code)).toEqual(['inputs-inseparable']);
    expect(report.result.bridges.map(({ by }) => by)).toEqual(['step']);
  });

  it('say so where too many inputs changed', async () => {
    const inputs = (n: number): OptionTexts => ({
      spend: `${1000 + n}/y`,
      tenure: `${4 + n}y`,
      margin: `${25 + n}%`,
      serving: `${n + 1}/y`,
      marketing: `${n + 2}/y`,
      discount: `${n + 3}%`,
      growth: `${n + 1}%`,
      acquisition: `${n + 9}`,
      referrals: `0.${n + 1}/y`,
      'referral-value': `${n + 5}`,
      'referral-reward': `${n + 2}`,
      incidents: `0.${n + 2}/y`,
      mended: `${n + 30}%`,
      kept: `${n + 20}%`,
    });
    const { report } = await comparedEstimates(inputs(1), inputs(2));
    expect(report.problems).toMatchObject([{ code: 'inputs-inseparable' }]);
  });

  it('are not explained by inputs that do not give the saved result', async () => {
    const before = await answered(estimate, { spend: '1000/y', tenure: '4y' });
    const after = JSON.parse(JSON.stringify(before).replaceAll('"4y"', '"5y"')) as unknown;
    const { report } = await compared(before, after);
    expect(report.problems).toMatchObject([
      { code: 'estimate-not-reproduced', file: 'after.json' },
    ]);
  });
});

const anyOptions = fc
  .record({
    spend: fc.integer({ min: 1, max: 5000 }).map((n) => `${n}/mo`),
    retention: fc.integer({ min: 0, max: 95 }).map((n) => `${n}%/y`),
    margin: fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`),
    discount: fc.option(fc.integer({ min: 0, max: 30 }).map((n) => `${n}%`)),
    serving: fc.option(fc.integer({ min: 0, max: 90 }).map((n) => `${n}/y`)),
    acquisition: fc.option(fc.integer({ min: 0, max: 3000 }).map(String)),
    timing: fc.option(fc.constantFrom('start', 'mid', 'end')),
  })
  .map((options) =>
    Object.fromEntries(
      Object.entries(options).flatMap(([name, text]): [string, string][] =>
        text === null || (name === 'timing' && options.discount === null) ? [] : [[name, text]],
      ),
    ),
  );

describe('any two estimates', () => {
  it('are bridged to the last digit, and back by the negative', async () => {
    await fc.assert(
      fc.asyncProperty(anyOptions, anyOptions, async (before, after) => {
        const there = resultOf(await comparedEstimates(before, after));
        const back = resultOf(await comparedEstimates(after, before));
        for (const bridge of there.bridges) {
          expect(added(bridge)).toBe(printed(bridge.after));
          expect([bridge.before, bridge.after]).toEqual([
            there.headline.before,
            there.headline.after,
          ]);
          const negative = Object.entries(effects(bridge)).map(([name, effect]) => [
            name,
            0 - effect,
          ]);
          expect(effects(bridgeBy(back, bridge.by))).toEqual(Object.fromEntries(negative));
        }
        expect(there.better.map(({ name }) => name).sort()).toEqual(
          back.worse.map(({ name }) => name).sort(),
        );
      }),
      { seed: 4, numRuns: 40 },
    );
  });
});
