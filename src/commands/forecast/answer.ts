import { dayOfText } from '../../core/quantity/calendar.ts';
import type { Report } from '../../core/report.ts';
import { shortNumber } from '../../render/number-text.ts';
import { ceilingSentence } from '../shared/acquisition/ceiling-words.ts';
import {
  amountText,
  answerNaming,
  type NameFigure,
  type ResultAnswer,
  roundAmountText,
} from '../shared/result-answer.ts';
import { segmentName, whole } from '../shared/table.ts';
import type { ForecastResult, SegmentForecast } from './result.ts';
import { isSound } from './view-too-few.ts';

type ForecastReport = Report<ForecastResult>;

/** How many customers will buy again, what that comes to, and who is slipping away. */
export const answer = (report: ForecastReport): ResultAnswer =>
  answerNaming((figure) => {
    if (report.result.ahead === undefined) return boughtWords(report, figure);
    if (!isSound(report.result.total)) return tooFewWords(report, figure);
    if (report.result.list !== undefined) return listWords(report, report.result.list, figure);
    const ceiling = ceilingText(report, figure);
    if (ceiling !== undefined)
      return {
        sentence: ceiling,
        certainty: `expected of a new customer, without a band; ${backtestText(report, figure)}`,
        wouldChange: 'the margin, and the horizon: what a customer brings after it does not count',
      };
    return {
      sentence: `${comingText(report, figure)}${slippingText(report, figure)}.`,
      certainty: certainty(report, figure),
      wouldChange: wouldChange(report, figure),
    };
  });

/**
 * With --ltv-cac or --payback what may be paid for a customer: where most is paid for what may be, or without costs where
 * most may be paid. Undefined where it is not asked for, or not known.
 */
function ceilingText(report: ForecastReport, figure: NameFigure): string | undefined {
  const { total, segments } = report.result;
  const lines = [
    ...segments.map((line, i) => ({
      ...line,
      at: `segments[${i}]`,
      name: segmentName(line.segment),
    })),
    { ...total, at: 'total', name: '' },
  ].flatMap(({ mayCost = null, costEach = null, at, name }) =>
    mayCost === null ? [] : [{ mayCost, costEach, at, name }],
  );
  const named = lines.filter(({ at }) => at !== 'total');
  const left = ({ mayCost, costEach }: (typeof lines)[number]) =>
    costEach === null ? -mayCost : mayCost - costEach;
  const priced = named.filter(({ costEach }) => costEach !== null);
  const of = priced.length > 0 ? priced : named.length > 0 ? named : lines;
  const [line] = [...of].sort((a, b) => left(a) - left(b));
  return (
    line &&
    ceilingSentence(line, { at: line.at, name: line.name, report, isExpected: true }, figure)
  );
}

/** "58 of 250 customers will buy within a year and spend 10,732 USD". */
function comingText(report: ForecastReport, figure: NameFigure): string {
  const { total, basis } = report.result;
  const { customers, buyers = 0 } = total;
  const some = figure('total.buyers', buyers, shortNumber(buyers, buyers < 10 ? 1 : 0));
  const all = figure('total.customers', customers, whole(customers));
  const { field, band } = moneyOf(total);
  const money = figure(
    `total.${field}.expected`,
    band.expected,
    roundAmountText(band.expected, report),
  );
  const horizon = horizonWords(report);
  const brings =
    field === 'spendToCome' ? `and spend ${money}` : `and are worth ${money} in ${basis}`;
  return `About ${some} of ${all} customers will buy within ${horizon} ${brings}`;
}

const unitWords = { y: 'year', mo: 'month', w: 'week', d: 'day' } as const;

/** "a year", "6 months"; as it was written where it is not a number of one unit. */
function horizonWords({ assumptions }: ForecastReport): string {
  const text = assumptions['horizon']?.text ?? '';
  const [, number, unit = ''] = /^(\d+)(y|mo|w|d)$/.exec(text) ?? [];
  if (number === undefined) return text;
  const word = unitWords[unit as keyof typeof unitWords];
  return number === '1' ? `a ${word}` : `${number} ${word}s`;
}

/** The money of the forecast: the spend, or the value where steps lead from one to the other. */
function moneyOf({ waterfall = [], spendToCome, value }: SegmentForecast) {
  const field = waterfall.length > 1 ? 'value' : 'spendToCome';
  const band = field === 'value' ? value : spendToCome;
  if (band === undefined) throw new RangeError('a forecast without its money');
  return { field, band } as const;
}

function slippingText(report: ForecastReport, figure: NameFigure): string {
  const { customers = 0, valueAtRisk = 0 } = report.result.slipping ?? {};
  if (customers === 0) return '';
  const some = figure('slipping.customers', customers, whole(customers));
  const slipping = `; ${some} ${customers === 1 ? 'is' : 'are'} slipping away`;
  if (valueAtRisk === null) return slipping;
  const risk = figure('slipping.valueAtRisk', valueAtRisk, roundAmountText(valueAtRisk, report));
  return `${slipping}, with ${risk} at risk`;
}

/** With `--list slipping`: how many to call, and what is at risk with them. */
function listWords(
  report: ForecastReport,
  { customers, valueAtStake }: NonNullable<ForecastResult['list']>,
  figure: NameFigure,
) {
  const some = figure('list.customers', customers, whole(customers));
  const horizon = horizonWords(report);
  const risk = figure('list.valueAtStake', valueAtStake, roundAmountText(valueAtStake, report));
  const who = customers === 1 ? 'customer is' : 'customers are';
  return {
    sentence:
      customers === 0
        ? 'No customer is slipping away.'
        : `${some} ${who} slipping away; ${risk} of ${report.result.basis} within ${horizon} is at risk.`,
    certainty: `a silence shows a loss only in part: each may still be a customer; ${backtestText(report, figure)}`,
    wouldChange: 'whether each is still a customer: at risk is what they would bring if all were',
  };
}

/** The band of the forecast, and whether the backtest kept its own. */
function certainty(report: ForecastReport, figure: NameFigure): string {
  const { field, band } = moneyOf(report.result.total);
  const { low, high } = band;
  const tested = backtestText(report, figure);
  if (low === null || high === null) return `no band is known; ${tested}`;
  const ends = [
    figure(`total.${field}.low`, low, roundAmountText(low, report)),
    figure(`total.${field}.high`, high, roundAmountText(high, report)),
  ];
  return `${ends.join(' to ')} with a probability of 80%; ${tested}`;
}

function backtestText(report: ForecastReport, figure: NameFigure): string {
  const { holdout, apart, chosenBy, source } = report.result;
  if (apart !== undefined) return segmentTestsText(report.result);
  if (holdout != null) {
    const { predicted, actual, inside, low } = holdout;
    const expected = figure('holdout.predicted', predicted, whole(predicted));
    const made = figure('holdout.actual', actual, whole(actual));
    const side = inside === true ? 'within' : actual < (low ?? 0) ? 'below' : 'above';
    const where = inside === null ? '' : `, ${side} the band`;
    return `in the backtest ${expected} purchases were predicted and ${made} made${where}`;
  }
  if (chosenBy === 'saved model') return 'the saved model is not tested on these customers';
  if (source === 'summary') return 'no backtest: a summary has no purchases by day';
  if (report.assumptions['holdout']?.source === '--holdout')
    return 'no backtest was asked for (--holdout none)';
  return source === 'cells'
    ? 'no backtest: the rows of the database say too little of what was bought before a holdout'
    : 'no backtest: the log is too short or too small for one';
}

/** The most segments that are named. */
const mostNamed = 3;

/** Whether the backtest of each segment kept its band. */
function segmentTestsText({ segments }: ForecastResult): string {
  const unknown = segments.filter((segment) => !isSound(segment));
  if (unknown.length > 0) return `too little is known of ${namedSegments(unknown)}`;
  const tested = segments.filter(({ fitted }) => fitted?.holdout?.inside != null);
  if (tested.length === 0) return 'no segment has a backtest';
  const outside = tested.filter(({ fitted }) => fitted?.holdout?.inside === false);
  const all = tested.length === segments.length ? 'every segment' : 'every segment that has one';
  return outside.length === 0
    ? `the backtest of ${all} kept its band`
    : `the backtest missed its band in ${namedSegments(outside)}`;
}

function namedSegments(segments: readonly SegmentForecast[]): string {
  const named = segments.slice(0, mostNamed).map(({ segment }) => segmentName(segment));
  return `${named.join(', ')}${segments.length > named.length ? ' and others' : ''}`;
}

/** What would move the forecast most, the first two of what is known of it. */
function wouldChange(report: ForecastReport, figure: NameFigure): string {
  const { holdout, apart, leftOut = [] } = report.result;
  const missed = holdout?.inside === false;
  const causes = [
    trendText(report, figure),
    missed &&
      `what made customers buy ${holdout.actual > holdout.predicted ? 'more' : 'less'} in the backtest than predicted`,
    apart === undefined &&
      holdout === null &&
      isBelowAYear(report) &&
      'a season, which less than a year of orders cannot show',
    leftOut.includes('costOfGoods') &&
      'the cost of the goods (--margin): this is spend, before they are paid for',
    'new customers, who are not counted here',
  ].filter((cause) => cause !== false);
  return causes.slice(0, 2).join('; ');
}

/** Whether the log cannot show all seasons. */
function isBelowAYear({ result: { from, until }, problems }: ForecastReport): boolean {
  if (problems.some(({ code }) => code === 'seasons-unseen')) return true;
  return from !== null && until !== null && dayOfText(until) - dayOfText(from) < daysOfYear;
}

const daysOfYear = 365;

/** A trend that the log is too short for; false where it has none. */
function trendText(report: ForecastReport, figure: NameFigure): string | false {
  const spend = report.result.calendar?.totals?.withTrend?.spend.expected;
  if (spend === undefined) return false;
  const at = 'calendar.totals.withTrend.spend.expected';
  return `the trend, which the log is too short for: with it they spend ${figure(at, spend, roundAmountText(spend, report))}`;
}

/** Nobody knows what so few will buy. */
function tooFewWords({ result, problems }: ForecastReport, figure: NameFigure) {
  const { customers, oneTime } = result.total;
  const all = figure('total.customers', customers, whole(customers));
  const once = figure('total.oneTime', oneTime, whole(oneTime));
  return {
    sentence:
      result.chosenBy === 'saved model'
        ? 'The saved model was fitted to too few customers for a forecast.'
        : `Too few customers have bought again for a forecast: ${once} of ${all} bought once only.`,
    certainty: 'what was bought is counted; what will be bought is not known',
    wouldChange: problems.some(({ code }) => code === 'cells-dropped')
      ? 'the rows of few customers, which --least of rapport sql forecast left out'
      : 'more repeat purchases: a longer log, or more customers',
  };
}

/** With `--summary`: what was bought. */
function boughtWords(report: ForecastReport, figure: NameFigure) {
  const { customers, oneTime, purchases, totalSpend } = report.result.total;
  const all = figure('total.customers', customers, whole(customers));
  const repeats = figure('total.purchases', purchases, whole(purchases));
  const once = figure('total.oneTime', oneTime, whole(oneTime));
  const spent =
    totalSpend === null
      ? ''
      : ` and spent ${figure('total.totalSpend', totalSpend, amountText(totalSpend, report))}`;
  return {
    sentence: `${all} ${customers === 1 ? 'customer' : 'customers'} made ${repeats} repeat ${purchases === 1 ? 'purchase' : 'purchases'}${spent}; ${once} bought once only.`,
    certainty: 'counted from the orders; nothing is estimated',
    wouldChange: 'which orders count: --status, --amounts, --since and --until',
  };
}
