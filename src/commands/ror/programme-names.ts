import type { InputName } from '../shared/economics/inputs.ts';

/** The economic inputs of a programme: options, and names at the top of a programme file. */
export const programmeInputs = [
  'margin',
  'serving',
  'marketing',
  'discount',
  'timing',
  'horizon',
  'period',
] as const satisfies readonly InputName[];

/** A path in words: "comparison, before, spend". */
export const wordsOf = (path: string): string => path.replaceAll('.', ', ');
