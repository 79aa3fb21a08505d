import type { Report } from '../../core/report.ts';
import { numberText } from '../../render/number-text.ts';
import { answerNaming, type NameFigure, type ResultAnswer } from '../shared/result-answer.ts';
import { dividingHeaders, segmentName } from '../shared/table.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';
import { threeDigits } from './three-digits.ts';

type RetentionReport = Report<RetentionResult>;

/** How long customers stay, how sure that is, and where it differs most. */
export const answer = ({ result }: RetentionReport): ResultAnswer =>
  answerNaming((figure) => ({
    sentence: sentence(result, figure),
    certainty: certainty(result, figure),
    wouldChange: wouldChange(result, figure),
  }));

const years = (value: number): string => numberText(value, 2);
const people = (value: number): string => numberText(value, 0);

function sentence({ total }: RetentionResult, figure: NameFigure): string {
  const { restrictedMean, medianYears, marked, exponential } = total;
  if (exponential === null) return 'Nobody was observed for any time.';
  if (total.ended === 0) {
    const { rateHigh } = exponential;
    const most = figure('total.exponential.rateHigh', rateHigh, threeDigits(rateHigh));
    return `None of ${customersOf(total, figure)} has left: their rate of leaving is at most ${most} a year.`;
  }
  if (marked !== null)
    return `Too few customers ended to say how long they stay: ${endedOf(total, figure)}.`;
  const { low, high, horizon } = restrictedMean;
  const mean = figure(
    'total.restrictedMean.years',
    restrictedMean.years,
    years(restrictedMean.years),
  );
  const ends = [
    figure('total.restrictedMean.low', low, years(low)),
    figure('total.restrictedMean.high', high, years(high)),
  ];
  const upTo = figure('total.restrictedMean.horizon', horizon, years(horizon));
  const half =
    medianYears === null
      ? 'more than half of them are still there at the end'
      : `half are gone after ${figure('total.medianYears', medianYears, years(medianYears))}`;
  return `These customers stay ${mean} years on average (${ends.join('–')}), counted up to ${upTo} years; ${half}.`;
}

const customersOf = ({ customers }: SegmentRetention, figure: NameFigure): string =>
  `${figure('total.customers', customers, people(customers))} ${customers === 1 ? 'customer' : 'customers'}`;

const endedOf = (total: SegmentRetention, figure: NameFigure): string =>
  `${figure('total.ended', total.ended, people(total.ended))} of ${customersOf(total, figure)}`;

function certainty({ total }: RetentionResult, figure: NameFigure): string {
  if (total.exponential === null || total.marked !== null || total.ended === 0)
    return 'no more than the number of customers allows: more of them, or more time, would show it';
  const { models, bestModel, withheld } = total;
  const best = models.find(({ model }) => model === bestModel);
  const beyond =
    withheld || best?.fit?.result === 'doubtful'
      ? '; beyond the data the models differ'
      : '; active customers count for as long as they have stayed';
  return `the interval of 95% rests on ${endedOf(total, figure)} who ended${beyond}`;
}

function wouldChange(result: RetentionResult, figure: NameFigure): string {
  const sound = result.segments.flatMap(({ exponential, marked, segment, ended }, index) =>
    exponential === null || marked !== null || ended === 0
      ? []
      : [{ rate: exponential.rate, name: segmentName(segment), index }],
  );
  const byRate = sound.sort((a, b) => b.rate - a.rate);
  const [most, least] = [byRate[0], byRate.at(-1)];
  if (most === undefined || least === undefined || most === least)
    return result.total.ended === result.total.customers
      ? 'other customers: all of these have left; --by divides them into segments'
      : 'how long the customers stay who are still active; --by divides them into segments';
  const of = ({ rate: value, index }: typeof most) =>
    figure(`segments[${index}].exponential.rate`, value, threeDigits(value));
  const header = dividingHeaders(result).join(', ');
  return `the ${header} most: a rate of leaving of ${of(most)} a year for "${most.name}", of ${of(least)} for "${least.name}"`;
}
