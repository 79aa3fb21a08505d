import type { GroupEffect } from '../../core/forecast/group-effect.ts';
import { customersOf, type KnownPurchases } from '../../core/forecast/known-purchases.ts';
import { alikeCustomers, type NewCustomers } from '../../core/forecast/new-customer.ts';
import { customersAt } from '../../core/purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../../core/purchase/purchase-model.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { EffectGroups } from './effect-groups.ts';
import type { FittedForecast } from './fitted-forecast.ts';
import { newCustomerResult } from './models-result.ts';
import type { EffectResult } from './result.ts';

/**
 * What the labels of `--effect` say of how often customers buy.
 *
 * @throws {Refusal} the model does not determine the rates
 */
export function effectResult(
  fit: FittedForecast,
  { column, labels, codes, tooFew }: EffectGroups,
  acquisition: number | undefined,
): EffectResult {
  const { forecast } = fit;
  const { effect, known, holdout } = forecast;
  if (effect === null || !effect.rates.every(isKnown))
    throw new Refusal(problem('effect-undetermined', { column }));
  const newCustomer = (who: NewCustomers, by?: PurchaseLaw) => {
    const { purchases, value } = newCustomerResult(fit, acquisition, who, by);
    return { purchases, value };
  };
  const groups = labels.map((label, group) => {
    const { rate, low, high } = effect.rates[group] ?? unknown;
    return {
      label,
      ...countsOf(codes, known, group),
      rate,
      low,
      high,
      newCustomer: newCustomer(alikeCustomers(group)),
    };
  });
  const gains = holdout?.gains ?? null;
  return {
    column,
    reference: labels[0] ?? '',
    groups,
    tooFew: tooFew && {
      labels: tooFew.labels,
      customers: tooFew.customers,
      countedAs: tooFew.apart ? 'one' : 'reference',
    },
    newCustomerWithout: newCustomer(alikeCustomers(), effect.without.law),
    likelihoodRatio: effect.likelihoodRatio,
    degreesOfFreedom: effect.freedom,
    p: effect.p,
    aic: effect.aic,
    aicWithout: effect.aicWithout,
    heldOutGain: gains?.rates ?? null,
    heldOutGainApart: gains?.apart ?? null,
  };
}

const unknown = { rate: Number.NaN, low: Number.NaN, high: Number.NaN };

const isKnown = ({ rate, low, high }: GroupEffect['rates'][number]): boolean =>
  [rate, low, high].every(Number.isFinite);

/** How many customers a group has, and their repeat purchases. */
function countsOf(codes: Uint32Array, known: KnownPurchases, group: number) {
  const entries = { customers: customersOf(known) };
  let [customers, purchases] = [0, 0];
  for (const [i, code] of codes.entries()) {
    if (code !== group) continue;
    customers += customersAt(entries, i);
    purchases += customersAt(entries, i) * (known.summary.purchases[i] ?? 0);
  }
  return { customers, purchases };
}
