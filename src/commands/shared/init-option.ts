import type { OptionSpec } from '../option.ts';

/** A file that a command writes for somebody who begins with nothing, to be filled in. */
export interface Starter {
  /** Where it is written unless `-o` says otherwise: "indicators.csv". */
  readonly file: string;
  readonly text: string;
  /** The JSON Schema that editors check it by, in the folder `schemas` of the package; absent for a table. */
  readonly schema?: string;
}

/** Asks for the starter file of a command that has one. */
export const initOption = ({ file }: Starter) =>
  ({
    name: 'init',
    group: 'A file to begin with',
    help: `write ${file} (or -o FILE), an example to fill in, and do nothing else`,
    synonyms: ['template', 'example', 'starter'],
  }) as const satisfies OptionSpec;
