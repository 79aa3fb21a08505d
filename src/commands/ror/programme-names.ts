import { economicOptions, type InputName } from '../shared/economics/inputs.ts';

/** The economic inputs of a programme: options, and names at the top of a programme file. */
export const programmeInputs: readonly InputName[] = economicOptions('ror').map(({ name }) => name);

/** A path in words: "comparison, before, spend". */
export const wordsOf = (path: string): string => path.replaceAll('.', ', ');
