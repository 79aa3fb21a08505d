import { numberText } from '../../render/number-text.ts';

/** A number with three significant digits: 0.0123, 1.23, 123. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return numberText(value, Math.max(0, Math.min(8, 2 - magnitude)));
}
