import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import type { CellMoney } from './customer-money.ts';
import { type CountedSpend, type ExpectedSpend, spendLine } from './expected-spend.ts';

/** Entries that stand for several customers, with what their purchases are worth. */
export interface CountedValues {
  readonly counted: CountedSpend;
  readonly cells: Pick<PurchaseCells, 'cellOf'>;
  readonly money: Pick<CellMoney, 'perSpendTotal' | 'fixedTotal'>;
  readonly spend: Pick<ExpectedSpend, 'model' | 'parameters' | 'mean' | 'known'>;
  /** Of all customers of each entry, those below 0 taken off. */
  readonly value: Float64Array;
}

/**
 * The sum of the values above 0 of the customers of an entry who have purchases that count. With a cost an order,
 * customers who spend little may be worth less than 0.
 *
 *     Σ max(0, a·m + b),  m = intercept + slope·spent of a payer, 0 of all others
 *
 * Known of the mean spends z of n payers are their mean and their standard deviation s. No z is further from the mean
 * than s √(n − 1), so that the sum is known where the values at both ends have one sign, and of two payers always.
 *
 * @returns in the currency; null where some payers may be worth more than 0 and others less
 * @see Samuelson (1968), How Deviant Can You Be?, J. American Statistical Association 63
 */
export function valuesAboveZero(
  { counted, cells, money, spend, value }: CountedValues,
  entry: number,
): number | null {
  const cell = cells.cellOf[entry] as number;
  const fixed = money.fixedTotal[cell] as number;
  const purchases = spend.known.purchases[entry] as number;
  const mean = spend.known.meanSpend[entry] as number;
  const payers = counted.payers[entry] as number;
  const others = (counted.customers[entry] as number) - payers;
  const { intercept, slope } = spendLine(spend, purchases);
  const ofPayer = (z: number) =>
    (money.perSpendTotal[cell] as number) * (intercept + slope * purchases * z) + fixed;
  const variance = Math.max(0, (counted.meanSquares[entry] as number) - mean * mean);
  const furthest = payers > 1 ? Math.sqrt(variance * (payers - 1)) : 0;
  const ends =
    payers === 0 ? [] : [ofPayer(Math.max(0, mean - furthest)), ofPayer(mean + furthest)];
  const isAbove = ends.every((end) => end >= 0);
  if (isAbove && (others === 0 || fixed >= 0)) return value[entry] as number;
  const ofOthers = others * Math.max(0, fixed);
  if (ends.every((end) => end <= 0)) return ofOthers;
  if (isAbove) return ofOthers + payers * ofPayer(mean);
  if (payers === 2) return ends.reduce((sum, end) => sum + Math.max(0, end), ofOthers);
  return null;
}
