import { failure, success } from '../../core/outcome.ts';
import type { OutcomeCounts } from '../../core/recovery/outcomes.ts';
import { type Outcome, problem } from '../../problems/problem.ts';

/** A number of a file that may be a count or a share; `signed` where a percent sign stood. */
export interface Cell {
  readonly value: number;
  readonly signed: boolean;
}

/** One kind of problem as a file writes it: its customers, their complaints, and what came of these. */
export interface KindCells {
  readonly affected: number;
  readonly complained: Cell;
  readonly outcomes: readonly [unresolved: Cell, resolved: Cell, quickly: Cell];
}

/**
 * Customers by what came of their problem. A number with a percent sign, or below 1, is a share; what may
 * as well be a count as a percent is refused, as are counts that do not add up.
 */
export function outcomeCounts(cells: KindCells): Outcome<OutcomeCounts> {
  const { affected } = cells;
  const complaints = complaintsOf(cells);
  if (!complaints.ok) return complaints;
  const count = complaints.value;
  if (count > affected * (1 + 1e-9))
    return failure(problem('count-exceeds', { what: 'complaints', count, of: affected }));
  const heard = heardOf(count, cells);
  return heard.ok ? success({ silent: Math.max(0, affected - count), ...heard.value }) : heard;
}

const near = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));

/** Shares are rounded when they are written: 33 %, 33 % and 33 % are all of them. */
const nearlyAll = (sum: number): boolean => Math.abs(sum - 1) <= 0.0151;

const isShare = ({ value, signed }: Cell): boolean => signed || (value > 0 && value < 1);

const sumOf = ({ outcomes }: KindCells): number =>
  outcomes.reduce((sum, { value }) => sum + value, 0);

function complaintsOf(cells: KindCells): Outcome<number> {
  const { affected, complained, outcomes } = cells;
  const { value } = complained;
  if (isShare(complained)) return success(value * affected);
  if (!outcomes.some(isShare)) {
    // Counts of what came of them say what 1 means: one complaint, or all customers.
    return success(value === 1 && near(sumOf(cells), affected) ? affected : value);
  }
  const maybePercent =
    (value === 1 && affected > 1) || (value > 1 && value <= 100 && affected > 100);
  return maybePercent
    ? failure(problem('counts-unclear', { what: 'complaints', text: String(value) }))
    : success(value);
}

type Heard = Omit<OutcomeCounts, 'silent'>;

function heardOf(complaints: number, cells: KindCells): Outcome<Heard> {
  const { outcomes } = cells;
  const [unresolved, resolved, quickly] = outcomes.map(({ value }) => value) as [
    number,
    number,
    number,
  ];
  const sum = sumOf(cells);
  const shares = outcomes.some(isShare);
  if (!shares && near(sum, complaints)) return success({ unresolved, resolved, quickly });
  if (nearlyAll(sum)) {
    const of = complaints / sum;
    return success({ unresolved: unresolved * of, resolved: resolved * of, quickly: quickly * of });
  }
  if (!shares && nearlyAll(sum / 100)) {
    const text = [unresolved, resolved, quickly].join(', ');
    return failure(problem('counts-unclear', { what: 'outcomes', text }));
  }
  return failure(problem('outcomes-differ', { sum, complaints, shares }));
}
