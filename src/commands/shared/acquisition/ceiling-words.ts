import type { Report } from '../../../core/report.ts';
import { amountText, type NameFigure } from '../result-answer.ts';

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
 */
export function ceilingSentence(
  { mayCost, costEach }: Ceiling,
  { at, name, report }: { at: string; name: string; report: Pick<Report<unknown>, 'currency'> },
  figure: NameFigure,
): string {
  const whom = name === '' ? 'a customer' : `a customer from ${name}`;
  const may = figure(`${at}.mayCost`, mayCost, amountText(mayCost, report));
  const tooMuch = costEach !== null && costEach > mayCost;
  const ceiling =
    mayCost > 0
      ? `Pay ${tooMuch ? 'at most' : 'up to'} ${may} for ${whom}`
      : `Pay nothing for ${whom}: one brings ${may}`;
  if (costEach === null) return `${ceiling}.`;
  const cost = figure(`${at}.costEach`, costEach, amountText(costEach, report));
  return `${ceiling}; you pay ${cost}${tooMuch ? ', which is more' : ''}.`;
}
