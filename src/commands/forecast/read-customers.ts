import { type CodedColumn, noDay } from '../../core/customers.ts';
import { type KnownPurchases, knownPurchases } from '../../core/forecast/known-purchases.ts';
import type { PurchaseUnit } from '../../core/purchase/customer-summary.ts';
import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import { regularityOf } from '../../core/purchase/regularity.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption, Source } from '../../core/report.ts';
import {
  forecastAggregateFields,
  readForecastAggregates,
} from '../../input/aggregates/forecast-aggregates.ts';
import type { OpenFile } from '../../input/layout/open-file.ts';
import { readPurchaseLog } from '../../input/orders/purchase-log.ts';
import { readSummaries } from '../../input/summaries/read-summaries.ts';
import { summaryFields, summaryNamed } from '../../input/summaries/summary-fields.ts';
import type { RejectedRow } from '../../input/table/row-problems.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import { numberText } from '../../render/number-text.ts';
import type { Request, World } from '../command.ts';
import { inputsOf } from '../shared/economics/inputs.ts';
import { withFigures } from '../shared/listing/list-request.ts';
import { goodsAssumption, goodsWanted } from '../shared/orders/goods.ts';
import {
  echoed,
  joinAssumption,
  labelsAsked,
  orderAssumptions,
  orderRequest,
} from '../shared/orders/request.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { type ForecastOptions, namesAsked } from './options.ts';
import { customerFigures, includeFirstAssumption, type Plan } from './plan.ts';
import { tableReader } from './read-table.ts';
import type { ForecastResult } from './result.ts';

/** Customers to forecast: all, or those of a segment. */
export interface SomeCustomers {
  /** Sorted by code unit; empty where an entry stands for several customers, without their names. */
  readonly ids: readonly string[];
  readonly known: KnownPurchases;
  /** The unit of the times of `known`. */
  readonly unit: PurchaseUnit;
  /** Last day of the observation, in days since 1970-01-01; `noDay` where a summary does not have it. */
  readonly until: number;
}

/** Whether each entry is one customer, who is named. */
export const hasNames = ({ ids }: Pick<SomeCustomers, 'ids'>): boolean => ids.length > 0;

/** All customers of a log or of a summary, with what their files have besides the purchases. */
export interface KnownCustomers extends SomeCustomers {
  /** The columns of --by, --keep, --where and --sort. */
  readonly labels: ReadonlyMap<string, CodedColumn>;
  readonly currency: string | null;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
}

/** What the result shows of where customers come from. */
type Origin = Pick<
  ForecastResult,
  'source' | 'amounts' | 'takenOff' | 'unit' | 'from' | 'until' | 'orders' | 'refunds'
>;

/** Customers, and what the result shows of their files. */
export interface ReadCustomers {
  readonly customers: KnownCustomers;
  readonly origin: Origin;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  readonly rejects: readonly RejectedRow[];
}

/**
 * Reads the customers of a log of orders, with `--source summary` of a summary, with `--source cells` as a database
 * counted them, or with `--connect` as it counts them now.
 *
 * @throws {Refusal} files that cannot be read, or anything that would have to be guessed
 */
export async function readCustomers(
  request: Request<ForecastOptions>,
  plan: Plan,
  world: World,
): Promise<ReadCustomers> {
  const { list } = plan;
  const read = {
    log: fromLog,
    summary: fromSummary,
    cells: fromCells,
    table: tableReader(fromCells),
  }[plan.from];
  return await read(request, plan, world).catch((error: unknown) => {
    throw list === undefined ? error : withFigures(error, list.sought, customerFigures);
  });
}

async function fromLog(
  request: Request<ForecastOptions>,
  { kind, labels, settings }: Plan,
  world: World,
): Promise<ReadCustomers> {
  const goods =
    kind === 'forecast' ? { goods: goodsWanted(request.options, inputsOf(request.options)) } : {};
  const logRequest = { ...(await orderRequest(request, labels, world.directory)), ...goods };
  const log = await readPurchaseLog(logRequest, world).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal(...summaryNamed(error.problems)) : error;
  });
  const { ids, until, currency, sources, problems, orders, refunds, takenOff, days } = log;
  if (kind === 'forecast') for (const each of regularityProblems(days)) problems.add(each);
  const { unit } = settings;
  world.progress?.(`summing up the purchases of ${numberText(ids.length, 0)} customers`);
  const known = knownPurchases(days, { ...settings, until });
  const customers = { ids, known, labels: log.labels, unit, until, currency, sources, problems };
  return {
    customers,
    origin: originOf(customers, {
      source: log.source.name,
      amounts: logRequest.amounts,
      takenOff,
      orders,
      refunds,
    }),
    assumptions: {
      ...orderAssumptions(request.options, logRequest, until),
      unit: echoed('unit', unit, request.options.unit),
      ...includeFirstAssumption(request.options, settings),
      ...joinAssumption(log.joined),
      ...goodsAssumption(log.goodsColumn, request.operands),
    },
    rejects: log.rejects,
  };
}

async function fromSummary(
  request: Request<ForecastOptions>,
  plan: Plan,
  world: World,
): Promise<ReadCustomers> {
  const { options, operands } = request;
  const { unit: requestedUnit } = options;
  const read = await readSummaries(
    {
      ...recordRequest({ options }, operands, summaryFields),
      labels: labelsAsked(options.by, plan.labels),
      ...(requestedUnit !== undefined && { unit: requestedUnit }),
    },
    world,
  );
  const { ids, summary, totals, labels, unit, currency, sources, problems } = read;
  const files = sources.map(({ file }) => file).join(', ');
  refuseOtherUnit(plan, unit, files);
  const until = read.until ?? noDay;
  const known = { totals, summary, days: null, repeats: null };
  const customers = { ids, known, labels, unit, until, currency, sources, problems };
  return {
    customers,
    origin: originOf(customers, {
      source: 'summary',
      amounts: null,
      takenOff: [],
      orders: null,
      refunds: null,
    }),
    assumptions: {
      unit: {
        ...echoed('unit', unit, requestedUnit),
        source: requestedUnit === undefined ? files : '--unit',
      },
      ...includeFirstAssumption(options, plan.settings),
    },
    rejects: read.rejects,
  };
}

async function fromCells(
  request: Request<ForecastOptions>,
  plan: Plan,
  world: World,
  open?: OpenFile,
): Promise<ReadCustomers> {
  const { options, operands } = request;
  const { unit, includeFirst } = plan.settings;
  const read = await readForecastAggregates(
    {
      ...recordRequest({ options }, operands, forecastAggregateFields),
      labels: labelsAsked(options.by, plan.labels),
      segments: options.by,
      unit,
      includeFirst,
    },
    world,
    open,
  );
  const { ids, known, labels, until, orders, refunds, sources, problems } = read;
  const customers = {
    ...{ ids, known, labels, unit, until, sources, problems },
    currency: options.currency ?? null,
  };
  refuseUnnamed(customers, options);
  refuseOtherSplit(known, plan, until);
  return {
    customers,
    origin: originOf(customers, {
      source: 'cells',
      amounts: read.isGross ? 'gross' : 'net',
      takenOff: read.isGross ? [] : ['refunds'],
      orders,
      refunds,
    }),
    assumptions: {
      until: { value: isoDate(until), unit: null, text: isoDate(until), source: 'the database' },
      unit: echoed('unit', unit, options.unit),
      ...includeFirstAssumption(options, plan.settings),
    },
    rejects: [],
  };
}

/** @throws {Refusal} customers are listed whom the database only counted */
function refuseUnnamed(customers: Pick<SomeCustomers, 'ids'>, options: ForecastOptions): void {
  if (hasNames(customers)) return;
  const asked = namesAsked(options);
  if (asked.length === 0) return;
  const settle =
    'The rows count customers without their names: give the answer to rapport sql summary, which has a row for each.';
  throw new Refusal(
    problem('option-conflict', { options: `--source cells and ${asked.join(', ')}`, settle }),
  );
}

/** @throws {Refusal} the holdout begins on another day than the one of which the database counted the state */
function refuseOtherSplit({ counted }: KnownPurchases, plan: Plan, until: number): void {
  if (plan.kind === 'summary' || typeof plan.settings.holdout === 'string') return;
  const { holdout } = plan.settings;
  const day = counted?.split?.day;
  if (day === until - holdout) return;
  const known =
    day === undefined
      ? 'The rows do not say what the customers had bought before a holdout'
      : `The rows have a holdout of ${until - day}d`;
  const settle = `${known}: leave out --holdout, or give rapport sql forecast --split ${isoDate(until - holdout)}.`;
  throw new Refusal(
    problem('option-conflict', { options: `--source cells and --holdout ${holdout}d`, settle }),
  );
}

/** @throws {Refusal} the saved model and the summary count in different units */
function refuseOtherUnit(plan: Plan, unit: string, files: string): void {
  const saved = plan.kind === 'forecast' ? plan.savedModel?.settings.unit : undefined;
  if (saved === undefined || saved === unit) return;
  const settle = `The model counts in ${saved}s, the summary in ${unit}s: make one of them again.`;
  throw new Refusal(problem('option-conflict', { options: `--model-file and ${files}`, settle }));
}

const originOf = (
  { known, unit, until }: SomeCustomers,
  { source, amounts, takenOff, orders, refunds }: Omit<Origin, 'unit' | 'from' | 'until'>,
): Origin => ({
  source,
  amounts,
  takenOff,
  unit,
  from: dayText(firstDay(known.totals.firstDay)),
  until: dayText(until),
  orders,
  refunds,
});

const firstDay = (days: Int32Array): number =>
  days.reduce((first, day) => Math.min(first, day), days[0] ?? noDay);

/** A day as results write it; null where it is not known. */
export const dayText = (day: number): string | null => (day === noDay ? null : isoDate(day));

/** What contradicts the models, under which customers buy at random: charges of contracts, or else a rhythm. */
function regularityProblems(days: PurchaseDays): readonly Problem[] {
  const { charges, areCharges, shape, isRhythmic } = regularityOf(days);
  if (areCharges && charges !== null) {
    const { interval, share, gaps } = charges;
    return [problem('charges-regular', { interval, share, gaps })];
  }
  if (!isRhythmic || shape === null) return [];
  const { k, low, high } = shape;
  return [problem('purchases-regular', { k, low, high })];
}
