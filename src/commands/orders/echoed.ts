import type { Assumption } from '../../core/report.ts';
import type { OptionValues } from '../command.ts';

/** An option as a result shows it. */
export function echoed(
  options: OptionValues,
  option: string,
  value: string | boolean | number,
): Assumption {
  const source = options[option] === undefined ? 'default' : `--${option}`;
  return { value, unit: null, text: String(value), source };
}
