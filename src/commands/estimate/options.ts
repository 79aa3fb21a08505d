import { failure, success } from '../../core/outcome.ts';
import { decimal, decimalsWritten } from '../../core/quantity/decimal.ts';
import { breakEvenInputs } from '../../core/value/break-even.ts';
import { problem } from '../../problems/problem.ts';
import {
  marginNeeded,
  needing,
  type OptionSpec,
  type Reader,
  type TypedOptions,
} from '../option.ts';
import { assumptionsOption, explainOption } from '../shared/common-options.ts';
import { aRange, drawingOptions } from '../shared/economics/drawing.ts';
import { economicOptions } from '../shared/economics/inputs.ts';
import { varyingKinds, varyingOptions } from '../shared/economics/variants.ts';
import { currencyReader } from '../shared/reading/options.ts';

/** A number that somebody else has. */
export interface Target {
  readonly value: number;
  /** It is met within half of its last digit. */
  readonly halfDigit: number;
}

const target: Reader<Target> = (text, what) => {
  const unsigned = text.trim().replace(/^\p{Sc}/u, '');
  const value = decimal(unsigned);
  return value === undefined
    ? failure(problem('quantity-unreadable', { what, text, examples: '9102.86' }))
    : success({ value, halfDigit: 0.5 * 10 ** -decimalsWritten(unsigned) });
};

const answers = 'What to answer';

const [draws, seed] = needing(drawingOptions, aRange());

export const options = [
  ...varyingOptions(economicOptions('estimate'), varyingKinds.estimate, ['period']),
  assumptionsOption,
  {
    name: 'currency',
    value: 'CODE',
    read: currencyReader,
    group: 'The customer',
    help: 'currency of the amounts: USD',
    synonyms: ['currency-code', 'ccy'],
  },
  explainOption(answers, 'the table of periods behind the value, and pictures'),
  {
    name: 'break-even',
    beyondRows: true,
    value: 'INPUT',
    choices: breakEvenInputs,
    group: answers,
    help: `solve for the ${breakEvenInputs.join(', ')} at which the net value is zero`,
    synonyms: ['breakeven', 'solve', 'goal-seek'],
    needs: [
      { when: ['acquisition'], ...marginNeeded },
      { when: ['tenure'], any: ['tenure'] },
      // Retention can be solved for where churn is given: the two are one input.
      { when: ['retention'], any: ['retention', 'churn'], words: '--retention' },
    ],
  },
  {
    name: 'reconcile',
    beyondRows: true,
    value: 'VALUE',
    read: target,
    group: answers,
    help: 'another value for the same inputs: find the conventions that give it',
    synonyms: ['ltv', 'clv', 'cltv', 'target', 'expected'],
  },
  { ...draws, beyondRows: true },
  { ...seed, beyondRows: true },
] as const satisfies readonly OptionSpec[];

export type EstimateOptions = TypedOptions<typeof options>;
