import type { Assumption } from '../../../core/report.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { numberText } from '../../../render/number-text.ts';
import type { OptionSpec, OptionValues } from '../../command.ts';
import type { Drawing } from '../result-schema.ts';

const group = 'Uncertainty';

/** How often, and from which beginning, everything random is drawn: ranges and resampled customers alike. */
export const drawingOptions = [
  {
    name: 'draws',
    value: 'N',
    group,
    help: 'number of draws of ranges (10,000; for files 2,000), of bootstrap resamples (2,000), or of the parameters of a forecast (400)',
  },
  {
    name: 'seed',
    value: 'N',
    group,
    help: 'start of the random numbers: the same seed gives the same result (1)',
  },
] as const satisfies readonly OptionSpec[];

/** Enough for a P10, and no more than memory holds. */
const fewestDraws = 100;
const mostDraws = 10_000_000;

/**
 * What `--draws` and `--seed` say; undefined where nothing is uncertain.
 *
 * @param asked - whether anything is drawn
 * @param needs - what would have to be given for that: "a range, such as --tenure 4y..13y"
 * @param usualDraws - without `--draws`
 * @throws {Refusal} an option cannot be read, or nothing is uncertain
 */
export function drawingOf(
  options: OptionValues,
  asked: boolean,
  needs: string,
  usualDraws: number,
): Drawing | undefined {
  if (!asked) {
    const idle = drawingOptions.filter(({ name }) => options[name] !== undefined);
    if (idle.length === 0) return undefined;
    throw new Refusal(
      ...idle.map(({ name }) => problem('option-needs', { option: `--${name}`, needs })),
    );
  }
  return {
    draws: wholeNumber(options, 'draws', fewestDraws, mostDraws) ?? usualDraws,
    seed: wholeNumber(options, 'seed', 0, Number.MAX_SAFE_INTEGER) ?? usualSeed,
  };
}

const usualSeed = 1;

function wholeNumber(
  options: OptionValues,
  name: (typeof drawingOptions)[number]['name'],
  least: number,
  most: number,
): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  // Digits alone: "1e4" is a number to the computer, and a slip of the finger to a reader.
  const number = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const allowed = `a whole number from ${numberText(least, 0)} to ${numberText(most, 0)}`;
  throw new Refusal(problem('out-of-range', { what: `--${name}`, text: String(text), allowed }));
}

/** How it was drawn, as the result shows it. */
export function drawingEchoed(
  drawing: Drawing | undefined,
  options: OptionValues,
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
