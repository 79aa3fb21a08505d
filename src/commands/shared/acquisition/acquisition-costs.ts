import { type CustomerRows, noDay } from '../../../core/customers.ts';
import type { Segments } from '../../../core/segments.ts';
import { nameOf, type SegmentCost, segmentCosts } from '../../../core/value/acquisition-cost.ts';
import { problem } from '../../../problems/problem.ts';
import type { ProblemTally } from '../../../problems/tally.ts';
import type { World } from '../../command.ts';
import { marginNeeded, type OptionSpec } from '../../option.ts';
import {
  acquisitionSpending,
  type SpendingRead,
  type SpendingReading,
} from './acquisition-spending.ts';

/** The costs of each segment, and the segments with those that have costs alone. */
export interface AcquisitionCosts extends Omit<SpendingRead, 'rows'> {
  readonly segments: Segments;
  /** One a segment; undefined where no spending is recorded. */
  readonly costs: readonly (SegmentCost | undefined)[];
}

/** The customers whose winning cost something. */
export interface CostsContext extends SpendingReading {
  readonly customers: Pick<CustomerRows, 'count' | 'customers' | 'ids' | 'startDay'>;
  readonly segments: Segments;
}

/**
 * Spending on winning customers, and the customers it won: those who began in the months that it
 * names, else all of the segment.
 *
 * @throws {Refusal} the file cannot be read, lacks a column, or is by month where no customer has a start
 */
export async function acquisitionCosts(
  file: string,
  by: readonly string[],
  { customers, segments, ...reading }: CostsContext,
  world: World,
): Promise<AcquisitionCosts> {
  const hasStart = customers.startDay !== undefined;
  const { rows, ...read } = await acquisitionSpending(file, by, { hasStart, ...reading }, world);
  if (read.byMonth) noteUnknownStarts(customers, read.problems);
  return { ...matchedCosts(segmentCosts(customers, segments, rows), segments), ...read };
}

/** Customers whose start is blank are won in no month; that makes the others dearer, so it is said. */
function noteUnknownStarts(
  { startDay, ids }: CostsContext['customers'],
  problems: ProblemTally,
): void {
  for (const [i, day] of (startDay ?? []).entries()) {
    if (day === noDay) problems.add(problem('won-when-unknown', { id: ids?.[i] ?? '' }));
  }
}

/** Costs in the order of the segments; a segment that has only costs comes last. */
export function matchedCosts(
  costs: readonly SegmentCost[],
  { keys, codes }: Segments,
): Pick<AcquisitionCosts, 'segments' | 'costs'> {
  const byName = new Map(costs.map((cost) => [nameOf(cost.segment), cost]));
  const own = keys.map((key) => byName.get(nameOf(key)));
  const alone = costs.filter((cost) => !own.includes(cost));
  return {
    segments: { keys: [...keys, ...alone.map(({ segment }) => segment)], codes },
    costs: [...own, ...alone],
  };
}

/** A file of spending on winning customers. */
export const acquisitionCostsOption = (help: string, settle: string) =>
  ({
    name: 'acquisition-costs',
    value: 'FILE',
    group: 'Winning customers',
    help,
    needs: [marginNeeded],
    excludes: [{ any: ['acquisition'], settle }],
    overrules: { inputs: ['acquisition'] },
    synonyms: ['ad-spend', 'marketing-spend', 'cac-file', 'costs'],
  }) as const satisfies OptionSpec;
