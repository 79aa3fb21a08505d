import { readFile } from 'node:fs/promises';
import { expect, inject } from 'vitest';
import { differingFigures, figures } from '../../engines/figures.ts';
import { type Finished, finished } from './child-process.ts';

/** Runs the command in the folder of the fixtures. */
export const rapport = (...words: readonly string[]): Promise<Finished> =>
  finished(process.execPath, [inject('program'), ...words], { directory: 'fixtures' });

/** What it prints as JSON; fails where it refuses. */
export async function answerOf(...words: readonly string[]) {
  const { code, stdout, stderr } = await rapport(...words, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** The codes of the problems for which it refuses; fails where it prints a result. */
export async function refusalOf(...words: readonly string[]) {
  const { code, stdout, stderr } = await rapport(...words);
  expect([code, stdout]).toEqual([2, '']);
  const codes = [...stderr.matchAll(/\[([\w-]+): rapport explain/g)].map(([, each]) => each);
  return { codes, stderr };
}

/** The words of options as one text. */
export const wordsOf = (options: string): string[] =>
  options.split(' ').filter((word) => word !== '');

/** The name of the database of the fixtures, as results have it. */
export const duckDbName = 'warehouse/shop.duckdb (duckdb)';

export const inDuckDb = (table = 'orders') => [
  ...['--connect', 'duckdb:warehouse/shop.duckdb'],
  ...['--table', table],
];

/** The rows of a file of the fixtures, as texts. */
export const rowsOf = async (name: string) =>
  (await readFile(`fixtures/${name}.csv`, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** The same figures, as `differingFigures` compares them. */
export function expectSame(found: unknown, expected: unknown): void {
  expect(differingFigures(found, expected)).toEqual([]);
}

/**
 * The same figures in the same places.
 *
 * @param apart - places that are not compared
 */
export function expectSameBut(apart: RegExp, found: unknown, expected: unknown): void {
  const [one, other] = [found, expected].map((result) =>
    figures(result).filter(([path]) => !apart.test(path)),
  );
  expect(one?.map(([path]) => path)).toEqual(other?.map(([path]) => path));
  expectSame(Object.fromEntries(one ?? []), Object.fromEntries(other ?? []));
}

/** A command on a file, and on the table of the same rows. */
export interface AskedOfBoth {
  readonly command: 'cohorts' | 'retention' | 'value';
  readonly options: string;
  readonly files: readonly string[];
  readonly table: string;
  /** Places of the result that only one of the two has. */
  readonly apart: RegExp;
}

/** How a sentence is put, how the files were read, and what needs purchases one by one. */
const ofCohorts = {
  command: 'cohorts',
  files: ['shop/orders.csv'],
  table: 'orders',
  apart: /^\.(answer|source|calendar|revenueKept|notInCells)\b|nterval|\bexpected|\bchance\b/,
} as const;

const ofHouseholds = {
  files: ['households/stays.csv', '--join', 'households/spend.csv'],
  table: 'households',
} as const;

export const ofRetention = { ...ofHouseholds, command: 'retention', apart: /^$/ } as const;

/** How a sentence is put, and what needs customers one by one. */
export const ofValue = {
  ...ofHouseholds,
  command: 'value',
  apart: /^\.(answer|notInCells)\b|\.(median|p10|p90)$/,
} as const;

export const askedOfBoth: readonly AskedOfBoth[] = [
  { ...ofCohorts, options: '' },
  {
    ...ofCohorts,
    options: '--by channel --margin 40% --serving 1.20/order --acquisition 12 --payback 90d',
  },
  {
    ...ofCohorts,
    options:
      '--cohort quarter --period month --since 2024-02-01 --until 2025-06-30 --amounts gross',
  },
  { ...ofRetention, options: '--as-of 2026-06-30' },
  {
    ...ofRetention,
    options: '--as-of 2026-06-30 --by home,region --at 1y,9y --window-start 2020-01-01',
  },
  { ...ofValue, options: '--as-of 2026-06-30' },
  {
    ...ofValue,
    options: '--as-of 2026-06-30 --by Home --margin 40% --serving 3/mo --discount 10% --horizon 5y',
  },
  {
    ...ofValue,
    options: '--tenure 4y --margin 20%..50% --draws 200 --as-of 2026-06-30 --currency EUR',
  },
];
