import { addingUp, numberText } from '../../render/number-text.ts';

export const whole = (value: number | null): string =>
  value === null ? '–' : numberText(value, 0);
export const one = (value: number | null): string => (value === null ? '–' : numberText(value, 1));

/** Cents matter in small columns and drown large ones: none from a million on. */
export const decimalsFor = (amounts: readonly (number | null)[]): number =>
  amounts.some((amount) => Math.abs(amount ?? 0) >= 1e6) ? 0 : 2;

export const money = (amounts: readonly (number | null)[]): string[] => {
  const decimals = decimalsFor(amounts);
  return amounts.map((amount) => (amount === null ? '–' : numberText(amount, decimals)));
};

/** Amounts whose last is the sum of the others, printed so that this can be checked by hand. */
export function summedMoney(amounts: readonly number[]): string[] {
  const decimals = decimalsFor(amounts);
  const parts = addingUp(amounts.slice(0, -1), decimals);
  return [...parts, amounts.at(-1) ?? 0].map((amount) => numberText(amount, decimals));
}
