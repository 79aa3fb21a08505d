import { Chalk, type ChalkInstance } from 'chalk';
import type { Palette } from '../render/terminal.ts';
import { visibleLines } from '../render/visible.ts';

/** What is known of a stream before anything is written to it. */
export interface StreamFacts {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a stream is coloured: by the flag, else not where NO_COLOR has a value, else where
 * FORCE_COLOR has one, else on a terminal that is not dumb. chalk itself ignores NO_COLOR.
 */
export function coloured(
  flag: string | undefined,
  env: Environment,
  { isTTY }: StreamFacts,
): boolean {
  if (flag === 'always') return true;
  if (flag === 'never') return false;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

/** Columns to fit into: COLUMNS, else the terminal's own; undefined in a pipe, where nothing is cut. */
export function fittingColumns(
  env: Environment,
  { isTTY, columns }: StreamFacts,
): number | undefined {
  if (!isTTY) return undefined;
  const wanted = Number(env['COLUMNS']);
  return Number.isInteger(wanted) && wanted >= 20 ? wanted : (columns ?? 80);
}

export function paletteOf(colour: boolean): Palette & { readonly error: ChalkInstance } {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    title: chalk.bold,
    strong: chalk.bold,
    dim: chalk.dim,
    notice: chalk.yellow,
    error: chalk.red,
    // Rising in lightness, so that they also keep their order for who sees no colours.
    shades: colour
      ? [chalk.bgBlue.white, chalk.bgCyan.black, chalk.bgGreen.black, chalk.bgYellow.black]
      : [],
  };
}

/**
 * Prints words of the program: help, a word about a file, a defect. What stands in them from outside, such as the
 * name of a file, is shown and never obeyed. Documents, problems and progress, which bring codes of their own for
 * the terminal, make their texts visible before they add them.
 */
export function print(stream: { write(text: string): unknown }, text: string): void {
  stream.write(visibleLines(text));
}
