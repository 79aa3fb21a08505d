import { onlyFrom } from '../shared/only-from.ts';

/** What needs every purchase of every customer, so that no count of a database shows it. */
export const notInCells = ['intervals', 'expectedPurchases', 'revenueKept'] as const;

const words: Readonly<Record<(typeof notInCells)[number], string>> = {
  intervals: 'intervals of means',
  expectedPurchases: 'expected purchases',
  revenueKept: 'spend kept from year to year',
};

/** The same for a person. */
export const notInCellsLines = (left: readonly (typeof notInCells)[number][] = []): string[] =>
  onlyFrom(
    'the log',
    left.map((each) => words[each]),
  );
