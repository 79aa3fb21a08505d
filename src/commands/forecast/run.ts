import { segmentsBy } from '../../core/segments.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf } from '../shared/answer.ts';
import { longList } from '../shared/listing/long-list.ts';
import { forecastPlan } from './forecast-plan.ts';
import { foresee } from './foresee.ts';
import type { KnownCustomers } from './known-customers.ts';
import type { ForecastOptions } from './options.ts';
import { readCustomers } from './read-customers.ts';
import type { ForecastResult } from './result.ts';
import { savedFiles } from './saved-model.ts';
import { type Groups, purchasesBy, summarised } from './summary.ts';

/** Foresees what the customers of a log of orders will buy; with `--summary`, only sums up what they have bought. */
export async function run(
  request: Request<ForecastOptions>,
  world: World,
): Promise<Answer<ForecastResult>> {
  const { options } = request;
  const plan = await forecastPlan(options, world);
  const { customers, origin, assumptions, rejects } = await readCustomers(request, plan, world);
  const { ids, labels } = customers;
  const groups = segmentsBy({ count: ids.length, labels }, options.by);
  const found =
    plan.kind === 'summary'
      ? { currency: customers.currency, assumptions: {}, result: summaryOf(customers, groups) }
      : foresee(customers, groups, plan, world);
  const answer = answerOf(
    'forecast',
    {
      currency: found.currency,
      assumptions: { ...assumptions, ...found.assumptions },
      result: { ...origin, ...found.result },
    },
    [customers, { rejects }],
  );
  return { ...answer, files: savedFiles(options, answer.report) };
}

/** What the customers have bought, and nothing of what they will. */
function summaryOf(
  { ids, known }: KnownCustomers,
  groups: Groups,
): Pick<ForecastResult, 'total' | 'segments' | 'customers'> {
  const everybody = { keys: [{}], codes: new Uint32Array(ids.length) };
  const [total] = purchasesBy(everybody, known.totals);
  if (total === undefined) throw new RangeError('no total');
  return {
    total,
    segments: purchasesBy(groups, known.totals),
    customers: longList(ids.length, summarised(ids, groups, known)),
  };
}
