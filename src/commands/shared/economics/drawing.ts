import { isRange } from '../../../core/quantity/range.ts';
import type { Assumption } from '../../../core/report.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { numberText } from '../../../render/number-text.ts';
import type { Given, Need, OptionSpec, TypedOptions } from '../../option.ts';
import { wholeNumber } from '../option-readers.ts';
import type { Drawing } from '../result-schema.ts';
import type { Input } from './input.ts';

const group = 'Uncertainty';

const inWords = (least: number, most: number) =>
  `a whole number from ${numberText(least, 0)} to ${numberText(most, 0)}`;

/** Enough for a P10, and no more than memory holds. */
const fewestDraws = 100;
const mostDraws = 10_000_000;

/** How often, and from which beginning, everything random is drawn: ranges and resampled customers alike. */
export const drawingOptions = [
  {
    name: 'draws',
    value: 'N',
    read: wholeNumber(fewestDraws, mostDraws, inWords(fewestDraws, mostDraws)),
    group,
    help: 'number of draws of ranges (10,000; for files 2,000), of bootstrap resamples (2,000), or of the parameters of a forecast (400)',
    synonyms: ['iterations', 'simulations', 'samples', 'resamples', 'trials'],
  },
  {
    name: 'seed',
    value: 'N',
    read: wholeNumber(0, Number.MAX_SAFE_INTEGER, inWords(0, Number.MAX_SAFE_INTEGER)),
    group,
    help: 'start of the random numbers: the same seed gives the same result (1)',
    synonyms: ['random-seed', 'random-state', 'rng-seed'],
  },
] as const satisfies readonly OptionSpec[];

const hasRange = (given: Given): boolean =>
  [...given.values()].some(({ value }) => {
    const input = value as Partial<Input> | undefined;
    const own = [input, ...(input?.varying?.values.values() ?? [])];
    return own.some((each) => each?.quantity !== undefined && isRange(each.quantity.range));
  });

/** Nothing is drawn without a range among the economic inputs, or another option that draws. */
export const aRange = (...others: readonly string[]): Need => ({
  any: others,
  or: hasRange,
  words: ['a range, such as --tenure 4y..13y', ...others.map((name) => `--${name}`)].join(', or '),
});

/** What `--draws` and `--seed` say, where something is drawn. */
export const drawingOf = (
  { draws, seed = 1 }: TypedOptions<typeof drawingOptions>,
  usualDraws: number,
): Drawing => ({ draws: draws ?? usualDraws, seed });

/** @throws {Refusal} an option says how something is drawn where nothing is */
export function refuseDrawing(options: TypedOptions<typeof drawingOptions>, needs: string): void {
  const problems = drawingOptions
    .filter(({ name }) => options[name] !== undefined)
    .map(({ name }) => problem('option-needs', { option: `--${name}`, needs }));
  if (problems.length > 0) throw new Refusal(...problems);
}

/** How it was drawn, as the result shows it. */
export function drawingEchoed(
  drawing: Drawing | undefined,
  options: TypedOptions<typeof drawingOptions>,
): Record<string, Assumption> {
  if (drawing === undefined) return {};
  return Object.fromEntries(
    (['draws', 'seed'] as const).map((name): [string, Assumption] => {
      const source = options[name] === undefined ? 'default' : `--${name}`;
      const value = drawing[name];
      return [name, { value, unit: null, text: String(value), source }];
    }),
  );
}
