import type { Assumption } from '../../core/report.ts';
import type { OptionValues } from '../command.ts';
import { conventionDefaults, type Inputs } from '../economics/read-inputs.ts';
import type { PaymentPeriod } from './payment-period.ts';

/** The conventions that hold because nothing else was said. */
export function valueConventions(
  inputs: Inputs,
  options: OptionValues,
  period: PaymentPeriod,
  asOf: string | null,
): Record<string, Assumption> {
  const { count, unit, text, source } = period;
  return {
    ...conventionDefaults(inputs),
    ...(!inputs.has('period') && { period: { value: count, unit, text, source } }),
    ...given(options, 'model', 'model'),
    ...given(options, 'window-start', 'windowStart'),
    ...(asOf !== null && { asOf: { value: asOf, unit: null, text: asOf, source: '--as-of' } }),
  };
}

/** The text of an option, as the result shows it. */
function given(options: OptionValues, name: string, key: string): Record<string, Assumption> {
  const text = options[name];
  return typeof text === 'string'
    ? { [key]: { value: text, unit: null, text, source: `--${name}` } }
    : {};
}
