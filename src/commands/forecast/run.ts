import { deciles } from '../../core/forecast/deciles.ts';
import { fittedForecasters } from '../../core/forecast/forecaster.ts';
import { pooledOrBySegment } from '../../core/forecast/pooled-or-by-segment.ts';
import { daysPerYear } from '../../core/purchase/calendar/calendar-bins.ts';
import { purchaseCells } from '../../core/purchase/purchase-cells.ts';
import { firstDayOf } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { segmentsBy } from '../../core/segments.ts';
import { basisOf, stepNames } from '../../core/value/terms.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf } from '../shared/answer.ts';
import {
  refuseCalendar,
  refuseUndetermined,
  undatedEvents,
} from '../shared/calendar/refuse-calendar.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { atBase, termsOf } from '../shared/economics/terms.ts';
import { longList } from '../shared/listing/long-list.ts';
import { refuseCostsOfSpend, refuseUncountedOrders } from '../shared/orders/goods.ts';
import { segmentName } from '../shared/table.ts';
import { calendarResult } from './calendar-result.ts';
import { customerList, everyone, inOrder, purchaseFields } from './customer-list.ts';
import type { ListedCustomer } from './customer-schema.ts';
import { effectGroups } from './effect-groups.ts';
import { effectResult } from './effect-result.ts';
import {
  type FittedForecast,
  type FittedPart,
  fittedForecast,
  pooledPart,
  problemsOf,
  segmentParts,
  valuedForecasts,
} from './fitted-forecast.ts';
import {
  fittedResult,
  holdoutResult,
  modelsResult,
  newCustomerResult,
  spendResult,
} from './models-result.ts';
import type { ForecastOptions } from './options.ts';
import {
  type ForecastPlan,
  forecastAssumptions,
  forecastTerms,
  planOf,
  withOrders,
} from './plan.ts';
import {
  dayText,
  type KnownCustomers,
  readCustomers,
  type SomeCustomers,
} from './read-customers.ts';
import type { ForecastResult } from './result.ts';
import { refuseUnfitCalendar } from './saved-calendar.ts';
import { savedFiles } from './saved-model.ts';
import {
  type Groups,
  oneGroup,
  purchasesBy,
  purchasesOfAll,
  segmentForecasts,
} from './segment-forecasts.ts';
import { slippingList, slippingParts, slippingResult } from './slipping-result.ts';

/** Forecasts what the customers of a log of orders will buy; with `--summary`, sums up what they have bought. */
export async function run(
  request: Request<ForecastOptions>,
  world: World,
): Promise<Answer<ForecastResult>> {
  const { options } = request;
  const plan = await planOf(options, world);
  const { customers, origin, assumptions, rejects } = await readCustomers(request, plan, world);
  const { ids, labels } = customers;
  const groups = segmentsBy({ count: ids.length, labels }, options.by);
  const forecast =
    plan.kind === 'summary'
      ? { currency: customers.currency, assumptions: {}, result: summaryOf(customers, groups) }
      : forecastOf(customers, groups, plan, world);
  const answer = answerOf(
    'forecast',
    {
      currency: forecast.currency,
      assumptions: { ...assumptions, ...forecast.assumptions },
      result: { ...origin, ...forecast.result },
    },
    [customers, { rejects }],
  );
  return { ...answer, files: savedFiles(options, answer.report) };
}

/** What the customers have bought, without a forecast. */
function summaryOf(
  { ids, known }: KnownCustomers,
  groups: Groups,
): Pick<ForecastResult, 'basis' | 'total' | 'segments' | 'customers'> {
  const bought = purchaseFields(ids, groups, known);
  return {
    basis: 'spend',
    total: purchasesOfAll(known.totals),
    segments: purchasesBy(groups, known.totals),
    customers: longList(ids.length, inOrder<ListedCustomer>(bought, everyone(ids.length))),
  };
}

/** Forecasts what customers will buy, by one pooled fit or by a fit of each segment, and what that is worth. */
function forecastOf(customers: KnownCustomers, groups: Groups, plan: ForecastPlan, world: World) {
  const { settings, inputs, list } = plan;
  const economics = termsOf(inputs, 1, atBase);
  const { days } = customers.known;
  refuseUncountedOrders(inputs, days !== null);
  const termsOfPart = (part: SomeCustomers) =>
    withOrders(forecastTerms(economics), part.known.days);
  const basis = basisOf(termsOfPart(customers));
  refuseCostsOfSpend(inputs, {}, basis);
  refuseLongHoldout(customers, plan);
  if (plan.savedModel !== undefined) {
    const { horizonYears } = forecastTerms(economics);
    const to = customers.until + Math.round(horizonYears * daysPerYear);
    refuseUnfitCalendar(plan.savedModel, days !== null, to);
  }
  refuseMonthsWithoutEnd(customers, plan);
  const { effect } = plan.options;
  const labelled = effect === undefined ? undefined : effectGroups(customers, effect);
  const divided = plan.bySegment
    ? segmentParts(customers, groups)
    : [pooledPart(customers, labelled?.codes)];
  const nameOf = ({ segment }: Pick<FittedPart, 'segment'>) =>
    plan.bySegment ? segmentName(segment) : undefined;
  refuseCalendar(
    customers,
    divided.map((part) => ({ customers: part.customers, name: nameOf(part) })),
    plan.options,
  );
  const fits = valuedForecasts(
    divided.map((part) => {
      const name = nameOf(part);
      const about = name === undefined ? '' : `${name}: `;
      const progress = world.progress && ((text: string) => world.progress?.(`${about}${text}`));
      const fit = fittedForecast(part, termsOfPart(part.customers), plan, progress);
      refuseUndetermined(fit.forecast, plan.options, name);
      return fit;
    }),
  );
  const parts = divided.flatMap((part, i): FittedPart[] => {
    const fit = fits[i];
    return fit === undefined ? [] : [{ ...part, fit }];
  });
  for (const part of parts)
    for (const each of problemsOf(part.fit, settings, nameOf(part))) customers.problems.add(each);
  const [first] = fits;
  if (first === undefined) throw new RangeError('no customers');
  for (const each of undatedEvents(plan.options, customers, first.ahead))
    customers.problems.add(each);
  const slow = slippingParts(parts);
  const fields = plan.bySegment
    ? bySegmentResult(customers, parts, plan, economics.acquisition)
    : pooledResult(first, groups, plan, economics.acquisition);
  return {
    currency: oneCurrency([
      { currency: customers.currency, where: customers.sources.map(({ file }) => file).join(', ') },
      ...(plan.savedModel === undefined ? [] : [plan.savedModel.currency]),
      ...inputCurrencies(inputs),
    ]),
    assumptions: forecastAssumptions(plan, termsOfPart(customers), fits),
    result: {
      basis,
      ahead: first.ahead,
      ...fields,
      ...(labelled !== undefined && {
        effect: effectResult(first, labelled, economics.acquisition),
      }),
      slipping: slippingResult(customers, slow),
      ...(plan.options.list !== undefined && {
        list: slippingList(plan.options.list, slow, plan.options, customers.labels),
      }),
      ...(list !== undefined &&
        customerList(customers, parts, groups, list, plan.options.allFigures === true)),
    } satisfies Partial<ForecastResult> & Pick<ForecastResult, 'basis'>,
  };
}

/** The fields of one fit of all customers, by the segments of `--by`, else by tenths of the customers by value. */
function pooledResult(
  all: FittedForecast,
  groups: Groups,
  { settings, options, savedModel }: ForecastPlan,
  acquisition: number | undefined,
) {
  const { forecast, customers } = all;
  const isBy = hasSegments(groups);
  const lines = segmentForecasts(customers, [
    { fit: all, groups: isBy ? groups : groupsByValue(all) },
  ]);
  return {
    ...modelsResult(all, settings, options),
    spend: spendResult(forecast),
    calendar: calendarResult(all, settings, savedModel?.calendar),
    holdout: holdoutResult(forecast, customers.until),
    leftOut: leftOutOf(all),
    newCustomer: newCustomerResult(all, acquisition),
    ...lines,
    // Tenths of the customers are small, and nobody plans by them: all customers have the months.
    segments: isBy ? lines.segments : lines.segments.map(({ months: _, ...line }) => line),
  };
}

/** The fields of a fit of each segment, and whether that is better than one pooled fit. */
function bySegmentResult(
  customers: KnownCustomers,
  parts: readonly FittedPart[],
  plan: ForecastPlan,
  acquisition: number | undefined,
) {
  const { settings } = plan;
  const lines = segmentForecasts(
    customers,
    parts.map(({ segment, fit, members }) => ({ fit, groups: oneGroup(members.length, segment) })),
  );
  const pooled = fittedForecasters(settings.models, purchaseCells(customers.known.summary));
  return {
    apart: pooledOrBySegment(
      pooled,
      parts.map(({ fit }) => fit.forecast.fitted),
    ),
    leftOut: parts[0] === undefined ? [] : leftOutOf(parts[0].fit),
    total: lines.total,
    ...(lines.months !== undefined && { months: lines.months }),
    segments: lines.segments.map((line, i) => {
      const fit = parts[i]?.fit;
      if (fit === undefined) throw new RangeError('a segment without a fit');
      return { ...line, fitted: fittedResult(fit, plan, acquisition) };
    }),
  };
}

/** The steps that the value leaves out, for lack of their inputs. */
const leftOutOf = ({ money: { steps } }: FittedForecast) =>
  stepNames.filter((step) => !steps.includes(step) && step !== 'acquisition');

/** Whether `--by` names columns. */
const hasSegments = ({ keys }: Groups): boolean => Object.keys(keys[0] ?? {}).length > 0;

/** Tenths of the customers by value, the most valuable first; one group where too little is known of their value. */
function groupsByValue({ forecast, value }: FittedForecast): Groups {
  if (forecast.marked !== null) return oneGroup(value.length);
  const { of, count } = deciles(value);
  if (count === 1) return { keys: [{}], codes: of };
  return {
    keys: Array.from({ length: count }, (_, i) => ({ decile: String(i + 1) })),
    codes: of,
  };
}

/** @throws {Refusal} --months of a summary without days, of which nobody knows when it ends */
function refuseMonthsWithoutEnd({ until }: KnownCustomers, { options }: ForecastPlan): void {
  if (options.months !== true || dayText(until) !== null) return;
  const settle =
    'The summary does not say on which day it ends: give the first or last day of each customer too, or the log.';
  throw new Refusal(
    problem('option-conflict', { options: '--source summary and --months', settle }),
  );
}

/** @throws {Refusal} the log is too short for --holdout */
function refuseLongHoldout(
  { known: { days }, until }: KnownCustomers,
  { settings: { holdout }, options }: ForecastPlan,
): void {
  if (days === null || typeof holdout === 'string') return;
  const first = firstDayOf(days);
  if (until - holdout > first) return;
  throw new Refusal(
    problem('out-of-range', {
      what: '--holdout',
      text: typeof options.holdout === 'object' ? options.holdout.text : '',
      allowed: `less than the ${until - first} days that the log covers, from ${isoDate(first)} to ${isoDate(until)}`,
    }),
  );
}
