import { failure, success } from '../../../core/outcome.ts';
import type { Assumption } from '../../../core/report.ts';
import { problem } from '../../../problems/problem.ts';
import { marginNeeded, type OptionSpec, type Reader } from '../../option.ts';
import { type WholeDays, wholeDays } from '../option-readers.ts';

const group = 'Winning customers';
/** The ceiling of the cost of winning a customer by a time: what one has brought by then. */
export const paybackOption = {
  name: 'payback',
  value: 'D',
  read: wholeDays('90d, 3mo or 1y'),
  group,
  help: 'show what a customer may cost: the margin that comes back within this time of the first purchase, its last day included, beside the cost of each; needs --margin',
  needs: [marginNeeded],
  synonyms: ['payback-days', 'payback-period', 'payback-within', 'max-payback'],
} as const satisfies OptionSpec;

/** The time of `--payback`, as the result shows it; nothing without it. */
export const paybackAssumption = ({
  payback,
}: {
  readonly payback?: WholeDays;
}): Record<string, Assumption> =>
  payback === undefined
    ? {}
    : {
        payback: { value: payback.days, unit: 'd', text: payback.text, source: '--payback' },
      };

const highestRatio = 1000;

/** Digits alone: a ratio has no unit. */
const ratio: Reader<number> = (text, what) => {
  const number = /^\d+(\.\d+)?(:1)?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (number > 0 && number <= highestRatio) return success(number);
  const allowed = `a number above 0 and at most ${highestRatio}, such as 3 or 2.5`;
  return failure(problem('out-of-range', { what, text, allowed }));
};

/** The ceiling by a ratio: what leaves a lifetime value of so many times the cost. */
export const ltvCacOption = {
  name: 'ltv-cac',
  value: 'N',
  read: ratio,
  group,
  help: 'show what a customer may cost: the lifetime value divided by this, so that it is so many times the cost (3), beside the cost of each; needs --margin',
  needs: [marginNeeded],
  excludes: [
    {
      any: ['payback'],
      settle: 'Give only one: the time within which the cost comes back, or the ratio to it.',
    },
  ],
  synonyms: ['ltv-to-cac', 'ltv-cac-ratio', 'clv-cac', 'min-ltv-cac'],
} as const satisfies OptionSpec;

/** The ratio of `--ltv-cac`, as the result shows it; nothing without it. */
export const ltvCacAssumption = ({
  ltvCac,
}: {
  readonly ltvCac?: number;
}): Record<string, Assumption> =>
  ltvCac === undefined
    ? {}
    : { 'ltv-cac': { value: ltvCac, unit: null, text: String(ltvCac), source: '--ltv-cac' } };
