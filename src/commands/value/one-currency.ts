import { problem } from '../../core/problem.ts';
import { compatibleCurrencies } from '../../input/cells/currency-codes.ts';
import { Refusal } from '../../problems/refusal.ts';

/** A currency and what names it; null where nothing there does. */
export interface NamedCurrency {
  readonly currency: string | null;
  readonly where: string;
}

/**
 * The one currency of all amounts, the first that is named; a sign and a code that can mean the same are one.
 *
 * @throws {Refusal} two differ
 */
export function oneCurrency(named: readonly NamedCurrency[]): string | null {
  const [first, ...others] = named.filter(({ currency }) => currency !== null);
  for (const other of others) {
    if (compatibleCurrencies(first?.currency ?? '', other.currency ?? '')) continue;
    const options = `${first?.where} in ${first?.currency} and ${other.where} in ${other.currency}`;
    const settle = 'Write all amounts in one currency.';
    throw new Refusal(problem('option-conflict', { options, settle }));
  }
  return first?.currency ?? null;
}
