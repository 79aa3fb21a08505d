/** The named groups of customers by their scores of recency and frequency. */
export const rfmGroups = [
  'champions',
  'loyal',
  'potential loyalists',
  'new customers',
  'promising',
  'need attention',
  'about to sleep',
  "can't lose",
  'at risk',
  'hibernating',
] as const;

export type RfmGroup = (typeof rfmGroups)[number];

/** By recency from 1 to 5, and in each by frequency from 1 to 5. */
const groupByScores: readonly (readonly RfmGroup[])[] = [
  ['hibernating', 'hibernating', 'at risk', 'at risk', "can't lose"],
  ['hibernating', 'hibernating', 'at risk', 'at risk', "can't lose"],
  ['about to sleep', 'about to sleep', 'need attention', 'loyal', 'loyal'],
  ['promising', 'potential loyalists', 'potential loyalists', 'loyal', 'loyal'],
  ['new customers', 'potential loyalists', 'potential loyalists', 'champions', 'champions'],
];

/**
 * The group of a customer by the scores of recency and frequency: the map of ten groups that public code for RFM mostly
 * uses. The score of spend has no part in it.
 *
 * @param recency - 1 to 5, 5 for those who bought most recently
 * @param frequency - 1 to 5, 5 for those who bought most often
 * @throws {RangeError} a score is not a whole number from 1 to 5
 * @example rfmGroup(5, 4) // => 'champions'
 */
export function rfmGroup(recency: number, frequency: number): RfmGroup {
  const group = groupByScores[recency - 1]?.[frequency - 1];
  if (group === undefined) throw new RangeError(`RFM scores ${recency} and ${frequency}`);
  return group;
}

/** Where scores are cut: the quantiles of 20, 40, 60 and 80 %. */
export type QuintileCuts = readonly number[];

/**
 * The cuts of a figure of customers into fifths: its quantiles of 20, 40, 60 and 80 %, of type 7.
 *
 *     cut k = x[⌊h⌋] + (h − ⌊h⌋) (x[⌊h⌋ + 1] − x[⌊h⌋]),  h = k (n − 1) / 5, x rising from x[0]
 *
 * h is divided as whole numbers, so that a cut that is a value of a customer is exactly that value.
 *
 * @param values - of each customer, finite; at least one
 */
export function quintileCuts(values: Float64Array): QuintileCuts {
  const sorted = values.slice().sort();
  return [1, 2, 3, 4].map((k) => {
    const fifths = k * (sorted.length - 1);
    const below = sorted[Math.floor(fifths / 5)] as number;
    const rest = fifths % 5;
    if (rest === 0) return below;
    return below + (rest / 5) * ((sorted[Math.floor(fifths / 5) + 1] as number) - below);
  });
}

/**
 * The fifth of a value, from 1 for the lowest to 5: one more than the cuts below it. A value that is a cut belongs to the
 * lower fifth, and equal values to one fifth: where many customers are equal fifths differ in size, and some may be empty.
 */
export function quintile(value: number, cuts: QuintileCuts): number {
  let fifth = 1;
  for (const cut of cuts) if (value > cut) fifth += 1;
  return fifth;
}
