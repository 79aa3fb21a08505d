import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type ReadCohorts,
  type ReadTenures,
  readTenures,
} from '../../../../input/cohorts/read-tenures.ts';
import type { OptionTexts } from '../../../option.ts';
import { readOptions } from '../../../read-options.ts';
import { cohortSizeOption, readingOptions, windowStartOption } from '../options.ts';
import { tenureRequest } from '../request.ts';

/** For tests: how long customers stay, as a command with these options would read it; "-" is standard input. */
export async function tenuresFrom(
  files: Readonly<Record<string, string>>,
  options: OptionTexts = {},
  labels: readonly string[] = [],
): Promise<ReadTenures> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, content] of Object.entries(files))
      if (name !== '-') writeFileSync(join(directory, name), content);
    const joined = [options['join'] ?? []].flat();
    const operands = Object.keys(files).filter((name) => !joined.includes(name));
    const needs = { spend: 'optional', tenure: 'required', status: 'required' } as const;
    const specs = [...readingOptions, windowStartOption, cohortSizeOption] as const;
    const read = await readOptions(specs, options, directory);
    const request = await tenureRequest({ operands, options: read }, { labels, needs }, directory);
    const stdin = Readable.from([Buffer.from(files['-'] ?? '')]);
    return await readTenures(request, { directory, stdin });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The cohorts of one table. */
export async function cohortsFrom(
  content: string,
  options: OptionTexts = {},
  labels: readonly string[] = [],
): Promise<ReadCohorts> {
  const read = await tenuresFrom({ 'a.csv': content }, options, labels);
  if (read.kind !== 'cohorts') throw new Error('these are customers');
  return read;
}

/** One line a cohort: its name, then the survivors at each time in years. */
export function survivorLines({ cohorts }: ReadCohorts): string[] {
  const short = (value: number | undefined) => String(Number((value ?? Number.NaN).toPrecision(6)));
  return cohorts.map(({ cohort, years, surviving }) => {
    const points = Array.from(years, (at, i) => `${short(at)}:${short(surviving[i])}`);
    return [cohort === '' ? '(all)' : cohort, ...points].join(' ');
  });
}
