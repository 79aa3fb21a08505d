import type { RunPlace } from '../check/runner.ts';
import type { Report } from '../core/report.ts';
import type { InputWorld } from '../input/bytes/source-bytes.ts';
import type { RejectedRow } from '../input/table/row-problems.ts';
import type { Tallied } from '../problems/tally.ts';
import type { ColumnRows, Row } from '../render/column-rows.ts';
import type { Document } from '../render/document.ts';
import type { TextPart } from '../render/text-block.ts';
import type { WhatIf } from '../render/what-if.ts';
import type { LiveSheets } from '../render/workbook/sheet.ts';
import type { OptionSpec, OptionTexts, TypedOptions } from './option.ts';
import type { Starter } from './shared/init-option.ts';
import type { ResultAnswer } from './shared/result-answer.ts';

/** What a command is asked to do. Operands are the files that the command reads. */
export interface Request<Options = object> {
  readonly operands: readonly string[];
  readonly options: Options;
  /** The options as they were written, for a command that hands them on; absent where it is called by itself. */
  readonly texts?: OptionTexts;
  /**
   * Which pictures are drawn, all on a page or the main one in a file: they need figures that the result otherwise has
   * only with `--explain`. Absent where a terminal shows what it always does.
   */
  readonly pictures?: 'all' | 'main';
}

/** The same before its options are read. */
export interface WrittenRequest {
  readonly operands: readonly string[];
  readonly options: OptionTexts;
}

/** What a command may touch besides its request: files below a folder, and standard input. */
export interface World extends InputWorld {
  /** Runs another command, for the one that checks them all. */
  readonly runner?: Runner;
  /** What the package says of itself. */
  readonly manual?: Manual;
  /** What is drawn of the answers of commands that are run for another. */
  readonly pictures?: Request['pictures'];
}

/** The documents of the package, and what its commands are. */
export interface Manual {
  /** The text of a file of the package: "docs/glossary.md". */
  page(file: string): string;
  /** Whether the package has such a file. */
  has(file: string): boolean;
  commands(): Promise<readonly ManualCommand[]>;
}

/** A command as the help shows it. */
export interface ManualCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
}

/** Where a command runs for another, and what it shares with others that do. */
export type CommandPlace = RunPlace & Pick<World, 'shared' | 'onlyBeginnings' | 'pictures'>;

/**
 * Runs a command on a request, with files relative to a folder.
 *
 * @throws {Refusal} the command or an option is unknown, a file is outside of the folder, or the command refuses
 */
export type Runner = (
  command: string,
  request: WrittenRequest,
  place: CommandPlace,
) => Promise<Ran>;

export type { RejectedRow };

export interface Output<R> {
  readonly report: Report<R>;
  /** The problems behind `report.problems`, with examples, for the person at the terminal. */
  readonly problems: readonly Tallied[];
  /** Kept only when the request asks for them. */
  readonly rejects?: readonly RejectedRow[];
  /** The inputs that a reader of a page may change; nothing of it is worked out before a page is written. */
  readonly whatIf?: WhatIf;
  /** Sheets of a workbook that compute the figures; made only where a workbook is written. */
  readonly liveSheets?: () => LiveSheets | undefined | Promise<LiveSheets | undefined>;
  /** What it ran for its result, of whose documents its own is made. */
  readonly ran?: readonly Ran[];
  /** Files that options of the command itself ask for, written together with the result or not at all. */
  readonly files?: readonly { readonly file: string; readonly parts: Iterable<TextPart> }[];
}

export type { Row };

/** What a command answered, and how to show it. */
export interface Ran extends Output<unknown> {
  readonly failed: boolean;
  /** With what only `--explain` shows. */
  document(): Document;
  rows(): readonly Row[] | ColumnRows;
  /** The columns of the rows where there are none. */
  columns(): readonly string[];
  /** In one of the command's own formats. */
  formatted(format: string): string;
}

/** A format that only one command has. */
interface OwnFormat<R> {
  text(report: Report<R>): string;
  /** Endings of the files of `-o` that ask for it: ".yaml". */
  readonly endings?: readonly string[];
  /** The JSON Schema that editors check such a file by, in the folder `schemas` of the package. */
  readonly schema?: string;
}

/** Any command: what its result and its options are is its own business. */
export type AnyCommand = Command<unknown, readonly OptionSpec[]>;

/** A command: reads options.ts for its flags, run.ts for its result, view.ts for what a person sees. */
export interface Command<R, S extends readonly OptionSpec[]> {
  readonly name: string;
  readonly options: S;
  /** The request with what a file among its operands adds, where the command has files of choices. */
  completed?(request: WrittenRequest, directory: string): Promise<WrittenRequest>;
  run(request: Request<TypedOptions<S>>, world: World): Promise<Output<R>>;
  /** What a person quotes from the result, built from its own figures. */
  answer?(report: Report<R>, request: Request<TypedOptions<S>>): ResultAnswer;
  /** What a person sees; of blocks that are details only what `--explain` asks for is shown. */
  view(report: Report<R>, request: Request<TypedOptions<S>>, ran?: readonly Ran[]): Document;
  /** The main list, for CSV and JSON lines; a very long one in columns. */
  rows(report: Report<R>): readonly Row[] | ColumnRows;
  /** The columns of the main list where it is empty and no row shows them; absent where it never is. */
  columns?(report: Report<R>, request: Request<TypedOptions<S>>): readonly string[];
  /** What it prints where no format is asked for: one of its own. A table where absent. */
  readonly usualFormat?: string;
  /** Formats that only this command has, by name. */
  readonly formats?: Readonly<Record<string, OwnFormat<R>>>;
  /** What `--init` writes, where the command has that option. */
  readonly starter?: Starter;
  /** Its result is about the files themselves, so it has something to say where no row can be used. */
  readonly describesFiles?: true;
  /** Whether the result itself is a failure, as a failed check is: exit code 1. */
  failed?(result: R): boolean;
}
