import type { Report } from '../core/report.ts';

/**
 * How this room runs commands without knowing any: given the name of one, its files and options as the
 * command line would have them, and the folder that relative files are in. A single text for an option
 * that may be given more than once stands for a list of one.
 *
 * @throws {Refusal} the command refuses, or there is no such command or option
 */
export type Runner = (
  command: string,
  request: { readonly operands: readonly string[]; readonly options: RunOptions },
  directory: string,
) => Promise<{ readonly report: Report<unknown> }>;

export type RunOptions = Readonly<Record<string, string | readonly string[] | true>>;
