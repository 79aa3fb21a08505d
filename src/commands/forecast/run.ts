import { knownPurchases } from '../../core/forecast/purchase-forecast.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Report } from '../../core/report.ts';
import { segmentsBy } from '../../core/segments.ts';
import { readPurchaseLog } from '../../engine/read-purchase-log.ts';
import type { PurchaseLog } from '../../input/orders/purchase-log.ts';
import { reported } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { withFigures } from '../listing/unknown-field.ts';
import { regularityProblems } from '../orders/regularity-problems.ts';
import { orderRequest, segmentColumns } from '../orders/request.ts';
import { customerFigures, forecastPlan } from './forecast-plan.ts';
import { foresee } from './foresee.ts';
import type { ForecastResult } from './result.ts';
import { savedFiles } from './saved-model.ts';
import { summaryAssumptions } from './settings.ts';
import { purchasesBy, summarised } from './summary.ts';

/** Foresees what the customers of a log of orders will buy; with `--summary`, only sums up what they have bought. */
export async function run(request: Request, world: World): Promise<Answer<ForecastResult>> {
  const { options } = request;
  const plan = await forecastPlan(options, world);
  const asked = orderRequest(request, plan.labels, world.directory);
  const log = await readPurchaseLog(asked, world).catch((error: unknown) => {
    throw plan.list === undefined ? error : withFigures(error, plan.list.sought, customerFigures);
  });
  const groups = segmentsBy({ count: log.ids.length, labels: log.labels }, segmentColumns(options));
  const { settings } = plan;
  if (plan.kind !== 'summary')
    for (const found of regularityProblems(log.days)) log.problems.add(found);
  const found =
    plan.kind === 'summary'
      ? { currency: log.currency, assumptions: {}, result: summaryOf(log, groups, settings) }
      : foresee(log, groups, plan, world);
  const tallies = log.problems.tallies();
  const report: Report<ForecastResult> = {
    schema: 'rapport/forecast@1',
    currency: found.currency,
    assumptions: {
      ...summaryAssumptions(options, settings, asked, log.until),
      ...found.assumptions,
    },
    sources: log.sources,
    result: {
      source: log.source.name,
      basis: asked.basis,
      takenOff: log.takenOff,
      unit: settings.unit,
      from: isoDate(log.days.day.reduce((first, day) => Math.min(first, day), log.until)),
      until: isoDate(log.until),
      orders: log.orders,
      refunds: log.refunds,
      ...found.result,
    },
    problems: reported(tallies),
  };
  return { report, problems: tallies, rejects: log.rejects, files: savedFiles(options, report) };
}

/** What the customers have bought, and nothing of what they will. */
function summaryOf(
  { ids, days, until }: PurchaseLog,
  groups: ReturnType<typeof segmentsBy>,
  { unit, includeFirst }: Parameters<typeof summaryAssumptions>[1],
): Pick<ForecastResult, 'total' | 'segments' | 'customers'> {
  const { totals, summary } = knownPurchases(days, { until, unit, includeFirst });
  const everybody = { keys: [{}], codes: new Uint32Array(ids.length) };
  const [total] = purchasesBy(everybody, totals);
  if (total === undefined) throw new RangeError('no total');
  return {
    total,
    segments: purchasesBy(groups, totals),
    customers: ids.map((_, i) => summarised(i, ids, groups, totals, summary)),
  };
}
