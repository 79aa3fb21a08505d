import { gapQuantile } from '../../core/forecast/gap-quantile.ts';
import {
  longSilence,
  plainRuleCheck,
  type SlippingCustomers,
  slippingCustomers,
} from '../../core/forecast/slipping.ts';
import type { Foreseen } from './foresee.ts';
import type { PlainRule, Slipping, SlippingCustomer } from './result.ts';
import { wholeDays } from './whole-days.ts';

/** So many of them are named; `--each` lists everybody. */
const named = 100;
/** Pauses as long as nine of ten make the plain rule. */
const usualPauses = 0.9;

/** Who is slipping away, beside what the plain rule says. */
export function slippingResult(foreseen: Foreseen): Slipping {
  const { forecast, each, value } = foreseen;
  const found = slippingCustomers(forecast.cells, each, value);
  return {
    chance: longSilence,
    customers: found.customers.length,
    valueAtRisk: found.atRisk.reduce((sum, risk) => sum + risk, 0),
    gone: found.gone,
    plainRule: plainRule(foreseen),
    list: listOf(foreseen, found),
  };
}

function plainRule({ customers, forecast, each, unitsPerYear }: Foreseen): PlainRule | null {
  const { known } = customers;
  const days = known.days === null ? null : gapQuantile(known.days, usualPauses);
  if (days === null) return null;
  const { cells } = forecast;
  const silent = cells.age.map((age, cell) =>
    wholeDays(age - (cells.recency[cell] ?? 0), unitsPerYear),
  );
  return { days, ...plainRuleCheck(cells, each, silent, days) };
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
