import { numberText } from '../../render/number-text.ts';

/** Two significant digits of a p-value: "p = 0.37", "p = 0.0041", "p < 0.0001". */
export function pText(p: number): string {
  if (p < 0.0001) return 'p < 0.0001';
  return `p = ${numberText(p, p < 0.001 ? 5 : p < 0.01 ? 4 : p < 0.1 ? 3 : 2)}`;
}
