import { gammaGammaLaw } from '../purchase/gamma-gamma.ts';
import { customersAt, type PurchaseCells, sampledPlaces } from '../purchase/purchase-cells.ts';
import type { ExpectedSpend, KnownSpend } from './expected-spend.ts';
import { parameterDraws } from './parameter-draws.ts';
import { deviation, type SpreadTerms } from './total-spread.ts';

/** The size of the sample of histories. */
const enough = 500;

/**
 * The uncertainty of the total spend from the parameters of Gamma-Gamma: the standard deviation of log Σ E(X) m_θ over
 * θ ~ N(θ̂, H⁻¹), where m is the expected spend of a purchase. Customers with the same history have the same E(X), and m
 * is linear in what they spent, so that the sum is over histories. For more than 500 of them from a sample.
 *
 * @param cells - the histories, and that of each entry of the known spend
 * @param purchases - E(X), the expected purchases of each history
 * @returns 0 where the covariance of the parameters is not known
 */
export function spendSpread(
  { uncertain, known }: ExpectedSpend,
  cells: PurchaseCells,
  purchases: Float64Array,
  { draws, random }: SpreadTerms,
): number {
  if (uncertain === undefined || cells.count === 0) return 0;
  const places = sampledPlaces(cells.weight, enough);
  const ofCells = spendOfCells(known, cells);
  const some = Array.from(places, (cell) => {
    // In a sample each history stands for as many customers.
    const size = places.length === cells.count ? 1 : (cells.weight[cell] as number);
    const expected = (purchases[cell] as number) / size;
    const payers = ofCells.payers[cell] as number;
    return {
      purchases: ofCells.purchases[cell] as number,
      meanSpend: payers > 0 ? (ofCells.paid[cell] as number) / payers : 0,
      ofPayers: expected * payers,
      ofNew: expected * (ofCells.unknown[cell] as number),
    };
  });
  const next = parameterDraws(uncertain, random);
  return deviation(
    Array.from({ length: draws }, () => {
      const law = gammaGammaLaw(next(), 1);
      let total = 0;
      for (const each of some) {
        if (each.ofPayers > 0)
          total += each.ofPayers * (law.expected(each.purchases, each.meanSpend) ?? Number.NaN);
        if (each.ofNew > 0) total += each.ofNew * (law.mean ?? Number.NaN);
      }
      return Math.log(total);
    }),
  );
}

/** Of each history: the known purchases, those who paid with the sum of their mean spend, and those of unknown spend. */
function spendOfCells(
  { purchases, meanSpend, counted }: KnownSpend,
  { count, cellOf }: PurchaseCells,
) {
  const column = () => new Float64Array(count);
  const sums = { purchases: column(), payers: column(), paid: column(), unknown: column() };
  for (let i = 0; i < cellOf.length; i++) {
    const cell = cellOf[i] as number;
    const n = purchases[i] as number;
    const z = meanSpend[i] as number;
    sums.purchases[cell] = n;
    if (!(n > 0)) {
      const customers = customersAt({ customers: counted?.customers }, i);
      sums.unknown[cell] = (sums.unknown[cell] as number) + customers;
      continue;
    }
    const payers = counted === undefined ? (z > 0 ? 1 : 0) : (counted.payers[i] as number);
    if (payers === 0) continue;
    sums.payers[cell] = (sums.payers[cell] as number) + payers;
    sums.paid[cell] = (sums.paid[cell] as number) + payers * z;
  }
  return sums;
}
