import type { CohortDays } from '../../core/cohorts/cohorts.ts';
import type { CodedColumn } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption } from '../../core/report.ts';
import { cohortFields, readCohortAnswer } from '../../input/aggregates/cohort-aggregates.ts';
import type { OpenFile } from '../../input/layout/open-file.ts';
import { type PurchaseLog, readPurchaseLog } from '../../input/orders/purchase-log.ts';
import type { Request, World } from '../command.ts';
import { goodsAssumption, goodsWanted } from '../shared/orders/goods.ts';
import { cellsName, isOfCells } from '../shared/orders/log-options.ts';
import {
  joinAssumption,
  labelsAsked,
  orderAssumptions,
  orderRequest,
} from '../shared/orders/request.ts';
import type { Reading } from '../shared/output.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { tableAssumptions, withOrders } from '../shared/warehouse/connected-orders.ts';
import type { CohortsOptions, Settings } from './options.ts';
import type { CohortsResult } from './result.ts';

/** The purchases of customers, one by one or counted, with what the result shows of where they stood. */
export interface Purchases
  extends Pick<CohortsResult, 'source' | 'amounts' | 'takenOff' | 'orders' | 'refunds'> {
  readonly days: CohortDays;
  /** By header, the value of each customer of the days. */
  readonly labels: ReadonlyMap<string, CodedColumn>;
  /** The last day of the observation, in days since 1970-01-01. */
  readonly until: number;
  readonly currency: string | null;
  readonly reading: Reading & Pick<PurchaseLog, 'sources'>;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  /** With every purchase of every customer; null where they were counted. */
  readonly log: PurchaseLog | null;
}

/**
 * Reads a log of orders, with `--source cells` what a database counted of one, or with `--connect` what it counts now.
 *
 * @throws {Refusal} files that cannot be read, or anything that would have to be guessed
 */
export function readPurchases(
  request: Request<CohortsOptions>,
  settings: Settings,
  world: World,
): Promise<Purchases> {
  const { options } = request;
  if (options.connect !== undefined) return fromTable(request, world);
  return isOfCells(options) ? fromCells(request, world) : fromLog(request, settings, world);
}

/** Has a database count the orders of a table. */
function fromTable({ options }: Request<CohortsOptions>, world: World): Promise<Purchases> {
  return withOrders(options, labelsAsked(options.by, []), world, async (table) => {
    const opened = await table.answer('cohorts');
    const request = { operands: [opened.file], options: { ...options, ...table.ofAnswer } };
    const read = await fromCells(request, world, async () => opened);
    return { ...read, assumptions: tableAssumptions(options, read.until) };
  });
}

async function fromLog(
  request: Request<CohortsOptions>,
  { inputs }: Settings,
  world: World,
): Promise<Purchases> {
  const { options, operands } = request;
  const goods = goodsWanted(options, inputs);
  const orders = { ...(await orderRequest(request, [], world.directory)), goods };
  const log = await readPurchaseLog(orders, world);
  const { days, labels, until, currency } = log;
  return {
    days,
    labels,
    until,
    currency,
    reading: log,
    source: log.source.name,
    amounts: orders.amounts,
    takenOff: log.takenOff,
    orders: log.orders,
    refunds: log.refunds,
    assumptions: {
      ...orderAssumptions(options, orders, until),
      ...joinAssumption(log.joined),
      ...goodsAssumption(log.goodsColumn, operands),
    },
    log,
  };
}

async function fromCells(
  { options, operands }: Request<CohortsOptions>,
  world: World,
  open?: OpenFile,
): Promise<Purchases> {
  const answer = await readCohortAnswer(
    {
      ...recordRequest({ options }, operands, cohortFields),
      labels: labelsAsked(options.by, []),
    },
    world,
    open,
  );
  const { days, labels, until, currency, orders, refunds } = answer;
  return {
    days,
    labels,
    until,
    currency,
    reading: answer,
    source: cellsName,
    amounts: answer.isGross ? 'gross' : 'net',
    takenOff: answer.isGross ? [] : ['refunds'],
    orders,
    refunds,
    assumptions: {
      until: { value: isoDate(until), unit: null, text: isoDate(until), source: 'the database' },
    },
    log: null,
  };
}
