import { type CohortCalendar, cohortCalendar } from '../../core/cohorts/cohort-calendar.ts';
import { type Intakes, intakes } from '../../core/cohorts/cohorts.ts';
import { revenueKept } from '../../core/cohorts/revenue-kept.ts';
import { knownPurchases } from '../../core/forecast/known-purchases.ts';
import { firstDayOf } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption } from '../../core/report.ts';
import type { Basis, StepName } from '../../core/value/terms.ts';
import type { OrderRequest } from '../../input/orders/order-request.ts';
import { type PurchaseLog, readPurchaseLog } from '../../input/orders/purchase-log.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { paybackAssumption } from '../shared/acquisition/ceiling-options.ts';
import { calendarAssumptions } from '../shared/calendar/calendar-options.ts';
import { foundCalendar } from '../shared/calendar/found-calendar.ts';
import { refuseCalendar, refuseUndetermined } from '../shared/calendar/refuse-calendar.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { echoed as economics, stepsLeftOut, stepsOfInputs } from '../shared/economics/inputs.ts';
import { goodsAssumption, goodsWanted, refuseCostsOfSpend } from '../shared/orders/goods.ts';
import {
  echoed,
  joinAssumption,
  orderAssumptions,
  orderRequest,
} from '../shared/orders/request.ts';
import { outputOf } from '../shared/output.ts';
import { cohortLines } from './cohort-lines.ts';
import { cohortGroups } from './counted-cohorts.ts';
import { type CohortsOptions, type Settings, settingsOf } from './options.ts';
import { salesByPeriod } from './period-lines.ts';
import type { CohortsResult, YearKept } from './result.ts';
import { winningCosts } from './winning-costs.ts';

/** Follows the customers of a log of orders by when they came, or by where from. */
export async function run(
  request: Request<CohortsOptions>,
  world: World,
): Promise<Output<CohortsResult>> {
  const { options, operands } = request;
  const settings = settingsOf(options);
  const goods = goodsWanted(options, settings.inputs);
  const orders = { ...(await orderRequest(request, [], world.directory)), goods };
  const log = await readPurchaseLog(orders, world);
  const from = firstDayOf(log.days);
  refuseAges(from, log.until);
  const newCustomers = intakes(log.days, log.until, settings.unit);
  const cohorts = cohortGroups(log, newCustomers, settings);
  const steps: readonly StepName[] = [
    ...stepsOfInputs(settings.inputs),
    ...(log.goodsColumn === undefined ? [] : (['costOfGoods'] as const)),
  ];
  refuseCostsOfSpend(settings.inputs, options, basisOfSteps(steps));
  const { calendar, model } = calendarOf(log, settings, options, world);
  const reading = { keepRejects: options.rejects !== undefined, sheets: options.sheet };
  const costs = await winningCosts(cohorts, settings, reading, world);
  const output = outputOf<CohortsResult>(
    'cohorts',
    {
      currency: oneCurrency([
        { currency: log.currency, where: operands.join(', ') },
        { currency: costs?.read?.currency ?? null, where: String(settings.costsFile) },
        ...inputCurrencies(settings.inputs),
      ]),
      assumptions: {
        ...assumptionsOf(settings, orders, log.until, options),
        ...joinAssumption(log.joined),
        ...goodsAssumption(log.goodsColumn, operands),
      },
      result: {
        source: log.source.name,
        basis: basisOfSteps(steps),
        amounts: orders.amounts,
        takenOff: log.takenOff,
        cohort: settings.unit,
        from: isoDate(from),
        until: isoDate(log.until),
        orders: log.orders,
        refunds: log.refunds,
        ...(costs?.read !== undefined && { costsByMonth: costs.read.byMonth }),
        ...(settings.payback !== undefined && { paybackWithin: settings.payback }),
        calendar: foundCalendar(calendar),
        ...cohortLines(cohorts, settings, costs, model),
        ...(settings.salesBy !== undefined && {
          sales: salesByPeriod(cohorts, settings.salesBy, {
            since: options.since?.day ?? from,
            until: log.until,
          }),
        }),
        leftOut: stepsLeftOut('cohorts', [
          ...steps,
          ...(costs === undefined ? [] : (['acquisition'] as const)),
        ]),
        revenueKept: yearsKept(newCustomers, from, log.until),
      },
    },
    [log, costs?.read],
  );
  const made = { result: output.report.result, groups: cohorts, settings, costs };
  return {
    ...output,
    // Loaded only for a workbook.
    liveSheets: async () => (await import('./workbook/live-sheets.ts')).cohortsLiveSheets(made),
  };
}

/**
 * The calendar that a forecast of the same log would use, with its usual unit of time.
 *
 * @throws {Refusal} the log cannot show what the options request
 */
function calendarOf(
  { days, until }: PurchaseLog,
  { calendar: request }: Settings,
  options: CohortsOptions,
  world: World,
): CohortCalendar {
  const terms = { until, unit: 'week', includeFirst: false } as const;
  const known = knownPurchases(days, terms);
  const customers = { known, ...terms };
  refuseCalendar(customers, [{ customers, name: undefined }], options);
  const found = cohortCalendar({ days, summary: known.summary, ...terms }, request, () =>
    world.progress?.('looking for a season and a trend'),
  );
  refuseUndetermined(found, options, undefined);
  return found;
}

const basisOfSteps = (steps: readonly StepName[]): Basis =>
  steps.includes('costOfGoods') ? 'margin' : 'spend';

const mostYears = 100;

/** Nobody sells for so long; a date was a stand-in, and every cohort would be measured against it. */
function refuseAges(from: number, until: number): void {
  if (until - from <= mostYears * 365.25) return;
  throw new Refusal(
    problem('out-of-range', {
      what: 'the days of the orders',
      text: `${isoDate(from)} to ${isoDate(until)}`,
      allowed: `within ${mostYears} years (--until DATE leaves out later ones)`,
    }),
  );
}

function yearsKept({ days }: Intakes, from: number, until: number): YearKept[] {
  const { minorUnits } = days;
  return revenueKept(days, from, until).map(
    ({ until: end, customers, stayed, before, after, kept }) => ({
      until: isoDate(end),
      customers,
      stayed,
      spend: before / minorUnits,
      spendNext: after / minorUnits,
      netRevenueRetention: before > 0 ? after / before : null,
      grossRevenueRetention: before > 0 ? kept / before : null,
      logoRetention: customers > 0 ? stayed / customers : null,
    }),
  );
}

/** What the cohorts rest on, as the result shows it. */
function assumptionsOf(
  { unit, after, inputs }: Settings,
  request: OrderRequest,
  until: number,
  options: CohortsOptions,
): Record<string, Assumption> {
  return {
    ...orderAssumptions(options, request, until),
    cohort: echoed('cohort', unit, options.cohort),
    ...(options.period !== undefined && {
      period: echoed('period', options.period, options.period),
    }),
    ...calendarAssumptions(options),
    after: echoed('after', after.map((days) => `${days}d`).join(', '), options.after[0]),
    ...paybackAssumption(options),
    ...economics(inputs),
  };
}
