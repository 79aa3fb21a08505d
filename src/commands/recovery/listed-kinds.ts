import { failure, success } from '../../core/outcome.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { Records } from '../../input/records/records.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type CountedKind, severityIn } from './counted-kind.ts';
import { type Cell, type KindCells, outcomeCounts } from './outcome-counts.ts';

/**
 * The kinds of problem of a file with a row each. A row that cannot be read whole would leave a pain point
 * out of the ranking, so that nothing is printed without it.
 *
 * @throws {Refusal} with every row whose counts do not add up, or may be counts or percents
 */
export function listedKinds(records: Records): readonly CountedKind[] {
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
  const complained = cells(records, 'complained');
  const outcomes = ['unresolved', 'resolved', 'quickly'].map((name) => cells(records, name));
  return (row) => {
    const [unresolved = blank, resolved = blank, quickly = blank] = outcomes.map((cell) =>
      cell(row),
    );
    const written: KindCells = {
      affected: affected?.[row] ?? Number.NaN,
      complained: complained(row),
      outcomes: [unresolved, resolved, records.has('quickly') ? quickly : { ...blank, value: 0 }],
    };
    const numbers = [written.affected, written.complained.value];
    if ([...numbers, ...written.outcomes.map(({ value }) => value)].some(Number.isNaN))
      return failure(problem('cell-blank', { meaning: 'a count of customers' }));
    const counts = outcomeCounts(written);
    if (!counts.ok) return counts;
    const text = severities[row] ?? '';
    const severity = text === '' ? null : severityIn(text);
    if (severity === undefined) return failure(problem('severity-unreadable', { text }));
    const mendingCost = known(costs?.[row]);
    const years = known(days?.[row]);
    const { resolved: late, quickly: soon } = counts.value;
    return success({
      problem: names[row] ?? '',
      severity,
      counts: counts.value,
      mendingCost,
      cost: mendingCost === null ? null : mendingCost * (late + soon),
      days: years === null ? null : years * unitsPerYear.d,
    });
  };
}

const blank: Cell = { value: Number.NaN, signed: false };

function cells(records: Records, field: string): (row: number) => Cell {
  const values = records.numbers(field);
  const signed = records.signed(field);
  return (row) => ({ value: values[row] ?? Number.NaN, signed: signed[row] === 1 });
}

const known = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
