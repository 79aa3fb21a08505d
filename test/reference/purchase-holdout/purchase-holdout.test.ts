import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { heldOutLogLikelihood } from '../../../src/core/forecast/held-out-likelihood.ts';
import { holdoutOf } from '../../../src/core/forecast/holdout.ts';
import { knownPurchases } from '../../../src/core/forecast/known-purchases.ts';
import { purchasesAtSplit } from '../../../src/core/forecast/purchases-at-split.ts';
import { historyOf } from '../../../src/core/purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../../../src/core/purchase/purchase-model.ts';
import { purchaseModels } from '../../../src/core/purchase/purchase-models.ts';
import { purchaseDays } from '../../../src/core/purchase/testing/purchase-days.ts';

interface Oracle {
  readonly split: number;
  readonly end: number;
  /** The days with a purchase of each customer. */
  readonly log: readonly (readonly number[])[];
  readonly models: Readonly<
    Record<
      PurchaseModelName,
      {
        readonly parameters: Readonly<Record<string, number>>;
        readonly heldOutLogLikelihood: number;
        /** Of each customer known at the split, in the order of the log. */
        readonly buysWithin: readonly number[];
      }
    >
  >;
}

// Written by generate.py beside this file: numerical integration over the rate and the dropout of each customer.
const { split, end, log, models }: Oracle = JSON.parse(
  await readFile(new URL('oracle.json', import.meta.url), 'utf8'),
);
const terms = { until: end, unit: 'week', includeFirst: false } as const;
const days = purchaseDays(log.map((each) => each.map((day) => [day, 100])));
const known = knownPurchases(days, terms);
const atSplit = purchasesAtSplit(known, split, terms);
if (atSplit === null) throw new Error('no state at the split');
const { histories, customers, leftOut } = holdoutOf(known, atSplit, terms, ['nbd']);

it('splits the log as the integration does', () => {
  expect([customers, leftOut]).toEqual([21, 3]);
});

describe.each(Object.entries(models))('%s', (model, oracle) => {
  const name = model as PurchaseModelName;

  it('has the held-out log-likelihood of the integration', () => {
    const found = heldOutLogLikelihood(name, oracle.parameters, histories);
    expect(found).toBeCloseTo(oracle.heldOutLogLikelihood, 7);
  });

  it('has its P(buys) of each customer', () => {
    const { parameters, law } = purchaseModels[name];
    const { buysWithin } = law(parameters.map((each) => oracle.parameters[each] ?? Number.NaN));
    const { cells, length } = histories;
    const found = Array.from(cells.cellOf, (cell) => buysWithin(historyOf(cells, cell), length));
    expect(found).toHaveLength(oracle.buysWithin.length);
    for (const [i, chance] of found.entries())
      expect(chance).toBeCloseTo(oracle.buysWithin[i] ?? Number.NaN, 8);
  });
});
