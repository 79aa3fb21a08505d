import { words } from '../../problems/catalogue.ts';
import { type Place, type Problem, problem } from '../../problems/problem.ts';
import { ProblemTally } from '../../problems/tally.ts';

/** A rejected row with the reason, for `--rejects`. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly reason: string;
  readonly cells: readonly string[];
}

/** Collects what is wrong with rows, and the rows themselves where they are to be kept. */
export class RowProblems {
  readonly tally = new ProblemTally();
  readonly rejects: RejectedRow[] = [];
  readonly #keepRejects: boolean;

  constructor(keepRejects: boolean) {
    this.#keepRejects = keepRejects;
  }

  /** A row that is rejected for the problem. */
  reject(found: Problem, at: Place, cells: readonly string[]): void {
    const placed = problem(found.code, found.args, at);
    this.tally.add(placed);
    if (!this.#keepRejects) return;
    this.rejects.push({
      file: at.file ?? '',
      line: at.line ?? 0,
      code: found.code,
      reason: words(placed).message,
      cells,
    });
  }

  /** A problem that rejects nothing. */
  note(found: Problem, at: Place): void {
    this.tally.add(problem(found.code, found.args, at));
  }
}
