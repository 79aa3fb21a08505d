import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { OptionTexts } from '../../option.ts';
import { runOf } from '../../testing/run-of.ts';
import { cohorts } from '../command.ts';
import type { CohortLine, CohortsResult } from '../result.ts';

const run = runOf(cohorts);

/** What the command answers about one of the files, beside the others. */
export async function answered(
  files: Readonly<Record<string, string | Buffer>>,
  options: OptionTexts = {},
  file = 'log.csv',
) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(directory, name), content);
    const world = { directory, stdin: Readable.from([]) };
    return (await run({ operands: [file], options }, world)).report;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The cohort of a period, or of a channel. */
export function named({ cohorts }: CohortsResult, name: string): CohortLine {
  const found = cohorts.find(
    ({ cohort, segment }) => cohort === name || segment['channel'] === name,
  );
  if (found === undefined) throw new Error(`no cohort ${name}`);
  return found;
}

/** The figures of a result that counts of customers show as well: without models, intervals and how the file was read. */
export function countedFigures(result: CohortsResult): unknown {
  const { source, amounts, takenOff, calendar, revenueKept, notInCells, ...figures } = result;
  const left = /^(interval|mayCostInterval|expectedAtMonths|expectedOrdinary|chance)$/;
  return JSON.parse(JSON.stringify(figures, (key, value) => (left.test(key) ? null : value)));
}
