import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Output } from '../../command.ts';
import type { OptionTexts } from '../../option.ts';
import { runOf } from '../../testing/run-of.ts';
import { forecast as forecastCommand } from '../command.ts';
import type { ForecastResult } from '../result.ts';

const run = runOf(forecastCommand);

/** The answer of `forecast --summary` for files with these contents. */
export const summaryOf = (
  files: Readonly<Record<string, string | Buffer>>,
  options: OptionTexts = {},
): Promise<Output<ForecastResult>> => forecastOf(files, { summary: true, ...options });

/** The answer of a forecast for files with these contents. */
export async function forecastOf(
  files: Readonly<Record<string, string | Buffer>>,
  options: OptionTexts,
): Promise<Output<ForecastResult>> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(directory, name), content);
    const operands = Object.keys(files).filter(
      (name) =>
        ![options['rates'], options['model-file'], ...[options['join']].flat()].includes(name),
    );
    const world = { directory, stdin: Readable.from([]) };
    return await run({ operands, options }, world);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Each customer in a line: "Ada 2 repeat, 4 of 4 weeks, mean 20, 90 in all". */
export function lines({ report: { result } }: Output<ForecastResult>): readonly string[] {
  return [...(result.customers ?? [])].map(
    ({ id, segment, purchases, recency = 0, age = 0, meanSpend, totalSpend }) =>
      [
        `${id} ${purchases} repeat, ${Number(recency.toFixed(4))} of ${Number(age.toFixed(4))} ${result.unit}s`,
        `mean ${meanSpend}`,
        `${totalSpend} in all`,
        ...Object.values(segment),
      ].join(', '),
  );
}
