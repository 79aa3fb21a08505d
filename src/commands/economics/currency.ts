import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import type { Inputs } from './read-inputs.ts';

/**
 * The currency that the amounts are in: `--currency`, else the one sign that the inputs are written with.
 *
 * @throws {Refusal} the inputs carry different signs
 */
export function currencyOf(inputs: Inputs, options: OptionValues): string | null {
  const signed = [...inputs.values()].flatMap(({ quantity, source }) =>
    quantity === undefined || quantity.sign === '' ? [] : [{ sign: quantity.sign, source }],
  );
  const [first, ...others] = signed;
  const other = others.find(({ sign }) => sign !== first?.sign);
  if (first !== undefined && other !== undefined) {
    const names = `${first.source} in ${first.sign} and ${other.source} in ${other.sign}`;
    const settle = 'Write all amounts in one currency.';
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  const label = options['currency'];
  return typeof label === 'string' ? label : (first?.sign ?? null);
}
