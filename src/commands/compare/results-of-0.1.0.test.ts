import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { estimate as estimateCommand } from '../estimate/command.ts';
import { recovery as recoveryCommand } from '../recovery/command.ts';
import { resultVersion, schemaName } from '../shared/result-versions.ts';
import { runOf } from '../testing/run-of.ts';
import { answered, compared } from './testing/compared.ts';

const estimate = runOf(estimateCommand);
const recovery = runOf(recoveryCommand);

const saved = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../test/saved/0.1.0/${name}.json`, import.meta.url), 'utf8'),
  );

const notCompared = async (before: unknown, after: unknown): Promise<readonly string[]> =>
  (await compared(before, after)).report.result.notCompared.map(({ name }) => name);

/** The same result as a later version would save it. */
const asNow = (result: { readonly schema: string }, command: string) => ({
  ...result,
  schema: schemaName(command, resultVersion(command)),
});

describe('a result of 0.1.0 and one of now', () => {
  it('of estimate are compared in all but the payback that follows the payments', async () => {
    const options = { spend: '100/y', tenure: '4y', margin: '25%', acquisition: '100' };
    const now = await answered(estimate, options);
    // 0.1.0 said "never" where the fourth payment of 25 pays the 100 back.
    const never = { months: 48, survivalAdjustedMonths: null };
    const report = now as { readonly result: object };
    const then = {
      ...report,
      schema: 'rapport/estimate@1',
      result: { ...report.result, payback: never },
    };
    const { result } = (await compared(then, now)).report;
    expect(result.notCompared).toMatchObject([
      { name: 'payback.survivalAdjustedMonths', since: 2 },
    ]);
    expect([...result.better, ...result.worse, ...result.otherwise]).toEqual([]);
    expect(result.headline).toMatchObject({ name: 'netValue', before: 0, after: 0 });
  });

  it('of recovery by stated rates and a given value are compared in what is at risk', async () => {
    const options = { 'no-problem-stay': '90%', 'value-to-come': '1000' };
    const worked =
      'problem,customers,complained,unresolved,resolved,quickly,severity\nall,2000,50%,30%,40%,30%,major\n';
    const { result } = (
      await compared(saved('recovery'), await answered(recovery, options, worked))
    ).report;
    // 2,000 problems lose 1,191 customers (formulas of recovery, the worked example); 1,000 is to come of each.
    expect(result.headline).toMatchObject({ name: 'total.valueAtRisk', change: 0 });
    // Costs have no place beside revenue.
    expect(result.notCompared.map(({ now }) => now)).toEqual(
      result.notCompared.map(() => 'left out without a margin'),
    );
  });

  it('of recovery by observed rates are compared in none that rest on them', async () => {
    const cases = saved('recovery-cases');
    const names = await notCompared(cases, asNow(cases, 'recovery'));
    expect(names).toContain('total.lost');
    expect(names).toContain('total.valueAtRisk');
    // Margin 25 %: the cost of today is one in both, and nothing is left out for want of a margin.
    expect(names).not.toContain('total.cost');
  });
});
