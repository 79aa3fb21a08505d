import type { OptionSpec } from '../command.ts';

/** Asks for bootstrap intervals; `--draws` and `--seed` say how they are drawn. */
export const intervalsOption: OptionSpec = {
  name: 'intervals',
  group: 'Uncertainty',
  help: 'intervals of 95 % by drawing the customers anew from among themselves (bootstrap)',
};

/** What `--draws` and `--seed` need where customers are drawn anew, and how often that is without them. */
export const intervalDraws = { needs: '--intervals', usual: 2000 } as const;
