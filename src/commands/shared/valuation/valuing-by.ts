import type { Terms } from '../../../core/value/terms.ts';
import type { Inputs } from '../economics/inputs.ts';
import { type Pick as PickEnd, stayOf, termsOf } from '../economics/terms.ts';
import { withGoods } from '../orders/goods.ts';
import type { StayingOfRows, Valuing } from './valued.ts';

/** The economic inputs of customers, and what is known of them. */
export interface ValuingInputs {
  readonly inputs: Inputs;
  /** Where they differ by segment, those of each. */
  readonly ofSegments: readonly Inputs[] | undefined;
  readonly periodsPerYear: number;
  /** Whether the customers have a recorded cost of goods. */
  readonly hasGoods: boolean;
}

/** The terms by some of the inputs, at the chosen figure of each range. */
export const termsBy = (
  { periodsPerYear, hasGoods }: Omit<ValuingInputs, 'inputs' | 'ofSegments'>,
  own: Inputs,
  pick: PickEnd,
): Terms => withGoods(termsOf(own, periodsPerYear, pick), hasGoods);

/**
 * How the inputs value customers, at the chosen figure of each range.
 *
 * @param recorded - how they stay where the inputs do not say it
 */
export function valuingBy<S extends StayingOfRows, G extends Valuing['segments']>(
  given: ValuingInputs,
  recorded: S,
  segments: G,
  costs: Valuing['costs'],
  pick: PickEnd,
) {
  const { inputs, ofSegments } = given;
  // Which inputs there are is the same for all.
  const any = ofSegments?.[0] ?? inputs;
  const stay = stayOf(any, pick);
  return {
    segments,
    costs,
    terms: termsBy(given, any, pick),
    staying: stay === undefined ? recorded : ({ kind: 'assumed', stay } as const),
    ...(ofSegments !== undefined && {
      // A segment that only has costs has no customers to value.
      economics: segments.keys.map((_, s) => {
        const own = ofSegments[s] ?? any;
        return { terms: termsBy(given, own, pick), stay: stayOf(own, pick) };
      }),
    }),
  };
}
