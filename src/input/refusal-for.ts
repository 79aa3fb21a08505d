import type { Problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { RowProblems } from './table/row-problems.ts';

/** Refuses files for what they leave open; where no row is left, what is wrong with the rows is the reason. */
export function refusalFor(findings: readonly Problem[], problems: RowProblems): Refusal {
  const empty = findings.some(({ code }) => code === 'rows-none-left');
  const reasons = empty ? problems.tally.tallies().flatMap(({ examples }) => examples) : [];
  return new Refusal(...reasons, ...findings);
}
