import { stepNames } from '../../core/value/terms.ts';
import { stepWords } from '../shared/economics/view-waterfall.ts';
import { number, type SavedFields, text } from '../shared/saved-fields.ts';
import type { BreakdownPart } from './adapter.ts';

/** What people call each step of a waterfall. */
export const stepLabels: Readonly<Record<string, string>> = Object.fromEntries(
  stepNames.map((step) => [step, stepWords[step].label]),
);

/** The steps of a saved waterfall. */
export const stepsOf = (waterfall: readonly SavedFields[]): readonly BreakdownPart[] =>
  waterfall.map((step) => ({ name: step.get('step', text), amount: step.get('amount', number) }));
