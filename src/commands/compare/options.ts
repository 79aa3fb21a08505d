import type { OptionSpec } from '../command.ts';

/** All that a comparison depends on is in the two results. */
export const options: readonly OptionSpec[] = [];
