import { nobody } from './referrals.ts';

/**
 * Everybody in an order in which those they brought come before them: what passes up a chain is then complete
 * at each person before it is passed on. Backwards, it is an order in which each comes after their referrer.
 *
 * @param referrerOf - of each person, who brought them, or `nobody`; no circles
 * @throws {RangeError} somebody came back to themselves
 */
export function leavesFirst(referrerOf: Int32Array): Uint32Array {
  const waiting = new Uint32Array(referrerOf.length);
  for (const by of referrerOf) if (by !== nobody) waiting[by] = (waiting[by] ?? 0) + 1;
  const order = new Uint32Array(referrerOf.length);
  let length = 0;
  for (const [person, brought] of waiting.entries()) {
    if (brought === 0) order[length++] = person;
  }
  for (let done = 0; done < length; done++) {
    const by = referrerOf[order[done] ?? 0] ?? nobody;
    if (by === nobody) continue;
    const left = (waiting[by] ?? 0) - 1;
    waiting[by] = left;
    if (left === 0) order[length++] = by;
  }
  if (length < order.length) throw new RangeError('referrals form a circle');
  return order;
}
