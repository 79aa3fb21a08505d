import { compatibleCurrencies, currencyNamed } from '../../../input/cells/currency-codes.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { optionNamed } from '../../option-values.ts';
import type { Inputs } from './inputs.ts';
import { valuesOfInput } from './variants.ts';

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

/** The signs that the inputs are written with. */
export const inputCurrencies = (inputs: Inputs): NamedCurrency[] =>
  [...inputs].flatMap(([name, input]) =>
    valuesOfInput(input).flatMap(({ quantity, parts = [quantity], source }) =>
      parts.flatMap((part) =>
        part === undefined || part.sign === ''
          ? []
          : [
              {
                currency: currencyNamed(part.sign) ?? part.sign,
                where: optionNamed(name, { source }),
              },
            ],
      ),
    ),
  );

/** What `--currency` names; null without it. */
export const currencyOption = ({ currency }: { readonly currency?: string }): NamedCurrency => ({
  currency: currency ?? null,
  where: '--currency',
});
