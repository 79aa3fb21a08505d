import type { Source } from '../core/report.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { RowProblems } from './table/row-problems.ts';

/** Refuses files for what they leave open; where no row is left, what is wrong with the rows is the reason. */
export function refusalFor(findings: readonly Problem[], problems: RowProblems): Refusal {
  const empty = findings.some(({ code }) => code === 'rows-none-left');
  const reasons = empty ? problems.tally.tallies().flatMap(({ examples }) => examples) : [];
  return new Refusal(...reasons, ...findings);
}

/** The problem that no row of these files can be used, with what became of them. */
export function rowsNoneLeft(sources: readonly Source[], at: Place = {}): Problem {
  const counts = new Map<string, number>();
  const count = (reason: string, rows: number) =>
    counts.set(reason, (counts.get(reason) ?? 0) + rows);
  for (const { rejected, setAside } of sources) {
    if (rejected > 0) count('rejected', rejected);
    for (const [code, rows] of Object.entries(setAside)) count(`set aside (${code})`, rows);
  }
  const read = sources.reduce((sum, source) => sum + source.read, 0);
  const reasons = [...counts].map(([reason, rows]) => `${rows} ${reason}`).join(', ');
  return problem('rows-none-left', { read, reasons }, at);
}
