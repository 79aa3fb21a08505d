import { failure, success } from '../../core/outcome.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { OutcomeCounts } from '../../core/recovery/outcomes.ts';
import { type Severity, severities } from '../../core/recovery/stated-intention.ts';
import { isBlank } from '../../input/cells/blank.ts';
import type { Records } from '../../input/records/records.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

/** One kind of problem: a row of a file of kinds, or the cases of that kind, counted. */
export interface CountedKind {
  readonly problem: string;
  /** Null if unknown. */
  readonly severity: Severity | null;
  /** Customers by outcome, each once. */
  readonly counts: OutcomeCounts;
  /** The cost of resolving one; null where the file gives no cost. */
  readonly mendingCost: number | null;
  /** The total spent on resolving them; null likewise. */
  readonly cost: number | null;
  /** Mean days to resolve one; null where the file does not have it. */
  readonly days: number | null;
}

/** The severity that a cell names; undefined where it names none. */
export const severityIn = (text: string): Severity | undefined =>
  severities.find((severity) => severity === text.trim().toLowerCase());

/**
 * The kinds of problem of a file with one row per kind. Without one of its rows the ranking would miss a kind, so a
 * row that cannot be read refuses the file.
 *
 * @throws {Refusal} with every row that has a blank count, an unreadable severity, counts that do not add up, or
 *   numbers that may be counts or percentages
 */
export function kindsOf(records: Records): readonly CountedKind[] {
  const row = rowReader(records);
  const problems: Problem[] = [];
  const kinds: CountedKind[] = [];
  for (let i = 0; i < records.count; i++) {
    const read = row(i);
    if (read.ok) kinds.push(read.value);
    else problems.push({ ...read.problem, at: records.place(i) });
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return kinds;
}

function rowReader(records: Records): (row: number) => Outcome<CountedKind> {
  const names = records.text('problem');
  const severities = records.text('severity');
  const [affected, costs, days] = ['affected', 'cost', 'days'].map((name) => records.numbers(name));
  const complained = cellsOf(records, 'complained');
  const outcomes = ['unresolved', 'resolved', 'quickly'].map((name) => cellsOf(records, name));
  return (row) => {
    const [unresolved = blank, resolved = blank, quickly = blank] = outcomes.map((cell) =>
      cell(row),
    );
    const cells: KindCells = {
      affected: affected?.[row] ?? Number.NaN,
      complained: complained(row),
      outcomes: [unresolved, resolved, records.has('quickly') ? quickly : { ...blank, value: 0 }],
    };
    const numbers = [cells.affected, cells.complained.value];
    const name = names[row] ?? '';
    if (isBlank(name)) return failure(problem('cell-blank', { meaning: 'what went wrong' }));
    if ([...numbers, ...cells.outcomes.map(({ value }) => value)].some(Number.isNaN))
      return failure(problem('cell-blank', { meaning: 'a count of customers' }));
    const counts = outcomeCounts(cells);
    if (!counts.ok) return counts;
    const text = severities[row] ?? '';
    const severity = text === '' ? null : severityIn(text);
    if (severity === undefined) return failure(problem('severity-unreadable', { text }));
    const mendingCost = known(costs?.[row]);
    const years = known(days?.[row]);
    return success({
      problem: name,
      severity,
      counts: counts.value,
      mendingCost,
      cost:
        mendingCost === null ? null : mendingCost * (counts.value.resolved + counts.value.quickly),
      days: years === null ? null : years * unitsPerYear.d,
    });
  };
}

const blank: Cell = { value: Number.NaN, signed: false };

function cellsOf(records: Records, field: string): (row: number) => Cell {
  const values = records.numbers(field);
  const signed = records.signed(field);
  return (row) => ({ value: values[row] ?? Number.NaN, signed: signed[row] === 1 });
}

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** A number that may be a count or a share; `signed`: the cell has a percent sign. */
interface Cell {
  readonly value: number;
  readonly signed: boolean;
}

/** The cells of a row: the customers with the problem, their complaints, and the outcomes of these. */
interface KindCells {
  readonly affected: number;
  readonly complained: Cell;
  readonly outcomes: readonly [unresolved: Cell, resolved: Cell, quickly: Cell];
}

/**
 * Customers by the outcome of their problem. A number with a percent sign, or below 1, is a share; a number that may
 * be a count or a percentage is refused, as are counts that do not add up.
 */
function outcomeCounts(cells: KindCells): Outcome<OutcomeCounts> {
  const { affected } = cells;
  const complaints = complaintsOf(cells);
  if (!complaints.ok) return complaints;
  const count = complaints.value;
  if (count > affected * (1 + 1e-9))
    return failure(problem('count-exceeds', { what: 'complaints', count, of: affected }));
  const outcomes = complaintOutcomes(count, cells);
  if (!outcomes.ok) return outcomes;
  return success({ silent: Math.max(0, affected - count), ...outcomes.value });
}

const near = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));

/** Whether shares add up to 1, as far as rounded ones do: 33 %, 33 % and 33 % are all of them. */
const nearlyAll = (sum: number): boolean => Math.abs(sum - 1) <= 0.0151;

const isShare = ({ value, signed }: Cell): boolean => signed || (value > 0 && value < 1);

const sumOf = ({ outcomes }: KindCells): number =>
  outcomes.reduce((sum, { value }) => sum + value, 0);

function complaintsOf(cells: KindCells): Outcome<number> {
  const { affected, complained, outcomes } = cells;
  const { value } = complained;
  if (isShare(complained)) return success(value * affected);
  if (!outcomes.some(isShare)) {
    // The counts of the outcomes show what 1 means: one complaint, or all customers.
    return success(value === 1 && near(sumOf(cells), affected) ? affected : value);
  }
  const maybePercent =
    (value === 1 && affected > 1) || (value > 1 && value <= 100 && affected > 100);
  return maybePercent
    ? failure(problem('counts-unclear', { what: 'complaints', text: String(value) }))
    : success(value);
}

function complaintOutcomes(
  complaints: number,
  cells: KindCells,
): Outcome<Omit<OutcomeCounts, 'silent'>> {
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
