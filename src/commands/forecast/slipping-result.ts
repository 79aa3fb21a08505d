import { gapQuantile } from '../../core/forecast/gap-quantile.ts';
import {
  longSilence,
  plainRuleCheck,
  type SlippingCustomers,
  slippingCustomers,
} from '../../core/forecast/slipping.ts';
import type { Foreseen } from './foresee.ts';
import type { PlainRule, Slipping, SlippingCustomer } from './result.ts';

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

function plainRule({ log, forecast, each, unitsPerYear }: Foreseen): PlainRule | null {
  const days = gapQuantile(log.days, usualPauses);
  if (days === null) return null;
  const { cells } = forecast;
  const unitDays = 365.25 / unitsPerYear;
  const silent = cells.age.map((age, cell) =>
    Math.round((age - (cells.recency[cell] ?? 0)) * unitDays),
  );
  return { days, ...plainRuleCheck(cells, each, silent, days) };
}

function listOf(
  { log, forecast, each }: Foreseen,
  { customers, atRisk }: SlippingCustomers,
): readonly SlippingCustomer[] {
  const { totals, summary } = forecast.known;
  return customers.slice(0, named).map((i, place) => {
    const repeats = summary.purchases[i] ?? 0;
    const [first = 0, last = 0] = [totals.firstDay[i], totals.lastDay[i]];
    return {
      id: log.ids[i] ?? '',
      purchases: repeats,
      usualGapDays: (last - first) / repeats,
      daysSilent: log.until - last,
      alive: each.alive[forecast.cells.cellOf[i] ?? 0] ?? 0,
      valueAtRisk: atRisk[place] ?? 0,
    };
  });
}
