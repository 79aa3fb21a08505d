import { type ModelTest, modelTest } from '../src/core/forecast/backtest.ts';
import { chooseForecaster, leastDifference } from '../src/core/forecast/choose-forecaster.ts';
import { fittedForecasters, pastRate } from '../src/core/forecast/forecaster.ts';
import { purchaseCells } from '../src/core/purchase/purchase-cells.ts';
import { purchaseModelNames } from '../src/core/purchase/purchase-model.ts';
import { type PurchaseWorld, purchaseWorlds, simulatedPurchases } from './purchase-worlds.ts';
import { countText } from './shares.ts';
import type { Study } from './study.ts';

/** A model that was fitted and tested, with what the rules of choice by a backtest go by. */
interface Candidate {
  readonly name: string;
  readonly heldOut: number;
  readonly mae: number;
}

/** Sums over the worlds of one law. */
interface Sums {
  byAic: number;
  nearByAic: number;
  byHeldOut: number;
  nearByHeldOut: number;
  byError: number;
  /** Customers below 10 %, by the model chosen and by the true law, fitted as well. */
  readonly below: LowChances;
  readonly belowByTruth: LowChances;
}

interface LowChances {
  customers: number;
  predicted: number;
  bought: number;
}

/** How often each rule finds the law by which customers were simulated, and whether P(buys) holds. */
export const purchaseChoice: Study = {
  question:
    'How often is the true purchase model chosen: by AIC on the whole log, by the held-out log-likelihood, by the mean absolute error? And does P(buys) hold below 10 %?',
  sets: 300,
  run: (sets, progress) => ({
    header: [
      'law',
      'customers',
      'least AIC',
      'or less than 2 away',
      'highest held-out log L',
      'or less than 1 below',
      'least mean absolute error',
      'P(buys) below 10 %, expected → bought',
      'by the true law',
    ],
    rows: purchaseWorlds.map((world) => {
      progress(`${world.title}, ${world.customers} customers`);
      const sums = measured(world, sets);
      const share = (count: number) => `${((100 * count) / sets).toFixed(0)} %`;
      const percent = ({ customers, predicted, bought }: LowChances) =>
        customers === 0
          ? '–'
          : `${((100 * predicted) / customers).toFixed(1)} → ${((100 * bought) / customers).toFixed(1)} %`;
      return [
        world.title,
        countText(world.customers),
        share(sums.byAic),
        share(sums.nearByAic),
        share(sums.byHeldOut),
        share(sums.nearByHeldOut),
        share(sums.byError),
        percent(sums.below),
        percent(sums.belowByTruth),
      ];
    }),
  }),
};

function measured(world: PurchaseWorld, sets: number): Sums {
  const sums: Sums = {
    byAic: 0,
    nearByAic: 0,
    byHeldOut: 0,
    nearByHeldOut: 0,
    byError: 0,
    below: { customers: 0, predicted: 0, bought: 0 },
    belowByTruth: { customers: 0, predicted: 0, bought: 0 },
  };
  for (let seed = 1; seed <= sets; seed++) addWorld(sums, world, seed);
  return sums;
}

function addWorld(sums: Sums, world: PurchaseWorld, seed: number): void {
  const law = world.law.model;
  const { before, whole, actual, length } = simulatedPurchases(world, seed);
  const histories = {
    cells: purchaseCells(before),
    whole: purchaseCells(whole),
    actual,
    length,
  };
  const fitted = fittedForecasters(purchaseModelNames, histories.whole);
  const { chosen, indistinguishable } = chooseForecaster(fitted, pastRate);
  if (chosen.name === law) sums.byAic += 1;
  if (indistinguishable.includes(law)) sums.nearByAic += 1;
  const tests = fittedForecasters(purchaseModelNames, histories.cells).map((each) =>
    modelTest(each, histories),
  );
  const candidates = tests.flatMap(({ forecaster: { name }, heldOut, mae }): Candidate[] =>
    heldOut === null ? [] : [{ name, heldOut, mae }],
  );
  const truth = candidates.find(({ name }) => name === law);
  if (truth !== undefined) {
    const above = (of: (candidate: Candidate) => number) =>
      of(truth) - Math.min(...candidates.map(of));
    const heldOut = above((each) => -each.heldOut);
    if (heldOut === 0) sums.byHeldOut += 1;
    if (heldOut < leastDifference / 2) sums.nearByHeldOut += 1;
    if (above((each) => each.mae) === 0) sums.byError += 1;
  }
  const test = (name: string) => tests.find(({ forecaster }) => forecaster.name === name);
  addLowest(sums.below, test(chosen.name));
  addLowest(sums.belowByTruth, test(law));
}

/** Adds the customers whose P(buys) is below 10 %. */
function addLowest(sums: LowChances, test: ModelTest | undefined): void {
  const [lowest] = test?.byChance ?? [];
  if (lowest?.from !== 0) return;
  sums.customers += lowest.customers;
  sums.predicted += lowest.customers * lowest.predicted;
  sums.bought += lowest.customers * lowest.actual;
}
