import type { Resampled } from './bootstrap.ts';

/** The strata that customers are drawn in. */
export interface DrawnTogether {
  readonly strata: NonNullable<Resampled['strata']>;
  /** How many customers each has. */
  readonly sizes: readonly number[];
  /**
   * The strata to draw for those that are given. Undefined where these do not show how customers vary: one customer
   * alone, or some of those who are drawn together but not all.
   */
  readonly drawnFor: (strata: readonly number[]) => readonly number[] | undefined;
}

/**
 * Draws the customers who are alone in their stratum together, as one stratum more, since one customer does not show
 * how customers vary. If there is only one such customer, nothing is known of how much more or less another would have
 * been, and a total of several strata counts that one as certain.
 *
 * @see Cochran (1977), Sampling Techniques, 5A.12, collapsed strata
 */
export function singlesTogether({ count, strata }: Resampled): DrawnTogether {
  const { codes, number } = strata ?? { codes: new Uint32Array(count), number: 1 };
  const sizes = new Array<number>(number + 1).fill(0);
  for (const code of codes) sizes[code] = (sizes[code] ?? 0) + 1;
  const isSingle = sizes.map((size) => size === 1);
  const singles = isSingle.filter((each) => each).length;
  const drawnFor = (own: readonly number[]): readonly number[] | undefined => {
    const alone = own.filter((s) => isSingle[s]).length;
    if (alone === 0) return own;
    if (alone < singles || own.length === 1) return undefined;
    return [...own.filter((s) => !isSingle[s]), number];
  };
  return {
    strata: { codes: codes.map((code) => (isSingle[code] ? number : code)), number: number + 1 },
    sizes: [...sizes.slice(0, number).map((size) => (size === 1 ? 0 : size)), singles],
    drawnFor,
  };
}
