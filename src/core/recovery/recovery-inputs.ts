/** What one lever does, as the recovery step of a lifetime value takes it. */
export interface LeverEffect {
  /** Customers to whom the lever makes a difference. */
  readonly moved: number;
  /** Those of them who stay and would have left. */
  readonly saved: number;
  /** What moving it costs in all; absent where it is not known. */
  readonly cost?: number;
}

/** The four inputs of the recovery step: `--incidents`, `--mended`, `--kept`, `--mending-cost`. */
export interface RecoveryInputs {
  /** Problems a customer a year; absent where the time or the customers are not known. */
  readonly incidentsPerYear?: number;
  readonly mended: number;
  readonly kept: number;
  readonly mendingCost?: number;
}

/**
 * A lever as inputs of a customer's lifetime value: incidents × mended × kept is the share of customers
 * that the lever keeps a year, and incidents × mended × cost is what it costs a customer and year.
 *
 * @param problems - customers with a problem, each once
 * @param customerYears - all customers × the years in which these problems happened
 * @returns undefined where the lever moves nobody, or keeps nobody
 * @throws {RangeError} the lever moves more customers than have a problem
 * @example recoveryInputs({ moved: 100, saved: 35 }, 2000, 10_000); // => 0.2 a year, 0.05 mended, 0.35 kept
 */
export function recoveryInputs(
  { moved, saved, cost }: LeverEffect,
  problems: number,
  customerYears?: number,
): RecoveryInputs | undefined {
  if (!(moved <= problems)) throw new RangeError(`${moved} moved of ${problems}`);
  if (!(moved > 0 && saved > 0)) return undefined;
  return {
    ...(customerYears !== undefined &&
      customerYears > 0 && { incidentsPerYear: problems / customerYears }),
    mended: moved / problems,
    kept: Math.min(1, saved / moved),
    ...(cost !== undefined && { mendingCost: cost / moved }),
  };
}
