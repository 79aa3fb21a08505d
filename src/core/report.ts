/** What every command returns: the JSON that is printed, in the order in which it is printed. */
export interface Report<R> {
  /** "rapport/<command>@<version>". */
  readonly schema: string;
  /** ISO code or sign, as the user or the file gave it; null where nothing names one. */
  readonly currency: string | null;
  /** Every effective input by the name of its option, defaults included. */
  readonly assumptions: Readonly<Record<string, Assumption>>;
  readonly sources: readonly Source[];
  readonly result: R;
  readonly problems: readonly ReportedProblem[];
}

/** One effective input: its value in `unit`, the text it came from, and where that text stood. */
export interface Assumption {
  readonly value: number | string | boolean;
  readonly unit: string | null;
  readonly text: string;
  /** An option ("--margin"), a file ("assumptions.yaml:3") or "default". */
  readonly source: string;
  /** The ends, where the input is a range. */
  readonly low?: number;
  readonly high?: number;
  /** The values of the segments, where they differ, by their names. */
  readonly segments?: Readonly<Record<string, AssumedValue>>;
  /** The values of the scenarios, by their texts. */
  readonly scenarios?: Readonly<Record<string, AssumedValue>>;
}

/** One of several values of an input. */
export type AssumedValue = Omit<Assumption, 'source' | 'segments' | 'scenarios'>;

/** The outcomes of the rows of one file: read = used + Σ setAside + rejected. */
export interface Source {
  readonly file: string;
  readonly read: number;
  readonly used: number;
  /** Valid rows that the result leaves out, by the code of the reason. */
  readonly setAside: Readonly<Record<string, number>>;
  readonly rejected: number;
  /** Of a table in a database, the column of each role, as `--column` names it. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** A problem as the result reports it; one entry stands for `count` of the same kind. */
export interface ReportedProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: string | null;
  readonly count: number;
}

/** The severities of problems, from the worst. */
export const severities = ['error', 'warning', 'note'] as const;

export type Severity = (typeof severities)[number];

/** The type T, read-only at every depth. */
export type ReadonlyDeep<T> = { readonly [K in keyof T]: ReadonlyDeep<T[K]> };
