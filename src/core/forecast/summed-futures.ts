import { ExactSum } from '../numeric/exact-sum.ts';
import type { GroupFuture } from './group-futures.ts';
import type { Band } from './total-spread.ts';

/**
 * What groups of customers are expected to do together, where each was foreseen by a fit of its own: what moves one
 * says nothing of the others, so that the distances to the ends of the bands add up as squares.
 *
 *     E = Σ Eᵢ,  high − E = √Σ (highᵢ − Eᵢ)²,  E − low = √Σ (Eᵢ − lowᵢ)²
 */
export function summedFutures(futures: readonly GroupFuture[]): GroupFuture {
  const [only] = futures;
  if (futures.length === 1 && only !== undefined) return only;
  return {
    buyers: sumOf(futures.map(({ buyers }) => buyers)),
    purchases: summedBands(futures.map(({ purchases }) => purchases)),
    spend: summedBands(futures.map(({ spend }) => spend)),
    value: summedBands(futures.map(({ value }) => value)),
  };
}

function summedBands(bands: readonly Band[]): Band {
  const expected = sumOf(bands.map((band) => band.expected));
  const distance = (to: (band: Band) => number) =>
    Math.hypot(...bands.map((band) => to(band) - band.expected));
  return {
    expected,
    low: expected - distance(({ low }) => low),
    high: expected + distance(({ high }) => high),
  };
}

/** Without rounding error, so that the order of the groups changes nothing. */
function sumOf(values: readonly number[]): number {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum.total();
}
