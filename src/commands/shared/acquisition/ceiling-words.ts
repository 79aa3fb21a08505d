import type { Report } from '../../../core/report.ts';
import { amountText, type NameFigure, roundAmountText } from '../result-answer.ts';

/** The most that a customer may cost, beside what one costs; null where it is not known. */
export interface Ceiling {
  readonly mayCost: number;
  readonly costEach: number | null;
}

/**
 * What may be paid for a customer: "Pay up to 58.83 for a customer from friends; you pay 28.17."
 *
 * @param at - where the line stands in the result: "cohorts[0]"
 * @param name - of the segment or period; empty for all
 * @param isExpected - whether what a customer brings is a forecast, which nobody knows to the cent
 */
export function ceilingSentence(
  { mayCost, costEach }: Ceiling,
  {
    at,
    name,
    report,
    isExpected,
  }: {
    readonly at: string;
    readonly name: string;
    readonly report: Pick<Report<unknown>, 'currency'>;
    readonly isExpected: boolean;
  },
  figure: NameFigure,
): string {
  const whom = name === '' ? 'a customer' : `a customer from ${name}`;
  const round = roundAmountText(mayCost, report);
  // In cents where no other digit shows which of the two is more.
  const isClose = costEach !== null && roundAmountText(costEach, report) === round;
  const text = isExpected && !isClose ? round : amountText(mayCost, report);
  const may = figure(`${at}.mayCost`, mayCost, text);
  const tooMuch = costEach !== null && costEach > mayCost;
  const ceiling =
    mayCost > 0
      ? `Pay ${tooMuch ? 'at most' : 'up to'} ${may} for ${whom}`
      : `Pay nothing for ${whom}: one brings ${may}`;
  if (costEach === null) return `${ceiling}.`;
  const cost = figure(`${at}.costEach`, costEach, amountText(costEach, report));
  return `${ceiling}; you pay ${cost}${tooMuch ? ', which is more' : ''}.`;
}
