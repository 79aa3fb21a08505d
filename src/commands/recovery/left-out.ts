import { includedSteps, type Terms } from '../../core/value/terms.ts';
import { leftOutSentence, leftOutWithoutMargin } from '../shared/economics/view-waterfall.ts';

/** The steps of a value to come that have an option. */
const steps = ['growth', 'costOfGoods', 'serving', 'marketing', 'timeValue'] as const;

/** What is compared with margin only. */
const costly = [
  'recoveryCosts',
  'valuePerCost',
  'netOfCosts',
  'breakEven',
  'costOfStayers',
] as const;

/** What figures of recovery may leave out. */
export const leftOutNames = [...steps, ...costly] as const;

type LeftOut = (typeof leftOutNames)[number];

/**
 * What the figures leave out: steps of the value to come that have no input, and without a margin all that costs are
 * compared with.
 *
 * @param terms - those of the value to come; absent where it is given, which says no more than its margin
 */
export function leftOutOf(isMargin: boolean, terms: Terms | undefined): readonly LeftOut[] {
  const included = terms && includedSteps(terms);
  return [
    ...steps.filter((step) =>
      included === undefined ? step === 'costOfGoods' && !isMargin : !included.includes(step),
    ),
    ...(isMargin ? [] : costly),
  ];
}

const costlyWords: Readonly<Record<(typeof costly)[number], string>> = {
  recoveryCosts: 'costs of recovery',
  valuePerCost: 'value per 1.00 spent',
  netOfCosts: 'value less costs',
  breakEven: 'what may be spent (break-even)',
  costOfStayers: 'the cost of customers who would have stayed',
};

/** "Left out: growth (--growth)", and what needs a margin in a sentence of its own. */
export function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  const words = costly.filter((name) => leftOut.includes(name)).map((name) => costlyWords[name]);
  return [
    ...leftOutSentence(steps.filter((step) => leftOut.includes(step))),
    ...leftOutWithoutMargin(words),
  ];
}
