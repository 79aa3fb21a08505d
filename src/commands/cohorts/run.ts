import { type CohortCalendar, cohortCalendar } from '../../core/cohorts/cohort-calendar.ts';
import { intakes } from '../../core/cohorts/cohorts.ts';
import { revenueKept } from '../../core/cohorts/revenue-kept.ts';
import { knownPurchases } from '../../core/forecast/known-purchases.ts';
import { firstDayOf, type PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption } from '../../core/report.ts';
import type { Basis, StepName } from '../../core/value/terms.ts';
import type { PurchaseLog } from '../../input/orders/purchase-log.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { paybackAssumption } from '../shared/acquisition/ceiling-options.ts';
import { calendarAssumptions } from '../shared/calendar/calendar-options.ts';
import { foundCalendar } from '../shared/calendar/found-calendar.ts';
import { refuseCalendar, refuseUndetermined } from '../shared/calendar/refuse-calendar.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { echoed as economics, stepsLeftOut, stepsOfInputs } from '../shared/economics/inputs.ts';
import { refuseCostsOfSpend } from '../shared/orders/goods.ts';
import { echoed } from '../shared/orders/request.ts';
import { outputOf } from '../shared/output.ts';
import { readFrom } from '../shared/source-text.ts';
import { cohortLines } from './cohort-lines.ts';
import { cohortGroups } from './counted-cohorts.ts';
import { notInCells } from './not-in-cells.ts';
import { type CohortsOptions, type Settings, settingsOf } from './options.ts';
import { salesByPeriod } from './period-lines.ts';
import { type Purchases, readPurchases } from './read-purchases.ts';
import type { CohortsResult, YearKept } from './result.ts';
import { winningCosts } from './winning-costs.ts';

/** Follows the customers of a log of orders by when they came, or by where from. */
export async function run(
  request: Request<CohortsOptions>,
  world: World,
): Promise<Output<CohortsResult>> {
  const { options } = request;
  const settings = settingsOf(options);
  const read = await readPurchases(request, settings, world);
  const { days, until, log } = read;
  const from = firstDayOf(days);
  refuseAges(from, until);
  const newCustomers = intakes(days, until, settings.unit);
  const cohorts = cohortGroups(read.labels, newCustomers, settings);
  const steps: readonly StepName[] = [
    ...stepsOfInputs(settings.inputs),
    ...(days.goods === undefined ? [] : (['costOfGoods'] as const)),
  ];
  refuseCostsOfSpend(settings.inputs, options, basisOfSteps(steps));
  const found = log === null ? null : calendarOf(log, settings, options, world);
  const reading = { keepRejects: options.rejects !== undefined, sheets: options.sheet };
  const costs = await winningCosts(cohorts, settings, reading, world);
  const output = outputOf<CohortsResult>(
    'cohorts',
    {
      currency: oneCurrency([
        { currency: read.currency, where: readFrom(request.operands, read.reading.sources) },
        { currency: costs?.read?.currency ?? null, where: String(settings.costsFile) },
        ...inputCurrencies(settings.inputs),
      ]),
      assumptions: assumptionsOf(settings, read, options),
      result: {
        source: read.source,
        basis: basisOfSteps(steps),
        amounts: read.amounts,
        takenOff: read.takenOff,
        cohort: settings.unit,
        from: isoDate(from),
        until: isoDate(until),
        orders: read.orders,
        refunds: read.refunds,
        ...(costs?.read !== undefined && { costsByMonth: costs.read.byMonth }),
        ...(settings.payback !== undefined && { paybackWithin: settings.payback }),
        ...(found !== null && { calendar: foundCalendar(found.calendar) }),
        ...cohortLines(cohorts, settings, costs, found?.model ?? null),
        ...(settings.salesBy !== undefined && {
          sales: salesByPeriod(cohorts, settings.salesBy, {
            since: options.since?.day ?? from,
            until,
          }),
        }),
        leftOut: stepsLeftOut('cohorts', [
          ...steps,
          ...(costs === undefined ? [] : (['acquisition'] as const)),
        ]),
        ...(log === null
          ? { notInCells: [...notInCells] }
          : { revenueKept: yearsKept(log.days, from, until) }),
      },
    },
    [read.reading, costs?.read],
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
      allowed: `within ${mostYears} years (--since DATE leaves out earlier ones, --until DATE later ones; of an answer of rapport sql, give them to that)`,
    }),
  );
}

function yearsKept(days: PurchaseDays, from: number, until: number): YearKept[] {
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
const assumptionsOf = (
  { unit, after, inputs }: Settings,
  { assumptions, log }: Purchases,
  options: CohortsOptions,
): Record<string, Assumption> => ({
  ...assumptions,
  cohort: echoed('cohort', unit, options.cohort),
  ...(options.period !== undefined && {
    period: echoed('period', options.period, options.period),
  }),
  ...(log !== null && calendarAssumptions(options)),
  after: echoed('after', after.map((days) => `${days}d`).join(', '), options.after[0]),
  ...paybackAssumption(options),
  ...economics(inputs),
});
