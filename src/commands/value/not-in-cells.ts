import { onlyFrom } from '../shared/only-from.ts';

/** What needs the customers one by one, so that rows that stand for many do not say it. */
export const notInCells = ['median', 'p10', 'p90', 'customers', 'intervals'] as const;

const words: Readonly<Record<(typeof notInCells)[number], string>> = {
  median: 'the median value',
  p10: 'the value that 10 % are below',
  p90: 'the value that 90 % are below',
  customers: 'the customers one by one (--each)',
  intervals: 'intervals (--intervals)',
};

/** The same for a person. */
export const notInCellsLines = (left: readonly (typeof notInCells)[number][] = []): string[] =>
  onlyFrom(
    'a list of customers',
    left.map((each) => words[each]),
  );
