import { options as optionProblems } from '../../../problems/options.ts';
import type { Problem } from '../../../problems/problem.ts';
import { quantities } from '../../../problems/quantities.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { valuation } from '../../../problems/valuation.ts';
import { shellWord } from '../../../render/command-lines.ts';
import type { Table } from '../../../render/table.ts';
import { valuesOf } from '../../option-values.ts';
import {
  type EconomicOptions,
  economicOptions,
  type Inputs,
  inputsOf,
} from '../economics/inputs.ts';
import { varyingKinds, varyingOptions } from '../economics/variants.ts';
import type { WhatIfData, WrittenInput } from './what-if-data.ts';

/** What the inputs of a page come to: the command that says the same, and its tables; or why there is nothing. */
export type Changed = ChangedResult | { readonly problem: string };

export interface ChangedResult {
  readonly command: string;
  readonly tables: readonly FiguresTable[];
  /** The total that everything is about, and what it is called. */
  readonly worth: { readonly name: string; readonly amount: number };
}

/** A table with the amounts behind its last column, as the JSON of the command has them. */
export interface FiguresTable {
  readonly table: Table;
  readonly amounts: readonly number[];
}

/**
 * Reads the inputs of a page as the command line reads them, and works out what they come to.
 *
 * @param changed - the inputs that are counted, with the texts of their controls
 * @param figures - what the inputs come to; refuses what the command refuses
 */
export function changedResult(
  command: 'estimate' | 'value',
  data: WhatIfData,
  changed: readonly WrittenInput[],
  figures: (inputs: Inputs) => Omit<ChangedResult, 'command'>,
): Changed {
  try {
    const all = [...data.fixed, ...changed];
    const texts = new Map(
      all.map(({ name, text, source }) => [name as string, { texts: [text], source }]),
    );
    const specs = varyingOptions(economicOptions(command), varyingKinds[command], []);
    const inputs = inputsOf(valuesOf(specs, texts) as EconomicOptions);
    return { ...figures(inputs), command: commandOf(data, changed) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problem: error.problems.map(sentenceOf).join(' ') };
  }
}

/** The command line with the inputs that a file does not give. */
function commandOf({ command, fixed }: WhatIfData, changed: readonly WrittenInput[]): string {
  const words = [...fixed, ...changed]
    .filter(({ source }) => source.startsWith('--'))
    .map(({ name, text }) => `--${name} ${shellWord(text)}`);
  return [command, ...words].join(' ');
}

/** The words of every problem that the inputs of a page can cause. */
const wordsOf = { ...quantities, ...optionProblems, ...valuation };

function sentenceOf({ code, args }: Problem): string {
  const entry = (
    wordsOf as Partial<
      Record<string, { message(facts: unknown): string; advice(facts: unknown): string }>
    >
  )[code];
  return entry === undefined ? `${code}.` : `${entry.message(args)}. ${entry.advice(args)}`;
}
