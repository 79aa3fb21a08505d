import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compared } from './testing/compared.ts';

interface Saved {
  readonly schema: string;
  readonly assumptions: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
}

const saved = (name: string): Saved =>
  JSON.parse(
    readFileSync(new URL(`../../../test/saved/0.1.0/${name}.json`, import.meta.url), 'utf8'),
  );

/** The figures that two results, which differ in their version and no more, cannot be compared in, and why. */
async function changedSince(result: Saved): Promise<Readonly<Record<string, string>>> {
  const { report } = await compared(result, { ...result, schema: 'rapport/recovery@2' });
  return Object.fromEntries(report.result.notCompared.map(({ name, now }) => [name, now]));
}

const withoutMargin = 'left out without a margin';
const byKind = 'by the stay rates of each kind of problem, drawn towards those of all kinds';

it('stated rates, which hold for every kind alike, mean the same in every version', async () => {
  expect(await changedSince(saved('recovery'))).toEqual({
    'total.recoverablePerUnit': withoutMargin,
    'total.cost': withoutMargin,
    'breakEven.spend': withoutMargin,
  });
});

it('observed rates are those of each kind since the second; costs beside margin are what they were', async () => {
  expect(await changedSince(saved('recovery-cases'))).toEqual({
    'total.valueAtRisk': byKind,
    'total.lost': byKind,
    'total.recoverable': byKind,
    'total.recoverablePerUnit': byKind,
    'presentEffort.customersSaved': byKind,
  });
});

it('a value to come has another meaning where it is computed over time, or given with a margin', async () => {
  const { assumptions, ...cases } = saved('recovery-cases');
  const discount = { value: 0.1, unit: 'y', text: '10%', source: '--discount' };
  const discounted = await changedSince({ ...cases, assumptions: { ...assumptions, discount } });
  expect(discounted['valueToCome.amount']).toContain('discounted');
  expect(discounted['breakEven.spend']).toBe(discounted['valueToCome.amount']);

  const stated = saved('recovery');
  const margin = { value: 0.25, unit: null, text: '25%', source: '--margin' };
  const given = await changedSince({
    ...stated,
    assumptions: { ...stated.assumptions, margin },
    result: { ...stated.result },
  });
  expect(Object.keys(given).sort()).toEqual([
    'breakEven.spend',
    'total.recoverable',
    'total.recoverablePerUnit',
    'total.valueAtRisk',
    'valueToCome.amount',
  ]);
});
