import { entryCount } from '../../core/forecast/known-purchases.ts';
import { daysPerYear } from '../../core/purchase/calendar/calendar-bins.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { segmentsBy } from '../../core/segments.ts';
import { basisOf } from '../../core/value/terms.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import {
  refuseCalendar,
  refuseUndetermined,
  undatedEvents,
} from '../shared/calendar/refuse-calendar.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { atBase, termsOf } from '../shared/economics/terms.ts';
import { longList } from '../shared/listing/long-list.ts';
import { refuseCostsOfSpend, refuseUncountedOrders } from '../shared/orders/goods.ts';
import { outputOf } from '../shared/output.ts';
import { readFrom } from '../shared/source-text.ts';
import { segmentName } from '../shared/table.ts';
import { customerList, everyone, inOrder, purchaseFields } from './customer-list.ts';
import type { ListedCustomer } from './customer-schema.ts';
import { effectGroups } from './effect-groups.ts';
import { effectResult } from './effect-result.ts';
import { bySegmentResult, pooledResult } from './fit-result.ts';
import {
  type FittedPart,
  fittedForecast,
  pooledPart,
  problemsOf,
  segmentParts,
  valuedForecasts,
} from './fitted-forecast.ts';
import type { NewCustomerFit } from './models-result.ts';
import { newCustomerFits } from './new-customers.ts';
import { leftOutOfCells } from './not-in-cells.ts';
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
  hasNames,
  type KnownCustomers,
  readCustomers,
  type SomeCustomers,
} from './read-customers.ts';
import type { ForecastResult } from './result.ts';
import { refuseUnfitCalendar } from './saved-calendar.ts';
import { savedFiles } from './saved-model.ts';
import { scoresFile } from './scores-file.ts';
import { type Groups, purchasesBy, purchasesOfAll } from './segment-forecasts.ts';
import { slippingList, slippingParts, slippingResult } from './slipping-result.ts';
import { sameCost, type WinningCosts, winningCosts } from './winning-costs.ts';
import type { ForecastMade } from './workbook/live-sheets.ts';

/** Forecasts what the customers of a log of orders will buy; with `--summary`, sums up what they have bought. */
export async function run(
  request: Request<ForecastOptions>,
  world: World,
): Promise<Output<ForecastResult>> {
  const { options } = request;
  const plan = await planOf(options, world);
  const { customers, origin, assumptions, rejects } = await readCustomers(request, plan, world);
  const { known, labels } = customers;
  const groups = segmentsBy({ count: entryCount(known), labels }, options.by);
  const costs = await winningCosts(request, customers, groups, world);
  const forecast =
    plan.kind === 'summary'
      ? {
          currency: customers.currency,
          assumptions: {},
          result: summaryOf(customers, groups),
          made: undefined,
        }
      : {
          ...forecastOf(customers, groups, plan, costs, world),
          currency: currencyOf(request, customers, plan, costs),
        };
  const answer = outputOf(
    'forecast',
    {
      currency: forecast.currency,
      assumptions: { ...assumptions, ...forecast.assumptions },
      result: { ...origin, ...forecast.result },
    },
    [customers, { rejects }, costs?.read],
  );
  const { made } = forecast;
  return {
    ...answer,
    files: [
      ...savedFiles(options, answer.report),
      ...scoresFile(options, options.by, customers, made?.parts ?? []),
    ],
    // Loaded only for a workbook.
    ...(made !== undefined && {
      liveSheets: async () =>
        (await import('./workbook/live-sheets.ts')).forecastLiveSheets(answer.report.result, made),
    }),
  };
}

/** What the customers have bought, without a forecast. */
function summaryOf(
  { ids, known }: KnownCustomers,
  groups: Groups,
): Pick<ForecastResult, 'basis' | 'total' | 'segments' | 'customers'> {
  const bought = purchaseFields(ids, groups, known);
  return {
    basis: 'spend',
    total: purchasesOfAll(known),
    segments: purchasesBy(groups, known),
    customers: longList(ids.length, inOrder<ListedCustomer>(bought, everyone(ids.length))),
  };
}

/** Forecasts what customers will buy, by one pooled fit or by a fit of each segment, and what that is worth. */
function forecastOf(
  customers: KnownCustomers,
  groups: Groups,
  plan: ForecastPlan,
  costs: WinningCosts | undefined,
  world: World,
) {
  const { settings, inputs, list } = plan;
  const economics = termsOf(inputs, 1, atBase);
  const { days, repeats } = customers.known;
  refuseUncountedOrders(inputs, days !== null || customers.known.counted !== undefined);
  const termsOfPart = (part: SomeCustomers) => withOrders(forecastTerms(economics), part.known);
  const basis = basisOf(termsOfPart(customers));
  refuseCostsOfSpend(inputs, plan.options, basis);
  refuseLongHoldout(customers, plan);
  if (plan.savedModel !== undefined) {
    const { horizonYears } = forecastTerms(economics);
    const to = customers.until + Math.round(horizonYears * daysPerYear);
    refuseUnfitCalendar(plan.savedModel, repeats !== null, to);
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
  const slipping = slippingResult(customers, slow);
  const winning = costs ?? sameCost(economics.acquisition, groups);
  let newFits: readonly (NewCustomerFit | null)[] = [];
  const fields = plan.bySegment
    ? bySegmentResult(customers, parts, plan, winning)
    : pooledResult(first, groups, plan, winning, () => {
        newFits = newCustomerFits(first, customers, groups, plan, termsOfPart);
        return newFits;
      });
  return {
    assumptions: forecastAssumptions(plan, termsOfPart(customers), fits),
    made: { plan, parts, groups, newFits, costs: winning } satisfies ForecastMade,
    result: {
      basis,
      ahead: first.ahead,
      ...fields,
      ...(labelled !== undefined && {
        effect: effectResult(first, labelled, winning?.all ?? undefined),
      }),
      slipping,
      ...(customers.known.counted !== undefined && {
        notInCells: leftOutOfCells(slipping, hasNames(customers), plan.bySegment),
      }),
      ...(plan.options.list !== undefined && {
        list: slippingList(plan.options.list, slow, plan.options, customers.labels),
      }),
      ...(list !== undefined &&
        customerList(customers, parts, groups, list, plan.options.allFigures === true)),
    } satisfies Partial<ForecastResult> & Pick<ForecastResult, 'basis'>,
  };
}

/** @throws {Refusal} the customers, the saved model and the costs are in several currencies */
function currencyOf(
  { operands }: Request<ForecastOptions>,
  { currency, sources }: KnownCustomers,
  { inputs, savedModel, options }: ForecastPlan,
  costs: WinningCosts | undefined,
): string | null {
  return oneCurrency([
    { currency, where: readFrom(operands, sources) },
    ...(savedModel === undefined ? [] : [savedModel.currency]),
    { currency: costs?.read?.currency ?? null, where: options.acquisitionCosts ?? '' },
    ...inputCurrencies(inputs),
  ]);
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
  { known: { repeats }, until }: KnownCustomers,
  { settings: { holdout }, options }: ForecastPlan,
): void {
  if (repeats === null || typeof holdout === 'string') return;
  const { first } = repeats;
  if (until - holdout > first) return;
  throw new Refusal(
    problem('out-of-range', {
      what: '--holdout',
      text: typeof options.holdout === 'object' ? options.holdout.text : '',
      allowed: `less than the ${until - first} days that the log covers, from ${isoDate(first)} to ${isoDate(until)}`,
    }),
  );
}
