import { noDay } from '../../core/customers.ts';
import { knownPurchases } from '../../core/forecast/purchase-forecast.ts';
import type { Assumption } from '../../core/report.ts';
import { readPurchaseLog } from '../../input/orders/purchase-log.ts';
import { readSummaries } from '../../input/summaries/read-summaries.ts';
import { looksLikeSummary, summaryFields } from '../../input/summaries/summary-fields.ts';
import type { RejectedRow } from '../../input/table/row-problems.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request, World } from '../command.ts';
import { withFigures } from '../shared/listing/list-request.ts';
import { regularityProblems } from '../shared/orders/regularity-problems.ts';
import { echoed, labelsAsked, orderAssumptions, orderRequest } from '../shared/orders/request.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { dayText } from './day-text.ts';
import { customerFigures, type ForecastPlan } from './forecast-plan.ts';
import type { KnownCustomers } from './known-customers.ts';
import type { ForecastOptions } from './options.ts';
import type { ForecastResult } from './result.ts';
import { includeFirstEchoed } from './settings.ts';

/** Customers, and what the result says of where they come from. */
export interface ReadCustomers {
  readonly customers: KnownCustomers;
  readonly origin: Pick<
    ForecastResult,
    'source' | 'basis' | 'takenOff' | 'unit' | 'from' | 'until' | 'orders' | 'refunds'
  >;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  readonly rejects: readonly RejectedRow[];
}

/**
 * Reads the customers of a log of orders, or with `--source summary` of a summary.
 *
 * @throws {Refusal} files that cannot be read, or anything that would have to be guessed
 */
export async function readCustomers(
  request: Request<ForecastOptions>,
  plan: ForecastPlan,
  world: World,
): Promise<ReadCustomers> {
  const { list } = plan;
  const read = plan.fromSummary ? fromSummary : fromLog;
  return await read(request, plan, world).catch((error: unknown) => {
    throw list === undefined ? error : withFigures(error, list.sought, customerFigures);
  });
}

async function fromLog(
  request: Request<ForecastOptions>,
  { kind, labels, settings }: ForecastPlan,
  world: World,
): Promise<ReadCustomers> {
  const asked = await orderRequest(request, labels, world.directory);
  const log = await readPurchaseLog(asked, world).catch((error: unknown) => {
    throw namedSummary(error);
  });
  const { ids, until, currency, sources, problems, orders, refunds, takenOff, days } = log;
  if (kind === 'foresight') for (const found of regularityProblems(days)) problems.add(found);
  const { unit } = settings;
  world.progress?.(`summing up the purchases of ${numberText(ids.length, 0)} customers`);
  const known = knownPurchases(days, { ...settings, until });
  return {
    customers: { ids, known, labels: log.labels, unit, until, currency, sources, problems },
    origin: {
      source: log.source.name,
      basis: asked.basis,
      takenOff,
      unit,
      from: dayText(firstDay(known.totals.firstDay)),
      until: dayText(until),
      orders,
      refunds,
    },
    assumptions: {
      ...orderAssumptions(request.options, asked, until),
      unit: echoed('unit', unit, request.options.unit),
      ...includeFirstEchoed(request.options, settings),
    },
    rejects: log.rejects,
  };
}

async function fromSummary(
  request: Request<ForecastOptions>,
  plan: ForecastPlan,
  world: World,
): Promise<ReadCustomers> {
  const { options, operands } = request;
  const { unit: named } = options;
  const found = await readSummaries(
    {
      ...recordRequest({ options }, operands, summaryFields),
      labels: labelsAsked(options.by, plan.labels),
      ...(named !== undefined && { unit: named }),
    },
    world,
  );
  const { ids, summary, totals, labels, unit, currency, sources, problems } = found;
  const files = sources.map(({ file }) => file).join(', ');
  refuseOtherUnit(plan, unit, files);
  const until = found.until ?? noDay;
  return {
    customers: {
      ids,
      known: { totals, summary, days: null },
      labels,
      unit,
      until,
      currency,
      sources,
      problems,
    },
    origin: {
      source: 'summary',
      basis: null,
      takenOff: [],
      unit,
      from: dayText(firstDay(totals.firstDay)),
      until: dayText(until),
      orders: null,
      refunds: null,
    },
    assumptions: {
      unit: { ...echoed('unit', unit, named), source: named === undefined ? files : '--unit' },
      ...includeFirstEchoed(options, plan.settings),
    },
    rejects: found.rejects,
  };
}

/** @throws {Refusal} rates a week are not rates a day */
function refuseOtherUnit(plan: ForecastPlan, unit: string, files: string): void {
  const saved = plan.kind === 'foresight' ? plan.given?.settings.unit : undefined;
  if (saved === undefined || saved === unit) return;
  const settle = `The model counts in ${saved}s, the summary in ${unit}s: make one of them again.`;
  throw new Refusal(problem('option-conflict', { options: `--model-file and ${files}`, settle }));
}

/** A summary is refused as a log for lack of dates and amounts: then it is told what it looks like. */
function namedSummary(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const found = error.problems.find(
    (each) => each.code === 'column-missing' && looksLikeSummary(each.args.headers.split(', ')),
  );
  if (found?.code !== 'column-missing') return error;
  return new Refusal(problem('summary-unnamed', { headers: found.args.headers }, found.at));
}

const firstDay = (days: Int32Array): number =>
  days.reduce((first, day) => Math.min(first, day), days[0] ?? noDay);
