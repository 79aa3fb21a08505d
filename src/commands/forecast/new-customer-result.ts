import { newCustomerHistory, newCustomerSteps } from '../../core/forecast/new-customer.ts';
import { stepNames } from '../../core/value/terms.ts';
import { totals, waterfall } from '../../core/value/waterfall.ts';
import type { Foreseen } from './foreseen.ts';
import type { NewCustomer } from './result.ts';

/** What somebody is worth who buys for the first time today; LTV:CAC leaves out referral, as everywhere. */
export function newCustomerResult(
  { forecast, terms, unitsPerYear, ahead, money }: Foreseen,
  acquisition: number | undefined,
): NewCustomer {
  const { law } = forecast.choice.chosen;
  const { mean } = forecast.spend;
  const amounts = newCustomerSteps(law, terms, unitsPerYear, mean, acquisition);
  const steps = stepNames.filter(
    (step) => money.steps.includes(step) || (step === 'acquisition' && acquisition !== undefined),
  );
  const fall = waterfall(amounts, steps);
  const { lifetimeValue, netValue } = totals(fall);
  const referral = fall.find(({ step }) => step === 'referral')?.amount ?? 0;
  const paid = acquisition !== undefined && acquisition > 0;
  return {
    purchases: 1 + law.expected(newCustomerHistory, ahead),
    waterfall: fall,
    value: lifetimeValue,
    netValue,
    ltvToCac: paid ? (lifetimeValue - referral) / acquisition : null,
  };
}
