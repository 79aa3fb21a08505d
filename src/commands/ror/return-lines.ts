import { numberText, percentText } from '../../render/number-text.ts';
import type { GroupsResult, NoInterval, RorResult } from './result.ts';

/** Why a return has no interval. */
export const reasons: Readonly<Record<NoInterval, string>> = {
  'no-ranges': 'No input is a range, so the uncertainty of the return is unknown.',
  'no-margin': 'Costs are compared with margin only, so there is no return without --margin.',
  'no-cost': 'A programme whose cost may be 0 has no interval of its return.',
  'too-few-customers':
    'A group has fewer than two customers, so the uncertainty of the return is unknown.',
  'later-joiners':
    'The return has no interval: in some resamples the matched spent too much as members.',
};

/** The return in money and the year of break-even. */
export function returnLines(
  result: Pick<GroupsResult, 'returnInMoney' | 'breakEvenYear' | 'realValue' | 'cost'>,
): string[] {
  const { returnInMoney, breakEvenYear, realValue, cost } = result;
  const headline =
    returnInMoney === null
      ? 'Return in money (ROI): not defined, since no cost is counted'
      : `Return in money (ROI) ${percentText(returnInMoney, 1)}: each 1.00 spent returns ${numberText(realValue / cost.total)}`;
  const paid =
    cost.total === 0
      ? []
      : [breakEvenYear === null ? 'never within the horizon' : `in year ${breakEvenYear}`];
  return [headline, ...paid.map((when) => `Break-even: ${when}`)];
}

/** The interval of the return, or why there is none. */
export const uncertaintyLines = ({
  interval,
  noInterval,
}: Pick<RorResult, 'interval' | 'noInterval'>): string[] => [
  ...(interval === null ? [] : intervalLines(interval)),
  ...(noInterval === null ? [] : [reasons[noInterval]]),
];

/** The interval, and the draws with a return above 0. A share of draws is no probability that the programme works. */
function intervalLines(interval: NonNullable<RorResult['interval']>): string[] {
  const { low, high, method, positiveShare, draws, seed } = interval;
  const ends = `${percentText(low, 1)} to ${percentText(high, 1)}`;
  if (positiveShare === undefined || draws === undefined || seed === undefined) {
    return [`${ends} (95 % interval by a formula, for more than 20,000 customers)`];
  }
  const number = numberText(draws, 0);
  const [what, drawn] =
    method === 'ranges'
      ? ['P10 to P90', `${number} draws of the ranges`]
      : ['95 % interval', `${number} bootstrap resamples of the customers`];
  return [
    `${ends} (${what}, seed ${seed})`,
    `Positive in ${numberText(Math.round(positiveShare * draws), 0)} of ${drawn}`,
  ];
}
