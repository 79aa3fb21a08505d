import type { CodedColumn } from '../../core/customers.ts';
import { type CountedLog, countedPurchases } from '../../core/forecast/counted-purchases.ts';
import type { KnownPurchases } from '../../core/forecast/known-purchases.ts';
import type { SummaryTerms } from '../../core/purchase/customer-summary.ts';
import type { Source } from '../../core/report.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { OpenFile } from '../layout/open-file.ts';
import type { Field } from '../records/field.ts';
import {
  type AggregateRequest,
  type Aggregates,
  commonFields,
  dayField,
  flagField,
  readAggregates,
  wholeField,
} from './aggregates.ts';
import { ForecastRows } from './forecast-rows.ts';
import { observedFields, observedOrders } from './observed-orders.ts';
import { refusePlaceholders } from './refuse-placeholders.ts';

/** The columns of the answer to a statement of `rapport sql forecast`, or `rapport sql summary`. */
export const forecastAggregateFields: readonly Field[] = [
  ...commonFields,
  ...observedFields,
  { name: 'customer', meaning: 'the customer', names: 'customer', kind: 'id' },
  wholeField('days_bought', 'days with a purchase'),
  dayField('first_day', 'the first day with a purchase'),
  dayField('last_day', 'the last day with a purchase'),
  wholeField('amount', 'spend in ten-thousandths', true),
  wholeField('payers', 'customers with a spend above 0'),
  wholeField('paid', 'the spend of the payers in ten-thousandths'),
  wholeField('paid_squares', 'the sum of its squares'),
  wholeField('split_days_bought', 'days with a purchase up to the split'),
  dayField('split_last_day', 'the last day with a purchase up to the split'),
  wholeField('split_amount', 'spend up to the split in ten-thousandths', true),
  wholeField('split_payers', 'customers with a spend above 0 up to the split'),
  wholeField('split_paid', 'the spend of these payers up to the split'),
  wholeField('split_paid_squares', 'the sum of its squares'),
  wholeField('purchases', 'purchases'),
  wholeField('known_purchases', 'purchases of customers who had bought by the split'),
  dayField('day', 'the day of purchases'),
  dayField('split_day', 'the last day before the split'),
  flagField('include_first', 'whether the first purchase counts for the mean spend'),
];

/** The customers of such an answer. */
export interface ForecastAggregates {
  /** Sorted by code unit; empty where the rows name no customers. */
  readonly ids: readonly string[];
  readonly known: KnownPurchases;
  /** What stood at the first purchase of the customers of each entry, by header. */
  readonly labels: ReadonlyMap<string, CodedColumn>;
  /** Last day of the observation, in days since 1970-01-01. */
  readonly until: number;
  readonly orders: number;
  readonly refunds: number;
  /** Whether refunds were set aside, and not taken off. */
  readonly isGross: boolean;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
}

interface ForecastAggregateRequest
  extends Omit<AggregateRequest, 'parts' | 'fields'>,
    Pick<SummaryTerms, 'unit' | 'includeFirst'> {
  /** The labels that are of segments, whose spend and days are counted apart. */
  readonly segments: readonly string[];
}

/**
 * Reads how many customers a database counted with which histories.
 *
 * @param open - opens the answer, where it is no file
 * @throws {Refusal} it is not complete, or holds what no log of orders gives
 */
export async function readForecastAggregates(
  { unit, includeFirst, segments, ...request }: ForecastAggregateRequest,
  world: InputWorld,
  open?: OpenFile,
): Promise<ForecastAggregates> {
  const answer = await readAggregates(
    {
      ...request,
      fields: forecastAggregateFields,
      parts: ['cell', 'spend', 'split_spend', 'day'],
    },
    world,
    open,
  );
  const { records } = answer;
  refusePlaceholders(records, ['first_day', 'last_day', 'day', 'until']);
  const rows = new ForecastRows(
    answer,
    request.labels.map(({ header }) => header),
    segments,
  );
  rows.refuseOtherMean(includeFirst);
  const log = rows.countedLog();
  const { orders, refunds, isGross, sources } = observedOrders(answer);
  for (const found of droppedProblems(answer, log, orders)) records.problems.add(found);
  return {
    ids: rows.ids(),
    known: countedPurchases(log, { until: rows.until, unit, includeFirst }),
    labels: rows.labels(),
    until: rows.until,
    orders,
    refunds,
    isGross,
    sources,
    problems: records.problems,
  };
}

/** What is missing where the rows of few customers were left out. */
function droppedProblems(
  { dropped }: Aggregates,
  { customers }: CountedLog,
  orders: number,
): readonly Problem[] {
  if (dropped.size === 0) return [];
  const without = dropped.get('cell') ?? { customers: 0, orders: 0 };
  const came = customers.reduce((sum, each) => sum + each, 0);
  return [
    problem('cells-dropped', {
      customers: without.customers,
      ofCustomers: without.customers + came,
      orders: without.orders,
      ofOrders: without.orders + orders,
      spend: dropped.has('spend'),
    }),
  ];
}
