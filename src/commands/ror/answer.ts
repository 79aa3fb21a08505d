import type { Report } from '../../core/report.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import { percentText } from '../../render/number-text.ts';
import { amountText, answerIn, type NameFigure, roundAmountText } from '../shared/result-answer.ts';
import { whole } from '../shared/table.ts';
import type { Matched } from './matched-schema.ts';
import type { RorResult } from './result.ts';
import { reasons } from './return-lines.ts';

type RorReport = Report<RorResult>;

/** What a programme returned, and how certain it is that the programme did it. */
export const answer = answerIn({ sentence, certainty, wouldChange });

function sentence(report: RorReport, figure: NameFigure): string {
  const { returnInMoney, netValue, realValue, matched, label } = report.result;
  const name = report.result.programme ?? (matched === null ? 'The programme' : 'The club');
  if (returnInMoney !== null) {
    const share = figure('returnInMoney', returnInMoney, percentText(returnInMoney, 1));
    const returned = `return in money (ROI) of ${share}`;
    if (label === 'caused') return `${name} has a ${returned}: chance decided who was treated.`;
    return label === 'estimated effect'
      ? `${name} has an estimated ${returned}.`
      : `${name} is associated with a ${returned}; that does not show a cause.`;
  }
  if (matched !== null) return clubSentence(report, matched, figure);
  const value = netValue ?? realValue;
  const path = netValue === null ? 'realValue' : 'netValue';
  return `${name} ${verbs[label]} ${figure(path, value, amountText(value, report))}, and costs nothing that is counted.`;
}

const verbs: Readonly<Record<RorResult['label'], string>> = {
  caused: 'caused a net value of',
  'estimated effect': 'has an estimated net value of',
  'associated with, not caused by': 'is associated with a net value of',
};

function clubSentence(report: RorReport, { spend, members }: Matched, figure: NameFigure): string {
  const { effect } = spend;
  const count = figure('matched.members.compared', members.compared, whole(members.compared));
  const amount = figure('matched.spend.effect', effect, roundAmountText(Math.abs(effect), report));
  const who = members.compared === 1 ? 'member' : 'members';
  return `${count} ${who} spent an estimated ${amount} ${effect < 0 ? 'less' : 'more'} than customers with alike orders.`;
}

const designs: Readonly<Record<RorResult['label'], string>> = {
  caused: 'chance decided who was treated',
  'estimated effect': 'the comparison does not exclude other causes',
  'associated with, not caused by':
    'who was treated was not drawn at random, so this shows no cause',
};

function certainty({ result }: RorReport, figure: NameFigure): string {
  const { interval, noInterval, label, matched } = result;
  const design =
    matched === null
      ? designs[label]
      : 'members chose to join, and those who planned to buy more may have joined for it';
  const effect = matched?.spend.effectInterval ?? null;
  if (interval !== null) {
    const low = figure('interval.low', interval.low, percentText(interval.low, 1));
    const high = figure('interval.high', interval.high, percentText(interval.high, 1));
    const ends =
      interval.method === 'ranges' ? 'P10 to P90 of its ranges' : 'the 95% interval of chance';
    // The return may be certain where only the cost is: nobody knows then whether joining did anything.
    const nothing =
      effect !== null && holdsZero(effect) ? '; chance alone may explain what members spent' : '';
    return `a return (ROI) of ${low} to ${high} is ${ends}${nothing}; ${design}`;
  }
  if (effect !== null) {
    const low = figure('matched.spend.effectInterval.low', effect.low, whole(effect.low));
    const high = figure('matched.spend.effectInterval.high', effect.high, whole(effect.high));
    const chance = holdsZero(effect) ? ', so chance alone may explain it' : '';
    return `95% interval ${low} to ${high}${chance}; ${design}`;
  }
  const why = noInterval === null ? '' : `${inSentence(reasons[noInterval])}; `;
  return `${why}${design}`;
}

/** A sentence as a part of another. */
const inSentence = (text: string): string =>
  `${text.slice(0, 1).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;

const holdsZero = ({ low, high }: Interval): boolean => low <= 0 && high >= 0;

function wouldChange({ result }: RorReport): string {
  const { matched, assignment, extrapolatedShare, cost } = result;
  if (cost === null)
    return 'the cost of the goods (--margin) and of the club (--investment): without them there is no return';
  if (matched !== null)
    return 'drawing at random who is invited: then chance, and not the wish to buy, decides who joins';
  if ((extrapolatedShare ?? 0) > 0)
    return 'the years that were not observed, for which the rates are assumed to stay the same';
  return assignment === 'randomised'
    ? 'a longer time, and the ranges of the inputs'
    : 'who was compared (--assignment): customers who joined by themselves may have bought more anyway';
}
