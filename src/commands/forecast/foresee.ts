import { deciles } from '../../core/forecast/deciles.ts';
import { fittedForecasters } from '../../core/forecast/forecaster.ts';
import { pooledOrBySegment } from '../../core/forecast/pooled-or-by-segment.ts';
import { purchaseCells } from '../../core/purchase/purchase-cells.ts';
import { firstDayOf } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { stepNames } from '../../core/value/terms.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { World } from '../command.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { atBase, termsOf } from '../shared/economics/terms.ts';
import { segmentName } from '../shared/segment-table.ts';
import { customerList } from './customer-list.ts';
import { findingsOf } from './findings.ts';
import { fittedResult } from './fitted-result.ts';
import type { ForesightPlan } from './forecast-plan.ts';
import { type Foreseen, foreseen } from './foreseen.ts';
import { foresightEchoed } from './foresight-echoed.ts';
import { futureBy } from './future-by.ts';
import { holdoutResult } from './holdout-result.ts';
import { forecastTerms } from './inputs.ts';
import type { KnownCustomers } from './known-customers.ts';
import { modelsResult, spendResult } from './models-result.ts';
import { newCustomerResult } from './new-customer-result.ts';
import { bySegment, everybody, type FittedPart, type Part } from './parts.ts';
import type { ForecastResult } from './result.ts';
import { slippingResult } from './slipping-result.ts';
import type { Groups } from './summary.ts';

/** Foresees what customers will buy, all by one fit or each segment by its own, and what that is worth. */
export function foresee(
  customers: KnownCustomers,
  asked: Groups,
  plan: ForesightPlan,
  world: World,
) {
  const { settings, inputs, list } = plan;
  const economics = termsOf(inputs, 1, atBase);
  const terms = forecastTerms(economics);
  refuseLongHoldout(customers, plan);
  const parts = (plan.apart ? bySegment(customers, asked) : everybody(customers)).map(
    (part): FittedPart => {
      const name = plan.apart ? `${segmentName(part.segment)}: ` : '';
      const told = world.progress && ((text: string) => world.progress?.(`${name}${text}`));
      return { ...part, foreseen: foreseen(part.customers, terms, plan, told) };
    },
  );
  const fits = parts.map((part) => part.foreseen);
  for (const { segment, foreseen: of } of parts)
    for (const found of findingsOf(of, settings, plan.apart ? segmentName(segment) : undefined))
      customers.problems.add(found);
  const [first] = fits;
  if (first === undefined) throw new RangeError('no customers');
  const found = plan.apart
    ? apartResult(customers, parts, plan, economics.acquisition)
    : togetherResult(first, asked, plan, economics.acquisition);
  return {
    currency: oneCurrency([
      { currency: customers.currency, where: customers.sources.map(({ file }) => file).join(', ') },
      ...(plan.given === undefined ? [] : [plan.given.currency]),
      ...inputCurrencies(inputs),
    ]),
    assumptions: foresightEchoed(plan, terms, fits),
    result: {
      ahead: first.ahead,
      ...found,
      slipping: slippingResult(customers, fits),
      ...(list !== undefined && customerList(customers, parts, asked, list)),
    } satisfies Partial<ForecastResult>,
  };
}

/** One fit of all customers, shown by what `--by` asks for, else in tenths. */
function togetherResult(
  all: Foreseen,
  asked: Groups,
  { settings, options }: ForesightPlan,
  acquisition: number | undefined,
) {
  const { forecast, customers, value } = all;
  const groups = isDivided(asked) ? asked : decileGroups(value);
  return {
    ...modelsResult(all, settings, options),
    spend: spendResult(forecast.spend),
    holdout: holdoutResult(forecast, customers.until),
    leftOut: leftOutOf(all),
    newCustomer: newCustomerResult(all, acquisition),
    ...futureBy(customers, [{ foreseen: all, groups }]),
  };
}

/** A fit of each segment, and whether that was worth it. */
function apartResult(
  customers: KnownCustomers,
  parts: readonly FittedPart[],
  plan: ForesightPlan,
  acquisition: number | undefined,
) {
  const { settings } = plan;
  const groupsOf = ({ segment, members }: Part): Groups => ({
    keys: [segment],
    codes: new Uint32Array(members.length),
  });
  const lines = futureBy(
    customers,
    parts.map((part) => ({ foreseen: part.foreseen, groups: groupsOf(part) })),
  );
  const together = fittedForecasters(settings.models, purchaseCells(customers.known.summary));
  return {
    apart: pooledOrBySegment(
      together,
      parts.map((part) => part.foreseen.forecast.fitted),
    ),
    leftOut: parts[0] === undefined ? [] : leftOutOf(parts[0].foreseen),
    total: lines.total,
    segments: lines.segments.map((line, i) => {
      const own = parts[i]?.foreseen;
      if (own === undefined) throw new RangeError('a segment without a fit');
      return { ...line, fitted: fittedResult(own, plan, acquisition) };
    }),
  };
}

const leftOutOf = ({ money: { steps } }: Foreseen) =>
  stepNames.filter((step) => !steps.includes(step) && step !== 'acquisition');

const isDivided = ({ keys }: Groups): boolean => Object.keys(keys[0] ?? {}).length > 0;

function decileGroups(value: Float64Array): Groups {
  const { of, count } = deciles(value);
  if (count === 1) return { keys: [{}], codes: of };
  return {
    keys: Array.from({ length: count }, (_, i) => ({ decile: String(i + 1) })),
    codes: of,
  };
}

/** @throws {Refusal} the log is too short for the backtest that is asked for */
function refuseLongHoldout(
  { known: { days }, until }: KnownCustomers,
  { settings: { holdout }, options }: ForesightPlan,
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
