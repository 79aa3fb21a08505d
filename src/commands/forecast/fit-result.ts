import { deciles } from '../../core/forecast/deciles.ts';
import { fittedForecasters } from '../../core/forecast/forecaster.ts';
import { customersOf } from '../../core/forecast/known-purchases.ts';
import { pooledOrBySegment } from '../../core/forecast/pooled-or-by-segment.ts';
import { purchaseCells } from '../../core/purchase/purchase-cells.ts';
import { stepNames } from '../../core/value/terms.ts';
import { calendarResult } from './calendar-result.ts';
import type { FittedForecast, FittedPart } from './fitted-forecast.ts';
import {
  fittedResult,
  holdoutResult,
  modelsResult,
  type NewCustomerFit,
  newCustomerResult,
  spendResult,
} from './models-result.ts';
import { type NewCustomerLine, newCustomerLine } from './new-customers.ts';
import type { ForecastPlan } from './plan.ts';
import { hasNames, type KnownCustomers } from './read-customers.ts';
import { type Groups, oneGroup, segmentForecasts } from './segment-forecasts.ts';
import type { WinningCosts } from './winning-costs.ts';

/** The fields of one fit of all customers, by the segments of `--by`, else by tenths of the customers by value. */
export function pooledResult(
  all: FittedForecast,
  groups: Groups,
  { settings, options, savedModel }: ForecastPlan,
  costs: WinningCosts | undefined,
  fitsOfSegments: () => readonly (NewCustomerFit | null)[],
) {
  const { forecast, customers } = all;
  const isBy = hasSegments(groups);
  const lines = segmentForecasts(customers, [{ fit: all, groups: groupsShown(all, groups) }]);
  const ofAll = newCustomerLine(all, costs?.all, options);
  // A saved model is not fitted to segments.
  const ofSegments = isBy && savedModel === undefined ? fitsOfSegments() : [];
  return {
    ...modelsResult(all, settings, options),
    spend: spendResult(forecast),
    calendar: calendarResult(all, settings, savedModel?.calendar),
    holdout: holdoutResult(forecast, customers.until),
    leftOut: leftOutOf(all),
    newCustomer: newCustomerResult(all, costs?.all ?? undefined),
    ...lines,
    total: { ...lines.total, ...withoutNew(ofAll) },
    // Tenths of the customers are small, and nobody plans by them: all customers have the months.
    segments: isBy
      ? lines.segments.map((line, k) => ({
          ...line,
          ...(ofSegments.length > 0 &&
            newCustomerLine(ofSegments[k] ?? null, costs && (costs.each[k] ?? null), options)),
        }))
      : lines.segments.map(({ months: _, ...line }) => line),
  };
}

/** The fields of a fit of each segment, and whether that is better than one pooled fit. */
export function bySegmentResult(
  customers: KnownCustomers,
  parts: readonly FittedPart[],
  plan: ForecastPlan,
  costs: WinningCosts | undefined,
) {
  const { settings, options } = plan;
  const lines = segmentForecasts(
    customers,
    parts.map(({ segment, fit, members }) => ({ fit, groups: oneGroup(members.length, segment) })),
  );
  const pooled = fittedForecasters(
    settings.models,
    purchaseCells({ ...customers.known.summary, customers: customersOf(customers.known) }),
  );
  return {
    apart: pooledOrBySegment(
      pooled,
      parts.map(({ fit }) => fit.forecast.fitted),
    ),
    leftOut: parts[0] === undefined ? [] : leftOutOf(parts[0].fit),
    total: { ...lines.total, ...(costs !== undefined && { costEach: costs.all }) },
    ...(lines.months !== undefined && { months: lines.months }),
    segments: lines.segments.map((line, i) => {
      const fit = parts[i]?.fit;
      if (fit === undefined) throw new RangeError('a segment without a fit');
      const cost = costs && (costs.each[i] ?? null);
      const known = fit.forecast.marked === null ? fit : null;
      return {
        ...line,
        ...newCustomerLine(known, cost, options),
        fitted: fittedResult(fit, plan, cost ?? undefined),
      };
    }),
  };
}

/** The total has the new customer of all at another place. */
const withoutNew = ({ newCustomer: _, ...line }: NewCustomerLine) => line;

/** The steps that the value leaves out, for lack of their inputs. */
const leftOutOf = ({ money: { steps } }: FittedForecast) =>
  stepNames.filter((step) => !steps.includes(step) && step !== 'acquisition');

/** The groups that are segments of the result of one fit: those of `--by`, else tenths of the customers. */
export const groupsShown = (all: FittedForecast, groups: Groups): Groups =>
  hasSegments(groups) ? groups : groupsByValue(all);

/** Whether `--by` names columns. */
export const hasSegments = ({ keys }: Groups): boolean => Object.keys(keys[0] ?? {}).length > 0;

/** Tenths of the customers by value, the most valuable first; one group where too little is known of their value. */
function groupsByValue({ customers, forecast, value }: FittedForecast): Groups {
  // Entries that stand for several customers cannot be divided among tenths.
  if (forecast.marked !== null || !hasNames(customers)) return oneGroup(value.length);
  const { of, count } = deciles(value);
  if (count === 1) return { keys: [{}], codes: of };
  return {
    keys: Array.from({ length: count }, (_, i) => ({ decile: String(i + 1) })),
    codes: of,
  };
}
