import type { Report } from '../../core/report.ts';
import { numberText, shortNumber } from '../../render/number-text.ts';
import { optionName } from '../shared/economics/inputs.ts';
import { amountText, answerIn, type NameFigure, roundAmountText } from '../shared/result-answer.ts';
import type { OneEstimate } from './result.ts';

type EstimateReport = Report<OneEstimate>;

/** What one such customer is worth, how far its ranges spread it, and which input moves it most. */
export const answer = answerIn({ sentence, certainty, wouldChange });

function sentence(report: EstimateReport, figure: NameFigure): string {
  const { basis, netValue, years, range, leftOut } = report.result;
  const after = leftOut.includes('acquisition') ? '' : ', after winning them';
  const base = figure('netValue', netValue, amountText(netValue, report));
  if (range === undefined) {
    const stay = figure('years', years, shortNumber(years));
    return `One such customer is worth ${base} in ${basis} over ${stay} ${years === 1 ? 'year' : 'years'}${after}.`;
  }
  const low = figure('range.low', range.low, amountText(range.low, report));
  const high = figure('range.high', range.high, amountText(range.high, report));
  return `One such customer is worth ${low} to ${high} in ${basis}, ${base} at the base${after}.`;
}

function certainty(report: EstimateReport, figure: NameFigure): string {
  const { simulation, method } = report.result;
  if (simulation === undefined) {
    const stay = method.slice('assumed '.length);
    return `as sure as its inputs: the ${stay} is assumed (--${stay}); a range, low..high, shows what it does`;
  }
  const { p10, p90, draws } = simulation;
  const low = figure('simulation.p10', p10, roundAmountText(p10, report));
  const high = figure('simulation.p90', p90, roundAmountText(p90, report));
  return `80% of ${figure('simulation.draws', draws, numberText(draws, 0))} draws of the ranges lie between ${low} and ${high}`;
}

function wouldChange(report: EstimateReport, figure: NameFigure): string {
  const { sensitivity = [], leftOut } = report.result;
  const [most] = sensitivity;
  if (most !== undefined) {
    const swing = figure('sensitivity[0].swing', most.swing, roundAmountText(most.swing, report));
    return `${optionName(most.input)} most: from one end of its range to the other the value moves by ${swing}`;
  }
  if (leftOut.includes('costOfGoods'))
    return 'the cost of the goods (--margin): this is spend, of which the goods are not paid yet';
  return `the stay most of all, and what is left out below`;
}
