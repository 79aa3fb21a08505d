import type { CalculationFacts } from '../core/problem.ts';
import { entry } from './entry.ts';

export const quantities = {
  'quantity-unreadable': entry<CalculationFacts['quantity-unreadable']>({
    severity: 'error',
    message: ({ what, text }) => `${what}: cannot read "${text}"`,
    advice: ({ examples }) => `Write it like ${examples}.`,
  }),
  'unit-missing': entry<CalculationFacts['unit-missing']>({
    severity: 'error',
    message: ({ what, text }) => `${what}: "${text}" has no unit`,
    advice: ({ examples }) => `Write the unit too, like ${examples}.`,
  }),
  'out-of-range': entry<CalculationFacts['out-of-range']>({
    severity: 'error',
    message: ({ what, text, allowed }) => `${what}: "${text}" is not ${allowed}`,
    advice: ({ allowed }) => `Give a value that is ${allowed}.`,
  }),
  'range-not-rising': entry<CalculationFacts['range-not-rising']>({
    severity: 'error',
    message: ({ what, text }) => `${what}: the range "${text}" does not go from low to high`,
    advice: () => 'Write the lowest value first: low..high or low..likely..high.',
  }),
  'range-units-differ': entry<CalculationFacts['range-units-differ']>({
    severity: 'error',
    message: ({ what, text }) => `${what}: the parts of "${text}" have different units`,
    advice: () => 'Write every part in the same unit, like 48mo..156mo or 60%/y..80%/y.',
  }),
};
