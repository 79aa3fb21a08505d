/** What needs every purchase of every customer, so that no count of a database shows it. */
export const notInCells = ['intervals', 'expectedPurchases', 'revenueKept'] as const;

const words: Readonly<Record<(typeof notInCells)[number], string>> = {
  intervals: 'intervals of means',
  expectedPurchases: 'expected purchases',
  revenueKept: 'spend kept from year to year',
};

/** The same for a person, among what else is left out. */
export const notInCellsWords = (left: readonly (typeof notInCells)[number][] = []): string[] =>
  left.map((each) => `${words[each]} (only from the log)`);
