import type { Customers } from '../../core/customers.ts';
import { toleranceDays } from '../../core/purchase/charge-interval.ts';
import { type EndRule, intervalYears, purchaseStays } from '../../core/purchase/purchase-stays.ts';
import {
  orderTotals,
  type PurchaseDays,
  purchaseTotals,
} from '../../core/purchase/purchase-totals.ts';
import { fewestGaps, regularityOf } from '../../core/purchase/regularity.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { OpenedFiles } from '../layout/open-file.ts';
import type { ReadCustomers } from '../read-customers.ts';
import { unusedByLog } from './log-or-list.ts';
import type { OrderAmounts, OrderRequest } from './order-request.ts';
import { purchaseLogOf } from './purchase-log.ts';
import { ordersIn, rowsOf } from './read-orders.ts';
import type { SourceName } from './source.ts';

/** How customers were made of a log of orders. */
export interface CustomersOfLog {
  readonly files: readonly string[];
  readonly source: SourceName;
  readonly title: string;
  readonly amounts: OrderAmounts;
  /** Last day of the observation, in days since 1970-01-01. */
  readonly until: number;
  /** In which days count; absent where they are those that are written. */
  readonly timeZone?: string;
  /** The words of statuses that count, where an option or a file says it. */
  readonly status?: readonly string[];
  /** What amounts are of, likewise. */
  readonly amountPer?: NonNullable<OrderRequest['amountPer']>;
  /** The header of the cost of the goods, where it was read. */
  readonly goodsColumn?: string;
  readonly rule: EndRule;
}

/**
 * The table of customers in logs of orders: of each, all that was spent, over the stay since the first purchase.
 *
 * The amount covers the stay, so that what each has spent so far comes out to the cent, whatever the stay is.
 *
 * @throws {Refusal} anything that would have to be guessed: who has left, where that has to be known
 */
export async function customersOfLog(
  files: OpenedFiles,
  request: CustomerRequest,
  world: InputWorld,
): Promise<ReadCustomers> {
  const unused = unusedByLog(request);
  if (unused.length > 0) throw new Refusal(...unused);
  const orderRequest = orderRequestOf(request);
  const bought = purchaseLogOf(
    await rowsOf(ordersIn(files.main, orderRequest), world),
    orderRequest,
  );
  const { days, ids, labels, until, source, problems } = bought;
  const { rule, findings } = endRule(days, request);
  for (const found of findings) problems.add(found);
  const totals = purchaseTotals(days);
  const stays = purchaseStays(days, totals, until, rule);
  const customers: Customers = {
    count: ids.length,
    ids,
    labels,
    amount: totals.amount,
    amountYears: stays.tenureYears,
    ...orderTotals(days),
    ...stays,
  };
  return {
    customers,
    periodYears: rule.kind === 'charges' ? intervalYears(rule.interval) : null,
    sources: bought.sources,
    problems,
    rejects: bought.rejects,
    currency: bought.currency,
    asOf: null,
    asOfByOption: false,
    understood: [],
    log: {
      files: request.files,
      source: source.name,
      title: source.title,
      amounts: orderRequest.amounts,
      until,
      ...(orderRequest.timeZone !== undefined && { timeZone: orderRequest.timeZone }),
      ...(orderRequest.status !== undefined && { status: orderRequest.status }),
      ...(orderRequest.amountPer !== undefined && { amountPer: orderRequest.amountPer }),
      ...(bought.goodsColumn !== undefined && { goodsColumn: bought.goodsColumn }),
      rule,
    },
  };
}

/** The orders that the request asks for, where its files are logs of them. */
export function orderRequestOf({ log, labels, needs, ...request }: CustomerRequest): OrderRequest {
  if (log === undefined) throw new RangeError('the request knows of no log');
  const { silentAfterDays: _silent, options: _options, ...options } = log;
  const { goods } = needs;
  return {
    ...request,
    ...options,
    ...(goods !== undefined && { goods }),
    labels: labels.map((header) => ({ header, option: '' })),
  };
}

/**
 * What tells that a customer of a log has left: a silence, where an option says how long; else an overdue charge,
 * where purchases are the charges of contracts; else nothing.
 *
 * @returns the rule, and the findings about it
 * @throws {Refusal} it has to be known who has left, or what customers spend a year, and nothing tells: over the few
 *   days since a first purchase, a year's spend would be that purchase a hundredfold
 */
export function endRule(
  days: PurchaseDays,
  { log, needs, files }: Pick<CustomerRequest, 'log' | 'needs' | 'files'>,
): { readonly rule: EndRule; readonly findings: readonly Problem[] } {
  if (log?.silentAfterDays !== undefined)
    return { rule: { kind: 'silence', days: log.silentAfterDays }, findings: [] };
  const { areCharges, charges } = regularityOf(days);
  const { interval = 'monthly', share = 0, gaps = 0 } = charges ?? {};
  const at = { file: files.join(', ') };
  if (areCharges) {
    const args = { interval, share, gaps, tolerance: toleranceDays(interval) };
    return {
      rule: { kind: 'charges', interval },
      findings: [problem('charges-as-stays', args, at)],
    };
  }
  const asked = needs.status === 'required' ? 'end' : 'spend';
  if (asked === 'end' || needs.annualSpend === true)
    throw new Refusal(
      problem('charges-irregular', { asked, interval, share, gaps, few: gaps < fewestGaps }, at),
    );
  return { rule: { kind: 'never' }, findings: [] };
}
