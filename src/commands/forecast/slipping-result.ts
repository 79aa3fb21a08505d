import { wholeDays } from '../../core/forecast/customer-forecast.ts';
import {
  gapQuantile,
  longSilence,
  type PlainRuleCheck,
  plainRuleCheck,
  type SlippingCustomers,
  slippingCustomers,
} from '../../core/forecast/slipping.ts';
import { valuesAboveZero } from '../../core/forecast/values-above-zero.ts';
import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import { columnTexts } from '../shared/listing/chosen-customers.ts';
import { type NamedList, namedList } from '../shared/listing/named-list.ts';
import type { FittedForecast, FittedPart } from './fitted-forecast.ts';
import type { ForecastOptions } from './options.ts';
import { hasNames, type KnownCustomers, type SomeCustomers } from './read-customers.ts';
import type { PlainRule, Slipping, SlippingCustomer } from './slipping-schema.ts';

/** The result lists as many of them; `--each` lists all customers. */
const mostListed = 100;
/** The plain rule is the gap that this share of the gaps between purchases do not exceed. */
const usualGaps = 0.9;

/** A fit with those of its customers who are slipping away. */
interface SlippingPart {
  readonly part: FittedPart;
  readonly found: SlippingCustomers;
}

/** Those who are slipping away by each fit. What rests on too few customers says of nobody whether they are. */
export const slippingParts = (parts: readonly FittedPart[]): readonly SlippingPart[] =>
  parts
    .filter(({ fit }) => fit.forecast.marked === null)
    .map((part) => {
      const { forecast, each, money, value } = part.fit;
      const { cells, spend, known } = forecast;
      const counted = known.counted?.spend;
      const ofSeveral = counted && {
        customers: counted.customers,
        valueAbove: (entry: number) =>
          valuesAboveZero({ counted, cells, money, spend, value }, entry),
      };
      return { part, found: slippingCustomers(cells, each, value, ofSeveral) };
    });

/** The customers who are slipping away by any of the fits, and those whom the plain rule selects. */
export function slippingResult(all: SomeCustomers, slow: readonly SlippingPart[]): Slipping {
  const { known } = all;
  const days = known.days === null ? null : gapQuantile(known.days, usualGaps);
  const fits = slow.map(({ part: { fit } }) => fit);
  return {
    chance: longSilence,
    customers: slow.reduce((sum, { found: { count } }) => sum + count, 0),
    valueAtRisk: sumOrNull(slow.flatMap(({ found: { atRisk } }) => atRisk)),
    gone: goneOf(slow),
    plainRule: days === null ? null : plainRule(fits, days),
    list: hasNames(all)
      ? mostAtRisk(slow.flatMap(({ part: { fit }, found }) => listOf(fit, found, mostListed)))
      : [],
  };
}

const sumOrNull = (amounts: readonly (number | null)[]): number | null => {
  const known = amounts.filter((each) => each !== null);
  return known.length < amounts.length ? null : decimalSum(known);
};

const goneOf = (slow: readonly SlippingPart[]): number =>
  slow.reduce((sum, { found: { gone } }) => sum + gone, 0);

/** The list of all of them, to call: `--list slipping`. */
export function slippingList(
  name: 'slipping',
  slow: readonly SlippingPart[],
  { keep, top }: Pick<ForecastOptions, 'keep' | 'top'>,
  labels: KnownCustomers['labels'],
): NamedList<'slipping'> {
  const candidates = slow.flatMap(({ part: { fit, members }, found }) =>
    listOf(fit, found, Infinity).map((each, place) => ({
      customer: members[found.customers[place] ?? 0] ?? 0,
      id: each.id,
      valueAtStake: each.valueAtRisk,
      reason: reasonOf(each),
    })),
  );
  // Those who have most likely gone are only counted.
  return {
    ...namedList(name, candidates, { keep, top }, columnTexts(labels)),
    gone: goneOf(slow),
  };
}

/** "silent 155 days, usually buys every 43; 22% still a customer". */
const reasonOf = ({ daysSilent, usualGapDays, alive }: SlippingCustomer): string =>
  `silent ${numberText(daysSilent, 0)} days, usually buys every ${numberText(usualGapDays, 0)}; ${percentText(alive, 0)} still a customer`;

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
  most: number,
): readonly SlippingCustomer[] {
  const { purchases, recency, age } = known.summary;
  return customers.slice(0, most).map((i, place) => {
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
