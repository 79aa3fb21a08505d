import type { Single } from './expected.ts';

/** What `check` found out: the `result` of its report. */
export interface CheckResult {
  readonly passed: number;
  readonly failed: number;
  readonly cases: readonly CheckedCase[];
}

export interface CheckedCase {
  readonly fixture: string;
  readonly line: number;
  readonly name: string;
  readonly command: string;
  readonly status: 'passed' | 'failed';
  readonly mismatches: readonly Mismatch[];
  /** Why the command gave no result, where that was not expected. */
  readonly error?: { readonly code: string; readonly message: string };
  /** What `--update` wrote; such an expectation counts as met. */
  readonly updates?: readonly Update[];
}

/** An expectation that was not met. */
export interface Mismatch {
  /** Of the value, or `fails` where another outcome was expected. */
  readonly path: string;
  readonly line: number;
  /** Whether the value is another one, or the path leads to none. */
  readonly reason: 'differs' | 'no-match' | 'several-matches' | 'not-a-value';
  readonly expected: Single;
  /** The expected value, digit for digit. */
  readonly written: string;
  readonly actual: Single;
  /** How far off a number may be; null where the comparison is not one of numbers. */
  readonly tolerance: number | null;
  /** actual − expected, of numbers. */
  readonly difference: number | null;
  /** Where there is no value to compare: what is there instead. */
  readonly found: string | null;
  readonly explanation?: Explanation;
  /** Why `--update` left the expectation as it was. */
  readonly notUpdated?: string;
}

/** The conventions under which the same options give the expected number. */
export interface Explanation {
  readonly matches: readonly Convention[];
  /** The one that comes nearest; null where no other comes nearer than the case's own. */
  readonly nearest: Convention | null;
  /** Why no other convention could be tried. */
  readonly refused?: string;
}

export interface Convention {
  /** The flags that turn the case into this convention. */
  readonly flags: string;
  readonly changes: readonly string[];
  readonly figure: string;
  readonly value: number;
  readonly difference: number;
}

export interface Update {
  readonly path: string;
  readonly line: number;
  /** The expected value as it was written, and as it is written now. */
  readonly before: string;
  readonly after: string;
}
