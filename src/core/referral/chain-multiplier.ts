import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';

/**
 * How many customers one customer makes in all, counting those they bring, those that these bring, and so on:
 *
 *     1 + K + K² + … + K^D;   1 / (1 − K) for D = ∞
 *
 * It takes those who come to bring as many as those who brought them, which need not be so.
 *
 * @param perCustomer - K, customers that one customer brings who would not have come otherwise; ≥ 0, finite
 * @param depth - D, a whole number from 0, or Infinity
 * @returns customers a customer, themselves included; fails with `chain-endless` where there is no end to them
 * @throws {RangeError} K or D leaves its range
 * @example chainMultiplier(0.2, 2); // => { ok: true, value: 1.24 }
 */
export function chainMultiplier(perCustomer: number, depth: number): Outcome<number> {
  if (!(perCustomer >= 0 && perCustomer < Infinity))
    throw new RangeError(`K must be from 0, not ${perCustomer}`);
  if (!(depth >= 0 && (depth === Infinity || Number.isInteger(depth))))
    throw new RangeError(`a depth is a whole number from 0, not ${depth}`);
  if (depth === Infinity)
    return perCustomer < 1
      ? success(1 / (1 - perCustomer))
      : failure(problem('chain-endless', { perCustomer }));
  let customers = 1;
  for (let d = 0; d < depth; d++) customers = 1 + perCustomer * customers;
  return success(customers);
}
