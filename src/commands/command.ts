import type { RunPlace } from '../check/runner.ts';
import type { Report } from '../core/report.ts';
import type { InputWorld } from '../input/bytes/source-bytes.ts';
import type { RejectedRow } from '../input/table/row-problems.ts';
import type { Tallied } from '../problems/tally.ts';
import type { ColumnRows, Row } from '../render/column-rows.ts';
import type { Document } from '../render/document.ts';
import type { Starter } from './shared/init-option.ts';

/** One option, defined once: parsing, help, the table of options in the docs and fixtures come from it. */
export interface OptionSpec {
  /** Without the dashes: "first-payment". */
  readonly name: string;
  readonly short?: string;
  /** Placeholder of its value in the help: "R", "FILE"; absent for a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** May be given more than once; its value is then a list. */
  readonly repeatable?: boolean;
  /** What it means, with the assumption it makes. */
  readonly help: string;
  /** Heading in the help. */
  readonly group: string;
  /** What it asks for is no part of the main list, so that CSV and JSON lines would leave it out. */
  readonly beyondRows?: true;
}

/** Option values as text, by name; switches are `true`. A command parses them itself. */
export type OptionValues = Readonly<Record<string, string | readonly string[] | true>>;

/** What a command is asked to do. Operands are the files that the command reads. */
export interface Request {
  readonly operands: readonly string[];
  readonly options: OptionValues;
}

/** What a command may touch besides its request: files below a folder, and standard input. */
export interface World extends InputWorld {
  /** Runs another command, for the one that checks them all. */
  readonly runner?: Runner;
}

/**
 * Runs a command on a request, with files relative to a folder.
 *
 * @throws {Refusal} the command or an option is unknown, a file is outside of the folder, or the command refuses
 */
export type Runner = (
  command: string,
  request: Request,
  place: RunPlace,
) => Promise<Answer<unknown>>;

export type { RejectedRow };

export interface Answer<R> {
  readonly report: Report<R>;
  /** The problems behind `report.problems`, with examples, for the person at the terminal. */
  readonly problems: readonly Tallied[];
  /** Kept only when the request asks for them. */
  readonly rejects?: readonly RejectedRow[];
  /** Files that options of the command itself ask for, written together with the result or not at all. */
  readonly files?: readonly { readonly file: string; readonly parts: Iterable<string> }[];
}

export type { Row };

/** A command: reads options.ts for its flags, run.ts for its result, view.ts for what a person sees. */
export interface Command<R> {
  readonly name: string;
  readonly options: readonly OptionSpec[];
  run(request: Request, world: World): Promise<Answer<R>>;
  /** What a person sees. */
  view(report: Report<R>, request: Request): Document;
  /** The main list, for CSV and JSON lines; a very long one in columns. */
  rows(report: Report<R>): readonly Row[] | ColumnRows;
  /** The columns of the main list where it is empty and no row shows them; absent where it never is. */
  columns?(report: Report<R>, request: Request): readonly string[];
  /** Formats that only this command has, by name. */
  readonly formats?: Readonly<Record<string, (report: Report<R>) => string>>;
  /** What `--init` writes, where the command has that option. */
  readonly starter?: Starter;
  /** Its result is about the files themselves, so it has something to say where no row can be used. */
  readonly describesFiles?: true;
  /** Whether the result itself is a failure, as a failed check is: exit code 1. */
  failed?(result: R): boolean;
}
