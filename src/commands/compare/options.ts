import type { OptionSpec } from '../option.ts';

/** All that a comparison depends on is in the two results. */
export const options = [] as const satisfies readonly OptionSpec[];
