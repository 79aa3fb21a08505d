import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Bars, Chart, HeatMap, Picture } from '../../render/picture/picture.ts';
import type { Command } from '../command.ts';
import type { OptionSpec, OptionTexts } from '../option.ts';
import { readOptions } from '../read-options.ts';

/** The pictures of a page, the main one first, and the result that they show. */
interface Pictured<R> {
  readonly result: R;
  readonly pictures: readonly Picture[];
}

/**
 * For tests: what a command draws of files with these contents.
 *
 * @param operands - the names of the files that it is asked about, where some belong to options
 */
export async function picturesOf<R, S extends readonly OptionSpec[]>(
  command: Command<R, S>,
  files: Readonly<Record<string, string | Buffer>>,
  texts: OptionTexts = {},
  operands = Object.keys(files),
): Promise<Pictured<R>> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(directory, name), content);
    const options = await readOptions(command.options, texts, directory);
    const request = { operands, options, pictures: 'all' as const };
    const { report } = await command.run(request, { directory, stdin: Readable.from([]) });
    const pictures = command
      .view(report, request)
      .blocks.filter((block) => 'description' in block) as readonly Picture[];
    return { result: report.result, pictures };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const only = <P extends Picture>(pictures: readonly Picture[], kind: P['kind'], at: number): P => {
  const found = pictures.filter((picture): picture is P => picture.kind === kind)[at];
  if (found === undefined) throw new Error(`no ${kind} at ${at}`);
  return found;
};

export const chartAt = ({ pictures }: Pick<Pictured<unknown>, 'pictures'>, at = 0): Chart =>
  only<Chart>(pictures, 'chart', at);
export const barsAt = ({ pictures }: Pick<Pictured<unknown>, 'pictures'>, at = 0): Bars =>
  only<Bars>(pictures, 'bars', at);
export const heatMapAt = ({ pictures }: Pick<Pictured<unknown>, 'pictures'>, at = 0): HeatMap =>
  only<HeatMap>(pictures, 'heatmap', at);
