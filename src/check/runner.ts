import type { Report } from '../core/report.ts';

/**
 * How this room runs commands without knowing any: given the name of one, its files and options as the
 * command line would have them, and where its files are. A single text for an option
 * that may be given more than once stands for a list of one.
 *
 * @throws {Refusal} the command refuses, or there is no such command or option
 */
export type Runner = (
  command: string,
  request: { readonly operands: readonly string[]; readonly options: RunOptions },
  place: RunPlace,
) => Promise<{ readonly report: Report<unknown> }>;

/** Where a case's files are. */
export interface RunPlace {
  /** Relative files start here. */
  readonly directory: string;
  /** Whether files outside of it may be read. */
  readonly allowOutside: boolean;
}

export type RunOptions = Readonly<Record<string, string | readonly string[] | true>>;
