/** What the customers of a group have spent and cost by each day after their first purchase, in minor units. */
export interface MarginByDay {
  /** Customers of finished intakes: all who came with them have been observed for d days. */
  readonly observed: ArrayLike<number>;
  /** Their spend up to day d, day d included. */
  readonly amount: ArrayLike<number>;
  /** What is taken off besides the shares of spend, up to day d: the cost of goods and of orders. */
  readonly costs?: ArrayLike<number> | undefined;
}

export interface MarginTerms {
  /** What is left of spend by shares: 0.25 for a margin of 25 %. */
  readonly margin: number;
  /** Minor units in one of the currency. */
  readonly minorUnits: number;
}

/**
 * The margin of one customer within some days of the first purchase: the most that one may cost to be paid back by then.
 *
 *     margin within d days = (margin · amount[d] − costs[d]) / observed[d]
 *
 * Customers who never come back are among those observed, so that no assumption about retention is needed. Only
 * finished intakes count; a cost each that is compared with it is of the same intakes.
 *
 * @param days - d; day 0 is that of the first purchase
 * @returns currency per customer; negative where they bring a loss; null where no intake is finished
 * @example marginWithin({ observed: [2], amount: [9000] }, 0, { margin: 0.5, minorUnits: 100 }) // => 22.5
 */
export function marginWithin(
  { observed, amount, costs }: MarginByDay,
  days: number,
  { margin, minorUnits }: MarginTerms,
): number | null {
  const customers = observed[days] ?? 0;
  if (customers === 0) return null;
  return ((amount[days] ?? 0) * margin - (costs?.[days] ?? 0)) / (minorUnits * customers);
}

/**
 * The most that a customer may cost for a lifetime value of so many times as much: lifetime value / ratio.
 *
 * @param lifetimeValue - in margin, of a new customer, before acquisition; null where it is not known
 * @param ratio - lifetime value to acquisition cost, above 0
 * @throws {RangeError} the ratio is not above 0
 * @example costAtRatio(600, 3) // => 200
 */
export function costAtRatio(lifetimeValue: number | null, ratio: number): number | null {
  if (!(ratio > 0)) throw new RangeError(`ratio of lifetime value to cost: ${ratio}`);
  return lifetimeValue === null ? null : lifetimeValue / ratio;
}
