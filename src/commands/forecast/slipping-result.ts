import { wholeDays } from '../../core/forecast/customer-forecast.ts';
import {
  gapQuantile,
  longSilence,
  type PlainRuleCheck,
  plainRuleCheck,
  type SlippingCustomers,
  slippingCustomers,
} from '../../core/forecast/slipping.ts';
import type { Foreseen } from './foreseen.ts';
import type { SomeCustomers } from './known-customers.ts';
import type { PlainRule, Slipping, SlippingCustomer } from './result.ts';

/** So many of them are named; `--each` lists everybody. */
const named = 100;
/** Pauses as long as nine of ten make the plain rule. */
const usualPauses = 0.9;

/** Who is slipping away by any of the fits, beside what the plain rule says: one for all customers. */
export function slippingResult({ known }: SomeCustomers, fits: readonly Foreseen[]): Slipping {
  const found = fits.map(({ forecast, each, value }) =>
    slippingCustomers(forecast.cells, each, value),
  );
  const days = known.days === null ? null : gapQuantile(known.days, usualPauses);
  return {
    chance: longSilence,
    customers: found.reduce((sum, { customers }) => sum + customers.length, 0),
    valueAtRisk: found.reduce(
      (sum, { atRisk }) => atRisk.reduce((all, risk) => all + risk, sum),
      0,
    ),
    gone: found.reduce((sum, { gone }) => sum + gone, 0),
    plainRule: days === null ? null : plainRule(fits, days),
    list: mostAtRisk(
      fits.flatMap((foreseen, i) => {
        const own = found[i];
        return own === undefined ? [] : listOf(foreseen, own);
      }),
    ),
  };
}

/** The most valuable of each fit are in order; equals by their ids, as the customers are. */
const mostAtRisk = (listed: readonly SlippingCustomer[]): readonly SlippingCustomer[] =>
  [...listed]
    .sort((a, b) => b.valueAtRisk - a.valueAtRisk || (a.id < b.id ? -1 : 1))
    .slice(0, named);

function plainRule(fits: readonly Foreseen[], days: number): PlainRule {
  const checks = fits.map((foreseen) => ruleCheck(foreseen, days));
  const sum = (of: (check: PlainRuleCheck) => number) =>
    checks.reduce((total, check) => total + of(check), 0);
  return {
    days,
    customers: sum(({ customers }) => customers),
    missed: sum(({ missed }) => missed),
    needless: sum(({ needless }) => needless),
  };
}

function ruleCheck({ forecast, each, unitsPerYear }: Foreseen, days: number): PlainRuleCheck {
  const { cells } = forecast;
  const silent = cells.age.map((age, cell) =>
    wholeDays(age - (cells.recency[cell] ?? 0), unitsPerYear),
  );
  return plainRuleCheck(cells, each, silent, days);
}

function listOf(
  { customers: { ids, known }, forecast, each, unitsPerYear }: Foreseen,
  { customers, atRisk }: SlippingCustomers,
): readonly SlippingCustomer[] {
  const { purchases, recency, age } = known.summary;
  return customers.slice(0, named).map((i, place) => {
    const repeats = purchases[i] ?? 0;
    const rhythm = wholeDays(recency[i] ?? 0, unitsPerYear);
    return {
      id: ids[i] ?? '',
      purchases: repeats,
      usualGapDays: rhythm / repeats,
      daysSilent: wholeDays(age[i] ?? 0, unitsPerYear) - rhythm,
      alive: each.alive[forecast.cells.cellOf[i] ?? 0] ?? 0,
      valueAtRisk: atRisk[place] ?? 0,
    };
  });
}
