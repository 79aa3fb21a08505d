import { newCustomerSpend } from '../../core/forecast/monthly-spend.ts';
import { alikeCustomers, withReferralValue } from '../../core/forecast/new-customer.ts';
import { purchaseForecast } from '../../core/forecast/purchase-forecast.ts';
import type { ForecastTerms } from '../../core/forecast/purchase-steps.ts';
import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import { costAtRatio } from '../../core/value/acquisition-ceiling.ts';
import { calendarRequest } from '../shared/calendar/calendar-options.ts';
import { type FittedForecast, segmentParts } from './fitted-forecast.ts';
import { type NewCustomerFit, newCustomerResult } from './models-result.ts';
import type { ForecastOptions } from './options.ts';
import type { ForecastPlan } from './plan.ts';
import type { KnownCustomers, SomeCustomers } from './read-customers.ts';
import type { NewCustomer, SegmentForecast } from './result.ts';
import type { Groups } from './segment-forecasts.ts';

/** A new customer of some customers, what one costs, and what one may cost. */
export type NewCustomerLine = Pick<
  SegmentForecast,
  'newCustomer' | 'costEach' | 'mayCost' | 'paybackDays'
>;

/**
 * The fit of a new customer of each segment: the model of the forecast, fitted to the customers of the segment alone, for
 * a pooled fit makes all new customers alike. Null where too few of them have bought again.
 *
 * @param termsOf - the economic inputs of the customers of a segment
 */
export function newCustomerFits(
  all: FittedForecast,
  customers: KnownCustomers,
  groups: Groups,
  { settings, options }: ForecastPlan,
  termsOf: (part: SomeCustomers) => ForecastTerms,
): readonly (NewCustomerFit | null)[] {
  const { name } = all.forecast.choice.chosen;
  if (name === 'past-rate') return groups.keys.map(() => null);
  const { unit, until } = customers;
  return segmentParts(customers, groups).map(({ customers: part }) => {
    const forecast = purchaseForecast(part.known, {
      ...{ until, unit, includeFirst: settings.includeFirst, ahead: all.ahead },
      models: [name],
      split: null,
      calendar: calendarRequest(options),
      // Nothing of a new customer has a band.
      ...{ draws: 1, seed: settings.drawing.seed },
    });
    if (forecast.marked !== null) return null;
    const { law } = forecast.choice.chosen;
    const spend = newCustomerSpend(forecast, until);
    const { unitsPerYear, ahead, money } = all;
    const terms = withReferralValue(law, termsOf(part), unitsPerYear, spend, alikeCustomers());
    return { forecast, customers: part, terms, unitsPerYear, ahead, money };
  });
}

/**
 * What a new customer is worth, costs, and may cost.
 *
 * @param fit - null where it is not known
 * @param cost - of winning one: undefined where none is asked for, null where it is not known
 */
export function newCustomerLine(
  fit: NewCustomerFit | null,
  cost: number | null | undefined,
  options: Pick<ForecastOptions, 'payback' | 'ltvCac'>,
): NewCustomerLine {
  const newCustomer = fit === null ? null : newCustomerResult(fit, cost ?? undefined);
  const isAsked = options.payback !== undefined || options.ltvCac !== undefined;
  return {
    newCustomer,
    ...(cost !== undefined && {
      costEach: cost === null ? null : asDecimal(cost),
      paybackDays: fit === null || cost === null ? null : paybackDays(fit, cost),
    }),
    ...(isAsked && { mayCost: fit === null ? null : mayCost(fit, options) }),
  };
}

/** The most that a new customer may cost: by a ratio to the value, or the value within some days. */
function mayCost(
  fit: NewCustomerFit,
  { payback, ltvCac }: Pick<ForecastOptions, 'payback' | 'ltvCac'>,
): number | null {
  if (payback !== undefined) return asDecimal(valueWithin(fit, payback.days));
  if (ltvCac === undefined) return null;
  const value = costAtRatio(ownValue(newCustomerResult(fit, undefined)), ltvCac);
  return value === null ? null : asDecimal(value);
}

/** Without referral, as in LTV:CAC: what others bring may need costs of its own. */
function ownValue({ value, waterfall }: NewCustomer): number {
  return value - (waterfall.find(({ step }) => step === 'referral')?.amount ?? 0);
}

/** What a new customer is expected to bring within so many days of the first purchase. */
const valueWithin = (fit: NewCustomerFit, days: number): number =>
  ownValue(
    newCustomerResult(
      { ...fit, terms: { ...fit.terms, horizonYears: days / daysPerYear } },
      undefined,
    ),
  );

const daysPerYear = 365.25;

/** The first day by which a new customer is expected to have brought what winning one costs; null beyond the horizon. */
function paybackDays(fit: NewCustomerFit, cost: number): number | null {
  const last = Math.floor(fit.terms.horizonYears * daysPerYear);
  if (valueWithin(fit, last) < cost) return null;
  let [before, by] = [-1, last];
  while (by - before > 1) {
    const middle = Math.floor((before + by) / 2);
    if (valueWithin(fit, middle) >= cost) by = middle;
    else before = middle;
  }
  return by;
}
