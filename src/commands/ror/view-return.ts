import { numberText, percentText } from '../../render/number-text.ts';
import type { NoInterval, RorResult } from './result.ts';

const reasons: Readonly<Record<NoInterval, string>> = {
  'no-ranges': 'No quantity is a range, so nothing says how sure the return is.',
  'no-cost': 'A programme that may cost nothing has no interval of its return.',
  'too-few-customers':
    'A group of fewer than two customers says nothing of how sure the return is.',
};

/** The headline, how sure it is, and when the programme has paid. */
export function returnLines(result: RorResult): string[] {
  const { returnOnRelationship, interval, noInterval, breakEvenYear, real, cost } = result;
  const headline =
    returnOnRelationship === null
      ? 'Return on relationship: not defined, since the programme costs nothing'
      : `Return on relationship ${percentText(returnOnRelationship, 1)}: each 1.00 spent brings back ${numberText(real.total / cost.total)}`;
  const paid =
    cost.total === 0
      ? []
      : [breakEvenYear === null ? 'never within the horizon' : `in year ${breakEvenYear}`];
  return [
    headline,
    ...(interval === null ? [] : intervalLines(interval)),
    ...(noInterval === null ? [] : [reasons[noInterval]]),
    ...paid.map((when) => `Break-even: ${when}`),
  ];
}

function intervalLines(interval: NonNullable<RorResult['interval']>): string[] {
  const { low, high, level, probabilityPositive, draws, seed } = interval;
  const how =
    level === 0.8
      ? `P10 to P90 of ${numberText(draws, 0)} draws of the ranges`
      : `95 % interval, customers drawn anew ${numberText(draws, 0)} times`;
  return [
    `${percentText(low, 1)} to ${percentText(high, 1)} (${how}, seed ${seed})`,
    `P(return > 0) ${probabilityText(probabilityPositive)}`,
  ];
}

/** So many draws never show that it is certain: no more is said than that it is beyond the last printed digit. */
function probabilityText(probability: number): string {
  if (probability > 0.999) return 'over 99.9%';
  return probability < 0.001 ? 'under 0.1%' : percentText(probability, 1);
}
