import { type ModelName, modelNames } from '../../core/survival/family.ts';
import { problem } from '../../problems/problem.ts';
import type { OptionSpec } from '../option.ts';
import { wholeNumber } from './option-readers.ts';

/** The texts of an option that are given more than once. */
const twice = (option: string) => (texts: readonly string[]) =>
  [...new Set(texts.filter((text, i) => texts.indexOf(text) !== i))].map((text) =>
    problem('option-repeated', { option: `${option} ${text}` }),
  );

/** Divides customers by columns of the files; one meaning in every command. */
export const byOption = {
  name: 'by',
  value: 'COLUMN',
  repeatable: true,
  commas: true,
  group: 'Segments and customers',
  help: 'a segment for each value of the column; several columns: --by home,region or --by twice',
  check: twice('--by'),
  synonyms: ['segment', 'segments', 'segment-by', 'group', 'group-by', 'groupby', 'split-by'],
} as const satisfies OptionSpec;

/** Asks for bootstrap intervals; `--draws` and `--seed` say how they are drawn. */
export const intervalsOption = {
  name: 'intervals',
  group: 'Uncertainty',
  help: 'intervals of 95 % from bootstrap resamples of the customers; where more than 20,000 have recorded values, by a formula',
  synonyms: ['bootstrap', 'confidence', 'confidence-interval', 'ci'],
} as const satisfies OptionSpec;

/** How many bootstrap resamples of the customers are drawn where no option gives a number. */
export const usualResamples = 2000;

/** Which models of how long customers stay are fitted; one meaning in every command. */
export const modelOption = {
  name: 'model',
  value: 'MODEL',
  choices: ['auto', ...modelNames],
  group: 'How long customers stay',
  help: 'model fitted to recorded tenures, for times beyond the data; auto fits all and uses the one with the best AIC (auto)',
  synonyms: ['distribution', 'model-type', 'fit-model'],
} as const satisfies OptionSpec;

/** The models that the option asks for. */
export function modelsOf(model: 'auto' | ModelName | undefined): readonly ModelName[] {
  return isModelChosen(model) ? [model] : modelNames;
}

/** Whether the option names a model, rather than to leave the choice to the data. */
export const isModelChosen = (model: 'auto' | ModelName | undefined): model is ModelName =>
  model !== undefined && model !== 'auto';

/** How many lines of a list are shown. */
export const topOption = {
  name: 'top',
  value: 'N',
  read: wholeNumber(1, Number.MAX_SAFE_INTEGER, 'a whole number from 1'),
  group: 'Segments and customers',
  help: 'with --each: only the first N',
  synonyms: ['limit', 'head', 'first', 'max-rows'],
} as const satisfies OptionSpec;

/** The economic inputs in a file. */
export const assumptionsOption = {
  name: 'assumptions',
  short: 'a',
  value: 'FILE',
  group: 'Inputs in a file',
  help: 'the same inputs by the same names, as YAML or JSON; an option wins',
  synonyms: ['config', 'inputs', 'params', 'parameters', 'settings'],
} as const satisfies OptionSpec;

/** Other names of `--explain`. */
export const explainSynonyms = ['verbose', 'details', 'show-work', 'steps'] as const;

/**
 * Shows how the figures come about: what the page has as details, and whatever else a command adds.
 *
 * @param group - its heading in the help of the command
 * @param shown - what it shows: "the waterfall of every segment"
 */
export const explainOption = <const G extends string>(group: G, shown: string) =>
  ({
    name: 'explain',
    beyondRows: true,
    group,
    help: `show ${shown}`,
    synonyms: explainSynonyms,
  }) as const satisfies OptionSpec;
