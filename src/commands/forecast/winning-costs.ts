import { customersOf, entryCount } from '../../core/forecast/known-purchases.ts';
import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import { costEach, nameOf, type SegmentCost } from '../../core/value/acquisition-cost.ts';
import { problem } from '../../problems/problem.ts';
import type { Request, World } from '../command.ts';
import { acquisitionCosts } from '../shared/acquisition/acquisition-costs.ts';
import type { SpendingRead } from '../shared/acquisition/acquisition-spending.ts';
import { segmentName } from '../shared/table.ts';
import type { ForecastOptions } from './options.ts';
import type { KnownCustomers } from './read-customers.ts';
import type { Groups } from './segment-forecasts.ts';

/** What winning one customer costs; null where it is not known. */
export interface WinningCosts {
  /** Of each segment of `--by`; of all where there is none. */
  readonly each: readonly (number | null)[];
  /** Of all customers; null where a segment with customers has no costs: they would be too cheap, or be left out. */
  readonly all: number | null;
  /** What was spent on the customers of each segment, and then of those that have costs alone; absent likewise. */
  readonly spent?: readonly (SegmentCost | undefined)[];
  /** As read; absent with one figure for everybody. */
  readonly read?: Omit<SpendingRead, 'rows'>;
}

/**
 * The cost of winning a customer: the spending of a file divided by the customers won, as in other commands.
 *
 * @throws {Refusal} the file cannot be read, or lacks a column
 */
export async function winningCosts(
  { options }: Request<ForecastOptions>,
  { ids, known }: KnownCustomers,
  { keys, codes }: Groups,
  world: World,
): Promise<WinningCosts | undefined> {
  const file = options.acquisitionCosts;
  if (file === undefined) return undefined;
  const counted = customersOf(known);
  const customers = {
    count: entryCount(known),
    ids,
    ...(counted !== undefined && { customers: counted }),
    ...((known.repeats !== null || counted !== undefined) && { startDay: known.totals.firstDay }),
  };
  const keepRejects = options.rejects !== undefined;
  const context = { customers, segments: { keys, codes }, keepRejects, sheets: options.sheet };
  const { segments, costs, ...read } = await acquisitionCosts(file, options.by, context, world);
  const own = new Set(keys.map(nameOf));
  for (const segment of segments.keys)
    if (!own.has(nameOf(segment)))
      read.problems.add(
        problem('spending-won-nobody', { cohort: segmentName(segment), kind: 'segment' }, { file }),
      );
  const each = keys.map((_, k) => costEach(costs[k]));
  const sum = (of: 'spending' | 'customersWon') => decimalSum(costs.map((cost) => cost?.[of] ?? 0));
  const all = each.includes(null)
    ? null
    : costEach({ spending: sum('spending'), customersWon: sum('customersWon') });
  return { each, all, spent: costs, read };
}

/** One cost for everybody, of `--acquisition`. */
export const sameCost = (cost: number | undefined, { keys }: Groups): WinningCosts | undefined =>
  cost === undefined ? undefined : { each: keys.map(() => cost), all: cost };
