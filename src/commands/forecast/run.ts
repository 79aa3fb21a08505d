import { type CustomerSummary, customerSummary } from '../../core/purchase/customer-summary.ts';
import { type PurchaseTotals, purchaseTotals } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { segmentsBy } from '../../core/segments.ts';
import { readPurchaseLog } from '../../engine/read-purchase-log.ts';
import { inMinorUnits, minorUnits } from '../../input/orders/minor-amounts.ts';
import type { PurchaseLog } from '../../input/orders/purchase-log.ts';
import { reported } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { orderRequest, segmentColumns } from '../orders/request.ts';
import type { ForecastResult, SegmentPurchases, SummarisedCustomer } from './result.ts';
import { assumptionsOf, settingsOf } from './settings.ts';

/** Sums up a log of orders by customer and by segment. */
export async function run(request: Request, world: World): Promise<Answer<ForecastResult>> {
  const { options } = request;
  const settings = settingsOf(options);
  const asked = orderRequest(request);
  const log = await readPurchaseLog(asked, world);
  const totals = purchaseTotals(log.days);
  const { unit, includeFirst } = settings;
  const { until } = log;
  const summary = customerSummary(totals, { until, unit, includeFirst });
  const segments = segmentsBy(
    { count: log.ids.length, labels: log.labels },
    segmentColumns(options),
  );
  const segmentOf = (customer: number) => segments.codes[customer] ?? 0;
  const keyOf = (customer: number) => segments.keys[segmentOf(customer)] ?? {};
  const [total] = purchasesBy([{}], () => 0, totals);
  if (total === undefined) throw new RangeError('no total');
  const tallies = log.problems.tallies();
  return {
    report: {
      schema: 'rapport/forecast@1',
      currency: log.currency,
      assumptions: assumptionsOf(settings, asked, until, options),
      sources: log.sources,
      result: {
        source: log.source.name,
        basis: asked.basis,
        takenOff: log.takenOff,
        unit,
        from: isoDate(totals.firstDay.reduce((first, day) => Math.min(first, day))),
        until: isoDate(until),
        orders: log.orders,
        refunds: log.refunds,
        total,
        segments: purchasesBy(segments.keys, segmentOf, totals),
        ...(settings.summary && { customers: customersOf(log, totals, summary, keyOf) }),
      },
      problems: reported(tallies),
    },
    problems: tallies,
    rejects: log.rejects,
  };
}

/** What the customers of each group bought; spend is added up in whole minor units, so exactly. */
function purchasesBy(
  keys: readonly Readonly<Record<string, string>>[],
  groupOf: (customer: number) => number,
  totals: PurchaseTotals,
): readonly SegmentPurchases[] {
  const sums = keys.map((segment) => ({
    segment,
    customers: 0,
    oneTime: 0,
    purchases: 0,
    totalSpend: 0,
  }));
  for (const customer of totals.orders.keys()) {
    const sum = sums[groupOf(customer)];
    if (sum === undefined) throw new RangeError(`customer ${customer} is in no group`);
    const repeats = (totals.orders[customer] ?? 1) - 1;
    sum.customers += 1;
    if (repeats === 0) sum.oneTime += 1;
    sum.purchases += repeats;
    sum.totalSpend += inMinorUnits(totals.amount[customer] ?? 0);
  }
  return sums.map((sum) => ({ ...sum, totalSpend: sum.totalSpend / minorUnits }));
}

function customersOf(
  { ids }: PurchaseLog,
  totals: PurchaseTotals,
  summary: CustomerSummary,
  keyOf: (customer: number) => Readonly<Record<string, string>>,
): readonly SummarisedCustomer[] {
  return ids.map((id, i) => {
    const mean = summary.meanSpend[i] ?? Number.NaN;
    return {
      id,
      segment: keyOf(i),
      purchases: summary.purchases[i] ?? 0,
      recency: summary.recency[i] ?? 0,
      age: summary.age[i] ?? 0,
      meanSpend: Number.isNaN(mean) ? null : mean,
      firstDay: isoDate(totals.firstDay[i] ?? 0),
      lastDay: isoDate(totals.lastDay[i] ?? 0),
      totalSpend: totals.amount[i] ?? 0,
    };
  });
}
