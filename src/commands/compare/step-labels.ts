import { stepNames } from '../../core/value/terms.ts';
import { stepWords } from '../economics/wording.ts';

/** What people call each step of a waterfall. */
export const stepLabels: Readonly<Record<string, string>> = Object.fromEntries(
  stepNames.map((step) => [step, stepWords[step].label]),
);
