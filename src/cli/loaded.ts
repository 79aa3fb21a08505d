import type { Answer, Command, OptionSpec, Request, Row, World } from '../commands/command.ts';
import type { Starter } from '../commands/shared/init-option.ts';
import { rowsNoneLeft } from '../input/refusal-for.ts';
import { Refusal } from '../problems/refusal.ts';
import type { ColumnRows } from '../render/column-rows.ts';
import type { Document } from '../render/document.ts';

/** A command whose type of result is its own business: what it ran can still be shown in every way. */
export interface Loaded {
  readonly name: string;
  readonly options: readonly OptionSpec[];
  /** Names of the formats that only this command has. */
  readonly formats: readonly string[];
  readonly starter?: Starter;
  run(request: Request, world: World): Promise<Ran>;
}

/** What a command answered, and how to show it. */
export interface Ran extends Answer<unknown> {
  readonly failed: boolean;
  document(): Document;
  rows(): readonly Row[] | ColumnRows;
  /** The columns of the rows where there are none. */
  columns(): readonly string[];
  /** In one of the command's own formats. */
  formatted(format: string): string;
}

/** Hides the type of a command's result. */
export function loaded<R>(command: Command<R>): Loaded {
  const { name, options, formats = {}, starter } = command;
  return {
    name,
    options,
    formats: Object.keys(formats),
    ...(starter !== undefined && { starter }),
    run: async (request, world) => {
      const answer = await command.run(request, world);
      const { report } = answer;
      if (command.describesFiles !== true) refuseNothingUsed(request, answer);
      return {
        ...answer,
        failed: command.failed?.(report.result) ?? false,
        document: () => command.view(report, request),
        rows: () => command.rows(report),
        columns: () => command.columns?.(report, request) ?? [],
        formatted: (format) => {
          const render = formats[format];
          if (render === undefined) throw new RangeError(`${name} has no format ${format}`);
          return render(report);
        },
      };
    },
  };
}

/**
 * A result of no rows looks like one: its figures are 0. No command answers with it.
 *
 * @throws {Refusal} the files that the command is about have rows, and none of them was used
 */
function refuseNothingUsed(
  { operands }: Request,
  { report: { sources }, problems }: Answer<unknown>,
): void {
  const own = sources.filter(({ file }) => operands.includes(file));
  if (own.every(({ read }) => read === 0) || own.some(({ used }) => used > 0)) return;
  const reasons = problems.flatMap(({ examples }) => examples);
  const [first] = own;
  const at = first !== undefined && own.length === 1 ? { file: first.file } : {};
  throw new Refusal(...reasons, rowsNoneLeft(own, at));
}
