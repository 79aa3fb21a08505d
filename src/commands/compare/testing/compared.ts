import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { printedSum } from '../../../core/numeric/testing/printed-sum.ts';
import type { Output, World } from '../../command.ts';
import type { OptionTexts } from '../../option.ts';
import { type RunOfTexts, runOf } from '../../testing/run-of.ts';
import { compare as compareCommand } from '../command.ts';
import type { Bridge, CompareResult } from '../result.ts';

const run = runOf(compareCommand);

/** Does something in a folder that is gone afterwards. */
async function inFolder<T>(act: (world: World) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-compare-'));
  try {
    return await act({ directory, stdin: Readable.from([]) });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What a command answers, given the texts of its files. */
export async function answered(
  command: RunOfTexts,
  options: OptionTexts,
  ...texts: readonly string[]
): Promise<unknown> {
  return inFolder(async (world) => {
    const operands = texts.map((text, i) => {
      // A programme begins with a comment, which no table does.
      const file = `input-${i}.${text.startsWith('#') ? 'yaml' : 'csv'}`;
      writeFileSync(join(world.directory, file), text);
      return file;
    });
    return (await command({ operands, options }, world)).report;
  });
}

/** What is said of two files with these texts. */
export async function comparedTexts(
  before: string | Buffer,
  after: string | Buffer,
  options: OptionTexts = {},
): Promise<Output<CompareResult>> {
  return inFolder((world) => {
    writeFileSync(join(world.directory, 'before.json'), before);
    writeFileSync(join(world.directory, 'after.json'), after);
    return run({ operands: ['before.json', 'after.json'], options }, world);
  });
}

/** What is said of two saved results, with these options. */
export const comparedWith = (
  before: unknown,
  after: unknown,
  options: OptionTexts,
): Promise<Output<CompareResult>> =>
  comparedTexts(JSON.stringify(before), JSON.stringify(after), options);

/** What is said of two saved results. */
export const compared = (before: unknown, after: unknown): Promise<Output<CompareResult>> =>
  comparedTexts(JSON.stringify(before), JSON.stringify(after));

/**
 * The bridge of a result by inputs, segments, steps or components.
 *
 * @throws {Error} it has none
 */
export function bridgeBy({ bridges }: CompareResult, by: Bridge['by']): Bridge {
  const found = bridges.find((bridge) => bridge.by === by);
  if (found === undefined) throw new Error(`no bridge by ${by}`);
  return found;
}

export const effects = ({ parts }: Bridge): Record<string, number> =>
  Object.fromEntries(parts.map(({ name, effect }) => [name, effect]));

/** Where a bridge ends when its effects are added up as they are printed. */
export const added = ({ before, parts }: Bridge): bigint =>
  printedSum([before, ...parts.map(({ effect }) => effect)]);
