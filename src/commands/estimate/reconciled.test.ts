import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf } from '../testing/run-of.ts';
import { estimate as estimateCommand } from './command.ts';
import type { OneEstimate, ReadingRow, ReconciliationResult } from './result.ts';

const run = runOf(estimateCommand);

type Options = Record<string, string>;

const result = async (given: Options) => {
  const world = { directory: '.', stdin: Readable.from([]) };
  // What ranges are drawn for is nothing that is looked at here.
  const ranged = Object.values(given).some((text) => text.includes('..'));
  const options = ranged ? { ...given, draws: '100' } : given;
  return (await run({ operands: [], options }, world)).report.result as OneEstimate;
};

const reconciliation = async (options: Options, target: string): Promise<ReconciliationResult> => {
  const { reconciliation: found } = await result({ ...options, reconcile: target });
  if (found === undefined) throw new Error('nothing reconciled');
  return found;
};

const stays = ['tenure', 'retention', 'churn'];

/** The options after those of a reading are typed in place of theirs. */
function retyped(options: Options, flags: string): Options {
  const typed = [...flags.matchAll(/--(\S+) (\S+)/g)].map(([, name = '', text = '']) => [
    name,
    text,
  ]);
  const staysAnew = typed.some(([name = '']) => stays.includes(name));
  const kept = Object.entries(options).filter(([name]) => !(staysAnew && stays.includes(name)));
  return Object.fromEntries([...kept, ...typed]);
}

/** What the figure comes to when the options of a reading are typed. */
const typedValue = async (options: Options, { flags, figure }: ReadingRow) =>
  (await result(retyped(options, flags)))[figure];

const household = { spend: '12744/y', retention: '75%/y', margin: '25%', discount: '10%' };
const magazine = {
  spend: '5/mo',
  churn: '5%/mo',
  discount: '10%',
  timing: 'start',
  'first-payment': 'excluded',
};

const percent = (low: number, high: number, unit = '') =>
  fc
    .tuple(fc.integer({ min: low, max: high }), fc.option(fc.integer({ min: 1, max: 4 })))
    .map(([from, wide]) =>
      wide === null ? `${from}%${unit}` : `${from}%${unit}..${from + wide}%${unit}`,
    );

const staying = fc.oneof(
  fc.constantFrom('4y', '48mo', '18mo', '2y..7y', '100w').map((tenure) => ({ tenure })),
  percent(50, 90, '/y').map((retention) => ({ retention })),
  percent(90, 95, '/mo').map((retention) => ({ retention })),
  percent(4, 15, '/mo').map((churn) => ({ churn })),
  percent(1, 2, '/w').map((churn) => ({ churn })),
  fc.constantFrom('100%/mo', '20%/y..100%/y').map((churn) => ({ churn })),
);

const customers: fc.Arbitrary<Options> = fc
  .tuple(
    fc.record({ spend: fc.constantFrom('12744/y', '1062/mo', '900..1100/mo', '$31.25/w') }),
    staying,
    fc.record(
      {
        discount: fc.oneof(percent(1, 30), percent(1, 3, '/mo')),
        timing: fc.constantFrom('start', 'mid', 'end'),
        period: fc.constantFrom('y', 'mo', '3mo', 'w'),
        horizon: fc.constantFrom('5y', '30mo'),
        growth: fc.constantFrom('1%', '-2%'),
      },
      { requiredKeys: [] },
    ),
    fc.option(
      fc.record(
        {
          margin: percent(10, 90),
          acquisition: fc.constantFrom('10', '250.5'),
          serving: fc.constantFrom('3%', '2..4/mo'),
        },
        { requiredKeys: ['margin'] },
      ),
    ),
    fc.boolean(),
  )
  .map(([spend, stay, { timing, ...terms }, won, renewed]) => ({
    ...spend,
    ...stay,
    ...terms,
    ...(timing !== undefined && terms.discount !== undefined && { timing }),
    ...won,
    ...(renewed && !('tenure' in stay) && { 'first-payment': 'excluded' }),
  }));

describe('the options of a reading', () => {
  it.each([
    [household, '6827.14', '--timing start --first-payment excluded'],
    [household, '9102.86', '--timing end'],
    // 9,102.86 is a quarter of it.
    [household, '36411.43', '--margin 100% --timing end'],
    [household, '11109.11', '--tenure 4y --timing start'],
    // One twelfth of 10 % a month.
    [magazine, '81.43', '--discount 0.833333333333333%/mo'],
    [{ ...household, retention: '70%/y..75%/y' }, '9102.86', '--retention 75%/y --timing end'],
  ])('of %j at %s', async (options, target, flags) => {
    const { matches } = await reconciliation(options, target);
    expect(matches.map((match) => match.flags)).toContain(flags);
  });

  it('put the first payment back where a fixed stay takes the place of a churn', async () => {
    const renewed = { ...household, 'first-payment': 'excluded' };
    const { matches } = await reconciliation(renewed, '11109.11');
    expect(matches).toHaveLength(1);
    expect(matches[0]?.flags).toBe('--tenure 4y --timing start --first-payment included');
    expect(matches[0]?.changes).toContain('firstPayment=included');
  });

  it('are none where the rate they would need is refused', async () => {
    const options = { spend: '12/y', retention: '75%/y', discount: '100%/mo', timing: 'start' };
    // 1,200 % a year: 12 / (1 − 0.75/13).
    const { matches } = await reconciliation(options, '12.7347');
    expect(matches.map(({ changes, flags }) => [changes, flags])).toEqual([
      [['discountRate=nominal'], ''],
    ]);
  });

  it('really give its value, whoever the customer is', async () => {
    await fc.assert(
      fc.asyncProperty(
        customers,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        async (options, factor) => {
          const { lifetimeValue } = await result(options);
          const { nearest, tolerance } = await reconciliation(
            options,
            (lifetimeValue * factor).toFixed(2),
          );
          expect(Math.abs((await typedValue(options, nearest)) - nearest.value)).toBeLessThan(
            tolerance,
          );

          const { matches, target } = await reconciliation(options, nearest.value.toFixed(2));
          expect(matches).not.toEqual([]);
          for (const match of matches) {
            const off = Math.abs((await typedValue(options, match)) - target);
            expect(off, match.flags).toBeLessThanOrEqual(tolerance + 1e-5);
          }
        },
      ),
      { seed: 20_260_101, numRuns: 60 },
    );
  });
});

it('finds another number at the end of the ranges that it belongs to', async () => {
  // A fixed stay of four years is 11,109.11, the low end of four to thirteen.
  const ranged = {
    spend: '12744/y',
    tenure: '4y..13y',
    margin: '25%',
    discount: '10%',
    timing: 'start',
  };
  const { matches } = await reconciliation(ranged, '11109.11');
  expect(matches[0]).toMatchObject({ changes: ['range=low'], flags: '--tenure 4y' });
});
