import { type ModelName, modelNames } from '../../core/survival/model.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionSpec, OptionValues } from '../command.ts';

/** Divides customers by columns of the files; one meaning in every command. */
export const byOption: OptionSpec = {
  name: 'by',
  value: 'COLUMN',
  repeatable: true,
  group: 'Segments and customers',
  help: 'a segment for each value of the column; several columns: --by home,region or --by twice',
};

/** Asks for bootstrap intervals; `--draws` and `--seed` say how they are drawn. */
export const intervalsOption: OptionSpec = {
  name: 'intervals',
  group: 'Uncertainty',
  help: 'intervals of 95 % from bootstrap resamples of the customers',
};

/** What `--draws` and `--seed` need where customers are drawn anew, and how often that is without them. */
export const intervalDraws = { needs: '--intervals', usual: 2000 } as const;

/** Which models of how long customers stay are fitted; one meaning in every command. */
export const modelOption: OptionSpec = {
  name: 'model',
  value: 'MODEL',
  choices: ['auto', ...modelNames],
  group: 'How long customers stay',
  help: 'model fitted to recorded tenures, for times beyond the data; auto fits all and uses the one with the best AIC (auto)',
};

/** The models that the option asks for. */
export function modelsOf({ model }: OptionValues): readonly ModelName[] {
  const named = modelNames.find((name) => name === model);
  return named === undefined ? modelNames : [named];
}

/** The values of an option that may be given more than once, and takes several with commas. */
export function listed(value: OptionValues[string] | undefined, split = true): string[] {
  const texts =
    value === undefined || value === true ? [] : typeof value === 'string' ? [value] : value;
  return split ? texts.flatMap((text) => text.split(',').map((each) => each.trim())) : [...texts];
}

/** How many lines of a list `--top` leaves; all without it. */
export function topCount(text: OptionValues[string] | undefined): number {
  if (text === undefined) return Infinity;
  // Digits alone: "1e1" and "0x1" are numbers to the computer, and slips of the finger to a reader.
  if (typeof text === 'string' && /^0*[1-9]\d*$/.test(text)) return Number(text);
  throw new Refusal(
    problem('out-of-range', {
      what: '--top',
      text: String(text),
      allowed: 'a whole number from 1',
    }),
  );
}
