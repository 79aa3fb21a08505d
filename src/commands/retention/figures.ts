import { numberText } from '../../render/number-text.ts';

/** Stands where there is no figure. */
export const none = '–';

/** A number with three digits that count: 0.0123, 1.23, 123. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return numberText(value, Math.max(0, Math.min(8, 2 - magnitude)));
}

/** A share as a percentage with fixed decimals, so that a column of them lines up: "63.1%". */
export const percent = (share: number | null, decimals = 1): string =>
  share === null ? none : `${numberText(share * 100, decimals)}%`;

/** The ends of an interval: "0.41–0.44". */
export const interval = (
  low: number | null,
  high: number | null,
  text: (value: number) => string,
): string => (low === null || high === null ? none : `${text(low)}–${text(high)}`);

export const two = (value: number): string => numberText(value, 2);
