import type { Command, Output, World, WrittenRequest } from '../command.ts';
import type { OptionSpec } from '../option.ts';
import { readOptions } from '../read-options.ts';

/** Runs a command on texts, as the command line gives them. */
export type RunOfTexts<R = unknown> = (request: WrittenRequest, world: World) => Promise<Output<R>>;

/** For tests: runs the command, its options given as texts. */
export const runOf =
  <R, S extends readonly OptionSpec[]>(command: Command<R, S>): RunOfTexts<R> =>
  async ({ operands, options }, world) =>
    command.run(
      { operands, options: await readOptions(command.options, options, world.directory) },
      world,
    );
