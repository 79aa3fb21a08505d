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
  const ceiling =
    mayCost > 0 ? `Pay up to ${may} for ${whom}` : `Pay nothing for ${whom}: one brings ${may}`;
  if (costEach === null) return `${ceiling}.`;
  return `${ceiling}; you pay ${figure(`${at}.costEach`, costEach, amountText(costEach, report))}.`;
}
