import type { ReportedProblem } from '../core/report.ts';
import { words } from './catalogue.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** Problems of one code: how many there were, and the first few of them. */
export interface Tallied {
  readonly count: number;
  readonly examples: readonly Problem[];
}

const examplesKept = 3;

/** Counts problems by code and keeps the first few of each, so that a bad file stays small in memory. */
export class ProblemTally {
  readonly #byCode = new Map<ProblemCode, { count: number; examples: Problem[] }>();

  add(problem: Problem, count = 1): void {
    const tallied = this.#byCode.get(problem.code);
    if (tallied === undefined) {
      this.#byCode.set(problem.code, { count, examples: [problem] });
      return;
    }
    tallied.count += count;
    if (tallied.examples.length < examplesKept) tallied.examples.push(problem);
  }

  /** Counts the problems of another tally too, after its own. */
  addAll(other: ProblemTally): void {
    for (const { count, examples } of other.tallies()) {
      for (const each of examples) this.add(each);
      const tallied = this.#byCode.get(examples[0]?.code ?? 'row-ragged');
      if (tallied !== undefined) tallied.count += count - examples.length;
    }
  }

  /** The same problems, to which others can be added. */
  copy(): ProblemTally {
    const copy = new ProblemTally();
    for (const [code, { count, examples }] of this.#byCode)
      copy.#byCode.set(code, { count, examples: [...examples] });
    return copy;
  }

  /** By code, in the order in which the codes first came up. */
  tallies(): readonly Tallied[] {
    return [...this.#byCode.values()];
  }
}

/** One entry a code, placed at its first example. */
export function reported(tallies: readonly Tallied[]): ReportedProblem[] {
  return tallies.flatMap(({ count, examples: [first] }) => {
    if (first === undefined) return [];
    const { severity, message } = words(first);
    return {
      code: first.code,
      severity,
      message,
      file: first.at?.file ?? null,
      line: first.at?.line ?? null,
      column: first.at?.column ?? null,
      count,
    };
  });
}
