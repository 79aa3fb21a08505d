import type { Assumption } from '../../core/report.ts';
import type { ReferralOptions } from './options.ts';

/** What the options ask of referrals, apart from what customers are worth. */
export interface Settings {
  readonly customers: readonly string[];
  readonly by: readonly string[];
  readonly credit: number;
  /** How many referrals up a chain credit passes; Infinity for all. */
  readonly depth: number;
  /** Of referrals of unknown type, the share that is type-one; undefined where nothing says. */
  readonly typeOne: number | undefined;
}

/** How many referrers a person is shown where `--top` does not say. */
export const usualTop = 10;

const usualCredit = 0.5;

/** What the options ask, and what holds without them. */
export function settingsOf(options: ReferralOptions): Settings {
  const { customers, by, credit, depth = 1, typeOne } = options;
  return { customers, by, credit: credit?.share ?? usualCredit, depth, typeOne: typeOne?.share };
}

/** The settings as the result shows them. */
export function settingsEchoed(
  { credit, depth, typeOne }: Settings,
  options: ReferralOptions,
): Record<string, Assumption> {
  const echo = (
    name: string,
    value: number | string,
    given: string | undefined,
    usual: string,
  ): Assumption => ({
    value,
    unit: null,
    text: given ?? usual,
    source: given === undefined ? 'default' : `--${name}`,
  });
  const shown = depth === Infinity ? 'all' : depth;
  const asked = options.depth === undefined ? undefined : String(shown);
  return {
    credit: echo('credit', credit, options.credit?.text, '50%'),
    depth: echo('depth', shown, asked, '1'),
    typeOne: echo('type-one', typeOne ?? 1, options.typeOne?.text, '100%'),
  };
}
