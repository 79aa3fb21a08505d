import type { Assumption } from '../../core/report.ts';
import { keyOf } from '../option.ts';
import { assumption } from '../shared/economics/input.ts';
import type { ProgrammeText } from './programme-text.ts';

/** Every effective input of a programme, as the result shows it: by its path, defaults included. */
export function assumptionsOf(
  { customers, assignment, inputs, figures, investment }: ProgrammeText,
  implied: Readonly<Record<string, Assumption>>,
): Record<string, Assumption> {
  const shown: Record<string, Assumption> = { assignment: { unit: null, ...assignment } };
  if (customers !== undefined) {
    const { leaf, count } = customers;
    shown['customers'] = { value: count, unit: null, text: leaf.text, source: leaf.source };
  }
  for (const [name, input] of inputs) shown[keyOf(name)] = assumption(input);
  if (!inputs.has('timing')) shown['timing'] = byDefault('mid');
  for (const [name, value] of Object.entries(implied)) shown[name] ??= value;
  for (const [path, figure] of figures) shown[path] = assumption(figure);
  for (const { year, what, amount } of investment) {
    const { source: from = 'default' } = figures.get(amount) ?? {};
    const name = amount.replace('.amount', '');
    shown[`${name}.year`] = { value: year, unit: null, text: String(year), source: from };
    if (what !== '') shown[`${name}.what`] = { value: what, unit: null, text: what, source: from };
  }
  return shown;
}

export const byDefault = (text: string): Assumption => ({
  value: text,
  unit: null,
  text,
  source: 'default',
});
