import type { ProblemOutcome } from '../../core/recovery/outcomes.ts';
import type { LeverName } from '../../core/recovery/recovery-levers.ts';
import { percentText, shortNumber } from '../../render/number-text.ts';
import { decimalText } from '../shared/table.ts';

export const outcomeWords: Readonly<Record<ProblemOutcome, string>> = {
  silent: 'did not complain',
  unresolved: 'unresolved',
  resolved: 'resolved',
  quickly: 'resolved quickly',
};

/** What moving a lever by a step is, in words. */
export const leverWords: Readonly<Record<LeverName, (step: number) => string>> = {
  fewer: (step) => `${percentText(step)} fewer problems`,
  complaining: (step) => `${points(step)} more complain`,
  resolved: (step) => `${points(step)} more are resolved`,
  quickly: (step) => `${points(step)} more are resolved quickly`,
};

const points = (step: number): string => `${shortNumber(step * 100)} points`;

export const moneyText = (amount: number | null): string => decimalText(amount, 2);

/** Customers: whole where they are many, with decimals where parts of one count. */
export const customersText = (count: number | null): string =>
  decimalText(count, decimalsOf(count ?? 0));

function decimalsOf(count: number): number {
  if (Number.isInteger(count) || Math.abs(count) >= 10) return 0;
  return Math.abs(count) < 1 ? 2 : 1;
}
