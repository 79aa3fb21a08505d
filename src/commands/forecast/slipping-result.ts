import { wholeDays } from '../../core/forecast/customer-forecast.ts';
import {
  gapQuantile,
  longSilence,
  type PlainRuleCheck,
  plainRuleCheck,
  type SlippingCustomers,
  slippingCustomers,
} from '../../core/forecast/slipping.ts';
import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import type { FittedForecast } from './fitted-forecast.ts';
import type { SomeCustomers } from './read-customers.ts';
import type { PlainRule, Slipping, SlippingCustomer } from './result.ts';

/** The result lists as many of them; `--each` lists all customers. */
const mostListed = 100;
/** The plain rule is the gap that this share of the gaps between purchases do not exceed. */
const usualGaps = 0.9;

/**
 * The customers who are slipping away by any of the fits, and those whom the plain rule selects. What rests on too few
 * customers says of nobody whether they are.
 */
export function slippingResult({ known }: SomeCustomers, all: readonly FittedForecast[]): Slipping {
  const fits = all.filter(({ forecast }) => forecast.marked === null);
  const byFit = fits.map(({ forecast, each, value }) =>
    slippingCustomers(forecast.cells, each, value),
  );
  const days = known.days === null ? null : gapQuantile(known.days, usualGaps);
  return {
    chance: longSilence,
    customers: byFit.reduce((sum, { customers }) => sum + customers.length, 0),
    valueAtRisk: decimalSum(byFit.flatMap(({ atRisk }) => atRisk)),
    gone: byFit.reduce((sum, { gone }) => sum + gone, 0),
    plainRule: days === null ? null : plainRule(fits, days),
    list: mostAtRisk(
      fits.flatMap((fit, i) => {
        const slipping = byFit[i];
        return slipping === undefined ? [] : listOf(fit, slipping);
      }),
    ),
  };
}

/** Those with the most value at risk, in order; equal ones by their ids. */
const mostAtRisk = (customers: readonly SlippingCustomer[]): readonly SlippingCustomer[] =>
  [...customers]
    .sort((a, b) => b.valueAtRisk - a.valueAtRisk || (a.id < b.id ? -1 : 1))
    .slice(0, mostListed);

function plainRule(fits: readonly FittedForecast[], days: number): PlainRule {
  const checks = fits.map((fit) => ruleCheck(fit, days));
  const sum = (of: (check: PlainRuleCheck) => number) =>
    checks.reduce((total, check) => total + of(check), 0);
  return {
    days,
    customers: sum(({ customers }) => customers),
    missed: sum(({ missed }) => missed),
    needless: sum(({ needless }) => needless),
  };
}

function ruleCheck({ forecast, each, unitsPerYear }: FittedForecast, days: number): PlainRuleCheck {
  const { cells } = forecast;
  const silent = cells.age.map((age, cell) =>
    wholeDays(age - (cells.recency[cell] ?? 0), unitsPerYear),
  );
  return plainRuleCheck(cells, each, silent, days);
}

function listOf(
  { customers: { ids, known }, forecast, each, unitsPerYear }: FittedForecast,
  { customers, atRisk }: SlippingCustomers,
): readonly SlippingCustomer[] {
  const { purchases, recency, age } = known.summary;
  return customers.slice(0, mostListed).map((i, place) => {
    const repeats = purchases[i] ?? 0;
    const untilLast = wholeDays(recency[i] ?? 0, unitsPerYear);
    return {
      id: ids[i] ?? '',
      purchases: repeats,
      usualGapDays: untilLast / repeats,
      daysSilent: wholeDays(age[i] ?? 0, unitsPerYear) - untilLast,
      alive: each.alive[forecast.cells.cellOf[i] ?? 0] ?? 0,
      valueAtRisk: atRisk[place] ?? 0,
    };
  });
}
