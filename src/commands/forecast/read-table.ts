import { usualSplitDay } from '../../core/forecast/holdout-split.ts';
import { daysPerUnit } from '../../core/purchase/customer-summary.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { OpenFile } from '../../input/layout/open-file.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Request, World } from '../command.ts';
import { atBase, termsOf } from '../shared/economics/terms.ts';
import { labelsAsked } from '../shared/orders/request.ts';
import {
  type ConnectedOrders,
  tableAssumptions,
  withOrders,
} from '../shared/warehouse/connected-orders.ts';
import { type ForecastOptions, namesAsked } from './options.ts';
import { type ForecastPlan, forecastTerms, inUnits, type Plan } from './plan.ts';
import type { ReadCustomers } from './read-customers.ts';

type ReadCells = (
  request: Request<ForecastOptions>,
  plan: Plan,
  world: World,
  open: OpenFile,
) => Promise<ReadCustomers>;

/**
 * Has a database count the customers of a table, each by name where they are listed, with their state at the split where
 * there is a backtest.
 *
 * @param fromCells - reads what it answers
 */
export const tableReader =
  (fromCells: ReadCells) =>
  ({ options }: Request<ForecastOptions>, plan: Plan, world: World): Promise<ReadCustomers> => {
    const { includeFirstOrder: _asked, ...others } = options;
    // A saved model says itself whether the first purchase counts.
    const counted = plan.settings.includeFirst ? { includeFirstOrder: true as const } : {};
    const labels = labelsAsked(options.by, plan.labels);
    return withOrders({ ...others, ...counted }, labels, world, async (table) => {
      const split = plan.kind === 'summary' ? null : await splitOf(table, plan);
      const query = namesAsked(options).length > 0 ? 'summary' : 'forecast';
      const answer = await table.answer(query, split);
      const request = { operands: [answer.file], options: { ...options, ...table.ofAnswer } };
      const read = await fromCells(request, plan, world, async () => answer);
      const { customers, assumptions } = read;
      return {
        ...read,
        assumptions: { ...assumptions, ...tableAssumptions(options, customers.until) },
      };
    });
  };

/** The last day before the holdout, as a log in a file has it; null without a backtest. */
async function splitOf(table: ConnectedOrders, plan: ForecastPlan): Promise<number | null> {
  const { settings, inputs, savedModel } = plan;
  const { unit, holdout } = settings;
  if (savedModel !== undefined || holdout === 'none') return null;
  const days = await table.days();
  if (days === undefined) return null;
  const { first, last: until } = days;
  if (holdout !== 'usual') return until - refuseLong(holdout, days, plan);
  const { horizonYears } = forecastTerms(termsOf(inputs, 1, atBase));
  return usualSplitDay(first, { until, unit }, inUnits(horizonYears, 365.25 / daysPerUnit[unit]));
}

/** @throws {Refusal} the holdout begins before the first purchase */
function refuseLong(
  holdout: number,
  { first, last }: { readonly first: number; readonly last: number },
  { options }: ForecastPlan,
): number {
  if (last - holdout > first) return holdout;
  const text = typeof options.holdout === 'object' ? options.holdout.text : '';
  const allowed = `less than the ${last - first} days that the table covers, from ${isoDate(first)} to ${isoDate(last)}`;
  throw new Refusal(problem('out-of-range', { what: '--holdout', text, allowed }));
}
