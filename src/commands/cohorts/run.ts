import { type Intakes, intakes } from '../../core/cohorts/cohorts.ts';
import { revenueKept } from '../../core/cohorts/revenue-kept.ts';
import { firstDayOf } from '../../core/purchase/purchase-totals.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { readPurchaseLog } from '../../input/orders/purchase-log.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf } from '../shared/answer.ts';
import { inputCurrencies, oneCurrency } from '../shared/economics/currency.ts';
import { orderRequest } from '../shared/orders/request.ts';
import { assumptionsOf } from './assumptions.ts';
import { cohortLines } from './cohort-lines.ts';
import { cohortsAsked } from './cohorts-asked.ts';
import type { CohortsOptions } from './options.ts';
import type { CohortsResult, YearKept } from './result.ts';
import { settingsOf } from './settings.ts';
import { winningCosts } from './winning-costs.ts';

/** Follows the customers of a log of orders by when they came, or by where from. */
export async function run(
  request: Request<CohortsOptions>,
  world: World,
): Promise<Answer<CohortsResult>> {
  const { options, operands } = request;
  const settings = settingsOf(options);
  const asked = await orderRequest(request, [], world.directory);
  const log = await readPurchaseLog(asked, world);
  const from = firstDayOf(log.days);
  refuseAges(from, log.until);
  const found = intakes(log.days, log.until, settings.unit);
  const cohorts = cohortsAsked(log, found, settings);
  const costs = await winningCosts(cohorts, settings, options.rejects !== undefined, world);
  return answerOf(
    'cohorts',
    {
      currency: oneCurrency([
        { currency: log.currency, where: operands.join(', ') },
        { currency: costs?.read?.currency ?? null, where: String(settings.costsFile) },
        ...inputCurrencies(settings.inputs),
      ]),
      assumptions: assumptionsOf(settings, asked, log.until, options),
      result: {
        source: log.source.name,
        basis: asked.basis,
        takenOff: log.takenOff,
        measure: settings.inputs.has('margin') ? 'margin' : 'spend',
        cohort: settings.unit,
        from: isoDate(from),
        until: isoDate(log.until),
        orders: log.orders,
        refunds: log.refunds,
        ...(costs?.read !== undefined && { costsByMonth: costs.read.byMonth }),
        ...cohortLines(cohorts, settings, costs),
        revenueKept: yearsKept(found, from, log.until),
      },
    },
    [log, costs?.read],
  );
}

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
